"""Many visitors at once: `python -m tests.bench.visitors [--visitors 50] [--minutes 10] [--every 4] [--events 0]`.

Prints Markdown and writes it into BENCHMARKS.md. The server is the one that users start (`contactline serve`), with the
shipped library or with as many made-up events beside it. Each visitor speaks Streamlit's own protocol over a WebSocket:
opens the map page, then moves, most often to another day as the slider does when it is let go of, each fifth time to an
event of the list. A move is timed from its message to the end of the run that it asked for.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection

from tests.bench.library import filled
from tests.bench.served import processor, resident, served
from tests.browser.protocol import trigger_id, ws_client
from tests.eval.tables import table, write_part

DAYS = 6_600, 18_500
"""The days, counted from 1970-01-01, between which visitors move: 1988 to 2020."""

PATIENCE = 120
"""Seconds after which an answer is an error."""

TO_EVENT = 5
"""Each so many moves one opens an event of the list."""


@dataclass
class Visitor:
    """One who looks at the map page; what they saw last says what they can do next."""

    socket: ClientConnection
    address: str
    query: str = ""
    page: str = ""
    fragment: str = ""
    control: str = ""
    rows: str = ""
    listed: list[str] = field(default_factory=list)
    day: int = 0

    def open(self) -> None:
        """Open the page."""
        self._send(BackMsg())

    def move(self, chance: random.Random, number: int) -> None:
        """Let go of the slider on a day of the timeline, or open an event of the list."""
        message = BackMsg()
        widgets = message.rerun_script.widget_states.widgets
        opens = number % TO_EVENT == 0 and self.listed
        if opens:
            sent = [{"event": "chosen", "value": chance.choice(self.listed)}]
            widgets.append(WidgetState(id=trigger_id(self.rows), json_trigger_value=json.dumps(sent)))
        else:
            self.day = chance.randint(*DAYS)
        # A browser sends the state of what is on the page with each message, changed or not.
        state = {"time": {"day": self.day, "days": 30}} if self.day else {}
        widgets.append(WidgetState(id=self.control, json_value=json.dumps(state)))
        message.rerun_script.fragment_id = self.fragment
        self._send(message)

    def _send(self, message: BackMsg) -> None:
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = self.query, self.page
        asked.context_info.url, asked.context_info.locale = f"{self.address}/", "en-GB"
        self.socket.send(message.SerializeToString())
        self.listed = []
        while not self._is_last(ForwardMsg.FromString(self.socket.recv(timeout=PATIENCE, decode=False))):
            pass

    def _is_last(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        if kind == "navigation":
            self.page = message.navigation.page_script_hash
        if kind == "delta":
            self._note(message)
        if kind != "script_finished":
            return False
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise RuntimeError("the script did not compile")
        return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind == "bidi_component" and element.bidi_component.id.endswith("-time_control"):
            self.control, self.fragment = element.bidi_component.id, message.delta.fragment_id
        if kind == "bidi_component" and element.bidi_component.id.endswith("-event-rows"):
            self.rows, shown = element.bidi_component.id, json.loads(element.bidi_component.json)
            self.listed = [event for one in shown["lists"] for event, _ in one["rows"]]


@dataclass
class Seen:
    """What all visitors saw: seconds that pages took to open and moves took to be answered, and errors."""

    opened: list[float] = field(default_factory=list)
    moved: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def visit(
    address: str, number: int, every: float, until: threading.Event, seen: Seen, arrived: threading.Barrier
) -> None:
    """Open the page and, once all have, move until the end; after an error a visitor comes no more."""
    chance = random.Random(number)
    try:
        with ws_client(address) as client:
            visitor = Visitor(client.socket, address)
            seen.opened.append(_timed(visitor.open))
            arrived.wait()
            until.wait(chance.uniform(0, every))
            moves = 0
            while not until.is_set():
                moves += 1
                started = time.perf_counter()
                visitor.move(chance, moves)
                took = time.perf_counter() - started
                seen.moved.append(took)
                until.wait(max(0.0, every - took))
    except Exception as error:  # whatever it is, it is what the visitor would have seen
        seen.errors.append(f"{type(error).__name__}: {error}")
        arrived.abort()


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measured(
    pid: int, address: str, visitors: int, minutes: float, every: float
) -> tuple[Seen, list[list[str]]]:
    """Return what visitors saw, and the rows of the table."""
    first, seen, until = Seen(), Seen(), threading.Event()
    with ws_client(address) as client:
        first.opened.append(_timed(Visitor(client.socket, address).open))
    alone, arrived = resident(pid), threading.Barrier(visitors + 1)
    threads = [
        threading.Thread(target=visit, args=(address, number, every, until, seen, arrived))
        for number in range(visitors)
    ]
    for thread in threads:
        thread.start()
    arrived.wait()
    busy = processor(pid)
    time.sleep(minutes * 60)
    busy, full = processor(pid) - busy, resident(pid)
    until.set()
    for thread in threads:
        thread.join()
    return seen, [
        ["page opened, the very first visitor", f"{first.opened[0]:.2f} s"],
        ["page opened, all others at the same moment (median / p95)", _both(seen.opened)],
        ["moves", f"{len(seen.moved):,}"],
        ["move (median / p95)", _both(seen.moved)],
        ["the slowest move", f"{max(seen.moved):.2f} s"],
        ["errors", str(len(seen.errors))],
        ["memory of the server with one visitor", f"{alone:.0f} MB"],
        ["memory a visitor beyond the first, at the end", f"{(full - alone) / max(1, visitors - 1):.2f} MB"],
        ["server's share of one core", f"{100 * busy / (minutes * 60):.0f} %"],
        ["server's time of one core a move", f"{1000 * busy / max(1, len(seen.moved)):.0f} ms"],
    ]


def _both(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} / {statistics.quantiles(seconds, n=20)[-1]:.2f} s"


def main(arguments: list[str] | None = None) -> None:
    """Measure, print and write down."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.visitors")
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument(
        "--every", type=float, default=4.0, help="seconds from one move of a visitor to the next"
    )
    parser.add_argument("--events", type=int, default=0, help="made-up events beside the shipped ones")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library.sqlite"
        if asked.events:
            filled(str(library), asked.events)[0].database.engine.dispose()
        with served(library, Path(name) / "server.log") as (pid, address, listening):
            seen, rows = measured(pid, address, asked.visitors, asked.minutes, asked.every)
    rows.insert(0, ["server listens, everything for the first page made ready", f"{listening:.1f} s"])
    about = (
        f"## {asked.visitors} visitors at once\n\n`python -m tests.bench.visitors` prints this part: {asked.visitors}"
        f" visitors for {asked.minutes:g} minutes, a move each {asked.every:g} s of each, over Streamlit's own protocol,"
        f" {f'{asked.events:,} made-up events beside ' if asked.events else ''}the shipped library; a move is timed from"
        f" its message to the end of the run (goal: p95 of 1 s, 1.5 MB a visitor). {os.cpu_count()} cores that the"
        f" visitors share with the server, load at the end {os.getloadavg()[0]:.1f}."
    )
    body = f"{about}\n\n{table(['', ''], rows)}"
    sys.stdout.write("\n".join([body, *seen.errors[:5], ""]))
    write_part("visitors" if not asked.events else f"visitors-{asked.events}", body)


if __name__ == "__main__":
    main()
