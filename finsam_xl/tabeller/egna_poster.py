"""Siffrorna bakom förbundets egna rader: konton efter kod eller intervall, andra rader, eller en delning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import delat, saldo_i_intervall, saldon
from finsam_xl.figurer.ofordelat import ofordelat
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Figure, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line
from finsam_xl.modell import Dimension
from finsam_xl.tabeller.rader import led
from finsam_xl.uppstallning.summering import Summeringsslag, summering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats, Medlem, Rapportrad

__all__ = [
    "Hamtning",
    "delade_rader",
    "egna_poster",
    "egna_summor",
    "lovrader",
    "med_egna",
    "radens_poster",
    "summarader",
]


@dataclass(frozen=True, slots=True)
class Hamtning:
    """Hur en tabells egna rader hämtas: kolumnen i Saldo som har koden, tecknet, och källan de trycks efter."""

    kolumn: str
    tecken: int
    kalla: str
    kontogrupp: int | None = None


def egna_poster(underlag: Underlag, tabell: str, hamtning: Hamtning) -> tuple[Post, ...]:
    """Siffrorna för tabellens egna rader; en rad som räknas in i en annan har ingen egen."""
    egna = (rad for rad in underlag.form.egna(tabell) if not rad.raknas_in_i)
    return tuple(post for rad in egna for post in radens_poster(underlag, rad, hamtning))


def med_egna(underlag: Underlag, tabell: str, kod: str, tecken: int, kalla: str, kolumn: str = "Rad") -> Iterator[Post]:
    """Lagens rad *kod* i en räkning: alla dess konton; med egna rader under sig också deras, och det som är kvar."""
    rad = underlag.form.rad(tabell, kod)
    text = rad.text if rad else kod
    alla = underlag.form.klass(kod)
    yield Post(kod, saldon(kolumn, alla, tecken=tecken), etikett=text, kalla=kalla)
    egna = underlag.form.egna_i(kod)
    if egna:
        kvar = saldon(kolumn, underlag.form.kvar(kod), tecken=tecken)
        yield Post(underlag.form.tryckt_id(kod), kvar, etikett=text, kalla=kalla)
    for egen in underlag.form.egna(tabell):
        if egen.id in egna:
            yield from radens_poster(underlag, egen, Hamtning(kolumn, tecken, kalla))


def summarader(underlag: Underlag, tabell: str, kalla: str) -> tuple[Post, ...]:
    """Räkningens egna summor av andra rader."""
    summor = egna_summor(underlag, tabell)
    return tuple(Post(rad.id, plus(*figurer(*led(underlag, rad))), etikett=rad.text, kalla=kalla) for rad in summor)


def egna_summor(underlag: Underlag, tabell: str) -> tuple[Rapportrad, ...]:
    """De egna rader som lägger ihop andra, och trycks för sig."""
    egna = (rad for rad in underlag.form.egna(tabell) if not rad.raknas_in_i)
    return tuple(rad for rad in egna if summering(rad.summerar).slag is Summeringsslag.RADER)


def lovrader(underlag: Underlag, tabell: str) -> tuple[str, ...]:
    """De egna siffror som tillsammans med lagens är hela tabellen: alla utom dem som lägger ihop andra."""
    egna = (rad for rad in underlag.form.egna(tabell) if not rad.raknas_in_i)
    return tuple(rad.id for rad in egna if summering(rad.summerar).slag is not Summeringsslag.RADER)


def radens_poster(underlag: Underlag, rad: Rapportrad, hamtning: Hamtning) -> Iterator[Post]:
    """Siffran för en egen rad, och för var och en som den delas på."""
    tecken = rad.sida.tecken if rad.sida else hamtning.tecken
    summan = summering(rad.summerar)
    if summan.slag is Summeringsslag.RADER:
        yield Post(rad.id, plus(*figurer(*led(underlag, rad))), etikett=rad.text, kalla=hamtning.kalla)
    elif summan.slag is Summeringsslag.KONTON:
        belopp = plus(*(saldo_i_intervall(fran, till, tecken=tecken) for fran, till in summan.konton))
        yield Post(rad.id, belopp, etikett=rad.text, kalla=hamtning.kalla)
    else:
        koder = underlag.form.med_delar(rad)
        belopp = saldon(hamtning.kolumn, koder, tecken=tecken, kontogrupp=hamtning.kontogrupp)
        yield Post(rad.id, belopp, etikett=rad.text, kalla=hamtning.kalla)
        if summan.delning is not None:
            yield from _delningens(underlag, rad, summan.delning, replace(hamtning, tecken=tecken))


def _delningens(underlag: Underlag, rad: Rapportrad, dimension: Dimension, hamtning: Hamtning) -> Iterator[Post]:
    """Vars och ens del ur Objektsaldo, och det som ingen av dem har."""
    kontogrupp, tecken = hamtning.kontogrupp, hamtning.tecken
    iden: list[str] = []
    for vem in _delagare(underlag, rad, dimension):
        iden.append(f"{rad.id}_{vem.id}")
        belopp = delat(dimension, vem.id, hamtning.kolumn, rad.id, tecken=tecken, kontogrupp=kontogrupp)
        yield Post(iden[-1], belopp, etikett=vem.namn, kalla=hamtning.kalla)
    rest = Figure(rad.id) - plus(*figurer(*iden))
    yield Post(f"{rad.id}_ej_fordelat", rest, etikett="Ej fördelat", kalla=hamtning.kalla)


def _delagare(underlag: Underlag, rad: Rapportrad, dimension: Dimension) -> tuple[Insats | Medlem, ...]:
    """De som har något på raden i någon av rapportens perioder, i bladets ordning."""
    har = {
        ett.id
        for ett in underlag.bokslut.objektsaldon
        if ett.dimension is dimension and ett.period in underlag.dagar and rad.id in {ett.rad, ett.not_, ett.drift}
    }
    alla = underlag.bokslut.insatser if dimension is Dimension.INSATS else underlag.bokslut.medlemmar
    return tuple(ett for ett in alla if ett.id in har)


def delade_rader(underlag: Underlag, tabell: str) -> dict[str, tuple[Line, ...]]:
    """De tryckta raderna för var och en som notens egna rader delas på, och sist det som ingen av dem har."""
    return {
        rad.id: tuple(_delade(underlag, rad, dimension))
        for rad in underlag.form.egna(tabell)
        if (dimension := summering(rad.summerar).delning)
    }


def _delade(underlag: Underlag, rad: Rapportrad, dimension: Dimension) -> Iterator[Line]:
    delagare = _delagare(underlag, rad, dimension)
    yield from (Line(f"{rad.id}_{vem.id}", vem.namn) for vem in delagare)
    if ofordelat(underlag, rad.id, {vem.id for vem in delagare}, dimension):
        yield Line(f"{rad.id}_ej_fordelat", f"{rad.text}, ej fördelat")
