"""A real OpenID Connect provider on this computer, and a server that signs people in with it."""

import json
import time
from contextlib import contextmanager
from threading import Thread

import oidc_provider_mock
from itsdangerous import URLSafeTimedSerializer
from jinja2 import ChoiceLoader, DictLoader
from werkzeug.serving import make_server

from tests.browser.servers import dashboard

SECRET = "a random text of more than 32 characters, for the tests"  # noqa: S105

LISTED, OTHER, UNCONFIRMED, NO_CLAIM, TEXT_CLAIM, LOOK_ALIKE = (
    "Anna@Example.org",
    "boris@example.org",
    "unconfirmed@example.org",
    "silent@example.org",
    "text@example.org",
    "аnna@example.org",  # its first letter is Cyrillic
)

ACCOUNTS = {
    LISTED: {"email_verified": True},
    OTHER: {"email_verified": True},
    UNCONFIRMED: {"email_verified": False},
    NO_CLAIM: {},
    TEXT_CLAIM: {"email_verified": "false"},
    LOOK_ALIKE: {"email_verified": True},
}

BASE = "<!doctype html><html lang=en><title>Provider</title><main>{% block content %}{% endblock %}</main></html>"
"""The provider's frame without the style sheet that it would fetch from elsewhere."""


@contextmanager
def provider():
    """Run the provider; yield its address. Each account signs in with a click on its name."""
    users = [
        oidc_provider_mock.User(sub=name, claims={"email": name, **more}) for name, more in ACCOUNTS.items()
    ]
    app = oidc_provider_mock.app(user_claims=users, require_nonce=True)
    app.jinja_loader = ChoiceLoader([DictLoader({"_base.html": BASE}), app.jinja_loader])
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def write_secrets(path, issuer, secret=SECRET):
    """Write the secrets that make Streamlit sign people in with the provider."""
    path.write_text(
        "[auth]\n"
        'redirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
        f'cookie_secret = "{secret}"\n'
        'client_id = "contactline"\n'
        'client_secret = "not used by the provider of the tests"\n'
        f'server_metadata_url = "{issuer}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    return path


@contextmanager
def shared_dashboard(folder):
    """Run the dashboard on a server that signs people in with a provider of its own; yield its address."""
    with provider() as issuer:
        secrets = write_secrets(folder / "secrets.toml", issuer)
        with dashboard(folder, STREAMLIT_SECRETS_FILES=str(secrets), CONTACTLINE_EDITORS=LISTED) as address:
            yield address


def claims_of(address, email, **more):
    """The claims that the server keeps of somebody who has just signed in at ``address``."""
    known = {"email": email, "email_verified": True, "iat": int(time.time()), "provider": "default"}
    return {**known, "origin": address, "is_logged_in": True, **more}


def cookie(claims, secret=SECRET, name="_streamlit_user"):
    """The cookie in which Streamlit keeps claims, signed with a secret for a cookie's name."""
    return {"_streamlit_user": URLSafeTimedSerializer(secret, salt=name).dumps(json.dumps(claims))}
