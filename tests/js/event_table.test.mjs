// The table of events that the browser reads, and the counts that it draws crowds by.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EventTable, readColumns, sums } from "../../static/js/event_table.js";
import { Crowd, Tally, cellsOf } from "../../static/js/tally.js";

const KINDS = [["Talks", "#1f4e79"], ["Clash", "#8c2d19"]];
// Three events: 10 to 12 (talks, curated, one mark), 20 without a known end (clash, imported, no mark), 15 (clash, two marks).
const BYTES = Uint8Array.from([3, 20, 20, 9, 3, 3, 0, 1, 3, 1, 5, 3, 3, 1, 0, 2, 3, 0, 1, 0, 3, 0, 1, 0, 2, 20, 1, 2, 2, 2, 2, 0, 5, 2, 0, 1, 2, 0, 7]);
const table = () => new EventTable({ kinds: KINDS, targets: ["", "line"], at: [1], id: ["b"], label: ["B"] }, BYTES);

test("numbers of several bytes are read, also those longer than 32 bits", () => {
  assert.deepEqual([...readColumns(Uint8Array.from([3, 172, 2, 128, 128, 128, 128, 16, 5]))[0]], [300, 2 ** 32, 5]);
});

test("columns that end before their file does are refused", () => {
  assert.throws(() => readColumns(Uint8Array.from([2, 5])), RangeError);
});

test("differences are summed, the odd ones downwards", () => assert.deepEqual([...sums([20, 3, 2])], [10, 8, 9]));

test("an event without a known end is open, and steps go by its first day", () => {
  const { first, last } = table();
  assert.deepEqual([[...first], last[0], last[2]], [[10, 20, 15], 12, 15]);
  assert.deepEqual([table().isOpen(1), table().dayOf(1), table().dayOf(0)], [true, 20, 12]);
});

test("each mark knows its event, and each event its marks", () => {
  assert.deepEqual([[...table().owner], [...table().starts]], [[0, 2, 2], [0, 1, 1, 3]]);
});

test("what an event is called is known once it has been told", () => {
  const events = table();
  assert.deepEqual([events.id(1), events.label(1), events.id(0), events.label(0)], ["b", "B", "#0", null]);
  events.tell({ at: [0], id: ["a"], label: ["A"] });
  assert.deepEqual([events.id(0), events.label(0)], ["a", "A"]);
});

test("a step goes to the nearest event that passes and lies on the timeline; without one the day stays", () => {
  const events = table();
  const all = Uint8Array.of(1, 1, 1);
  assert.deepEqual([12, 15, 20].map((day) => events.step(day, 1, all, 0, 100)), [15, 20, 20]);
  assert.deepEqual([12, 15, 20].map((day) => events.step(day, -1, all, 0, 100)), [12, 12, 15]);
  assert.equal(events.step(12, 1, Uint8Array.of(1, 1, 0), 0, 100), 20);
  assert.equal(events.step(12, 1, Uint8Array.of(1, 1, 0), 0, 19), 12);
});

test("a tally that was cleared counts from nothing", () => {
  const tally = new Tally(3);
  tally.add(2, 7);
  tally.add(2, 9);
  assert.deepEqual([[...tally.counts], tally.touched, tally.top[2]], [[0, 0, 2], [2], 9]);
  tally.clear();
  assert.deepEqual([[...tally.counts], tally.touched], [[0, 0, 0], []]);
});

test("spots in the same square of the zoom share a cell, also left of and above the middle", () => {
  const [x, y] = [Float64Array.of(0.1, 0.9, -0.1, 1.1), Float64Array.of(0.1, 0.9, -0.1, 0.2)];
  assert.deepEqual([...cellsOf(x, y, 10, 10).of], [0, 0, 1, 2]);
  assert.equal(cellsOf(x, y, 1, 10).count, 2);
});

test("a cell stands in the middle of its events, in the colour of most of them, and no event is lost", () => {
  const [x, y] = [Float64Array.of(0, 4), Float64Array.of(0, 2)];
  const crowd = new Crowd({ of: Int32Array.of(0, 0), count: 1 }, x, y, 2);
  [[0, 0, 0], [1, 1, 1], [2, 1, 1], [3, 1, 0], [4, 1, 1]].forEach(([mark, spot, group]) => crowd.add(mark, spot, group));
  assert.deepEqual([crowd.tally.counts[0], crowd.middle(0), crowd.largest(0)], [5, [3.2, 1.6], 1]);
  crowd.clear();
  crowd.add(1, 0, 0);
  assert.deepEqual([crowd.tally.counts[0], crowd.middle(0), crowd.largest(0)], [1, [0, 0], 0]);
});
