// The arithmetic of the timeline: windows of days counted from 1970-01-01, both ends included. No page is needed for it.
const DAY = 864e5;

const date = (day) => new Date(day * DAY);
const numberOf = (year, month) => Date.UTC(year, month, 1) / DAY;

/** A window moved by some days, kept within the timeline; its length stays. */
export function pan([first, last], by, [min, max]) {
  const length = last - first;
  const start = Math.max(min, Math.min(first + Math.round(by), max - length));
  return [start, Math.min(start + length, max)];
}

/** A window made longer or shorter around a day, kept within the timeline; never shorter than a day. */
export function zoom([first, last], factor, around, [min, max]) {
  const span = last - first + 1;
  let length = Math.min(Math.max(1, Math.round(span * factor)), max - min + 1);
  if (length === span && factor > 1) length = Math.min(span + 1, max - min + 1);
  const start = Math.round(around - ((around - first) / span) * length);
  return pan([start, start + length - 1], 0, [min, max]);
}

/** Where the axis is labelled: days on which years, months or weeks begin, at most as many as asked for. */
export function ticks([first, last], most) {
  const days = (step) => Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
  const months = (step) => {
    const from = date(first);
    const found = [];
    for (let month = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / step) * step; ; month += step) {
      const day = numberOf(Math.floor(month / 12), month % 12);
      if (day > last || found.length > most) return found;
      if (day >= first) found.push(day);
    }
  };
  for (const [unit, step] of [["day", 1], ["day", 2], ["day", 7], ["day", 14]]) {
    if ((last - first) / step < most) return { unit, days: days(step) };
  }
  for (const step of [1, 3, 6, 12, 24, 60, 120]) {
    const found = months(step);
    if (found.length <= most) return { unit: step < 12 ? "month" : "year", days: found };
  }
  return { unit: "year", days: [] };
}

/** The row of each box, so that none covers another: the free row that was left longest ago, -1 where none is free. */
export function rows(boxes, count) {
  const ends = Array(count).fill(-Infinity);
  return boxes.map(([start, end]) => {
    const row = ends.indexOf(Math.min(...ends));
    if (ends[row] > start) return -1;
    ends[row] = end;
    return row;
  });
}

/** How much room there is behind each box until the next one of its row, or until the end. */
export function gaps(boxes, taken, end) {
  const next = new Map();
  const found = Array(boxes.length);
  for (let i = boxes.length - 1; i >= 0; i--) {
    found[i] = (next.get(taken[i]) ?? end) - boxes[i][1];
    next.set(taken[i], boxes[i][0]);
  }
  return found;
}
