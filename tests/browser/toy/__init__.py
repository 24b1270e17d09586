"""Servers of a toy page whose every widget writes: what is refused there is refused by the server."""

from contextlib import contextmanager

from tests.browser import oidc
from tests.browser.oidc import claims_of, cookie
from tests.browser.protocol import ws_client
from tests.browser.servers import ROOT, copy_of_stem

SCRIPT = ROOT / "tests" / "browser" / "toy" / "editing.py"
EDITORS = "".join(
    f"{name}  # an editor\n" for name in (oidc.LISTED, oidc.UNCONFIRMED, oidc.NO_CLAIM, oidc.TEXT_CLAIM)
)
VISITOR = "You are reading as a visitor."
NOT_DONE = "This was not done."

MESSAGES = {
    "a button": lambda client: client.send_widget(client.find("accept"), trigger_value=True),
    "a text field": lambda client: client.send_widget(client.find("note"), string_value="x"),
    "a component's trigger": lambda client: client.send_event(client.find("place"), "placed", 1),
    "a button read by the page": lambda client: client.send_widget(client.find("reject"), trigger_value=True),
}
"""Everything that the toy page's widgets send when they are used."""


class Toy:
    """A server of the toy page, what was written there, and the list of its editors."""

    def __init__(self, folder, address):
        self.folder, self.address = folder, address

    def begin(self):
        """Start anew, with the usual editors and nothing written; return the server."""
        self.list_editors(EDITORS)
        (self.folder / "log").unlink(missing_ok=True)
        return self

    @property
    def written(self):
        """The lines that were written so far."""
        log = self.folder / "log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def said(self, words):
        """How often the server's log says something."""
        return (self.folder / "server.log").read_text(encoding="utf-8").count(words)

    def list_editors(self, text):
        """Write the file that names the editors."""
        (self.folder / "editors").write_text(text, encoding="utf-8")

    def signed_in(self, email=oidc.LISTED, **claims):
        """The cookie of somebody who has signed in here."""
        return cookie(claims_of(self.address, email, **claims))


@contextmanager
def toy_server(folder, bind="127.0.0.1", **environment):
    """Run the toy page; yield the server."""
    log = str(folder / "log")
    with copy_of_stem(SCRIPT, folder, bind, TOY_LOG=log, **environment) as address:
        yield Toy(folder, address)


@contextmanager
def shared_toy(folder):
    """Run the toy page on a server that signs people in with a provider of its own; yield the server."""
    with oidc.provider() as issuer:
        secrets = oidc.write_secrets(folder / "secrets.toml", issuer)
        editors = str(folder / "editors")
        with toy_server(
            folder, STREAMLIT_SECRETS_FILES=str(secrets), CONTACTLINE_EDITORS_FILE=editors
        ) as toy:
            yield toy


def read_by_hand(toy, **connection):
    """What a visitor who uses every widget by hand is told."""
    told = []
    with ws_client(toy.address, **connection) as client:
        client.run(page="review")
        for send in MESSAGES.values():
            send(client)
            told += client.texts
    return " ".join(told)
