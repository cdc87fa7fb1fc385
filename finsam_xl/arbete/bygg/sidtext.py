"""What stands at the head and the foot of a report's printed pages, as the förbund has chosen in Grunddata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.skriva.page_head import PageNumbers, PageText
from finsam_xl.modell import JaNej, Niva, Problem, Rapportnamn, Sidnummer
from finsam_xl.rapporter.beslut import beslutsdag, diarienummer, fel_beslutsdag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["avkortat", "sidtext", "utan_beslut"]

_NUMMER: Final = {
    Sidnummer.AV_ALLA: PageNumbers.OF_ALL,
    Sidnummer.ENSAMT: PageNumbers.ALONE,
    Sidnummer.NEJ: PageNumbers.NONE,
}
_SIGNATUR: Final = f"Justerarens signatur {'_' * 24}"


def sidtext(slag: Rapportslag, rubrik: str, grunddata: Mapping[str, object]) -> PageText:
    """The texts of a page; a workbook of before has none of the choices, and prints as it always did."""
    return PageText(
        str(grunddata.get("Forbund") or ""),
        _stor_forst(", ".join(_till_hoger(slag, rubrik, grunddata))),
        _NUMMER[Sidnummer(str(grunddata.get("Sida_Nummer") or Sidnummer.AV_ALLA))],
        _SIGNATUR if grunddata.get("Sida_Signatur") == JaNej.JA else "",
    )


def _till_hoger(slag: Rapportslag, rubrik: str, grunddata: Mapping[str, object]) -> Iterator[str]:
    namn = Rapportnamn(str(grunddata.get("Sida_Rapport") or Rapportnamn.MED_AR))
    if namn is not Rapportnamn.NEJ:
        yield rubrik if namn is Rapportnamn.MED_AR else slag.titel
    dnr, beslutad = diarienummer(slag.prefix, grunddata), beslutsdag(slag.prefix, grunddata)
    if dnr and grunddata.get("Sida_Diarienummer") != JaNej.NEJ:
        yield f"dnr {dnr}"
    if beslutad and grunddata.get("Sida_Beslutsdatum") == JaNej.JA:
        yield f"beslutad av styrelsen {beslutad}"


def _stor_forst(text: str) -> str:
    return text[:1].upper() + text[1:]


def utan_beslut(slag: Rapportslag, grunddata: Mapping[str, object]) -> Iterator[Problem]:
    """A decision day that cannot be the report's: it is not printed, and the document is a draft."""
    sagt = fel_beslutsdag(slag.prefix, grunddata)
    if sagt:
        yield Problem("beslutsdatum-galler-inte", Niva.VARNING, "Grunddata", sagt, "Rätta dagen eller töm cellen.")


def avkortat(sida: PageText) -> Iterator[Problem]:
    """A text that Excel has no room for at the head of a page: what it was, and what is printed."""
    for helt, tryckt in sida.cut():
        yield Problem(
            "sidhuvud-avkortat",
            Niva.VARNING,
            "Sidhuvudet",
            f"Excel rymmer 255 tecken överst på en sida. «{helt[:40]} ...» är avkortat till «{tryckt}».",
            "Förkorta förbundets namn eller diarienumret i Grunddata, eller välj där vad som ska stå på sidan.",
        )
