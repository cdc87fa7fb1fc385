"""Fördelning: hur kommunernas gemensamma del av finansieringen delas mellan dem, i hela kronor eller tusental.

Kommunerna är tillsammans en part och bidrar med en fjärdedel (lag 2003:1210, 5 §); hur fjärdedelen delas kommer de
själva överens om. Nyckeln kan vara fasta andelar, antal invånare, försörjningsmått eller en vägning av de två sista.

Avrundas varje del för sig går summan sällan ihop. Här får var och en sin andel avrundad nedåt, och enheterna som blir
över går till de största resterna (största resten, Hamiltons metod). Den exakta andelen avrundas till miljondels
enheter, så att en Excelformel ser samma rester; upp till 10^9 enheter ryms det i Excels femton siffror.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import KRONA, NOLL, avrunda, svensk

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Fordelningssteg",
    "fordela",
    "nyckel_forsorjningsmatt",
    "nyckel_invanare",
    "nyckel_vagd",
    "steg",
    "vagd_andel",
]

_MILJONDEL = Decimal("0.000001")
_ANDELENS_DECIMALER = Decimal("1E-12")
_HOGST_ENHETER = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Fordelningssteg:
    """En medlems väg till sin del.

    *exakt*, *golv* och *rest* räknas i enheter; *rang* är platsen i kön om enheterna som blir över (1 är först);
    *beraknad* är delen i kronor.
    """

    id: str
    andel: Decimal
    exakt: Decimal
    golv: Decimal
    rest: Decimal
    rang: int
    beraknad: Decimal


def fordela(belopp: Decimal, andelar: Mapping[str, Decimal], enhet: Decimal = KRONA) -> dict[str, Decimal]:
    """Fördela *belopp* (kr, noll eller mer) i hela enheter så att delarna tillsammans blir exakt beloppet.

    Varje medlem får sin andel avrundad nedåt. Enheterna som blir över går, en var, till dem som förlorade mest på
    avrundningen (största resten); vid lika rest före den med störst andel, sedan i medlemmarnas ordning. Andelarna
    får ha vilket mått som helst, de räknas om till delar av sin summa.

    Raises:
        ValueError: beloppet är negativt eller inte hela enheter, eller andelarna går inte att fördela på.

    """
    return {medlem.id: medlem.beraknad for medlem in steg(belopp, andelar, enhet)}


def steg(belopp: Decimal, andelar: Mapping[str, Decimal], enhet: Decimal = KRONA) -> tuple[Fordelningssteg, ...]:
    """Samma fördelning som `fordela`, med varje steg synligt, i medlemmarnas ordning.

    Raises:
        ValueError: som `fordela`.

    """
    _prova_belopp(belopp, enhet)
    _prova_andelar(andelar)
    summa = sum(andelar.values(), NOLL)
    exakt = {medlem: avrunda(belopp * andel / summa / enhet, _MILJONDEL) for medlem, andel in andelar.items()}
    golv = {medlem: andel.to_integral_value(ROUND_FLOOR) for medlem, andel in exakt.items()}
    rest = {medlem: exakt[medlem] - golv[medlem] for medlem in andelar}
    ko = sorted(andelar, key=lambda medlem: (-rest[medlem], -andelar[medlem]))
    rang = {medlem: plats for plats, medlem in enumerate(ko, start=1)}
    over = belopp / enhet - sum(golv.values(), NOLL)
    return tuple(
        Fordelningssteg(
            id=medlem,
            andel=andel,
            exakt=exakt[medlem],
            golv=golv[medlem],
            rest=rest[medlem],
            rang=rang[medlem],
            beraknad=(golv[medlem] + (1 if rang[medlem] <= over else 0)) * enhet,
        )
        for medlem, andel in andelar.items()
    )


def nyckel_invanare(invanare: Mapping[str, int]) -> dict[str, Decimal]:
    """Nyckel efter folkmängd: medlemmens andel är dess antal invånare.

    Raises:
        ValueError: ett antal är negativt eller alla är 0.

    """
    return _nyckel({medlem: Decimal(antal) for medlem, antal in invanare.items()})


def nyckel_forsorjningsmatt(matt: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Nyckel efter försörjningsmått: medlemmens andel är det belopp som betalats ut till dess invånare (tkr, SCB).

    Raises:
        ValueError: ett mått är negativt eller alla är 0.

    """
    return _nyckel(matt)


