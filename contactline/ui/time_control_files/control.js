// The time control: moves the map in the browser while the hand moves, and tells the server on release.
const MAP = 'iframe[title="streamlit_folium.st_folium"]';
const DAY = 864e5;
const SETTLE = 250; // ms after the last key or pan before the server hears of it

const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const mapWindow = () => {
  const frame = document.querySelector(MAP)?.contentWindow ?? window; // in a saved page both are one document
  return frame?.contactline?.ready ? frame.contactline : null;
};

/** The same day of the next or previous month; the last day where that month is shorter. */
export function stepMonth(day, sign) {
  const at = new Date(day * DAY);
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + sign, 1);
  const length = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + sign + 1, 0)).getUTCDate();
  return first / DAY + Math.min(at.getUTCDate(), length) - 1;
}

class Control {
  constructor(root) {
    this.root = root;
    this.range = root.querySelector(".cl-range");
    this.canvas = root.querySelector("canvas");
    this.readout = root.querySelector(".cl-day");
    this.spoken = root.querySelector(".cl-spoken");
    this.message = root.querySelector(".cl-message");
    this.play = root.querySelector(".cl-play");
    this.date = root.querySelector('input[type="date"]');
    this.window = root.querySelector("select");
    this.steps = [...root.querySelectorAll("[data-step]")];
    this.held = false;
    this.sent = null;
    this.bind();
    this.watch = setInterval(() => this.attach(), 200);
    this.come = () => this.attach();
    document.addEventListener("contactline-map", this.come); // a map that has just begun says so
  }

  /** New data from the server: taken over, but never while the hand is on the slider. */
  update(data, send, trigger) {
    // A link that was opened (Back, Forward, an edited address) counts more than what is still awaited.
    const opened = this.data !== undefined && data.told !== this.data.told;
    if (opened) this.drop();
    Object.assign(this, { data, send, trigger });
    const awaited = this.sent && Date.now() - this.sent.at < 3000 && (this.sent.day !== data.day || this.sent.days !== data.days);
    if (!awaited) this.sent = null;
    this.speak();
    this.dress();
    if (!this.held && !this.timer && !this.running && !awaited) [this.day, this.days] = [data.day, data.days];
    this.show();
    this.pushAll();
  }

  /** Tell a screen reader what the map shows now: when the day was let go of, not while it moves. */
  speak() {
    const { day, description, lang } = this.data;
    if (this.spokenDay !== undefined && day !== this.spokenDay) {
      this.spoken.lang = lang;
      this.spoken.textContent = description;
    }
    this.spokenDay = day;
  }

  /** Forget what was sent or is about to be: another view has been asked for. */
  drop() {
    clearTimeout(this.timer);
    clearTimeout(this.viewTimer);
    [this.timer, this.sent] = [0, null];
    if (this.running) this.halt();
  }

  dress() {
    const { data, range } = this;
    const say = data.words;
    this.root.dir = data.dir;
    range.min = data.min;
    range.max = data.max;
    range.setAttribute("aria-label", say.date);
    this.date.min = iso(data.min);
    this.date.max = iso(data.max);
    const arrows = data.dir === "rtl" ? { "-": "›", "+": "‹" } : { "-": "‹", "+": "›" };
    for (const button of this.steps) {
      const [sign, unit] = [button.dataset.step[0], button.dataset.step.slice(1)];
      const weight = { day: 1, month: 2, event: 0 }[unit];
      button.textContent = unit === "event" ? (sign === "-" ? "◄" : "►") : arrows[sign].repeat(weight);
      if (unit === "event" && data.dir === "rtl") button.textContent = sign === "-" ? "►" : "◄";
      button.title = say[button.dataset.step];
      button.setAttribute("aria-label", say[button.dataset.step]);
    }
    const [jump, trail] = this.root.querySelectorAll(".cl-field span");
    jump.textContent = say.jump;
    trail.textContent = say.trailing;
    const lengths = [...new Set([...data.windows, data.days])].sort((a, b) => a - b);
    // In words from the server: no language makes its plural by putting a number before one word.
    const written = lengths.map((n) => `${n}:${data.lengths[n]}`).join();
    if (written !== this.written) {
      this.written = written;
      this.window.replaceChildren(...lengths.map((n) => new Option(data.lengths[n], n)));
    }
    this.dressPlay();
    this.year = new Intl.NumberFormat(data.locale, { useGrouping: false });
    this.long = new Intl.DateTimeFormat(data.locale, { dateStyle: "long", timeZone: "UTC" });
  }

