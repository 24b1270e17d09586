"""Data at an address of its own: given out where the server can, kept by browsers, and never to be guessed."""

import asyncio
import gc
import os

import httpx
import pytest
from starlette.applications import Starlette

from contactline.ui import parcels

LARGE = os.urandom(parcels.SMALLEST)


@pytest.fixture
def shelf(monkeypatch):
    """A new shelf in place of the server's."""
    made = parcels.Shelf()
    monkeypatch.setattr(parcels, "SHELF", made)
    return made


@pytest.fixture
def server(shelf):
    """A server that gives out parcels."""
    return Starlette(routes=parcels.routes())


def answer(server, address, **headers):
    """The answer to an address as the map's frame writes it."""

    async def asked():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(server), base_url="http://x") as client:
            return await client.get(address.removeprefix("../.."), headers=headers)

    return asyncio.run(asked())


def test_a_browser_gets_what_was_put_and_keeps_it_for_good(server):
    """The same bytes, gzipped on the way, with no need to ask again."""
    found = answer(server, parcels.address_of(LARGE))

    assert found.content == LARGE
    assert found.headers["Content-Encoding"] == "gzip"
    assert found.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_who_cannot_unpack_gets_it_plain(server):
    """As any server does."""
    found = answer(server, parcels.address_of(LARGE), **{"Accept-Encoding": "identity"})

    assert found.content == LARGE and "Content-Encoding" not in found.headers


def test_the_same_data_has_the_same_address_and_other_data_another(server):
    """What a browser has kept is found again after the server was started anew."""
    assert parcels.address_of(LARGE) == parcels.address_of(bytes(LARGE))
    assert parcels.address_of(LARGE) != parcels.address_of(LARGE + b"1")


def test_an_address_that_nobody_was_given_is_not_found(server):
    """Nothing lies at a guess."""
    assert answer(server, "/parcels/" + "0" * 64).status_code == 404


def test_nothing_is_given_out_where_the_server_has_no_such_route(shelf):
    """The data then travels with the page."""
    assert parcels.address_of(LARGE) == ""


def test_little_data_travels_with_the_page(server):
    """A request of its own would take longer."""
    assert parcels.address_of(LARGE[1:]) == ""


def test_the_oldest_that_nobody_holds_goes_when_there_are_too_many(server):
    """A library that is written to all day does not fill the memory."""
    addresses = [str(parcels.address_of(LARGE + bytes([i]))) for i in range(parcels.MOST + 1)]
    gc.collect()

    assert [answer(server, one).status_code for one in (addresses[0], addresses[1])] == [404, 200]


def test_what_somebody_holds_the_address_of_stays(server):
    """A map that is kept for its next visitor is never without what it is drawn from."""
    held = parcels.address_of(LARGE)
    for i in range(parcels.MOST + 1):
        parcels.address_of(LARGE + bytes([i]))

    assert answer(server, held).content == LARGE
