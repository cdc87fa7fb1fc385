"""Statlig tilldelning: hur statens pengar till samordningsförbunden delas, och vad ett förbund får.

Modellen (Försäkringskassan 2015-01-22, från 2016): varje förbund får en lika stor grundtilldelning; resten av ramen
delas till 75 % efter försörjningsmått och till 25 % efter invånare. En spärr höll minskningen till högst 10 % per år
under 2016 och 2017, men bara för förbund med rimligt eget kapital. Förbundet får aldrig mer än det äskat.

Att försörjningsmåttet är totalt utbetalt belopp är vår läsning av modellen. Hur spärrens kostnad tas ur de andra
förbundens del, och hur pengar som ingen äskat delas om, har vi inte sett beskrivet och räknar inte.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.regler.fordelning import vagd_andel
from finsam_xl.regler.kvot import kvot

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Parametrar", "Tilldelning", "Tilldelningsunderlag", "gallande", "statlig_tilldelning"]


@dataclass(frozen=True, slots=True)
class Parametrar:
    """Modellens tal för åren *fran_ar* till och med *till_ar*, med källa.

    *grundtilldelning* är kr per förbund; *sparr* är den största tillåtna minskningen (0,10 är 10 %), None utan spärr.
    """

    fran_ar: int
    grundtilldelning: Decimal
    vikt_forsorjningsmatt: Decimal
    kalla: str
    till_ar: int | None = None
    sparr: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tilldelningsunderlag:
    """Vad tilldelningen räknas på. Belopp i kr; försörjningsmåttet i valfri enhet, lika för förbundet och alla.

    *alla* avser samtliga förbunds områden tillsammans. *askat* och *foregaende* är None när de saknas.
    """

    ramanslag: Decimal
    antal_forbund: int
    forsorjningsmatt: Decimal
    forsorjningsmatt_alla: Decimal
    invanare: int
    invanare_alla: int
    eget_kapital: Decimal
    rimlig_niva: Decimal
    askat: Decimal | None = None
    foregaende: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tilldelning:
    """Varje steg till tilldelningen, belopp i kr på öret; *golv* är None när spärren inte skyddar förbundet."""

    pott: Decimal
    andel_forsorjningsmatt: Decimal
    andel_invanare: Decimal
    andel: Decimal
    modell: Decimal
    golv: Decimal | None
    forslag: Decimal
    beslut: Decimal


def gallande(parametrar: Iterable[Parametrar], ar: int) -> Parametrar:
    """Parametrarna som gäller för tilldelningen år *ar*.

    Raises:
        ValueError: inga eller flera gäller för året.

    """
    traffar = [rad for rad in parametrar if rad.fran_ar <= ar and (rad.till_ar is None or ar <= rad.till_ar)]
    if len(traffar) != 1:
        raise ValueError(
            f"Statens fördelningsmodell har {len(traffar)} uppsättningar parametrar för {ar}. Det ska vara en; "
            "rätta årtalen."
        )
    return traffar[0]


def statlig_tilldelning(underlag: Tilldelningsunderlag, parametrar: Parametrar) -> Tilldelning:
    """Räkna ett förbunds tilldelning steg för steg: pott, andelar, modell, spärr, äskat.

    Raises:
        ValueError: ramen räcker inte till grundtilldelningen.
        ZeroDivisionError: alla förbunds försörjningsmått eller invånare är 0.

    """
    pott = _pott(underlag, parametrar)
    andel_forsorjningsmatt = kvot(underlag.forsorjningsmatt, underlag.forsorjningsmatt_alla)
    andel_invanare = kvot(Decimal(underlag.invanare), Decimal(underlag.invanare_alla))
    andel = vagd_andel(
        underlag.forsorjningsmatt,
        underlag.forsorjningsmatt_alla,
        Decimal(underlag.invanare),
        Decimal(underlag.invanare_alla),
        parametrar.vikt_forsorjningsmatt,
    )
    modell = avrunda(parametrar.grundtilldelning + pott * andel)
    golv = _golv(underlag, parametrar)
    forslag = modell if golv is None else max(modell, golv)
    beslut = forslag if underlag.askat is None else min(underlag.askat, forslag)
    return Tilldelning(pott, andel_forsorjningsmatt, andel_invanare, andel, modell, golv, forslag, beslut)


def _pott(underlag: Tilldelningsunderlag, parametrar: Parametrar) -> Decimal:
    pott = underlag.ramanslag - underlag.antal_forbund * parametrar.grundtilldelning
    if pott < 0:
        raise ValueError(
            f"Ramen {svensk(underlag.ramanslag)} kr räcker inte till grundtilldelningen för {underlag.antal_forbund} "
            "förbund. Kontrollera ramen (i kr) och antalet förbund."
        )
    return pott


def _golv(underlag: Tilldelningsunderlag, parametrar: Parametrar) -> Decimal | None:
    if parametrar.sparr is None or underlag.foregaende is None or underlag.eget_kapital > underlag.rimlig_niva:
        return None
    return avrunda((1 - parametrar.sparr) * underlag.foregaende)
