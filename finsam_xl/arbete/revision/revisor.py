"""`finsam revisor`: a package that a revisor can open, follow and check on a computer without Python."""

from __future__ import annotations

import os
import platform
import shutil
import stat
from dataclasses import dataclass, field
from importlib.metadata import version as paketversion
from typing import TYPE_CHECKING

from finsam_xl import __version__
from finsam_xl.anmarkningar import besvarade
from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.minne import MINNESBLAD, byggda_slag, las_minne
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.gemensamt.skrivet import notera
from finsam_xl.arbete.gemensamt.utskrift import antal
from finsam_xl.arbete.kontrollera.formelhalsa import berakningen
from finsam_xl.arbete.pdf import bara_bladet, skrivare
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.fil.lamnat import bredvid, stada
from finsam_xl.arbetsbok.fil.spara import Filfel, las_bok, orsak
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.lasa.visning import visa
from finsam_xl.arbetsbok.ympa.graft import ympa
from finsam_xl.belopp import NOLL, svensk
from finsam_xl.book.klocka import klockan
from finsam_xl.book.konfigblad import KONFIGBLAD
from finsam_xl.figurer.underlag import underlag
from finsam_xl.handlingar import Handling, gor
from finsam_xl.harkomst.rakna import lika
from finsam_xl.rapporter.slag import ARSREDOVISNING, RAPPORTSLAG
from finsam_xl.revision.celler import celler, skriv_celler
from finsam_xl.revision.egna_varden import rakna_om_egna
from finsam_xl.revision.inbyggt import med_inbyggda
from finsam_xl.revision.manifest import MANIFEST, Manifest, sha256, skriv_manifest
from finsam_xl.revision.skydd import las
from finsam_xl.revision.utan_lankar import utan_lankar
from finsam_xl.revision.utan_makron import utan_makron

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.pdf import Skrivare
    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["CELLISTA", "Revisorspaket", "paket_av", "revisorspaket"]

CELLISTA = "celler.csv"
_BARA_AGAREN = 0o700
_ASCII = str.maketrans("ÅÄÖåäö ", "AAOaao-")
_SIE = (".se", ".si", ".sie")
_ON_PAPER = ("Kontroller", "Poster")
_FORBIDDEN_IN_NAMES = frozenset('/\\:<>|"?*')


@dataclass(frozen=True, slots=True)
class Revisorspaket:
    """A written package: its folder, its files, what was replaced and what to know, and the manifest's fingerprint."""

    mapp: Path
    filer: tuple[str, ...]
    ersatta: tuple[str, ...]
    att_veta: tuple[str, ...]
    kontroller: tuple[Kontrollresultat, ...]
    avtryck: str


@dataclass(slots=True)
class _Kopia:
    """The revisor's workbook under way, and what has been said of it."""

    bok: Bok
    borttaget: list[str] = field(default_factory=list)
    ersatta: list[str] = field(default_factory=list)
    andrat: list[str] = field(default_factory=list)
    att_veta: list[str] = field(default_factory=list)
    besvarade: dict[str, None] = field(default_factory=dict)
    kontroller: dict[tuple[str, str], str] = field(default_factory=dict)
    resultat: list[Kontrollresultat] = field(default_factory=list)


def revisorspaket(
    bok: Path, mapp: Path, *, tid: datetime | None = None, meddela: Callable[[str], None] = lambda _: None
) -> Revisorspaket:
    """Write the package of the workbook *bok* in the new folder *mapp*.

    Raises:
        Indatafel: the book's input has faults.
        Avbrott: no report is built in it, the folder is taken, or a file cannot be read or written.

    """
    return paket_av(las_arbetsbok(bok), bok, mapp, tid=tid, meddela=meddela)


def paket_av(
    original: Bok,
    bok: Path,
    mapp: Path,
    *,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
) -> Revisorspaket:
    """As `revisorspaket`, of a workbook that is read; *bok* is its name, and where its SIE files lie beside it."""
    stund = tid or klockan()
    _vagra_upptagen(mapp)
    slagen = byggda_slag(original)
    if not slagen:
        raise Avbrott(
            f"{bok.name} har ingen byggd rapport att lämna. Bygg först: "
            f"{gor(Handling.BYGG, ARSREDOVISNING.prefix, bok.name)}"
        )
    kopia = _kopia(original, slagen, stund, meddela)
    filer = {f"{bok.stem}-revisor.xlsx": kopia.bok.data, CELLISTA: skriv_celler(celler(kopia.bok))}
    filer |= dict(_siefiler(original, bok.parent, kopia.att_veta))
    meddela("Skriver ut ...")
    skrivaren = skrivare(denna())
    filer |= _utskrifter(skrivaren, kopia, slagen)
    manifest = _manifest(bok, filer, kopia, stund, skrivaren)
    filer[MANIFEST] = manifest
    meddela("Sparar ...")
    _skriv(mapp, filer)
    return Revisorspaket(
        mapp, tuple(filer), tuple(kopia.ersatta), tuple(kopia.att_veta), tuple(kopia.resultat), sha256(manifest)
    )


