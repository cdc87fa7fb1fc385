"""Justeringar som huvudboken har hunnit ifatt: filen har samma belopp på samma konto, så de räknas två gånger."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.sieslag import problem
from finsam_xl.sie.lexer import rakna_upp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from finsam_xl.modell import Bokslut, Problem, Saldorad

__all__ = ["bokforda_justeringar"]


def bokforda_justeringar(nya: Sequence[Saldorad], bokslut: Bokslut) -> Iterator[Problem]:
    """Varningen om kontona där den nya filens saldo är, eller har ändrats med, det som justeringen lägger till."""
    justerat: dict[tuple[date, str], Decimal] = defaultdict(lambda: NOLL)
    for ett in bokslut.justeringar:
        justerat[ett.period, ett.konto] += ett.belopp
    forut = {(rad.period, rad.konto): rad.belopp for rad in bokslut.saldon if rad.sie_rad is not None}
    nu = {(rad.period, rad.konto): rad.belopp for rad in nya}
    perioder = {period for period, _ in forut}
    for period in sorted({period for period, _ in justerat}, reverse=True):
        konton = {konto: belopp for (dag, konto), belopp in justerat.items() if dag == period and belopp}
        lika = [
            f"{konto} ({svensk(belopp, 2)} kr)"
            for konto, belopp in sorted(konton.items())
            if belopp == nu.get((period, konto), NOLL)
            or (period in perioder and belopp == nu.get((period, konto), NOLL) - forut.get((period, konto), NOLL))
        ]
        if lika:
            text = f"Filen har nu samma belopp på samma konto som justeringar för {period}: {rakna_upp(lika)}."
            yield problem(sieslag.JUSTERING_BOKFORD, "Justeringar", text)
