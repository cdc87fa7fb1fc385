"""Största resten i formler: ett belopp delat i hela enheter efter en nyckel, med varje steg som en egen siffra.

Stegen är regelns i `regler.fordelning`: exakt andel, nedåt, rest, rang, beräknad. En delning har en stam som inleder
dess id (FD ger FD_exakt_gavle), och stegen står i block så att rangen kan jämföra alla delars rester.
"""

from __future__ import annotations

from dataclasses import dataclass

from finsam_xl.figurer.kvoter import kvot
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Binary, Block, Expr, Figure, Rule, call, number, plus, rounded
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.udf.funktioner.fordelning import fordelning

__all__ = ["Del", "Delning", "ram", "steg", "summor", "summorna"]

_DECIMALER = 6
_NYCKELDECIMALER = 12
_TEXT = {"exakt": "exakt andel", "golv": "nedåt", "beraknad": "beräknad"}
_STEG = ("nyckel", "plats", "andel", "exakt", "golv", "rest", "rang", "beraknad")


@dataclass(frozen=True, slots=True)
class Del:
    """En av delarna: dess id, namn, nyckel i valfritt mått, och plats i kön när rest och nyckel är lika."""

    id: str
    namn: str
    nyckel: Expr
    plats: Expr


@dataclass(frozen=True, slots=True)
class Delning:
    """Ett belopp att dela: *ram* (kr) delas i hela *enhet* (kr) på *delar*; *platstext* säger vad platsen är."""

    stam: str
    ram: Expr
    ramtext: str
    enhet: Expr
    delar: tuple[Del, ...]
    kalla: str
    platstext: str

    def figur(self, falt: str, ident: str) -> Figure:
        """Siffran för ett steg och en del."""
        return Figure(f"{self.stam}_{falt}_{ident}")


def _post(delning: Delning, ident: str, uttryck: Expr, enhet: Enhet, etikett: str, block: str = "") -> Post:
    return Post(f"{delning.stam}_{ident}", uttryck, enhet, etikett, delning.kalla, bara_period=True, block=block)


def ram(delning: Delning) -> Post:
    """Beloppet som delas, i kr."""
    return _post(delning, "ram", delning.ram, Enhet.KR, delning.ramtext)


def steg(delning: Delning) -> tuple[Post, ...]:
    """Varje steg för varje del, blocken efter varandra."""
    return tuple(_steg(delning, falt, nummer) for falt in _STEG for nummer in range(len(delning.delar)))


def summorna(delning: Delning) -> tuple[Post, ...]:
    """Nyckelns summa, enheterna fördelade nedåt och de som är kvar att fördela."""
    nyckel = rounded(_plus(delning, "nyckel"), _NYCKELDECIMALER)
    golv = Figure(f"{delning.stam}_summa_golv")
    return (
        _post(delning, "summa_nyckel", nyckel, Enhet.ANTAL, "Summa nyckel"),
        _post(delning, "summa_golv", _plus(delning, "golv"), Enhet.ANTAL, "Enheter fördelade nedåt"),
        _post(delning, "kvar", _kvar(delning, golv), Enhet.ANTAL, "Enheter kvar att fördela"),
    )


def summor(delning: Delning, *falt: tuple[str, str]) -> tuple[Post, ...]:
    """Summan i kr av ett fält över delarna; varje par är fältet och vad det heter."""
    return tuple(
        _post(delning, f"summa_{ett}", _plus(delning, ett), Enhet.KR, f"Summa {etikett}") for ett, etikett in falt
    )


def _plus(delning: Delning, falt: str) -> Expr:
    return plus(*figurer(*(f"{delning.stam}_{falt}_{ett.id}" for ett in delning.delar)))


def _steg(delning: Delning, falt: str, nummer: int) -> Post:
    del_ = delning.delar[nummer]

    def siffra(namn: str) -> Figure:
        return delning.figur(namn, del_.id)

    uttryck: dict[str, tuple[Expr, Enhet]] = {
        "nyckel": (del_.nyckel, Enhet.ANTAL),
        "plats": (del_.plats, Enhet.ANTAL),
        "andel": (kvot(siffra("nyckel"), _summa_nyckel(delning)), Enhet.ANDEL),
        "exakt": (rounded(_exakt(delning, siffra("nyckel")), _DECIMALER), Enhet.ANTAL),
        "golv": (call("INT", siffra("exakt")), Enhet.ANTAL),
        "rest": (rounded(siffra("exakt") - siffra("golv"), _DECIMALER), Enhet.ANTAL),
        "rang": (_rang(delning, siffra("rest"), siffra("nyckel"), siffra("plats")), Enhet.ANTAL),
        "beraknad": (_beraknad(delning, siffra("golv"), siffra("rang"), nummer + 1), Enhet.KR),
    }
    formel, enhet = uttryck[falt]
    etikett = f"{del_.namn}: {delning.platstext if falt == 'plats' else _TEXT.get(falt, falt)}"
    return _post(delning, f"{falt}_{del_.id}", formel, enhet, etikett, f"{delning.stam}_{falt}_alla")


def _ram(delning: Delning) -> Figure:
    return Figure(f"{delning.stam}_ram")


def _summa_nyckel(delning: Delning) -> Figure:
    return Figure(f"{delning.stam}_summa_nyckel")


def _ram_i_enheter(delning: Delning) -> Expr:
    return rounded(_ram(delning) / delning.enhet, _DECIMALER)


def _kvar(delning: Delning, golv: Figure) -> Expr:
    """Utan nyckel har ingen del någon rest, och då finns inget att lägga ut en enhet var av."""
    utan_nyckel = Binary("=", _summa_nyckel(delning), number(0))
    return call("IF", utan_nyckel, number(0), _ram_i_enheter(delning) - golv)


def _exakt(delning: Delning, nyckel: Expr) -> Expr:
    summa = _summa_nyckel(delning)
    return call("IF", Binary("=", summa, number(0)), number(0), _ram(delning) * nyckel / summa / delning.enhet)


def _rang(delning: Delning, rest: Expr, nyckel: Expr, plats: Expr) -> Expr:
    rester, nycklar, platser = (Block(f"{delning.stam}_{falt}_alla") for falt in ("rest", "nyckel", "plats"))
    storre = call("SUMPRODUCT", Binary(">", rester, rest) * number(1))
    lika = Binary("=", rester, rest)
    tyngre = call("SUMPRODUCT", lika * Binary(">", nycklar, nyckel))
    tidigare = call("SUMPRODUCT", lika * Binary("=", nycklar, nyckel) * Binary("<", platser, plats))
    return plus(number(1), storre, tyngre, tidigare)


def _beraknad(delning: Delning, golv: Expr, rang: Expr, plats: int) -> Expr:
    extra = call("IF", Binary("<=", rang, Figure(f"{delning.stam}_kvar")), number(1), number(0))
    i_steg = (golv + extra) * delning.enhet
    anrop = fordelning.anrop(_ram(delning), Block(f"{delning.stam}_nyckel_alla"), number(plats), delning.enhet)
    return Rule(i_steg, call("IF", _gar_att_dela(delning), anrop, i_steg))


def _gar_att_dela(delning: Delning) -> Expr:
    """Ramen är hela enheter och nyckeln inte tom; annars finns ingen delning, och en kontroll säger vad som är fel."""
    hela = Binary("=", _ram_i_enheter(delning), call("INT", _ram_i_enheter(delning)))
    positiv = Binary(">=", _ram(delning), number(0))
    return call("AND", hela, positiv, Binary(">", _summa_nyckel(delning), number(0)))
