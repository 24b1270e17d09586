// The saved page: the map and its time control as the dashboard has them, and the list, without a server.
import { start } from "./map.js";
import { EventTable, bytesOf } from "./event_table.js";
import { started as control } from "./control.js";

const LISTED = 300; // events that the list shows of a period
const data = JSON.parse(document.getElementById("contactline-data").textContent);
const { view } = data.map;
const events = new EventTable(data.map.events, bytesOf(data.map.events.columns));
const root = document.getElementById("time");
let shown = data.time;

const map = L.map("map", { zoomAnimation: false, attributionControl: false }).setView([view.lat, view.lon], view.zoom);
L.control.scale().addTo(map);
start(map, data.map, events);
follow();

/** What the control tells a server, this page does itself. */
function take(name, value) {
  if (name === "time") shown = { ...shown, day: value.day, days: value.days };
  if (name === "viewport") shown = { ...shown, viewport: value };
  if (name === "layers") shown = { ...shown, layers: value.names };
  if (name === "picked") shown = { ...shown, selected: value.index };
  follow();
}

function follow() {
  const found = within(shown.day, shown.days);
  const told = data.words.count.replace("{count}", new Intl.NumberFormat(shown.locale).format(found.length));
  // The map in words is known for the day that was saved; of another day the events are told.
  const description = shown.day === data.time.day ? data.time.description : told;
  shown = { ...shown, description };
  control({ data: shown, parentElement: root, setStateValue: take, setTriggerValue: take });
  document.getElementById("cl-list-head").textContent = data.words.asOf.replace("{day}", dayText(shown.day));
  document.getElementById("cl-told").textContent = shown.day === data.time.day ? `${description} ${told}` : told;
  document.getElementById("cl-list").replaceChildren(...found.slice(0, LISTED).map(entry));
}

/** Positions of the events that may fall in the days that end with `day`, the latest first. */
function within(day, days) {
  const found = Array.from(events.first, (_, i) => i).filter((i) => events.first[i] <= day && events.last[i] > day - days);
  return found.reverse();
}

function dayText(day) {
  return new Intl.DateTimeFormat(shown.locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day * 864e5));
}

/** An event in the list: text goes out through textContent only. */
function entry(i) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dir = "auto";
  button.textContent = events.label(i);
  button.setAttribute("aria-pressed", String(i === shown.selected));
  button.onclick = () => {
    take("picked", { index: i });
    document.querySelector('#cl-list [aria-pressed="true"]')?.focus();
  };
  item.append(button);
  if (i === shown.selected) item.append(...sources(i));
  return item;
}

/** Where an event is from, and its link in the dashboard; only web addresses become links. */
function sources(i) {
  const lines = data.sources[i].map((source) => {
    const line = document.createElement("div");
    line.dir = "auto";
    line.textContent = source;
    return line;
  });
  const link = document.createElement("a");
  link.textContent = data.words.link;
  link.rel = "noopener noreferrer";
  const address = data.link.replace("{id}", encodeURIComponent(events.id(i)));
  if (/^https?:\/\//.test(address)) {
    link.href = address;
    lines.push(link);
  }
  return lines;
}
