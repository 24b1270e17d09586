// Starts our layers on the Folium map and offers window.contactline to the time control.
import { Picture } from "./picture.js";
import { CROWD } from "./marks.js";
import { fetched, sayLost } from "./beside.js";
import { Counts } from "./counts.js";
import { bytesAt, bytesOf, readColumns, tableOf } from "./event_table.js";

const STYLE = `
html, body { margin: 0; background: light-dark(#f4f2ec, #26282b); }
.cl-box { background: light-dark(rgba(255,255,255,.95), rgba(23,25,28,.95)); color: light-dark(#1b1b1b, #edebe8); border: 1px solid light-dark(#b9b6ad, #55585e); border-radius: 6px;
  font: 11.5px/1.3 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; padding: 5px 8px; max-width: 212px; text-align: start; }
details.cl-box { max-height: calc(100vh - 34px); overflow-y: auto; box-sizing: border-box; }
.cl-box summary { cursor: pointer; font-weight: 600; min-height: 20px; }
.cl-box ul { list-style: none; margin: 4px 0; padding: 0; }
.cl-box li, .cl-box label { display: flex; gap: 6px; align-items: center; min-height: 18px; line-height: 1.2; }
.cl-box label { min-height: 24px; }
.cl-box label input { margin: 0; width: 15px; height: 15px; }
.cl-box i { flex: none; width: 20px; height: 12px; border-radius: 2px; border: 1px solid light-dark(#77746b, #9a9da3); }
.cl-box p { margin: 4px 0 0; }
.cl-note { font-weight: 600; }
.cl-credit { color: light-dark(#555, #b7bcc4); font-size: 10.5px; }
.cl-info { max-width: 300px; max-height: 210px; overflow: auto; }
.cl-info button { float: inline-end; border: 0; background: none; color: inherit; font-size: 17px; min-width: 24px; min-height: 24px; cursor: pointer; }
.cl-tip { position: absolute; z-index: 900; pointer-events: none; max-width: 260px; background: light-dark(#1b1b1b, #edebe8); color: light-dark(#fff, #1b1b1b);
  font: 12px/1.35 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; border-radius: 5px; padding: 4px 7px; }
.leaflet-control-zoom a { width: 30px !important; height: 30px !important; line-height: 30px !important; }
.leaflet-container { background: light-dark(#c5d8e3, #16212b); }
.leaflet-bar a, .leaflet-bar a:hover { background: light-dark(#fff, #17191c); color: light-dark(#1b1b1b, #edebe8); border-color: light-dark(#ccc, #55585e); }
.leaflet-control-scale-line { background: light-dark(rgba(255,255,255,.8), rgba(15,17,20,.8)); color: inherit; border-color: currentColor; text-shadow: none; }
.leaflet-control-scale { color: light-dark(#333, #edebe8); }
.leaflet-container :focus-visible { outline: 3px solid light-dark(#1f4e79, #8fbce6); outline-offset: 1px; }
.leaflet-container:focus-visible { outline: 3px solid light-dark(#1f4e79, #8fbce6); outline-offset: -3px; }
`;

/** An element with text: text goes out through textContent only. */
function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function isolated(text) {
  return element("bdi", text);
}

/**
 * Start once what lies beside the page has come: what all maps of a language are drawn from, and the events' columns.
 * Where it does not come the page says so, in words that came with it.
 */
export async function begin(map, sent) {
  const wanted = [sent.beside, sent.columns].map((address) => address && fetched(address));
  const came = await Promise.all(wanted).catch((/** @type {Error} */ error) => console.warn(error));
  if (!came) return sayLost(map.getContainer(), sent.lost, () => begin(map, sent));
  const [beside, columns] = came;
  const data = beside ? { ...JSON.parse(new TextDecoder().decode(beside)), ...sent } : sent;
  start(map, data, await tableOf(data.events, columns || undefined));
}

