"""finsam nytt-ar: next year's workbook out of this year's, which is left as it is.

The new file is a copy of the old one, so that a person's own sheets, pictures, names and macros follow along byte for
byte. Only the input tables and cells that the change of year concerns are rewritten, and the reports that stood in the
book are built again, so that no sheet shows the old year under the new year's names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import TUSEN, avrunda, fran_tal
from finsam_xl.book.skapa import klockan
from finsam_xl.hosts.fel import Avbrott
from finsam_xl.hosts.headless import bokslut_ur, bygg_i, eller_avbrott, fylld, las_arbetsbok, spara_bok
from finsam_xl.hosts.minne import las_minne
from finsam_xl.hosts.skiss import skissa
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.arbetsbok import oppna
from finsam_xl.inputs.arsskifte import arsskifte
from finsam_xl.inputs.falt import orord
from finsam_xl.inputs.paket import syftar_pa
from finsam_xl.inputs.schema import TABELLER, tabell
from finsam_xl.inputs.tabeller import las_tabell
from finsam_xl.modell import Matt, Problem
from finsam_xl.rapport import bygg
from finsam_xl.rapportslag import ARSREDOVISNING, RAPPORTSLAG, VERKSAMHETSPLAN, anvanda
from finsam_xl.regler.malkontroll import fran_svar
from finsam_xl.writers.paket import Paket
from finsam_xl.writers.satt_celler import satt_celler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.hosts.skiss import Skiss
    from finsam_xl.inputs.arbetsbok import Arbetsbok
    from finsam_xl.inputs.arsskifte import Arsskifte, Rad
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapportslag import Rapportslag

__all__ = ["NyttAr", "nytt_ar"]

_HISTORIK = {
    "intakter": "RR_intakter",
    "kostnader": "FO_kostnader",
    "resultat": "RR_verksamhetens_resultat",
    "eget_kapital": "BR_summa_eget_kapital",
}
_SVAR = tuple(f"Antal {nummer}" for nummer in range(1, 7))
_ANDELAR = {"Förra året": Matt.KLART_POSITIVT, "Förra året positivt": Matt.POSITIVT}
_MINSTA_ANTAL = 5


@dataclass(frozen=True, slots=True)
class NyttAr:
    """What was made: the new file, the years, rows per table before and after, sheets built again, and kept sheets."""

    bok: Path
    perioder: tuple[tuple[str, str, str], ...]
    tabeller: tuple[tuple[str, int, int], ...]
    rapporter: tuple[str, ...]
    bevarade: Mapping[str, str]


def nytt_ar(
    bok: Path, ut: Path, *, tid: datetime | None = None, meddela: Callable[[str], None] = lambda _: None
) -> NyttAr:
    """Write next year's workbook to *ut*; *bok* is only read.

    Raises:
        Indatafel: the old book has faults.
        Avbrott: *ut* exists, the book has no report, or something of a person's own is in the way.

    """
    if ut.exists():
        raise Avbrott(f"{ut} finns redan och skrivs inte över. Välj ett annat namn, eller flytta filen först.")
    if ut.suffix.casefold() != bok.suffix.casefold():
        raise Avbrott(f"Den nya boken ska ha samma slag som den gamla: ge {ut.name} ändelsen {bok.suffix}.")
    stund = tid or klockan()
    meddela("Läser den gamla boken ...")
    data = las_arbetsbok(bok)
    bokslut = bokslut_ur(las_bok(data))
    if not anvanda(bokslut):
        raise Avbrott("Boken har ingen rapport att föra över: fyll i en rapports period i Grunddata först.")
    arbetsbok = oppna(data)
    if isinstance(arbetsbok, Problem):
        raise TypeError("boken gick nyss att läsa")
    gamla = {tab.namn: _rader(arbetsbok, tab.namn) for tab in TABELLER}
    meddela("Räknar det gamla årets tal ...")
    skisser = {slag.prefix: skissa(bygg(slag, bokslut, stund), bokslut, stund) for slag in _med_tal(bokslut)}
    skifte = arsskifte(bokslut.grunddata, gamla, _historik(bokslut, skisser))
    nya = {**skifte.tabeller, **_enkatsvar(gamla["Indikatorer"], bokslut)}
    meddela("Skriver det nya året ...")
    ny = fylld(data, {namn: [_som_rad(namn, rad) for rad in rader] for namn, rader in nya.items()})
    ny = _med_grunddata(ny, arbetsbok, {**skifte.grunddata, **_planens_kapital(bokslut, skisser)})
    slagen = _byggda(data)
    bevarade: dict[str, str] = {}
    for slag in slagen:
        meddela(f"Bygger {slag.titel.lower()} ...")
        _, _, ympning = bygg_i(slag, ny, stund)
        ny, bevarade = ympning.data, {**bevarade, **ympning.bevarade}
    meddela("Sparar ...")
    spara_bok(ut, ny)
    return NyttAr(
        ut,
        tuple(_perioder(bokslut, skifte)),
        tuple((tabell(namn).blad, len(gamla[namn]), len(rader)) for namn, rader in nya.items()),
        tuple(slag.titel for slag in slagen),
        bevarade,
    )


def _rader(arbetsbok: Arbetsbok, namn: str) -> list[Rad]:
    tab = tabell(namn)
    rubriker = [kolumn.namn for kolumn in tab.kolumner]
    return [dict(zip(rubriker, orord(namn, rad), strict=True)) for rad in las_tabell(arbetsbok, tab).rader]


def _som_rad(namn: str, rad: Rad) -> tuple[Cellvarde, ...]:
    return tuple(rad.get(kolumn.namn) for kolumn in tabell(namn).kolumner)


def _med_tal(bokslut: Bokslut) -> Iterator[Rapportslag]:
    """The reports whose figures the new year starts from."""
    return (slag for slag in anvanda(bokslut) if slag in {ARSREDOVISNING, VERKSAMHETSPLAN})


def _byggda(data: bytes) -> tuple[Rapportslag, ...]:
    """The reports whose sheets stand in the book."""
    namnen = las_minne(data)
    return tuple(slag for slag in RAPPORTSLAG.values() if any(map(slag.ager, namnen)))


def _siffra(skiss: Skiss, namn: str) -> Decimal:
    varde = skiss.namngiven(namn)
    return fran_tal(varde) if isinstance(varde, (int, float)) else Decimal(0)


def _historik(bokslut: Bokslut, skisser: Mapping[str, Skiss]) -> list[Rad]:
    """The two years that the årsredovisning showed, in the units of Historik: what next year compares itself with."""
    if "AR" not in skisser:
        return []
    return [rad for slut in ("", "_fg") for rad in _arets_historik(bokslut, skisser["AR"], slut)]


def _arets_historik(bokslut: Bokslut, skiss: Skiss, slut: str) -> Iterator[Rad]:
    period = bokslut.grunddata[f"AR_Period{slut}"]
    if not isinstance(period, date):
        raise TypeError("årsredovisningens perioder är datum")

    def rad(post: str, tal: Decimal, enhet: str) -> Rad:
        return {"Period": period, "Post": post, "Belopp": float(tal), "Enhet": enhet}

    for post, ident in _HISTORIK.items():
        yield rad(post, avrunda(_siffra(skiss, f"AR_{ident}{slut}"), TUSEN) / TUSEN, "tkr")
    yield rad("soliditet", avrunda(_siffra(skiss, f"AR_NT_soliditet{slut}") * 100, Decimal(1)), "%")
    anstallda = bokslut.grunddata.get(f"AR_Anstallda{slut}")
    if isinstance(anstallda, int):
        yield rad("anstallda", Decimal(anstallda), "antal")


def _planens_kapital(bokslut: Bokslut, skisser: Mapping[str, Skiss]) -> dict[str, Cellvarde]:
    """The plan's opening equity, from the closing of that day where the book has it, and the plan's result as forecast.

    Without a closing it is what the old plan reckoned with.
    """
    if "VP" not in skisser:
        return {}
    ingaende = _siffra(skisser["VP"], "VP_EF_ingaende_1")
    bokslutsdag = bokslut.grunddata.get("VP_Period_fg")
    for slut in ("", "_fg"):
        if "AR" in skisser and bokslut.grunddata.get(f"AR_Period{slut}") == bokslutsdag:
            ingaende = _siffra(skisser["AR"], f"AR_BR_summa_eget_kapital{slut}")
    return {"VP_Ingaende_ek": float(ingaende), "VP_Prognos": float(_siffra(skisser["VP"], "VP_BU_resultat_1"))}


def _enkatsvar(rader: Sequence[Rad], bokslut: Bokslut) -> dict[str, tuple[Rad, ...]]:
    """Indikatorer for a new survey: this year's shares become last year's; a group too small to show leaves none."""
    if not rader:
        return {}
    minst = bokslut.grunddata.get("Minsta_antal")
    grans = minst if isinstance(minst, int) else _MINSTA_ANTAL
    return {"Indikatorer": tuple(_nya_svar(rad, grans) for rad in rader)}


def _nya_svar(rad: Rad, minst: int) -> Rad:
    antal = [int(rad[svar]) for svar in _SVAR if isinstance(rad.get(svar), (int, float))]  # type: ignore[arg-type]
    nya: Rad = {rubrik: _andel(antal, matt, minst) for rubrik, matt in _ANDELAR.items() if rubrik in rad}
    tomda: Rad = {rubrik: None for rubrik in (*_SVAR, "Vet ej", "Nationellt", "Nationellt positivt") if rubrik in rad}
    return {**rad, **tomda, **nya}


def _andel(antal: Sequence[int], matt: Matt, minst: int) -> float | None:
    if sum(antal) < max(minst, 1):
        return None
    try:
        return float(fran_svar(antal, matt))
    except ValueError:
        return None


def _med_grunddata(data: bytes, arbetsbok: Arbetsbok, varden: Mapping[str, Cellvarde]) -> bytes:
    per_blad: dict[str, dict[tuple[int, int], Cellvarde]] = {}
    for namn, varde in varden.items():
        cell = syftar_pa(arbetsbok.paket.namn.get(namn, ""))
        if cell is not None:
            blad, rad, kolumn = cell
            per_blad.setdefault(blad, {})[rad, kolumn] = varde

    def satt() -> bytes:
        paket = Paket.oppna(data)
        for blad, celler in per_blad.items():
            satt_celler(paket, blad, celler)
        return paket.skriv()

    return eller_avbrott(satt)


def _perioder(bokslut: Bokslut, skifte: Arsskifte) -> Iterator[tuple[str, str, str]]:
    for slag in anvanda(bokslut):
        namn = f"{slag.prefix}_Period"
        yield slag.titel, str(bokslut.grunddata[namn]), str(skifte.grunddata[namn])
