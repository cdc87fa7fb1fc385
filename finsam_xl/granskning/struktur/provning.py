"""En tabells summor, prövade: vilken läsning som gäller för varje summa, och i vilka kolumner den håller.

En och samma läsning ska gälla i alla kolumner. Håller den i någon men inte i alla är det de andra kolumnernas tal som
är fel. Håller ingen läsning alls sägs skillnaden mot den naturligaste.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.granskning.struktur.lasningar import Lasning, Led, Ovanfor, lasningar, upplosta
from finsam_xl.granskning.struktur.poster import Radroll, las_poster
from finsam_xl.granskning.struktur.rutnat import Rutnat
from finsam_xl.granskning.struktur.uppdelning import uppdelningar, utan_forklarade
from finsam_xl.granskning.struktur.visarsig import bytt_rad, rullar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from finsam_xl.granskning.struktur.poster import Tryckrad
    from finsam_xl.granskning.tryck.dokument import Kolumn, Tabell

__all__ = ["Provsvar", "Rutprov", "Summaprov", "Tabellprov", "prova_tabell"]


class Provsvar(Enum):
    """Hur en läsning går ihop med det tryckta i en kolumn."""

    HALLER = "håller"
    AVRUNDAT = "håller inom avrundningen"
    FEL = "fel"
    TOM = "summan är tom"
    OLAST = "en ruta gick inte att läsa"
    INGET = "inga belopp"


@dataclass(frozen=True, slots=True)
class Rutprov:
    """En summa i en kolumn: det tryckta, det beräknade och hur de går ihop."""

    kolumn: Kolumn
    tryckt: Decimal | None
    beraknat: Decimal
    utfall: Provsvar


@dataclass(frozen=True, slots=True)
class Summaprov:
    """En summarad med den läsning som gäller för den; *belagd* när läsningen håller i någon kolumn."""

    post: Tryckrad
    lasning: Lasning
    rutor: tuple[Rutprov, ...]

    @property
    def belagd(self) -> bool:
        """Om läsningen håller någonstans, för belopp skilda från noll."""
        return any(en.utfall in _HALLER and en.tryckt for en in self.rutor)


@dataclass(frozen=True)
class Tabellprov:
    """En hel tabell: rutnätet, raderna, summornas prov och raderna som ingår i någon summa."""

    rutnat: Rutnat
    poster: tuple[Tryckrad, ...]
    summor: tuple[Summaprov, ...]
    utan_lasning: tuple[Tryckrad, ...]


_HALLER = frozenset({Provsvar.HALLER, Provsvar.AVRUNDAT})
_NATURLIGA = 12
"""Så många av de naturligaste läsningarna prövas också utan rader som delar upp andra."""
_FLEST_SUMMOR = 120
"""Fler summor har ingen tryckt tabell; resten prövas inte."""
_MINST_BELAGG = 2
_TRE_SIFFROR = 100
"""Tal med tre siffror är inte lika av en slump."""


@dataclass
class _Laget:
    """Det som hittills är läst uppifrån."""

    oppna: list[int] = field(default_factory=list)
    avsnittet: int = 0
    summor: dict[int, tuple[Led, ...]] = field(default_factory=dict)
    inre: dict[int, frozenset[int]] = field(default_factory=dict)
    kostnader: set[int] = field(default_factory=set)

    def nytt_avsnitt(self) -> None:
        self.avsnittet = len(self.oppna)

    def oppna_post(self, nr: int) -> None:
        self.oppna.append(nr)

    def sluta(self, nr: int, lasning: Lasning, poster: Sequence[Tryckrad]) -> None:
        """Summan tar sina rader: de ingår inte i fler summor, utom genom den."""
        rader = lasning.rader
        fore = sum(1 for en in self.oppna[: self.avsnittet] if en not in rader)
        self.oppna = [en for en in self.oppna if en not in rader]
        self.avsnittet = min(fore, len(self.oppna))
        self.summor[nr] = upplosta(lasning.led, self.summor)
        self.inre[nr] = rader.union(*(self.inre.get(en, frozenset()) for en in rader))
        if rader and all(poster[en].kostnad or en in self.kostnader for en in rader):
            self.kostnader.add(nr)
        self.oppna.append(nr)

    def ovanfor(self, under: tuple[int, ...]) -> Ovanfor:
        return Ovanfor(tuple(self.oppna), self.avsnittet, self.summor, self.inre, frozenset(self.kostnader), under)


def prova_tabell(tabell: Tabell) -> Tabellprov:
    """Läs uppställningen och pröva varje summa i *tabell*."""
    rutnat = Rutnat(tabell)
    poster = las_poster(rutnat)
    kostnader_av = _kostnader_utan_minus(rutnat, poster)
    laget, prov, utan, antal = _Laget(), [], [], 0
    for post in poster:
        if post.nytt_avsnitt:
            laget.nytt_avsnitt()
        if post.slag in {Radroll.RUBRIK, Radroll.VARAV, Radroll.UTANFOR}:
            continue
        provas = post.slag is not Radroll.POST and antal < _FLEST_SUMMOR
        antal += provas
        summa = _prova(post, laget, poster, rutnat, kostnader_av=kostnader_av) if provas else None
        if summa is not None:
            prov.append(summa)
            laget.sluta(post.nr, summa.lasning, poster)
            continue
        if post.slag is Radroll.SUMMA:
            utan.append(post)
        laget.oppna_post(post.nr)
    return Tabellprov(rutnat, poster, tuple(prov), tuple(utan))


def _kostnader_utan_minus(rutnat: Rutnat, poster: Sequence[Tryckrad]) -> bool:
    """Om tabellen trycker sina kostnader utan minus: de flesta av kostnadernas belopp är positiva."""
    belopp = [
        ett
        for post in poster
        if post.kostnad and post.slag is Radroll.POST
        for kolumn in rutnat.kolumner
        if (ett := rutnat.belopp(post.nr, kolumn))
    ]
    return sum(1 for ett in belopp if ett > 0) * 2 > len(belopp)


def _prova(
    post: Tryckrad, laget: _Laget, poster: Sequence[Tryckrad], rutnat: Rutnat, *, kostnader_av: bool
) -> Summaprov | None:
    """Den läsning som bäst går ihop med det tryckta; None när raden inte visar sig vara någon summa."""
    lage = laget.ovanfor(tuple(_under(post, poster)))
    alla = [_med(post, en, rutnat) for en in lasningar(post, lage, poster) if not _dubbelt_minus(en, rutnat)]
    if not alla:
        return None
    alla += [_med(post, en, rutnat) for en in _utan_specifikationer(alla, rutnat)]
    basta = max(enumerate(alla), key=lambda en: (*_hur_bra(en[1], kostnader_av=kostnader_av), -en[0]))[1]
    if post.slag is Radroll.SUMMA:
        return basta
    return basta if _ar_summa(basta, rutnat) else _felaktig_summa(alla, poster, rutnat)


def _felaktig_summa(alla: Sequence[Summaprov], poster: Sequence[Tryckrad], rutnat: Rutnat) -> Summaprov | None:
    """En rad som inte går ihop på något sätt men ändå visar sig vara en summa."""
    return next(
        (en for en in alla if bytt_rad(en.post, en.lasning, rutnat) or rullar(en.post, en.lasning, poster, rutnat)),
        None,
    )


def _dubbelt_minus(lasning: Lasning, rutnat: Rutnat) -> bool:
    """Den första raden minus de andra läses bara där de andra är tryckta utan minus."""
    if not lasning.forst_minus:
        return False
    return any(rutnat.belopp(en.nr, kolumn) < NOLL for en in lasning.led[1:] for kolumn in rutnat.kolumner)


def _utan_specifikationer(alla: Sequence[Summaprov], rutnat: Rutnat) -> Iterator[Lasning]:
    """När ingen läsning håller: samma rader utan dem som delar upp en annan rad, före eller efter den."""
    if any(_hur_bra(en, kostnader_av=False)[0] for en in alla):
        return
    for en in alla[:_NATURLIGA]:
        yield from uppdelningar(en.lasning, rutnat)
        yield from utan_forklarade(en.lasning, rutnat)


def _under(post: Tryckrad, poster: Sequence[Tryckrad]) -> Iterator[int]:
    for en in poster[post.nr + 1 :]:
        if en.slag is not Radroll.POST or en.nytt_avsnitt:
            return
        yield en.nr


def _med(post: Tryckrad, lasning: Lasning, rutnat: Rutnat) -> Summaprov:
    return Summaprov(post, lasning, tuple(_ruta(post, lasning, rutnat, kolumn) for kolumn in rutnat.kolumner))


def _ruta(post: Tryckrad, lasning: Lasning, rutnat: Rutnat, kolumn: Kolumn) -> Rutprov:
    tryckt, beraknat = rutnat.tryckt(post.nr, kolumn), lasning.rakna(rutnat, kolumn)
    if rutnat.ar_olast(post.nr, kolumn) or any(rutnat.ar_olast(nr, kolumn) for nr in lasning.rader):
        utfall = Provsvar.OLAST
    elif tryckt is None:
        utfall = Provsvar.TOM if beraknat else Provsvar.INGET
    elif not tryckt and not lasning.fyllda(rutnat, kolumn):
        utfall = Provsvar.INGET
    elif tryckt == beraknat:
        utfall = Provsvar.HALLER
    else:
        tolerans = rutnat.tolerans(kolumn, min(lasning.fyllda(rutnat, kolumn), lasning.avrundade or len(lasning.led)))
        utfall = Provsvar.AVRUNDAT if abs(tryckt - beraknat) <= tolerans else Provsvar.FEL
    return Rutprov(kolumn, tryckt, beraknat, utfall)


def _hur_bra(prov: Summaprov, *, kostnader_av: bool) -> tuple[bool, int, bool]:
    """Håller överallt, håller i hur många kolumner, och räknar kostnaderna som resten av tabellen."""
    beloppen = [en for en in prov.rutor if en.kolumn.roll != "avvikelse"] or list(prov.rutor)
    haller = sum(1 for en in beloppen if en.utfall in _HALLER)
    fel = any(en.utfall is Provsvar.FEL for en in beloppen)
    alla_noll = all(en.utfall is Provsvar.INGET and en.tryckt is not None for en in beloppen)
    return ((bool(haller) or alla_noll) and not fel, haller, not prov.lasning.kostnader_av or kostnader_av)


def _ar_summa(prov: Summaprov, rutnat: Rutnat) -> bool:
    """Om en rad med en summas ord är en: läsningen håller överallt, eller för flera rader i någon kolumn.

    Samma tal som en enda rad, öre för öre, i minst så många kolumner som inte: annars är det ett annat resultat.
    """
    beloppen = [en for en in prov.rutor if en.kolumn.roll != "avvikelse"]
    if not any(en.utfall in _HALLER for en in beloppen):
        return False
    fel = sum(1 for en in beloppen if en.utfall is Provsvar.FEL)
    if not fel:
        return True
    if len(prov.lasning.led) == 1:
        return sum(1 for en in beloppen if en.utfall is Provsvar.HALLER and en.tryckt) >= fel
    return any(
        en.utfall in _HALLER
        and (prov.lasning.fyllda(rutnat, en.kolumn) >= _MINST_BELAGG or abs(en.tryckt or NOLL) >= _TRE_SIFFROR)
        for en in beloppen
    )
