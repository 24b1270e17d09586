"""The ways of drawing events over time that the bench compares: how each is moved, asked and waited for in the browser.

Every way is given the same events. What differs is what its own page offers: ours and the Folium plugins have a control
of time, pydeck has none, so that its layer is given the period's events by a script (the fastest that it allows).
"""

from dataclasses import dataclass

FRAME = "document.querySelector('iframe[title=\"streamlit_folium.st_folium\"]')"
WITHIN = f"{FRAME}.contentWindow"

TIMED = """async (move, frames) => {
  const times = [];
  await new Promise(requestAnimationFrame);
  let last = performance.now();
  for (let i = 0; i < frames; i++) {
    move(i / frames);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times; }"""
SLIDE = f"""async (range, [from, to, frames]) => {{
  const move = (part) => {{
    range.value = String(from + (to - from) * part);
    range.dispatchEvent(new Event('input', {{bubbles: true}})); }};
  return ({TIMED})(move, frames); }}"""
DIMENSION = f"""async (frames) => {{
  const dimension = {WITHIN}.map.timeDimension, length = dimension.getAvailableTimes().length;
  const move = (part) => dimension.setCurrentTimeIndex(Math.round(length * (0.5 + 0.2 * part)));
  return ({TIMED})(move, frames); }}"""
RANGE = f"""async (frames) => {{
  const range = {FRAME}.contentDocument.querySelector('input[type=range]');
  const low = Number(range.min), high = Number(range.max);
  return ({SLIDE})(range, [low + (high - low) * 0.5, low + (high - low) * 0.7, frames]); }}"""
DECK = f"""async (frames) => {{
  const layer = deckInstance.layerManager.getLayers()[0], rows = layer.props.data, days = DAYS;
  const move = (part) => {{
    const day = 15000 + 2780 * part;
    const data = rows.filter((row) => row.day <= day && row.day > day - days);
    deckInstance.setProps({{layers: [layer.clone({{data}})]}}); }};
  return ({TIMED})(move, frames); }}"""
HITS = """(hit) => {
  const times = [];
  for (let i = 0; i < 200; i++) {
    const x = 40 + ((i * 97) % 720), y = 30 + ((i * 53) % 420), started = performance.now();
    hit(x, y);
    times.push(performance.now() - started);
  }
  return times; }"""


@dataclass(frozen=True)
class Way:
    """``painted`` holds once the events are on the screen, ``scrub`` moves the time, ``hits`` asks what lies at points.

    ``scrub`` is handed the ``slider`` where there is one; ``map`` is what is dragged and zoomed; ``frames`` says how many
    are timed with 90 days and with everything visible.
    """

    title: str
    painted: str
    scrub: str
    hits: str = ""
    slider: str = ""
    map: str = 'iframe[title="streamlit_folium.st_folium"]'
    frames: tuple[int, int] = (60, 10)


WAYS = {
    "ours": Way(
        "Contact Line",
        f"() => {FRAME}?.contentWindow?.contactline?.told?.()",
        SLIDE,
        f"() => ({HITS})((x, y) => {WITHIN}.contactline.eventsAt(x, y))",
        slider=".cl-range",
        frames=(300, 120),
    ),
    "timestamped": Way(
        "TimestampedGeoJson",
        f"() => {FRAME}?.contentDocument?.querySelector('.timecontrol-date')?.textContent?.match(/\\d/)",
        DIMENSION,
    ),
    "timeline": Way(
        "Timeline", f"() => Boolean({FRAME}?.contentDocument?.querySelector('input[type=range]'))", RANGE
    ),
    "pydeck": Way(
        "pydeck",
        "() => typeof deckInstance !== 'undefined' && deckInstance.layerManager?.getLayers()?.[0]?.isLoaded",
        DECK,
        f"() => ({HITS})((x, y) => deckInstance.pickObject({{x, y, radius: 4}}))",
        map="#deck-container",
        frames=(60, 30),
    ),
}
