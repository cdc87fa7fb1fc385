"""Underlaget för en rapport: indata, de två perioderna och vilka rader som har något att visa."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.modell import Bladprefix
from finsam_xl.uppstallning.belopp import rader_med_belopp
from finsam_xl.uppstallning.form import uppstallning

if TYPE_CHECKING:
    from finsam_xl.modell import Bokslut, Version
    from finsam_xl.uppstallning.form import Uppstallning

__all__ = ["Underlag", "underlag"]


@dataclass(frozen=True, slots=True)
class Underlag:
    """Indata för en rapport. *period_fg* är None i ett förbunds första år, som inte har något år att jämföra med.

    *dagar* är dagarna som rapportens perioder slutar, *med_saldo* de koder (Rad, Not, Drift) och egna rader som har
    belopp någon av dem, och *form* rapportens rader och noter.
    """

    bokslut: Bokslut
    prefix: str
    period: date
    period_fg: date | None
    dagar: frozenset[date]
    med_saldo: frozenset[str]
    form: Uppstallning

    def har(self, namn: str) -> bool:
        """Om rapporten har en egen uppgift i Grunddata med det namnet; den får vara tom."""
        return f"{self.prefix}_{namn}" in self.bokslut.grunddata

    @property
    def balansdag_fg(self) -> date | None:
        """Dagen som balansräkningen jämförs med."""
        if not self.har("Balansdag_fg"):
            return self.period_fg
        dag = self.bokslut.grunddata[f"{self.prefix}_Balansdag_fg"]
        return dag if isinstance(dag, date) else None

    @property
    def balans_ur_ib(self) -> bool:
        """Om balansräkningen jämförs med årets ingående balans, för att Saldo saknar rader för förra balansdagen."""
        har_ib = any(rad.ib for rad in self.bokslut.saldon if rad.period == self.period)
        return self.balansdag_fg is not None and har_ib and not self.har_saldo(self.balansdag_fg)

    def har_saldo(self, dag: date | None) -> bool:
        """Om Saldo har rader för den dagen."""
        return any(rad.period == dag for rad in self.bokslut.saldon)

    def anvander(self, kod: str) -> bool:
        """Om något konto i Kontoplan hör till koden (Rad, Not eller Drift)."""
        koder = {*self.form.klass(kod)}
        return any(koder & {rad.rad, rad.not_, rad.drift} for rad in self.bokslut.kontoplan)

    def val(self, namn: str) -> str:
        """Ett val i Grunddata, till exempel vilken budgetversion som gäller; tomt om inget är valt."""
        varde = self.bokslut.grunddata.get(namn)
        return "" if varde is None else str(varde)

    def rapportval(self, namn: str) -> str:
        """Ett val i Grunddata som rapporten äger, till exempel Avrundning (AR_Avrundning)."""
        return self.val(f"{self.prefix}_{namn}")

    def budget(self, post: str, version: Version | str) -> Decimal:
        """Postens budget i kr för perioden och versionen."""
        return sum(
            (
                rad.belopp
                for rad in self.bokslut.budget
                if (rad.period, rad.post, rad.version) == (self.period, post, version)
            ),
            Decimal(0),
        )


def underlag(bokslut: Bokslut, prefix: str) -> Underlag:
    """Underlaget för rapporten med *prefix* (AR för årsredovisning)."""
    period, period_fg = (bokslut.grunddata.get(f"{prefix}_{namn}") for namn in ("Period", "Period_fg"))
    if not isinstance(period, date) or not isinstance(period_fg, date | None):
        raise TypeError("rapportens perioder ska vara datum")
    dagar = frozenset(
        dag for namn, dag in bokslut.grunddata.items() if namn.startswith(f"{prefix}_") and isinstance(dag, date)
    )
    koder = frozenset(
        kod
        for saldo in bokslut.saldon
        if saldo.period in dagar and (saldo.ib or saldo.belopp)
        for kod in (saldo.rad, saldo.not_, saldo.drift)
        if kod
    )
    form = uppstallning(bokslut.rapportrader, bokslut.noter, Bladprefix[prefix])
    konton = {saldo.konto for saldo in bokslut.saldon if saldo.period in dagar and (saldo.ib or saldo.belopp)}
    synliga = koder | rader_med_belopp(form, koder, konton)
    return Underlag(_utan_kvarstaende(bokslut), prefix, period, period_fg, dagar, synliga, form)


def _utan_kvarstaende(bokslut: Bokslut) -> Bokslut:
    """Bokslutet utan rader som ingen inläst fil har: de har inga belopp, och är inget att pröva eller visa."""
    return replace(
        bokslut,
        saldon=tuple(rad for rad in bokslut.saldon if not rad.star_kvar),
        objektsaldon=tuple(rad for rad in bokslut.objektsaldon if not rad.star_kvar),
    )
