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

/** A test for membership by position, from base64 bytes (bit 0 first); without a mask all are members. */
export function maskTest(/** @type {string | null} */ base64) {
  if (base64 === null || base64 === undefined) return () => true;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return (/** @type {number} */ position) => ((bytes[position >> 3] ?? 0) >> (position & 7) & 1) === 1;
}

/**
 * Marks by time: `find(day, days)` gives the marks whose event may fall in the days that end with `day`.
 * Marks of short events are sorted by first day, so that a search finds the few that can matter; the
 * long ones (years, open ends) are few and looked at one by one.
 */
export class TimeIndex {
  /** @param {number[]} first first day by event @param {number[]} last last day by event @param {number[]} owner event by mark */
  constructor(first, last, owner) {
    const LONG = 366;
    const marks = owner.map((_, mark) => mark);
    this.first = first;
    this.last = last;
    this.owner = owner;
    this.long = marks.filter((mark) => last[owner[mark]] - first[owner[mark]] > LONG);
    this.short = marks
      .filter((mark) => last[owner[mark]] - first[owner[mark]] <= LONG)
      .sort((a, b) => first[owner[a]] - first[owner[b]]);
    this.starts = Int32Array.from(this.short, (mark) => first[owner[mark]]);
    this.reach = LONG;
  }

  /** @returns {number[]} marks, the long ones first so that the precise ones are drawn over them */
  find(/** @type {number} */ day, /** @type {number} */ days) {
    const from = day - days + 1;
    const found = this.long.filter((mark) => this.within(mark, from, day));
    const end = lowerBound(this.starts, day + 1);
    for (let i = lowerBound(this.starts, from - this.reach); i < end; i++) {
      if (this.last[this.owner[this.short[i]]] >= from) found.push(this.short[i]);
    }
    return found;
  }

  within(/** @type {number} */ mark, /** @type {number} */ from, /** @type {number} */ day) {
    return this.first[this.owner[mark]] <= day && this.last[this.owner[mark]] >= from;
  }
}

/** Gather marks that stand on the same spot: [x, y, marks] in the order of the marks. */
export function gather(/** @type {number[]} */ marks, /** @type {(mark: number) => string} */ spot) {
  const piles = new Map();
  for (const mark of marks) {
    const key = spot(mark);
    const pile = piles.get(key);
    if (pile) pile.push(mark);
    else piles.set(key, [mark]);
  }
  return [...piles.values()];
}
