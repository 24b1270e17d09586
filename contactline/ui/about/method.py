"""How an article becomes an event, and how the map of a day is made, with what neither can do."""

from __future__ import annotations

from contactline.i18n import Words
from contactline.library import SAMPLE
from contactline.ui.about.blocks import bullets, numbered, paragraph
from contactline.ui.markup import tag, text


def method(say: Words) -> str:
    """Return the way from an article to an event on the map, and its limits."""
    return "".join(
        (
            numbered(
                (
                    say(
                        "An editor adds an article: pasted text, a file, an address or a feed. Its text is kept as it "
                        "came, with its title, publisher and day of publication. What the library has already is "
                        "recognised, also in another wording."
                    ),
                    say(
                        "The text is read by rules, in Arabic, Russian, English, Azerbaijani and Armenian. The rules "
                        "are word lists and patterns that anybody can read (data/lexicon). The reading asks nothing "
                        "of any other server."
                    ),
                    say(
                        "An article of more than three sentences is read if it names a place in or beside "
                        "Nagorno-Karabakh, a body of it, or somebody of both sides. Any other tells nothing here."
                    ),
                    say(
                        "In each sentence it looks for words that say what happened, for dates, places and actors, "
                        "and for whether it happened or was planned, denied, called for or alleged. “Yesterday” is "
                        "counted from the day of publication. Where no day can be counted, none is given."
                    ),
                    say(
                        "What is found is a report: what, when, where and who, and for each of the four the words "
                        "that say so. A place that was only talked about is not where something happened."
                    ),
                    say(
                        "Reports stand as drafts beside their article until an editor keeps them. An event that no "
                        "editor has checked says so, and the map can leave it out."
                    ),
                    say(
                        "Reports of the same happening become one event, whatever their languages. Where they differ, "
                        "the event shows each version with who published it."
                    ),
                    say(
                        "Where very many reports tell of one event, {count} of them, drawn as if by lot, say its "
                        "date, places and actors together. The event keeps them all.",
                        count=SAMPLE,
                    ),
                    say(
                        "Editors accept, correct, reject, split and merge events. Each change is kept in a log with "
                        "its editor; nothing is deleted."
                    ),
                )
            ),
            tag("h3", text(say("What this cannot do"))),
            bullets(
                (
                    say(
                        "It says what an article says, not whether it is true. The confidence of a report counts how "
                        "much of it stands in the words."
                    ),
                    say(
                        "It is often wrong in some part of a report: the figures below say how often. Read what it "
                        "finds as a draft."
                    ),
                    say("What is only in pictures or film is not read, and no other language is."),
                    say(
                        "The chronology that comes with the project was written by hand from cited sources. It is a "
                        "choice: a happening that is missing in it may still have happened."
                    ),
                )
            ),
        )
    )


def geography(say: Words) -> str:
    """Return how the map of a day is made of facts."""
    return "".join(
        (
            paragraph(
                say(
                    "Who held an area or a settlement, from when to when, by which act and on whose word, is a table "
                    "of facts (data/control). The map of a day is computed from it."
                )
            ),
            paragraph(
                say(
                    "The former oblast and the seven districts around it are divided into cells: land goes to the "
                    "nearest cited settlement of its region and is held by whoever held that. The line of contact is "
                    "the edge between what Azerbaijan held and what it did not; nobody draws it by hand."
                )
            ),
            paragraph(
                say(
                    "Between two settlements of different holders the line may have run anywhere. The page Areas says "
                    "for each figure how much that makes."
                )
            ),
        )
    )
