"""`finsam verifiera`: whether a revisor's package is as it was made, and which file or cell is not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.minne import byggda_slag
from finsam_xl.arbete.bygg.skiss import skissad
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.kontrollera.formelhalsa import berakningen
from finsam_xl.arbete.revision.revisor import CELLISTA
from finsam_xl.arbetsbok.fil.spara import Filfel, las_bok
from finsam_xl.arbetsbok.lasa.visning import visa
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.arbetsbok.skriva.calc import Calculation
from finsam_xl.book.klocka import klockan
from finsam_xl.handlingar import Handling, gor
from finsam_xl.inputs import las_bok as las_indata
from finsam_xl.layout.expr import Dialect
from finsam_xl.modell import Niva
from finsam_xl.revision.celler import andringar, celler, las_celler
from finsam_xl.revision.egna_varden import ojamna
from finsam_xl.revision.manifest import MANIFEST, Manifestfel, las_manifest, sha256

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.plats import Plats
    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.revision.manifest import Manifest

__all__ = ["Verifiering", "verifiera"]

_MOST_TOLD = 20
_MOST_FILES = 1_000


@dataclass(frozen=True, slots=True)
class Verifiering:
    """What was found wrong, in Swedish, one thing each; what was checked; the manifest's fingerprint; what to know."""

    brister: tuple[str, ...]
    provat: tuple[str, ...]
    avtryck: str
    att_veta: tuple[str, ...] = ()

    @property
    def haller(self) -> bool:
        """Whether the package is as it was made."""
        return not self.brister


def verifiera(mapp: Path, *, tid: datetime | None = None) -> Verifiering:
    """Check the package in the folder *mapp*.

    Raises:
        Avbrott: there is no manifest in it.

    """
    if mapp.is_file():
        raise Avbrott(
            f"{mapp} är inget revisorspaket utan en fil. Ange mappen som {gor(Handling.REVISORSPAKET)} skrev."
        )
    try:
        skrivet = las_bok(mapp / MANIFEST)
    except Filfel as fel:
        raise Avbrott(f"{mapp} är inget revisorspaket: {fel}") from fel
    try:
        manifest = las_manifest(skrivet)
    except Manifestfel as fel:
        return Verifiering((str(fel),), (), sha256(skrivet))
    brister = [*_filer(mapp, manifest)]
    provat = [f"{len(manifest.filer)} filer mot manifestets kontrollsummor"]
    att_veta: list[str] = []
    for namn in manifest.filer:
        if namn.endswith(".xlsx"):
            brister += _boken(mapp, namn, manifest, tid or klockan(), provat, att_veta)
    return Verifiering(tuple(brister), tuple(provat), sha256(skrivet), tuple(att_veta))


def _om_rakningen(namn: str, bok: Bok) -> Iterator[str]:
    """How the workbook calculates, where that matters; a part that cannot be read is told of elsewhere."""
    with suppress(Paketfel):
        yield from (f"{namn}: {ett}" for ett in berakningen(bok))


def _filer(mapp: Path, manifest: Manifest) -> Iterator[str]:
    for namn, summa in manifest.filer.items():
        try:
            if sha256(las_bok(mapp / namn)) != summa:
                yield f"Filen {namn} har ändrats sedan paketet gjordes."
        except Filfel:
            yield f"Filen {namn} saknas eller går inte att läsa."
    kanda = {*manifest.filer, MANIFEST}
    funna = sorted(fil.relative_to(mapp).as_posix() for fil in mapp.rglob("*") if not fil.is_dir())
    for namn in funna[:_MOST_FILES]:
        if namn not in kanda:
            yield f"Filen {namn} hör inte till paketet; den har kommit till sedan det gjordes."


def _boken(
    mapp: Path, namn: str, manifest: Manifest, tid: datetime, provat: list[str], att_veta: list[str]
) -> Iterator[str]:
    try:
        bok = las_arbetsbok(mapp / namn)
        att_veta += _om_rakningen(namn, bok)
        yield from _andrade_celler(mapp, namn, bok, provat)
        yield from _raknade(namn, bok, provat)
        yield from _kontroller(namn, bok, manifest, tid, provat)
    except Avbrott as fel:
        yield str(fel)
    except Paketfel as fel:
        yield f"Arbetsboken {namn} går inte att läsa: {fel}"


def _andrade_celler(mapp: Path, namn: str, bok: Bok, provat: list[str]) -> Iterator[str]:
    try:
        levererade = las_celler(las_bok(mapp / CELLISTA))
    except (Filfel, ValueError):
        yield f"Utan {CELLISTA} som den var kan cellerna inte jämföras med hur de levererades."
        return
    provat.append(f"{len(levererade)} celler i {namn} mot {CELLISTA}")
    andrade = (
        f"{namn}: cellen {ett.plats} har ändrats, från {ett.fore} till {ett.efter}."
        for ett in andringar(levererade, celler(bok))
    )
    yield from _nagra(andrade, "ändrade celler")


def _raknade(namn: str, bok: Bok, provat: list[str]) -> Iterator[str]:
    antal = sum(bool(ruta.formel) for blad in bok.bladnamn for ruta in bok.celler(blad).values())
    provat.append(f"{antal} formler i {namn} mot sina värden")
    skiljer = (
        f"{namn}: {plats} visar {_visad(bok, plats, visar)}, men dess formel ger {_visad(bok, plats, ger)}."
        for plats, visar, ger in ojamna(bok, bok.bladnamn)
    )
    yield from _nagra(skiljer, "celler vars formel ger ett annat värde")


def _visad(bok: Bok, plats: Plats, varde: Resultat) -> str:
    return visa(varde, bok.visning(bok.ruta(plats).stil), bok.dag_noll)


def _nagra(alla: Iterator[str], vad: str) -> Iterator[str]:
    """The first of them, and how many more there are."""
    yield from islice(alla, _MOST_TOLD)
    fler = sum(1 for _ in alla)
    if fler:
        yield f"... och {fler} {vad} till."


def _kontroller(namn: str, bok: Bok, manifest: Manifest, tid: datetime, provat: list[str]) -> Iterator[str]:
    """Controls calculated anew from the package's input, against their outcomes when it was made."""
    for slag in byggda_slag(bok):
        inlast = las_indata(bok, slag.prefix)
        if inlast.bokslut is None:
            fel = next(ett for ett in inlast.problem if ett.niva is Niva.FEL)
            yield f"{namn}: kontrollerna kan inte räknas, för indata har fel: {fel.plats}, {fel.text}"
            continue
        try:
            resultat = kontrollresultat(skissad(slag, inlast.bokslut, tid, Dialect.NATIVE))
        except Calculation as fel:
            yield f"{namn}: kontrollerna kan inte räknas ({fel})."
            continue
        provat.append(f"{len(resultat)} kontroller i {slag.bladprefix} Kontroller")
        for ett in resultat:
            var = manifest.kontroller.get((slag.bladprefix, ett.id))
            if var is not None and var != ett.utfall.value:
                yield f"{namn}: kontroll {ett.id} ({ett.titel}) var {var} när paketet gjordes och är nu {ett.utfall}."
