"""Tabellernas summor: raderna ger summan på öret, så att det som skiljer i tryck aldrig är mer än avrundning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.figurer.urval import summor
from finsam_xl.kontroller.kontobelopp import Rapportbelopp
from finsam_xl.kontroller.provning import ALLTID, Provning, finns, oprovad, par
from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll
from finsam_xl.layout.expr import PERIOD, Column, Context, call, figures, formula, plus, rounded, tables
from finsam_xl.layout.table import Sum, amount_columns, content
from finsam_xl.layout.terms import TermsOf
from finsam_xl.layout.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Belagg
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.poster import Post
    from finsam_xl.layout.table import Table

__all__ = ["summakontroller"]

_IDENT = "F59"
_RYMS = 8_000  # en formel i Excel har högst 8 192 tecken
_NAMNDA = 8
_TITEL = "Raderna i varje tabell ger tabellens summa på öret"
_TEXT = (
    "Raderna i en tabell ger inte tabellens summa, och det är inte avrundning: belopp saknas på en rad eller är med "
    "två gånger."
)
_REGEL = "Raderna i varje tabell ger tabellens summa på öret, så att det som skiljer i tryck bara är avrundning."


def summakontroller(underlag: Underlag, tabeller: Iterable[Table], poster: Iterable[Post]) -> tuple[Kontroll, ...]:
    """Kontrollen F59 av rapportens *tabeller*, i flera delar när formeln annars inte ryms i en cell.

    Skillnaden är den största i någon kolumn. En summa som är definierad som sina tryckta rader kan inte skilja sig från
    dem och prövas inte. Historiken är i tusental och har sin egen kontroll, C23.
    """
    if underlag.prefix in BOKSLUTEN and not any(rad.period == underlag.period for rad in underlag.bokslut.saldon):
        return (_utan_saldo(),)
    per_id = {post.ident: post for post in poster}
    termer, konton = TermsOf(per_id), Rapportbelopp(underlag)
    provade = [skillnaden for tabell in tabeller for skillnaden in _skillnader(tabell, per_id, termer, konton)]
    delar = _delade(provade, underlag)
    return tuple(
        _kontroll(_IDENT if nummer == 0 else f"{_IDENT}{ascii_lowercase[nummer]}", del_)
        for nummer, del_ in enumerate(delar)
    )


@dataclass(frozen=True, slots=True)
class _Skillnad:
    """Raderna och summan i en kolumn, exakt i kr, och de konton som bara är med på ena sidan."""

    var: str
    rader: Expr
    summan: Expr
    namngivna: tuple[str, ...]
    jamforelse: bool

    @property
    def uttryck(self) -> Expr:
        """Raderna minus summan."""
        return rounded(self.rader - self.summan)

    @property
    def belagg(self) -> Belagg:
        """Raderna mot summan, med sin egen skillnad: den räknas bara där båda har indata."""
        return replace(par(self.var, self.rader, self.summan), skillnad=call("ABS", self.uttryck))


def _skillnader(
    tabell: Table, poster: Mapping[str, Post], termer: TermsOf, konton: Rapportbelopp
) -> Iterator[_Skillnad]:
    finns = {rad.ident: rad for rad in tabell.rows}
    for summan in tabell.rows:
        if not isinstance(summan, Sum):
            continue
        rader = [finns[ident] for ident in summan.of if ident in finns]
        for _, kolumn, total in amount_columns(tabell.columns, summan) if rader else ():
            delar = [ett.expr for rad in rader if isinstance(ett := content(rad, kolumn), Value)]
            raderna = plus(*delar)
            skiljer = raderna - total.expr
            kvar = termer.terms(skiljer)
            if not kvar or any(_ur_historik(uttryck, poster) for uttryck, _ in kvar):
                continue
            yield _Skillnad(
                f"{tabell.title}, {summan.label}",
                raderna,
                total.expr,
                tuple(f"{konto} {svensk(abs(belopp), 2)}" for konto, belopp in konton.konton(kvar).items()),
                any(siffra.period is False for siffra in figures(skiljer)),
            )


def _ur_historik(uttryck: Expr, poster: Mapping[str, Post]) -> bool:
    """Om uttrycket, eller en siffra som det läser, hämtar något ur Historik."""
    lasta = (poster[ett.ident].formel for ett in figures(uttryck) if ett.ident in poster)
    return any("Historik" in tables(ett) for ett in (uttryck, *lasta))


def _delade(skillnader: Sequence[_Skillnad], underlag: Underlag) -> list[list[_Skillnad]]:
    """Skillnaderna i så få delar att varje dels formel ryms i en cell."""
    delar: list[list[_Skillnad]] = []
    kvar = 0
    for ett in skillnader:
        langd = len(formula(call("ABS", ett.uttryck), Context(underlag.prefix, comparison=True))) + 1
        if langd > kvar:
            delar.append([])
            kvar = _RYMS
        delar[-1].append(ett)
        kvar -= langd
    return delar


def _utan_saldo() -> Kontroll:
    """Utan periodens saldon saknar tabellerna sina rader, och det finns ingen summa att pröva."""
    saldon = finns("Konton i Saldo", summor(Column("Saldo", "Belopp"), ("Period", PERIOD)), kravs=ALLTID)

    def oprovat(_: Underlag) -> Provning:
        return oprovad(saldon)

    return Kontroll(_IDENT, _TITEL, "huvudbok", _TEXT, _REGEL, prova=oprovat)


def _kontroll(ident: str, skillnader: Sequence[_Skillnad]) -> Kontroll:
    av_perioden, av_jamforelsen = (
        tuple({ett.uttryck: ett for ett in skillnader if ett.jamforelse is jamforelse}.values())
        for jamforelse in (False, True)
    )
    return Kontroll(
        ident,
        _TITEL,
        "huvudbok",
        _med_konton(skillnader),
        _REGEL,
        prova=_alltid(av_perioden or av_jamforelsen),
        jamforelse=_alltid(av_jamforelsen) if av_perioden and av_jamforelsen else None,
    )


def _alltid(skillnader: Sequence[_Skillnad]) -> Callable[[Underlag], Provning]:
    belagg = tuple(ett.belagg for ett in skillnader)
    provning = Provning(call("MAX", *(ett.skillnad for ett in belagg if ett.skillnad is not None)), belagg)

    def alltid(_: Underlag) -> Provning:
        return provning

    return alltid


def _med_konton(skillnader: Iterable[_Skillnad]) -> str:
    """Texten, med de konton som skilde när rapporten byggdes."""
    per_summa: dict[str, dict[str, None]] = {}
    for ett in skillnader:
        if ett.namngivna:
            per_summa.setdefault(ett.var, {}).update(dict.fromkeys(ett.namngivna))
    if not per_summa:
        return f"{_TEXT} Se raden under tabellen, som säger i vilken kolumn."
    namnda = (f"{var}: {_nagra(tuple(namnen))}" for var, namnen in per_summa.items())
    return f"{_TEXT} Bara på ena sidan när rapporten byggdes, i kr: {'; '.join(namnda)}."


def _nagra(namnen: tuple[str, ...]) -> str:
    fler = len(namnen) - _NAMNDA
    return ", ".join(namnen[:_NAMNDA]) + (f" och {fler} konton till" if fler > 0 else "")