def _vagra_upptagen(mapp: Path) -> None:
    if mapp.exists() and (not mapp.is_dir() or any(mapp.iterdir())):
        raise Avbrott(f"{mapp} finns redan och skrivs inte över. Välj en ny mapp, eller flytta undan den gamla först.")


def _kopia(original: Bok, slagen: Sequence[Rapportslag], tid: datetime, meddela: Callable[[str], None]) -> _Kopia:
    """The workbook without macros, its reports rebuilt in Excel's own functions, locked and up to date."""
    paket = original.att_andra()
    borttaget = list(eller_avbrott(lambda: utan_makron(paket)))
    if KONFIGBLAD in original.bladnamn:
        eller_avbrott(lambda: ympa(paket, original.data, [], prefix="xlwings", bort=[KONFIGBLAD]))
        borttaget.append(f"bladet {KONFIGBLAD} med inställningar för makrona")
    kopia = _Kopia(Bok.av(paket), borttaget)
    for slag in slagen:
        byggt = byggd(kopia.bok, slag, tid, meddela, utan_saldo=True, med_kvar=False)
        kopia.bok = byggt.ympning.bok
        kopia.att_veta += [ett for ett in _justeringar(byggt.bokslut, slag) if ett not in kopia.att_veta]
        kopia.besvarade |= dict.fromkeys(_besvarade(byggt.bokslut, slag))
        kopia.resultat += (resultat := kontrollresultat(byggt.skiss))
        kopia.kontroller |= {(slag.bladprefix, ett.id): ett.utfall.value for ett in resultat}
        for gammalt, nytt in byggt.ympning.bevarade.items():
            kopia.att_veta.append(f"bladet {gammalt} var ändrat för hand; det ändrade ligger kvar som {nytt}")
    meddela("Ersätter anrop ...")
    _ersatt_egna(kopia)
    kopia.andrat += _andrat(original, kopia.bok)
    kopia.att_veta += berakningen(kopia.bok)
    return kopia


def _besvarade(bokslut: Bokslut, slag: Rapportslag) -> Iterator[str]:
    """The questions about figures that somebody answered with yes when the report's ledgers were read."""
    for svar in besvarade(bokslut, underlag(bokslut, slag.prefix).dagar):
        yield f"{svar.period} ur {svar.fil}, inläst {svar.tid}: {svar.text} ({svar.kod})"


def _justeringar(bokslut: Bokslut, slag: Rapportslag) -> Iterator[str]:
    """What the report has beside the ledger: told at once, and in the manifest; the rows stand on their own sheet."""
    for dag in sorted(underlag(bokslut, slag.prefix).dagar, reverse=True):
        egna = [ett for ett in bokslut.justeringar if ett.period == dag]
        if egna:
            debet = svensk(sum((ett.belopp for ett in egna if ett.belopp > 0), NOLL), 2)
            yield (
                f"{dag} har {antal(len(egna), 'justering', 'justeringar')} utanför huvudboken, debet {debet} kr: "
                "bladet Justeringar"
            )


def _ersatt_egna(kopia: _Kopia) -> None:
    egna = [namn for namn in kopia.bok.bladnamn if namn not in {*las_minne(kopia.bok), MINNESBLAD}]
    paket = kopia.bok.att_andra()
    kopia.ersatta += map(str, eller_avbrott(lambda: med_inbyggda(paket, egna)))
    kopia.borttaget += eller_avbrott(lambda: utan_lankar(paket))
    kopia.bok, omraknade = eller_avbrott(lambda: rakna_om_egna(Bok.av(paket), egna))
    bok = kopia.bok
    kopia.andrat += [
        f"{plats} visade {_sagt(bok, plats, fore)}, nu {_sagt(bok, plats, nu)}" for plats, fore, nu in omraknade
    ]
    last = bok.att_andra()
    eller_avbrott(lambda: las(last))
    kopia.bok = Bok.av(last)


def _andrat(fore: Bok, efter: Bok) -> Iterator[str]:
    """The figures that the rebuilding changed: the input had changed since the report was built."""
    for slag in RAPPORTSLAG.values():
        for blad in efter.bladnamn:
            if not slag.ager(blad) or blad.endswith(" Kontroller") or fore.blad(blad) is None:
                continue
            for plats, ruta in efter.celler(blad).items():
                hem = Plats(blad, *plats)
                gammalt = fore.ruta(hem).varde
                if ruta.formel and not lika(gammalt, ruta.varde):
                    yield f"{hem} visade {_sagt(fore, hem, gammalt)}, nu {_sagt(efter, hem, ruta.varde)}"


def _sagt(bok: Bok, plats: Plats, varde: Resultat) -> str:
    return visa(varde, bok.visning(bok.ruta(plats).stil), bok.dag_noll)


