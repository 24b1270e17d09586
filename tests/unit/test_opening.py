"""What browsers are given packed, to keep, and in good time."""

import asyncio
import re

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import Route

from contactline.maps import assets
from contactline.ui import opening
from contactline.ui.opening import Opening

STREAMLIT = opening._streamlit()
INNER = Starlette(
    routes=[
        Route("/app/static/{path:path}", lambda _: PlainTextResponse("ours")),
        Route("/other", lambda _: HTMLResponse("<head></head>")),
        Route("/missing", lambda _: HTMLResponse("", 404)),
        Route("/static/{path:path}", lambda _: PlainTextResponse("plain")),
        Route("/{page:path}", lambda _: FileResponse(STREAMLIT / "index.html")),
    ]
)
SCRIPT = next(path for path in opening.packable_files() if path.startswith("/static/js/index."))


def answer(path, base="", **headers):
    """What a browser gets that asks for an address."""

    async def asked():
        transport = httpx.ASGITransport(Opening(INNER, base))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(asked())


@pytest.mark.parametrize("base", ["", "maps"])
def test_streamlits_scripts_come_packed_and_are_kept(base):
    """Under whatever folder the dashboard is served."""
    found = answer(f"/{base}{SCRIPT}" if base else SCRIPT, base)

    assert found.content == (STREAMLIT / SCRIPT[1:]).read_bytes()
    assert found.headers["Content-Encoding"] == "gzip"
    assert found.headers["Content-Type"].startswith("text/javascript")
    assert int(found.headers["Content-Length"]) < len(found.content) / 2
    assert "immutable" in found.headers["Cache-Control"]


def test_who_cannot_unpack_is_answered_as_before():
    """By whoever answered until now."""
    assert answer(SCRIPT, **{"Accept-Encoding": "identity"}).text == "plain"


@pytest.mark.parametrize("path", ["/static/js/../../index.html", "/static/js/none.js", "/static/js/"])
def test_nothing_but_the_listed_files_is_packed(path):
    """No address leads to another file."""
    assert "Content-Encoding" not in answer(path).headers


def test_our_own_files_are_kept_under_the_version_that_they_have():
    """An address of another version, of an older or a newer server, must not be kept with this content."""
    kept = [
        answer(f"/app/static/js/map.js{query}").headers.get("Cache-Control")
        for query in (f"?v={assets.version()}", "?v=0", "")
    ]

    assert kept == [opening.KEPT_FOR_GOOD, None, None]


@pytest.mark.parametrize("path", ["/", "/events?lang=ar"])
def test_every_page_asks_for_the_parts_of_the_map_page_at_once(path):
    """Each file once, all of them Streamlit's own; the page is not kept as if it were Streamlit's."""
    found = answer(path)
    asked = re.findall(r'(?:href|src)="\./(static/js/[^"]+)"', found.text)

    assert len(asked) == len(set(asked)) > 49
    assert all((STREAMLIT / file).is_file() for file in asked)
    assert not {"ETag", "Last-Modified"} & set(found.headers)
    assert len(found.content) == int(found.headers["Content-Length"])


def test_a_part_is_run_after_what_streamlit_runs_itself():
    """Its script imports Streamlit's, whose own must begin the page."""
    order = re.findall(r'<script type="module" crossorigin src="./static/js/(\w+)', answer("/").text)

    assert order == ["index", "Html", "ComponentInstance", "BidiComponent", "Button", "Selectbox"]


@pytest.mark.parametrize(("path", "body"), [("/other", "<head></head>"), ("/missing", "")])
def test_another_page_is_left_as_it_is(path, body):
    """Only Streamlit's own page is changed."""
    assert answer(path).text == body


def test_the_maps_frame_asks_for_the_files_that_it_will_need():
    """Those of the version that the map then imports, before the map itself is known."""
    head = assets.frame_head()

    assert all(f'href="{address}"' in head for address in assets.script_addresses().values())
    assert head.index("importmap") < head.index("modulepreload")
