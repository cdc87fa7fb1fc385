"""Deltagare där bara det ena könet är ifyllt: en tom cell är ingen nolla, och summan kan vara för liten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Kontrollsvar, Utfall, kontroll, namngivna

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.modell import Deltagarantal, Insats, Insatskort
    from finsam_xl.underlag import Underlag

_BLAD = {"AR": ("Insatser",), "HR": ("Insatser", "Insatskort", "Deltagarantal"), "BI": ("Insatser", "Insatskort")}


def _ena_konet(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    return namngivna(
        Utfall.NOTIS,
        "Kvinnor och män är båda ifyllda, eller båda tomma, på varje rad.",
        ("Det ena könet är ifyllt och det andra tomt: {}. Skriv 0 där det inte finns några.", _halva(underlag)),
    )


def _halva(underlag: Underlag) -> Iterator[str]:
    """Raderna vars antal är könens summa; där antalet är ifyllt för sig får det ena könet vara okänt."""
    bokslut = underlag.bokslut
    namn = {insats.id: insats.namn for insats in bokslut.insatser}
    raderna: dict[str, list[tuple[str, Insats | Insatskort | Deltagarantal]]] = {
        "Insatser": [(insats.namn, insats) for insats in bokslut.insatser],
        "Insatskort": [(namn.get(ett.insats, ett.insats), ett) for ett in bokslut.insatskort if ett.deltagare is None],
        "Deltagarantal": [(rad.rad, rad) for rad in bokslut.deltagarantal if rad.antal is None],
    }
    for blad in _BLAD[underlag.prefix]:
        for vad, rad in raderna[blad]:
            if (rad.kvinnor is None) != (rad.man is None):
                tom = "Kvinnor" if rad.kvinnor is None else "Män"
                yield f"{vad} ({blad}, {tom} är tom)"


F66 = kontroll(
    Kontroll(
        "F66",
        "Både kvinnor och män är ifyllda",
        "uppfoljning-finsam",
        "Könen summeras till antalet deltagare, och en tom cell räknas som ingen. Fyll i den andra cellen också.",
        utfall=Utfall.NOTIS,
        granska=_ena_konet,
        rapporter=BOKSLUTEN | {"BI"},
    )
)
