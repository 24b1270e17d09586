// The page as a document: its language, its direction, its scheme, the words that Streamlit says in English only,
// and the focus, which stays where it was when Streamlit draws an element anew.
const APP = '[data-testid="stApp"]';
const KEYED = '[class*="st-key-"]';
const OWN_CARE = ".st-key-review-event"; // keyboard.js cares for the focus there

/** Say a text of Streamlit's in the reader's language; it stays Streamlit's own node. */
function say(selector, words) {
  const node = document.querySelector(selector)?.firstChild;
  if (node && node.nodeValue !== words) node.nodeValue = words;
}

/** What floats over the app (popovers, dialogs, the map's frame) is told the scheme that Streamlit gives its app. */
function followScheme() {
  const app = document.querySelector(APP);
  const scheme = getComputedStyle(app).colorScheme === "dark" ? "dark" : "light";
  const root = document.documentElement;
  if (root.dataset.scheme === scheme) return;
  root.dataset.scheme = scheme;
  root.style.colorScheme = scheme;
}

/** Remember which element has the focus, and give it to the one of the same key when that was drawn anew. */
class Focus {
  constructor(signal) {
    document.addEventListener("focusin", (event) => this.note(event.target), { signal });
    // Who clicks beside everything means to leave it.
    document.addEventListener("pointerdown", () => (this.last = undefined), { signal, capture: true });
    const drawn = new MutationObserver(() => this.restore());
    drawn.observe(document.body, { childList: true, subtree: true });
    signal.addEventListener("abort", () => drawn.disconnect());
  }

  note(element) {
    const key = [...(element.closest(KEYED)?.classList ?? [])].find((name) => name.startsWith("st-key-"));
    this.last = key && { key, element, words: element.textContent };
  }

  restore() {
    if (!this.last || this.last.element.isConnected || document.activeElement !== document.body) return;
    if (document.querySelector(OWN_CARE)) return;
    const { key, element, words } = this.last;
    const alike = [...document.querySelectorAll(`.${CSS.escape(key)} ${element.tagName}`)];
    const same = alike.find((one) => one.textContent === words) ?? (alike.length === 1 ? alike[0] : undefined);
    same?.focus({ preventScroll: true });
  }
}

export default function ({ data, parentElement }) {
  Object.assign(document.documentElement, { lang: data.lang, dir: data.dir });
  say('[data-testid="stSkipToContent"]', data.skip);
  document.querySelector('[data-testid="stTopNav"]')?.setAttribute("aria-label", data.pages);
  followScheme();
  const mark = parentElement.querySelector("span");
  if (mark && !mark.stop) {
    mark.stop = new AbortController();
    const watch = new MutationObserver(followScheme);
    watch.observe(document.querySelector(APP), { attributes: true, attributeFilter: ["class"] });
    mark.stop.signal.addEventListener("abort", () => watch.disconnect());
    new Focus(mark.stop.signal);
  }
  return () => mark?.stop.abort();
}
