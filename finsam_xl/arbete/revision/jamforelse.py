"""`finsam jamfor`: two revisor's packages, or two books, and everything that differs between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.arbetsbok.fil.spara import Filfel, las_bok
from finsam_xl.book.konfigblad import KONFIGBLAD
from finsam_xl.rapporter.slag import RAPPORTSLAG
from finsam_xl.revision.manifest import MANIFEST, Manifestfel, las_manifest
from finsam_xl.revision.mellan.bladpar import bladpar
from finsam_xl.revision.mellan.bokbild import bokbild
from finsam_xl.revision.mellan.bokskillnad import Bokskillnad, Skillnadsslag
from finsam_xl.revision.mellan.skillnader import skillnader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.revision.mellan.bilder import Bokbild

__all__ = ["Bokjamforelse", "jamfor_bocker"]

_UTOM = (MINNESBLAD, KONFIGBLAD)
_BOK = "-revisor.xlsx"


@dataclass(frozen=True, slots=True)
class _Sida:
    """One of the two: the name that its user gave it, its workbook, and the fingerprints of a package's ledgers."""

    namn: str
    bok: Bok
    filer: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bokjamforelse:
    """What differs, worst first; how many things were compared, by kind; what was not compared, a sentence each."""

    fore: str
    efter: str
    skillnader: tuple[Bokskillnad, ...]
    antal: Mapping[str, int]
    ej_jamfort: tuple[str, ...]

    @property
    def lika(self) -> bool:
        """Whether nothing that was compared differs."""
        return not self.skillnader


def jamfor_bocker(fore: Path, efter: Path) -> Bokjamforelse:
    """All that differs between two books, or the books of two packages.

    Raises:
        Avbrott: one of them cannot be read, or is no book of ours.

    """
    ena, andra = _oppna(fore), _oppna(efter)
    return eller_avbrott(lambda: _jamforelse(ena, andra))


def _oppna(vag: Path) -> _Sida:
    if not vag.is_dir():
        return _Sida(vag.name, las_arbetsbok(vag), {})
    try:
        manifest = las_manifest(las_bok(vag / MANIFEST))
    except (Filfel, Manifestfel) as fel:
        raise Avbrott(f"{vag} är inget revisorspaket: {fel}") from fel
    bocker = [namn for namn in manifest.filer if namn.endswith(_BOK)]
    if len(bocker) != 1:
        raise Avbrott(f"{vag} har {len(bocker)} arbetsböcker i sitt manifest. Ange boken som ska jämföras.")
    return _Sida(vag.name, las_arbetsbok(vag / bocker[0]), manifest.filer)


def _jamforelse(ena: _Sida, andra: _Sida) -> Bokjamforelse:
    par = bladpar(ena.bok, andra.bok, _UTOM)
    gamla, nya = las_minne(ena.bok), las_minne(andra.bok)
    egna = {namn: namn for namn in ena.bok.bladnamn if namn not in _UTOM}
    byggda = {par[nytt]: nytt for nytt in nya if nytt in par and par[nytt] not in gamla}
    hem = {namn: byggda.get(namn, namn) for namn in egna}
    borta = {nytt: byggda.get(gammalt, gammalt) for nytt, gammalt in par.items()}
    rapportblad = frozenset({*gamla, *(borta.get(namn, namn) for namn in nya)}) - {MINNESBLAD}
    prefix = [f"{ett}_" for ett in RAPPORTSLAG]
    fore, efter = (bokbild(sida.bok, namn, rapportblad, prefix) for sida, namn in ((ena, hem), (andra, borta)))
    for sida, bild in ((ena, fore), (andra, efter)):
        _raknad(sida, bild)
    omdopta = {nytt: gammalt for nytt, gammalt in par.items() if nytt != gammalt and gammalt in egna}
    funna = [*skillnader(fore, efter, omdopta), *_blad(egna, par, omdopta), *_filer(ena.filer, andra.filer)]
    return Bokjamforelse(ena.namn, andra.namn, tuple(funna), _antal(fore, efter), tuple(_ej_jamfort(ena, andra)))


def _raknad(sida: _Sida, bild: Bokbild) -> None:
    """Stop at a book whose formulas have no values: every figure of it would be told as gone."""
    utan = [ett.plats for ett in bild.figurer.values() if ett.formel and ett.varde is None]
    if utan:
        vad = f"{antal(len(utan), 'formel', 'formler')} saknar värde, den första i {utan[0]}"
        raise Avbrott(f"{sida.namn} är inte uträknad: {vad}. Öppna boken i Excel, spara den, och jämför igen.")


def _blad(egna: Mapping[str, str], par: Mapping[str, str], omdopta: Mapping[str, str]) -> Iterator[Bokskillnad]:
    for nytt, gammalt in omdopta.items():
        yield Bokskillnad(Skillnadsslag.BLAD, f"Bladet {gammalt} heter nu {nytt}", nytt, gammalt, nytt)
    for namn in egna:
        if namn not in par.values():
            yield Bokskillnad(Skillnadsslag.BLAD, f"Bladet {namn} finns inte längre", namn, namn, "(finns inte)")
    for nytt, gammalt in par.items():
        if gammalt not in egna:
            yield Bokskillnad(Skillnadsslag.BLAD, f"Bladet {nytt} är nytt", nytt, "(finns inte)", nytt)


def _filer(fore: Mapping[str, str], efter: Mapping[str, str]) -> Iterator[Bokskillnad]:
    """The ledgers of two packages; the prints and the list of cells follow from the book."""
    for namn in {**fore, **efter} if fore and efter else ():
        if namn.startswith("sie/") and fore.get(namn) != efter.get(namn):
            gammal, ny = (ett.get(namn, "(finns inte)")[:16] for ett in (fore, efter))
            vad = f"Bokföringens fil {namn.removeprefix('sie/')}"
            yield Bokskillnad(Skillnadsslag.FIL, vad, namn, gammal, ny)


def _antal(ena: Bokbild, andra: Bokbild) -> dict[str, int]:
    """How many things there are in the two together, by kind."""
    formler = {("figur", namn) for bild in (ena, andra) for namn, ett in bild.figurer.items() if ett.formel} | {
        ("tryckt", *nyckel) for bild in (ena, andra) for nyckel, ett in bild.tryckta.items() if ett.formel
    }
    rader = {(tabell, *nyckel) for bild in (ena, andra) for tabell, alla in bild.tabeller.items() for nyckel in alla}
    return {
        "tryckta celler": len({*ena.tryckta, *andra.tryckta}),
        "poster": len({*ena.figurer, *andra.figurer}),
        "kontroller": len({*ena.kontroller, *andra.kontroller}),
        "formler": len(formler),
        "indatarader": len(rader),
        "uppgifter i Grunddata": len({*ena.uppgifter, *andra.uppgifter}),
        "andra celler": len({*ena.ovriga, *andra.ovriga}),
    }


def _ej_jamfort(ena: _Sida, andra: _Sida) -> Iterator[str]:
    yield "Utseende, kommentarer, bilder, diagram, makron och programmets dolda minnesblad jämförs inte."
    if ena.filer and andra.filer:
        yield "Paketens PDF:er och listan över celler är utskrifter av boken och jämförs inte för sig."
    for sida in (ena, andra):
        if not las_minne(sida.bok):
            yield f"{sida.namn} har ingen byggd rapport: bara indata och egna blad jämförs."
