// Counts of marks by the place where they are drawn together. No DOM here: node tests import this file.
import { filled } from "./core.js";

/** How many marks share a key, and the last of them; cleared at the cost of what was counted. */
export class Tally {
  constructor(/** @type {number} */ keys) {
    this.counts = new Int32Array(keys);
    this.top = new Int32Array(keys);
    /** @type {number[]} */ this.touched = [];
  }

  clear() {
    for (const key of this.touched) this.counts[key] = 0;
    this.touched.length = 0;
  }

  add(/** @type {number} */ key, /** @type {number} */ mark) {
    if (!this.counts[key]) this.touched.push(key);
    this.counts[key] += 1;
    this.top[key] = mark;
  }
}

/**
 * The square cells of a zoom that spots fall into: `of` gives the number of a spot's cell. They lie on the ground and
 * not on the screen, so that they stay where they are while the map is moved.
 * @param {Float64Array} x @param {Float64Array} y pixels of zoom 0 @param {number} scale @param {number} side pixels
 */
export function cellsOf(x, y, scale, side) {
  const numbers = new Map();
  const of = filled(new Int32Array(x.length), (spot) => {
    const key = Math.floor((x[spot] * scale) / side) * 2 ** 24 + Math.floor((y[spot] * scale) / side);
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });
  return { of, count: numbers.size };
}

/** Marks counted by cell: how many of each group (of kinds) there are, and where their middle is. */
export class Crowd {
  /** @param {{of: Int32Array, count: number}} cells @param {Float64Array} x @param {Float64Array} y by spot @param {number} groups */
  constructor(cells, x, y, groups) {
    Object.assign(this, { cells, x, y, groups });
    this.tally = new Tally(cells.count);
    this.byGroup = new Int32Array(cells.count * groups);
    this.sumX = new Float64Array(cells.count);
    this.sumY = new Float64Array(cells.count);
  }

  clear() {
    for (const cell of this.tally.touched) {
      this.sumX[cell] = this.sumY[cell] = 0;
      this.byGroup.fill(0, cell * this.groups, (cell + 1) * this.groups);
    }
    this.tally.clear();
  }

  add(/** @type {number} */ mark, /** @type {number} */ spot, /** @type {number} */ group) {
    const cell = this.cells.of[spot];
    this.tally.add(cell, mark);
    this.byGroup[cell * this.groups + group] += 1;
    this.sumX[cell] += this.x[spot];
    this.sumY[cell] += this.y[spot];
  }

  /** @returns {[number, number]} the middle of a cell's marks */
  middle(/** @type {number} */ cell) {
    const count = this.tally.counts[cell];
    return [this.sumX[cell] / count, this.sumY[cell] / count];
  }

  /** The group that most marks of a cell are of. */
  largest(/** @type {number} */ cell) {
    let found = 0;
    const at = cell * this.groups;
    for (let group = 1; group < this.groups; group++) if (this.byGroup[at + group] > this.byGroup[at + found]) found = group;
    return found;
  }
}