  dressPlay() {
    this.play.textContent = this.running ? "❚❚" : this.data.dir === "rtl" ? "◀" : "▶";
    this.play.setAttribute("aria-pressed", String(Boolean(this.running)));
    const label = this.running ? this.data.words.pause : this.data.words.play;
    this.play.title = label;
    this.play.setAttribute("aria-label", label);
  }

  bind() {
    this.range.addEventListener("pointerdown", () => (this.held = true));
    this.range.addEventListener("input", () => this.move(Number(this.range.value)));
    this.range.addEventListener("change", () => {
      this.held = false;
      this.commit();
    });
    this.range.addEventListener("keydown", (event) => this.key(event));
    for (const button of this.steps) button.addEventListener("click", () => this.step(button.dataset.step));
    this.play.addEventListener("click", () => this.toggle());
    this.date.addEventListener("change", () => this.jump());
    this.window.addEventListener("change", () => {
      this.days = Number(this.window.value);
      this.show();
      this.commit();
    });
  }

  key(event) {
    const forward = this.data.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = this.data.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const steps = { [forward]: "+day", ArrowUp: "+day", [back]: "-day", ArrowDown: "-day", PageUp: "+month", PageDown: "-month" };
    if (event.key in steps) this.step(steps[event.key]);
    else if (event.key === "Home") this.later(this.data.min);
    else if (event.key === "End") this.later(this.data.max);
    else return;
    event.preventDefault();
  }

  step(what) {
    const sign = what[0] === "+" ? 1 : -1;
    const unit = what.slice(1);
    if (unit === "day") this.later(this.day + sign);
    else if (unit === "month") this.later(stepMonth(this.day, sign));
    else this.later(this.map?.stepEvent(this.day, sign, this.data.min, this.data.max) ?? this.day);
  }

  jump() {
    const day = this.date.value ? Date.parse(`${this.date.value}T00:00:00Z`) / DAY : NaN;
    if (!(day >= this.data.min && day <= this.data.max)) {
      this.message.textContent = this.data.words.badDate.replace("{first}", iso(this.data.min)).replace("{last}", iso(this.data.max));
      this.date.value = iso(this.day);
      return;
    }
    this.move(day);
    this.commit();
  }

