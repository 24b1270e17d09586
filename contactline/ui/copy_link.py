"""A button that copies the link of the view, and keeps the page's language and direction true."""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.components import v2

from contactline.i18n import words
from contactline.ui import session
from contactline.view import ViewState, encode

_HTML = """<div class="cl-copy"><button type="button"></button><output aria-live="polite"></output>
<input type="text" readonly hidden></div>"""

_CSS = """
.cl-copy { display: flex; gap: .5rem; align-items: center; font-family: var(--st-font); }
.cl-copy button { min-height: 2.5rem; padding: 0 .75rem; font: inherit; white-space: nowrap; cursor: pointer;
  color: inherit; background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius, .5rem); }
.cl-copy output { font-size: .8rem; }
.cl-copy input { flex: 1; min-width: 0; font: inherit; font-size: .8rem; }
"""

_JS = """
export default function ({ data, parentElement }) {
  const [button, output, field] = ["button", "output", "input"].map((name) => parentElement.querySelector(name));
  document.documentElement.lang = data.lang;
  if (data.replace) {
    // A short link becomes the whole one in its place, without a new step in the browser's history.
    const embed = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith("embed"));
    const tail = embed.length ? "&" + new URLSearchParams(embed) : "";
    history.replaceState(history.state, "", location.pathname + "?" + data.query + tail);
  }
  button.textContent = data.label;
  field.setAttribute("aria-label", data.label);
  const address = () => location.origin + location.pathname + "?" + data.query;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(address());
      output.textContent = data.copied;
    } catch {
      // Without the right to write the clipboard (plain http, a frame), the link is shown to copy by hand.
      field.hidden = false;
      field.value = address();
      field.focus();
      field.select();
    }
    setTimeout(() => { output.textContent = ""; }, 4000);
  };
}
"""


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    return v2.component("contactline_copy_link", html=_HTML, css=_CSS, js=_JS)


def copy_link(state: ViewState) -> None:
    """Show the button for the view's canonical link."""
    say = words(state.lang)
    _component()(
        key="copy_link",
        data={
            "query": encode(state),
            "replace": session.is_short(),
            "lang": state.lang,
            "label": say("Copy link"),
            "copied": say("Copied"),
        },
    )
