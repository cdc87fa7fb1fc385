"""A text file with a list of balances as the cells that it is read from."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.saldogranser import FLEST_KOLUMNER, FLEST_RADER, LANGSTA_TEXT, Olasbar
from finsam_xl.filslag import hinder
from finsam_xl.inlasning.saldolista.ark import Listark
from finsam_xl.inlasning.saldolista.kontorubriker import med_kontokolumn
from finsam_xl.inlasning.saldolista.rubriker.rubrikrad import kolumnplan
from finsam_xl.inputs.tydning import stada
from finsam_xl.textkod import ar_utf16, textkod

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.inlasning.saldolista.ark import Arkvarde
    from finsam_xl.inlasning.saldolista.bokstod import Bokstod
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan

__all__ = ["textens_ark"]

_SOM_TEXT = re.compile(r'\s*="([^"]*)"\s*')
_INTE_TEXT = (b"\xd0\xcf\x11\xe0", b"%pdf", b"<html", b"<!doctype", b"<table", b"<?xml")
_DECIMALERNA = re.compile(r"\d{1,2}")
_SKILJETECKEN = (";", "\t", ",", "|")


def textens_ark(data: bytes, teckenkod: str | None, stod: Bokstod) -> Listark:
    """The text as cells, split at the character that gives the most columns with headings.

    Raises:
        Olasbar: it is no text, or one that cannot be split.

    """
    if not data.strip():
        raise Olasbar("Filen är tom.")
    if (vad := hinder(data)) is not None and data.lower().startswith(_INTE_TEXT):
        raise Olasbar(str(vad))
    if b"\0" in data and not ar_utf16(data):
        raise Olasbar("Filen är inte en textfil, vad den än heter.")
    text = data.decode(teckenkod or textkod(data) or "cp1252", "replace").removeprefix("\ufeff")
    forsta, _, resten = text.partition("\n")
    if forsta.strip().casefold().startswith("sep="):
        text = "\n" + resten
    arken = {tecken: Listark("", _delad(text, tecken)) for tecken in _SKILJETECKEN}
    planer = {t: plan for t, ark in arken.items() if (plan := kolumnplan(ark, stod.objekt)) is not None}
    if planer:
        tecken = max(planer, key=lambda ett: len(planer[ett].kolumner))
        plan, valt = planer[tecken], arken[tecken]
        if tecken == "," and (rad := _delat_belopp(valt, plan)):
            raise Olasbar(
                f"Rad {rad} har fler celler än rubriker: komma skiljer både kolumnerna och kronor från ören. "
                "Exportera med semikolon mellan kolumnerna."
            )
        return valt
    return next((ark for ark in arken.values() if med_kontokolumn(ark) is not None), arken[_SKILJETECKEN[0]])


def _delat_belopp(ark: Listark, plan: Kolumnplan) -> int:
    """The first row with decimals beyond the headings, as an amount that was split at its comma leaves; else 0."""
    sist = max((*(ett.kol for ett in plan.kolumner), *plan.olasta))
    for nr, celler in ark.rader.items():
        if nr > plan.rad and any(
            kol > sist and isinstance(ett, str) and _DECIMALERNA.fullmatch(ett) for kol, ett in celler.items()
        ):
            return nr
    return 0


def _utan_likhetstecken(text: str) -> str:
    """The text of ="1930", as some systems write what Excel is not to take for a number."""
    traff = _SOM_TEXT.fullmatch(text)
    return traff[1] if traff else text


def _delad(text: str, tecken: str) -> Mapping[int, Mapping[int, Arkvarde]]:
    rader: dict[int, dict[int, Arkvarde]] = {}
    lasare = csv.reader(io.StringIO(text, newline=""), delimiter=tecken)
    try:
        for nr, rad in enumerate(lasare, start=1):
            if nr > FLEST_RADER:
                raise Olasbar(f"Filen har fler än {FLEST_RADER} rader.")
            cellerna = (_utan_likhetstecken(ett)[:LANGSTA_TEXT] for ett in rad[:FLEST_KOLUMNER])
            celler = {kol: ett for kol, ett in enumerate(cellerna, start=1) if stada(ett)}
            if celler:
                rader[nr] = dict(celler)
    except csv.Error as fel:
        raise Olasbar(f"Raderna går inte att dela i kolumner vid rad {lasare.line_num}.") from fel
    return rader
