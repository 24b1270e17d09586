// Events and their marks as typed arrays, read from the columns that contactline/maps/event_columns.py writes.
// No DOM here: node tests import this file.
import { fetched } from "./beside.js";
import { filled } from "./core.js";

const OPEN_END = 2 ** 30; // the last day of what has no known end, as marks.py writes it
const ORIGINS = 3;
const DEGREE = 10_000; // parts of a degree that a position is counted in

/** The columns in the bytes: each is a count and as many variable-length numbers (base 128, least group first). */
export function readColumns(/** @type {Uint8Array} */ bytes) {
  let at = 0;
  const number = () => {
    let byte = bytes[at++];
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let weight = 128; byte >= 128; weight *= 128) {
      byte = bytes[at++];
      value += (byte & 127) * weight; // no shifts: a number can be longer than 32 bits
    }
    return value;
  };
  const columns = [];
  while (at < bytes.length) {
    const column = new Float64Array(number());
    for (let i = 0; i < column.length; i++) column[i] = number();
    columns.push(column);
  }
  if (at !== bytes.length) throw new RangeError(`the columns end ${at - bytes.length} bytes after their file`);
  return columns;
}

/** Running sums of numbers in zigzag form: 0, 1, 2, 3, 4 stand for 0, -1, 1, -2, 2. */
export function sums(/** @type {Float64Array} */ differences) {
  let sum = 0;
  return filled(new Int32Array(differences.length), (i) => {
    const coded = differences[i];
    return (sum += coded % 2 ? -(coded + 1) / 2 : coded / 2);
  });
}

/** Bytes from base64. */
export function bytesOf(/** @type {string} */ base64) {
  const characters = atob(base64);
  return filled(new Uint8Array(characters.length), (i) => characters.charCodeAt(i));
}

/**
 * The bytes that the server sent: in what it sent, packed in it, or at an address beside it.
 * @param {{columns?: string, address?: string, packed?: string}} sent
 */
export async function bytesAt(sent) {
  if (sent.columns !== undefined) return bytesOf(sent.columns);
  if (sent.address) return fetched(sent.address);
  const unpacked = new Blob([bytesOf(/** @type {string} */ (sent.packed))]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

/**
 * The table of what the server sent.
 * @param {Promise<Uint8Array>} [coming] its columns, where they are on their way already
 */
export async function tableOf(sent, coming) {
  return new EventTable(sent, await (coming ?? bytesAt(sent)));
}

/** Events by number, and their marks: those of event `i` are `starts[i]` up to before `starts[i + 1]`. */
export class EventTable {
  constructor(sent, /** @type {Uint8Array} */ bytes) {
    const [first, span, looks, marks, spot, style, lat, lon, form, target, radius] = readColumns(bytes);
    this.count = first.length;
    this.kinds = sent.kinds;
    this.targets = sent.targets;
    this.first = sums(first);
    this.last = filled(new Int32Array(this.count), (i) => (span[i] ? this.first[i] + span[i] - 1 : OPEN_END));
    this.kind = filled(new Uint8Array(this.count), (i) => Math.floor(looks[i] / ORIGINS));
    this.origin = filled(new Uint8Array(this.count), (i) => looks[i] % ORIGINS);
    this.starts = new Int32Array(this.count + 1);
    for (let i = 0; i < this.count; i++) this.starts[i + 1] = this.starts[i] + marks[i];
    this.owner = new Int32Array(spot.length);
    for (let i = 0; i < this.count; i++) this.owner.fill(i, this.starts[i], this.starts[i + 1]);
    this.spot = new Int32Array(spot);
    const degrees = (/** @type {Float64Array} */ column) => {
      const parts = sums(column);
      return filled(new Float64Array(parts.length), (i) => parts[i] / DEGREE);
    };
    this.lat = degrees(lat);
    this.lon = degrees(lon);
    this.style = new Uint32Array(style);
    this.styles = { count: form.length, target, radius };
    this.form = filled(new Uint8Array(style.length), (mark) => form[style[mark]]);
    this.colours = [...new Set(this.kinds.map(([, colour]) => colour))];
    const groups = this.kinds.map(([, colour]) => this.colours.indexOf(colour));
    this.group = filled(new Uint8Array(this.count), (i) => groups[this.kind[i]]);
    this.called = new Map();
    this.tell(sent);
  }

  /** Take over what more events are called: positions, ids and labels. */
  tell({ at, id, label }) {
    at.forEach((event, i) => this.called.set(event, [id[i], label[i]]));
  }

  /** An event's id, or its number where its id has not been told. */
  id(/** @type {number} */ event) {
    return this.called.get(event)?.[0] ?? `#${event}`;
  }

  /** What an event is called, or null where that has not been told. */
  label(/** @type {number} */ event) {
    return this.called.get(event)?.[1] ?? null;
  }

  kindOf(/** @type {number} */ event) {
    return this.kinds[this.kind[event]][0];
  }

  colourOf(/** @type {number} */ event) {
    return this.kinds[this.kind[event]][1];
  }

  /** What the mark's line or area is called. */
  target(/** @type {number} */ mark) {
    return this.targets[this.styles.target[this.style[mark]]];
  }

  /** How far around its point a mark reaches, in metres. */
  radius(/** @type {number} */ mark) {
    return this.styles.radius[this.style[mark]];
  }

  isOpen(/** @type {number} */ event) {
    return this.last[event] >= OPEN_END;
  }

  /** The day that stands for an event in the histogram and in steps from event to event: its last known one. */
  dayOf(/** @type {number} */ event) {
    return this.isOpen(event) ? this.first[event] : this.last[event];
  }

  /**
   * The nearest day with an event that passes, after a day (sign 1) or before it (-1) and from `first` to `last`; the
   * day itself where there is none.
   * @param {number} day @param {number} sign @param {Uint8Array} passes @param {number} first @param {number} last
   */
  step(day, sign, passes, first, last) {
    let best = Infinity;
    for (let event = 0; event < this.count; event++) {
      const other = this.dayOf(event);
      const ahead = (other - day) * sign;
      if (passes[event] && ahead > 0 && ahead < best && other >= first && other <= last) best = ahead;
    }
    return best === Infinity ? day : day + best * sign;
  }
}
