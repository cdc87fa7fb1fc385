"""Bladet Verifikationer: SIE-filens konteringsrader, så att en revisor kan gå från ett saldo till det som bokfördes.

Bara #TRANS tas med; tillagda och strukna rader (#RTRANS, #BTRANS) skulle göra summan fel. Beloppen har SIE-tecken (kr).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.sieslag import problem
from finsam_xl.inputs.schema import Indatakolumn, Indatatabell, Typ
from finsam_xl.sie.lexer import rakna_upp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.modell import Problem
    from finsam_xl.sie.poster import Trans, Ver

    Rad: TypeAlias = tuple[str | int | float | Decimal | date | None, ...]

__all__ = ["VERIFIKATIONER", "fragor", "kapade", "senaste_ar", "slas_ihop", "verifikationsrader"]

VERIFIKATIONER = Indatatabell(
    "Verifikationer",
    "Verifikationer",
    "Konteringsraderna ur SIE-filen, med SIE-tecken. Bladet skrivs om vid nästa inläsning med verifikationer.",
    (
        Indatakolumn("Period", Typ.DATUM, "Periodens sista dag.", bredd=12),
        Indatakolumn("Serie", Typ.TEXT, "Verifikationens serie.", bredd=8),
        Indatakolumn("Nr", Typ.TEXT, "Verifikationens nummer.", bredd=10),
        Indatakolumn("Datum", Typ.DATUM, "Bokföringsdag.", bredd=12),
        Indatakolumn("Konto", Typ.KONTO, "Kontonummer.", bredd=10),
        Indatakolumn("Benämning", Typ.TEXT, "Kontots namn.", bredd=36),
        Indatakolumn("Insats", Typ.TEXT, "Objektet i dimensionen för insats.", bredd=12),
        Indatakolumn("Motpart", Typ.TEXT, "Objektet i dimensionen för motpart.", bredd=12),
        Indatakolumn("Belopp", Typ.BELOPP, "Kr, debet positivt och kredit negativt.", bredd=16),
        Indatakolumn("Text", Typ.TEXT, "Konteringsradens text, annars verifikationens.", bredd=50),
        Indatakolumn("SIE-rad", Typ.HELTAL, "Rad i SIE-filen.", bredd=10),
    ),
)
_LANGSTA_TEXT = 255


def senaste_ar(ar: Iterable[Arsinlasning]) -> tuple[Arsinlasning, ...]:
    """För varje fil den sista perioden i dess eget år: verifikationerna visas en gång, inte en gång per delår."""
    sista: dict[int, Arsinlasning] = {}
    for ett in sorted((ett for ett in ar if ett.arsnr == 0), key=lambda ett: ett.period):
        sista[id(ett.fil)] = ett
    return tuple(sista.values())


def verifikationsrader(ar: Arsinlasning, dimensioner: Sequence[str]) -> Iterator[Rad]:
    """En rad per #TRANS i årets verifikationer, i filens ordning; *dimensioner* är numren för insats och motpart."""
    for ver in ar.fil.arets_verifikationer:
        for trans in ver.rader:
            if trans.slag == "TRANS":
                yield _rad(ar, ver, trans, dimensioner)


def _rad(ar: Arsinlasning, ver: Ver, trans: Trans, dimensioner: Sequence[str]) -> Rad:
    objekt: Mapping[str, str] = dict(trans.objekt)
    return (
        ar.period,
        ver.serie,
        ver.nr,
        trans.datum or ver.datum,
        _konto(trans.konto),
        ar.fil.kontonamn(trans.konto),
        *(objekt.get(dimension) for dimension in dimensioner),
        trans.belopp,
        (trans.text or ver.text)[:_LANGSTA_TEXT],
        trans.rad,
    )


def _konto(konto: str) -> str | int:
    return int(konto) if konto.isdecimal() and not konto.startswith("0") else konto


def slas_ihop(forut: Iterable[Rad], nya: Iterable[Rad], perioder: set[date]) -> list[Rad]:
    """Rader för andra perioder behålls, senaste perioden först; inom en period i filens ordning."""
    behallna = [rad for rad in forut if _dag(rad[0]) not in perioder]
    return sorted((*nya, *behallna), key=lambda rad: _dag(rad[0]), reverse=True)


def _dag(varde: object) -> date:
    if isinstance(varde, datetime):
        return varde.date()
    return varde if isinstance(varde, date) else date.min


def fragor(ar: Sequence[Arsinlasning], annat: Sequence[str]) -> Iterator[Problem]:
    """Filer utan verifikationer, och egna uppgifter i bladet (*annat*, celler) som skulle försvinna."""
    for ett in ar:
        if not ett.fil.arets_verifikationer:
            vad = "inga verifikationer för året" if ett.fil.verifikationer else "inga verifikationer"
            text = f"Filen har {vad} att visa: exportera SIE typ 4, med högst en miljon rader."
            yield problem(sieslag.UTAN_VERIFIKATIONER, ett.fil.filnamn, text)
    if annat:
        text = (
            f"Bladet Verifikationer har egna uppgifter som försvinner när det skrivs om: {rakna_upp(annat)}. Fortsätt?"
        )
        yield problem(sieslag.EGET_I_VERIFIKATIONER, f"Verifikationer!{annat[0]}", text)


def kapade(alla: int, med: int) -> Iterator[Problem]:
    """Varningen om inte alla rader fick plats."""
    if med < alla:
        text = f"{med} av {alla} konteringsrader är med i bladet Verifikationer."
        yield problem(sieslag.VERIFIKATIONER_KAPADE, "Verifikationer", text)
