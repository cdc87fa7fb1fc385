"""Det som inte står: rader som lagens former kräver, summor, tal som inte går att läsa, lösa procenttal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.tryck.etiketter import etiketter
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_saknat"]

_NOTER = frozenset({"not_fordringar", "not_upplupna", "not_skulder", "not_intakter", "not_kostnader"})
_MED_SUMMA = _NOTER | {"deltagare", "beviljade", "insatstabell"}
_SYSKON = (("summa_intakter", "summa_kostnader", "Summa intäkter", "Summa kostnader"),)
"""Summor som hör ihop: har tabellen den ena ska den ha den andra."""
_MED_RESULTAT = frozenset({"driftredovisning", "budgetplan"})
_HOR_IHOP = {
    "kapitalplan": (
        {
            "ingaende": "Ingående eget kapital",
            "resultat": "Budgeterat resultat",
            "utgaende": "Utgående eget kapital",
        },
        {"grans": "Målets gräns för eget kapital", "over": "Eget kapital över gränsen"},
    ),
}
"""Rader som hör ihop: har tabellen alla utom en saknas den."""
_FLERA = 2


def granska_saknat(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där en rad, ett tal eller en koppling saknas."""
    for tabell in dokument.tabeller:
        yield from _rader(tabell)
        yield from _tal(tabell)
        if tabell.slag == "diagram":
            yield from _diagram(tabell)


def _rader(tabell: Tabell) -> Iterator[Fynd]:
    """En upplysning för tabellen, med alla rader som saknas."""
    saknas = [*_lagens(tabell), *_summor(tabell)]
    if saknas:
        vilka = ", ".join(saknas)
        raden = "raden" if len(saknas) == 1 else "raderna"
        text = f"{tabell.fil} saknar {raden} {vilka}. Sådana rader brukar stå där, också när beloppet är 0."
        yield Fynd("S02", tabell.fil, None, vilka, Klass.SAKNAD_DEL, text)


def _lagens(tabell: Tabell) -> Iterator[str]:
    finns = {rad.id for rad in tabell.rader}
    kravda = sorted((en for en in etiketter() if en.slag == tabell.slag and en.kravs), key=lambda en: en.id)
    for namn, varianter in groupby(kravda, key=lambda en: en.id):
        if namn not in finns:
            yield next(varianter).etikett


def _summor(tabell: Tabell) -> Iterator[str]:
    """Summan i en not med flera rader, och den som hör ihop med en annan summa."""
    poster = [rad for rad in tabell.rader if rad.typ == "post"]
    if tabell.slag in _MED_SUMMA and len(poster) >= _FLERA and not any(rad.typ == "summa" for rad in tabell.rader):
        yield "Summa"
    finns = {rad.id for rad in tabell.rader}
    if tabell.slag in _MED_RESULTAT and {"summa_intakter", "summa_kostnader"} <= finns and "resultat" not in finns:
        yield "Resultat"
    for rader in _HOR_IHOP.get(tabell.slag, ()):
        if len(finns & rader.keys()) == len(rader) - 1:
            yield next(namn for ident, namn in rader.items() if ident not in finns)
    i_kolumner = any(har_ord("intakt", kolumn.tryckt) for kolumn in tabell.kolumner)
    for ett, annat, ett_namn, annat_namn in _SYSKON if tabell.kolumner and not i_kolumner else ():
        if len(finns & {ett, annat}) == 1 and tabell.slag in {"driftredovisning", "budgetplan", "prognos"}:
            yield annat_namn if ett in finns else ett_namn


def _tal(tabell: Tabell) -> Iterator[Fynd]:
    for kolumn in tabell.kolumner:
        egna = [rad for rad in tabell.rader if rad.falt.get(kolumn.namn, "").strip() and rad.typ != "rubrik"]
        olasta = [rad for rad in egna if rad.tal(kolumn) is None and rad.id != "malet"]
        if len(olasta) > _FLERA and len(olasta) * 2 > len(egna):
            yield _kolumnen(tabell, kolumn, olasta)
            continue
        for rad in olasta:
            plats, skrivet = tabell.plats(rad, kolumn), rad.falt[kolumn.namn].strip()
            text = f"{plats}: «{skrivet}» är inget tal. Summor som raden ingår i är inte prövade."
            yield Fynd("S03", plats, skrivet, None, Klass.SKRIVFEL, text)


def _kolumnen(tabell: Tabell, kolumn: Kolumn, olasta: list[Rad]) -> Fynd:
    """En hel kolumn som inte är tal: ett fynd, och inte ett per rad."""
    skrivet, plats = olasta[0].falt[kolumn.namn].strip(), f"{tabell.fil}, kolumn {kolumn.tryckt}"
    text = f"{plats}: {len(olasta)} rutor är inte tal («{skrivet}» och fler). Kolumnen är inte prövad."
    return Fynd("S03", plats, skrivet, None, Klass.SKRIVFEL, text)


def _diagram(tabell: Tabell) -> Iterator[Fynd]:
    def antal(falt: str, *, kommentar: str = "") -> int:
        return sum(
            1 for rad in tabell.rader if rad.falt.get(falt) and rad.falt.get("kommentar", "").startswith(kommentar)
        )

    losa = [rad for rad in tabell.rader if rad.falt.get("varde_procent") and not rad.falt.get("indikator")]
    if losa:
        tal = ", ".join(rad.falt["varde_procent"] for rad in losa)
        finns = f"{antal('indikator')} indikatorer x {antal('kategori', kommentar='serie')} serier"
        text = (
            f"{tabell.fil}: {len(losa)} procenttal ({tal}) går inte att koppla till någon indikator; det finns {finns}."
        )
        yield Fynd("C27", tabell.fil, f"{len(losa)} tal", finns, Klass.SAKNAD_KOPPLING, text)
