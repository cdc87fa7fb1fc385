"""En cell blir ett typat värde, eller ett problem på sin plats."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.inputs.celler import anmarkning, las_cell
from finsam_xl.inputs.indatacell import Indatacell
from finsam_xl.inputs.schema import Typ
from finsam_xl.modell import Problem


def _las(ra: object, typ: Typ, *val: str) -> object:
    varde = las_cell(ra, Indatacell("Blad!A1", "Rubrik", typ, val))
    return varde.kod if isinstance(varde, Problem) else varde


@pytest.mark.parametrize(
    ("ra", "typ", "varde"),
    [
        (1234.5600000000001, Typ.BELOPP, Decimal("1234.56")),
        (0.1 + 0.2, Typ.BELOPP, Decimal("0.30")),
        (1 / 3, Typ.PROCENT, Decimal("0.333333333333333")),
        (36.6, Typ.TAL, Decimal("36.6")),
        (2.0, Typ.HELTAL, 2),
        (3985.0, Typ.KONTO, "3985"),
        (" 3985 ", Typ.KONTO, "3985"),
        (101.0, Typ.TEXT, "101"),
        (2.1, Typ.TEXT, "2.1"),
        ("  Gävle ", Typ.TEXT, "  Gävle "),
        ("", Typ.BELOPP, None),
        (None, Typ.DATUM, None),
        (date(2025, 12, 31), Typ.DATUM, date(2025, 12, 31)),
        (datetime(2025, 12, 31), Typ.DATUM, date(2025, 12, 31)),  # noqa: DTZ001 - Excel har ingen tidszon
        ("dans_2", Typ.ID, "dans_2"),
    ],
)
def test_varde(ra: object, typ: Typ, varde: object) -> None:
    assert _las(ra, typ) == varde


@pytest.mark.parametrize(
    ("ra", "typ", "kod"),
    [
        ("1 234,50", Typ.BELOPP, "tal-ar-text"),
        ("   ", Typ.TEXT, "bara-blanksteg"),
        ("\u00a0", Typ.BELOPP, "bara-blanksteg"),
        ("\u200b", Typ.DATUM, "bara-blanksteg"),
        ("tolv", Typ.HELTAL, "tal-ar-text"),
        (True, Typ.BELOPP, "fel-slag"),
        (date(2025, 1, 1), Typ.TAL, "fel-slag"),
        (date(2025, 1, 1), Typ.TEXT, "fel-slag"),
        (True, Typ.DATUM, "fel-slag"),
        (40.0, Typ.PROCENT, "procent-utanfor"),
        (-0.1, Typ.PROCENT, "procent-utanfor"),
        (46022.0, Typ.DATUM, "datum-ar-tal"),
        ("2025-12-31", Typ.DATUM, "datum-ar-text"),
        (1.5, Typ.HELTAL, "inte-heltal"),
        (-1.0, Typ.HELTAL, "heltal-negativt"),
        ("12", Typ.KONTO, "ogiltigt-konto"),
        ("٣٩٨٥", Typ.KONTO, "ogiltigt-konto"),
        ("Dans", Typ.ID, "ogiltigt-id"),
        ("a" * 41, Typ.ID, "ogiltigt-id"),
        (Felvarde("#REF!"), Typ.TEXT, "cellfel"),
        (Oraknad(), Typ.BELOPP, "oraknad"),
    ],
)
def test_problem(ra: object, typ: Typ, kod: str) -> None:
    assert _las(ra, typ) == kod


def test_ett_val_maste_finnas_i_listan() -> None:
    assert _las("stat", Typ.VAL, "stat", "region") == "stat"
    assert _las("Stat", Typ.VAL, "stat", "region") == "utanfor-lista"


def test_delade_tecken_ar_det_som_formeln_laser_och_sags() -> None:
    assert _las("Ga\u0308vle", Typ.TEXT) == "Ga\u0308vle"
    noterat = anmarkning("Ga\u0308vle", Indatacell("Blad!A1", "Rubrik", Typ.TEXT))
    assert noterat is not None
    assert noterat.kod == "blank-i-kanten"
    assert anmarkning("Gävle", Indatacell("Blad!A1", "Rubrik", Typ.TEXT)) is None


def test_problemets_citat_ar_kort_och_utan_styrtecken() -> None:
    problem = las_cell("x\x1b[31m" + "y" * 5000, Indatacell("Blad!A1", "Belopp", Typ.BELOPP))
    assert isinstance(problem, Problem)
    assert "\x1b" not in problem.text
    assert len(problem.text) < 200
