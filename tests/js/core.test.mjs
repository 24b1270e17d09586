// The pure parts of the map: search in time, masks, piles.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TimeIndex, discAt, groundPixels, lowerBound, maskBytes, nameOn, periodOn, project } from "../../static/js/core.js";
import { stepMonth } from "../../contactline/ui/time_control_files/control.js";

const day = (text) => Date.parse(`${text}T00:00:00Z`) / 864e5;

test("lowerBound finds the first value that is not below", () => {
  assert.deepEqual([0, 1, 2, 5, 9].map((v) => lowerBound([1, 2, 5], v)), [0, 0, 1, 2, 3]);
});

test("a period holds from its first day to the day before its end", () => {
  const periods = [[10, 20, "a"], [20, 30, "b"]];
  assert.deepEqual([9, 10, 19, 20, 29, 30].map((d) => periodOn(periods, d)?.[2]), [undefined, "a", "a", "b", "b", undefined]);
});

test("a place has the name of its day under the chosen naming", () => {
  const turns = [[-(2 ** 30), "A", "A", "A"], [100, "A / B", "A / B", "B / A"]];
  assert.deepEqual([99, 100].map((d) => nameOn(turns, d, 2)), ["A", "B / A"]);
  assert.equal(nameOn(turns, 5000, 0), "A / B");
});

test("a time index finds what a look at every mark finds", () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const first = Array.from({ length: 500 }, () => random(5000));
  const last = first.map((d) => d + (random(10) ? random(300) : 2 ** 30));
  const index = new TimeIndex(Int32Array.from(first), Int32Array.from(last), Int32Array.from(first, (_, i) => i));
  const passes = Uint8Array.from(first, () => (random(5) ? 1 : 0));
  for (let i = 0; i < 200; i++) {
    const [at, days] = [random(6000), 1 + random(400)];
    const slow = first.flatMap((d, mark) => (d <= at && last[mark] >= at - days + 1 ? [mark] : []));
    assert.deepEqual([...index.find(at, days)].sort((a, b) => a - b), slow);
    assert.deepEqual([...index.find(at, days, passes)].sort((a, b) => a - b), slow.filter((mark) => passes[mark]));
  }
});

test("a mask passes the positions of its bits and no other", () => {
  const mask = btoa(String.fromCharCode(0b00000101, 0b1));
  assert.deepEqual([...maskBytes(mask, 10)], [1, 0, 1, 0, 0, 0, 0, 0, 1, 0]);
});

test("without a mask everything passes", () => assert.deepEqual([...maskBytes(null, 3)], [1, 1, 1]));

test("the middle of the map of the world is the middle of its picture", () => {
  assert.deepEqual(project(0, 0).map(Math.round), [128, 128]);
});

test("a month later is the same day, or the last of a shorter month", () => {
  assert.equal(stepMonth(day("2021-01-31"), 1), day("2021-02-28"));
  assert.equal(stepMonth(day("2021-01-15"), -1), day("2020-12-15"));
});

test("a distance on the ground is longer on the map the farther from the equator", () => {
  const circle = 2 * Math.PI * 6378137;
  assert.ok(Math.abs(groundPixels(circle, 0) - 256) < 1e-9);
  assert.ok(Math.abs(groundPixels(1000, 60) / groundPixels(1000, 0) - 2) < 1e-9);
});

test("a disc as wide as a degree of latitude reaches as far on the map", () => {
  const [, south] = project(47, 39.5);
  const [, north] = project(47, 40.5);
  assert.ok(Math.abs(groundPixels(111195, 40) * 2 - (south - north) * 2) / (south - north) < 0.01);
});

test("a disc is met at its rim and its middle, the smallest first, and not inside", () => {
  const discs = [[100, 100, 80, [1]], [100, 100, 30, [2]]];
  assert.deepEqual(discAt(discs, 100, 101, 7)?.[3], [2]);
  assert.deepEqual(discAt(discs, 178, 100, 7)?.[3], [1]);
  assert.equal(discAt(discs, 155, 100, 7), undefined);
});
