"""What a place has to do with what is told: from the words before and after its name and from its case."""

from __future__ import annotations

from contactline.extract.mentions.context import Around, any_starts, bare_of, first_phrase, last_phrase
from contactline.extract.mentions.lexemes import Lexeme
from contactline.extract.mentions.words import Words
from contactline.model import PlaceRole
from contactline.names import PLACES

_MOST_NOUNS = 5
_WHO = 3
"""So many words may name who goes."""
_DASHES = ("-", "–", "—")
_WAY = 2
"""Among so many words after names that dashes join stands the way between them: "passenger train"."""
_LINEAR = ("line", "corridor")
_AT, _TO, _FROM, _ALONG, _ABOUT = (
    role.value for role in (PlaceRole.AT, PlaceRole.TO, PlaceRole.FROM, PlaceRole.ALONG, PlaceRole.ABOUT)
)


def role_of(lexeme: Lexeme, text: str, around: Around, facts: Words) -> str | None:
    """Return the role that the words beside a name give it; None where they give none."""
    if _is_way(lexeme, text, around, facts):
        return _ALONG
    before = around.before(lexeme.first)
    after = ["#" if word.isdigit() else word for word in around.after(lexeme.end)]
    found = _joined(lexeme, text, facts) or _before(lexeme, before, after, facts) or _left(before, facts)
    if found in (None, _AT, _ALONG):
        found = first_phrase(after, facts.roles_after) or found
    if found in (None, _AT) and any_starts(before[-6:], facts.topics):
        return _ABOUT
    if found is None:
        found = facts.case_roles.get(lexeme.case or "nom")
        if found == _TO and not goes_there(lexeme, around, facts):
            found = None
    if found in (_FROM, _TO) and PLACES[lexeme.entry.place].kind in _LINEAR:
        return _AT  # nobody goes to a line or leaves one: "left the corridor to the peacekeepers"
    return found


def _is_way(lexeme: Lexeme, text: str, around: Around, facts: Words) -> bool:
    """Whether dashes join a name with others to the name of a way: "the Barda-Aghdam railway"."""
    after = around.after(lexeme.end)
    leads = text[lexeme.end : lexeme.end + 1] in _DASHES
    if not leads and text[lexeme.start - 1 : lexeme.start] not in _DASHES:
        return False
    return any_starts(after[leads : leads + _WAY], facts.traffic)


def goes_there(lexeme: Lexeme, around: Around, facts: Words) -> bool:
    """Whether a name stands in the case of where one goes, beside a verb of motion."""
    if facts.case_roles.get(lexeme.case or "nom") != _TO:
        return False
    before = around.before(lexeme.first)
    if facts.from_ends and before and before[-1].endswith(facts.from_ends):
        return True
    near = () if facts.verbs_last else before[-3:]
    return any_starts([*near, *around.after(lexeme.end)[:4]], facts.motion)


def _joined(lexeme: Lexeme, text: str, facts: Words) -> str | None:
    return facts.roles_joined.get(text[lexeme.start - 1]) if lexeme.joined else None


def _left(before: list[str], facts: Words) -> str | None:
    """Return what a verb says of a place with only who goes between, where the verb comes first."""
    if not facts.roles_verbs:
        return None
    for word in before[: -_WHO - 2 : -1]:
        bare = bare_of(word, facts.joined)
        found = facts.roles_verbs.get(word) or facts.roles_verbs.get(bare)
        if found or word in facts.capital.unvisited:
            return found
    return None


def _before(lexeme: Lexeme, before: list[str], after: list[str], facts: Words) -> str | None:
    """Return what stands before a name says, place nouns ("the town of") left out one by one."""
    words = [word for word in before if not word.isdigit()]
    for _ in range(_MOST_NOUNS):
        found = last_phrase(words, facts.roles, facts.joined)
        if found is not None:
            return found
        if not words:
            return None
        if words[-1] in facts.roles_by_case:
            return _by_case(lexeme, words, after, facts)
        if words[-1] in facts.between:
            moves = any_starts(words[-6:], facts.traffic)
            return _ALONG if moves else _AT
        if not is_place_noun(words[-1], facts):
            return None
        words.pop()
    return None


def is_place_noun(word: str, facts: Words) -> bool:
    """Whether a word says that a place's name follows: "town", with letters joined to it or not."""
    if word in facts.place_nouns:
        return True
    return any(word[size:] in facts.place_nouns for size in (1, 2) if word[:size] in facts.joined)


def _by_case(lexeme: Lexeme, words: list[str], after: list[str], facts: Words) -> str | None:
    """Return what a preposition says with the case of the name; where the case is open, a verb of motion."""
    row = facts.roles_by_case[words[-1]]
    cases = lexeme.entry.cases or frozenset({lexeme.case})
    said = {row[case] for case in cases if case in row}
    if len(said) == 1:
        return said.pop()
    moves = any_starts([*words[-5:], *after[:3]], facts.motion)
    return row.get("motion") if moves else row.get("rest")
