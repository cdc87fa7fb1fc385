"""A printed report reviewed, and its findings as text and as JSON."""

from __future__ import annotations

from decimal import Decimal
from textwrap import shorten
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Olast
from finsam_xl.arbete.gemensamt.utskrift import antal, kolumner, stycke
from finsam_xl.arbete.granska.granskat import Granskat
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.belopp import svensk
from finsam_xl.granskning.alla import granska as granska_dokument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd, Varde
    from finsam_xl.granskning.mot_bok import Jamforelse
    from finsam_xl.granskning.tryck import Dokument

__all__ = ["granska", "som_json", "som_text"]

_LANGST_PLATS = 70
_OLAST = "Inte granskat, för tabellen är inget slag som programmet känner: {}."


def granska(tryck: Path, andra: Iterable[Path], bok: Path | None = None) -> Granskat:
    """Review the printed tables of *tryck*, compared with those of *andra* and with the figures of the workbook *bok*.

    Raises:
        Indatafel: the workbook's input has faults.
        Olast: the print has nothing that is read.
        Avbrott: something cannot be read, or the workbook has nothing to compare with.

    """
    dokument = las_tryck(tryck)
    if not (dokument.tabeller or dokument.kort or dokument.uppgifter):
        raise Olast(f"Ingen tabell i {tryck} är av ett slag som programmet känner. Se docs/granskning.md.")
    fynd = granska_dokument(dokument, [las_tryck(en) for en in andra])
    upplysningar = _om_lasningen(dokument)
    if bok is not None:
        from finsam_xl.arbete.granska.bokjamforelse import mot_bok  # noqa: PLC0415 - only a comparison builds the book

        jamforelse = mot_bok(dokument, bok)
        fynd = (*fynd, *jamforelse.fynd)
        upplysningar += _om_jamforelsen(jamforelse, bok)
    return Granskat(dokument, fynd, tuple(upplysningar), bok.name if bok else "")


def _om_lasningen(dokument: Dokument) -> list[str]:
    """What was taken for which table on the sheets of a workbook, and what for none."""
    tabeller = [tabell.fil for tabell in dokument.tabeller if tabell.ark]
    last = [f"{len(tabeller)} tabeller är lästa: {', '.join(tabeller)}."] if tabeller else []
    return last + ([_OLAST.format(", ".join(dokument.olasta))] if dokument.olasta else [])


def _om_jamforelsen(jamforelse: Jamforelse, bok: Path) -> list[str]:
    rader = [f"{jamforelse.antal} tryckta tal är jämförda med {bok.name}."]
    if jamforelse.utan_post:
        platser = ", ".join(shorten(plats, _LANGST_PLATS, placeholder=" ...") for plats in jamforelse.utan_post)
        rader.append(f"{len(jamforelse.utan_post)} tal har ingen motsvarighet i boken: {platser}.")
    return rader


def som_json(fynd: Iterable[Fynd]) -> list[dict[str, object]]:
    """The findings as plain values: numbers as numbers, whole ones as whole."""
    return [
        {
            "id": ett.id,
            "plats": ett.plats,
            "tryckt": _plant(ett.tryckt),
            "beraknat": _plant(ett.beraknat),
            "differens": _plant(ett.differens),
            "klass": ett.klass.value,
            "allvar": ett.allvar.value,
            "text": ett.text,
        }
        for ett in fynd
    ]


def _plant(varde: Varde) -> object:
    if isinstance(varde, Decimal):
        return int(varde) if varde == varde.to_integral_value() else float(varde)
    return varde


def som_text(fynd: Sequence[Fynd]) -> str:
    """The findings as a table, and each one's sentence below it."""
    if not fynd:
        return "Inga fynd: de tryckta talen stämmer med varandra."
    rubrik = ("Allvar", "Id", "Klass", "Tryckt", "Beräknat", "Differens")
    rader = [
        (
            ett.allvar.value,
            ett.id,
            ett.klass.value,
            _skrivet(ett.tryckt),
            _skrivet(ett.beraknat),
            _skrivet(ett.differens),
        )
        for ett in fynd
    ]
    meningar = "\n".join(f"{ett.allvar.value} {ett.id}\n{stycke(ett.text)}" for ett in fynd)
    fel = sum(1 for ett in fynd if ett.allvar == "FEL")
    slut = f"{fel} fel och {antal(len(fynd) - fel, 'notis', 'notiser')}."
    return f"{kolumner([rubrik, *rader], hoger=(3, 4, 5))}\n\n{meningar}\n\n{slut}"


def _skrivet(varde: Varde) -> str:
    if varde is None:
        return "–"
    return svensk(varde, max(0, -int(varde.as_tuple().exponent))) if isinstance(varde, Decimal) else varde
