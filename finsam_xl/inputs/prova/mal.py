"""Det som gör att målen inte kan bedömas: nummer som krockar, och indikatorer utan mål."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import raderna

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Problem

__all__ = ["prova_mal"]


def prova_mal(rader: Sequence[Tabellrad]) -> Iterator[Problem]:
    """Alla problem mellan raderna i Mål. Ett nummer är ett mål eller en indikator, aldrig två rader.

    Rader vars nummer inte gick att läsa har redan sagts.
    """
    lasta = [rad for rad in rader if rad.last("Mål nr", "Indikator nr")]
    malen = {rad.text("Mål nr") for rad in lasta if not rad.text("Indikator nr")}
    sedda: dict[str, Tabellrad] = {}
    for rad in lasta:
        rubrik = "Indikator nr" if rad.text("Indikator nr") else "Mål nr"
        nummer = rad.text(rubrik)
        forsta = sedda.setdefault(nummer.casefold(), rad) if nummer else rad
        if _par(forsta) != _par(rad):
            forstas = forsta.plats("Indikator nr" if forsta.text("Indikator nr") else "Mål nr")
            yield raderna.SAMMA_NUMMER.vid(rad.plats(rubrik), nummer=nummer, forsta=forstas)
        if len(lasta) == len(rader) and rubrik == "Indikator nr" and rad.text("Mål nr") not in malen:
            yield raderna.INDIKATOR_UTAN_MAL.vid(rad.plats(rubrik), nummer=nummer, mal=rad.text("Mål nr"))


def _par(rad: Tabellrad) -> tuple[str, str]:
    return rad.text("Mål nr").casefold(), rad.text("Indikator nr").casefold()
