// Draws the geography of a day and the events of a period over a Leaflet map, on canvases from the ground up:
// the ground, the glow of lines and areas, the lines and names over that glow, and the marks of events.
import { lowerBound, maskBytes, nameOn, periodOn, project } from "./core.js";
import { CountedMarks } from "./counted.js";
import { Marks } from "./marks.js";

const BASE_STYLES = [
  ["rayons_azerbaijan", "province", 0.7],
  ["provinces_armenia", "province", 0.7],
  ["lakes", "water", 1],
  ["rivers", "river", 1.2],
];
const RELIEF = { file: "../relief/relief.jpg", west: 43.8, south: 38.2, east: 49.4, north: 42.2, strips: 40 };

/** A path in zoom-0 pixels relative to `origin`, so that one path serves every zoom. */
function pathOf(shape, origin) {
  const path = new Path2D();
  for (const line of shape) {
    line.forEach(([lon, lat], i) => {
      const [x, y] = project(lon, lat);
      if (i) path.lineTo(x - origin[0], y - origin[1]);
      else path.moveTo(x - origin[0], y - origin[1]);
    });
  }
  return path;
}

export class Picture {
  constructor(map, data, table) {
    this.map = map;
    this.data = data;
    this.look = data.colours.schemes.light;
    this.day = data.day;
    this.days = data.days;
    this.layers = new Set(["control", "corridor", "events", "line", "zone"]);
    this.frame = 0;
    this.situation = "";
    this.naming = 0;
    this.nameDays = Object.values(data.names.of).flatMap((turns) => turns.slice(1).map((turn) => turn[0])).sort((a, b) => a - b);
    this.origin = project(46.8, 39.8);
    this.table = table;
    this.marks = new Marks(this, table);
    /** @type {CountedMarks | null} */ this.counted = null; // where events are too many to be told one by one
    this.shapes = new Map(data.dated.features.map((f) => [f.id, f]));
    this.paths = new Map();
    this.base = Object.fromEntries(
      Object.entries(data.base).map(([name, rows]) => [name, rows.map((row) => [row.id, pathOf(row.shape, this.origin)])]),
    );
    this.outlines = this.placeOutlines();
    const pane = map.getPane("overlayPane");
    this.canvases = [0, 1, 2, 3].map(() => {
      const canvas = document.createElement("canvas");
      canvas.style.position = "absolute";
      canvas.style.pointerEvents = "none";
      pane.append(canvas);
      return canvas;
    });
    [this.ground, this.glow, this.names, this.top] = this.canvases;
    this.land = document.createElement("canvas"); // not on the page: it is copied under each day's ground
    map.on("moveend resize", () => this.reset()); // a zoom ends with a moveend too
    this.reset();
    this.relief = new Image();
    this.relief.onload = () => this.reset();
    this.relief.src = data.relief ?? new URL(RELIEF.file, import.meta.url).href;
  }

  /** The path of a dated feature, made when it is first drawn: lines and zones run along edges of cells. */
  pathFor(id) {
    const known = this.paths.get(id);
    if (known) return known;
    const { shape, edges } = this.shapes.get(id);
    const made = pathOf(shape ?? edges.map((edge) => this.data.edges[edge]), this.origin);
    this.paths.set(id, made);
    return made;
  }

  /** Outlines that an area event glows along, by place: the districts and the oblast. */
  placeOutlines() {
    const byArea = { "AZ-KAL": "kalbajar", "AZ-LAC": "lachin", "AZ-QBI": "qubadli", "AZ-ZAN": "zangilan",
      "AZ-CAB": "jabrayil", "AZ-FUZ": "fuzuli", "AZ-AGM": "aghdam" };
    const found = new Map(this.base.districts.map(([id, path]) => [`${byArea[id]}-district`, path]));
    found.set("nagorno-karabakh", this.base.nkao[0][1]);
    return found;
  }

  reset() {
    const size = this.map.getSize();
    this.ratio = window.devicePixelRatio || 1;
    this.size = size;
    const [width, height] = [size.x, size.y].map((pixels) => Math.round(pixels * this.ratio));
    for (const canvas of [this.land, ...this.canvases]) {
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
    }
    for (const canvas of this.canvases) {
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      L.DomUtil.setPosition(canvas, this.map.containerPointToLayerPoint([0, 0]));
    }
    const bounds = this.map.getPixelBounds();
    this.scale = 2 ** this.map.getZoom();
    this.dx = this.origin[0] * this.scale - bounds.min.x;
    this.dy = this.origin[1] * this.scale - bounds.min.y;
    this.drawLand();
    this.situation = "";
    this.draw();
  }

