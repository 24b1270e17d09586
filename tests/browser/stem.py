"""What every server of the tests is a copy of: a process that has loaded once what all of them load.

By itself a server works for seven seconds before its first page is there: imports, layers, words, an empty library. The
fork server of the standard library imports this module, so that all that is done once a run.

Modules of ``contactline.ui`` stay out, and so does streamlit_folium: as they are imported they give Streamlit their
components, and there is nobody to take them before a server runs.
"""

import tempfile
from pathlib import Path

import folium.plugins  # noqa: F401 (loaded for the servers, as is what follows)
import streamlit.emojis
import streamlit.runtime.scriptrunner.magic_funcs
import streamlit.web.server.starlette.starlette_server  # noqa: F401

import contactline.exports
import contactline.extract
import contactline.maps.one_file
import contactline.maps.printed  # noqa: F401
from contactline.geography import base_layers, dated_features
from contactline.i18n import when_in_words
from contactline.library import Store, load
from contactline.model import When
from contactline.view.state import UI_LANGUAGES


def empty_library():
    """The bytes of a library that holds the release and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        store = Store.open(path)
        load(store)
        with store.database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        store.database.engine.dispose()
        return path.read_bytes()


LIBRARY = empty_library()
dated_features()
base_layers()
for lang in UI_LANGUAGES:
    when_in_words(When.parse("2020-11-10"), lang)
