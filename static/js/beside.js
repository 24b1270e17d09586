// What lies beside a page: asked for again where the network fails, and what is said where it does not come.
const WAITS = [500, 2000, 5000]; // ms before it is asked for again

const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/**
 * The bytes at an address. What the network loses, or a server that is not well, is asked for again; what a server
 * refuses is not.
 */
export async function fetched(/** @type {string} */ address, waits = WAITS, ask = (/** @type {string} */ at) => fetch(new URL(at, document.baseURI))) {
  for (let tries = 0; ; tries++) {
    const last = tries === waits.length;
    const answer = await ask(address).catch((/** @type {Error} */ lost) => {
      if (last) throw lost;
    });
    // A body that breaks off is lost like an answer that never came.
    const bytes = answer?.ok && (await answer.arrayBuffer().catch(() => undefined));
    if (bytes) return new Uint8Array(bytes);
    if (last || (answer && !answer.ok && answer.status < 500)) throw new Error(`${address} could not be read: ${answer?.status}`);
    await pause(waits[tries]);
  }
}

/** Say in the place of a map that what it is drawn from did not come, and offer to ask for it again; return what says so. */
export function sayLost(/** @type {HTMLElement} */ place, words, /** @type {() => void} */ again) {
  const told = document.createElement("p");
  told.setAttribute("role", "alert");
  Object.assign(told, { dir: words.dir, lang: words.lang, textContent: `${words.lost} ` });
  told.style.cssText = "position: relative; z-index: 1000; margin: 3rem 1rem; font: 1rem/1.5 system-ui, sans-serif; text-align: center";
  const button = document.createElement("button");
  button.textContent = words.again;
  button.onclick = () => {
    told.remove();
    again();
  };
  told.append(button);
  place.append(told);
  return told;
}
