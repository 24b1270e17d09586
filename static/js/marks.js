// Draws the events of a period: the glow of lines and areas, discs, signs in piles, and cells with numbers where the
// events are too many to be told apart; and finds the events at a point of the screen.
import { TimeIndex, discAt, groundPixels, project } from "./core.js";
import { Crowd, Tally, cellsOf } from "./tally.js";
import { FORM, Sprites } from "./sprites.js";

export const CROWD = 1500; // more points than this are counted by cell
export const CELL = 34; // pixels: the side of a cell, so that the discs of neighbours hardly touch
const SMALLEST_DISC = 7; // pixels: a disc that would be smaller is still seen and met
const RIM = 7; // pixels from a disc's rim or middle within which it is met
export const BADGE_RISE = 22; // pixels: a badge stands over the area's name, as nothing happened at that point
export const GLOW = 0.3; // how much one event makes its area or line glow

export class Marks {
  constructor(picture, table) {
    Object.assign(this, { picture, table });
    this.index = new TimeIndex(table.first, table.last, table.owner);
    const spots = table.lat.length;
    this.x = new Float64Array(spots);
    this.y = new Float64Array(spots);
    for (let spot = 0; spot < spots; spot++) {
      const [x, y] = project(table.lon[spot], table.lat[spot]);
      this.x[spot] = x - picture.origin[0];
      this.y[spot] = y - picture.origin[1];
    }
    this.piles = new Tally(2 * spots); // a badge and a sign on one spot are apart
    this.sprites = new Sprites();
    this.passes = new Uint8Array(table.count); // nothing is shown until the time control says what passes the filters
    this.shown = new Int32Array(0);
    this.selected = -1;
    this.targets = [];
    this.rims = [];
  }

  draw(glow, g, on) {
    const { picture, table } = this;
    this.shown = on ? this.index.find(picture.day, picture.days, this.passes) : this.shown.subarray(0, 0);
    this.targets = [];
    this.rims = [];
    this.sort();
    this.drawGlow(glow);
    if (this.crowded) this.drawCrowd(g);
    else this.drawDiscs(glow);
    this.drawPiles(g);
    if (this.selected >= 0) {
      for (let mark = table.starts[this.selected]; mark < table.starts[this.selected + 1]; mark++) this.drawSelected(glow, g, mark);
    }
  }

  /** Count what is shown by the spot, disc, cell, line or area that it is drawn at. */
  sort() {
    const { shown, table, piles } = this;
    const { form, owner, spot, group } = table;
    piles.clear();
    this.glowing = new Map();
    let points = 0;
    for (const mark of shown) points += form[mark] <= FORM.FAINT || form[mark] === FORM.DISC ? 1 : 0;
    this.crowded = points > CROWD;
    const crowd = this.crowded ? this.crowdOf() : null;
    this.discPiles = new Map();
    for (const mark of shown) {
      const one = form[mark];
      if (one === FORM.BADGE) piles.add(2 * spot[mark] + 1, mark);
      else if (one === FORM.LINE || one === FORM.AREA) this.addGlow(mark);
      else if (crowd) crowd.add(mark, spot[mark], group[owner[mark]]);
      else if (one === FORM.DISC) this.addDisc(mark);
      else piles.add(2 * spot[mark], mark);
    }
  }

  /** The counts by cell of this zoom, emptied. */
  crowdOf() {
    const { scale } = this.picture;
    if (this.cellScale !== scale) {
      this.crowd = new Crowd(cellsOf(this.x, this.y, scale, CELL), this.x, this.y, this.table.colours.length);
      this.cellScale = scale;
    }
    this.crowd.clear();
    return this.crowd;
  }

  place(spot) {
    const { scale, dx, dy } = this.picture;
    return [this.x[spot] * scale + dx, this.y[spot] * scale + dy];
  }

  off(x, y, room) {
    const { size } = this.picture;
    return x < -room || y < -room || x > size.x + room || y > size.y + room;
  }

  /** Something that happens along a line or area lights it; what only goes on since earlier does not. */
  addGlow(mark) {
    const { table, picture, glowing } = this;
    const event = table.owner[mark];
    if (table.isOpen(event) && table.first[event] <= picture.day - picture.days) return;
    const key = `${table.target(mark)},${table.colourOf(event)}`;
    const known = glowing.get(key);
    if (known) known.count += 1;
    else glowing.set(key, { mark, count: 1 });
  }

  /** Each line and area once for each colour: as bright as that many one over the other. */
  drawGlow(g) {
    for (const { mark, count } of this.glowing.values()) this.strokeGlow(g, mark, 1 - (1 - GLOW) ** count, 8);
  }

  strokeGlow(g, mark, alpha, width) {
    const { picture, table } = this;
    picture.world(g);
    g.lineJoin = "round";
    g.globalAlpha = alpha;
    for (const path of picture.pathsAlong(table.target(mark), table.form[mark] === FORM.AREA)) {
      picture.stroke(g, path, picture.lit(table.colourOf(table.owner[mark])), width);
    }
    g.globalAlpha = 1;
    g.setLineDash([]);
  }

