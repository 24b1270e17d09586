// The timeline: events in time with what is known of their days; it moves in the browser, and tells the server at rest.
// axis.js stands before it in one module: pan, zoom, ticks, rows and date are from there.
const SETTLE = 250; // ms after the last key or drag before the server hears of it
const [ROW, AXIS, HEIGHT, OVERVIEW] = [18, 22, 210, 34]; // pixels
const LABEL = 60; // pixels of a label of the axis, about
const LETTER = 6.6; // pixels that a letter takes, about

const made = (name, attributes, text) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
};

class Timeline {
  constructor(root) {
    this.root = root;
    [this.range, this.field, this.marks, this.strip] = [".cl-range", ".cl-field", ".cl-marks", ".cl-overview"].map((name) => root.querySelector(name));
    for (const button of root.querySelectorAll("[data-act]")) button.addEventListener("click", () => this.act(button.dataset.act));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.field.addEventListener("dblclick", (event) => this.move(zoom(this.window, 0.5, this.dayAt(event), this.limits)));
    this.drag(this.field, (day, from) => pan(from.window, from.day - day, this.limits));
    this.drag(this.strip, (day) => pan(this.window, day - (this.window[0] + this.window[1]) / 2, this.limits), true);
    this.watch = new ResizeObserver(() => this.data && this.paint());
    this.watch.observe(this.field);
  }

  /** New data from the server; the window is kept while what the hand did is still on its way. */
  update(data, send, trigger) {
    Object.assign(this, { data, send, trigger, limits: [data.min, data.max] });
    const awaited = this.sent && Date.now() - this.sent.at < 3000 && (this.sent.first !== data.first || this.sent.last !== data.last);
    if (!awaited) this.sent = null;
    if (!awaited && !this.timer && !this.held) this.window = [data.first, data.last];
    this.dress();
    this.paint();
  }

  dress() {
    const { words, dir, locale } = this.data;
    this.root.dir = dir;
    const arrows = dir === "rtl" ? { start: "⏭", earlier: "›", later: "‹", end: "⏮" } : { start: "⏮", earlier: "‹", later: "›", end: "⏭" };
    for (const button of this.root.querySelectorAll("[data-act]")) {
      const act = button.dataset.act;
      button.textContent = { ...arrows, in: "+", out: "−", all: words.all }[act];
      button.title = words[act];
      button.setAttribute("aria-label", words[act]);
    }
    this.field.setAttribute("aria-label", words.label);
    this.field.setAttribute("aria-description", words.hint);
    const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    this.number = new Intl.NumberFormat(locale);
    this.formats = { long: format({ dateStyle: "long" }), day: format({ day: "numeric", month: "short" }), month: format({ month: "short", year: "numeric" }), year: format({ year: "numeric" }) };
  }

  act(name) {
    const [first, last] = this.window;
    const [span, middle] = [last - first + 1, (first + last + 1) / 2];
    const [min, max] = this.limits;
    const moved = {
      earlier: () => pan(this.window, -Math.max(1, span / 4), this.limits),
      later: () => pan(this.window, Math.max(1, span / 4), this.limits),
      in: () => zoom(this.window, 0.5, middle, this.limits),
      out: () => zoom(this.window, 2, middle, this.limits),
      start: () => pan(this.window, min - first, this.limits),
      end: () => pan(this.window, max - last, this.limits),
      all: () => [min, max],
    };
    this.move(moved[name]());
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [back, on] = this.data.dir === "rtl" ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
    const acts = { [back]: "earlier", [on]: "later", "+": "in", "=": "in", "-": "out", Home: "start", End: "end", 0: "all" };
    if (!(event.key in acts)) return;
    event.preventDefault();
    event.stopPropagation();
    this.act(acts[event.key]);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls; a pinch or Ctrl zooms
    event.preventDefault();
    this.move(zoom(this.window, event.deltaY > 0 ? 1.25 : 0.8, this.dayAt(event), this.limits));
  }

