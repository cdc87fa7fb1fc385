"""A whole document (Word, PDF) as a print: its tables one by one, its headings and its running text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladtabell import olasta_rutor, tabell_av
from finsam_xl.granskning.tryck.dokument import Dokument, Olasbart, ar_i
from finsam_xl.granskning.tryck.etiketter import OVRIG
from finsam_xl.granskning.tryck.kortsokning import sok_kort
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError, UtanTabellerError
from finsam_xl.granskning.tryck.tabellsokning import sok_tabeller

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.granskning.tryck.dokument import Stycke, Tabell
    from finsam_xl.granskning.tryck.tabellsokning import Funnen

__all__ = ["Dokumentdel", "dokument_av"]

_FLEST_TABELLER = 400
_FLEST_RADER = 1_000


@dataclass(frozen=True, slots=True)
class Dokumentdel:
    """A table or a page: what it is called, and its cells by row and column; rows above 1 are the text over it."""

    namn: str
    rutor: Mapping[tuple[int, int], str]


def dokument_av(
    namn: str,
    delar: Sequence[Dokumentdel],
    rubriker: tuple[str, ...],
    texter: tuple[Stycke, ...],
    olasta: tuple[Olasbart, ...] = (),
) -> Dokument:
    """The document *namn* of its *delar*, with what in them was not read added to *olasta*.

    Raises:
        GranskningsfelError: no table that can be read, too many of them, or no year.

    """
    med_kort = [(en, sok_kort(en.rutor, lambda rad, en=en: f"{en.namn}, rad {rad}")) for en in delar]  # type: ignore[misc]
    delar, kort = [replace(en, rutor=ett.kvar) for en, ett in med_kort], [ett for _, en in med_kort for ett in en.kort]
    funna = [(en, list(islice(sok_tabeller("", en.rutor), _FLEST_TABELLER))) for en in delar if en.rutor]
    if sum(len(egna) for _, egna in funna) > _FLEST_TABELLER:
        raise GranskningsfelError(f"{namn} har fler än {_FLEST_TABELLER} tabeller och läses inte.")
    ar = _aret(namn, rubriker, funna) or max((ett.ar for ett in kort), default=0)
    enhet = ""
    tabeller: list[Tabell] = []
    for del_, egna in funna:
        for en in egna:
            enhet = en.enhet or enhet
            tabell = _tabell(del_, en, enhet, ar, flera=len(egna) > 1)
            if (tabell.kolumner or tabell.slag != OVRIG.slag) and len(tabell.rader) <= _FLEST_RADER:
                tabeller.append(tabell)
    if not tabeller and not kort:
        varfor = f" {olasta[0].plats}: {olasta[0].varfor}." if olasta else ""
        raise UtanTabellerError(
            f"Ingen tabell i {namn} går att läsa: ingen har kolumnrubriker som säger vad talen är (år, budget, utfall "
            f"...).{varfor}"
        )
    alla_olasta = (*olasta, *_olasta(funna))
    stam = namn.rpartition(".")[0] or namn
    korten = tuple(replace(ett, ar=ett.ar or ar) for ett in kort)
    return Dokument(stam, ar, tuple(tabeller), korten, (), alla_olasta, rubriker, texter)


def _tabell(del_: Dokumentdel, en: Funnen, enhet: str, ar: int, *, flera: bool) -> Tabell:
    namn = " ".join(filter(None, (del_.namn, en.rubrik or (f"rad {en.cell[0]}" if flera else ""))))
    tabell = tabell_av("", en, en.enhet or enhet, ar, fil=namn)
    return replace(tabell, fil=namn)


def _aret(namn: str, rubriker: Sequence[str], funna: Sequence[tuple[Dokumentdel, list[Funnen]]]) -> int:
    """The year in the document's name, else in its first heading with one, else the latest of the tables' columns."""
    texter = (namn.replace("_", " "), *rubriker)
    falt = (text for _, egna in funna for en in egna for text in (en.rubrik, *en.falt.values()))
    ar = next((ett for text in texter if (ett := ar_i(text))), None)
    ar = ar or max((ett for text in falt if (ett := ar_i(text.replace("_", " ")))), default=0)
    if not ar and any(egna for _, egna in funna):
        raise GranskningsfelError(
            f"Det går inte att se vilket år {namn} gäller. Döp filen till exempel arsredovisning_2025."
        )
    return ar


def _olasta(funna: Sequence[tuple[Dokumentdel, list[Funnen]]]) -> Iterator[Olasbart]:
    for del_, egna in funna:
        for rad, _, varfor in olasta_rutor(del_.rutor, egna):
            if rad > 0:
                yield Olasbart(f"{del_.namn}, rad {rad}", varfor)
