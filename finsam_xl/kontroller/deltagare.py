"""Deltagartabellen: raderna ger summan, och andelarna hundra procent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Utfall, kontroll
from finsam_xl.layout.expr import Expr, Figure, call, number, plus, rounded
from finsam_xl.uttryck import figurer

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag


def _rader(underlag: Underlag) -> Expr:
    visade = [insats for insats in underlag.bokslut.insatser if insats.plats_deltagare is not None]
    rader = plus(*figurer(*(f"DT_{insats.id}_antal" for insats in visade)))
    return rounded(call("ABS", rader - Figure("DT_summa_antal")))


C20 = kontroll(
    Kontroll(
        "C20",
        "Kvinnor och män är antalet deltagare",
        "uppfoljning-finsam",
        "Tabellens rader och summa skiljer sig. Bygg om rapporten; kvarstår felet, se Plats i deltagare i Insatser.",
        uttryck=_rader,
    )
)


def _andelar(_: Underlag) -> Expr:
    andelar = rounded(Figure("DT_andel_kvinnor")) + rounded(Figure("DT_andel_man"))
    over_hundra = rounded((andelar - number(1)) * number(100))
    return call("IF", call("ISNUMBER", Figure("DT_andel_kvinnor")), over_hundra, number(0))


C20B = kontroll(
    Kontroll(
        "C20b",
        "De tryckta andelarna kvinnor och män är hundra procent",
        "uppfoljning-finsam",
        "Båda andelarna slutar på en halv procent och avrundas uppåt. Talen är rätt; skriv att andelarna är avrundade.",
        utfall=Utfall.NOTIS,
        uttryck=_andelar,
    )
)
