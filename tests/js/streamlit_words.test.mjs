// Streamlit's own words: said in ours where they are known, left as they are where not.
import assert from "node:assert/strict";
import test from "node:test";
import { readFile } from "node:fs/promises";

const source = await readFile(new URL("../../contactline/ui/streamlit_words.js", import.meta.url), "utf8");
const { inWords } = await import("data:text/javascript," + encodeURIComponent(source));

const words = [
  ["Select all", "Выбрать все"],
  ["Select (\\d+) matches", "Выбрать найденное: {1}"],
  ["Remove (.+)", "Убрать {1}"],
];

test("a known text is said in our words", () => {
  assert.equal(inWords("Select all", words), "Выбрать все");
});

test("what Streamlit puts into a text stands in ours", () => {
  assert.equal(inWords("Select 12 matches", words), "Выбрать найденное: 12");
  assert.equal(inWords("Remove $& (Baku)", words), "Убрать $& (Baku)");
});

test("a text that we do not know stays, also one that only begins like ours", () => {
  assert.equal(inWords("Select all of it", words), "Select all of it");
  assert.equal(inWords("Баку", words), "Баку");
});

test("in English nothing is changed", () => {
  assert.equal(inWords("Select all", []), "Select all");
});
