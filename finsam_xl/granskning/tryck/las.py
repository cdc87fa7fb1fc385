"""Read a folder of printed tables into frozen values; what is in the folder is hostile until checked."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from finsam_xl.granskning.tryck.bladrad import siffror_av, tryckt_rad
from finsam_xl.granskning.tryck.bladtabell import tabeller_i
from finsam_xl.granskning.tryck.dokument import (
    Dokument,
    Kort,
    Malpunkt,
    Nyckeltal,
    Olasbart,
    Tabell,
    Texttal,
    ar_i,
    tal,
)
from finsam_xl.granskning.tryck.etiketter import OVRIG, slag_av
from finsam_xl.granskning.tryck.kolumner import RADTEXT, kolumner, kolumnfalt
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError, UtanTabellerError
from finsam_xl.granskning.tryck.rubriker import slag_for_rubrik
from finsam_xl.textkod import ar_utf16, textkod

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["GranskningsfelError", "UtanTabellerError", "las_mapp"]

_STYRTECKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_STORST = 4_000_000
_FLEST_FILER = 200
_FLEST_RADER = 1_000
_LANGST_NAMN = 300
_STORST_TAL = Decimal(10) ** 15
_BORJAN = 2_000
_FALT = re.compile(r"[a-z_]+[a-z_0-9]*")
"""A heading that is a field's name and not printed text."""
_BELOPP = frozenset({"budget", "prognos"})
"""Columns that only amounts have."""
_PENGAR = frozenset({"kr", "tkr", "mkr", "mnkr"})
_TEXTFIL = "textuppgifter.csv"
_KORTFIL = "insatskort.json"


def las_mapp(mapp: Path) -> Dokument:
    """Read every table, card and figure in text that *mapp* holds, or the one CSV file that it is.

    Raises:
        GranskningsfelError: no such folder, nothing to read, or a file that is too large or not text.

    """
    filer = _filer(mapp)
    ar = _dokumentets_ar(mapp.resolve().name, filer)
    lasta = [_tabeller(fil, text, ar) for fil, text in filer.items() if fil.endswith(".csv") and fil != _TEXTFIL]
    return Dokument(
        mapp.resolve().name,
        ar,
        _med_enhet([tabell for tabeller, _ in lasta for tabell in tabeller]),
        _kort(filer.get(_KORTFIL, "[]")),
        _uppgifter(filer),
        tuple(olast for _, olasta in lasta for olast in olasta) + tuple(_andra_filer(mapp)),
    )


def _med_enhet(tabeller: Sequence[Tabell]) -> tuple[Tabell, ...]:
    """A table of amounts that does not tell its unit has that of the others, when they all have the same."""
    enheter = {tabell.enhet for tabell in tabeller} & _PENGAR
    gemensam = next(iter(enheter)) if len(enheter) == 1 else ""
    return tuple(
        replace(tabell, enhet=gemensam)
        if not tabell.enhet and _BELOPP & {en.roll for en in tabell.kolumner}
        else tabell
        for tabell in tabeller
    )


def _filer(mapp: Path) -> dict[str, str]:
    if mapp.is_file():
        return {mapp.name: _text(mapp)}
    if not mapp.is_dir():
        raise GranskningsfelError(
            f"Mappen {mapp} finns inte. Ange en mapp med tabeller som CSV och insatskort.json, eller en arbetsbok, "
            "ett Word-dokument eller en PDF med tabellerna."
        )
    hittade = sorted(fil for fil in mapp.iterdir() if fil.suffix in {".csv", ".json"} and fil.is_file())
    if not hittade:
        raise UtanTabellerError(
            f"Mappen {mapp} har inga tabeller. Lägg rapportens tabeller i den som CSV (docs/granskning.md), eller ange "
            "en arbetsbok med tabellerna inklistrade."
        )
    if len(hittade) > _FLEST_FILER:
        raise GranskningsfelError(
            f"Mappen {mapp} har {len(hittade)} tabeller, och högst {_FLEST_FILER} läses. Lägg en rapport i varje mapp."
        )
    return {fil.name: _text(fil) for fil in hittade}


def _andra_filer(mapp: Path) -> Iterator[Olasbart]:
    """What else lies in the folder: it is not read, and that is said."""
    for fil in sorted(mapp.iterdir()) if mapp.is_dir() else ():
        if fil.suffix == ".json" and fil.name != _KORTFIL:
            yield Olasbart(fil.name, f"bara {_KORTFIL} läses av filer i JSON")
        elif fil.suffix not in {".csv", ".json"} and not fil.name.startswith("."):
            yield Olasbart(fil.name, "i en mapp läses bara CSV; granska filen för sig")


