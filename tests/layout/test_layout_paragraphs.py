"""A text as paragraphs: items keep their numbers, and no piece is higher than a row can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.layout.lines import row_height
from finsam_xl.layout.placing.measure import text_lines
from finsam_xl.layout.placing.paragraphs import Paragraph, paragraphs, pieces

EXCELS_HIGHEST_ROW = 409
texts = st.text(st.sampled_from("abcåäö .,:–1\t"), max_size=4000)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. Ge stöd", "1."),
        ("2a. Ge stöd", "2a."),
        ("4-7. Ge stöd", "4-7."),
        ("2–3. Ge stöd", "2–3."),
        ("1+6. Ge stöd", "1+6."),
        ("a. Ge stöd", "a."),
        ("3) Ge stöd", "3)"),
        ("– Ge stöd", "–"),
        ("• Ge stöd", "•"),
    ],
)
def test_an_item_has_its_number(line: str, number: str) -> None:
    assert paragraphs(line) == (Paragraph("Ge stöd", number),)


@pytest.mark.parametrize("line", ["2024 års mål", "Individ", "1.5 årsarbetare", "7.", "-5 grader", "AB. Ge"])
def test_running_text_has_none(line: str) -> None:
    assert paragraphs(line) == (Paragraph(line),)


def test_empty_lines_are_left_out() -> None:
    assert paragraphs("Individ\n\n 1. Ett \r\n2. Två\n") == (
        Paragraph("Individ"),
        Paragraph("Ett", "1."),
        Paragraph("Två", "2."),
    )
    assert paragraphs(" \n") == ()


def test_a_long_text_is_cut_after_a_sentence() -> None:
    sentence = "Alla lokala samverkansgrupper har under året haft minst två träffar per termin."
    cut = pieces(" ".join([sentence] * 30), 60)
    assert len(cut) > 1
    assert all(piece.endswith("termin.") for piece in cut)


def test_a_word_longer_than_a_row_is_cut_too() -> None:
    cut = pieces("x" * 5000, 40)
    assert "".join(cut) == "x" * 5000
    assert max(row_height(text_lines(piece, 40)) for piece in cut) < EXCELS_HIGHEST_ROW


@given(texts, st.floats(5, 100))
def test_nothing_is_lost_and_every_piece_fits_in_a_row(text: str, width: float) -> None:
    cut = pieces(text, width)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(row_height(text_lines(piece, width)) < EXCELS_HIGHEST_ROW for piece in cut)


def test_wide_letters_take_more_lines_than_narrow_ones() -> None:
    assert text_lines("mmm " * 30, 40) > text_lines("iii " * 30, 40)
    assert text_lines("", 40) == 1
    assert text_lines("en rad\nen till", 40) == 2


def test_a_line_as_long_as_the_columns_is_counted_with_some_room_to_spare() -> None:
    """What LibreOffice broke into five lines in columns 56 wide."""
    text = (
        "Trisam upplevs som ett användbart forum där medarbetare inom teamet har god kunskap om varandra om vad den "
        "andra myndigheten kan tillföra. Underlag från frågor i NNS indikatorenkät - personal ligger på minst samma "
        "nivå som den nationella sammanställningen:"
    )
    assert text_lines(text, 56) == 5