  setTime(day, days) {
    this.day = day;
    if (days) this.days = days;
    return this.draw();
  }

  /** Another order of names: labels are written anew, nothing else changes. */
  setNames(naming) {
    const chosen = Math.max(0, this.data.names.order.indexOf(naming));
    if (chosen === this.naming) return;
    this.naming = chosen;
    this.drawNames();
  }

  /** By day or by night: the ground, the lines and the words are painted anew. */
  setScheme(scheme) {
    const look = this.data.colours.schemes[scheme];
    if (look === this.look) return;
    this.look = look;
    this.drawLand();
    this.situation = "";
    this.draw();
  }

  /** The colour in which an event's group lights up a line, an area or a disc. */
  lit(colour) {
    return this.look.glow[colour] ?? colour;
  }

  /** What a place is called on a day, or undefined where it has one name for all. */
  nameOf(place, day = this.day) {
    const turns = this.data.names.of[place];
    return turns && nameOn(turns, day, this.naming);
  }

  /** An event's label with the names of its places as they are chosen, on its own day; its date and kind until it is told. */
  eventLabel(event) {
    const { table } = this;
    const day = table.dayOf(event);
    const label = table.label(event) ?? `${this.daysOf(event)} · ${table.kindOf(event)}`;
    return label.replace(/\ue000([\w-]+)\ue001/g, (_, place) => this.nameOf(place, day) ?? place);
  }

  /** The days that an event may have been on. */
  daysOf(event) {
    const { first, last } = this.table;
    return this.daysInWords(first[event], this.table.isOpen(event) ? null : last[event]);
  }

  /** What a disc that counts events says: of which days, and how many. */
  countLabel(count) {
    const days = this.daysInWords(...this.counted.period);
    return `${days}\n${this.data.words.counts.replace("{count}", new Intl.NumberFormat(this.data.locale).format(count))}`;
  }

  daysInWords(first, last) {
    this.dates ??= new Intl.DateTimeFormat(this.data.locale, { dateStyle: "medium", timeZone: "UTC" });
    const [from, to] = [first, last].map((day) => (day === null || Math.abs(day) >= 2 ** 30 ? "" : this.dates.format(day * 864e5)));
    return from === to ? from : `${from} – ${to}`;
  }

  /** Which events pass the filters, as base64 of a bit each; null where all do. */
  setVisible(mask) {
    this.marks.passes = maskBytes(mask, this.table.count);
    this.told = true;
    this.draw();
  }

  /** Other events, and counts of those that are too many for a table. */
  setEvents(table, counts) {
    this.table = table;
    this.marks = new Marks(this, table);
    if (counts !== (this.counted?.counts ?? null)) this.counted = counts && new CountedMarks(this, counts);
    this.draw();
  }

  /** The very counts of a period that was let go of. */
  setExact(exact) {
    this.counted?.setExact(exact);
    this.draw();
  }

  select(event) {
    if (event === this.marks.selected) return;
    this.marks.selected = event;
    this.draw();
  }

  draw() {
    const named = lowerBound(this.nameDays, this.day + 1);
    const situation = this.data.dated.features.map((f) => periodOn(f.periods, this.day)?.[0] ?? "").join() + `@${named}`;
    if (situation !== this.situation) {
      this.situation = situation;
      this.drawGround();
    }
    this.drawEvents();
    this.frame += 1;
    return this.frame;
  }

  world(g) {
    g.setTransform(this.scale * this.ratio, 0, 0, this.scale * this.ratio, this.dx * this.ratio, this.dy * this.ratio);
  }

  screen(g) {
    g.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }

  stroke(g, path, colour, width, dash = []) {
    g.strokeStyle = colour;
    g.lineWidth = width / this.scale;
    g.setLineDash(dash.map((length) => length / this.scale));
    g.stroke(path);
  }

  /** Water, land and relief, which are the same on every day: painted once for each view. */
  drawLand() {
    const g = this.land.getContext("2d");
    this.screen(g);
    g.fillStyle = this.look.water;
    g.fillRect(0, 0, this.size.x, this.size.y);
    this.world(g);
    for (const [, path] of this.base.countries) {
      g.fillStyle = this.look.land;
      g.fill(path, "evenodd");
    }
    this.drawRelief(g);
  }