def nyckel_vagd(
    invanare: Mapping[str, int], forsorjningsmatt: Mapping[str, Decimal], vikt: Decimal
) -> dict[str, Decimal]:
    """Vägd nyckel: *vikt* på försörjningsmåttets andel och resten på invånarnas, som statens modell (75/25).

    Andelarna har tolv decimaler: AVRUNDA(vikt*F/SUMMA(F)+(1-vikt)*P/SUMMA(P);12).

    Raises:
        ValueError: nycklarna gäller inte samma medlemmar, ett tal är negativt, en summa är 0 eller vikten är fel.

    """
    personer, behov = nyckel_invanare(invanare), nyckel_forsorjningsmatt(forsorjningsmatt)
    _prova_samma_medlemmar(personer, behov)
    alla_personer, allt_behov = sum(personer.values(), NOLL), sum(behov.values(), NOLL)
    return {medlem: vagd_andel(behov[medlem], allt_behov, personer[medlem], alla_personer, vikt) for medlem in personer}


def vagd_andel(
    forsorjningsmatt: Decimal,
    allt_forsorjningsmatt: Decimal,
    invanare: Decimal,
    alla_invanare: Decimal,
    vikt: Decimal,
) -> Decimal:
    """En medlems vägda andel av det hela, avrundad till tolv decimaler; nämnarna är större än 0.

    Raises:
        ValueError: vikten är inte mellan 0 och 1.

    """
    if not 0 <= vikt <= 1:
        raise ValueError(f"Vikten {vikt} är inte mellan 0 och 1. Skriv till exempel 0,75 för 75 %.")
    andel = vikt * forsorjningsmatt / allt_forsorjningsmatt + (1 - vikt) * invanare / alla_invanare
    return avrunda(andel, _ANDELENS_DECIMALER)


def _nyckel(andelar: Mapping[str, Decimal]) -> dict[str, Decimal]:
    _prova_andelar(andelar)
    return dict(andelar)


def _prova_belopp(belopp: Decimal, enhet: Decimal) -> None:
    if not (enhet.is_finite() and enhet > 0):
        raise ValueError(f"Enheten {enhet} är inte större än 0. Fördela i hela kr (1) eller tkr (1000).")
    if not (belopp.is_finite() and 0 <= belopp / enhet < _HOGST_ENHETER):
        raise ValueError(f"Beloppet {belopp} går inte att fördela: det ska vara 0 eller mer, med högst 15 siffror.")
    if belopp % enhet:
        raise ValueError(
            f"Beloppet {svensk(belopp, 2)} kr är inte hela enheter om {svensk(enhet)} kr. Avrunda det, "
            "eller fördela i en mindre enhet."
        )


def _prova_andelar(andelar: Mapping[str, Decimal]) -> None:
    for medlem, andel in andelar.items():
        if not (andel.is_finite() and andel >= 0):
            raise ValueError(f"Andelen {andel} för {medlem} går inte att fördela på: den ska vara 0 eller mer.")
    if not any(andelar.values()):
        raise ValueError("Andelarna är tillsammans 0, så ingen kan få något. Fyll i nyckeln för minst en medlem.")


def _prova_samma_medlemmar(personer: Mapping[str, Decimal], behov: Mapping[str, Decimal]) -> None:
    if saknas := sorted(personer.keys() ^ behov.keys()):
        raise ValueError(
            f"Den vägda nyckeln behöver både invånare och försörjningsmått för varje medlem. Ett av dem saknas för: "
            f"{', '.join(saknas)}."
        )
