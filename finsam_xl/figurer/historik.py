"""Historik: tidigare års tal i den enhet som de trycktes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.layout.expr import Column, Text, call, number, plus, rounded
from finsam_xl.modell import I_MILJONER, Beloppsenhet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["Tryckt", "i_historik", "i_kronor", "tryckt"]


@dataclass(frozen=True, slots=True)
class Tryckt:
    """Ett tal i Historik som det trycktes: villkoren för dess rad, kronor per enhet och decimaler."""

    villkor: tuple[tuple[str, Expr], ...]
    kronor: int
    decimaler: int

    @property
    def talet(self) -> Expr:
        """Talet, i sin enhet."""
        return summor(Column("Historik", "Belopp"), *self.villkor)

    def skiljer(self, belopp: Expr, *, storlek: bool = False) -> Expr:
        """Beloppet (kr), avrundat som det trycktes, minus talet, i kr; noll när Historik inte har talet.

        Med *storlek* utan tecken.
        """
        skillnad: Expr = rounded(belopp / number(self.kronor), self.decimaler) - self.talet
        skillnad = (call("ABS", skillnad) if storlek else skillnad) * number(self.kronor)
        return call("IF", lika_med_noll(i_historik(*self.villkor)), number(0), skillnad)


def i_historik(*villkor: tuple[str, Expr]) -> Expr:
    """Antalet rader i Historik som uppfyller villkoren; en rad som väntar på sitt tal är ingen rad."""
    return bland("Historik", *villkor, ("Belopp", Text("<>")))


def tryckt(underlag: Underlag, post: str, ar: int | None, dagen: Expr) -> Tryckt:
    """Postens tal det året, i enheten som Historik har när rapporten byggs, annars tkr. *dagen* är årets sista."""
    miljoner = (rad for rad in underlag.bokslut.historik if rad.enhet in I_MILJONER)
    egna = [rad for rad in miljoner if (rad.post, rad.period.year) == (post, ar)]
    enhet = Beloppsenhet(egna[0].enhet) if egna else Beloppsenhet.TKR
    decimaler = max((-int(rad.belopp.normalize().as_tuple().exponent) for rad in egna), default=0)
    villkor = (("Post", Text(post)), ("Period", dagen), ("Enhet", Text(enhet.value)))
    return Tryckt(villkor, enhet.kronor, max(decimaler, 1) if egna else 0)


def i_kronor(underlag: Underlag, *villkor: tuple[str, Expr]) -> Expr:
    """Talet på raden som uppfyller villkoren, i kr, i vilken enhet det än trycktes."""
    anvanda = {rad.enhet for rad in underlag.bokslut.historik}
    enheter = [enhet for enhet in Beloppsenhet if enhet not in I_MILJONER or enhet in anvanda]
    return rounded(plus(*_delarna(enheter, villkor)))


def _delarna(enheter: Iterable[Beloppsenhet], villkor: tuple[tuple[str, Expr], ...]) -> list[Expr]:
    def del_(enhet: Beloppsenhet) -> Expr:
        tal = summor(Column("Historik", "Belopp"), *villkor, ("Enhet", Text(enhet.value)))
        return tal if enhet is Beloppsenhet.KR else tal * number(enhet.kronor)

    return [del_(enhet) for enhet in enheter]
