"""Målet för eget kapital: bedömningen stämmer med talen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, kontroll
from finsam_xl.layout.expr import Binary, Expr, Figure, Name, call, number, rounded
from finsam_xl.modell import Matt
from finsam_xl.uttryck import mal_ident

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_DECIMALER = 12  # ett öre över gränsen syns, också när intäkterna är många miljoner


def _status_mot_andel(underlag: Underlag) -> Expr:
    """1 när andelen säger ett och beloppet över gränsen ett annat."""
    over_andel = call("IF", Binary(">", _andel(), rounded(Name("EK_Mal"), _DECIMALER)), number(0), number(3))
    indikator = next((rad for rad in underlag.bokslut.mal if rad.matt is Matt.EGET_KAPITAL), None)
    poang = (
        Figure(f"{mal_ident(indikator.indikator_nr)}_poang")
        if indikator is not None
        else call("IF", Binary(">", rounded(Figure("EK_overskridande")), number(0)), number(0), number(3))
    )
    return call("IF", Binary("=", poang, over_andel), number(0), number(1))


def _andel() -> Expr:
    andel = Figure("EK_andel")
    return call("IF", call("ISNUMBER", andel), rounded(andel, _DECIMALER), number(0))


C25 = kontroll(
    Kontroll(
        "C25",
        "Bedömningen av målet för eget kapital stämmer med talen",
        "mal-ek",
        "Andelen och beloppet över gränsen säger olika. Kontrollera målet och basen i Grunddata.",
        uttryck=_status_mot_andel,
    )
)
