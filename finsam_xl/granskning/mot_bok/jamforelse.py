"""Trycket mot boken: varje tryckt tal som boken räknar, jämfört med det exakta beloppet i rapportens Poster.

Bokens belopp avrundas till trycket, aldrig tvärtom, så en tryckt avrundning som är rätt är inget fynd.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, forklaring, klassa
from finsam_xl.granskning.mot_bok.bokpar import para_kolumn
from finsam_xl.granskning.mot_bok.text_mot_bok import text_mot_bok
from finsam_xl.granskning.regler.uttryck import I_MILJONER
from finsam_xl.granskning.tryck.etiketter import mallrader
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.granskning.mot_bok.bokpar import Bokrapport, Par
    from finsam_xl.granskning.mot_bok.postnamn import Bokpost
    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Tabell

__all__ = ["Jamforelse", "jamfor_med_bok", "rapport_for"]


@dataclass(frozen=True, slots=True)
class Jamforelse:
    """Fynden, hur många av tabellernas tal som jämförts, och platserna för dem som boken inte har någon post för.

    *titel* är bokens rapport.
    """

    titel: str
    fynd: tuple[Fynd, ...]
    antal: int
    utan_post: tuple[str, ...]


def rapport_for(dokument: Dokument) -> str:
    """Prefixet för rapporten som dokumentet är, efter namnet och annars efter tabellerna; tomt när det inte syns."""
    slag = {tabell.slag for tabell in dokument.tabeller}
    rapporter = mallrader("rapporter.csv")
    efter_namn = (rad["prefix"] for rad in rapporter if re.search(rad["dokument"], filform(dokument.namn)))
    efter_tabell = (rad["prefix"] for rad in rapporter if slag & set(rad["tabeller"].split()))
    return next(efter_namn, "") or next(efter_tabell, "")


def jamfor_med_bok(dokument: Dokument, bok: Bokrapport) -> Jamforelse:
    """Jämför alla dokumentets tabeller, och texternas tal, med rapporten i boken."""
    fynd: list[Fynd] = []
    utan_post: list[str] = []
    par: list[Par] = []
    for tabell in dokument.tabeller:
        for kolumn in tabell.kolumner:
            if (mot := para_kolumn(tabell, kolumn, bok)) is not None:
                par += mot.par
                utan_post += [tabell.plats(rad, kolumn) for rad in mot.utan_post]
                fynd += _skillnader(mot.par, bok.titel)
                fynd += (_saknad(tabell, kolumn, post, bok.titel) for post in mot.saknade)
    fynd += text_mot_bok(dokument, par, bok.titel)
    return Jamforelse(bok.titel, tuple(fynd), len(par), tuple(utan_post))


def _skillnader(par: Sequence[Par], titel: str) -> Iterator[Fynd]:
    utan_minus = _kostnader_utan_minus(par)
    for ett in par:
        beraknat = abs(ett.beraknat) if utan_minus and ett.kostnad else ett.beraknat
        if ett.tryckt is None and beraknat and ett.post.visas_i:
            yield _tom(ett, beraknat, titel)
        elif ett.tryckt is not None and ett.tryckt != beraknat:
            yield _skiljer(ett, ett.tryckt, beraknat, titel)


def _kostnader_utan_minus(par: Sequence[Par]) -> bool:
    """Om kolumnen trycker kostnader utan minus: de flesta negativa tal i boken står som positiva."""
    kostnader = [ett for ett in par if ett.kostnad and ett.beraknat < 0 and ett.tryckt]
    return sum(1 for ett in kostnader if (ett.tryckt or NOLL) > 0) * 2 > len(kostnader)


def _tom(ett: Par, beraknat: Decimal, titel: str) -> Fynd:
    plats = ett.tabell.plats(ett.rad, ett.kolumn)
    text = f"{plats} är tom, men {titel} i boken har {_tal(beraknat)}. Skriv in talet."
    return Fynd("M01", _platser(plats, ett.post), None, beraknat, Klass.SAKNAD_UPPGIFT, text)


def _skiljer(ett: Par, tryckt: Decimal, beraknat: Decimal, titel: str) -> Fynd:
    klass = klassa(tryckt, beraknat, 1 if ett.post.enhet == "kr" and _kan_avrundas(ett, tryckt, beraknat) else 0)
    if ett.kolumn.roll == "avvikelse" and tryckt == -beraknat:
        klass = Klass.TECKENKONVENTION
    plats = ett.tabell.plats(ett.rad, ett.kolumn)
    text = (
        f"{plats} är {_tal(tryckt)}, men {titel} i boken har {_tal(beraknat)} ({ett.post.namn}): "
        f"{_tal(tryckt - beraknat)} skiljer. {forklaring(klass)}"
    )
    return Fynd("M01", _platser(plats, ett.post), tryckt, beraknat, klass, text.rstrip())


def _kan_avrundas(ett: Par, tryckt: Decimal, beraknat: Decimal) -> bool:
    """Om skillnaden kan vara avrundning: i miljoner skiljer den bara den sista siffran."""
    if (ett.rad.falt.get("enhet") or ett.tabell.enhet) not in I_MILJONER:
        return True
    return abs(tryckt - beraknat) <= Decimal(1).scaleb(int(beraknat.as_tuple().exponent))


def _saknad(tabell: Tabell, kolumn: Kolumn, post: Bokpost, titel: str) -> Fynd:
    text = f"{tabell.fil} saknar raden {post.vem}, som {titel} i boken visar i {post.visas_i}."
    plats = _platser(f"{tabell.fil}, kolumn {kolumn.namn}", post)
    return Fynd("M02", plats, None, post.vem, Klass.SAKNAD_RAD, text)


def _platser(plats: str, post: Bokpost) -> str:
    """Platsen i trycket, posten och var boken visar den."""
    return " / ".join(filter(None, (plats, post.namn, post.visas_i)))


def _tal(belopp: Decimal) -> str:
    return svensk(belopp, max(0, -int(belopp.as_tuple().exponent)))
