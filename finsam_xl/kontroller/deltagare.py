"""Deltagartabellen: raderna ger summan och andelarna ger hundra procent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, kontroll
from finsam_xl.layout.expr import Expr, Figure, call, number, plus, rounded
from finsam_xl.uttryck import figurer

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag


def _rader_och_andelar(underlag: Underlag) -> Expr:
    visade = [insats for insats in underlag.bokslut.insatser if insats.plats_deltagare is not None]
    rader = plus(*figurer(*(f"DT_{insats.id}_antal" for insats in visade)))
    andelar = rounded(Figure("DT_andel_kvinnor")) + rounded(Figure("DT_andel_man"))
    hundra = call("IF", call("ISNUMBER", Figure("DT_andel_kvinnor")), (andelar - number(1)) * number(100), number(0))
    return rounded(call("ABS", rader - Figure("DT_summa_antal")) + call("ABS", hundra))


C20 = kontroll(
    Kontroll(
        "C20",
        "Kvinnor och män är antalet deltagare, och andelarna är hundra procent",
        "uppfoljning-finsam",
        "Tabellens rader och summa skiljer sig, eller de tryckta procenttalen summerar inte till 100. Bygg "
        "om rapporten; "
        "kvarstår felet, se kolumnerna Kvinnor och Män i Insatser.",
        uttryck=_rader_och_andelar,
    )
)
