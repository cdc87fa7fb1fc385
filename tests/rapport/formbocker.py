"""Förbunden av annan form som böcker: en ny bok där en person har fyllt i allt, med alla rapporter byggda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.andra.satt_celler import satt_celler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.rapporter.slag import ifyllda
from tests.exemplet import TID
from tests.lager import ur_lagret
from tests.rapport.former import litet, stort

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.modell import Bokslut

__all__ = ["FORMER", "formbok", "fylld_bok"]

FORMER = {"litet": litet, "stort": stort}


def formbok(form: str) -> Path:
    """Förbundets bok med alla rapporter som den används för; den som ändrar i den gör det i en kopia."""
    return ur_lagret(f"form-{form}", lambda mapp: _bygg(mapp / f"{form}.xlsx", form)) / f"{form}.xlsx"


def _bygg(vag: Path, form: str) -> None:
    bok = fylld_bok(FORMER[form](), vag)
    last = las_bok(Bok(bok.read_bytes())).bokslut
    assert last is not None
    for slag in ifyllda(last):
        bygg(slag, bok, tid=TID)


def fylld_bok(bokslut: Bokslut, vag: Path) -> Path:
    """En ny bok där en person har fyllt i allt som *bokslut* håller."""
    skapa_bok(vag, tid=TID)
    fyllt = fylld(Bok(vag.read_bytes()), dict(_tabeller(bokslut)))
    paket = fyllt.att_andra()
    for namn, uppgift in bokslut.grunddata.items():
        blad, rad, kolumn = syftar_pa(fyllt.bokens_namn[namn]) or ("", 0, 0)
        satt_celler(paket, blad, {(rad, kolumn): uppgift})  # type: ignore[dict-item]
    vag.write_bytes(paket.skriv())
    return vag


def _tabeller(bokslut: Bokslut) -> Iterator[tuple[str, tuple[tuple[Cellvarde, ...], ...]]]:
    """Alla tabellers rader; Kontoplan är den nya bokens egen."""
    for tab in TABELLER:
        if tab.typ and tab.falt != "kontoplan":
            yield tab.namn, rader(tab.namn, getattr(bokslut, tab.falt))
