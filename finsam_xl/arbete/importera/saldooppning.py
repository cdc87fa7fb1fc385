"""A trial balance or ledger that is a sheet, opened: a workbook or a text file as cells, within limits."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import godkand
from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.lasa.innehall import blad
from finsam_xl.arbetsbok.opc.ooxml import qn
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.filslag import hinder
from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.ark import Listark, Obrukbar
from finsam_xl.inlasning.saldolista.kontorubriker import med_kontokolumn
from finsam_xl.inlasning.saldolista.listhuvud import SALDOLISTA
from finsam_xl.inlasning.saldolista.rubriker.rubrikrad import kolumnplan
from finsam_xl.inlasning.saldolista.tolkning import saldofiler
from finsam_xl.inputs.tydning import stada
from finsam_xl.sie import TECKENKODER, Diagnos, SieFil
from finsam_xl.sie.fil import filens_byte
from finsam_xl.textkod import ar_utf16, textkod

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from finsam_xl.arbetsbok.lasa.bladvarden import Bladvarden
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.inlasning.saldolista.ark import Arkvarde
    from finsam_xl.inlasning.saldolista.bokstod import Bokstod
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan

__all__ = ["SALDOFILER", "ar_saldofil", "oppna_saldon"]

SALDOFILER = frozenset({".xlsx", ".xlsm", ".csv", ".tsv", ".skv"})
"""The endings of a file that is read as a sheet of balances."""
_ANDRA_BLAD = frozenset({".xls", ".xlsb", ".ods", ".pdf", ".htm", ".html"})
"""Sheets that are not read, but told as what they are."""
_INLEDNING = 64
_BOKER = frozenset({".xlsx", ".xlsm"})
_STORSTA_FIL = 20_000_000
_STORST = 10**12
_FLEST_RADER = 100_000
_FLEST_KOLUMNER = 300
_LANGSTA_TEXT = 1_000
_SOM_TEXT = re.compile(r'\s*="([^"]*)"\s*')
_INTE_TEXT = (b"\xd0\xcf\x11\xe0", b"%PDF", b"<")
_DECIMALERNA = re.compile(r"\d{1,2}")
_SKILJETECKEN = (";", "\t", ",", "|")


def ar_saldofil(vag: Path) -> bool:
    """Whether the file is a sheet by its name, or a text that does not begin as a SIE file does."""
    andelse = vag.suffix.casefold()
    if andelse != ".txt":
        return andelse in SALDOFILER | _ANDRA_BLAD
    try:
        with vag.open("rb") as fil:
            return not fil.read(_INLEDNING).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"#")
    except OSError:
        return False


def oppna_saldon(vag: Path, stod: Bokstod, teckenkod: str | None = None) -> tuple[SieFil, ...]:
    """Each year that the file is a list of balances for; a file with faults is refused, and has no balances.

    Raises:
        Avbrott: *teckenkod* is not one that we know.

    """
    if teckenkod is not None and teckenkod not in TECKENKODER:
        raise Avbrott(f"Teckenkoden «{teckenkod}» känns inte igen; välj en av {', '.join(TECKENKODER)}.")
    data = filens_byte(vag, _STORSTA_FIL)
    if isinstance(data, Diagnos):
        return (_avvisad(vag, data, ""),)
    summa = hashlib.sha256(data).hexdigest()
    try:
        ark = _bladen(vag, data, teckenkod, stod)
    except (Avbrott, Paketfel, _Olasbar) as fel:
        return (_avvisad(vag, slag.fyndet(slag.FIL, "", str(fel)), summa),)
    return saldofiler(ark, SieFil(vag.name, summa, teckenkod or "", sietyp=SALDOLISTA), stod)


class _Olasbar(Exception):  # noqa: N818 - husets ord för fel är svenskt
    """What hinders the file from being read as cells, as a sentence."""


def _avvisad(vag: Path, fel: Diagnos, summa: str) -> SieFil:
    return SieFil(vag.name or str(vag), summa, "", sietyp=SALDOLISTA, diagnoser=(fel,))


def _bladen(vag: Path, data: bytes, teckenkod: str | None, stod: Bokstod) -> list[Listark]:
    if len(data) > _STORSTA_FIL:
        raise _Olasbar(f"Filen är större än {_STORSTA_FIL // 1_000_000} MB, som är det största som läses in.")
    if vag.suffix.casefold() in _BOKER or data.startswith(b"PK"):
        return list(_bokens(data, vag.name))
    return [_textens(data, teckenkod, stod)]


def _bokens(data: bytes, fil: str) -> Iterator[Listark]:
    if (vad := hinder(data)) is not None:
        raise _Olasbar(str(vad))
    bok = godkand(data, fil)
    synliga = {ett.namn for ett in blad(bok.paket) if ett.lage == "visible"}
    for namn in bok.bladnamn:
        varden = bok.varden(namn)
        if len(varden.rader) > _FLEST_RADER:
            raise _Olasbar(f"Bladet {namn} har fler än {_FLEST_RADER} rader.")
        rader = {nr: dict(_celler(varden, nr, rad)) for nr, rad in enumerate(varden.rader, start=1)}
        dolda = frozenset(_dolda_rader(bok.rot(namn)))
        yield Listark(namn, {nr: celler for nr, celler in rader.items() if celler}, namn not in synliga, dolda)


def _dolda_rader(rot: Element) -> Iterator[int]:
    for rad in rot.iterfind(f"{qn('sheetData')}/{qn('row')}"):
        if rad.get("hidden") in {"1", "true"} and (nr := rad.get("r", "")).isdecimal():
            yield int(nr)


def _celler(varden: Bladvarden, nr: int, rad: Sequence[object]) -> Iterator[tuple[int, Arkvarde]]:
    for kol in range(1, min(len(rad), _FLEST_KOLUMNER) + 1):
        varde = _varde(varden.cell(nr, kol))
        if varde is not None:
            yield kol, varde


def _varde(varde: object) -> Arkvarde | None:  # noqa: PLR0911 - one answer for each kind of value
    """The value of a cell of a workbook, as the reader of balances knows values."""
    match varde:
        case Felvarde():
            return Obrukbar(f"cellen visar felet {varde.kod}")
        case Oraknad():
            return Obrukbar("cellens formel är inte räknad: öppna filen i Excel och spara den")
        case bool():
            return Obrukbar("cellen är SANT eller FALSKT")
        case int() | float():
            return Decimal(f"{varde:.15g}") if abs(varde) < _STORST else Obrukbar("talet är orimligt stort")
        case datetime():
            return varde.date() if varde.time() == time() else f"{varde:%Y-%m-%d %H:%M}"
        case date():
            return varde
        case str():
            return varde[:_LANGSTA_TEXT] or None
        case None:
            return None
    return Obrukbar("cellen är ett klockslag")


def _textens(data: bytes, teckenkod: str | None, stod: Bokstod) -> Listark:
    """The text as cells, split at the character that gives the most columns with headings."""
    if not data.strip():
        raise _Olasbar("Filen är tom.")
    if (vad := hinder(data)) is not None and data.startswith(_INTE_TEXT):
        raise _Olasbar(str(vad))
    if b"\0" in data and not ar_utf16(data):
        raise _Olasbar("Filen är inte en textfil, vad den än heter.")
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
            raise _Olasbar(
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
            if nr > _FLEST_RADER:
                raise _Olasbar(f"Filen har fler än {_FLEST_RADER} rader.")
            cellerna = (_utan_likhetstecken(ett)[:_LANGSTA_TEXT] for ett in rad[:_FLEST_KOLUMNER])
            celler = {kol: ett for kol, ett in enumerate(cellerna, start=1) if stada(ett)}
            if celler:
                rader[nr] = dict(celler)
    except csv.Error as fel:
        raise _Olasbar(f"Raderna går inte att dela i kolumner vid rad {lasare.line_num}.") from fel
    return rader
