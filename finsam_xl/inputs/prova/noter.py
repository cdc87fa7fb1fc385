"""Noter: id som går att använda, lagens noter som de är, och egna noter som håller det deras slag säger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import uppstallningen
from finsam_xl.inputs.prova.radens_id import idbrist
from finsam_xl.modell import LAGENS_NOTSLAG, Bladprefix, Notslag
from finsam_xl.uppstallning.lagens import LAGENS_NOTER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["LAGENS_NOTIDN", "prova_noter"]

LAGENS_NOTIDN = frozenset(ett.id for ett in LAGENS_NOTER)


def prova_noter(
    noter: Sequence[Tabellrad], med_rader: Collection[str], hanvisade: Collection[str]
) -> Iterator[Problem]:
    """Problemen i Noter; *med_rader* är noterna som har rader, *hanvisade* dem som räkningarna hänvisar till."""
    sedda: dict[str, Tabellrad] = {}
    for rad in noter:
        fore = sedda.setdefault(rad.text("Id"), rad)
        if fore is not rad:
            yield from _krock(fore, rad)
        if rad.text("Id") in LAGENS_NOTIDN:
            yield from _lagens(rad)
        else:
            yield from _egen(rad, med_rader, hanvisade)


def _krock(fore: Tabellrad, rad: Tabellrad) -> Iterator[Problem]:
    """En not som står både för en rapport och för alla."""
    rapporter = {fore.text("Rapport"), rad.text("Rapport")}
    if "" in rapporter and len(rapporter) > 1:
        vad = f"noten i {fore.plats('Id')}"
        yield uppstallningen.ID_KROCKAR.vid(rad.plats("Id"), text=rad.text("Id"), vad=vad)


def _lagens(rad: Tabellrad) -> Iterator[Problem]:
    if rad.text("Slag") not in {"", Notslag.PARTITION}:
        gor = "Välj partition: noten är en hel rad i räkningarna."
        yield _fel_slag(rad, "Slag", "är lagens not om en rad i räkningarna", gor)


def _egen(rad: Tabellrad, med_rader: Collection[str], hanvisade: Collection[str]) -> Iterator[Problem]:
    ident, slag = rad.text("Id"), rad.text("Slag")
    if brist := idbrist(ident, "NOT"):
        yield uppstallningen.RADENS_ID.vid(rad.plats("Id"), text=ident, varfor=brist, exempel="NOT_leasing")
    if slag == Notslag.TEXT and ident in med_rader:
        gor = "Välj specifikation, som kan ha både text och rader."
        yield _fel_slag(rad, "Slag", "har rader i Rapportrader", gor)
    elif slag == Notslag.TEXT and not rad.text("Text"):
        yield _fel_slag(rad, "Text", "har ingen", "Skriv texten i kolumnen Text.")
    elif slag and slag not in {Notslag.TEXT, *LAGENS_NOTSLAG} and ident not in med_rader:
        gor = "Lägg till notens rader i Rapportrader, eller välj text."
        yield _fel_slag(rad, "Slag", "har inga rader i Rapportrader", gor)
    elif rad.text("Rapport") == Bladprefix.HR and _tom_av_lagens(rad, med_rader):
        gor = "Skriv texten i kolumnen Text, eller välj specifikation och lägg till notens rader i Rapportrader."
        yield _fel_slag(rad, "Slag", "får sina rader bara i årsredovisningen", gor)
    elif slag == Notslag.PARTITION and ident not in hanvisade:
        gor = f"Skriv {ident} i Not på raden i RR eller BR som noten delar, eller välj specifikation."
        yield _fel_slag(rad, "Slag", "ingen rad i räkningarna hänvisar till den", gor)


def _tom_av_lagens(rad: Tabellrad, med_rader: Collection[str]) -> bool:
    return rad.text("Slag") in LAGENS_NOTSLAG and rad.text("Id") not in med_rader and not rad.text("Text")


def _fel_slag(rad: Tabellrad, rubrik: str, brist: str, gor: str) -> Problem:
    return uppstallningen.NOTENS_SLAG.vid(
        rad.plats(rubrik), text=rad.text("Id"), slag=rad.text("Slag"), brist=brist, gor=gor
    )
