"""Målen: bedömningen av eget kapital stämmer med talen, och ett avsteg har ett skäl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Kontrollsvar, Utfall, kontroll, namngivna
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


def _avsteg_utan_skal(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    malen = (rad for rad in underlag.bokslut.mal if not rad.indikator_nr)
    utan = (f"«{rad.mal_nr} {rad.text}»" for rad in malen if rad.bedomning is not None and not rad.utfallstext)
    return namngivna(
        Utfall.NOTIS, "Varje avsteg från indikatorernas bedömning har ett skäl.", ("Skäl saknas: {}.", utan)
    )


F12 = kontroll(
    Kontroll(
        "F12",
        "Ett avsteg från målets bedömning har ett skäl",
        "malskala",
        "En bedömning på målets egen rad går före indikatorernas. Skriv skälet i Utfallstext, det trycks.",
        granska=_avsteg_utan_skal,
        rapporter=BOKSLUTEN,
    )
)
