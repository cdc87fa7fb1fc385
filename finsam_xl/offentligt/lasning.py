"""En fil med öppna data läst som om vem som helst kan ha skrivit i den: allt som är fel sägs med fil och rad."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.formelskydd import FORMELTECKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Datafel", "dag", "orgnr", "rader"]

_STORST = 1_000_000
_FLEST_RADER = 5_000
_ORGNR = re.compile(r"\d{6}-\d{4}", re.ASCII)
_KRAVDA = ("Källa", "Hämtad")
"""Det som varje rad ska säga om sig själv."""


class Datafel(ValueError):  # noqa: N818 - the house's word for error is Swedish
    """Filen med öppna data går inte att använda; meddelandet säger fil, rad och vad som är fel."""


def rader(fil: Path, kolumner: Sequence[str]) -> tuple[dict[str, str], ...]:
    """Filens rader efter rubrik: precis de *kolumner* som ska finnas, och på varje rad källa och dag.

    Raises:
        Datafel: något annat står i filen.

    """
    return tuple(_provade(fil, kolumner))


def _provade(fil: Path, kolumner: Sequence[str]) -> Iterator[dict[str, str]]:
    if fil.stat().st_size > _STORST:
        raise Datafel(f"{fil.name} är större än {_STORST} byte.")
    try:
        text = fil.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fel:
        raise Datafel(f"{fil.name} är inte UTF-8.") from fel
    lasare = csv.reader(text.splitlines(), strict=True)
    try:
        if next(lasare, []) != [*kolumner]:
            raise Datafel(f"{fil.name}: rubrikerna ska vara {', '.join(kolumner)}.")
        for nr, falt in enumerate(lasare, start=2):
            if nr > _FLEST_RADER:
                raise Datafel(f"{fil.name} har fler än {_FLEST_RADER} rader.")
            if len(falt) != len(kolumner):
                raise Datafel(f"{fil.name} rad {nr} har {len(falt)} fält och inte {len(kolumner)}.")
            yield _provad(fil, nr, dict(zip(kolumner, falt, strict=True)))
    except csv.Error as fel:
        raise Datafel(f"{fil.name} går inte att läsa som CSV: {fel}.") from fel


def _provad(fil: Path, nr: int, rad: dict[str, str]) -> dict[str, str]:
    for rubrik, varde in rad.items():
        if varde != varde.strip() or any(unicodedata.category(tecken) == "Cc" for tecken in varde):
            raise Datafel(f"{fil.name} rad {nr}: {rubrik} har blanksteg i kanten, eller ett styrtecken.")
        if varde.startswith(FORMELTECKEN):
            raise Datafel(f"{fil.name} rad {nr}: {rubrik} börjar som en formel.")
        if rubrik in _KRAVDA and not varde:
            raise Datafel(f"{fil.name} rad {nr} har ingen uppgift om {rubrik.lower()}.")
    dag(fil, nr, rad["Hämtad"])
    return rad


def dag(fil: Path, nr: int, text: str) -> date:
    """Dagen som *text* är.

    Raises:
        Datafel: den är ingen dag.

    """
    try:
        return date.fromisoformat(text)
    except ValueError as fel:
        raise Datafel(f"{fil.name} rad {nr}: «{text}» är ingen dag, som 2024-12-31.") from fel


def orgnr(fil: Path, nr: int, text: str) -> str:
    """Organisationsnumret som *text* är.

    Raises:
        Datafel: det är skrivet på annat sätt, eller kontrollsiffran är en annan.

    """
    if not _ORGNR.fullmatch(text):
        raise Datafel(f"{fil.name} rad {nr}: «{text}» är inget organisationsnummer, som 222000-0000.")
    siffror = [int(tecken) for tecken in text.replace("-", "")]
    if sum(sum(divmod(siffra * (2 - plats % 2), 10)) for plats, siffra in enumerate(siffror)) % 10:
        raise Datafel(f"{fil.name} rad {nr}: kontrollsiffran i «{text}» stämmer inte.")
    return text
