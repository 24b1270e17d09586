// Very many events as counts by cell of the ground and by month, read from what contactline/maps/counts.py writes.
// No DOM here: node tests import this file.
import { filled, lowerBound } from "./core.js";
import { readColumns, sums } from "./event_table.js";

const FIRST_YEAR = 1900;
const DEGREE = 10_000;
const MONTH_ROOM = 2 ** 12; // more than there are months
const ENTRY_ROOM = 2 ** 25; // more than there are counts: with cells and months they stay below 2 ** 53

/** The month that a day lies in, counted from January 1900. */
export function monthOf(/** @type {number} */ day) {
  const at = new Date(day * 864e5);
  return (at.getUTCFullYear() - FIRST_YEAR) * 12 + at.getUTCMonth();
}

/** The first day of a month. */
export function dayOfMonth(/** @type {number} */ month) {
  return Date.UTC(FIRST_YEAR, month, 1) / 864e5;
}

/** Numbers by cell: those of cell `i` are `starts[i]` up to before `starts[i + 1]`, with their sums from the first of all. */
class Sorted {
  /** @param {Int32Array} starts @param {Int32Array} months in order within a cell @param {(entry: number) => number} count */
  constructor(starts, months, count) {
    this.starts = starts;
    this.months = months;
    this.sums = new Float64Array(months.length + 1);
    for (let i = 0; i < months.length; i++) this.sums[i + 1] = this.sums[i] + count(i);
  }

  /** How many of a cell lie before a month. */
  before(/** @type {number} */ cell, /** @type {number} */ month) {
    const from = this.starts[cell];
    const own = this.months.subarray(from, this.starts[cell + 1]);
    return this.sums[from + lowerBound(own, month)] - this.sums[from];
  }
}

export class Counts {
  constructor(/** @type {Uint8Array} */ bytes) {
    const [form, target, lat, lon, lengths, steps, spans, counts, days] = readColumns(bytes);
    this.count = form.length;
    this.form = new Uint8Array(form);
    this.target = target;
    const degrees = (/** @type {Float64Array} */ column) => Float64Array.from(sums(column), (parts) => parts / DEGREE);
    [this.lat, this.lon] = [degrees(lat), degrees(lon)];
    this.days = sums(days);
    const starts = new Int32Array(this.count + 1);
    for (let cell = 0; cell < this.count; cell++) starts[cell + 1] = starts[cell] + lengths[cell];
    const months = new Int32Array(steps.length);
    const cells = new Int32Array(steps.length);
    for (let cell = 0; cell < this.count; cell++) {
      cells.fill(cell, starts[cell], starts[cell + 1]);
      for (let i = starts[cell], month = 0; i < starts[cell + 1]; i++) months[i] = month += steps[i];
    }
    this.begun = new Sorted(starts, months, (i) => counts[i]);
    this.ended = endsOf(cells, months, spans, counts, this.count);
  }

  /** How many events of a cell may fall in the months from one to another, both included. */
  within(/** @type {number} */ cell, /** @type {number} */ from, /** @type {number} */ to) {
    return this.begun.before(cell, to + 1) - this.ended.before(cell, from);
  }

  /**
   * The nearest day with an event after a day (sign 1) or before it (-1) and from `first` to `last`; the day itself where
   * there is none.
   * @param {number} day @param {number} sign @param {number} first @param {number} last
   */
  step(day, sign, first, last) {
    const at = sign > 0 ? lowerBound(this.days, Math.max(day + 1, first)) : lowerBound(this.days, Math.min(day, last + 1)) - 1;
    const found = this.days[at];
    return found >= first && found <= last ? found : day;
  }
}

/** The months in which events end, in order within each cell; those without an end are left out. */
function endsOf(cells, months, spans, counts, /** @type {number} */ count) {
  const ending = filled(new Int32Array(spans.length), (i) => i).filter((i) => spans[i]);
  // One sort of numbers that hold cell, month and entry: many times quicker than one that compares entries.
  const keys = filled(new Float64Array(ending.length), (i) => {
    const entry = ending[i];
    return (cells[entry] * MONTH_ROOM + months[entry] + spans[entry] - 1) * ENTRY_ROOM + entry;
  }).sort();
  const entry = (/** @type {number} */ i) => keys[i] % ENTRY_ROOM;
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < keys.length; i++) starts[cells[entry(i)] + 1] += 1;
  for (let cell = 0; cell < count; cell++) starts[cell + 1] += starts[cell];
  const ends = filled(new Int32Array(keys.length), (i) => Math.floor(keys[i] / ENTRY_ROOM) % MONTH_ROOM);
  return new Sorted(starts, ends, (i) => counts[entry(i)]);
}
