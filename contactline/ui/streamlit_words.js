// What Streamlit says in English only, in the reader's language: it has no parameter for these words.
const PLACES = '[role="listbox"], [data-testid="stFileUploader"], [data-testid="stMultiSelect"]';
const SPOKEN = "aria-label";

let table = [];
let waiting = 0;
const told = new WeakMap(); // what stands there in our words, and what Streamlit wrote

/** The words for a text of Streamlit's; the text itself where it is none, or where we have no words. */
export function inWords(text, words) {
  for (const [pattern, said] of words) {
    const found = new RegExp(`^${pattern}$`).exec(text);
    if (found) return said.replace("{1}", () => found[1] ?? "");
  }
  return text;
}

/** The same for a node or an element's label: `now` is what stands there, `write` puts words in its place. */
function say(key, now, write) {
  const before = told.get(key);
  const written = before?.ours === now ? before.written : now;
  const ours = inWords(written, table);
  told.set(key, { ours, written });
  if (ours !== now) write(ours);
}

function sayAll() {
  waiting = 0;
  for (const place of document.querySelectorAll(PLACES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      say(node, node.nodeValue, (words) => (node.nodeValue = words));
    }
    for (const element of place.querySelectorAll(`[${SPOKEN}]`)) {
      say(element, element.getAttribute(SPOKEN), (words) => element.setAttribute(SPOKEN, words));
    }
  }
}

export default function ({ data, parentElement }) {
  table = data.words;
  sayAll();
  const mark = parentElement.querySelector("span");
  if (mark && !mark.watch) {
    mark.watch = new MutationObserver(() => (waiting ||= requestAnimationFrame(sayAll)));
    mark.watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  }
  return () => mark?.watch.disconnect();
}