def _text(fil: Path) -> str:
    if fil.stat().st_size > _STORST:
        raise GranskningsfelError(f"{fil.name} är större än {_STORST // 1_000_000} MB och läses inte.")
    data = fil.read_bytes()
    if b"\0" in data and not ar_utf16(data):
        raise GranskningsfelError(f"{fil.name} är inte text. Spara den som CSV UTF-8.")
    try:
        text = data.decode(("" if fil.suffix == ".json" else textkod(data)) or "utf-8-sig")
    except UnicodeDecodeError as fel:
        raise GranskningsfelError(f"{fil.name} är inte text i UTF-8. Spara den som CSV UTF-8.") from fel
    return _STYRTECKEN.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _dokumentets_ar(namn: str, filer: Mapping[str, str]) -> int:
    ar = [
        ett for text in (namn.replace("_", " "), *(_rubriker(text) for text in filer.values())) if (ett := ar_i(text))
    ]
    if not ar:
        raise GranskningsfelError(
            f"Det går inte att se vilket år {namn} gäller. Låt mappen heta till exempel {namn}_2025."
        )
    return ar[0]


def _rubriker(text: str) -> str:
    return text.partition("\n")[0].replace("_", " ")


def _rader(fil: str, text: str) -> list[dict[str, str]]:
    rader = [rad for rad in _celler(fil, text) if rad]
    rubriker = rader[0] if rader else []
    return [dict(zip(rubriker, [*rad, *[""] * len(rubriker)], strict=False)) for rad in rader[1:]]


def _celler(fil: str, text: str) -> list[list[str]]:
    """The file's cells, whichever of comma, semicolon and tab its first lines divide by."""
    try:
        rader = list(csv.reader(io.StringIO(text), delimiter=_skiljetecken(text)))
    except csv.Error as fel:
        raise GranskningsfelError(f"{fil} går inte att läsa som CSV: {fel}.") from fel
    if len(rader) > _FLEST_RADER + 1:
        raise GranskningsfelError(f"{fil} har fler än {_FLEST_RADER} rader och läses inte.")
    return rader


def _skiljetecken(text: str) -> str:
    borjan = text[:_BORJAN]
    return max(",;\t", key=lambda tecken: (borjan.count(tecken), tecken == ","))


def _tabeller(fil: str, text: str, ar: int) -> tuple[tuple[Tabell, ...], tuple[Olasbart, ...]]:
    """The tables of a file: one whose first row names the columns as we do, else those that are seen in its cells."""
    celler = _celler(fil, text)
    stam = fil.removesuffix(".csv")
    rubriker = next((rad for rad in celler if any(rad)), [])
    if {*RADTEXT, "radtyp", "rad"} & set(rubriker) or (slag_av(stam) and all(map(_FALT.fullmatch, rubriker))):
        tabell = _tabell(stam, _rader(fil, text), rubriker, ar)
        if not tabell.kolumner and not tabell.rader:
            return (), (Olasbart(fil, "filen har inga rader"),)
        if tabell.slag == OVRIG.slag and not tabell.kolumner:
            return (), (Olasbart(fil, "ingen kolumn har en rubrik som säger att den är belopp, antal eller ett år"),)
        return (tabell,), ()
    rutor = {
        (rad, kolumn): cell.strip()
        for rad, celler_i in enumerate(celler, 1)
        for kolumn, cell in enumerate(celler_i, 1)
        if cell.strip()
    }
    return tabeller_i(stam.replace("_", " "), rutor, ar, fil=stam)


def _tabell(stam: str, falt: list[dict[str, str]], rubriker: Sequence[str], ar: int) -> Tabell:
    slag = slag_av(stam) or slag_for_rubrik(stam.replace("_", " ")) or OVRIG
    if slag is OVRIG:
        falt, rubriker = _talkolumner(falt, rubriker)
    egna = kolumner(((namn, "") for namn in rubriker), slag.slag, ar)
    rader = tuple(tryckt_rad(slag.slag, nr, rad, egna) for nr, rad in enumerate(falt, 1))
    kanda = {en.namn for en in egna}
    olasta = [
        namn for namn in rubriker if namn not in kanda and not kolumnfalt(namn) and _mest_tal(rad[namn] for rad in falt)
    ]
    enhet = next((rad.get("enhet", "") for rad in falt if rad.get("enhet")), "")
    return Tabell(stam, slag.slag, enhet, egna, rader, olasta=tuple(olasta))