/** Start with the events that `data` names read into a table. */
export function start(map, data, table) {
  const style = element("style", STYLE);
  document.head.append(style);
  map.setMinZoom(5);
  map.setMaxZoom(13);
  map.getContainer().setAttribute("aria-label", data.words.map ?? "Map");
  map.getContainer().setAttribute("role", "application");
  const picture = new Picture(map, data, table);
  const listeners = { pick: [], view: [], move: [], layers: [] };
  const tell = (what, value) => listeners[what].forEach((listener) => listener(value));
  const legend = addLegend(map, data, picture, () => tell("layers", [...picture.layers].sort()));
  const events = eventsOf(map, data, picture, legend.sayHowMany);
  sayLeafletsWords(map, data); // after the legend, which moves the zoom buttons and so makes them anew
  addPointing(map, data, picture, (event) => tell("pick", event));
  followScheme(picture);
  let asked = data.view;
  const view = () => nearestView(map, asked);
  map.on("moveend", () => tell("view", view()));
  map.on("move", () => tell("move", view()));
  window.contactline = {
    ready: true,
    setTime: (day, days) => picture.setTime(day, days),
    setEvents: events.set,
    setExact: (exact) => events.after(() => picture.setExact(exact && { ...exact, counts: readColumns(bytesOf(exact.counts))[0] })),
    setVisible: (mask) => events.after(() => picture.setVisible(mask)),
    select: (event) => events.after(() => picture.select(event)),
    setCalled: (called) => events.after(() => picture.table.tell(called)),
    stepEvent: (day, sign, first, last) =>
      picture.counted?.counts.step(day, sign, first, last) ?? picture.table.step(day, sign, picture.marks.passes, first, last),
    setLayers(names) {
      if (names.length === picture.layers.size && names.every((name) => picture.layers.has(name))) return;
      picture.layers = new Set(names);
      legend.tick(picture.layers);
      picture.situation = "";
      picture.draw();
    },
    setNames: (naming) => picture.setNames(naming),
    setDescription: addDescription(map, data),
    view,
    setView(where) {
      asked = where;
      const now = view();
      if (now.zoom !== where.zoom || now.lat !== where.lat || now.lon !== where.lon) {
        map.setView([where.lat, where.lon], where.zoom, { animate: false });
      }
    },
    state: () => picture.state(),
    told: () => picture.told ?? false,
    table: () => picture.table,
    eventsAt: (x, y) => picture.marks.eventsAt({ x, y }),
    countAt: (x, y) => picture.counted?.countAt({ x, y }) ?? 0,
    events: events.key,
    onPick: (listener) => (listeners.pick = [listener]),
    onView: (listener) => (listeners.view = [listener]),
    onMove: (listener) => (listeners.move = [listener]),
    onLayers: (listener) => (listeners.layers = [listener]),
  };
  // The page around it need not look again and again whether the map is there.
  window.frameElement?.ownerDocument.dispatchEvent(new Event("contactline-map"));
}

/**
 * Takes other events over: `set` fetches what lies beside the page, and `after` does what is about them once they are here.
 * Whatever was to be done with events that others have followed is left undone.
 */
function eventsOf(map, data, picture, sayHowMany) {
  let turn = 0; // of those that were asked for last
  let drawn = ""; // what tells those that are drawn from others
  /** @type {Promise<void> | null} */ let coming = null;
  /** @type {HTMLElement | null} */ let lost = null;
  let known = { where: "", counts: null };

  async function take(sent, mine) {
    try {
      const [counts, table] = await Promise.all([countsOf(sent.counts), tableOf({ ...data.events, ...sent.table })]);
      if (mine !== turn) return;
      drawn = sent.key;
      picture.setEvents(table, counts);
      sayHowMany();
    } catch (error) {
      console.warn(error);
      const words = { dir: data.dir, lang: data.lang, lost: data.words.lost, again: data.words.again };
      if (mine !== turn) return;
      await new Promise((again) => (lost = sayLost(map.getContainer(), words, () => again(take(sent, mine)))));
    } finally {
      if (mine === turn) coming = null;
    }
  }

  async function countsOf(where) {
    if (!where) return null;
    const name = where.address || where.packed;
    if (known.where !== name) known = { where: name, counts: new Counts(await bytesAt(where)) };
    return known.counts;
  }

  return {
    key: () => drawn,
    set(sent) {
      lost?.remove();
      turn += 1;
      coming = take(sent, turn);
    },
    after(act) {
      const asked = turn;
      if (coming) coming.then(() => turn === asked && act());
      else act();
    },
  };
}

/** By day or by night as the page around the frame is; a page that says nothing of it is a light one. */
function followScheme(picture) {
  const page = window.frameElement?.ownerDocument.documentElement;
  const follow = () => {
    const scheme = page?.dataset.scheme === "dark" ? "dark" : "light";
    document.documentElement.style.colorScheme = scheme;
    picture.setScheme(scheme);
  };
  follow();
  if (page) new MutationObserver(follow).observe(page, { attributes: true, attributeFilter: ["data-scheme"] });
}