  addDisc(mark) {
    const { table, discPiles } = this;
    const key = table.spot[mark] * table.styles.count + table.style[mark];
    const known = discPiles.get(key);
    if (known) known.push(mark);
    else discPiles.set(key, [mark]);
  }

  disc(mark) {
    const { table, picture } = this;
    const reach = groundPixels(table.radius(mark), table.lat[table.spot[mark]]) * picture.scale;
    return [...this.place(table.spot[mark]), Math.max(SMALLEST_DISC, reach)];
  }

  /** A place known to some distance: a faint disc as wide, with a cross at its middle (nothing happened just there). */
  drawDiscs(g) {
    this.picture.screen(g);
    for (const pile of this.discPiles.values()) {
      const top = pile[pile.length - 1];
      const [x, y, radius] = this.disc(top);
      if (this.off(x, y, radius)) continue;
      drawDisc(g, x, y, radius, this.picture.lit(this.table.colourOf(this.table.owner[top])));
      if (pile.length > 1) this.sprites.number(g, x + 9, y - 9, pile.length, this.picture.ratio);
      this.rims.push([x, y, radius, pile]);
    }
  }

  drawPiles(g) {
    const { picture, table, piles, sprites } = this;
    picture.screen(g);
    for (const key of piles.touched) {
      const badge = key % 2;
      const [x, ground] = this.place(key >> 1);
      const y = badge ? ground - BADGE_RISE : ground;
      if (this.off(x, y, 20)) continue;
      const count = piles.counts[key];
      const mark = piles.top[key];
      const owner = table.owner[mark];
      const radius = 6 + Math.min(4, count - 1);
      sprites.sign(g, x, y, table.colourOf(owner), table.origin[owner], table.form[mark], radius, picture.ratio);
      if (count > 1) sprites.number(g, x + radius + 3, y - radius - 1, count, picture.ratio);
      this.targets.push([x, y, radius + 6, (other) => this.pileOf(other) === key]);
    }
  }

  /** The pile that a mark lies on, or -1. */
  pileOf(mark) {
    const { form, spot } = this.table;
    if (form[mark] === FORM.BADGE) return 2 * spot[mark] + 1;
    return form[mark] <= FORM.FAINT && !this.crowded ? 2 * spot[mark] : -1;
  }

  /** Each cell as a disc with the number of its events, in the colour of the kinds that most of them are of. */
  drawCrowd(g) {
    const { picture, crowd, sprites, table } = this;
    const { tally, cells } = crowd;
    picture.screen(g);
    for (const cell of tally.touched) {
      const [mx, my] = crowd.middle(cell);
      const [x, y] = [mx * picture.scale + picture.dx, my * picture.scale + picture.dy];
      if (this.off(x, y, 20)) continue;
      const count = tally.counts[cell];
      const radius = 7 + 2 * String(count).length;
      sprites.crowd(g, x, y, table.colours[crowd.largest(cell)], count, radius, picture.ratio);
      const within = (mark) => (table.form[mark] <= FORM.FAINT || table.form[mark] === FORM.DISC) && cells.of[table.spot[mark]] === cell;
      this.targets.push([x, y, radius, within]);
    }
  }

  drawSelected(glow, g, mark) {
    const form = this.table.form[mark];
    if (form === FORM.LINE || form === FORM.AREA) return this.strokeGlow(glow, mark, 0.7, 12);
    this.picture.screen(g);
    const [x, y] = this.place(this.table.spot[mark]);
    g.beginPath();
    g.arc(x, form === FORM.BADGE ? y - BADGE_RISE : y, form === FORM.DISC ? this.disc(mark)[2] : 15, 0, 7);
    g.lineWidth = 5;
    g.strokeStyle = this.picture.look.casing;
    g.stroke();
    g.lineWidth = 2.5;
    g.strokeStyle = this.picture.look.chosen;
    g.stroke();
    return undefined;
  }

  /** The events at a point of the screen: of the nearest pile or cell, else of the smallest disc whose rim or middle is there. */
  eventsAt(point) {
    let best = null;
    let nearest = Infinity;
    for (const [x, y, reach, within] of this.targets) {
      const distance = Math.hypot(x - point.x, y - point.y);
      if (distance <= Math.max(reach, 12) && distance < nearest) [best, nearest] = [within, distance];
    }
    const marks = best ? this.shown.filter(best) : (discAt(this.rims, point.x, point.y, RIM)?.[3] ?? []);
    return [...new Set(Array.from(marks, (mark) => this.table.owner[mark]))];
  }

  /** The events that are shown, in their order. */
  events() {
    return [...new Set(Array.from(this.shown, (mark) => this.table.owner[mark]))].sort((a, b) => a - b);
  }
}

function drawDisc(g, x, y, radius, colour) {
  g.fillStyle = g.strokeStyle = colour;
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
