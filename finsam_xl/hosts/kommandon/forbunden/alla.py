"""`finsam alla`: a folder of workbooks built or controlled in one process, and an overview of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.alla.bocker import forbigangna, hittade
from finsam_xl.arbete.alla.genomgang import INTE_VAR, byggare, dokumentgorare, genomgangna, kontrollerare
from finsam_xl.arbete.alla.oversikt import OVERSIKTSFIL, ledig_oversikt, skriv_oversikt
from finsam_xl.arbete.alla.utfall import DUBBLETT, med_dubbletter
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.kommandon import FEL_I_INDATA, KONTROLLFEL
from finsam_xl.hosts.kommandon.framsteg import Framsteg
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER
from finsam_xl.hosts.kommandon.sagt import skriv, som_kommando, stycke
from finsam_xl.hosts.kommandon.stopp import sagt
from finsam_xl.rapporter.slag import ARSREDOVISNING, RAPPORTSLAG

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import datetime

    from finsam_xl.arbete.alla.bocker import Forbigangna
    from finsam_xl.arbete.alla.genomgang import Genomgang
    from finsam_xl.book.oversiktsbok import Oversiktsrad

__all__ = ["kommando"]

_GJORT = {
    "bygg": ("byggd", "byggda"),
    "kontrollera": ("kontrollerad", "kontrollerade"),
    "dokument": ("med dokument", "med dokument"),
}


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
    rader = med_dubbletter([ett.rad for ett in gjorda if ett.rad is not None])
    if not rader:
        skriv(stycke(f"Ingen av filerna i {mapp} är en arbetsbok för finsam-xl. Ingen översikt är skriven."))
        return FEL_I_INDATA
    skriv_oversikt(ut, _fran(ut, mapp, rader), _gjort(gjorda, val.gor, tid), tid, last)
    _visa_slutet(gjorda, rader, val.gor, ut)
    _visa_forbigangna(forbigangna(mapp, undermappar=val.undermappar))
    return max((_kod(ett) for ett in gjorda), default=0)


def _gor(val: argparse.Namespace, tid: datetime) -> Callable[[Path, str], Oversiktsrad | None]:
    if val.gor == "kontrollera":
        return kontrollerare(tid)
    slag = RAPPORTSLAG[RAPPORTER[val.rapport]] if val.rapport else None
    return dokumentgorare(tid, slag or ARSREDOVISNING) if val.gor == "dokument" else byggare(tid, slag)


def _gjort(gjorda: list[Genomgang], gor: str, tid: datetime) -> str:
    """What was done, and with how many: those that stopped or have no such report are no part of it."""
    return f"{_klara(gjorda, gor)} {tid:%Y-%m-%d %H.%M}"


def _klara(gjorda: list[Genomgang], gor: str) -> str:
    klara = sum(ett.rad is not None and ett.rad.haller is not None for ett in gjorda)
    return f"{antal(klara, 'bok', 'böcker')} {_GJORT[gor][klara != 1]}"


def _om(ett: Genomgang, mapp: Path) -> str:
    """A book in a line: its controls, or in the lines below what stopped it."""
    namn = " ".join(ett.fil.relative_to(mapp).as_posix().split())
    if ett.rad is None:
        return f"{namn} {INTE_VAR}"
    if ett.hinder is not None:
        return f"{namn} STANNADE\n{_indraget(ett.besked)}"
    if ett.rad.haller is None:
        return f"{namn}: {ett.rad.besked}"
    kvar = f", {ett.rad.kvar} kvar att fylla i" if ett.rad.kvar else ""
    utfall = f"{ett.rad.haller} håller, {antal(ett.rad.notiser or 0, 'notis', 'notiser')}, {ett.rad.fel} fel{kvar}"
    return f"{namn}: {utfall}{f'. {ett.rad.besked}' if ett.rad.besked else ''}"


def _indraget(besked: str) -> str:
    """What stopped a book as it stands, a paragraph at a time; a list of faults is broken into lines already."""
    return "\n".join(
        rad if rad.startswith(" ") else stycke(rad) for rad in som_kommando(besked).splitlines() if rad.strip()
    )


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


def _visa_slutet(gjorda: list[Genomgang], rader: list[Oversiktsrad], gor: str, ut: Path) -> None:
    """What a person is to know: which books stopped, which have faults, which are the same, and the overview."""
    stannade = [ett.fil.name for ett in gjorda if ett.hinder is not None]
    med_fel = [ett.fil.name for ett in gjorda if ett.rad and ett.rad.fel]
    andra = sum(ett.rad is None for ett in gjorda)
    skriv()
    for vilka, vad in (
        (stannade, "stannade och är inte med i summorna"),
        (med_fel, "har fel i kontrollerna"),
        (
            [ett.bok for ett in rader if DUBBLETT in ett.besked],
            "har samma förbund och balansdag som en annan",
        ),
    ):
        if vilka:
            skriv(stycke(f"{antal(len(vilka), 'bok', 'böcker')} {vad}: {', '.join(vilka)}."))
    ej_aktuella = sum(ett.rad is not None and ett.hinder is None and ett.rad.haller is None for ett in gjorda)
    delar = [_klara(gjorda, gor), f"{len(med_fel)} med fel i kontrollerna", f"{len(stannade)} stannade"]
    delar += [f"{ej_aktuella} ej aktuella"] * bool(ej_aktuella) + [antal(andra, "annan fil", "andra filer")] * bool(
        andra
    )
    skriv(f"{', '.join(delar)}. Översikten: {ut}.")


def _visa_forbigangna(vad: Forbigangna) -> None:
    """What stands in the folder and nobody has read."""
    if vad.andra_format:
        skriv(
            stycke(
                f"I ett annat format, och inte läst: {', '.join(vad.andra_format)}. Är det ett förbunds bok: öppna den "
                "i Excel, spara den som .xlsx och kör igen."
            )
        )
    if vad.i_undermappar:
        vilka = antal(vad.i_undermappar, "arbetsbok", "arbetsböcker")
        skriv(stycke(f"{vilka} i undermappar är inte med; skriv --undermappar om de ska vara det."))


def _kod(ett: Genomgang) -> int:
    if ett.hinder is not None:
        return FEL_I_INDATA
    return KONTROLLFEL if ett.rad is not None and ett.rad.fel else 0