/** The words of Leaflet's own controls: what its buttons do, and the scale's figures as the reader's language writes them. */
function sayLeafletsWords(map, { words, locale }) {
  for (const [button, say] of [["_zoomInButton", words.zoomIn], ["_zoomOutButton", words.zoomOut]]) {
    const made = map.zoomControl?.[button];
    if (made && say) Object.assign(made, { title: say, ariaLabel: say });
  }
  const written = (count, unit) => new Intl.NumberFormat(locale, { style: "unit", unit }).format(count);
  const scaled = (bar, small, large, perLarge) =>
    function (metres) {
      const most = bar === "_iScale" ? metres * 3.2808399 : metres;
      const count = this._getRoundNum(most > perLarge ? most / perLarge : most);
      const part = most > perLarge ? (count * perLarge) / most : count / most;
      this._updateScale(this[bar], most > perLarge ? written(count, large) : written(count, small), part);
    };
  L.Control.Scale.include({ _updateMetric: scaled("_mScale", "meter", "kilometer", 1000), _updateImperial: scaled("_iScale", "foot", "mile", 5280) });
  map.fire("move");
}

/** The map's text alternative: what it shows, in words, for who does not see it. */
function addDescription(map, data) {
  const text = element("p");
  text.id = "cl-description";
  text.hidden = true; // a hidden element still describes another one
  text.lang = data.lang;
  text.dir = data.dir;
  document.body.append(text);
  map.getContainer().setAttribute("aria-describedby", text.id);
  return (words) => {
    text.textContent = words;
    // The frame is named by the day: each of the maps that are compared has a name of its own.
    window.frameElement?.setAttribute("aria-label", `${data.words.map}: ${words.split(".")[0]}`);
  };
}

/** What the map shows; Leaflet moves a centre to whole pixels, which is no reason to call it another view. */
function nearestView(map, asked) {
  const centre = map.getCenter();
  const zoom = map.getZoom();
  const off = map.project(centre, zoom).distanceTo(map.project([asked.lat, asked.lon], zoom));
  if (zoom === asked.zoom && off < 1.5) return asked;
  return { zoom, lat: Math.round(centre.lat * 1e4) / 1e4, lon: Math.round(centre.lng * 1e4) / 1e4 };
}

function addLegend(map, data, picture, onLayers) {
  const { words, colours } = data;
  const box = element("details", "", "cl-box");
  box.dir = data.dir;
  box.lang = data.lang;
  openWhereThereIsRoom(box, box.appendChild(element("summary", words.legend)));
  const list = element("ul");
  for (const [controller, colour] of Object.entries(colours.control)) {
    const row = element("li");
    const swatch = element("i");
    swatch.style.background = `light-dark(${colour}, ${colours.schemes.dark.fills[controller] ?? colour})`;
    row.append(swatch, element("span", words[controller]));
    list.append(row);
  }
  const shared = element("li");
  const swatch = element("i");
  swatch.style.background = "repeating-linear-gradient(135deg,#fff 0 3px,#6f5a99 3px 6px)";
  shared.append(swatch, element("span", words.shared));
  if (words.shared) list.append(shared); // the map of changes hatches nothing
  box.append(list);
  const ticks = new Map();
  for (const name of data.ticks) {
    const label = element("label");
    const tick = element("input");
    tick.type = "checkbox";
    tick.checked = true;
    tick.onchange = () => {
      if (tick.checked) picture.layers.add(name);
      else picture.layers.delete(name);
      picture.situation = "";
      picture.draw();
      onLayers();
    };
    ticks.set(name, tick);
    label.append(tick, element("span", words[`layer_${name}`]));
    box.append(label);
  }
  const signs = element("p", words.marks);
  if (data.ticks.includes("events")) box.append(signs);
  const many = element("p");
  box.append(many);
  const sayHowMany = () => {
    many.textContent = picture.counted ? words.counted : picture.table.owner.length > CROWD ? words.crowd : "";
    many.hidden = !many.textContent;
    signs.hidden = Boolean(picture.counted); // what is counted has none
  };
  sayHowMany();
  box.append(element("p", words.dashed), element("p", words.note, "cl-note"), element("p", words.credit, "cl-credit"));
  const control = L.control({ position: data.dir === "rtl" ? "topleft" : "topright" });
  control.onAdd = () => box;
  control.addTo(map);
  if (data.dir === "rtl") map.zoomControl?.setPosition("topright");
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  return { sayHowMany, tick: (names) => ticks.forEach((tick, name) => (tick.checked = names.has(name))) };
}

