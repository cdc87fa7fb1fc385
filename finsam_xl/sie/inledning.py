"""Filens början: är det alls en SIE-fil av typ 1–4, och är den rimligt stor? Annars sägs vad den är och vad man gör."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from finsam_xl.sie.filslag import binart, radet, skrivet
from finsam_xl.sie.lexer import visa
from finsam_xl.sie.slag import EJ_SIE, FOR_STOR, FORSTA_POST, SIE5
from finsam_xl.sie.tolka import OANVANDA, tolka_etikett

if TYPE_CHECKING:
    from finsam_xl.sie.diagnos import Diagnos
    from finsam_xl.sie.filslag import Filslag

STORSTA_FIL: Final = 100_000_000
_BORJAN: Final = 4096
_SIE5 = re.compile(r"<Sie(?:Entry)?[\s>]|sie\.se/sie5", re.IGNORECASE)
_MEGABYTE: Final = 1_000_000


def prova_storlek(data: bytes) -> Diagnos | None:
    """Anmärkningen på en fil som är för stor för att läsas; den prövas före allt annat."""
    if len(data) <= STORSTA_FIL:
        return None
    text = f"Filen är större än {STORSTA_FIL // _MEGABYTE} MB, som är det största som läses in."
    return FOR_STOR.pa_rad(None, text)


def prova_byte(data: bytes) -> Diagnos | None:
    """Anmärkningen på en fil vars byte visar att den är något annat än text, eller inget."""
    if data and not data.strip(b"\0"):
        text = f"Filen är {len(data)} byte lång och har bara nollor: den är tom, eller aldrig färdigskriven på disken."
        return EJ_SIE.pa_rad(None, text)
    slag = binart(data)
    return _annat(slag, None) if slag else None


def _annat(slag: Filslag, rad: int | None) -> Diagnos:
    return EJ_SIE.pa_rad(rad, f"Filen är inte en SIE-fil utan {slag.namn}.", atgard=slag.atgard)


def prova_inledning(text: str) -> Diagnos | None:
    """Anmärkningen på filens första post, av filens början *text*, eller inget om den är #FLAGGA."""
    borjan = text[:_BORJAN].lstrip("\n \t")
    rad = text[: len(text) - len(text.lstrip("\n \t"))].count("\n") + 1
    forsta = borjan.partition("\n")[0]
    etikett = forsta.partition(" ")[0].partition("\t")[0].upper()
    if not borjan:
        return EJ_SIE.pa_rad(None, "Filen är tom.")
    if forsta.startswith("<") and _SIE5.search(borjan):
        return SIE5.pa_rad(rad, "Filen är SIE 5 (XML), som inte kan läsas in.")
    if etikett == "#FLAGGA":
        return None
    if tolka_etikett(etikett) or etikett in OANVANDA:
        return FORSTA_POST.pa_rad(rad, f"Första posten ska vara #FLAGGA men rad {rad} börjar med «{visa(etikett)}».")
    slag = skrivet(borjan)
    if slag:
        return _annat(slag, rad)
    text = f"Filen är inte en SIE-fil: första posten ska vara #FLAGGA men rad {rad} börjar med «{visa(forsta)}»."
    return EJ_SIE.pa_rad(rad, text, atgard=radet(forsta))
