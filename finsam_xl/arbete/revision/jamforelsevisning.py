"""A comparison of two books told: as text for the screen, as Markdown, and as a workbook of its own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import footnotes, place_listing, record
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.revision.jamforelse import Bokjamforelse
    from finsam_xl.revision.mellan.bokskillnad import Bokskillnad

__all__ = ["jamforelsetext", "skriv_jamforelse"]

_BLAD = "Jämförelse"
_FLEST_VISADE = 20
_FLEST_TECKEN = 160
_LISTA = Listing(
    (
        Field("Slag", 20),
        Field("Vad", 60),
        Field("Plats", 34),
        Field("Före", 34, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK_INDRAG),
        Field("Efter", 34, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK_INDRAG),
        Field("Skillnad", 16, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK),
    ),
    heading_row=4,
)
_MARKDOWN = str.maketrans({"|": "\\|", "\n": " ", "<": "&lt;", ">": "&gt;", "*": "\\*", "_": "\\_", "`": "\\`"})


def jamforelsetext(svar: Bokjamforelse) -> str:
    """The comparison for the screen: the heaviest of each kind, and how many more there are."""
    rader = [f"{svar.fore} mot {svar.efter}", _jamfort(svar), ""]
    if svar.lika:
        rader.append("Inget skiljer: böckerna är lika i allt som jämförts.")
    for slag, grupp in groupby(svar.skillnader, key=lambda ett: ett.slag):
        alla = list(grupp)
        rader.append(f"{slag.value} ({antal(len(alla), 'skillnad', 'skillnader')})")
        rader += [f"    {_mening(ett)}" for ett in alla[:_FLEST_VISADE]]
        if len(alla) > _FLEST_VISADE:
            rader.append(f"    och {len(alla) - _FLEST_VISADE} till; skriv alla med -o UT.xlsx eller -o UT.md")
        rader.append("")
    rader += ["", *svar.ej_jamfort] if svar.lika else svar.ej_jamfort
    return "\n".join(rader)


def _jamfort(svar: Bokjamforelse) -> str:
    return "Jämfört: " + ", ".join(f"{tal} {vad}" for vad, tal in svar.antal.items()) + "."


def _mening(ett: Bokskillnad) -> str:
    skillnad = f" (skillnad {ett.skillnad})" if ett.skillnad else ""
    return f"{ett.vad}: {_kort(ett.fore)} → {_kort(ett.efter)}{skillnad}  [{ett.plats}]"


def _kort(text: str) -> str:
    return text if len(text) <= _FLEST_TECKEN else f"{text[:_FLEST_TECKEN]} …"


def skriv_jamforelse(ut: Path, svar: Bokjamforelse, tid: datetime) -> None:
    """Write all that differs to the new file *ut*, a workbook (.xlsx) or Markdown (.md).

    Raises:
        Avbrott: the file exists, has another ending, or cannot be written.

    """
    if ut.exists():
        raise Avbrott(f"{ut} finns redan och skrivs inte över. Välj ett annat namn, eller flytta filen först.")
    match ut.suffix.casefold():
        case ".xlsx":
            spara_ny_bok(ut, _som_bok(svar, tid))
        case ".md":
            spara_ny_bok(ut, "\n".join((*_som_markdown(svar, tid), "")).encode())
        case _:
            raise Avbrott(f"{ut.name} ska sluta på .xlsx eller .md.")


def _som_bok(svar: Bokjamforelse, tid: datetime) -> bytes:
    vad = f"{svar.fore} mot {svar.efter}, {tid:%Y-%m-%d %H:%M}"
    grid = place_listing(_LISTA, _BLAD, _BLAD, subtitle=vad)
    for rad, ett in enumerate(svar.skillnader, start=_LISTA.first_row):
        varden = (ett.slag.value, ett.vad, ett.plats, ett.fore, ett.efter, ett.skillnad or "–")
        record(grid, _LISTA, rad, dict(enumerate(varden, start=1)))
    if svar.lika:
        grid.put(_LISTA.first_row, 2, Style.TEXT_KOLUMN, text="Inget skiljer: böckerna är lika i allt som jämförts.")
    sista = _LISTA.first_row + max(len(svar.skillnader), 1)
    footnotes(grid, _LISTA, sista + 1, (_jamfort(svar), *svar.ej_jamfort))
    data = scratch_workbook((grid,), {}, tables=(), cells=(), page=PageText(vad, _BLAD), styles=stilark)
    return calculate(data, tid)


def _som_markdown(svar: Bokjamforelse, tid: datetime) -> Iterator[str]:
    yield f"# Jämförelse: {_md(svar.fore)} mot {_md(svar.efter)}"
    yield f"\n{tid:%Y-%m-%d %H:%M}. {_jamfort(svar)}"
    if svar.lika:
        yield "\nInget skiljer: böckerna är lika i allt som jämförts."
    for slag, grupp in groupby(svar.skillnader, key=lambda ett: ett.slag):
        yield f"\n## {slag.value}\n\n| Vad | Plats | Före | Efter | Skillnad |\n|---|---|---|---|---|"
        yield from (
            "| " + " | ".join(map(_md, (ett.vad, ett.plats, ett.fore, ett.efter, ett.skillnad))) + " |" for ett in grupp
        )
    yield "\n## Inte jämfört\n"
    yield from (f"- {_md(ett)}" for ett in svar.ej_jamfort)


def _md(text: str) -> str:
    return text.translate(_MARKDOWN)
