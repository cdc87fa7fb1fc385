"""Namnen: ingen funktion eller argument krockar med Excel eller VBA."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from openpyxl.utils import FORMULAE, column_index_from_string

from finsam_xl.layout.lint import SAFE_FUNCTIONS
from finsam_xl.udf.funktioner import samtliga

HAR = Path(__file__).parent
SISTA_KOLUMN = column_index_from_string("XFD")
ALLA = samtliga()


def upptagna(*listor: str) -> frozenset[str]:
    """Namnen i dessa listor i tests/udf/inbyggda_namn.toml."""
    alla = tomllib.loads((HAR / "inbyggda_namn.toml").read_text(encoding="utf-8"))
    return frozenset(namn for lista in listor for namn in alla[lista].split())


def ar_celladress(namn: str) -> bool:
    """A1 till XFD1048576, eller R1C1 och dess kortare former."""
    a1 = re.fullmatch(r"([A-Z]{1,3})[0-9]+", namn)
    return (a1 is not None and column_index_from_string(a1[1]) <= SISTA_KOLUMN) or bool(
        re.fullmatch(r"R[0-9]*(C[0-9]*)?|C[0-9]*", namn)
    )


def vba_namn() -> list[str]:
    """Varje ord som blir en identifierare i VBA-modulen."""
    return [namn for udf in ALLA for namn in (udf.namn, *(argument.namn for argument in udf.argument))]


def test_inget_namn_ar_inbyggt_i_excel() -> None:
    namn = upptagna("engelska", "svenska")
    assert {"PREDIKTION", "FORECAST", "KVOT", "BELOPP", "PRODUKTSUMMA", "XLETAUPP", "LET"} <= namn
    assert namn >= FORMULAE
    assert namn >= SAFE_FUNCTIONS
    assert {udf.namn for udf in ALLA} & namn == set()


@pytest.mark.parametrize("adress", ["A1", "XFD1048576", "KPI1", "SIE4", "R1C1", "R", "C2"])
def test_vad_som_ar_en_celladress(adress: str) -> None:
    assert ar_celladress(adress)


def test_inget_namn_ar_en_celladress() -> None:
    assert [namn for namn in vba_namn() if ar_celladress(namn.upper())] == []


def test_inget_namn_ar_ett_ord_i_vba() -> None:
    assert [namn for namn in vba_namn() if namn.casefold() in upptagna("vba")] == []


def test_inget_argument_heter_som_sin_funktion_eller_ett_annat_argument() -> None:
    for udf in ALLA:
        namn = [udf.namn.casefold(), *(argument.namn.casefold() for argument in udf.argument)]
        assert len(set(namn)) == len(namn), udf.namn


def test_namnen_gar_att_skriva_i_vba() -> None:
    """Bokstav först, sedan bokstäver, siffror och understreck, i Windows svenska teckentabell, i högst 255 tecken."""
    for namn in vba_namn():
        assert re.fullmatch(r"[A-Za-zÅÄÖåäöéÉ]\w{0,254}", namn), namn
        namn.encode("cp1252")


def test_python_namnen_ar_de_svenska_utan_prickar() -> None:
    utan_prickar = str.maketrans("åäöÅÄÖ", "aaoAAO")
    for udf in ALLA:
        assert udf.python == udf.namn.translate(utan_prickar).lower()
        for argument in udf.argument:
            assert argument.python == argument.namn.translate(utan_prickar)
            assert argument.python.isascii()
            assert argument.python != "caller"