def _siefiler(bok: Bok, mapp: Path, att_veta: list[str]) -> Iterator[tuple[str, bytes]]:
    """The SIE files that Importlogg names, where they lie beside the book and are the very files that were read."""
    logg = bok.tabell("Importlogg")
    rader = range(logg.data.rad, logg.data.sista_rad + 1) if logg is not None else ()
    kolumner = [logg.kolumn(rubrik) for rubrik in ("Fil", "SHA-256")] if logg is not None else []
    tagna: set[str] = set()
    for rad in rader:
        namn, summa = (
            str(bok.ruta(Plats(logg.blad, rad, kolumn)).varde or "") if logg is not None and kolumn else ""
            for kolumn in kolumner
        )
        if namn and namn not in tagna:
            tagna.add(namn)
            data = _siefil(mapp, namn)
            if data is None:
                vad = "SIE-filen" if namn.casefold().endswith(_SIE) else "Filen"
                att_veta.append(f"{vad} {namn} ligger inte bredvid arbetsboken och följer inte med")
            elif sha256(data) != summa:
                att_veta.append(f"{namn} bredvid arbetsboken är en annan fil än den som lästes in och följer inte med")
            else:
                yield f"sie/{namn}", data


def _siefil(mapp: Path, namn: str) -> bytes | None:
    if namn.startswith(".") or not namn.isprintable() or _FORBIDDEN_IN_NAMES & set(namn):
        return None
    try:
        return las_bok(mapp / namn)
    except Filfel:
        return None


def _utskrifter(skrivaren: Skrivare | None, kopia: _Kopia, slagen: Sequence[Rapportslag]) -> dict[str, bytes]:
    blad = [f"{slag.bladprefix} {vad}" for slag in slagen for vad in _ON_PAPER]
    if skrivaren is None:
        kopia.att_veta.append(
            f"{' och '.join(blad)} följer inte med som PDF: varken LibreOffice eller Excel finns på den här datorn"
        )
        return {}
    namn = {ett: ett.translate(_ASCII) for ett in blad}
    klara = skrivaren.som_pdf([(namn[ett], bara_bladet(kopia.bok, ett)) for ett in blad])
    for ett in blad:
        if namn[ett] not in klara:
            kopia.att_veta.append(f"{ett} följer inte med som PDF: {skrivaren.namn} kunde inte skriva ut bladet")
    return {f"{ett}.pdf": data for ett, data in klara.items()}


def _manifest(bok: Path, filer: dict[str, bytes], kopia: _Kopia, tid: datetime, skrivaren: Skrivare | None) -> bytes:
    moduler = ", ".join(f"{namn} {paketversion(namn)}" for namn in ("formualizer", "openpyxl", "lxml"))
    huvud = {
        "Arbetsbok": bok.name,
        "Skapat": f"{tid:%Y-%m-%d %H:%M} {tid:%Z}",
        "Program": f"finsam-xl {__version__}, Python {platform.python_version()}, {moduler}",
        "Utskrift": skrivaren.namn if skrivaren else "saknas",
    }
    avsnitt = {
        "BORTTAGET": kopia.borttaget or ["inget"],
        "ERSATT": kopia.ersatta or ["inget"],
        "ÄNDRAT SEDAN BYGGET": kopia.andrat or ["inget"],
        "BESVARAT MED JA VID INLÄSNINGEN": list(kopia.besvarade) or ["inget"],
        "ATT VETA": kopia.att_veta or ["inget"],
    }
    titlar = {ett.id: ett.titel for ett in kopia.resultat}
    summor = {namn: sha256(data) for namn, data in filer.items()}
    return skriv_manifest(Manifest(summor, kopia.kontroller, huvud, avsnitt), titlar)


def _som_andra_mappar(mapp: Path) -> int:
    """The rights that a folder made in the ordinary way has: the package is to be handed over."""
    prov = bredvid(mapp / "prov")
    prov.mkdir()
    try:
        return stat.S_IMODE(prov.stat().st_mode)
    finally:
        prov.rmdir()


def _skriv(mapp: Path, filer: dict[str, bytes]) -> None:
    """Write the files beside, and give the folder its name when all of them are there."""
    stada(mapp.parent)
    halvt = bredvid(mapp)
    try:
        mapp.parent.mkdir(parents=True, exist_ok=True)
        halvt.mkdir(mode=_BARA_AGAREN)
        for namn, data in filer.items():
            fil = halvt / namn
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_bytes(data)
        if mapp.exists():
            mapp.rmdir()
        halvt.chmod(_som_andra_mappar(mapp.parent))
        os.replace(halvt, mapp)  # noqa: PTH105 - named as the one step that must be whole
        notera(mapp)
    except OSError as fel:
        raise Avbrott(f"Paketet kan inte skrivas i {mapp} ({orsak(fel)}). Välj en annan mapp.") from fel
    finally:
        shutil.rmtree(halvt, ignore_errors=True)
