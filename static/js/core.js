// Pure parts of the map: projection, search in time, bit masks. No DOM here: node tests import this file.

/** First index of a sorted array whose value is not below `value`. */
export function lowerBound(/** @type {ArrayLike<number>} */ sorted, /** @type {number} */ value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * An array filled with the value of each place: many times quicker than `from`, which asks an iterator for each.
 * @template {{ length: number, [place: number]: number }} T
 * @param {T} array @param {(place: number) => number} value @returns {T}
 */
export function filled(array, value) {
  for (let place = 0; place < array.length; place++) array[place] = value(place);
  return array;
}

/** Web Mercator in pixels of zoom 0 (the world is 256 wide). */
export function project(/** @type {number} */ lon, /** @type {number} */ lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [256 * (lon / 360 + 0.5), 256 * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
}

/** A distance on the ground as pixels of zoom 0: Web Mercator stretches it with the latitude. */
export function groundPixels(/** @type {number} */ metres, /** @type {number} */ lat) {
  const EQUATOR = 2 * Math.PI * 6378137;
  return (metres / EQUATOR) * (256 / Math.cos((lat * Math.PI) / 180));
}

/**
 * The discs at a point: those whose rim or middle is within `reach` pixels, the smallest first.
 * The inside of a disc is left to what lies under it, for a disc can be as wide as the screen.
 * @param {[number, number, number, number[]][]} discs x, y, radius and marks @param {number} x @param {number} y @param {number} reach
 */
export function discAt(discs, x, y, reach) {
  return discs
    .filter(([dx, dy, radius]) => {
      const off = Math.hypot(dx - x, dy - y);
      return off <= reach || Math.abs(off - radius) <= reach;
    })
    .sort((a, b) => a[2] - b[2])[0];
}

/** The period of a feature that holds on a day, or null: periods are [from, to), sorted, without overlap. */
export function periodOn(/** @type {number[][]} */ periods, /** @type {number} */ day) {
  for (const period of periods) if (period[0] <= day && day < period[1]) return period;
  return null;
}

/**
 * What a place is called on a day under a naming: `turns` are [first day, label by naming...], in order.
 * @param {(number | string)[][]} turns @param {number} day @param {number} naming
 */
export function nameOn(turns, day, naming) {
  let found = turns[0];
  for (const turn of turns) if (Number(turn[0]) <= day) found = turn;
  return String(found[naming + 1]);
}

/**
 * A byte for each of `count` positions, 1 for a member, from base64 of a bit each (bit 0 first); without a mask all are.
 * @param {string | null | undefined} base64 @param {number} count
 */
export function maskBytes(base64, count) {
  const members = new Uint8Array(count);
  if (base64 === null || base64 === undefined) return members.fill(1);
  const bits = atob(base64);
  for (let i = 0; i < count; i++) members[i] = (bits.charCodeAt(i >> 3) >> (i & 7)) & 1;
  return members;
}

/**
 * Marks by time: `find(day, days)` gives the marks whose event may fall in the days that end with `day`.
 * Marks of short events are sorted by first day, so that a search finds the few that can matter; the
 * long ones (years, open ends) are fewer and looked at one by one.
 */
export class TimeIndex {
  /** @param {Int32Array} first first day by event @param {Int32Array} last last day by event @param {Int32Array} owner event by mark */
  constructor(first, last, owner) {
    const LONG = 366;
    const isLong = (/** @type {number} */ mark) => last[owner[mark]] - first[owner[mark]] > LONG;
    const marks = filled(new Int32Array(owner.length), (mark) => mark);
    this.first = first;
    this.last = last;
    this.owner = owner;
    this.long = marks.filter(isLong);
    const short = marks.filter((mark) => !isLong(mark));
    const begins = (/** @type {number} */ mark) => first[owner[mark]];
    // The server sends events by their first day: to find that they are in order is less than to sort them.
    const inOrder = short.every((mark, i) => !i || begins(short[i - 1]) <= begins(mark));
    this.short = inOrder ? short : short.sort((a, b) => begins(a) - begins(b) || a - b);
    this.starts = filled(new Int32Array(short.length), (i) => begins(this.short[i]));
    this.reach = LONG;
    this.found = new Int32Array(owner.length);
  }

  /**
   * The marks of a period, the long ones first so that the precise ones are drawn over them; valid until the next call.
   * @param {number} day @param {number} days @param {Uint8Array} [passes] 1 for each event that passes the filters
   */
  find(day, days, passes) {
    const { first, last, owner, short, long, found } = this;
    const from = day - days + 1;
    let count = 0;
    for (const mark of long) {
      const event = owner[mark];
      if (first[event] <= day && last[event] >= from && (!passes || passes[event])) found[count++] = mark;
    }
    const end = lowerBound(this.starts, day + 1);
    for (let i = lowerBound(this.starts, from - this.reach); i < end; i++) {
      const event = owner[short[i]];
      if (last[event] >= from && (!passes || passes[event])) found[count++] = short[i];
    }
    return found.subarray(0, count);
  }
}
