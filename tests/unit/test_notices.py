"""What a reader is told of a link that cannot be read as it stands."""

import pytest
from streamlit.testing.v1 import AppTest

from contactline.i18n import words
from contactline.ui.notices import PROBLEMS


def page():
    """The notices of the link alone, run as a script."""
    from contactline.ui import notices, session  # noqa: PLC0415 (AppTest runs this function as a script of its own)

    notices.show_faults(session.current())


def told(**link):
    """The HTML that a link's reader is shown."""
    app = AppTest.from_function(page, default_timeout=60)
    for part, value in link.items():
        app.query_params[part] = value
    app.run()
    assert not app.exception
    return "".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_every_fault_is_told_in_the_readers_language_and_as_text(lang):
    """Each by its own sentence; nothing that stands in a link is HTML."""
    say = words(lang)

    html = told(lang=lang, on="2020-02-31", kinds="<b>battle</b>", layers="sea", colour="red")

    parts = {
        "not-a-day": ("on", "2020-02-31"),
        "unknown-layer": ("layers", "sea"),
        "unknown-part": ("colour", ""),
    }
    for problem, (part, value) in parts.items():
        assert say(PROBLEMS[problem], part=part, value=value) in html
    assert "&lt;b&gt;battle&lt;/b&gt;" in html and "<b>" not in html


def test_a_link_that_asks_for_embedding_in_another_way_is_told_how():
    """Streamlit would show the whole page without a word."""
    assert PROBLEMS["unknown-choice"].format(part="embed", value="1") in told(embed="1")


def test_a_good_link_is_shown_without_a_word():
    """Also one that says not to embed."""
    assert told(on="2020-11-10", lang="ar", embed="false") == ""
