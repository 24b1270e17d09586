// The tour of the first visit: offered once, remembered in the browser, left by a button or by Escape.
const SEEN = "contactline.tour.seen";
const ASKED = "contactline.tour.asked";

/** What a store of the browser remembers; nothing where it is switched off. */
const remembered = (store, key) => {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
};
const remember = (store, key, value) => {
  try {
    store().setItem(key, value);
  } catch {
    // Without storage the tour is offered again at the next visit, which harms nobody.
  }
};
const forEver = () => localStorage;
const thisVisit = () => sessionStorage;

class Tour {
  constructor(offer, dialog) {
    Object.assign(this, { offer, dialog, at: 0, lit: null });
    const press = (root, name, act) => root.querySelector(name).addEventListener("click", act);
    press(offer, ".cl-start", () => this.open());
    press(offer, ".cl-skip", () => this.done());
    press(dialog, ".cl-back", () => this.show(this.at - 1));
    press(dialog, ".cl-next", () => (this.at + 1 < this.data.steps.length ? this.show(this.at + 1) : dialog.close()));
    press(dialog, ".cl-leave", () => dialog.close());
    dialog.addEventListener("close", () => this.done());
  }

  update(data) {
    this.data = data;
    for (const root of [this.offer, this.dialog]) Object.assign(root, { dir: data.dir, lang: data.lang });
    this.offer.querySelector("p").textContent = data.words.offer;
    for (const [name, word] of Object.entries(data.words)) {
      const button = this.offer.querySelector(`.cl-${name}`) ?? this.dialog.querySelector(`.cl-${name}`);
      if (button) button.textContent = word;
    }
    this.offer.hidden = remembered(forEver, SEEN) !== null || this.over === true;
    if (data.asked && remembered(thisVisit, ASKED) !== data.asked) {
      remember(thisVisit, ASKED, data.asked);
      this.open();
    }
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.show(0);
  }

  show(step) {
    this.at = step;
    const { steps, words } = this.data;
    this.dialog.querySelector("small").textContent = words.count.replace("{number}", step + 1).replace("{count}", steps.length);
    this.dialog.querySelector("h2").textContent = steps[step].title;
    this.dialog.querySelector("p").textContent = steps[step].text;
    this.dialog.querySelector(".cl-back").hidden = step === 0;
    const next = this.dialog.querySelector(".cl-next");
    next.textContent = step + 1 < steps.length ? words.next : words.end;
    this.dialog.querySelector(".cl-leave").hidden = step + 1 === steps.length;
    this.light(document.querySelector(steps[step].target));
    next.focus();
  }

  /** Frame the part of the page that a step is about, and stand where it does not hide it. */
  light(part) {
    if (this.lit) this.lit.style.outline = "";
    this.lit = part;
    let low = true;
    if (part) {
      part.style.outline = "3px solid var(--cl-accent)";
      part.scrollIntoView({ block: "nearest" });
      const box = part.getBoundingClientRect();
      low = box.top + Math.min(box.height, innerHeight) / 2 < innerHeight * 0.6;
    }
    this.dialog.classList.toggle("cl-low", low);
    this.dialog.classList.toggle("cl-high", !low);
  }

  done() {
    remember(forEver, SEEN, "1");
    this.over = true;
    this.offer.hidden = true;
    this.light(null);
  }
}

export default function ({ data, parentElement }) {
  const [offer, dialog] = [".cl-tour", ".cl-tour-step"].map((name) => parentElement.querySelector(name));
  if (!offer || !dialog) return undefined;
  offer.tour ??= new Tour(offer, dialog);
  offer.tour.update(data);
  return () => offer.tour.light(null);
}
