// Copies the link of the view, and shows the code that puts it into another page.
const SHOWN = 4000; // ms for which "Copied" stands

/** Copy a text and say so; without the right to (plain http, a frame) show it in a field, to copy by hand. */
async function copy(text, output, copied, field) {
  try {
    await navigator.clipboard.writeText(text);
    output.textContent = copied;
    setTimeout(() => (output.textContent = ""), SHOWN);
  } catch {
    field.hidden = false;
    field.value = text;
    field.focus();
    field.select();
  }
}

export default function ({ data, parentElement }) {
  const find = (selector) => parentElement.querySelector(selector);
  const [link, embed, output, field, box] = [".cl-link", ".cl-embed", "output", "input", ".cl-code"].map(find);
  document.documentElement.lang = data.lang;
  if (data.replace) {
    // A short link becomes the whole one in its place, without a new step in the browser's history.
    const kept = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith("embed"));
    const tail = kept.length ? "&" + new URLSearchParams(kept) : "";
    history.replaceState(history.state, "", location.pathname + "?" + data.query + tail);
  }
  link.textContent = data.label;
  field.setAttribute("aria-label", data.label);
  link.onclick = () => copy(location.origin + location.pathname + "?" + data.query, output, data.copied, field);

  embed.hidden = !data.code;
  embed.title = data.embed;
  embed.setAttribute("aria-label", data.embed);
  box.popover = "auto";
  box.dir = data.dir;
  box.setAttribute("aria-label", data.embed);
  embed.popoverTargetElement = box;
  const [told, code, button] = ["p", "textarea", "button"].map((name) => box.querySelector(name));
  told.textContent = data.told;
  code.value = data.code;
  code.setAttribute("aria-label", data.embed);
  button.textContent = data.copy;
  button.onclick = () => copy(data.code, button, data.copied, code).then(() => setTimeout(() => (button.textContent = data.copy), SHOWN));
}
