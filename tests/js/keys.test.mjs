// The keyboard of the review: one key for each button, whatever the layout writes.
import assert from "node:assert/strict";
import test from "node:test";
import { readFile } from "node:fs/promises";

const source = await readFile(new URL("../../contactline/ui/keyboard.js", import.meta.url), "utf8");
const { keyOf } = await import("data:text/javascript," + encodeURIComponent(source));

test("a Latin layout gives the letter that it writes", () => {
  assert.equal(keyOf({ key: "a", code: "KeyQ" }), "a"); // a French keyboard
  assert.equal(keyOf({ key: "A", code: "KeyA" }), "a");
});

test("another script gives the letter where the key lies", () => {
  assert.equal(keyOf({ key: "ф", code: "KeyA" }), "a");
  assert.equal(keyOf({ key: "ش", code: "KeyA" }), "a");
});

test("the question mark is the same in Arabic", () => {
  assert.equal(keyOf({ key: "؟", code: "Slash" }), "?");
});

test("a shortcut of the browser is left to the browser", () => {
  assert.equal(keyOf({ key: "a", code: "KeyA", ctrlKey: true }), "");
  assert.equal(keyOf({ key: "Enter", code: "Enter" }), "");
});
