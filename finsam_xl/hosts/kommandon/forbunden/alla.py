"""`finsam alla`: a folder of workbooks built or controlled in one process, and an overview of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.alla.bocker import hittade
from finsam_xl.arbete.alla.genomgang import INTE_VAR, byggare, dokumentgorare, genomgangna, kontrollerare
from finsam_xl.arbete.alla.oversikt import OVERSIKTSFIL, ledig_oversikt, skriv_oversikt
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.kommandon import FEL_I_INDATA, KONTROLLFEL
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER
from finsam_xl.hosts.kommandon.sagt import skriv, stycke
from finsam_xl.hosts.kommandon.stopp import sagt
from finsam_xl.rapporter.slag import ARSREDOVISNING, RAPPORTSLAG

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import datetime

    from finsam_xl.arbete.alla.genomgang import Genomgang
    from finsam_xl.book.oversiktsbok import Oversiktsrad

__all__ = ["kommando"]

_GJORT = {"bygg": "byggda", "kontrollera": "kontrollerade", "dokument": "med dokument"}


def kommando(val: argparse.Namespace) -> int:
    """Go through the folder, and write the overview; the exit code is the worst book's."""
    mapp = Path(val.mapp)
    ut = Path(val.ut) if val.ut else mapp / OVERSIKTSFIL
    bocker = hittade(mapp, undermappar=val.undermappar, utom=ut)
    tid, last = klockan(), ledig_oversikt(ut)
    gjorda: list[Genomgang] = []
    with Framsteg() as framsteg:
        framsteg(f"1/{len(bocker)} ...")
        for nr, ett in enumerate(genomgangna(mapp, bocker, _gor(val, tid), sagt), start=1):
            gjorda.append(ett)
            framsteg("")
            skriv(f"{nr:>{len(str(len(bocker)))}}/{len(bocker)} {_om(ett, mapp)}")
            framsteg(f"{nr + 1}/{len(bocker)} ...")
    rader = [ett.rad for ett in gjorda if ett.rad is not None]
    if not rader:
        skriv(stycke(f"Ingen av filerna i {mapp} är en arbetsbok för finsam-xl. Ingen översikt är skriven."))
        return FEL_I_INDATA
    skriv_oversikt(ut, _fran(ut, mapp, rader), f"{len(rader)} böcker {_GJORT[val.gor]} {tid:%Y-%m-%d %H.%M}", tid, last)
    _visa_slutet(gjorda, ut)
    return max((_kod(ett) for ett in gjorda), default=0)


def _gor(val: argparse.Namespace, tid: datetime) -> Callable[[Path, str], Oversiktsrad | None]:
    if val.gor == "kontrollera":
        return kontrollerare(tid)
    slag = RAPPORTSLAG[RAPPORTER[val.rapport]] if val.rapport else None
    return dokumentgorare(tid, slag or ARSREDOVISNING) if val.gor == "dokument" else byggare(tid, slag)


def _om(ett: Genomgang, mapp: Path) -> str:
    """A book in a line: its controls, or in the lines below what stopped it."""
    namn = ett.fil.relative_to(mapp).as_posix()
    if ett.rad is None:
        return f"{namn} {INTE_VAR}"
    if ett.hinder is not None:
        return f"{namn} STANNADE\n{stycke(ett.rad.besked)}"
    if ett.rad.haller is None:
        return f"{namn}: {ett.rad.besked}"
    kvar = f", {ett.rad.kvar} kvar att fylla i" if ett.rad.kvar else ""
    return f"{namn}: {ett.rad.haller} håller, {ett.rad.notiser} notiser, {ett.rad.fel} fel{kvar}"


def _fran(ut: Path, mapp: Path, rader: list[Oversiktsrad]) -> list[Oversiktsrad]:
    """The rows with their books named from where the overview lies, so that its links lead there."""
    from dataclasses import replace  # noqa: PLC0415 - only where the overview lies elsewhere

    if ut.parent.resolve() == mapp.resolve():
        return rader
    return [replace(ett, bok=_relativ(mapp / ett.bok, ut.parent)) for ett in rader]


def _relativ(fil: Path, fran: Path) -> str:
    try:
        return Path(os.path.relpath(fil.resolve(), fran.resolve())).as_posix()
    except ValueError:  # another drive, on Windows
        return fil.resolve().as_posix()


def _visa_slutet(gjorda: list[Genomgang], ut: Path) -> None:
    stannade = sum(ett.hinder is not None for ett in gjorda)
    med_fel = sum(bool(ett.rad and ett.rad.fel) for ett in gjorda)
    andra = sum(ett.rad is None for ett in gjorda)
    delar = [f"{len(gjorda) - andra} böcker", f"{med_fel} med fel i kontrollerna", f"{stannade} stannade"]
    skriv(f"\n{', '.join(delar)}{f', {andra} andra filer' if andra else ''}. Översikten: {ut}.")


def _kod(ett: Genomgang) -> int:
    if ett.hinder is not None:
        return FEL_I_INDATA
    return KONTROLLFEL if ett.rad is not None and ett.rad.fel else 0