/** A legend is open where it leaves the map in sight; its frame may get its height only later. A reader's choice stays. */
function openWhereThereIsRoom(box, summary) {
  let chosen = false;
  const fit = () => chosen || (box.open = window.innerWidth > 640 && window.innerHeight > 440);
  summary.addEventListener("click", () => (chosen = true));
  window.addEventListener("resize", fit);
  fit();
}

function addPointing(map, data, picture, onPick) {
  const tip = element("div", "", "cl-tip");
  tip.hidden = true;
  tip.dir = "auto";
  document.body.append(tip);
  map.on("mousemove", (event) => {
    const found = picture.marks.eventsAt(event.containerPoint);
    const counted = found.length ? 0 : (picture.counted?.countAt(event.containerPoint) ?? 0);
    tip.hidden = !found.length && !counted;
    map.getContainer().style.cursor = tip.hidden ? "" : "pointer";
    if (tip.hidden) return;
    if (counted) tip.textContent = picture.countLabel(counted);
    else tip.textContent = found.slice(0, 4).map((i) => picture.eventLabel(i)).join("\n") + (found.length > 4 ? ` … (${found.length})` : "");
    tip.style.whiteSpace = "pre-line";
    const width = window.innerWidth;
    tip.style.left = `${Math.min(event.containerPoint.x + 14, width - 270)}px`;
    tip.style.top = `${event.containerPoint.y + 14}px`;
  });
  map.on("mouseout", () => (tip.hidden = true));
  const info = addInfo(map, data, picture);
  let last = "";
  let turn = 0;
  map.on("click", (event) => {
    const found = picture.marks.eventsAt(event.containerPoint);
    if (found.length) {
      // A second click on the same pile opens the next of its events.
      turn = found.join() === last ? (turn + 1) % found.length : 0;
      last = found.join();
      info.hide();
      onPick(found[turn]);
      return;
    }
    if (picture.counted?.countAt(event.containerPoint) && map.getZoom() < map.getMaxZoom()) {
      info.hide();
      map.setZoomAround(event.containerPoint, map.getZoom() + 1); // what is counted together comes apart
      return;
    }
    const cell = picture.cellAt(event.containerPoint);
    if (cell) info.show(...cell);
    else info.hide();
  });
}

/** Who held the ground at a point: shown on a click, closed by its button or Escape. */
function addInfo(map, data, picture) {
  const box = element("div", "", "cl-box cl-info");
  box.hidden = true;
  box.dir = data.dir;
  box.setAttribute("role", "status");
  const control = L.control({ position: data.dir === "rtl" ? "bottomright" : "bottomleft" });
  control.onAdd = () => box;
  control.addTo(map);
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  const hide = () => (box.hidden = true);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  const dayText = (day) => new Intl.DateTimeFormat(data.locale, { dateStyle: "medium", timeZone: "UTC" }).format(day * 864e5);
  const show = (feature, period) => {
    const { words, dated } = data;
    const [from, to, value, presence, contested, certainty, schematic, basis, sources] = period;
    const close = element("button", "×");
    close.type = "button";
    close.setAttribute("aria-label", words.close);
    close.onclick = hide;
    const held = element("p");
    held.append(element("b", words[value]), ` ${dayText(from)} – ${to > 2 ** 29 ? words.today : dayText(to - 1)}`);
    const lines = [held];
    if (presence) lines.push(element("p", `${words.also}: ${words[presence] ?? presence.replaceAll("_", " ")}`));
    if (contested) lines.push(element("p", words.contested));
    if (certainty) lines.push(element("p", `${words.certainty}: ${words[certainty] ?? certainty}`));
    if (schematic) lines.push(element("p", words.schematic, "cl-credit"));
    const why = element("p");
    why.append(isolated(dated.texts[basis]));
    if (dated.texts[basis]) lines.push(why);
    for (const source of sources) {
      const line = element("p", "", "cl-credit");
      line.append(isolated(dated.texts[source]));
      lines.push(line);
    }
    box.replaceChildren(close, element("b", picture.nameOf(feature.place) ?? data.places[feature.place] ?? feature.place), ...lines);
    box.hidden = false;
  };
  return { show, hide };
}
