"""Fördelningen: delarna är ramen, ingen är negativ, nyckeln är hel, och beslutet följer nyckeln eller sägs avvika."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Utfall, kontroll, olikheter
from finsam_xl.layout.expr import Binary, Block, Expr, Figure, call, number, rounded
from finsam_xl.modell import Medlem, Part

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag


def _kommuner(underlag: Underlag) -> tuple[Medlem, ...]:
    return tuple(medlem for medlem in underlag.bokslut.medlemmar if medlem.part is Part.KOMMUN)


def _delarna(underlag: Underlag) -> Expr:
    if not _kommuner(underlag):
        return number(0)
    negativa = call("SUMPRODUCT", Binary("<", Block("FD_beraknad_alla"), number(0)) * number(1))
    mot_ram = call("ABS", Figure("FD_summa_beraknad") - Figure("FD_ram"))
    if underlag.val("FD_Nyckel") == "fast andel":
        hel_nyckel = call("ABS", rounded(Figure("FD_summa_nyckel") - number(100), 6))
        return rounded(mot_ram + negativa + hel_nyckel, 6)
    return rounded(mot_ram + negativa)


C36 = kontroll(
    Kontroll(
        "C36",
        "Kommunernas avgifter är ramen och nyckeln är hundra procent",
        "finsam-5",
        "Den fasta nyckeln i Medlemmar summerar inte till 100, eller ramen i Budget är inte hela enheter.",
        uttryck=_delarna,
    )
)


def _mot_nyckeln(underlag: Underlag) -> Expr:
    kommuner = _kommuner(underlag)
    if not kommuner:
        return number(0)
    return olikheter(*((f"FD_skillnad_{medlem.id}", number(0)) for medlem in kommuner))


F05 = kontroll(
    Kontroll(
        "F05",
        "Beslutade avgifter följer fördelningsnyckeln",
        "finsam-5",
        "Styrelsen har beslutat andra avgifter än nyckeln ger, eller en annan nyckel än den i Medlemmar gällde.",
        utfall=Utfall.NOTIS,
        uttryck=_mot_nyckeln,
    )
)
