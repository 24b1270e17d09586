"""How to correct something: for a reader who may only read, and for an editor."""

from __future__ import annotations

from contactline.i18n import Words
from contactline.ui.about.blocks import bullets, numbered, paragraph
from contactline.ui.markup import isolated, tag, text


def correcting(contact: str, say: Words) -> str:
    """Return the steps; ``contact`` is whom this server names for it, empty where it names nobody."""
    return "".join(
        (
            tag("h3", text(say("As a reader"))),
            numbered(
                (
                    say(
                        "Open the day, event or page that is wrong, and press “Copy link”. The link holds the whole "
                        "view and the version of the data."
                    ),
                    say("Say in a sentence what is wrong, and what should stand there instead."),
                    say(
                        "Name a source that says so: its title, publisher, day and address, and quote the words that "
                        "say it, a sentence at most, in their own language. For whose a publisher is, name the page "
                        "that says it."
                    ),
                    say("Where sources of the two sides differ, name both: both will be kept."),
                )
            ),
            _address(contact, say),
            paragraph(
                say(
                    "What a source bears out goes into the next version of the data and is listed below. What it does "
                    "not bear out may be kept as a note of a dispute."
                )
            ),
            tag("h3", text(say("As an editor"))),
            bullets(
                (
                    say(
                        "Open the event and press “Correct”; change date, places, actors or kind on the page Review, "
                        "and save. The change counts at once, stands in the log under your name, and can be taken "
                        "back."
                    ),
                    say(
                        "An event of the shipped chronology can be corrected in the same way: the correction is yours "
                        "and survives an update of the data."
                    ),
                    say(
                        "Who held what, names and publishers are tables with a source in each row (data/control, "
                        "data/names, data/sources): they are changed there, with the source, as a new version of the "
                        "data."
                    ),
                )
            ),
        )
    )


def _address(contact: str, say: Words) -> str:
    if contact:
        return tag("p", text(say("Send it to:") + " "), isolated(contact))
    return paragraph(
        say(
            "Send it to whoever runs this server, or open an issue where you have the project’s code from. This server "
            "names nobody for it."
        )
    )
