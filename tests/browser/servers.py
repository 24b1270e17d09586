"""Servers of the tests, each a process of its own on a free port: forked from the stem, or started as users do."""

import multiprocessing
import os
import runpy
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEM = "tests.browser.stem"
COPIES = multiprocessing.get_context("forkserver")
COPIES.set_forkserver_preload([STEM, __name__])


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def healthy(address):
    """Whether the server answers that it is up."""
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def dashboard(folder, **environment):
    """Run the dashboard as `make run` does, its library in ``folder``; yield its address."""
    with copy_of_stem(ROOT / "server.py", folder, **environment) as address:
        yield address


@contextmanager
def copy_of_stem(script, folder, bind="127.0.0.1", **environment):
    """Run Streamlit on ``script`` in a copy of the stem, listening on ``bind``; yield its address."""
    port = free_port()
    address, log = f"http://127.0.0.1:{port}", folder / "server.log"
    settings = _environment(folder, environment)
    log.touch()
    process = COPIES.Process(target=_serve, args=(_arguments(script, port, bind), log, settings))
    process.start()
    try:
        _wait(address, process.is_alive, log)
        yield address
    finally:
        process.terminate()
        process.join()


def start_server(script, folder, bind="127.0.0.1", **environment):
    """Start Streamlit on ``script`` as users do; return the process and its address once it is healthy.

    Benches measure such a server; tests use a copy of the stem, which is there at once.
    """
    port = free_port()
    address, log = f"http://127.0.0.1:{port}", folder / "server.log"
    with log.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *_arguments(script, port, bind)],
            cwd=ROOT,
            stdout=file,
            stderr=subprocess.STDOUT,
            env=_environment(folder, environment),
        )
    try:
        _wait(address, lambda: process.poll() is None, log)
    except AssertionError:
        process.kill()
        raise
    return process, address


def _arguments(script, port, bind):
    return ["run", str(script), f"--server.port={port}", f"--server.address={bind}"]


def _environment(folder, more):
    return {**os.environ, "CONTACTLINE_LIBRARY": str(folder / "library.sqlite"), **more}


def _wait(address, alive, log):
    """Wait until a server answers; an assertion tells what it said where it does not."""
    deadline = time.monotonic() + 60
    while not healthy(address):
        assert alive() and time.monotonic() < deadline, f"the server did not start:\n{log.read_text()}"
        time.sleep(0.02)


def _serve(arguments, log, environment):
    """Be ``python -m streamlit`` with these arguments; all that it says goes to the log."""
    with log.open("wb") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    library = Path(environment["CONTACTLINE_LIBRARY"])
    if not library.exists():
        library.write_bytes(import_module(STEM).LIBRARY)
    threading.Thread(target=_end_with_tests, daemon=True).start()
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["streamlit", *arguments]
    runpy.run_module("streamlit", run_name="__main__")


def _end_with_tests():
    """End this server when the tests that asked for it are gone, however they went."""
    multiprocessing.parent_process().join()
    os._exit(1)
