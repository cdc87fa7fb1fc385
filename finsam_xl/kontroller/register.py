"""Registret över kontroller: en kontroll jämför två oberoende vägar till samma siffra och säger vad som skiljer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Expr, Figure, call, plus, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finsam_xl.kontroller.namngivet import Namngiven
    from finsam_xl.underlag import Underlag

__all__ = [
    "ARET",
    "BOKSLUTEN",
    "HALVARET",
    "REGISTER",
    "Kontroll",
    "Kontrollsvar",
    "Utfall",
    "kontroll",
    "likhet",
    "namngivna",
    "olikheter",
    "samtliga",
    "skillnad",
    "tillhorande",
]


class Utfall(StrEnum):
    """OK håller, NOTIS är värd en blick, FEL ska rättas innan rapporten lämnas."""

    OK = "OK"
    NOTIS = "NOTIS"
    FEL = "FEL"


ARET = frozenset({"AR"})
"""En kontroll som bara årsredovisningen har."""

HALVARET = frozenset({"HR"})
"""En kontroll som bara halvårsredovisningen har."""

BOKSLUTEN = ARET | HALVARET
"""En kontroll som varje rapport ur huvudboken har."""


@dataclass(frozen=True, slots=True)
class Kontrollsvar:
    """Vad en kontroll som bara kan göras av programmet kom fram till."""

    utfall: Utfall
    text: str


@dataclass(frozen=True, slots=True)
class Kontroll:
    """En kontroll: id, vad som ska hålla, källan, vad en skillnad betyder och vad man gör åt den.

    *uttryck* ger skillnaden (kr, antal eller procentenheter) för formelns period; *jamforelse* ersätter det för
    jämförelseperioden, och None där eller som dess svar betyder att bara perioden prövas. *granska* står i stället för
    formeln när ingen formel kan pröva saken. *namnger* säger vilka som skiljer. *tolerans* är den största skillnad som
    godtas. *rapporter* är prefixen för de rapporter som kontrollen hör till.
    """

    id: str
    titel: str
    kalla: str
    text: str
    utfall: Utfall = Utfall.FEL
    tolerans: Decimal = Decimal(0)
    uttryck: Callable[[Underlag], Expr] | None = None
    jamforelse: Callable[[Underlag], Expr | None] | None = None
    granska: Callable[[Underlag, tuple[str, ...]], Kontrollsvar] | None = None
    namnger: Callable[[Underlag], tuple[Namngiven, ...]] | None = None
    rapporter: frozenset[str] = ARET


def namngivna(utfall: Utfall, annars: str, *brister: tuple[str, Iterable[str]]) -> Kontrollsvar:
    """Bristerna i ord, var och en med dem den gäller i stället för {}; *annars* när det inte finns någon."""
    texter = [text.format(", ".join(namn)) for text, vilka in brister if (namn := tuple(dict.fromkeys(vilka)))]
    return Kontrollsvar(utfall if texter else Utfall.OK, " ".join(texter) or annars)


REGISTER: dict[str, Kontroll] = {}


def kontroll(ny: Kontroll) -> Kontroll:
    """Ta in en kontroll i registret."""
    if ny.id in REGISTER:
        raise ValueError(f"kontrollen {ny.id} finns redan")
    REGISTER[ny.id] = ny
    return ny


def likhet(
    ident: str,
    titel: str,
    vanster: Expr | str,
    hoger: Expr | str,
    *,
    kalla: str,
    text: str,
    jamforelse: Callable[[Underlag, Expr], Expr | None] = lambda _, uttryck: uttryck,
    rapporter: frozenset[str] = ARET,
) -> Kontroll:
    """En kontroll att två belopp är lika på öret, i båda perioderna.

    *jamforelse* gör om uttrycket för jämförelsekolumnen, till exempel för förra balansdagen; ger den None prövas bara
    perioden.
    """
    uttryck = skillnad(vanster, hoger)

    def alltid(_: Underlag) -> Expr:
        return uttryck

    def jamfor(underlag: Underlag) -> Expr | None:
        return jamforelse(underlag, uttryck)

    return kontroll(Kontroll(ident, titel, kalla, text, uttryck=alltid, jamforelse=jamfor, rapporter=rapporter))


def skillnad(vanster: Expr | str, hoger: Expr | str) -> Expr:
    """Vänster minus höger i kr; en text är en posts id."""
    return rounded(_siffra(vanster) - _siffra(hoger))


def olikheter(*par: tuple[Expr | str, Expr | str]) -> Expr:
    """Summan av flera skillnaders absolutbelopp, så att de inte kan ta ut varandra."""
    return rounded(plus(*(call("ABS", skillnad(vanster, hoger)) for vanster, hoger in par)))


def _siffra(uttryck: Expr | str) -> Expr:
    return Figure(uttryck) if isinstance(uttryck, str) else uttryck


def samtliga() -> Iterable[Kontroll]:
    """Alla kontroller, i id-ordning: rekommendationernas C-nummer först, sedan våra egna."""
    return tuple(REGISTER[ident] for ident in sorted(REGISTER))


def tillhorande(rapport: str) -> tuple[Kontroll, ...]:
    """Kontrollerna för rapporten med det prefixet, i id-ordning."""
    return tuple(ett for ett in samtliga() if rapport in ett.rapporter)
