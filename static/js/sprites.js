// The signs of events as small pictures, each painted once: a sign is copied far faster than it is drawn.
export const FORM = { DOT: 0, FAINT: 1, BADGE: 2, LINE: 3, AREA: 4, DISC: 5 };
export const ORIGIN = { ARTICLE: 0, CURATED: 1, IMPORTED: 2 };
const FONT = "system-ui, sans-serif";

export class Sprites {
  constructor() {
    this.known = new Map();
  }

  /** Copy the sign of an event to a point. */
  sign(g, x, y, colour, origin, form, radius, ratio) {
    const key = `${colour}${origin},${form},${radius}@${ratio}`;
    const half = radius + 4;
    put(g, (this.known.get(key) ?? this.made(key, half, half, ratio, (s) => paintSign(s, colour, origin, form, radius))), x, y);
  }

  /** Copy a number with a white rim to a point: how many events stand on one spot. */
  number(g, x, y, count, ratio) {
    const key = `${count}@${ratio}`;
    put(g, this.known.get(key) ?? this.made(key, 4 + 4 * String(count).length, 8, ratio, (s) => paintNumber(s, count)), x, y);
  }

  /**
   * Draw a disc with its number at a point: events that are too many to be drawn one by one. The disc is copied, the
   * number written: while the time is moved it is another one in each frame.
   */
  crowd(g, x, y, colour, count, radius, ratio) {
    const key = `${colour}${radius}@${ratio}`;
    put(g, this.known.get(key) ?? this.made(key, radius + 2, radius + 2, ratio, (s) => paintDisc(s, colour, radius)), x, y);
    centred(g, count < 1000 ? 10 : 9);
    g.fillStyle = "#ffffff";
    g.fillText(String(count), x, y + 0.5);
  }

  made(key, halfWidth, halfHeight, ratio, paint) {
    if (this.known.size > 4000) this.known.clear(); // numbers of many sizes, after hours of use
    const canvas = document.createElement("canvas");
    canvas.width = 2 * halfWidth * ratio;
    canvas.height = 2 * halfHeight * ratio;
    const g = canvas.getContext("2d");
    g.scale(ratio, ratio);
    g.translate(halfWidth, halfHeight);
    paint(g);
    const sprite = { canvas, halfWidth, halfHeight };
    this.known.set(key, sprite);
    return sprite;
  }
}

function put(g, sprite, x, y) {
  g.drawImage(sprite.canvas, x - sprite.halfWidth, y - sprite.halfHeight, 2 * sprite.halfWidth, 2 * sprite.halfHeight);
}

/** Ring: curated; square on its corner: read from an article; triangle: other people's data; pale: date known to a month or less; speech shape: only talked about. */
function paintSign(g, colour, origin, form, radius) {
  const curated = origin === ORIGIN.CURATED;
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
}

function paintNumber(g, count) {
  centred(g, 10);
  g.lineWidth = 3;
  g.strokeStyle = "#fff";
  g.strokeText(String(count), 0, 0);
  g.fillStyle = "#111";
  g.fillText(String(count), 0, 0);
}

function paintDisc(g, colour, radius) {
  g.beginPath();
  g.arc(0, 0, radius, 0, 7);
  g.fillStyle = colour;
  g.fill();
  g.lineWidth = 1.6;
  g.strokeStyle = "#ffffff";
  g.stroke();
}

function centred(g, size) {
  g.font = `700 ${size}px ${FONT}`;
  g.textAlign = "center";
  g.textBaseline = "middle";
}