  drawGround() {
    const g = this.ground.getContext("2d");
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.drawImage(this.land, 0, 0);
    this.world(g);
    g.lineJoin = "round";
    this.drawControl(g);
    for (const [name, colour, width] of BASE_STYLES) {
      for (const [, path] of this.base[name]) {
        if (name === "lakes") {
          g.fillStyle = this.look[colour];
          g.fill(path, "evenodd");
        } else this.stroke(g, path, this.look[colour], width);
      }
    }
    // Dashed, for they are schematic; on a line of their own, for no colour stands out from every fill.
    for (const [, path] of [...this.base.districts, ...this.base.nkao]) this.stroke(g, path, this.look.casing, 2);
    for (const [, path] of this.base.districts) this.stroke(g, path, this.look.district, 0.9, [5, 3]);
    for (const [, path] of this.base.nkao) this.stroke(g, path, this.look.oblast, 1.3, [6, 3]);
    for (const [, path] of this.base.countries) this.stroke(g, path, this.look.country, 1.6);
    this.drawNames();
  }

  /** Shaded relief over the land, faint: in strips, as its rows are degrees and the map's are Mercator's. */
  drawRelief(g) {
    if (!this.relief?.complete || !this.relief.width) return;
    const { west, east, south, north, strips } = RELIEF;
    const height = this.relief.height / strips;
    g.save();
    g.globalCompositeOperation = this.look.relief;
    g.globalAlpha = 0.55;
    for (let i = 0; i < strips; i++) {
      const [x0, y0] = project(west, north - ((north - south) * i) / strips);
      const [x1, y1] = project(east, north - ((north - south) * (i + 1)) / strips);
      g.drawImage(this.relief, 0, i * height, this.relief.width, height, x0 - this.origin[0], y0 - this.origin[1], x1 - x0, y1 - y0);
    }
    g.restore();
  }

  drawNames() {
    const g = this.names.getContext("2d");
    this.clear(g);
    this.world(g);
    g.lineJoin = "round";
    this.drawLines(g);
    this.drawLabels(g);
  }

  clear(g) {
    this.screen(g);
    g.clearRect(0, 0, this.size.x, this.size.y);
  }

  drawControl(g) {
    this.control = {};
    this.byArea = {};
    for (const feature of this.data.dated.features) {
      const period = feature.layer === "control" && periodOn(feature.periods, this.day);
      if (!period || !this.layers.has("control")) continue;
      const path = this.pathFor(feature.id);
      g.fillStyle = this.look.fills[period[2]] ?? this.data.colours.control[period[2]];
      g.globalAlpha = 0.72;
      g.fill(path, "evenodd");
      if (period[3] || period[4]) {
        const other = this.data.colours.control[period[3]] ?? "#ffffff";
        g.fillStyle = this.hatch(g, other);
        g.globalAlpha = 0.9;
        g.fill(path, "evenodd");
      }
      g.globalAlpha = 1;
      this.control[feature.id] = period[2];
      (this.byArea[feature.area] ??= []).push(period[2]);
    }
  }

