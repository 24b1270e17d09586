// Rows that stay on the page are never taken out of it: the focus would go with them.
import assert from "node:assert/strict";
import test from "node:test";
import { readFile } from "node:fs/promises";

const source = await readFile(new URL("../../contactline/ui/row_list_files/rows.js", import.meta.url), "utf8");
const { arrange } = await import("data:text/javascript," + encodeURIComponent(source));

/** A parent with children, as far as rows are arranged in it; it notes what is put into it. */
function parent(...names) {
  const children = [];
  const touched = [];
  const named = (name) => ({ name, remove() { children.splice(children.indexOf(this), 1); } });
  children.push(...names.map(named));
  const insertBefore = (one, next) => {
    touched.push(one.name);
    if (children.includes(one)) one.remove();
    children.splice(next ? children.indexOf(next) : children.length, 0, one);
  };
  return { children, touched, insertBefore, named, names: () => children.map((one) => one.name).join("") };
}

test("rows stand in the order that is asked for, and the others are gone", () => {
  const list = parent("a", "b", "c", "d");
  const [a, , c] = list.children;
  const [x, y] = [list.named("x"), list.named("y")];

  arrange(list, [x, a, y, c]);

  assert.equal(list.names(), "xayc");
});

test("a row that stays is not touched when rows come and go around it", () => {
  const list = parent("a", "b", "c");
  const b = list.children[1];
  const [x, y] = [list.named("x"), list.named("y")];

  arrange(list, [x, b, y]);

  assert.deepEqual(list.touched, ["x", "y"]);
});

test("a list can become empty", () => {
  const list = parent("a", "b");

  arrange(list, []);

  assert.equal(list.names(), "");
});
