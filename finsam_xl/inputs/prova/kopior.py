"""Kopior av indatablad och indatatabeller: de ser ut som originalen, men inget läses ur dem, och det ska sägas.

Skapa en kopia i Excel ger bladet namn som bara gäller där och tabellen ett nytt namn: Saldo3, eller Tabell12.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.inputs.felslag.bladen import KOPIERAD_TABELL, KOPIERAT_BLAD
from finsam_xl.inputs.grunddata import BLAD
from finsam_xl.inputs.oppning import indatablad
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.inputs.schema import Indatatabell
    from finsam_xl.modell import Problem

__all__ = ["KOPIEKODER", "kopior"]

KOPIEKODER: Final = frozenset({KOPIERAT_BLAD.kod, KOPIERAD_TABELL.kod})
"""Koderna för problemen härifrån: också det som bara läser boken för att fylla den säger dem."""
_NUMRERAT: Final = re.compile(r"(.+?)(?: \(\d+\)|_\d+)")
"""Så döper Excel och LibreOffice ett kopierat blad."""
_UPPGIFTER: Final = frozenset(uppgift.namn.casefold() for uppgift in GRUNDDATA)
_TABELLNAMN: Final = frozenset(tabell.namn for tabell in TABELLER)


def kopior(bok: Bok) -> Iterator[Problem]:
    """Varje kopierat blad en gång, och varje kopierad tabell som står på ett annat blad."""
    ovriga = set(bok.bladnamn) - indatablad(bok)
    blad = {namn: original for namn in bok.bladnamn if namn in ovriga and (original := _original(bok, namn))}
    for namn, original in blad.items():
        yield KOPIERAT_BLAD.vid(namn, blad=namn, original=original)
    for plats in bok.tabeller:
        forlaga = _forlaga(plats)
        if forlaga is not None and plats.blad not in blad:
            horn = f"{kolumnbokstaver(plats.helhet.kolumn)}{plats.helhet.rad}"
            yield KOPIERAD_TABELL.vid(f"{plats.blad}!{horn}", tabell=plats.namn, original=forlaga.namn)


def _original(bok: Bok, blad: str) -> str:
    """Bladet som *blad*, som inte läses, är en kopia av; tom text om det inte är någon kopia."""
    kopierade = _UPPGIFTER & {namn.casefold() for namn in bok.lokala_namn(blad)}
    if kopierade:
        return _hem(bok, kopierade)
    numrerat = _NUMRERAT.fullmatch(blad)
    vara = (BLAD, *(tabell.blad for tabell in TABELLER))
    return next((ett for ett in vara if numrerat and ett.casefold() == numrerat[1].casefold()), "")


def _hem(bok: Bok, uppgifter: Collection[str]) -> str:
    """Bladet där bokens egna namn för *uppgifter* pekar."""
    celler = (syftar_pa(text) for namn, text in bok.bokens_namn.items() if namn.casefold() in uppgifter)
    return next((cell[0] for cell in celler if cell), BLAD)


def _forlaga(plats: Tabellform) -> Indatatabell | None:
    """Indatatabellen vars rubriker tabellen har, om den inte är den tabellen själv."""
    if plats.namn in _TABELLNAMN or not plats.rubrikrader:
        return None
    return next((ett for ett in TABELLER if _samma_rubriker(ett, plats)), None)


def _samma_rubriker(tabell: Indatatabell, plats: Tabellform) -> bool:
    kravda = (kolumn.namn for kolumn in tabell.kolumner if not kolumn.valfri)
    return {*kravda} <= {*plats.rubriker}
