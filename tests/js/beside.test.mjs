// What lies beside a page: what is asked for again, and what is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fetched } from "../../static/js/beside.js";

const whole = { ok: true, status: 200, arrayBuffer: async () => new Uint8Array([1, 2, 3]).buffer };
const broken = { ok: true, status: 200, arrayBuffer: async () => Promise.reject(new Error("broke off")) };
const status = (number) => ({ ok: false, status: number });

/** Ask where each of these comes in turn; an error is a network that fails. */
async function asked(...answers) {
  let times = 0;
  const ask = async () => {
    const answer = answers[times++];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const bytes = await fetched("parcels/1", [0, 0], ask).then((found) => [...found], (error) => error.message);
  return { bytes, times };
}

test("what the network loses is asked for again", async () => {
  assert.deepEqual(await asked(new Error("offline"), broken, whole), { bytes: [1, 2, 3], times: 3 });
});

test("a server that is not well is asked again", async () => {
  assert.deepEqual(await asked(status(503), whole), { bytes: [1, 2, 3], times: 2 });
});

test("what a server refuses is asked for once", async () => {
  assert.deepEqual(await asked(status(404), whole), { bytes: "parcels/1 could not be read: 404", times: 1 });
});

test("after the last try it is given up", async () => {
  assert.equal((await asked(new Error("a"), new Error("b"), new Error("offline"))).bytes, "offline");
  assert.equal((await asked(broken, broken, broken)).times, 3);
});
