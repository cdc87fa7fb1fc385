"""Every workbook of a folder built or controlled, one after the other in one process: one's fault stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.alla.bocker import ar_var
from finsam_xl.arbete.alla.utfall import gjord_rad, stannad_rad, utan_rapport_rad
from finsam_xl.arbete.bygg.dialekt import dialekt
from finsam_xl.arbete.bygg.kvar.blad import antal_kvar
from finsam_xl.arbete.bygg.kvar.boken import har_kvar, kvarlista
from finsam_xl.arbete.bygg.minne import las_minne
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.bygg.raknade import raknad
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbete.dokument.dokumentfil import DOCX
from finsam_xl.arbete.dokument.gor import gor_dokument
from finsam_xl.arbete.dokument.uppdatera import uppdatera
from finsam_xl.arbete.gemensamt import skrivet
from finsam_xl.arbete.gemensamt.bokfil import las_for_andring
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.grunddata import har_period, las_grunddata
from finsam_xl.rapporter.slag import anvanda, ifyllda

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.book.oversiktsbok import Oversiktsrad
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["INTE_VAR", "Genomgang", "byggare", "dokumentgorare", "genomgangna", "kontrollerare"]

INTE_VAR = "är ingen arbetsbok för finsam-xl och hoppas över"


@dataclass(frozen=True, slots=True)
class Genomgang:
    """What became of a file: the overview's row, or None when it is none of ours.

    What stopped it, if anything, is *hinder*, and *besked* tells it.
    """

    fil: Path
    rad: Oversiktsrad | None
    hinder: BaseException | None = None
    besked: str = ""


def genomgangna(
    mapp: Path,
    bocker: Sequence[Path],
    gor: Callable[[Path, str], Oversiktsrad | None],
    sagt: Callable[[BaseException], str],
) -> Iterator[Genomgang]:
    """Each book as it is done; *gor* does it, and *sagt* tells in words what stopped it."""
    for fil in bocker:
        with skrivet.for_sig():
            ett = _genomgangen(fil, fil.relative_to(mapp).as_posix(), gor, sagt)
        yield ett


def _genomgangen(
    fil: Path, namn: str, gor: Callable[[Path, str], Oversiktsrad | None], sagt: Callable[[BaseException], str]
) -> Genomgang:
    try:
        return Genomgang(fil, gor(fil, namn))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as fel:  # noqa: BLE001 - also a panic of the engine, which is no Exception: the next goes on
        besked = sagt(fel)
        return Genomgang(fil, stannad_rad(namn, besked), fel, besked)


def byggare(tid: datetime, slag: Rapportslag | None = None) -> Callable[[Path, str], Oversiktsrad | None]:
    """What builds a book's reports, or the one named, and saves it."""

    def bygg(fil: Path, namn: str) -> Oversiktsrad | None:
        last = bok = las_for_andring(fil)
        if not ar_var(bok):
            return None
        if slag and (utan := _utan_rapport(bok, namn, slag)) is not None:
            return utan
        byggda = []
        for ett in (slag,) if slag else _bokens(bok):
            byggda.append(byggd(bok, ett, tid, lambda _: None))
            bok = byggda[-1].ympning.bok
        if not byggda:
            raise Avbrott(f"{namn}: ingen rapport har sin period ifylld i Grunddata, så inget är att bygga.")
        spara_bok(fil, bok.data, last.data)
        sist = byggda[-1]
        kvar = antal_kvar(sist.kvar) if sist.kvar is not None else 0
        return gjord_rad(namn, "Byggd", sist.bokslut, [ett.skiss for ett in byggda], kvar, lista=har_kvar(bok))

    return bygg


def _bokens(bok: Bok) -> tuple[Rapportslag, ...]:
    return ifyllda(provat_bokslut(las_bok(bok)))


def kontrollerare(tid: datetime) -> Callable[[Path, str], Oversiktsrad | None]:
    """What makes every control of a book, without writing in it."""

    def kontrollera(fil: Path, namn: str) -> Oversiktsrad | None:
        bok = las_arbetsbok(fil)
        return _raknad_rad(bok, namn, "Kontrollerad", tid) if ar_var(bok) else None

    return kontrollera


def dokumentgorare(tid: datetime, slag: Rapportslag) -> Callable[[Path, str], Oversiktsrad | None]:
    """What makes the report's document beside the book, or renews the one that is there."""

    def gor(fil: Path, namn: str) -> Oversiktsrad | None:
        bok = las_arbetsbok(fil)
        if not ar_var(bok):
            return None
        if (utan := _utan_rapport(bok, namn, slag)) is not None:
            return utan
        rubrik = slag.rubrik(underlag(provat_bokslut(las_bok(bok, slag.prefix)), slag.prefix))
        dokument = fil.with_name(f"{fil.stem} {rubrik}{DOCX}")
        kvar = 0
        if dokument.exists():
            kvar = len(uppdatera(dokument, fil, tid=tid).fornyelse.behallna)
        else:
            gor_dokument(slag, fil, dokument, tid=tid)
        kvar_text = f"; {kvar} {'ställe' if kvar == 1 else 'ställen'} som någon har ändrat står kvar" if kvar else ""
        return _raknad_rad(bok, namn, f"Dokument gjort{kvar_text}", tid)

    return gor


def _utan_rapport(bok: Bok, namn: str, slag: Rapportslag) -> Oversiktsrad | None:
    """The row of a book whose period for that report is empty; None when it has one."""
    if har_period(bok, slag.prefix):
        return None
    uppgifter = las_grunddata(bok, krav=False).varden
    return utan_rapport_rad(namn, str(uppgifter.get("Forbund") or namn), slag.titel)


def _raknad_rad(bok: Bok, namn: str, lage: str, tid: datetime) -> Oversiktsrad:
    bokslut = provat_bokslut(las_bok(bok))
    skisser = [raknad(slag, bokslut, tid, dialekt(bok)) for slag in anvanda(bokslut, las_minne(bok))]
    kvar = antal_kvar(kvarlista(bok, bokslut, tid, skisser))
    return gjord_rad(namn, lage, bokslut, skisser, kvar, lista=har_kvar(bok))
