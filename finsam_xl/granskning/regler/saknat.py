"""Det som inte står: rader som en räkning måste ha, tal som inte går att läsa, procenttal utan vad de gäller."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.tryck.etiketter import etiketter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Tabell

__all__ = ["granska_saknat"]


def granska_saknat(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där en rad, ett tal eller en koppling saknas."""
    for tabell in dokument.tabeller:
        yield from _rader(tabell)
        yield from _tal(tabell)
        if tabell.slag == "diagram":
            yield from _diagram(tabell)


def _rader(tabell: Tabell) -> Iterator[Fynd]:
    finns = {rad.id for rad in tabell.rader}
    kravda = sorted((en for en in etiketter() if en.slag == tabell.slag and en.kravs), key=lambda en: en.id)
    for namn, varianter in groupby(kravda, key=lambda en: en.id):
        if namn not in finns:
            etikett = next(varianter).etikett
            text = f"{tabell.fil} saknar raden {etikett}. Den ska finnas, också när beloppet är 0."
            yield Fynd("S02", tabell.fil, None, etikett, Klass.SAKNAD_RAD, text)
    if tabell.slag in {"not_fordringar", "not_upplupna", "not_skulder", "deltagare", "beviljade"} and not any(
        rad.typ == "summa" for rad in tabell.rader
    ):
        text = f"{tabell.fil} saknar summarad."
        yield Fynd("S02", tabell.fil, None, "Summa", Klass.SAKNAD_RAD, text)


def _tal(tabell: Tabell) -> Iterator[Fynd]:
    for rad in tabell.rader:
        for kolumn in tabell.kolumner:
            skrivet = rad.falt.get(kolumn.namn, "").strip()
            if skrivet and rad.tal(kolumn) is None:
                plats = tabell.plats(rad, kolumn)
                yield Fynd("S03", plats, skrivet, None, Klass.SKRIVFEL, f"{plats}: «{skrivet}» är inget tal.")


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
