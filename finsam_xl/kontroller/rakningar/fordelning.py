"""Fördelningen: delarna är ramen, ingen är negativ, nyckeln är hel, och beslutet följer nyckeln eller sägs avvika."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.provning import Belagg, Provning, finns, oprovad, par, parvis, rest
from finsam_xl.kontroller.register import EjAktuell, Utfall, kontroll
from finsam_xl.layout.expr import Binary, Block, Expr, Figure, Text, call, number, plus, rounded
from finsam_xl.modell import Medlem, Part

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag


_HELA_NYCKELN = {"fast andel": 100, "vägd": 1}
"""Vad nyckeln summerar till när den är hel; de andra nycklarna räknas om till delar av sin summa."""
_INGA_KOMMUNER = oprovad(finns("Kommuner i Medlemmar", bland("Medlemmar", ("Part", Text(Part.KOMMUN)))))


def _inga_kommuner(_: Underlag) -> EjAktuell:
    alla, kommuner = bland("Medlemmar", ("Id", Text("<>"))), bland("Medlemmar", ("Part", Text(Part.KOMMUN)))
    return EjAktuell(
        call("AND", call("NOT", lika_med_noll(alla)), lika_med_noll(kommuner)),
        "Ingen medlem i Medlemmar är kommun, så det finns ingen avgift att fördela.",
    )


def _kommuner(underlag: Underlag) -> tuple[Medlem, ...]:
    return tuple(medlem for medlem in underlag.bokslut.medlemmar if medlem.part is Part.KOMMUN)


@kontroll(
    "C36",
    "Kommunernas avgifter är ramen och nyckeln är hundra procent",
    kalla="finsam-5",
    text="Den fasta nyckeln är inte 100, den vägda saknar ett av sina mått, eller ramen i Budget är inte hela enheter.",
    rapporter=frozenset({"AR", "VP"}),
    ej_aktuell=_inga_kommuner,
)
def delarna(underlag: Underlag) -> Provning:
    """Kommunernas delar är tillsammans ramen, ingen är negativ, och nyckeln de räknas med är hel.

    Årsredovisningen har en delning, planen en per år, med samma steg.
    """
    if not _kommuner(underlag):
        return _INGA_KOMMUNER
    delningar = tuple(f"KF{nummer}" for nummer in PLANAR) if underlag.prefix == "VP" else ("FD",)
    fel = rounded(plus(*(_fel_i(stam, underlag) for stam in delningar)), 6)
    return Provning(fel, tuple(ett for stam in delningar for ett in _belagg(stam)))


def _belagg(stam: str) -> tuple[Belagg, ...]:
    kommuner = bland("Medlemmar", ("Part", Text(Part.KOMMUN)))
    ar = f", år {stam[-1]}" if stam[-1].isdigit() else ""
    return (
        par(f"Kommunernas delar mot ramen i Budget{ar}", f"{stam}_summa_beraknad", f"{stam}_ram", kravs=kommuner),
        finns(f"Fördelningsnyckeln i Medlemmar{ar}", f"{stam}_summa_nyckel", kravs=kommuner),
    )


def _fel_i(stam: str, underlag: Underlag) -> Expr:
    """Felen i en delning; inga när ingen kommun har någon nyckel, för då är inget delat."""
    return call("IF", lika_med_noll(Figure(f"{stam}_summa_nyckel")), number(0), _fel_med_nyckel(stam, underlag))


def _fel_med_nyckel(stam: str, underlag: Underlag) -> Expr:
    negativa = call("SUMPRODUCT", Binary("<", Block(f"{stam}_beraknad_alla"), number(0)) * number(1))
    mot_ram = call("ABS", Figure(f"{stam}_summa_beraknad") - Figure(f"{stam}_ram"))
    hela = _HELA_NYCKELN.get(underlag.val("FD_Nyckel"))
    if hela is None:
        return mot_ram + negativa
    return mot_ram + negativa + call("ABS", rounded(Figure(f"{stam}_summa_nyckel") - number(hela), 6))


@kontroll(
    "F05",
    "Beslutade avgifter följer fördelningsnyckeln",
    kalla="finsam-5",
    text="Styrelsen har beslutat andra avgifter än nyckeln ger, eller en annan nyckel än den i Medlemmar gällde.",
    utfall=Utfall.NOTIS,
    ej_aktuell=_inga_kommuner,
)
def mot_nyckeln(underlag: Underlag) -> Provning:
    """Varje kommuns beslutade avgift är den som nyckeln ger av ramen i Budget."""
    kommuner = _kommuner(underlag)
    if not kommuner:
        return _INGA_KOMMUNER
    return parvis(*(rest(f"{ett.namn}: beslutad mot beräknad", f"FD_skillnad_{ett.id}") for ett in kommuner))
