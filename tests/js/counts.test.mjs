// Very many events as counts by cell and month: what a period holds, and the steps from day to day.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Counts, dayOfMonth, monthOf } from "../../static/js/counts.js";

const day = (/** @type {string} */ text) => Date.parse(`${text}T00:00:00Z`) / 864e5;

/** A column of numbers, each a variable-length integer. */
function column(/** @type {number[]} */ ...numbers) {
  const written = [];
  for (let number of [numbers.length, ...numbers]) {
    for (; number > 127; number = Math.floor(number / 128)) written.push((number % 128) + 128);
    written.push(number);
  }
  return written;
}

// In the first cell: 2 events of January 2020, 3 from January to March 2020, 1 from April 2020 without a known end.
// In the second, an area: 4 of February 2020. Days: 31 January, 2 March and 15 April 2020.
const JANUARY = 1440;
const days = ["2020-01-31", "2020-03-02", "2020-04-15"].map(day);
const BYTES = Uint8Array.from([
  column(0, 4), column(0, 7), column(2 * 398_000, 2 * 2_000), column(2 * 467_000, 1), column(3, 1),
  column(JANUARY, 0, 3, JANUARY + 1), column(1, 3, 0, 1), column(2, 3, 1, 4),
  column(2 * days[0], 2 * (days[1] - days[0]), 2 * (days[2] - days[1])),
].flat());
const counts = () => new Counts(BYTES);

test("months are counted from January 1900, and begin with their first day", () => {
  assert.deepEqual(["1900-01-01", "1969-12-31", "2020-01-31"].map((text) => monthOf(day(text))), [0, 839, JANUARY]);
  assert.equal(dayOfMonth(JANUARY), day("2020-01-01"));
});

test("cells have their forms, targets and places", () => {
  const { count, form, target, lat, lon } = counts();
  assert.deepEqual([count, [...form], [...target], [...lat], [...lon]], [2, [0, 4], [0, 7], [39.8, 40], [46.7, 46.6999]]);
});

test("a period holds what began by its last month and did not end before its first", () => {
  const within = (cell, from, to) => counts().within(cell, JANUARY + from, JANUARY + to);
  assert.deepEqual([within(0, 0, 0), within(0, 1, 1), within(0, 1, 3), within(0, 0, 3), within(0, 4, 90)], [5, 3, 4, 6, 1]);
  assert.deepEqual([within(1, 0, 0), within(1, 1, 1), within(1, 2, 2)], [0, 4, 0]);
  assert.equal(within(0, -12, -1), 0);
});

test("a step goes to the nearest day that has an event and lies on the timeline; without one the day stays", () => {
  const [january, march, april] = days;
  const step = (from, sign, first = 0, last = 90_000) => counts().step(from, sign, first, last);
  assert.deepEqual([step(january, 1), step(march, 1), step(april, 1)], [march, april, april]);
  assert.deepEqual([step(january, -1), step(march, -1), step(april + 9, -1)], [january, january, april]);
  assert.equal(step(march, 1, 0, april - 1), march);
  assert.equal(step(january - 99, 1, march, april), march);
});
