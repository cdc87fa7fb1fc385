"""Ekonomisk redovisning per insats: varje insats intäkter, kostnader efter slag och netto, och förbundets eget.

Tabellen finns när något objekt i bokföringen har mer än insatsmedel, som egen personal, hyra eller egna intäkter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.insatsdrift import EJ_FORDELAT, UTAN_INSATS, egna, radid, redovisas
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.urval import bland
from finsam_xl.layout.expr import Figure, Period, Text, call, joined
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Sheet, Sum, Table, Total
from finsam_xl.layout.value import Kind, Value, amount
from finsam_xl.modell import Dimension
from finsam_xl.tabeller.arets import insatsposter
from finsam_xl.tabeller.arets.insatsposter import INSATSER, RESULTAT, SLAG
from finsam_xl.tabeller.kolumner import utan_dag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.value import Content
    from finsam_xl.modell import Insats, Objektsaldorad

__all__ = ["blad", "per_grupp"]

_TITEL = "Ekonomisk redovisning per insats"
_JAMFORDA = {"intakter": "Intäkter", "kostnader": "Kostnader", "netto": "Netto"}
_UTAN_DELNING = lika_med_noll(
    bland("Objektsaldo", ("Dimension", Text(Dimension.INSATS)), ("Period", Period(period=False)))
)


def per_grupp(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Tabellens grupp i Poster; ingen när objekten bara har insatsmedel."""
    return {_TITEL: insatsposter.poster(underlag)} if redovisas(underlag) else {}


def blad(underlag: Underlag) -> tuple[Sheet, ...]:
    """Bladet med tabellen; inget när objekten bara har insatsmedel."""
    if not redovisas(underlag):
        return ()
    return (Sheet("ÅR Redovisning per insats", _TITEL, (_tabell(underlag),), landscape=True),)


def _tabell(underlag: Underlag) -> Table:
    return Table(
        "EP",
        _TITEL,
        tuple(_kolumner(underlag)),
        tuple(_rader(underlag)),
        label="Insats",
        label_width=38,
        intro=("Kostnader visas negativa. Raderna är tillsammans årets resultat i resultaträkningen.",),
        notes=tuple(_utan_agare(underlag)),
    )


def _kolumner(underlag: Underlag) -> Iterator[PrintedColumn]:
    def kolumn(falt: str, rubrik: str) -> PrintedColumn:
        def visa(rad: Row) -> Content:
            return None if isinstance(rad, Section) else amount(Figure(f"{rad.ident}_{falt}", period=True))

        return PrintedColumn(falt, rubrik, visa, 13, year=0)

    har_budget = any(
        rad.version == underlag.rapportval("Budgetversion") and rad.period == underlag.period and rad.belopp
        for rad in underlag.bokslut.budget
    )
    yield kolumn("intakter", "Intäkter")
    for slag, rubrik in SLAG.items():
        if slag != "avskrivningar" or "DR_avskrivningar" in underlag.med_saldo:
            yield kolumn(slag, rubrik)
    yield kolumn("kostnader", "Kostnader")
    if _har_ovrigt(underlag):
        yield kolumn("ovrigt", "Finansiellt och övrigt")
    yield kolumn("netto", "Netto")
    if har_budget:
        yield _budgetkolumn("budget", f"Budget enl. {underlag.rapportval('Budgetversion')}")
        yield _budgetkolumn("avvikelse", f"Avvikelse ({underlag.rapportval('Avvikelse_insatser')})")
    yield from (_jamforelse(falt, rubrik) for falt, rubrik in _JAMFORDA.items())


def _har_ovrigt(underlag: Underlag) -> bool:
    """Om något i årets resultat varken är en intäkt i verksamheten eller ett av kostnadsslagen."""
    intakter = {*underlag.form.klass("RR_intakter")}
    slagen = {kod for slag in SLAG for kod in underlag.form.klass(f"DR_{slag}")}
    return any(
        rad.rad.startswith("RR_") and rad.rad not in intakter and rad.drift not in slagen and rad.belopp
        for rad in underlag.bokslut.saldon
        if rad.period in underlag.dagar
    )


