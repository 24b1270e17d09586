"""Why an input cannot be read: an English sentence in the command line, and the reader's language on a page."""

import ast
import pickle
import string
from pathlib import Path

import pytest

import contactline
from contactline.extract import IntakeError
from contactline.i18n import words
from contactline.library.web import FetchError, fetch
from contactline.model import InputError
from contactline.view.state import UI_LANGUAGES

PACKAGE = Path(contactline.__file__).parent
ERRORS = ("IntakeError", "FetchError", "InputError", "ReviewError", "ChangedMeanwhileError", "DateError")


def messages():
    """Every message that the code gives to an InputError, written there or in a constant of its module."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS and node.args:
                given = node.args[0]
                found.add(ast.literal_eval(constants[given.id] if isinstance(given, ast.Name) else given))
    return sorted(found)


@pytest.mark.parametrize("lang", [lang for lang in UI_LANGUAGES if lang != "en"])
def test_every_refusal_is_translated(lang):
    """A page never tells a reader in English why their document cannot be read."""
    assert [message for message in messages() if message not in words(lang).messages] == []


@pytest.mark.parametrize("lang", UI_LANGUAGES)
def test_every_refusal_can_be_said_with_its_values(lang):
    """A translation takes the values of its message, as they are written there."""
    for message in messages():
        names = [name for _, name, _, _ in string.Formatter().parse(message) if name]

        assert words(lang)(message, **dict.fromkeys(names, 7))


def test_a_refusal_is_said_in_the_readers_language():
    """The message and its values go to the page, which finds the words."""
    with pytest.raises(FetchError) as refused:
        fetch("ftp://example.org/x")

    assert (
        str(refused.value)
        == "ftp://example.org/x: only addresses that begin with http:// or https:// can be read"
    )
    assert words("ru")(refused.value.message, **refused.value.values).startswith(
        "ftp://example.org/x: читаются только"
    )


def test_braces_in_what_a_reader_gave_are_left_as_they_are():
    """An address is a value and no template."""
    with pytest.raises(FetchError, match=r"\{x\}"):
        fetch("{x}")


def test_a_refusal_comes_whole_out_of_another_process():
    """Articles are read by many processes, and say why they were refused in one."""
    sent = pickle.loads(pickle.dumps(IntakeError("at most {most:,}", most=1_000)))  # noqa: S301 - our own

    assert (str(sent), sent.message, sent.values) == ("at most 1,000", "at most {most:,}", {"most": 1_000})


def test_a_refusal_is_a_value_error():
    """Who knows nothing of us can still catch it."""
    assert issubclass(IntakeError, InputError) and issubclass(InputError, ValueError)
