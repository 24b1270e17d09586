"""A real PostgreSQL server of Debian's package, on a free port and in a temporary folder."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

SETTINGS = "listen_addresses = '127.0.0.1'\nfsync = off\nshared_buffers = 64MB\nmax_connections = 60\n"
"""A server for tests: what it holds need not outlive the machine's power."""


def program(name):
    """Where a program of the server lies: Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) or [shutil.which(name)]
    assert found[-1], "no PostgreSQL found: `make test` installs Debian's package"
    return str(found[-1])


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server that can be stopped, killed and started again."""

    def __init__(self, *, settings=SETTINGS):
        # Not in pytest's folder: PostgreSQL refuses to run as root, and its own user cannot enter root's folders.
        self.folder = Path(tempfile.mkdtemp(prefix="contactline-pg-"))
        self.port = free_port()
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user, self.user)
        options = ["-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        self._as_user([program("initdb"), "-D", self.data, *options])
        with (self.folder / "data" / "postgresql.conf").open("a") as file:
            file.write(settings + f"port = {self.port}\nunix_socket_directories = '{self.folder}'\n")
        self.process = None
        self.start()

    @property
    def data(self):
        """The folder of the server's data."""
        return str(self.folder / "data")

    def url(self, database="postgres"):
        """The address of a database, as a user writes it."""
        return f"postgresql://test@127.0.0.1:{self.port}/{database}"

    def start(self):
        """Start the server and wait until it answers."""
        log = (self.folder / "log").open("a")
        self.process = subprocess.Popen(
            [program("postgres"), "-D", self.data], stdout=log, stderr=log, **self._identity()
        )
        deadline = time.monotonic() + 30
        while subprocess.run(
            [program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False
        ).returncode:
            assert self.process.poll() is None and time.monotonic() < deadline, (
                self.folder / "log"
            ).read_text()
            time.sleep(0.05)

    def stop(self):
        """Stop the server at once: connections are cut, as by an administrator."""
        self._end(signal.SIGINT)

    def kill(self):
        """Let the server die in the middle of its work."""
        self._end(signal.SIGQUIT)

    def remove(self):
        """Stop the server and take its folder away."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def query(self, statement, database="postgres"):
        """Run a statement by the server's own client; what it prints."""
        options = ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-d", self.url(database)]
        command = [program("psql"), *options, "-c", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def _end(self, how):
        self.process.send_signal(how)
        self.process.wait(timeout=30)

    def _as_user(self, command):
        subprocess.run(command, check=True, capture_output=True, **self._identity())

    def _identity(self):
        return {"user": self.user, "group": self.user, "extra_groups": []} if os.geteuid() == 0 else {}
