"""Streamlit's own protocol without a browser: what anybody can send to the server, whatever the page shows them."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from socket import create_connection
from urllib.parse import urlsplit

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

XSRF = "2|00000000|00112233445566778899aabbccddeeff|1700000000"
"""A token of our own making: the server only compares it with the cookie that we send too."""

WAIT = 20
"""Seconds to wait for an answer."""


@dataclass
class Client:
    """A visitor that speaks to the server by hand."""

    socket: ClientConnection
    origin: str
    session: str = ""
    page: str = ""
    elements: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    received: list[bytes] = field(default_factory=list)

    def run(self, query="", page="", **state):
        """Ask for a run of the script; return the ids of its elements, each with its type."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.page_script_hash = "" if page else self.page
        message.rerun_script.context_info.url = f"{self.origin}/{page}"
        message.rerun_script.context_info.locale = "en-GB"
        message.rerun_script.widget_states.widgets.extend(state.get("widgets", ()))
        self.socket.send(message.SerializeToString())
        return self._read()

    def send_widget(self, element, **value):
        """Send a widget's value, such as ``trigger_value=True``, as its browser part would, and run."""
        return self.run(widgets=[WidgetState(id=element, **value)])

    def send_event(self, component, event, value):
        """Send a trigger of a components-v2 component, and run."""
        payload = f'[{{"event": "{event}", "value": {value}}}]'
        return self.send_widget(trigger_id(component), json_trigger_value=payload)

    def find(self, key):
        """Return the id of the widget with a user key."""
        return next(name for name in self.elements if name.endswith(f"-{key}"))

    def _read(self):
        self.elements, self.texts = {}, []
        while True:
            message = ForwardMsg()
            self.received.append(self.socket.recv(timeout=WAIT))
            message.ParseFromString(self.received[-1])
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id or self.session
            if kind == "navigation":
                self.page = message.navigation.page_script_hash
            if kind == "delta":
                self._note(message.delta)
            if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return self.elements

    def _note(self, delta):
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind:
            part = getattr(element, kind)
            if getattr(part, "id", ""):
                self.elements[part.id] = kind
                self.choices[part.id] = list(getattr(part, "options", ()))
            self.texts.append(str(getattr(part, "body", "")))


def trigger_id(component):
    """Return the id by which a component's triggers reach the server."""
    return f"$$STREAMLIT_INTERNAL_KEY_{component}__events"


@contextmanager
def ws_client(address, cookies=None, origin="own", host=None, headers=None, session=""):
    """Open the server's WebSocket as a visitor with these cookies would; yield the client.

    ``origin`` is the site whose page asks (None: none), ``host`` the name by which it calls the server, ``session``
    the id of another visitor's session, for one who tries to take it over.
    """
    server = urlsplit(address)
    called = f"ws://{host or server.hostname}:{server.port}/_stcore/stream"
    site = f"http://{host or server.hostname}:{server.port}" if origin == "own" else origin
    jar = {"_streamlit_xsrf": XSRF, **(cookies or {})}
    with connect(
        called,
        sock=create_connection((server.hostname, server.port), WAIT),
        origin=site,
        subprotocols=["streamlit", XSRF, *([session] if session else [])],
        additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in jar.items()), **(headers or {})},
        max_size=None,
        open_timeout=WAIT,
    ) as socket:
        yield Client(socket, site or address)


def upload(address, session, content, token=XSRF):
    """Send a file into a session as Streamlit's file uploader would; return the server's answer."""
    return requests.put(
        f"{address}/_stcore/upload_file/{session}/11111111-1111-1111-1111-111111111111",
        files={"file": ("article.txt", content, "text/plain")},
        headers={"X-Xsrftoken": token, "Cookie": f"_streamlit_xsrf={XSRF}"},
        timeout=WAIT,
    )
