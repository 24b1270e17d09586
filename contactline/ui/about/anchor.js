// A link's anchor on a page that is drawn piece by piece: the section that it names stays in sight until all is there.

const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];
const followed = new WeakSet(); // Streamlit calls again whenever the page runs

export default function ({ data, parentElement }) {
  if (followed.has(parentElement)) return;
  followed.add(parentElement);
  const name = decodeURIComponent(location.hash.slice(1));
  const page = document.querySelector(data.page);
  if (!name || !page) return;
  const show = () => document.getElementById(name)?.scrollIntoView();
  const watch = new ResizeObserver(show); // observing calls it once
  watch.observe(page);
  const leave = () => {
    watch.disconnect();
    MOVES.forEach((move) => removeEventListener(move, leave, true));
  };
  MOVES.forEach((move) => addEventListener(move, leave, { capture: true, passive: true }));
  return leave;
}
