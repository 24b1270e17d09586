"""Why an article was read as it was."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from contactline.extract import explain, read_article
from contactline.extract.explain import Layer, Mark, marked_text, segments
from contactline.model import Span

TEXT = "سيطر الجيش الأذربيجاني على مدينة شوشا في 8 نوفمبر 2020."


def explained():
    """The explanation of one sentence."""
    return explain(read_article(TEXT, lang="ar", published=date(2020, 11, 9)))


def test_every_mention_is_marked_with_what_it_was_read_as():
    """What, when, where and who each have their words and their reading."""
    found = {(mark.layer, mark.value) for mark in explained().marks}

    assert {
        (Layer.WHAT, "capture"),
        (Layer.WHEN, "2020-11-08"),
        (Layer.WHERE, "shusha"),
        (Layer.WHO, "az-mod"),
    } <= found


def test_every_report_says_where_its_four_parts_come_from():
    """The date is explicit and stands in the trigger's sentence."""
    [(_, reasons)] = explained().reports

    assert [reason.layer for reason in reasons] == [Layer.WHAT, Layer.WHEN, Layer.WHERE, Layer.WHO]
    assert (reasons[1].value, reasons[1].how) == ("2020-11-08", "sentence, explicit")


def test_the_marked_text_without_its_brackets_is_the_text():
    """Nothing of the article is lost when it is printed with its marks."""
    found = explained()
    plain = marked_text(found).replace("⟨", "")
    for mark in found.marks:
        plain = plain.replace(f"⟩{mark.layer}:{mark.value}", "", 1)

    assert plain == found.article.text


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(st.builds(Mark, SPANS, st.sampled_from(Layer), st.just("x")), max_size=8))
def test_the_segments_of_a_text_give_it_back(marks):
    """However marks overlap, their segments follow each other without gap, and no mark ends inside one."""
    text = "x" * 41
    pieces = list(segments(text, marks, Span(0, 41)))

    assert "".join(text[piece.span.start : piece.span.end] for piece in pieces) == text
    assert all(
        mark.span.contains(piece.span) or not mark.span.overlaps(piece.span)
        for piece in pieces
        for mark in marks
    )
