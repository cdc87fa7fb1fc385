"""Halvårets mål för eget kapital: prövat mot prognosen för helåret, för bokslutet finns inte än."""

from __future__ import annotations

from finsam_xl.figurer.i_ord import procent_i_ord
from finsam_xl.layout.expr import Expr, Figure, Name, Text, call, joined, number
from finsam_xl.layout.value import words
from finsam_xl.tabeller.arets.malbedomning import HOGST, Kapitalprovning
from finsam_xl.tabeller.halvar.prognos import UPPNAS

__all__ = ["prognosens_kapitalmal"]


def prognosens_kapitalmal() -> Kapitalprovning:
    """Målet prövat mot det överskott som prognosen lämnar vid årets slut."""
    uppnas = call("EXACT", Figure("PR_status"), Text(UPPNAS))
    provat = call("IF", uppnas, number(HOGST), number(0))
    return Kapitalprovning(_om_andel(provat, Text("–")), Figure("PR_andel"), words(_i_ord()))


def _om_andel(provat: Expr, annars: Expr) -> Expr:
    """*provat* när prognosen har intäkter att jämföra med."""
    return call("IF", call("ISNUMBER", Figure("PR_andel")), provat, annars)


def _i_ord() -> Expr:
    malet = joined(Text("målet är högst "), procent_i_ord(Name("EK_Mal")), Text("."))
    beraknat = joined(
        Text("I slutet av året beräknas det egna kapitalet uppgå till "),
        procent_i_ord(Figure("PR_andel")),
        Text(" av förbundets intäkter; "),
    )
    return joined(_om_andel(beraknat, Text("Prognosen har inga intäkter; ")), malet)
