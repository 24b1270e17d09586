"""Who may show the dashboard in a frame, and what the code that does so says."""

import asyncio
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from contactline.ui.access import Deployment, Refusal, Visit, judge
from contactline.ui.embed import credit
from contactline.ui.embed_code import RIGHTS, frame_code
from contactline.ui.framing import GUARD, MAP_FRAME, Framing, embedders
from contactline.view import decode, default_state, stories

NEWS = "https://news.example.org"
VIEW = replace(default_state("ar"), on=date(2020, 11, 10), q='"><script>alert(1)</script>')


def answer(app, path):
    """What an app answers to a browser that asks for a page."""

    async def asked():
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url="http://localhost"
        ) as client:
            return await client.get(path)

    return asyncio.run(asked())


def policy(path, setting=""):
    """What a page of the dashboard says about who may frame it; None where it says nothing."""
    inner = Starlette(
        routes=[
            Route("/data", lambda _: PlainTextResponse("1")),
            Route("/{page:path}", lambda _: HTMLResponse("")),
        ]
    )
    return answer(Framing(inner, embedders(setting)), path).headers.get("content-security-policy")


@pytest.mark.parametrize("path", ["/", "/review?lang=ar", "/?embed=false", "/?embed=1", "/?q=embed%3Dtrue"])
def test_no_other_site_may_frame_a_page_that_is_not_embedded(path):
    """Whoever may edit cannot be led to press a button of ours on somebody else's page."""
    assert policy(path, "all") == "frame-ancestors 'self'"


@pytest.mark.parametrize("path", ["/?embed=true", "/stories?lang=ru&embed=true", "/?Embed=True", MAP_FRAME])
@pytest.mark.parametrize(
    ("setting", "sources"),
    [("", "*"), ("all", "*"), ("none", "'self'"), (f"{NEWS},https://*.example.com", f"'self' {NEWS} https://*.example.com")],
)  # fmt: skip
def test_an_embedded_view_and_its_map_may_be_framed_by_whom_the_setting_names(path, setting, sources):
    """Streamlit takes the word in either case; by default everybody may embed."""
    assert policy(path, setting) == f"frame-ancestors {sources}"


def test_what_is_no_page_is_answered_as_it_was():
    """Data and scripts are framed by nobody."""
    assert policy("/data") is None


@pytest.mark.parametrize("setting", ["everybody", "news.example.org", f"{NEWS}/map", f"{NEWS}; script-src *"])
def test_a_setting_that_names_no_origin_is_refused(setting):
    """A slip in it may neither open the site to all nor write another policy."""
    with pytest.raises(ValueError, match="CONTACTLINE_EMBEDDERS"):
        embedders(setting)


@pytest.mark.parametrize("path", [MAP_FRAME, f"/base{MAP_FRAME}", MAP_FRAME.replace("index", "INDEX")])
def test_the_maps_frame_is_guarded_before_its_first_script(path):
    """Whatever the folder that the dashboard is served under, and on disks that make no difference of case."""
    page = answer(Framing(Starlette(), "*"), path).text

    assert page.index(GUARD) < page.index("<script", page.index(GUARD) + 1)
    assert page.index("<script") == page.index(GUARD)


def test_who_looks_at_an_embedded_view_may_not_edit():
    """An editor at their own computer sees in a page of others what its other readers see."""
    here = Visit((("Host", "localhost:8501"), ("Origin", "http://localhost:8501")), embedded=True)

    assert judge(here, Deployment("localhost"), 0) is Refusal.EMBEDDED


class Frame(HTMLParser):
    """The frames of a piece of HTML by their attributes, and whatever else stands there."""

    def __init__(self, html):
        super().__init__()
        self.frames, self.others = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Keep a tag."""
        (self.frames if tag == "iframe" else self.others).append(dict(attrs))


def test_the_code_holds_one_frame_with_the_whole_view_and_no_more_rights_than_it_needs():
    """Words of the view are text in it, not HTML; the frame has a title in the reader's language."""
    code = Frame(frame_code(VIEW, "https://example.org/"))

    (frame,), parts = code.frames, urlsplit(code.frames[0]["src"])
    assert code.others == []
    assert decode(parts.query.removesuffix("&embed=true")) == (VIEW, ())
    assert (parts.netloc, parts.path, parts.query[-11:]) == ("example.org", "/", "&embed=true")
    assert "10 نوفمبر 2020" in frame["title"]
    assert {name: frame[name] for name in ("width", "height", "loading", "sandbox", "referrerpolicy")} == {
        "width": "100%",
        "height": "620",
        "loading": "lazy",
        "sandbox": RIGHTS,
        "referrerpolicy": "no-referrer",
    }
    assert not {"allow", "allowfullscreen"} & frame.keys()


def test_a_step_of_a_story_is_embedded_and_credited_by_its_title():
    """In the reader's language."""
    story = next(iter(stories().values()))
    state = story.view(3, default_state("ru"))
    title = story.steps[2].title["ru"]

    assert credit(state) == f"Contact Line: {title}. Открыть полностью"
    assert title in Frame(frame_code(state, "https://example.org/stories")).frames[0]["title"]
