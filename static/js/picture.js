// Draws the geography of a day and the events of a period over a Leaflet map, on canvases from the ground up:
// the ground, the glow of lines and areas, the lines and names over that glow, and the marks of events.
import { TimeIndex, discAt, gather, groundPixels, lowerBound, maskTest, nameOn, periodOn, project } from "./core.js";

export const FORM = { DOT: 0, FAINT: 1, BADGE: 2, LINE: 3, AREA: 4, DISC: 5 };
export const ORIGIN = { ARTICLE: 0, CURATED: 1, IMPORTED: 2 };
const BASE_STYLES = [
  ["rayons_azerbaijan", "province", 0.7],
  ["provinces_armenia", "province", 0.7],
  ["lakes", "water", 1],
  ["rivers", "river", 1.2],
];
const RELIEF = { file: "../relief/relief.jpg", west: 43.8, south: 38.2, east: 49.4, north: 42.2, strips: 40 };
const OPEN_END = 2 ** 30; // the last day of what has no known end, as marks.py writes it
const SMALLEST_DISC = 7; // pixels: a disc that would be smaller is still seen and met
const RIM = 7; // pixels from a disc's rim or middle within which it is met
const CROWD = 4000; // more marks than this are drawn one by one, without piles

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
  constructor(map, data) {
    this.map = map;
    this.data = data;
    this.look = data.colours.schemes.light;
    this.day = data.day;
    this.days = data.days;
    this.selected = -1;
    this.layers = new Set(["control", "corridor", "events", "line", "zone"]);
    this.visible = () => false; // nothing is shown until the time control says what passes the filters
    this.frame = 0;
    this.piles = [];
    this.discs = [];
    this.situation = "";
    this.naming = 0;
    this.nameDays = Object.values(data.names.of).flatMap((turns) => turns.slice(1).map((turn) => turn[0])).sort((a, b) => a - b);
    this.origin = project(46.8, 39.8);
    const events = data.events;
    this.index = new TimeIndex(events.first, events.last, events.markEvent);
    const spots = events.markLat.map((lat, i) => project(events.markLon[i] / 1e4, lat / 1e4));
    this.x = Float64Array.from(spots, ([x]) => x - this.origin[0]);
    this.y = Float64Array.from(spots, ([, y]) => y - this.origin[1]);
    this.reach = Float64Array.from(events.markRadius, (metres, i) => groundPixels(metres, events.markLat[i] / 1e4));
    this.shapes = new Map(data.dated.features.map((f) => [f.id, f]));
    this.paths = new Map();
    this.base = Object.fromEntries(
      Object.entries(data.base).map(([name, rows]) => [name, rows.map((row) => [row.id, pathOf(row.shape, this.origin)])]),
    );
    this.outlines = this.placeOutlines();
    this.sprites = new Map();
    const pane = map.getPane("overlayPane");
    this.canvases = [0, 1, 2, 3].map(() => {
      const canvas = document.createElement("canvas");
      canvas.style.position = "absolute";
      canvas.style.pointerEvents = "none";
      pane.append(canvas);
      return canvas;
    });
    [this.ground, this.glow, this.names, this.top] = this.canvases;
    map.on("moveend zoomend resize", () => this.reset());
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
    for (const canvas of this.canvases) {
      canvas.width = size.x * this.ratio;
      canvas.height = size.y * this.ratio;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      L.DomUtil.setPosition(canvas, this.map.containerPointToLayerPoint([0, 0]));
    }
    const bounds = this.map.getPixelBounds();
    this.scale = 2 ** this.map.getZoom();
    this.dx = this.origin[0] * this.scale - bounds.min.x;
    this.dy = this.origin[1] * this.scale - bounds.min.y;
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
    this.situation = "";
    this.draw();
  }

  /** What a place is called on a day, or undefined where it has one name for all. */
  nameOf(place, day = this.day) {
    const turns = this.data.names.of[place];
    return turns && nameOn(turns, day, this.naming);
  }

  /** An event's label with the names of its places as they are chosen, on the event's own day. */
  eventLabel(i) {
    const { first, last, label } = this.data.events;
    const day = last[i] >= OPEN_END ? first[i] : last[i];
    return label[i].replace(/\ue000([\w-]+)\ue001/g, (_, place) => this.nameOf(place, day) ?? place);
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

  drawGround() {
    const g = this.ground.getContext("2d");
    this.screen(g);
    g.fillStyle = this.look.water;
    g.fillRect(0, 0, this.size.x, this.size.y);
    this.world(g);
    g.lineJoin = "round";
    for (const [, path] of this.base.countries) {
      g.fillStyle = this.look.land;
      g.fill(path, "evenodd");
    }
    this.drawRelief(g);
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
    const events = this.data.events;
    const shown = this.layers.has("events")
      ? this.index.find(this.day, this.days).filter((mark) => this.visible(events.markEvent[mark]))
      : [];
    this.shown = shown;
    this.piles = [];
    for (const form of [FORM.AREA, FORM.LINE]) {
      for (const mark of shown) if (events.markForm[mark] === form) this.drawGlow(glow, mark);
    }
    this.drawDiscs(glow, shown.filter((mark) => events.markForm[mark] === FORM.DISC));
    const points = shown.filter((mark) => events.markForm[mark] <= FORM.BADGE);
    if (points.length > CROWD) this.drawCrowd(g, points);
    else this.drawPiles(g, points);
    this.drawSelected(glow, g);
  }

  place(mark) {
    return [this.x[mark] * this.scale + this.dx, this.y[mark] * this.scale + this.dy];
  }

  /** A place known to some distance: a faint disc as wide, with a cross at its middle (nothing happened just there). */
  drawDiscs(g, marks) {
    this.screen(g);
    const events = this.data.events;
    const spot = (mark) => `${events.markRadius[mark]},${this.x[mark]},${this.y[mark]}`;
    const discs = gather(marks, spot).map((pile) => [...this.disc(pile[pile.length - 1]), pile]);
    this.discs = discs.filter(([x, y, r]) => x > -r && y > -r && x < this.size.x + r && y < this.size.y + r);
    for (const [x, y, radius, pile] of this.discs) {
      this.drawDisc(g, x, y, radius, events.colour[events.markEvent[pile[pile.length - 1]]]);
      if (pile.length > 1) this.drawCount(g, pile.length, x + 9, y - 9);
    }
  }

  disc(mark) {
    return [...this.place(mark), Math.max(SMALLEST_DISC, this.reach[mark] * this.scale)];
  }

  drawDisc(g, x, y, radius, colour) {
    g.fillStyle = g.strokeStyle = this.look.glow[colour] ?? colour;
    g.beginPath();
    g.arc(x, y, radius, 0, 7);
    g.globalAlpha = 0.1;
    g.fill();
    g.globalAlpha = 0.65;
    g.lineWidth = 1.4;
    g.setLineDash([4, 3]);
    g.stroke();
    g.setLineDash([]);
    g.beginPath();
    for (const [dx, dy] of [[4, 0], [0, 4]]) {
      g.moveTo(x - dx, y - dy);
      g.lineTo(x + dx, y + dy);
    }
    g.stroke();
    g.globalAlpha = 1;
  }

  /** How many events stand on one spot. */
  drawCount(g, count, x, y) {
    g.font = "700 10px system-ui, sans-serif";
    g.textAlign = "center";
    g.textBaseline = "middle";
    g.lineWidth = 3;
    g.strokeStyle = this.look.halo;
    g.strokeText(String(count), x, y);
    g.fillStyle = this.look.word;
    g.fillText(String(count), x, y);
  }

  drawCrowd(g, marks) {
    const events = this.data.events;
    for (const mark of marks) {
      const [x, y] = this.place(mark);
      if (x < -9 || y < -9 || x > this.size.x + 9 || y > this.size.y + 9) continue;
      const sprite = this.sprite(events.colour[events.markEvent[mark]], events.origin[events.markEvent[mark]], events.markForm[mark], 5);
      g.drawImage(sprite, x - sprite.half, y - sprite.half, sprite.half * 2, sprite.half * 2);
      this.piles.push([x, y, 8, [mark]]);
    }
  }

  drawPiles(g, marks) {
    const events = this.data.events;
    const spot = (mark) => `${events.markForm[mark] === FORM.BADGE},${this.x[mark]},${this.y[mark]}`;
    for (const pile of gather(marks, spot)) {
      const mark = pile[pile.length - 1];
      const badge = events.markForm[mark] === FORM.BADGE;
      let [x, y] = this.place(mark);
      if (badge) y -= 22; // a badge stands over the area's name: nothing happened at that point
      if (x < -20 || y < -20 || x > this.size.x + 20 || y > this.size.y + 20) continue;
      const owner = events.markEvent[mark];
      const radius = 6 + Math.min(4, pile.length - 1);
      const sprite = this.sprite(events.colour[owner], events.origin[owner], events.markForm[mark], radius);
      g.drawImage(sprite, x - sprite.half, y - sprite.half, sprite.half * 2, sprite.half * 2);
      if (pile.length > 1) this.drawCount(g, pile.length, x + radius + 3, y - radius - 1);
      this.piles.push([x, y, radius + 6, pile]);
    }
  }

  /** Ring: curated; square on its corner: read from an article; triangle: other people's data; pale: date known to a month or less; speech shape: only talked about. */
  sprite(colour, origin, form, radius) {
    const curated = origin === ORIGIN.CURATED;
    const key = `${colour}${origin},${form}${radius}${this.ratio}`;
    const known = this.sprites.get(key);
    if (known) return known;
    const half = radius + 4;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 2 * half * this.ratio;
    const g = canvas.getContext("2d");
    g.scale(this.ratio, this.ratio);
    g.translate(half, half);
    g.beginPath();
    if (form === FORM.BADGE) {
      g.roundRect(-radius - 1, -radius + 1, 2 * radius + 2, 2 * radius - 4, 3);
      g.moveTo(-3, radius - 3);
      g.lineTo(0, radius + 2);
      g.lineTo(3, radius - 3);
    } else if (curated) g.arc(0, 0, radius, 0, 7);
    else if (origin === ORIGIN.IMPORTED) {
      g.moveTo(0, -radius * 1.1);
      g.lineTo(radius, radius * 0.8);
      g.lineTo(-radius, radius * 0.8);
      g.closePath();
    } else {
      g.rotate(Math.PI / 4);
      g.rect(-radius * 0.8, -radius * 0.8, radius * 1.6, radius * 1.6);
    }
    g.globalAlpha = form === FORM.FAINT ? 0.45 : 1;
    g.fillStyle = curated ? "#ffffff" : colour;
    g.strokeStyle = "#ffffff";
    g.lineWidth = 5;
    g.stroke();
    g.fill();
    g.strokeStyle = curated ? colour : "#111111";
    g.lineWidth = curated ? 2.6 : 1.2;
    if (form === FORM.FAINT) g.setLineDash([2.5, 2]);
    g.stroke();
    canvas.half = half;
    this.sprites.set(key, canvas);
    return canvas;
  }

  targetPaths(mark) {
    const target = this.data.events.markTarget[mark];
    if (this.data.events.markForm[mark] === FORM.AREA) return [this.outlines.get(target)].filter(Boolean);
    const ids = target === "line" ? this.lines : this.corridors;
    return (ids ?? []).map((id) => this.pathFor(id));
  }

  /** A line or area lights up while something happens along it; what only goes on since earlier does not. */
  drawGlow(g, mark, strong = false) {
    const events = this.data.events;
    const owner = events.markEvent[mark];
    const ongoing = events.last[owner] >= OPEN_END && events.first[owner] <= this.day - this.days;
    if (ongoing && !strong) return;
    this.world(g);
    g.lineJoin = "round";
    for (const path of this.targetPaths(mark)) {
      g.globalAlpha = strong ? 0.7 : 0.3;
      this.stroke(g, path, this.look.glow[events.colour[owner]] ?? events.colour[owner], strong ? 12 : 8);
      g.globalAlpha = 1;
    }
    g.setLineDash([]);
  }

  drawSelected(glow, g) {
    const events = this.data.events;
    if (this.selected < 0) return;
    events.markEvent.forEach((owner, mark) => {
      if (owner !== this.selected) return;
      const form = events.markForm[mark];
      if (form === FORM.LINE || form === FORM.AREA) return this.drawGlow(glow, mark, true);
      this.screen(g);
      let [x, y] = this.place(mark);
      if (form === FORM.BADGE) y -= 22;
      g.beginPath();
      g.arc(x, y, form === FORM.DISC ? this.disc(mark)[2] : 15, 0, 7);
      g.lineWidth = 5;
      g.strokeStyle = this.look.casing;
      g.stroke();
      g.lineWidth = 2.5;
      g.strokeStyle = this.look.chosen;
      g.stroke();
    });
  }

  /** The events at a point of the screen: the nearest pile, else the smallest disc whose rim or middle is there. */
  eventsAt(point) {
    let best = null;
    let nearest = Infinity;
    for (const [x, y, reach, pile] of this.piles) {
      const distance = Math.hypot(x - point.x, y - point.y);
      if (distance <= Math.max(reach, 12) && distance < nearest) [best, nearest] = [pile, distance];
    }
    best ??= discAt(this.discs, point.x, point.y, RIM)?.[3];
    return best ? [...new Set(best.map((mark) => this.data.events.markEvent[mark]))] : [];
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
    const ids = this.data.events.id;
    return {
      day: this.day,
      days: this.days,
      control: this.control,
      byArea: this.byArea,
      lines: this.lines,
      corridors: this.corridors,
      zones: this.zones,
      events: [...new Set(this.shown.map((mark) => this.data.events.markEvent[mark]))].sort((a, b) => a - b).map((i) => ids[i]),
      forms: this.shown.map((mark) => this.data.events.markForm[mark]),
      selected: this.selected < 0 ? "" : ids[this.selected],
      layers: [...this.layers].sort(),
      names: this.data.names.order[this.naming],
      written: this.written,
      frame: this.frame,
      told: this.told ?? false,
    };
  }
}
