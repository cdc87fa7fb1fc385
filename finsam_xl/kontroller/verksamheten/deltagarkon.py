"""Deltagare där bara det ena könet är ifyllt: en tom cell är ingen nolla, och summan kan vara för liten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.register import BOKSLUTEN, Kontrollsvar, Utfall, genomgang, svar
from finsam_xl.layout.expr import Text, number, plus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Deltagarantal, Insats, Insatskort

_BLAD = {"AR": ("Insatser",), "HR": ("Insatser", "Insatskort", "Deltagarantal"), "BI": ("Insatser", "Insatskort")}
_TOTALT = {"Insatskort": "Deltagare", "Deltagarantal": "Antal"}


@genomgang(
    "F58",
    "Både kvinnor och män är ifyllda",
    kalla="uppfoljning-finsam",
    text="Könen summeras till antalet deltagare, och en tom cell räknas som ingen. Fyll i den andra cellen också.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN | {"BI"},
)
def bada_konen(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """På varje rad är kvinnor och män båda ifyllda eller båda tomma, om inte antalet är ifyllt för sig."""
    ifyllda = {blad: [rad for _, rad in rader] for blad, rader in _raderna(underlag).items()}
    return svar(
        Utfall.NOTIS,
        "Kvinnor och män är båda ifyllda, eller båda tomma, på varje rad.",
        ("Det ena könet är ifyllt och det andra tomt: {}. Skriv 0 där det inte finns några.", _halva(underlag)),
        antal=sum((rad.kvinnor is not None) + (rad.man is not None) for rader in ifyllda.values() for rad in rader),
        bland=plus(
            *(
                bland(blad, (kon, Text(">=0")), *(((_TOTALT[blad], Text("=")),) if blad in _TOTALT else ()))
                for blad, rader in ifyllda.items()
                for kon in ("Kvinnor", "Män")
                if rader
            ),
            *(number(0),) * (not any(ifyllda.values())),
        ),
        saknas="Inga deltagare är ifyllda i Insatser.",
    )


def _raderna(underlag: Underlag) -> dict[str, list[tuple[str, Insats | Insatskort | Deltagarantal]]]:
    """Raderna vars antal är könens summa, per blad; där antalet är ifyllt för sig får det ena könet vara okänt."""
    bokslut = underlag.bokslut
    namn = {insats.id: insats.namn for insats in bokslut.insatser}
    alla: dict[str, list[tuple[str, Insats | Insatskort | Deltagarantal]]] = {
        "Insatser": [(insats.namn, insats) for insats in bokslut.insatser],
        "Insatskort": [(namn.get(ett.insats, ett.insats), ett) for ett in bokslut.insatskort if ett.deltagare is None],
        "Deltagarantal": [(rad.rad, rad) for rad in bokslut.deltagarantal if rad.antal is None],
    }
    return {blad: alla[blad] for blad in _BLAD[underlag.prefix]}


def _halva(underlag: Underlag) -> Iterator[str]:
    for blad, rader in _raderna(underlag).items():
        for vad, rad in rader:
            if (rad.kvinnor is None) != (rad.man is None):
                yield f"{vad} ({blad}, {'Kvinnor' if rad.kvinnor is None else 'Män'} är tom)"