def _talkolumner(falt: list[dict[str, str]], rubriker: Sequence[str]) -> tuple[list[dict[str, str]], list[str]]:
    """In a table of no kind we know, every column of numbers under a heading holds amounts of some kind."""
    nya = {
        namn: f"tal_{namn}"
        for namn in rubriker
        if namn and not kolumnfalt(namn) and not namn.startswith("text_") and _mest_tal(rad[namn] for rad in falt)
    }
    return [{nya.get(namn, namn): text for namn, text in rad.items()} for rad in falt], [
        nya.get(namn, namn) for namn in rubriker
    ]


def _mest_tal(celler: Iterable[str]) -> bool:
    fyllda = [en for en in celler if en.strip()]
    return bool(fyllda) and sum(1 for en in fyllda if tal(siffror_av(en)) is not None) * 2 > len(fyllda)


def _uppgifter(filer: Mapping[str, str]) -> tuple[Texttal, ...]:
    rader = _rader(_TEXTFIL, filer.get(_TEXTFIL, ""))
    namn = ("avsnitt", "uppgift", "varde", "enhet", "citat")
    return tuple(Texttal(nr, *(rad.get(ett, "") for ett in namn)) for nr, rad in enumerate(rader, 1))


def _kort(text: str) -> tuple[Kort, ...]:
    try:
        last = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as fel:
        raise GranskningsfelError(f"insatskort.json går inte att läsa som JSON: {fel}.") from fel
    if not isinstance(last, list) or len(last) > _FLEST_RADER or not all(isinstance(ett, dict) for ett in last):
        raise GranskningsfelError(f"insatskort.json ska vara en lista av högst {_FLEST_RADER} insatskort.")
    return tuple(_ett_kort(cast("dict[str, object]", ett)) for ett in last)


def _ett_kort(falt: Mapping[str, object]) -> Kort:
    return Kort(
        id=_ord(falt, "id"),
        ar=int(_tal(falt, "ar") or 0),
        namn=_ord(falt, "namn")[:_LANGST_NAMN],
        kategori=_ord(falt, "kategori"),
        period_start=_ord(falt, "period_start"),
        period_slut=_ord(falt, "period_slut"),
        agare=_ord(falt, "insatsagare"),
        budget=_tal(falt, "budget"),
        utfall=_tal(falt, "utfall"),
        poster={roll: _poster(falt, f"{roll}poster") for roll in ("budget", "utfall")},
        enhet=_ord(falt, "enhet"),
        deltagare=_deltagare(falt.get("deltagare")),
        mal=_punkter(falt, "mal"),
        resultat=_punkter(falt, "resultat"),
        mal_text=_ord(falt, "mal_text"),
        resultat_text=_ord(falt, "resultat_text"),
        nyckeltal=_nyckeltal(falt),
    )


def _ord(falt: Mapping[str, object], namn: str) -> str:
    varde = falt.get(namn)
    return _STYRTECKEN.sub(" ", varde) if isinstance(varde, str) else ""


def _tal(falt: Mapping[str, object], namn: str) -> Decimal | None:
    varde = falt.get(namn)
    if isinstance(varde, bool) or not isinstance(varde, (int, Decimal)):
        return None
    tal = Decimal(varde)
    return tal if abs(tal) < _STORST_TAL else None


def _lista(falt: Mapping[str, object], namn: str) -> list[dict[str, object]]:
    varde = falt.get(namn)
    return [cast("dict[str, object]", ett) for ett in varde if isinstance(ett, dict)] if isinstance(varde, list) else []


def _poster(falt: Mapping[str, object], namn: str) -> tuple[Decimal, ...]:
    return tuple(belopp for post in _lista(falt, namn) if (belopp := _tal(post, "belopp")) is not None)


def _deltagare(falt: object) -> dict[str, Decimal | None]:
    kant = cast("dict[str, object]", falt) if isinstance(falt, dict) else {}
    return {namn: _tal(kant, namn) for namn in ("totalt", "kvinnor", "man", "kvinnor_procent", "man_procent")}


def _punkter(falt: Mapping[str, object], namn: str) -> tuple[Malpunkt, ...]:
    return tuple(Malpunkt(_ord(en, "rubrik"), _ord(en, "nr"), _ord(en, "text")) for en in _lista(falt, namn))


def _nyckeltal(falt: Mapping[str, object]) -> tuple[Nyckeltal, ...]:
    return tuple(
        Nyckeltal(_ord(ett, "matt"), varde, _ord(ett, "enhet"), _ord(ett, "grupp"))
        for ett in _lista(falt, "nyckeltal")
        if (varde := _tal(ett, "varde")) is not None
    )
