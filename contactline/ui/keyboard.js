// The keyboard of a page: a key presses the button that stands on the page.
// Letters count as typed on a Latin layout, else by where the key lies, so that А, ف and F are one key.
const PATIENCE = 5000; // ms for which a field that is about to appear is waited for
const FIELD = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]';
const FIRST = { e: '[class*="st-key-review-form"] input', s: ".st-key-review-split-box input", m: ".st-key-review-merge-box input" };

const TURNS = ["j", "k"]; // to the next and the one before: these wait for the page, what decides something never does

let stop;
let redrawn;
let turn; // the turn that waits
let pressed = false; // whether the keyboard is in use here: only then is the focus cared for

/** Which key of ours was pressed: a letter, "?", or "" for none. */
export function keyOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return "";
  if (event.key === "?" || event.key === "؟") return "?";
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(event.code ?? "");
  return letter ? letter[1].toLowerCase() : "";
}

const busy = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "running";

/** Do something as soon as the page is at rest; only the last that was asked for. */
function whenAtRest(act) {
  clearTimeout(turn);
  const until = Date.now() + PATIENCE;
  const look = () => {
    if (!busy()) act();
    else if (Date.now() < until) turn = setTimeout(look, 60);
  };
  look();
}

/** Focus what a selector finds, now or as soon as the server has drawn it. */
function focusOn(selector) {
  const until = Date.now() + PATIENCE;
  const look = () => {
    const found = document.querySelector(selector);
    if (found && !busy()) found.focus();
    else if (Date.now() < until) setTimeout(look, 60);
  };
  look();
}

/** Where nothing has the focus any more, because it was drawn away, the event has it. */
function keepFocus() {
  const region = document.querySelector(".st-key-review-event");
  if (!region) return;
  region.tabIndex = -1;
  if (document.activeElement === document.body) region.focus({ preventScroll: true });
}

/** Say to screen readers which key presses which button. */
function announce(keys) {
  for (const [key, name] of Object.entries(keys)) {
    const button = document.querySelector(`.st-key-${name} button`);
    if (button && button.getAttribute("aria-keyshortcuts") !== key) button.setAttribute("aria-keyshortcuts", key);
  }
}

export default function ({ data }) {
  stop?.abort();
  stop = new AbortController();
  const arrows = data.dir === "rtl" ? { ArrowLeft: "j", ArrowRight: "k" } : { ArrowRight: "j", ArrowLeft: "k" };
  const press = (event) => {
    const key = arrows[event.key] ?? keyOf(event);
    const field = event.composedPath()[0]?.closest?.(FIELD);
    if (field && field.type !== "checkbox") {
      if (event.key === "Escape" && event.type === "keydown" && field.getAttribute("aria-expanded") !== "true") field.blur();
      return;
    }
    if (!(key in data.keys)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Streamlit has keys of its own (R runs the page again), which would do two things at once.
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.type !== "keydown" || event.repeat) return;
    if (TURNS.includes(key)) whenAtRest(() => act(key));
    else if (!busy()) act(key);
  };
  const act = (key) => {
    const button = document.querySelector(`.st-key-${data.keys[key]} button`);
    pressed = true;
    if (button && !button.disabled) button.click();
    if (FIRST[key]) focusOn(FIRST[key]);
  };
  for (const kind of ["keydown", "keypress", "keyup"]) {
    window.addEventListener(kind, press, { capture: true, signal: stop.signal });
  }
  // Streamlit draws the buttons after this part, and draws them anew, whenever it likes.
  redrawn?.disconnect();
  redrawn = new MutationObserver(() => announce(data.keys));
  redrawn.observe(document.body, { childList: true, subtree: true });
  announce(data.keys);
  if (pressed) setTimeout(keepFocus, 0);
  return () => {
    stop.abort();
    redrawn.disconnect();
  };
}
