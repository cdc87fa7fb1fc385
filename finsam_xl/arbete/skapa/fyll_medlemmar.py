"""Medlemmar of a book filled with a known förbund's members, where the book has none; what stands there is kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.bokfil import las_for_andring
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.arbete.skapa.komplettering import komplettering
from finsam_xl.arbete.skapa.medlemmarna import hittat_forbund, medlemmarna
from finsam_xl.arbetsbok.andra.omrakning import rakna_om_vid_oppning
from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import rader
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.tabeller import las_tabell
from finsam_xl.modell import Niva, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Medlem
    from finsam_xl.offentligt.forbund import Forbund

__all__ = ["Ifyllt", "fyll_medlemmar"]

_MEDLEMMAR = tabell("Medlemmar")


@dataclass(frozen=True, slots=True)
class Ifyllt:
    """The förbund that was filled in, the members that came, those that stood there already, and the book's key.

    In a book with kommuner there is no förbund: *kompletterade* says what came in the empty cells of each of them.
    """

    forbund: Forbund | None
    nya: tuple[Medlem, ...]
    kvar: tuple[str, ...]
    nyckel: str
    kompletterade: Mapping[str, Sequence[str]]


def fyll_medlemmar(bok: Path, namn: str = "") -> Ifyllt:
    """Fill Medlemmar with the members of the förbund *namn*, or of the one that Grunddata names.

    A book that has kommuner gets, without a *namn*, what is known of each of them, where its cells are empty.

    Raises:
        Indatafel: the table or Grunddata cannot be read.
        Avbrott: the förbund is not known, or the book has kommuner already and nothing to add to them.

    """
    last = las_for_andring(bok)
    valt = _hittat(namn) if namn else None
    finns = las_tabell(last, _MEDLEMMAR, krav=False)
    if fel_ := tuple(ett for ett in finns.problem if ett.niva is Niva.FEL):
        raise Indatafel(fel_)
    if any(rad.text("Part") == Part.KOMMUN for rad in finns.rader):
        return _kompletterat(bok, last, () if valt else finns.rader)
    forbund = valt or _hittat(_bokens_forbund(last))
    alla = medlemmarna(forbund)
    staende = {rad.text("Id"): rad for rad in finns.rader}
    nya = tuple(ett for ett in alla if ett.id not in staende)
    spara_bok(bok, fylld(last, {"Medlemmar": tuple(_raderna(alla, nya, finns.rader))}).data, last.data)
    staende_namn = tuple(rad.text("Medlem") or rad.text("Id") for rad in finns.rader)
    return Ifyllt(forbund, nya, staende_namn, _nyckeln(last), {})


def _kompletterat(fil: Path, last: Bok, finns: Sequence[Tabellrad]) -> Ifyllt:
    nytt = komplettering(last, finns, _nyckeln(last))
    if not nytt.celler:
        utan_nummer = any("Organisationsnummer" not in rad.kolumner for rad in finns)
        raise Avbrott(
            "Medlemmar har redan kommuner, och inget att komplettera: det som står där skrivs aldrig över. Töm "
            "tabellen om den ska fyllas på nytt." + (" Boken saknar Organisationsnummer." if utan_nummer else "")
        )
    paket = last.att_andra()
    eller_avbrott(lambda: satt_celler(paket, _MEDLEMMAR.blad, nytt.celler))
    rakna_om_vid_oppning(paket)
    spara_bok(fil, Bok.av(paket).data, last.data)
    return Ifyllt(None, (), tuple(nytt.kommuner), _nyckeln(last), nytt.kommuner)


def _nyckeln(bok: Bok) -> str:
    return str(_grunddata(bok).get("FD_Nyckel") or "")


def _hittat(namn: str) -> Forbund:
    try:
        return hittat_forbund(namn)
    except ValueError as fel:
        raise Avbrott(str(fel)) from fel


def _bokens_forbund(bok: Bok) -> str:
    namnet = _grunddata(bok).get("Forbund")
    if not namnet:
        raise Avbrott("Grunddata säger inte vad förbundet heter. Fyll i Förbundets namn, eller säg vilket det är.")
    return str(namnet)


def _grunddata(bok: Bok) -> Mapping[str, object]:
    return las_grunddata(bok, krav=False).varden


def _raderna(
    alla: Sequence[Medlem], nya: Sequence[Medlem], staende: Sequence[Tabellrad]
) -> Iterator[tuple[Cellvarde, ...]]:
    """What stands in the table, with the empty cells of a known member filled; then the members that it lacks."""
    kanda = {ett.id: rad for ett, rad in zip(alla, rader("Medlemmar", alla), strict=True)}
    for rad in staende:
        forslag = kanda.get(rad.text("Id"), (None,) * len(_MEDLEMMAR.kolumner))
        yield tuple(_cell(rad, kolumn.namn, ny) for kolumn, ny in zip(_MEDLEMMAR.kolumner, forslag, strict=True))
    yield from rader("Medlemmar", nya)


def _cell(rad: Tabellrad, rubrik: str, forslag: Cellvarde) -> Cellvarde:
    varde = rad.varden.get(rubrik)
    if varde is None:
        return forslag
    return float(varde) if isinstance(varde, Decimal) else varde
