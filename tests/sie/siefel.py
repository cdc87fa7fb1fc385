"""Dokumentet SIE-fel, skrivet ur förteckningarna, filerna i tests/fel/sie och inläsningarna i tests/inlasning/siefall.

Skriv om det med ``python -m tests.sie.siefel``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.hosts.kommandon.sagt import som_kommando
from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.saldolista import slag as saldoslag
from finsam_xl.modell import Niva
from finsam_xl.sie import SLAG, Diagnos, Slag, las
from tests.inlasning import saldofall
from tests.inlasning.siefall import FALL

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

Varje kod har en exempelfil, eller en inläsning i testerna, som framkallar den; meddelandena nedan är de som den ger.

| Slag | Vad som händer |
|---|---|
| Fel | Inget ur filen läses in, och arbetsboken ändras inte. |
| Fråga | Inläsningen väntar på ett ja (`--ja` på kommandoraden). |
| Varning | Filen läses in; varningen skrivs i importloggen. |
"""
_MED_BOKEN = """## Filen och arbetsboken

Det som bara syns när filen jämförs med arbetsboken: år, organisationsnummer, kontoplan, insatser, tidigare inläsningar.
"""
_SALDOLISTOR = """## Saldolistor

En råbalans eller huvudbok som kalkylblad eller textfil (`finsam importera-saldon`). Meddelandet säger blad och cell.
Det som gäller filen och arbetsboken ovan gäller också för den.
"""
_SLAGORD = {Niva.FEL: "fel", Niva.FRAGA: "fråga", Niva.VARNING: "varning"}
_RUBRIKER = {Niva.FEL: "Fel", Niva.FRAGA: "Frågor", Niva.VARNING: "Varningar"}


def dokument() -> str:
    """Dokumentet som det ska vara."""
    delar = (del_ for niva in Niva for del_ in _avsnitt(niva))
    return "\n".join((_INLEDNING, *delar, _MED_BOKEN, *_med_boken(), _SALDOLISTOR, *_saldolistor()))


def _avsnitt(niva: Niva) -> Iterator[str]:
    yield f"## {_RUBRIKER[niva]}\n"
    yield from (_stycke(slag) for slag in SLAG if slag.niva is niva)


def _med_boken() -> Iterator[str]:
    for slag in sieslag.SLAG:
        (exempel,) = (ett for ett in FALL[slag.kod]() if ett.kod == slag.kod)
        citat = f"> {_markdown(exempel.text)}\n>\n> — {_SLAGORD[slag.niva]}, {exempel.plats}\n"
        yield f"### {slag.rubrik}\n\nKod `{slag.kod}`. {slag.betyder}\n\n{citat}\n{_atgard(slag)}"


def _saldolistor() -> Iterator[str]:
    for slag in saldoslag.SLAG:
        exempel = saldofall.fyndet(slag.kod)
        citat = f"> {_markdown(exempel.text)}\n>\n> — {_SLAGORD[slag.niva]}, {exempel.cell or 'filen'}\n"
        yield f"### {slag.rubrik}\n\nKod `{slag.kod}`. {slag.betyder}\n\n{citat}\n{_atgard(slag)}"


def _stycke(slag: Slag) -> str:
    return f"### {slag.rubrik}\n\nKod `{slag.kod}`. {slag.betyder}\n\n{_exempel(slag)}\n{_atgard(slag)}"


def _atgard(slag: Slag) -> str:
    return f"Gör så här: {som_kommando(slag.atgard)}\n"


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
