"""Whether a country acts, and whether a capital is a place or a government: from the words beside it."""

from __future__ import annotations

from contactline.extract.mentions.context import Around, any_starts, bare_of, first_phrase, last_phrase
from contactline.extract.mentions.lexemes import Lexeme
from contactline.extract.mentions.roles import goes_there
from contactline.extract.mentions.words import Settling, Words
from contactline.model import PlaceRole


def acts(lexeme: Lexeme, text: str, around: Around, facts: Words) -> bool:
    """Whether a country is named as one who acts, and not only as where something is or whose."""
    rule = facts.country
    if (
        _is_compound(text, lexeme)
        or text[lexeme.first - 1 : lexeme.first] + text[lexeme.end : lexeme.end + 1] == "()"
    ):
        return False
    before, after = around.before(lexeme.first), around.after(lexeme.end)
    if last_phrase(before, rule.rescue, facts.joined) is not None:
        return True
    if first_phrase(after, rule.after) is not None or _is_joined_place(lexeme, text, facts):
        return False
    if lexeme.case in rule.cases:
        return any_starts(after[:4], rule.acts)
    if goes_there(lexeme, around, facts):
        return False
    if last_phrase(before, rule.toward, facts.joined) is not None and any_starts(before[-7:], facts.motion):
        return False  # somebody goes there; what is handed over, is handed to a state
    return last_phrase(before, rule.before, facts.joined) is None


def is_government(lexeme: Lexeme, text: str, around: Around, facts: Words) -> bool:
    """Whether a capital stands for a government: no word of place beside it, or a verb of saying."""
    rule = facts.capital
    before, after = around.before(lexeme.first), around.after(lexeme.end)
    if last_phrase(before, rule.rescue, facts.joined) is not None:
        return True
    given = last_phrase(before, rule.toward, facts.joined) is not None and any_starts(before[-6:], rule.given)
    if given and not _is_carried(before, after, facts):
        return True
    if _is_place(lexeme, text, before, after, facts) or goes_there(lexeme, around, facts):
        return False
    if not lexeme.joined and _is_visited(before, facts):
        return False
    if lexeme.entry.place in rule.places_first and not any(word in lexeme.form for word in rule.full):
        beside = [*before[-2:], *after[:3]]
        bare = [word[1:] for word in beside if word[0] in facts.joined]  # Arabic "and-demanded Stepanakert"
        return any_starts([*beside, *bare], rule.acts)
    return True


def _is_carried(before: list[str], after: list[str], facts: Words) -> bool:
    """Whether things come from somewhere or by a road: what is handed to a state does not."""
    by_road = first_phrase(after, facts.roles) == PlaceRole.ALONG
    return by_road or any(facts.roles.get(word) == PlaceRole.FROM for word in before[-6:-1])


def says(lexeme: Lexeme, around: Around, facts: Words) -> bool:
    """Whether a verb of saying follows a capital at once: "and Baku denied"."""
    return any_starts(around.after(lexeme.end)[:1], facts.capital.acts)


def _is_place(lexeme: Lexeme, text: str, before: list[str], after: list[str], facts: Words) -> bool:
    rule: Settling = facts.capital
    return (
        lexeme.case in rule.cases
        or _is_joined_place(lexeme, text, facts)
        or last_phrase(before, rule.before, facts.joined) is not None
        or first_phrase(after, rule.after) is not None
        or _is_compound(text, lexeme)
    )


def _is_visited(before: list[str], facts: Words) -> bool:
    """Whether only who visits stands between a verb of visiting and a capital."""
    rule = facts.capital
    for word in reversed(before):
        bare = bare_of(word, facts.joined)
        if word in rule.visits or bare in rule.visits:
            return True
        if word in rule.unvisited:
            return False
    return False


def _is_joined_place(lexeme: Lexeme, text: str, facts: Words) -> bool:
    return lexeme.joined > 0 and text[lexeme.start - 1] in facts.roles_joined


def _is_compound(text: str, lexeme: Lexeme) -> bool:
    """Whether a hyphen binds a name to another word: "the Armenia-Azerbaijan border"."""
    start, end = lexeme.first, lexeme.end
    left = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
    return left or (end + 1 < len(text) and text[end] == "-" and text[end + 1].isalpha())
