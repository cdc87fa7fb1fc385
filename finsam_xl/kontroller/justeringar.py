"""Bladet Justeringar: periodens rader tar ut varandra, och huvudboken har inte redan samma bokning."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.figurer.urval import bland, mot_varandra, summor
from finsam_xl.kontroller.provning import finns, i_bada_perioderna, sokning
from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Kontrollsvar, Utfall, svar
from finsam_xl.layout.expr import PERIOD, Column, Text, rounded
from finsam_xl.modell import Kalla

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Importrad

__all__ = ["huvudbokens", "justeringskontroller"]

_BALANS = Kontroll(
    "J01",
    "Justeringarna tar ut varandra",
    "huvudbok",
    "Summan av periodens rader i bladet Justeringar, som ska vara 0: varje transaktion har lika mycket debet som "
    "kredit. Rätta beloppen, eller lägg till raden som fattas.",
    "Justeringarna för perioden summerar till noll.",
)
_BOKFORD = Kontroll(
    "J02",
    "Justeringarna är inte redan bokförda",
    "huvudbok",
    "Huvudboken har samma belopp på samma konto som bladet Justeringar lägger till: är det samma bokning räknas den "
    "två gånger. Ta bort den ur Justeringar.",
    "Inget konto i huvudboken har, eller har ändrats med, precis det belopp som justeringen lägger till.",
    utfall=Utfall.NOTIS,
)
_KOD = "sie-justering-bokford"


def huvudbokens(underlag: Underlag) -> tuple[tuple[str, Expr], ...]:
    """Villkoret att en rad i Saldo är huvudbokens; inget i en bok utan justeringar, vars blad kan sakna kolumnen."""
    return (("Källa", Text("=")),) if underlag.bokslut.justeringar else ()


def justeringskontroller(underlag: Underlag) -> tuple[Kontroll, ...]:
    """Kontrollerna av bokens justeringar; inga när den inte har några, eller rapporten inte är ur huvudboken."""
    if not underlag.bokslut.justeringar or underlag.prefix not in BOKSLUTEN:
        return ()
    return (
        replace(_BALANS, prova=_balansen, jamforelse=_jamforelsen),
        replace(_BOKFORD, ga_igenom=_bokforda),
    )


def _jamforelsen(underlag: Underlag) -> Provning | None:
    egna = any(ett.period == underlag.period_fg for ett in underlag.bokslut.justeringar)
    return i_bada_perioderna(underlag, _balansen(underlag)) if egna else None


def _balansen(_: Underlag) -> Provning:
    summan = summor(Column("Justeringar", "Belopp"), ("Period", PERIOD))
    return sokning(rounded(summan), finns("Konton i Saldo", summor(Column("Saldo", "Belopp"), ("Period", PERIOD))))


def _bokforda(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    bokslut = underlag.bokslut
    justeringar = [ett for ett in bokslut.justeringar if ett.period == underlag.period]
    saldon = [rad for rad in bokslut.saldon if rad.period == underlag.period]
    antal, i_boken = mot_varandra(
        (len(justeringar), bland("Justeringar", ("Period", PERIOD))), (len(saldon), bland("Saldo", ("Period", PERIOD)))
    )
    return svar(
        Utfall.NOTIS,
        "Inget konto i huvudboken har precis det belopp som en justering lägger till.",
        ("Samma belopp på samma konto i huvudboken och i Justeringar: {}.", _lika(underlag)),
        ("Vid inläsningen: {}", [text for rad in bokslut.importlogg[-1:] for text in _ur_loggen(rad, underlag)]),
        antal=antal,
        bland=i_boken,
        saknas=f"Justeringar har inga rader för {underlag.period}.",
    )


def _lika(underlag: Underlag) -> Iterator[str]:
    justerat: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for ett in underlag.bokslut.justeringar:
        if ett.period == underlag.period:
            justerat[ett.konto] += ett.belopp
    for rad in underlag.bokslut.saldon:
        egen = rad.period == underlag.period and rad.kalla is not Kalla.JUSTERING
        if egen and rad.belopp and rad.belopp == justerat.get(rad.konto):
            yield f"{rad.konto} {svensk(rad.belopp, 2)} kr"


def _ur_loggen(rad: Importrad, underlag: Underlag) -> Iterator[str]:
    """Det som inläsningen noterade, så länge filen gäller för perioden."""
    if rad.period == underlag.period and _KOD in rad.anmarkningar:
        yield rad.anmarkningar.partition(f"{_KOD}: ")[2].partition("; ")[0]
