"""Inläsningen: frågor om siffrorna som besvarades med ja, och konton vars belopp har omvänt tecken."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.anmarkningar import besvarade
from finsam_xl.koder import INTAKTSRADER, KOSTNADSRADER
from finsam_xl.kontroller.namngivna_skillnader import omvanda_tecken
from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Kontrollsvar, Utfall, kontroll
from finsam_xl.layout.expr import PERIOD, Expr, Text, plus
from finsam_xl.uttryck import bland

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.anmarkningar import Besvarad
    from finsam_xl.underlag import Underlag


def _besvarade_fragor(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    svar = besvarade(underlag.bokslut, underlag.dagar)
    if not svar:
        return Kontrollsvar(Utfall.OK, "Ingen fråga om siffrorna besvarades med ja när periodernas filer lästes in.")
    return Kontrollsvar(
        Utfall.NOTIS,
        f"Besvarat med ja vid inläsningen. {' '.join(_per_fil(svar))} Står tills en annan fil, eller samma fil på "
        "nytt, är inläst utan frågan.",
    )


def _per_fil(svar: tuple[Besvarad, ...]) -> Iterator[str]:
    for (period, fil), gruppen in groupby(svar, key=lambda ett: (ett.period, ett.fil)):
        yield f"{period} ur {fil}: {' '.join(ett.text for ett in gruppen)}"


F13 = kontroll(
    Kontroll(
        "F13",
        "Inga frågor om siffrorna är besvarade med ja vid inläsningen",
        "huvudbok",
        "Filen lästes in fast något talade emot siffrorna. Rätta det som frågan gällde och läs in filen igen, eller "
        "förklara för revisorn varför svaret var rätt.",
        utfall=Utfall.NOTIS,
        granska=_besvarade_fragor,
        rapporter=BOKSLUTEN,
    )
)


def _omvanda(_: Underlag) -> Expr:
    rader = [(rad, "<=-1") for rad in KOSTNADSRADER] + [(rad, ">=1") for rad in INTAKTSRADER]
    return plus(
        *(bland("Saldo", ("Rad", Text(rad)), ("Belopp", Text(tecken)), ("Period", PERIOD)) for rad, tecken in rader)
    )


F14 = kontroll(
    Kontroll(
        "F14",
        "Kostnader har debet och intäkter kredit",
        "huvudbok",
        "Antalet konton med omvänt tecken: de minskar sin rad i stället för att öka den. Små rättelser är i sin "
        "ordning; annars är bokningen eller raden i Kontoplan fel.",
        utfall=Utfall.NOTIS,
        uttryck=_omvanda,
        jamforelse=_omvanda,
        namnger=omvanda_tecken,
        rapporter=BOKSLUTEN,
    )
)