  /** Move now, and tell the server when the keys have come to rest. */
  later(day) {
    this.move(day);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.commit(), SETTLE);
  }

  move(day) {
    this.day = Math.min(Math.max(day, this.data.min), this.data.max);
    this.message.textContent = "";
    this.show();
  }

  commit() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.day === this.data.day && this.days === this.data.days) return;
    this.sent = { day: this.day, days: this.days, at: Date.now() };
    this.send("time", { day: this.day, days: this.days });
  }

  halt() {
    cancelAnimationFrame(this.running);
    clearTimeout(this.running);
    this.running = 0;
    this.dressPlay();
  }

  toggle() {
    if (this.running) {
      this.halt();
      this.commit();
      return;
    }
    // Who asked for less motion sees a month a second; others the whole timeline in about a minute.
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const stride = Math.max(1, Math.round((this.data.max - this.data.min) / 3600));
    const tick = () => {
      if (this.day >= this.data.max) return this.running && this.toggle();
      this.move(calm ? stepMonth(this.day, 1) : this.day + stride);
      this.running = calm ? setTimeout(tick, 1000) : requestAnimationFrame(tick);
    };
    if (this.day >= this.data.max) this.move(this.data.min);
    this.running = calm ? setTimeout(tick, 1000) : requestAnimationFrame(tick);
    this.dressPlay();
  }

  show() {
    const text = this.long.format(new Date(this.day * DAY));
    this.range.value = String(this.day);
    this.range.setAttribute("aria-valuetext", text);
    this.readout.value = text;
    if (document.activeElement !== this.date && this.root.getRootNode().activeElement !== this.date) this.date.value = iso(this.day);
    this.window.value = String(this.days);
    this.paint();
    this.map?.setTime(this.day, this.days);
  }

  paint() {
    const { canvas, data } = this;
    const width = canvas.clientWidth || 600;
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== 44 * ratio) canvas.height = 44 * ratio;
    const g = canvas.getContext("2d");
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, width, 44);
    const { color: word, outlineColor: bar, caretColor: accent } = getComputedStyle(canvas);
    this.painted = word;
    // The thumb is about 16 px wide and stays inside the track: the scale runs between its extremes.
    const at = (day) => {
      const x = 8 + ((day - data.min) / Math.max(1, data.max - data.min)) * (width - 16);
      return data.dir === "rtl" ? width - x : x;
    };
    const [a, b] = [at(Math.max(data.min, this.day - this.days + 1)), at(this.day)];
    g.fillStyle = accent;
    g.globalAlpha = 0.22;
    g.fillRect(Math.min(a, b) - 1, 0, Math.abs(b - a) + 2, 32);
    g.globalAlpha = 1;
    const top = Math.max(1, ...data.histogram);
    const step = (width - 16) / data.histogram.length;
    g.fillStyle = bar;
    data.histogram.forEach((count, i) => {
      if (!count) return;
      const height = 3 + Math.sqrt(count / top) * 27;
      const x = 8 + i * step;
      g.fillRect(data.dir === "rtl" ? width - x - step : x, 32 - height, Math.max(1, step - 0.5), height);
    });
    g.fillStyle = word;
    g.font = "10px system-ui, sans-serif";
    g.textAlign = "center";
    const years = (data.max - data.min) / 365.25;
    const every = [1, 2, 5, 10, 20].find((n) => (years / n) * 38 < width) ?? 50;
    const from = new Date(data.min * DAY).getUTCFullYear();
    for (let year = Math.ceil(from / every) * every; Date.UTC(year, 0, 1) / DAY <= data.max; year += every) {
      const x = at(Date.UTC(year, 0, 1) / DAY);
      g.fillRect(x, 32, 1, 3);
      if (x > 14 && x < width - 14) g.fillText(this.year.format(year), x, 43);
    }
    g.fillStyle = accent;
    g.fillRect(b - 1, 0, 2, 34);
  }

  /** Find the map's frame, also after it was loaded anew, and give it all that it should show. */
  attach() {
    if (this.data && this.painted !== getComputedStyle(this.canvas).color) this.paint(); // day turned to night
    const map = mapWindow();
    if (!map || map === this.map || !this.data) return;
    this.map = map;
    this.given = {};
    map.onPick((index) => this.trigger("picked", { index, of: map.events() }));
    map.onLayers((names) => this.send("layers", { names }));
    map.onView((where) => {
      clearTimeout(this.viewTimer);
      const known = this.data.viewport;
      if (where.zoom === known.zoom && where.lat === known.lat && where.lon === known.lon) return;
      this.viewTimer = setTimeout(() => this.send("viewport", where), SETTLE);
    });
    map.setTime(this.day, this.days);
    this.pushAll();
  }

  pushAll() {
    if (!this.map || !this.data) return;
    const give = (name, value, act) => {
      const written = JSON.stringify(value);
      if (this.given[name] === written) return;
      this.given[name] = written;
      act();
    };
    const { data, map } = this;
    // Other events first: what follows is about them.
    if (data.events) give("events", data.events.key, () => map.setEvents(data.events));
    const about = data.events?.key;
    give("mask", [data.mask, about], () => map.setVisible(data.mask));
    give("called", [data.called, about], () => map.setCalled(data.called));
    give("selected", [data.selected, about], () => map.select(data.selected));
    give("exact", [data.exact, about], () => map.setExact(data.exact));
    give("layers", data.layers, () => map.setLayers(data.layers));
    give("description", data.description, () => map.setDescription(data.description));
    give("names", data.names, () => map.setNames(data.names));
    // The viewport is the map's own: the server's is taken over only when a link was opened.
    give("told", data.told, () => map.setView(data.viewport));
  }

  stop() {
    clearInterval(this.watch);
    document.removeEventListener("contactline-map", this.come);
    clearTimeout(this.timer);
    cancelAnimationFrame(this.running);
  }
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".cl-time");
  if (!root) return undefined;
  root.control ??= new Control(root);
  root.control.update(data, setStateValue, setTriggerValue);
  return () => root.control.stop();
}