def _budgetkolumn(falt: str, rubrik: str) -> PrintedColumn:
    def visa(rad: Row) -> Content:
        if isinstance(rad, Section) or rad.ident == UTAN_INSATS:
            return None
        utan = None if falt == "avvikelse" else lika_med_noll(Figure(f"{rad.ident}_budget", period=True))
        return amount(Figure(f"{rad.ident}_{falt}", period=True), empty_if=utan)

    return PrintedColumn(falt, rubrik, visa, 17, year=0)


def _jamforelse(falt: str, rubrik: str) -> PrintedColumn:
    """Förra årets kolumn; tom när dess bokföring inte är delad på insats."""

    def visa(rad: Row) -> Content:
        if isinstance(rad, Section):
            return None
        return amount(Figure(f"{rad.ident}_{falt}", period=False), empty_if=_UTAN_DELNING)

    aret = call("YEAR", Period(period=False))
    rubriken = Value(joined(Text(f"{rubrik} "), aret), Kind.TEXT, empty_if=utan_dag(Period(period=False)))
    return PrintedColumn(f"{falt}_fg", rubriken, visa, 15, year=-1)


def _rader(underlag: Underlag) -> Iterator[Row]:
    med = {rad.id for rad in _pa_objekt(underlag)} | {rad.insats for rad in underlag.bokslut.budget}
    insatser = [
        Line(radid(insats), insats.namn)
        for insats in insatsposter.insatserna(underlag)
        if insats.ordning is not None or insats.id in med
    ]
    utan = [Line(UTAN_INSATS, "Objekt utan insats")] if "" in med and any(_okanda(underlag)) else []
    eget = [
        *(Line(radid(insats), insats.namn) for insats in egna(underlag)),
        Line(EJ_FORDELAT, "Ej fördelat på insats eller kostnadsställe"),
    ]
    yield Section("insatser", "Insatser")
    yield from (*insatser, *utan)
    yield Sum(INSATSER, "Summa insatser", of=tuple(rad.ident for rad in (*insatser, *utan)))
    yield Section("eget", "Förbundets eget")
    yield from eget
    yield Total(RESULTAT, "ÅRETS RESULTAT", of=tuple(rad.ident for rad in (*insatser, *utan, *eget)))
    yield from map(_styrelserad, insatsposter.styrelsens(underlag))


def _styrelserad(styrelsen: Insats) -> Line:
    """Styrelsens konton, som redan ingår i raderna ovan."""
    ident, tomma = radid(styrelsen), ("intakter", *SLAG, "ovrigt", "budget", "avvikelse", "intakter_fg")
    kostnader = {
        f"kostnader{'' if period else '_fg'}": amount(Figure(f"{ident}_netto", period)) for period in (True, False)
    }
    netto = {"netto": kostnader["kostnader"], "netto_fg": kostnader["kostnader_fg"]}
    celler: dict[str, Content] = {**dict.fromkeys(tomma), **kostnader, **netto}
    return Line(ident, f"{styrelsen.namn}, konto {styrelsen.konton} (ingår ovan)", cells=celler)


def _pa_objekt(underlag: Underlag) -> Iterator[Objektsaldorad]:
    for rad in underlag.bokslut.objektsaldon:
        pa_objekt = rad.dimension is Dimension.INSATS and rad.rad.startswith("RR_")
        if pa_objekt and rad.period in underlag.dagar and rad.belopp:
            yield rad


def _okanda(underlag: Underlag) -> Iterator[str]:
    """Objekten som ingen rad i Insatser har."""
    yield from sorted({f"{rad.objekt} {rad.benamning}".strip() for rad in _pa_objekt(underlag) if not rad.id})


def _utan_agare(underlag: Underlag) -> Iterator[str]:
    if vilka := ", ".join(_okanda(underlag)):
        yield f"Objekt som ingen rad i Insatser har: {vilka}. Skriv numret i kolumnen Objekt i bladet Insatser."