  /** Diagonal lines in screen pixels: somebody else was there too, or who held the place was contested. */
  hatch(g, colour) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const t = tile.getContext("2d");
    t.strokeStyle = colour;
    t.lineWidth = 1.6;
    t.beginPath();
    for (const shift of [-8, 0, 8]) {
      t.moveTo(shift, 8);
      t.lineTo(shift + 8, 0);
    }
    t.stroke();
    const pattern = g.createPattern(tile, "repeat");
    pattern.setTransform(new DOMMatrix().scale(1 / this.scale));
    return pattern;
  }

  drawLines(g) {
    this.lines = [];
    this.corridors = [];
    this.zones = [];
    // Under all lines, that none is hidden where the zone's edge runs along it.
    for (const { id } of this.onDay("zone")) this.stroke(g, this.pathFor(id), this.look.casing, 3.4);
    for (const feature of this.data.dated.features) {
      const layer = feature.layer === "post" ? "zone" : feature.layer;
      const period = layer !== "control" && periodOn(feature.periods, this.day);
      if (!period || !this.layers.has(layer)) continue;
      if (feature.layer === "post") this.drawPost(g, feature, period);
      else this.drawAlong(g, feature, period);
    }
  }

  /** The features of a layer that there are on the day, where the layer is shown. */
  onDay(layer) {
    if (!this.layers.has(layer)) return [];
    return this.data.dated.features.filter((feature) => feature.layer === layer && periodOn(feature.periods, this.day));
  }

  /** A line, the corridor's road or the edge of the zone; what is schematic is dashed. */
  drawAlong(g, feature, period) {
    const path = this.pathFor(feature.id);
    const { casing, line, corridor, corridor_open: open, corridor_closed: closed, zone } = this.look;
    if (feature.layer === "zone") {
      this.stroke(g, path, zone, 1.6, [2, 4]);
      this.zones.push(feature.id);
    } else if (feature.layer === "line") {
      const front = period[2] === "front"; // it moved from day to day
      this.stroke(g, path, casing, 6);
      this.stroke(g, path, line, front ? 2.2 : 3, front ? [4, 4] : [9, 4]);
      this.lines.push(feature.id);
    } else {
      this.stroke(g, path, casing, 8);
      this.stroke(g, path, corridor, 5);
      this.stroke(g, path, period[2] === "open" ? open : closed, 1.8, [5, 4]);
      this.corridors.push(feature.id);
    }
  }

  drawPost(g, feature, period) {
    const [x, y] = project(...feature.shape[0][0]);
    const side = 8 / this.scale;
    g.fillStyle = this.data.colours.control[period[2]];
    g.strokeStyle = this.look.line;
    g.lineWidth = 1.2 / this.scale;
    g.setLineDash([]);
    g.beginPath();
    g.rect(x - this.origin[0] - side / 2, y - this.origin[1] - side / 2, side, side);
    g.fill();
    g.stroke();
  }

  drawLabels(g) {
    this.screen(g);
    const zoom = this.map.getZoom();
    const taken = [];
    this.written = [];
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.direction = this.data.dir;
    g.lineJoin = "round";
    for (const label of this.data.labels) {
      if (label.rank > zoom - (this.size.x < 500 ? 5 : 4)) continue;
      const [wx, wy] = project(label.lon, label.lat);
      const x = (wx - this.origin[0]) * this.scale + this.dx;
      const y = (wy - this.origin[1]) * this.scale + this.dy;
      const area = label.rank <= 1;
      g.font = `${area ? "600 12px" : "11px"} system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif`;
      const text = this.nameOf(label.place) ?? label.text;
      const lines = area ? text.split(" / ") : [text];
      const width = Math.max(...lines.map((line) => g.measureText(line).width)) + 6;
      const below = area ? 0 : 11;
      const box = [x - width / 2, y + below - 8, x + width / 2, y + below - 8 + 15 * lines.length];
      const out = box[2] < 0 || box[0] > this.size.x || box[3] < 0 || box[1] > this.size.y;
      if (out || taken.some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3])) continue;
      taken.push(box);
      this.written.push(text);
      if (!area) {
        g.fillStyle = this.look.word;
        g.fillRect(x - 1.8, y - 1.8, 3.6, 3.6);
      }
      lines.forEach((line, i) => {
        g.lineWidth = 3;
        g.globalAlpha = 0.88;
        g.strokeStyle = this.look.halo;
        g.strokeText(line, x, y + below + i * 14);
        g.globalAlpha = 1;
        g.fillStyle = this.look.word;
        g.fillText(line, x, y + below + i * 14);
      });
    }
  }

  drawEvents() {
    const [glow, g] = [this.glow.getContext("2d"), this.top.getContext("2d")];
    this.clear(glow);
    this.clear(g);
    this.counted?.draw(glow, g, this.layers.has("events"));
    this.marks.draw(glow, g, this.layers.has("events"));
  }

  /** The paths that an event glows along: the outline of an area, or the day's line or corridor. */
  pathsAlong(target, isArea) {
    if (isArea) return [this.outlines.get(target)].filter(Boolean);
    const ids = target === "line" ? this.lines : this.corridors;
    return (ids ?? []).map((id) => this.pathFor(id));
  }

  /** The control cell at a point of the screen, with its period, or null. */
  cellAt(point) {
    const g = this.ground.getContext("2d");
    this.world(g);
    for (const feature of this.data.dated.features) {
      const period = feature.layer === "control" && periodOn(feature.periods, this.day);
      const path = this.pathFor(feature.id);
      if (period && g.isPointInPath(path, point.x * this.ratio, point.y * this.ratio, "evenodd")) return [feature, period];
    }
    return null;
  }

  state() {
    const { table, marks } = this;
    return {
      day: this.day,
      days: this.days,
      control: this.control,
      byArea: this.byArea,
      lines: this.lines,
      corridors: this.corridors,
      zones: this.zones,
      events: marks.events().map((event) => table.id(event)),
      forms: Array.from(marks.shown, (mark) => table.form[mark]),
      crowded: marks.crowded,
      counted: this.counted && { total: this.counted.total, exact: this.counted.isExact },
      selected: marks.selected < 0 ? "" : table.id(marks.selected),
      layers: [...this.layers].sort(),
      names: this.data.names.order[this.naming],
      written: this.written,
      frame: this.frame,
      told: this.told ?? false,
    };
  }
}
