"""De sätt en summa kan vara räknad på: en sluten lista, aldrig vilka rader som helst.

En summa är raderna ovanför (från någon rad och ned, aldrig med hål), med eller utan delsummor; gruppens rader; samma
tal som en tidigare summa; skillnaden mellan de två raderna ovanför; eller raderna under. I var och en är raderna
antingen lagda ihop som de står, eller kostnaderna dragna ifrån.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from finsam_xl.granskning.struktur.poster import Tryckrad
    from finsam_xl.granskning.struktur.rutnat import Rutnat
    from finsam_xl.granskning.tryck.dokument import Kolumn

__all__ = ["Lasning", "Led", "Ovanfor", "lasningar"]

_KOSTNADER_AV = ", kostnaderna dragna ifrån"
_LANGST = 80
"""Så långt upp söks början på en summas rader, utom vid rubriker och summor; ingen tryckt summa är längre."""
_FORSTA_MINUS = ", den första minus de andra"


@dataclass(frozen=True, slots=True)
class Led:
    """En rad i en summa, lagd till eller dragen ifrån."""

    nr: int
    tecken: int = 1


@dataclass(frozen=True, slots=True)
class Lasning:
    """Ett sätt att räkna en summa: vad det heter, vilka rader, och om kostnaderna är dragna ifrån."""

    namn: str
    led: tuple[Led, ...]
    kostnader_av: bool = False
    utan_delsummor: bool = False
    avrundade: int = 0
    """Så många rader räknas som avrundade; utan delsummor så många som det var med dem."""

    @property
    def forst_minus(self) -> bool:
        """Om läsningen är den första raden minus de andra."""
        return self.namn.endswith(_FORSTA_MINUS)

    def rakna(self, rutnat: Rutnat, kolumn: Kolumn) -> Decimal:
        """Summan i en kolumn."""
        return sum((en.tecken * rutnat.belopp(en.nr, kolumn) for en in self.led), NOLL)

    def fyllda(self, rutnat: Rutnat, kolumn: Kolumn) -> int:
        """Hur många av raderna som har ett belopp."""
        return rutnat.fyllda((en.nr for en in self.led), kolumn)

    @property
    def rader(self) -> frozenset[int]:
        """Radernas platser i tabellen."""
        return frozenset(en.nr for en in self.led)


@dataclass(frozen=True, slots=True)
class Ovanfor:
    """Vad som står ovanför en summarad: rader som ännu inte ingår i någon summa, och summorna med sina delar."""

    oppna: tuple[int, ...]
    """Poster och summor ovanför som ingen summa har tagit, uppifrån och ned."""
    avsnittet: int
    """Så många av de öppna står före rubriken som summan hör till."""
    summor: Mapping[int, tuple[Led, ...]]
    """Varje summa ovanför, och de rader utan egna delar som den till slut är summan av."""
    inre: Mapping[int, frozenset[int]]
    """Varje summa ovanför, och alla rader och summor som ingår i den."""
    kostnader: frozenset[int]
    """Summorna av bara kostnader."""
    under: tuple[int, ...]
    """Posterna närmast under summaraden, till nästa summa eller rubrik."""


def lasningar(post: Tryckrad, lage: Ovanfor, poster: Sequence[Tryckrad]) -> Iterator[Lasning]:
    """Alla sätt som summaraden *post* kan vara räknad på, det naturligaste först."""
    for lasning in _rader(post, lage, poster):
        for en in (lasning, *_kostnader_avdragna(post, lasning, lage, poster)):
            yield en
            if delar := _upplost(en.led, lage.summor):
                yield replace(
                    en, namn=f"{en.namn}, utan delsummor", led=delar, utan_delsummor=True, avrundade=len(en.led)
                )
    yield from _skillnader(post, lage, poster)


def _rader(post: Tryckrad, lage: Ovanfor, poster: Sequence[Tryckrad]) -> Iterator[Lasning]:
    oppna = lage.oppna
    forra = max((plats for plats, nr in enumerate(oppna) if nr in lage.summor), default=-1)
    borjan = max(forra + 1, lage.avsnittet)
    yield from _gruppen(post, poster)
    lagen = (
        ("raderna ovanför", borjan),
        ("föregående summa och raderna efter den", forra if forra >= 0 else borjan),
        ("avsnittets delsummor och rader", lage.avsnittet),
        ("alla delsummor och rader ovanför", 0),
    )
    klara: set[int] = set()
    for namn, fran in (
        *lagen,
        *(("raderna närmast ovanför", plats) for plats in range(max(1, len(oppna) - _LANGST), len(oppna))),
    ):
        if fran in klara or not oppna[fran:]:
            continue
        klara.add(fran)
        yield Lasning(_som_upprepning(namn, oppna[fran:], lage), tuple(Led(nr) for nr in oppna[fran:]))
    yield from _upprepade(lage)
    if not oppna[lage.avsnittet :] and lage.under:
        yield Lasning("raderna under", tuple(Led(nr) for nr in lage.under))


def _som_upprepning(namn: str, rader: Sequence[int], lage: Ovanfor) -> str:
    return "samma tal som summan ovanför" if len(rader) == 1 and rader[0] in lage.summor else namn


def _upplost(led: Sequence[Led], summor: Mapping[int, tuple[Led, ...]]) -> tuple[Led, ...]:
    """Raderna med varje summa utbytt mot sina egna rader; tomt när ingen är en summa."""
    if not any(summor.get(en.nr) for en in led):
        return ()
    return upplosta(led, summor)


def upplosta(led: Sequence[Led], summor: Mapping[int, tuple[Led, ...]]) -> tuple[Led, ...]:
    """Raderna utan egna delar som *led* till slut är summan av."""
    delar: list[Led] = []
    for en in led:
        delar += [replace(ett, tecken=ett.tecken * en.tecken) for ett in summor.get(en.nr, ())] or [en]
    return tuple(delar)


def _gruppen(post: Tryckrad, poster: Sequence[Tryckrad]) -> Iterator[Lasning]:
    """Raderna ovanför med samma grupp, där grupper står i en egen kolumn."""
    grupp = post.grupp
    if not grupp:
        return
    egna = [
        en.nr
        for en in poster[: post.nr]
        if en.slag.value == "post"
        and any(en.rad.falt.get(falt, "").startswith(grupp) for falt in ("inriktning", "grupp", "avdelning"))
    ]
    if egna:
        yield Lasning(f"raderna i gruppen {grupp}", tuple(Led(nr) for nr in egna))


def _upprepade(lage: Ovanfor) -> Iterator[Lasning]:
    """Samma tal som en tidigare summa, när allt däremellan är summor som den ingår i."""
    for summa in sorted(lage.summor, reverse=True):
        if all(nr <= summa or summa in lage.inre.get(nr, frozenset()) for nr in lage.oppna):
            yield Lasning("samma tal som en tidigare summa", (Led(summa),))


def _kostnader_avdragna(
    post: Tryckrad, lasning: Lasning, lage: Ovanfor, poster: Sequence[Tryckrad]
) -> Iterator[Lasning]:
    """Samma rader med kostnaderna dragna ifrån; åt andra hållet när summan själv är en nettokostnad."""
    kostnader = [poster[en.nr].kostnad or en.nr in lage.kostnader for en in lasning.led]
    if all(kostnader) or not any(kostnader):
        return
    vand = [replace(en, tecken=-1 if kostnad else 1) for en, kostnad in zip(lasning.led, kostnader, strict=True)]
    yield Lasning(f"{lasning.namn}{_KOSTNADER_AV}", tuple(vand), kostnader_av=True)
    if post.kostnad:
        netto = tuple(replace(en, tecken=-en.tecken) for en in vand)
        yield Lasning(f"{lasning.namn}, intäkterna dragna från kostnaderna", netto, kostnader_av=True)


def _skillnader(post: Tryckrad, lage: Ovanfor, poster: Sequence[Tryckrad]) -> Iterator[Lasning]:
    """Skillnaden mellan de två tal som står närmast ovanför, och den första raden minus de andra."""
    ovan = [en.nr for en in poster[: post.nr] if en.slag.value not in {"rubrik", "utanför summorna"}][-2:]
    if len(ovan) == 2 and har_ord("skillnad", post.rad.post):  # noqa: PLR2004 - a difference is between two
        for tecken in (1, -1):
            led = (Led(ovan[1], tecken), Led(ovan[0], -tecken))
            yield Lasning("skillnaden mellan de två raderna ovanför", led)
    rader = lage.oppna[lage.avsnittet :]
    if len(rader) > 1 and not any(nr in lage.summor for nr in rader) and har_ord("kanske", post.rad.post):
        forst_minus = (Led(rader[0]), *(Led(nr, -1) for nr in rader[1:]))
        yield Lasning(f"avsnittets rader{_FORSTA_MINUS}", forst_minus, kostnader_av=True)
