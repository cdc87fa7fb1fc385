"""Read a folder of printed tables into frozen values; what is in the folder is hostile until checked."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from finsam_xl.granskning.tryck.dokument import Dokument, Kort, Malpunkt, Nyckeltal, Rad, Tabell, Uppgift, ar_i
from finsam_xl.granskning.tryck.etiketter import radnamn, slag_av
from finsam_xl.granskning.tryck.kolumner import RADTEXT, kolumner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["GranskningsfelError", "las_mapp", "tryckt_rad"]

_STYRTECKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_STORST = 4_000_000
_FLEST_FILER = 200
_FLEST_RADER = 1_000
_LANGST_NAMN = 300
_STORST_TAL = Decimal(10) ** 15
_TEXTER = "textuppgifter"


class GranskningsfelError(Exception):
    """The folder cannot be read; the message says which file and why."""


class UtanTabellerError(GranskningsfelError):
    """There is no table that can be read; the message says how one is recognised."""


def las_mapp(mapp: Path) -> Dokument:
    """Read every table, card and figure in text that *mapp* holds.

    Raises:
        GranskningsfelError: no such folder, nothing to read, or a file that is too large or not text.

    """
    filer = _filer(mapp)
    ar = _dokumentets_ar(mapp.resolve().name, filer)
    tabeller = tuple(
        tabell for fil, text in filer.items() if fil.endswith(".csv") if (tabell := _tabell(fil, text, ar))
    )
    return Dokument(mapp.resolve().name, ar, tabeller, _kort(filer.get("insatskort.json", "[]")), _uppgifter(filer))


def _filer(mapp: Path) -> dict[str, str]:
    if not mapp.is_dir():
        raise GranskningsfelError(
            f"Mappen {mapp} finns inte. Ange en mapp med tabeller som CSV och insatskort.json, eller en arbetsbok med "
            "tabellerna inklistrade."
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


def _text(fil: Path) -> str:
    if fil.stat().st_size > _STORST:
        raise GranskningsfelError(f"{fil.name} är större än {_STORST // 1_000_000} MB och läses inte.")
    try:
        return _STYRTECKEN.sub(" ", fil.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as fel:
        raise GranskningsfelError(f"{fil.name} är inte text i UTF-8. Spara den som CSV UTF-8.") from fel


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
    try:
        rader = list(csv.DictReader(io.StringIO(text), restval=""))
    except csv.Error as fel:
        raise GranskningsfelError(f"{fil} går inte att läsa som CSV: {fel}.") from fel
    if len(rader) > _FLEST_RADER:
        raise GranskningsfelError(f"{fil} har fler än {_FLEST_RADER} rader och läses inte.")
    return [{namn: varde for namn, varde in rad.items() if isinstance(varde, str)} for rad in rader]


def _tabell(fil: str, text: str, ar: int) -> Tabell | None:
    stam = fil.removesuffix(".csv")
    slag = slag_av(stam)
    if stam == _TEXTER or slag is None:
        return None
    falt = _rader(fil, text)
    egna = kolumner(((namn, "") for namn in (falt[0] if falt else ())), slag.slag, ar)
    rader = tuple(tryckt_rad(slag.slag, nr, rad) for nr, rad in enumerate(falt, 1))
    return Tabell(stam, slag.slag, slag.summering, next((rad.get("enhet", "") for rad in falt), ""), egna, rader)


def tryckt_rad(slag: str, nr: int, falt: Mapping[str, str]) -> Rad:
    """A row as a value: its text is in the field that names what the row is about."""
    post = next((falt[namn].strip()[:_LANGST_NAMN] for namn in RADTEXT if falt.get(namn)), "")
    typ = falt.get("radtyp") or "post"
    return Rad(nr, typ, post, "" if typ == "rubrik" else radnamn(slag, post)[0], falt)


def _uppgifter(filer: Mapping[str, str]) -> tuple[Uppgift, ...]:
    rader = _rader(f"{_TEXTER}.csv", filer.get(f"{_TEXTER}.csv", ""))
    namn = ("avsnitt", "uppgift", "varde", "enhet", "citat")
    return tuple(Uppgift(nr, *(rad.get(ett, "") for ett in namn)) for nr, rad in enumerate(rader, 1))


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
