"""A known förbund's members as the rows of Medlemmar: the state, its regions, and its kommuner with inhabitants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.book.innehall import Bokinnehall
from finsam_xl.inlasning.forslag.namnid import namnid
from finsam_xl.inputs import rader
from finsam_xl.modell import Medlem, Part
from finsam_xl.offentligt.forbund import forbunden, forbundet, liknande

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.offentligt.forbund import Forbund

__all__ = ["REGION", "STATEN", "forbundets_innehall", "hittat_forbund", "medlemmarna"]

STATEN, REGION = "stat", "region"
"""The ids that Kontoplan's accounts of the state and of the first region point at."""
_NYCKEL = "invånare"
_NYCKELNS_KALLA = "SCB:s folkmängd per kommun, i Medlemmar; förbundsordningen avgör vilken nyckel som gäller"
_STATEN = Medlem(STATEN, "Statligt bidrag (Försäkringskassan och Arbetsförmedlingen)", Part.STAT, plats_not1=1)


def hittat_forbund(namn: str) -> Forbund:
    """The förbund called *namn*.

    Raises:
        ValueError: it is not among those whose members are known.

    """
    if (funnet := forbundet(namn)) is not None:
        return funnet
    nara = " eller ".join(f"«{ett.namn}»" for ett in liknande(namn))
    raise ValueError(
        f"Förbundet «{namn}» är inte ett av de {len(forbunden())} vars medlemmar är kända. "
        f"{f'Menade du {nara}? ' if nara else ''}De kända visas av: finsam medlemmar. Fyll annars i Medlemmar själv, "
        "eller lägg till förbundet i templates/offentligt/forbund.csv (docs/recept/forbund.md)."
    )


def medlemmarna(forbund: Forbund) -> tuple[Medlem, ...]:
    """The members in the order of note 1; the inhabitants are a proposal for the key, with the day that they are of."""
    return tuple(_i_ordning(forbund))


def _i_ordning(forbund: Forbund) -> Iterator[Medlem]:
    upptagna = {STATEN, REGION}
    yield _STATEN
    plats = 1
    for plats, region in enumerate(forbund.regioner, start=2):
        id_ = REGION if plats == 2 else namnid(region.namn, upptagna)  # noqa: PLR2004 - the first after the state
        upptagna.add(id_)
        yield Medlem(id_, region.namn, Part.REGION, plats_not1=plats)
    for plats_, kommun in enumerate(forbund.kommuner, start=plats + 1):
        id_ = namnid(kommun.ort, upptagna)
        upptagna.add(id_)
        yield Medlem(
            id_,
            kommun.namn,
            Part.KOMMUN,
            plats_not1=plats_,
            invanare=kommun.invanare,
            statistikdatum=kommun.den,
            organisationsnummer=kommun.organisationsnummer,
        )


def forbundets_innehall(forbund: Forbund) -> Bokinnehall:
    """What a new book of the förbund holds from the start, all of it proposals with their source."""
    medlemmar = medlemmarna(forbund)
    kalla = forbund.beskrivning
    uppgifter = {"Forbund": (forbund.namn, kalla), "FD_Nyckel": (_NYCKEL, _NYCKELNS_KALLA)}
    if forbund.organisationsnummer:
        uppgifter["Organisationsnummer"] = (forbund.organisationsnummer, kalla)
    return Bokinnehall(
        {namn: varde for namn, (varde, _) in uppgifter.items()},
        {"Medlemmar": rader("Medlemmar", medlemmar)},
        {namn: ur for namn, (_, ur) in uppgifter.items()},
        {"Medlemmar": {nr: _kallan(ett, kalla) for nr, ett in enumerate(medlemmar) if ett.part is not Part.STAT}},
    )


def _kallan(medlem: Medlem, kalla: str) -> str:
    if medlem.invanare is None:
        return kalla
    return f"{kalla}; invånarna SCB, folkmängd {medlem.statistikdatum}; numret Skolverkets register"
