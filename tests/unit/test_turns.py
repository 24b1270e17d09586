"""Who draws a page waits for a turn, and never for ever."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from contactline.ui.turns import Turns


def has_a_turn(turns):
    """Whether another thread, which does not wait at all, gets a turn."""

    def draw():
        with turns.taken() as in_turn:
            return in_turn

    with ThreadPoolExecutor(1) as other:
        return other.submit(draw).result()


def test_only_so_many_have_a_turn_at_once():
    """Python does one thing at a time: more who are served at once are all served late."""
    turns = Turns(1, patience=0)

    with turns.taken():
        assert not has_a_turn(turns)
    assert has_a_turn(turns)


def test_while_one_waits_for_the_library_another_is_drawn():
    """Two have a turn where two are let through."""
    turns = Turns(2, patience=0)

    with turns.taken():
        assert has_a_turn(turns)


def test_a_page_is_drawn_out_of_turn_rather_than_never():
    """One that takes for ever does not hold up the others for ever, and what was drawn so gives no turn back."""
    turns = Turns(1, patience=0)

    with turns.taken():
        assert not has_a_turn(turns)
        assert not has_a_turn(turns)


def test_a_part_of_a_page_is_drawn_in_the_turn_of_the_page():
    """A page that waited for itself would wait until its patience ends."""
    turns = Turns(1, patience=60)

    with turns.taken(), turns.taken() as in_turn:
        assert in_turn
    assert has_a_turn(turns)


def test_a_page_that_fails_gives_its_turn_back():
    """What went wrong for one reader is not felt by the next."""
    turns = Turns(1, patience=0)

    with pytest.raises(ValueError, match="no"), turns.taken():
        raise ValueError("no")

    assert has_a_turn(turns)
