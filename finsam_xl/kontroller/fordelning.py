"""Fördelningen: delarna är ramen, ingen är negativ, nyckeln är hel, och beslutet följer nyckeln eller sägs avvika."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Utfall, kontroll, olikheter
from finsam_xl.layout.expr import Binary, Block, Expr, Figure, call, number, plus, rounded
from finsam_xl.modell import Medlem, Part
from finsam_xl.uttryck import PLANAR

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag


_HELA_NYCKELN = {"fast andel": 100, "vägd": 1}
"""Vad nyckeln summerar till när den är hel; de andra nycklarna räknas om till delar av sin summa."""


def _kommuner(underlag: Underlag) -> tuple[Medlem, ...]:
    return tuple(medlem for medlem in underlag.bokslut.medlemmar if medlem.part is Part.KOMMUN)


def _delarna(underlag: Underlag) -> Expr:
    """Årsredovisningens delning, eller planens tre: en delning per år, med samma steg."""
    if not _kommuner(underlag):
        return number(0)
    delningar = tuple(f"KF{nummer}" for nummer in PLANAR) if underlag.prefix == "VP" else ("FD",)
    return rounded(plus(*(_fel_i(stam, underlag) for stam in delningar)), 6)


def _fel_i(stam: str, underlag: Underlag) -> Expr:
    negativa = call("SUMPRODUCT", Binary("<", Block(f"{stam}_beraknad_alla"), number(0)) * number(1))
    mot_ram = call("ABS", Figure(f"{stam}_summa_beraknad") - Figure(f"{stam}_ram"))
    hela = _HELA_NYCKELN.get(underlag.val("FD_Nyckel"))
    if hela is None:
        return mot_ram + negativa
    return mot_ram + negativa + call("ABS", rounded(Figure(f"{stam}_summa_nyckel") - number(hela), 6))


C36 = kontroll(
    Kontroll(
        "C36",
        "Kommunernas avgifter är ramen och nyckeln är hundra procent",
        "finsam-5",
        "Den fasta nyckeln är inte 100, den vägda saknar ett av sina mått, eller ramen i Budget är inte hela enheter.",
        uttryck=_delarna,
        rapporter=frozenset({"AR", "VP"}),
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
