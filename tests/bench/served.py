"""A server for measurements, started as users start it, and what it takes of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import ROOT, free_port, healthy


@contextmanager
def served(library: Path, log: Path, patience: float = 60.0) -> Generator[tuple[int, str, float]]:
    """Serve a library as users do; yield the process' number, its address and the seconds until it listened.

    Raises RuntimeError with what the server said where it does not listen within ``patience`` seconds.
    """
    port = free_port()
    command = [str(Path(sys.executable).with_name("contactline")), "serve", f"--port={port}"]
    address = f"http://localhost:{port}"
    started = time.perf_counter()
    with log.open("w") as written:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=written,
            stderr=subprocess.STDOUT,
            env={**os.environ, "CONTACTLINE_LIBRARY": str(library), "PYTHONPATH": str(ROOT)},
        )
    try:
        while not healthy(address):
            if process.poll() is not None or time.perf_counter() - started > patience:
                raise RuntimeError(log.read_text())
            time.sleep(0.05)
        yield process.pid, address, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait()


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def processor(pid: int) -> float:
    """Return the seconds of one core that a process has taken."""
    times = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
