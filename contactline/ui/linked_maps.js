// Maps on one page that show the same part of the world: who moves one moves all; the server hears of it at rest.
const MAPS = 'iframe[title="streamlit_folium.st_folium"]';
const SETTLE = 250; // ms after the last move before the server hears of it

class LinkedMaps {
  constructor() {
    this.known = new Set();
    this.watch = setInterval(() => this.attach(), 200);
  }

  update(data, send) {
    const opened = this.data !== undefined && data.told !== this.data.told;
    Object.assign(this, { data, send });
    // A link that was opened (Back, an edited address) moves the maps; else the viewport is the maps' own.
    if (opened) this.show(data.viewport, null);
    this.maps().forEach((map, i) => this.dress(map, i));
  }

  /** What else of the view the maps share: the layers shown and, where the map knows more than one, the order of names. */
  dress(map, i) {
    map.setLayers(this.data.layers);
    map.setNames(this.data.names);
    map.setDescription(this.data.described[i] ?? "");
  }

  maps() {
    const frames = [...document.querySelectorAll(MAPS)];
    return frames.map((frame) => frame.contentWindow?.contactline).filter((map) => map?.ready);
  }

  /** Take in the maps that have loaded, also anew; a late one is brought to where the others are. */
  attach() {
    for (const [i, map] of this.maps().entries()) {
      if (this.known.has(map)) continue;
      this.known.add(map);
      this.dress(map, i);
      map.onMove((where) => this.moved(where, map));
      map.setView(this.where ?? this.data.viewport);
    }
    document.documentElement.dataset.linkedMaps = String(this.maps().length);
  }

  moved(where, from) {
    if (this.leading) return; // the others' own moves, that follow
    this.next = [where, from];
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.show(...this.next);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(), SETTLE);
    });
  }

  show(where, from) {
    this.where = where;
    this.leading = true;
    for (const map of this.maps()) if (map !== from) map.setView(where);
    this.leading = false;
  }

  tell() {
    const [now, known] = [this.where, this.data.viewport];
    if (now.zoom === known.zoom && now.lat === known.lat && now.lon === known.lon) return;
    this.send("viewport", now);
  }

  stop() {
    clearInterval(this.watch);
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
  }
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".cl-linked");
  if (!root) return undefined;
  root.maps ??= new LinkedMaps();
  root.maps.update(data, setStateValue);
  return () => root.maps.stop();
}
