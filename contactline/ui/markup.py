"""HTML from outside text: everything is escaped here, and nowhere else is HTML put together."""

from __future__ import annotations

from html import escape


def tag(name: str, *children: str, **attributes: str) -> str:
    """Return an element; ``children`` are HTML made by ``tag`` or ``text``, attribute values plain text.

    >>> tag("p", text("<b>"), cls="x")
    '<p class="x">&lt;b&gt;</p>'
    """
    written = "".join(
        f' {key.removesuffix("_").replace("cls", "class").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(children)}</{name}>"


def text(value: str) -> str:
    """Return plain text as HTML."""
    return escape(value)


def isolated(value: str, lang: str = "") -> str:
    """Return plain text that keeps its own direction inside a line of another script."""
    return tag("bdi", text(value), lang=lang) if lang else tag("bdi", text(value))


def link(address: str, label: str) -> str:
    """Return a link for an http(s) address, else the label alone: no other scheme is ever followed."""
    if not address.startswith(("https://", "http://")):
        return isolated(label)
    return tag("a", isolated(label), href=address, target="_blank", rel="noopener noreferrer")


def plain(label: str) -> str:
    r"""Return a label that Streamlit's Markdown shows as it is: every mark of Markdown is escaped."""
    return "".join(f"\\{c}" if c in r"\`*_{}[]<>()#+-.!|~:$&^" else c for c in " ".join(label.split()))
