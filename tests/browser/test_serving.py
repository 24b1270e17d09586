"""`contactline serve`: what a user starts, and stops."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.browser.conftest import ROOT, free_port, healthy


def test_who_stops_the_command_stops_the_dashboard(tmp_path):
    """No server is left behind on the port."""
    port = free_port()
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("contactline")), "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "CONTACTLINE_LIBRARY": str(tmp_path / "library.sqlite")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not healthy(f"http://127.0.0.1:{port}") and not healthy(f"http://localhost:{port}"):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.2)

    process.terminate()
    process.wait(timeout=20)

    assert not healthy(f"http://localhost:{port}")
