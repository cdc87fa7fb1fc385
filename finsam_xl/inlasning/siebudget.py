"""Budgeten i en SIE-fil (#PBUDGET) som rader i Budget: en per post i driftredovisningen, i den version man valt.

Beloppen är positiva, som styrelsen beslutar dem. Det inlästa ersätter vad en tidigare inläsning skrev för samma period
och version; egna rader ersätts bara efter en fråga, och bara i de poster som filen ger.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.inlasning import sieslag
from finsam_xl.inlasning.sieslag import problem
from finsam_xl.inputs.budgetposter import budgetposter
from finsam_xl.inputs.falt import orord, rader
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.modell import Bladprefix, Budgetrad
from finsam_xl.sie import budget, objektbudget
from finsam_xl.sie.lexer import rakna_upp
from finsam_xl.uppstallning.egna import egna_rader
from finsam_xl.uppstallning.form import uppstallning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Bokslut, Kontorad, Problem, Version
    from finsam_xl.sie import Kontobelopp, Objektbudget, SieFil

__all__ = ["Budgetinlasning", "budgetinlasning", "formelfraga"]

_TABELL = "Budget"
_INTAKTER = frozenset({"stat", "region", "kommuner", "ovriga_intakter"})


@dataclass(frozen=True, slots=True)
class Budgetinlasning:
    """Tabellen Budget som den skulle stå, rad för rad, de rader som är nya, och problemen."""

    rader: tuple[tuple[Cellvarde, ...], ...]
    nya: tuple[Budgetrad, ...]
    problem: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Budgetar:
    """En fil, dagen till vilken dess budget läses, kontonas egen budget, och den som bara står per objekt."""

    fil: SieFil
    period: date
    kontonas: tuple[Kontobelopp, ...]
    objektens: Objektbudget

    @property
    def konton(self) -> tuple[Kontobelopp, ...]:
        """Kontonas budget, med objektens summa där filen inte har något annat."""
        return (*self.kontonas, *self.objektens.konton)


def _budgetar(fil: SieFil, period: date) -> _Budgetar:
    manad = f"{period:%Y%m}"
    return _Budgetar(fil, period, budget(fil, 0, manad), objektbudget(fil, 0, manad))


def budgetinlasning(
    bokslut: Bokslut, lasta: Sequence[Tabellrad], ar: Sequence[Arsinlasning], version: Version
) -> Budgetinlasning:
    """Budgeten för de år i *ar* som är filernas egna, i *version*; *lasta* är tabellens rader som de står i boken."""
    budgetar = (_budgetar(ett.fil, _dag(ett, bokslut)) for ett in ar if ett.arsnr == 0)
    egna = {(ett.fil.filnamn, ett.period): ett for ett in budgetar}
    nya = tuple(rad for ett in egna.values() for rad in _poster(ett, bokslut, version))
    ersatta = {(str(rad.period), rad.post) for rad in nya}
    perioder = {period for period, _ in ersatta}
    for_hand = [rad for rad in lasta if _ar(rad, version) and _nyckel(rad) in ersatta and not rad.text("SIE-fil")]
    bort = {id(rad) for rad in for_hand} | {
        id(rad) for rad in lasta if _ar(rad, version) and rad.text("SIE-fil") and rad.text("Period") in perioder
    }
    return Budgetinlasning(
        (*(orord(_TABELL, rad) for rad in lasta if id(rad) not in bort), *rader(_TABELL, nya)),
        nya,
        (*(ett for ett_ar in egna.values() for ett in _brister(ett_ar, bokslut)), *_fraga(for_hand, version)),
    )


def formelfraga(celler: Sequence[str]) -> Iterator[Problem]:
    """Frågan om tabellen Budget har formler i *celler*: de blir värden när tabellen skrivs om."""
    if celler:
        text = f"{_TABELL} har formler i {rakna_upp(celler)}; de ersätts av sina värden. Fortsätt?"
        yield problem(sieslag.BUDGET_FORMLER, f"{_TABELL}!{celler[0]}", text)


def _ar(rad: Tabellrad, version: Version) -> bool:
    return rad.text("Version") == version


def _nyckel(rad: Tabellrad) -> tuple[str, str]:
    return rad.text("Period"), rad.text("Post")


def _dag(ar: Arsinlasning, bokslut: Bokslut) -> date:
    """Perioden i Budget: halvårsredovisningens budget gäller hela året, andra rapporters periodens egen tid."""
    helar = bokslut.grunddata.get("HR_Helar")
    halvar = ar.period == bokslut.grunddata.get("HR_Period")
    return ar.fil.rar[0].slut if halvar and helar == ar.fil.rar[0].slut else ar.period


def _poster(ar: _Budgetar, bokslut: Bokslut, version: Version) -> Iterator[Budgetrad]:
    form = uppstallning(bokslut.rapportrader, bokslut.noter, Bladprefix.AR)
    intakter = {post for ett in _INTAKTER for post in form.budgetposter(ett)}
    summor: Counter[str] = Counter()
    poster = budgetposter(egna_rader(bokslut.rapportrader))
    belopp: dict[str, Decimal] = dict.fromkeys(poster, NOLL)
    for konto in ar.konton:
        post = _post(konto.konto, bokslut.kontoplan, poster)
        if post:
            belopp[post] += -konto.belopp if post in intakter else konto.belopp
            summor[post] += 1
    for post, summa in belopp.items():
        if summor[post]:
            yield Budgetrad(ar.period, post, "", version, summa, ar.fil.filnamn)


def _post(konto: str, kontoplan: Sequence[Kontorad], poster: Sequence[str]) -> str:
    """Budgetposten för *konto*, eller tom text om kontots rad i driftredovisningen inte budgeteras."""
    post = placera(konto, kontoplan).drift.removeprefix("DR_")
    return post if post in poster else ""


def _brister(ar: _Budgetar, bokslut: Bokslut) -> Iterator[Problem]:
    konton, objektens = ar.konton, ar.objektens
    if not konton and not objektens.delade:
        yield problem(sieslag.BUDGET_SAKNAS, ar.fil.filnamn, _utan_budget(ar))
    poster = budgetposter(egna_rader(bokslut.rapportrader))
    utan = [konto for konto in konton if konto.belopp and not _post(konto.konto, bokslut.kontoplan, poster)]
    if utan:
        text = f"Budget läses inte in för konton utan post: {_uppraknade(utan)}."
        yield problem(sieslag.BUDGET_UTAN_POST, ar.fil.filnamn, text)
    if objektens.konton:
        text = f"Budgeten är summan av objektens för {_uppraknade(objektens.konton)}."
        yield problem(sieslag.BUDGET_PER_OBJEKT, ar.fil.filnamn, text)
    if objektens.delade:
        text = f"Budget läses inte in för konton som har den i flera dimensioner: {rakna_upp(objektens.delade)}."
        yield problem(sieslag.BUDGET_I_FLERA_DIMENSIONER, ar.fil.filnamn, text)


def _uppraknade(konton: Iterable[Kontobelopp]) -> str:
    return rakna_upp(f"{konto.konto} ({svensk(konto.belopp, 2)} kr)" for konto in konton)


def _utan_budget(ar: _Budgetar) -> str:
    kasserade = ar.fil.kasserade.get("#PBUDGET", 0)
    if kasserade:
        return f"Ingen budget är läst till och med {ar.period}: {kasserade} #PBUDGET saknar sin objektlista."
    return f"Filen har ingen #PBUDGET till och med {ar.period}."


def _fraga(for_hand: Sequence[Tabellrad], version: Version) -> Iterator[Problem]:
    if for_hand:
        poster = rakna_upp(sorted({rad.text("Post") for rad in for_hand}))
        antal = "en rad" if len(for_hand) == 1 else f"{len(for_hand)} rader"
        text = f"Budget har redan {antal} inskrivna för hand i {version}: {poster}. Ersätt med filens belopp?"
        yield problem(sieslag.BUDGET_FOR_HAND, for_hand[0].plats("Belopp"), text)
