// Draws very many events as counts: discs with numbers for cells of the screen, the glow of lines and areas, and badges.
// While the hand moves they are counts of whole months; at rest those of the very period (`setExact`).
import { project } from "./core.js";
import { dayOfMonth, monthOf } from "./counts.js";
import { FORM, ORIGIN, Sprites } from "./sprites.js";
import { cellsOf } from "./tally.js";
import { BADGE_RISE, CELL, GLOW } from "./marks.js";

const COLOUR = "#4d5358"; // of no kind: all of them are counted together

export class CountedMarks {
  constructor(picture, counts) {
    Object.assign(this, { picture, counts });
    this.x = new Float64Array(counts.count);
    this.y = new Float64Array(counts.count);
    for (let cell = 0; cell < counts.count; cell++) {
      const [x, y] = project(counts.lon[cell], counts.lat[cell]);
      this.x[cell] = x - picture.origin[0];
      this.y[cell] = y - picture.origin[1];
    }
    this.sprites = new Sprites();
    this.discs = [];
    this.total = 0;
  }

  /** The very counts by cell of a period that the server has counted. */
  setExact(exact) {
    this.exact = exact;
  }

  /** Whether what is drawn are the counts of the period itself, and not of the months that it touches. */
  get isExact() {
    const { exact, picture } = this;
    return Boolean(exact) && exact.day === picture.day && exact.days === picture.days && exact.counts.length === this.counts.count;
  }

  /** The first and the last day of what is counted. */
  get period() {
    const { day, days } = this.picture;
    if (this.isExact) return [day - days + 1, day];
    return [dayOfMonth(monthOf(day - days + 1)), dayOfMonth(monthOf(day) + 1) - 1];
  }

  draw(glow, g, on) {
    this.discs = [];
    this.total = 0;
    if (!on) return;
    const { counts, picture } = this;
    const [from, to] = [monthOf(picture.day - picture.days + 1), monthOf(picture.day)];
    const count = this.isExact ? (cell) => this.exact.counts[cell] : (cell) => counts.within(cell, from, to);
    const screen = this.screenCells();
    screen.sums.fill(0);
    for (let cell = 0; cell < counts.count; cell++) {
      const found = count(cell);
      if (!found) continue;
      this.total += found;
      const form = counts.form[cell];
      if (form === FORM.BADGE) this.drawBadge(g, cell, found);
      else if (form === FORM.LINE || form === FORM.AREA) this.drawGlow(glow, cell, found);
      else {
        const at = 3 * screen.of[cell];
        screen.sums[at] += found;
        screen.sums[at + 1] += found * this.x[cell];
        screen.sums[at + 2] += found * this.y[cell];
      }
    }
    this.drawDiscs(g, screen.sums);
  }

  /** The cells of this zoom that cells of the ground fall into, with room for a count and a middle each. */
  screenCells() {
    const { scale } = this.picture;
    if (this.screen?.scale !== scale) {
      const { of, count } = cellsOf(this.x, this.y, scale, CELL);
      this.screen = { scale, of, sums: new Float64Array(3 * count) };
    }
    return this.screen;
  }

  drawDiscs(g, sums) {
    const { picture, sprites } = this;
    const { scale, dx, dy, ratio, size } = picture;
    picture.screen(g);
    for (let at = 0; at < sums.length; at += 3) {
      const count = sums[at];
      if (!count) continue;
      const [x, y] = [(sums[at + 1] / count) * scale + dx, (sums[at + 2] / count) * scale + dy];
      if (x < -20 || y < -20 || x > size.x + 20 || y > size.y + 20) continue;
      const radius = 7 + 2 * String(count).length;
      sprites.crowd(g, x, y, COLOUR, count, radius, ratio);
      this.discs.push([x, y, radius, count]);
    }
  }

  drawBadge(g, cell, count) {
    const { picture, sprites } = this;
    picture.screen(g);
    const [x, y] = [this.x[cell] * picture.scale + picture.dx, this.y[cell] * picture.scale + picture.dy - BADGE_RISE];
    sprites.sign(g, x, y, COLOUR, ORIGIN.ARTICLE, FORM.BADGE, 8, picture.ratio);
    sprites.number(g, x + 11, y - 9, count, picture.ratio);
    this.discs.push([x, y, 12, count]);
  }

  drawGlow(g, cell, count) {
    const { picture, counts } = this;
    picture.world(g);
    g.lineJoin = "round";
    g.globalAlpha = 1 - (1 - GLOW) ** count;
    const target = picture.table.targets[counts.target[cell]];
    for (const path of picture.pathsAlong(target, counts.form[cell] === FORM.AREA)) picture.stroke(g, path, picture.lit(COLOUR), 8);
    g.globalAlpha = 1;
    g.setLineDash([]);
  }

  /** How many events the disc at a point of the screen counts; 0 where there is none. */
  countAt(point) {
    let [found, nearest] = [0, Infinity];
    for (const [x, y, reach, count] of this.discs) {
      const distance = Math.hypot(x - point.x, y - point.y);
      if (distance <= Math.max(reach, 12) && distance < nearest) [found, nearest] = [count, distance];
    }
    return found;
  }
}
