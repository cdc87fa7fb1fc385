"""Ett styckes märken: lästa, satta i sitt sammanhang av villkor, och gjorda till ändringar av texten."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.dokument.marken.marke import Annars, Om, Siffermarke, Slut
from finsam_xl.dokument.marken.tolka import MARKEN, Markesfel, tolka

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.dokument.marken.marke import Marke

__all__ = ["Markesplats", "Nod", "Siffra", "Villkorssats", "alla_siffror", "ensamt", "lasta", "noder"]


@dataclass(frozen=True, slots=True)
class Markesplats:
    """Ett märke i en text: var det börjar och slutar, vad det ber om, eller varför det inte går att förstå."""

    start: int
    slut: int
    text: str
    marke: Marke | None
    fel: str = ""


@dataclass(frozen=True, slots=True)
class Siffra:
    """En siffra i en text."""

    plats: Markesplats
    marke: Siffermarke


@dataclass(slots=True)
class Villkorssats:
    """Text som bara står när villkoret är uppfyllt, och den som annars står; platserna är märkenas."""

    om: Markesplats
    villkor: Om
    ja: list[Nod] = field(default_factory=list)
    nej: list[Nod] = field(default_factory=list)
    annars: Markesplats | None = None
    slut: Markesplats | None = None


Nod: TypeAlias = Siffra | Villkorssats


def lasta(text: str) -> tuple[Markesplats, ...]:
    """Märkena i en text."""
    return tuple(_last(traff.start(), traff.end(), traff[1]) for traff in MARKEN.finditer(text))


def _last(start: int, slut: int, text: str) -> Markesplats:
    try:
        return Markesplats(start, slut, " ".join(text.split()), tolka(text))
    except Markesfel as fel:
        return Markesplats(start, slut, " ".join(text.split()), None, str(fel))


def ensamt(text: str, platser: tuple[Markesplats, ...]) -> Markesplats | None:
    """Det märke som är styckets hela text, None när där står något annat."""
    if len(platser) != 1 or text[: platser[0].start].strip() or text[platser[0].slut :].strip():
        return None
    return platser[0]


def noder(platser: tuple[Markesplats, ...]) -> list[Nod]:
    """Märkena i ett stycke, de inom ett villkor under det.

    Raises:
        Markesfel: ett villkor som inte börjar eller slutar i stycket.

    """
    rot: list[Nod] = []
    oppna: list[Villkorssats] = []
    for plats in platser:
        match plats.marke:
            case Om() as villkor:
                sats = Villkorssats(plats, villkor)
                _grenen(oppna, rot).append(sats)
                oppna.append(sats)
            case Annars():
                if not oppna or oppna[-1].annars is not None:
                    raise Markesfel("«annars» står utan sitt «om»")
                oppna[-1].annars = plats
            case Slut():
                if not oppna:
                    raise Markesfel("«slut» står utan sitt «om»")
                oppna.pop().slut = plats
            case Siffermarke() as marke:
                _grenen(oppna, rot).append(Siffra(plats, marke))
            case _:
                pass
    if oppna:
        raise Markesfel(f"«{oppna[-1].om.text}» saknar sitt «slut»")
    return rot


def _grenen(oppna: list[Villkorssats], rot: list[Nod]) -> list[Nod]:
    if not oppna:
        return rot
    return oppna[-1].nej if oppna[-1].annars is not None else oppna[-1].ja


def alla_siffror(grenar: list[Nod]) -> Iterator[tuple[Siffra, tuple[Om, ...]]]:
    """Varje siffra, med villkoren som den står under."""
    for nod in grenar:
        if isinstance(nod, Siffra):
            yield nod, ()
        else:
            for gren in (nod.ja, nod.nej):
                yield from ((siffra, (nod.villkor, *under)) for siffra, under in alla_siffror(gren))
