"""Views to be saved: the release's own events, and events whose titles were written to do harm."""

from dataclasses import replace
from datetime import date

from contactline.exports import Taken, provenance_of, shown_on
from contactline.geography import dated_features
from contactline.library import Catalogue, curated_events, shipped_events
from contactline.model import Location, PlaceMention, PlaceRole, When
from contactline.view import default_state

ADDRESS = "https://example.org/map"
SAVED = date(2026, 11, 26)
COLOURS = {"azerbaijan": "#d3a94f", "armenian_forces": "#6f5a99"}
HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://evil.example","click")',
    "+1+cmd|' /C calc'!A0",
    "]]></name><evil/>&amp; \"quoted\" 'single'",
    "two\r\nlines\nEND:VEVENT\r\nBEGIN:VEVENT",
    "back\\slash; semi, comma: colon",
    "a control \x00\x07\x1b character and \u202eturned text\u2028",
    "${alert(1)} `${alert(2)}` </script><!--",
    "بوتين يجري محادثات مع علييف وباشينيان بشأن قره باغ في مكالمة هاتفية طويلة جداً",
    "Հայաստանի վարչապետը հեռախոսազրույց է ունեցել Ռուսաստանի նախագահի հետ Լեռնային Ղարաբաղի շուրջ",
)


def taken(lang="en", events=None, title=None, on=date(2020, 11, 20), days=30, **view):
    """A view of the release, or of some events; each event is called by its own title, or by ``title``."""
    state = replace(default_state(lang), on=on, days=days, **view)
    shown = released(state) if events is None else tuple(events)
    return Taken(
        state=state,
        provenance=provenance_of(state, ADDRESS, SAVED, revision=7),
        events=shown,
        geography=shown_on(dated_features(), state.on, state.layers),
        title=title or (lambda event: event.title or event.id),
        colours=COLOURS,
        told=lambda: [event for event in shipped_events() if event.id in {one.id for one in shown}],
    )


def released(state):
    """The release's events that may fall in the period of a view."""
    first, last = state.window
    everything = Catalogue.of([*curated_events(), *shipped_events()]).events
    return tuple(event for event in everything if event.when.possibly_within(first, last))


def hostile():
    """A view whose events have the titles of ``HOSTILE``, one each, at Shusha on one day."""
    model = next(event for event in curated_events() if event.places)
    return taken(
        events=[
            replace(
                model,
                id=f"hostile-{number}",
                title=title,
                when=When.parse("2020-11-10"),
                places=(PlaceMention("shusha", PlaceRole.AT),),
                other_actors=(title,),
                citations=(replace(model.citations[0], title=title, url="javascript:alert(1)"),),
            )
            for number, title in enumerate(HOSTILE)
        ]
    )


def event(**changes):
    """One curated event with some fields set."""
    return replace(curated_events()[0], title="An event", **changes)


def about(place):
    """A place that was only talked about."""
    return PlaceMention(place, PlaceRole.ABOUT)


def at(place):
    """A place where it happened."""
    return PlaceMention(place, PlaceRole.AT)


def near(lat, lon, radius_km):
    """A drawn place."""
    return Location(lat, lon, radius_km, "somewhere")
