// The arithmetic of the timeline: windows stay within it, the axis is readable, no mark covers another.
import assert from "node:assert/strict";
import test from "node:test";
import { readFile } from "node:fs/promises";

const source = await readFile(new URL("../../contactline/ui/timeline_files/axis.js", import.meta.url), "utf8");
const { gaps, pan, rows, ticks, zoom } = await import("data:text/javascript," + encodeURIComponent(source));

const LIMITS = [0, 999];
const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 864e5;

test("a window that is moved keeps its length and stops at the ends of the timeline", () => {
  assert.deepEqual(pan([100, 129], 7, LIMITS), [107, 136]);
  assert.deepEqual(pan([100, 129], -500, LIMITS), [0, 29]);
  assert.deepEqual(pan([100, 129], 5000, LIMITS), [970, 999]);
});

test("zooming in halves a window around the day under the hand", () => {
  assert.deepEqual(zoom([100, 199], 0.5, 150, LIMITS), [125, 174]);
});

test("the smallest window is a day, and it can be left again", () => {
  assert.deepEqual(zoom([100, 100], 0.5, 100, LIMITS), [100, 100]);
  assert.deepEqual(zoom([100, 100], 1.25, 100, LIMITS), [100, 101]);
});

test("the largest window is the whole timeline", () => {
  assert.deepEqual(zoom([10, 900], 2, 400, LIMITS), LIMITS);
});

test("a short window has days on its axis, a long one months, then years", () => {
  assert.equal(ticks([day("2020-11-01"), day("2020-11-09")], 10).unit, "day");
  assert.deepEqual(ticks([day("2020-09-15"), day("2021-03-12")], 8), {
    unit: "month",
    days: ["2020-10-01", "2020-11-01", "2020-12-01", "2021-01-01", "2021-02-01", "2021-03-01"].map(day),
  });
  assert.equal(ticks([day("1988-02-20"), day("2026-06-30")], 10).unit, "year");
});

test("the axis has never more labels than there is room for", () => {
  for (let length = 1; length < 15000; length = Math.ceil(length * 1.3)) assert.ok(ticks([5000, 5000 + length], 9).days.length <= 9);
});

test("marks that would touch stand in different rows, the next free one first", () => {
  assert.deepEqual(rows([[0, 10], [5, 15], [12, 20]], 3), [0, 1, 2]);
  assert.deepEqual(rows([[0, 10], [5, 15], [12, 20], [16, 30]], 2), [0, 1, 0, 1]);
});

test("a mark for which no row is free is told apart", () => {
  assert.deepEqual(rows([[0, 10], [5, 15]], 1), [0, -1]);
});

test("a name has the room until the next mark of its row", () => {
  assert.deepEqual(gaps([[0, 10], [5, 15], [40, 50]], [0, 1, 0], 100), [30, 85, 50]);
});
