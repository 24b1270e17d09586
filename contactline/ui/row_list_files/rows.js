// Lists of rows that can be chosen. A row that is shown again stays the same element, so that it keeps the focus.

/** Put elements into a parent in this order: others go, and those that stand where they belong are not touched. */
export function arrange(parent, elements) {
  const wanted = new Set(elements);
  for (const one of [...parent.children]) if (!wanted.has(one)) one.remove();
  elements.forEach((one, at) => {
    if (parent.children[at] !== one) parent.insertBefore(one, parent.children[at] ?? null);
  });
}

/** The element for a key: the one that stands for it, else a new one. */
function element(kept, key, name) {
  const found = kept.get(key) ?? document.createElement(name);
  kept.set(key, found);
  return found;
}

/** Write a text where another stands: what a screen reader is reading is not written anew. */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

class Lists {
  constructor(root) {
    Object.assign(this, { root, kept: new Map() });
  }

  update(data, trigger) {
    Object.assign(this.root, { dir: data.dir, lang: data.lang });
    const before = this.buttons();
    const focused = before.indexOf(this.root.getRootNode().activeElement);
    const kept = this.kept;
    this.kept = new Map();
    arrange(this.root, data.lists.flatMap((list, at) => this.list(list, at, data, trigger, kept)));
    // Where the row that had the focus is gone, the one in its place has it.
    if (focused >= 0 && !before[focused].isConnected) this.buttons()[Math.min(focused, this.buttons().length - 1)]?.focus({ preventScroll: true });
  }

  buttons() {
    return [...this.root.querySelectorAll("button")];
  }

  /** The elements of one list: its title and its button for more where it has one. */
  list({ title, rows, more }, at, data, trigger, kept) {
    const part = (key, name) => this.keep(kept, `${at}.${key}`, name);
    const heading = part("title", "p");
    write(heading, title);
    const list = part("rows", "ul");
    list.setAttribute("aria-label", title || data.label);
    arrange(list, rows.map(([id, words]) => this.row(part(id, "li"), id, words, data, trigger)));
    const further = part("more", "button");
    Object.assign(further, { type: "button", className: "cl-more", onclick: () => trigger("more", true) });
    write(further, more);
    return [...(title ? [heading] : []), list, ...(more ? [further] : [])];
  }

  row(item, id, words, data, trigger) {
    const button = item.firstChild ?? item.appendChild(document.createElement("button"));
    Object.assign(button, { type: "button", onclick: () => trigger("chosen", id) });
    button.dataset.id = id;
    if (id === data.chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    write(button, words);
    return item;
  }

  keep(kept, key, name) {
    const found = element(kept, key, name);
    this.kept.set(key, found);
    return found;
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".cl-list");
  if (!root) return undefined;
  root.lists ??= new Lists(root);
  root.lists.update(data, setTriggerValue);
  return undefined;
}