  /** Follow a hand over the timeline or its overview; a click on a mark is not a drag. */
  drag(element, moved, atOnce = false) {
    let from = null;
    const day = (event) => this.dayAt(event, element === this.strip ? this.limits : from?.window);
    element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      from = { window: this.window, day: this.dayAt(event, element === this.strip ? this.limits : this.window), x: event.clientX };
      if (atOnce) this.move(moved(from.day, from));
    });
    element.addEventListener("pointermove", (event) => {
      if (!from || (!this.held && Math.abs(event.clientX - from.x) < 4)) return;
      if (!this.held) element.setPointerCapture(event.pointerId);
      this.held = true;
      this.field.classList.add("cl-held");
      this.move(moved(day(event), from));
    });
    const release = () => {
      from = null;
      setTimeout(() => (this.held = false), 0); // after the click that ends a drag
      this.field.classList.remove("cl-held");
    };
    element.addEventListener("pointerup", release);
    element.addEventListener("pointercancel", release);
  }

  dayAt(event, [first, last] = this.window) {
    const box = this.field.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    return first + (this.data.dir === "rtl" ? 1 - share : share) * (last - first + 1);
  }

  /** Move now, and tell the server when the hand has come to rest. */
  move(window) {
    this.window = window;
    this.paint();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = 0;
      const [first, last] = this.window;
      if (first === this.data.first && last === this.data.last) return;
      this.sent = { first, last, at: Date.now() };
      this.send("window", { day: last, days: last - first + 1 });
    }, SETTLE);
  }

  paint() {
    const width = this.field.clientWidth || 600;
    const [first, last] = this.window;
    this.range.value = this.formats.long.formatRange(date(first), date(last));
    const along = (day, [low, high] = this.window) => ((day - low) / (high - low + 1)) * width;
    /** A bar between two places along the time, mirrored where time runs from right to left. */
    const bar = (from, to, y, height, cls) => {
      const x = this.data.dir === "rtl" ? width - to : from;
      return made("rect", { x: x.toFixed(1), y, width: Math.max(to - from, 0.5).toFixed(1), height, class: cls });
    };
    this.draw = { width, along, bar, place: (x) => (this.data.dir === "rtl" ? width - x : x).toFixed(1) };
    this.marks.replaceChildren(...this.axis(), ...(this.data.steps.length ? this.counted() : this.named()));
    const { overview } = this.data;
    const tallest = Math.max(1, ...overview);
    const step = width / overview.length;
    this.strip.replaceChildren(
      ...overview.flatMap((n, i) => (n ? [bar(i * step, (i + 1) * step - 0.5, OVERVIEW - 2 - (n / tallest) * 28, Math.max(1, (n / tallest) * 28), "cl-step")] : [])),
      bar(along(first, this.limits), Math.max(along(last + 1, this.limits), along(first, this.limits) + 3), 1, OVERVIEW - 2, "cl-brush"),
    );
  }

  axis() {
    const { width, along, place } = this.draw;
    const { unit, days } = ticks(this.window, Math.max(2, Math.floor(width / 90)));
    return days.flatMap((day) => {
      const at = along(day);
      const line = made("line", { x1: place(at), x2: place(at), y1: 0, y2: HEIGHT - AXIS, class: "cl-tick" });
      if (at > width - LABEL) return [line]; // its label would be cut off
      return [line, made("text", { x: place(at + 3), y: HEIGHT - 7, class: "cl-tick-label", direction: this.data.dir }, this.formats[unit].format(date(day)))];
    });
  }

  /** Counts in equal steps, where there are too many events to draw each. */
  counted() {
    const { along, bar } = this.draw;
    const { steps, low, high } = this.data;
    const length = (high - low + 1) / steps.length;
    const tallest = Math.max(1, ...steps);
    const full = HEIGHT - AXIS - 16;
    return steps.flatMap((count, i) => {
      if (!count) return [];
      const tall = Math.max(2, (count / tallest) * full);
      const drawn = bar(along(low + i * length), along(low + (i + 1) * length) - 1, HEIGHT - AXIS - tall, tall, "cl-step");
      drawn.append(made("title", {}, this.number.format(count)));
      return [drawn];
    });
  }

  /** Each event by itself, with its name where there is room. */
  named() {
    const { place } = this.draw;
    const seen = this.data.marks.filter((mark) => mark.last >= this.window[0] && mark.first <= this.window[1]);
    return this.arranged(seen).map(({ mark, from, to, room, row }) => {
      const group = made("g", { class: "cl-mark", "data-index": mark.position });
      group.append(made("title", {}, mark.label), this.shape(mark, from, to, row * ROW + 4));
      if (room) {
        const letters = Math.floor(room / LETTER);
        const name = (mark.hedged ? "≈ " : "") + mark.name;
        const written = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
        group.append(made("text", { x: place(to + 4), y: row * ROW + 14, direction: this.data.dir }, written));
      }
      group.addEventListener("click", () => this.held || this.trigger("picked", { index: mark.position }));
      return group;
    });
  }

  /** Where each mark stands, and how long its name may be: none where the next mark leaves no room. */
  arranged(seen) {
    const { width, along } = this.draw;
    const count = Math.floor((HEIGHT - AXIS) / ROW);
    const boxes = seen.map((mark) => {
      const from = Math.max(along(mark.first), 0);
      return [from, Math.max(Math.min(along(mark.last + 1), width), from + 11)];
    });
    const taken = rows(boxes, count).map((row) => (row < 0 ? count - 1 : row));
    const free = gaps(boxes, taken, width);
    return seen.map((mark, i) => {
      const room = Math.min(mark.name.length * LETTER + 12, free[i] - 10, 320);
      return { mark, from: boxes[i][0], to: boxes[i][1], room: room > 40 ? room : 0, row: taken[i] };
    });
  }

  shape(mark, from, to, y) {
    const { along, bar, place } = this.draw;
    const chosen = (mark.hedged ? " cl-hedged" : "") + (mark.position === this.data.selected ? " cl-chosen" : "");
    if (mark.shape === "day") {
      const middle = Math.max(along(mark.first + 0.5), 5.5);
      return made("circle", { cx: place(Math.min(middle, to)), cy: y + 6, r: 5, class: `cl-day${chosen}` });
    }
    const drawn = bar(from, to, y + 1, 10, { range: "cl-range-bar", within: "cl-within", open: "cl-open" }[mark.shape] + chosen);
    if (mark.shape !== "open") drawn.setAttribute("rx", 4);
    return drawn;
  }

  stop() {
    clearTimeout(this.timer);
    this.watch.disconnect();
  }
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".cl-timeline");
  if (!root) return undefined;
  root.timeline ??= new Timeline(root);
  root.timeline.update(data, setStateValue, setTriggerValue);
  return () => root.timeline.stop();
}
