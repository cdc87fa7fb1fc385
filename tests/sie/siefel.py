"""Dokumentet SIE-fel, skrivet ur förteckningarna och ur filerna i tests/fel/sie.

Skriv om det med ``python -m tests.sie.siefel``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.modell import Niva
from finsam_xl.sie import SLAG, Diagnos, Slag, las

if TYPE_CHECKING:
    from collections.abc import Iterator

ROT = Path(__file__).parents[2]
DOKUMENT = ROT / "docs" / "SIE-fel.md"
EXEMPEL = ROT / "tests" / "fel" / "sie"
UTAN_EXEMPELFIL = {
    "for_stor": "den skulle vara över 100 MB",
    "lang_rad": "den skulle ha en rad på över 65 536 tecken",
    "manga_rader": "den skulle ha över en miljon rader",
    "oppnas_inte": "felet är inte i filen",
}

_INLEDNING = """# SIE-fel

Allt som kan vara fel när en SIE-fil läses in, vad det betyder och vad man gör. Meddelandet säger alltid fil och rad.
Koden står i meddelandet från `finsam sie FIL --json` och i importloggen.

Varje kod har en exempelfil som framkallar den; meddelandena nedan är de som filen ger.

| Slag | Vad som händer |
|---|---|
| Fel | Inget ur filen läses in, och arbetsboken ändras inte. |
| Fråga | Inläsningen väntar på ett ja (`--ja` på kommandoraden). |
| Varning | Filen läses in; varningen skrivs i importloggen. |
"""
_RUBRIKER = {Niva.FEL: "Fel", Niva.FRAGA: "Frågor", Niva.VARNING: "Varningar"}


def dokument() -> str:
    """Dokumentet som det ska vara."""
    return "\n".join((_INLEDNING, *(del_ for niva in Niva for del_ in _avsnitt(niva))))


def _avsnitt(niva: Niva) -> Iterator[str]:
    yield f"## {_RUBRIKER[niva]}\n"
    yield from (_stycke(slag) for slag in SLAG if slag.niva is niva)


def _stycke(slag: Slag) -> str:
    return f"### {slag.rubrik}\n\nKod `{slag.kod}`. {slag.betyder}\n\n{_exempel(slag)}\nGör så här: {slag.atgard}\n"


def _exempel(slag: Slag) -> str:
    if slag.kod in UTAN_EXEMPELFIL:
        return f"Exempelfil saknas: {UTAN_EXEMPELFIL[slag.kod]}.\n"
    data = (EXEMPEL / f"{slag.kod}.se").read_bytes()
    fynd = [diagnos for diagnos in las(data).diagnoser if diagnos.kod == slag.kod]
    return "".join(f"> {_markdown(diagnos.text)}\n>\n" for diagnos in fynd) + f"> — {_var(fynd, slag)}\n"


def _markdown(text: str) -> str:
    return text.replace("<", "\\<").replace("*", "\\*").replace("_", "\\_")


def _var(fynd: list[Diagnos], slag: Slag) -> str:
    rader = ", ".join(str(diagnos.rad) for diagnos in fynd if diagnos.rad)
    return f"[{slag.kod}.se](../tests/fel/sie/{slag.kod}.se)" + (f", rad {rader}" if rader else "")


if __name__ == "__main__":
    DOKUMENT.parent.mkdir(exist_ok=True)
    DOKUMENT.write_text(dokument(), encoding="utf-8")
