"""Tal i löptext mot boken: textreglerna räknade på tabeller där varje tal är bokens i stället för det tryckta.

Då syns också ett tal som text och tabell har lika fel.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.regler.texttal import granska_texttal
from finsam_xl.granskning.tryck.dokument import tal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.granskning.mot_bok.bokpar import Par
    from finsam_xl.granskning.tryck.dokument import Dokument, Rad, Tabell

__all__ = ["text_mot_bok"]


def text_mot_bok(dokument: Dokument, par: Iterable[Par], titel: str) -> Iterator[Fynd]:
    """Fynd där ett tal i löptext skiljer från boken, utom de som redan skiljer lika mycket från trycket."""
    raknat = _med_bokens_tal(dokument, par)
    redan = {(ett.plats.partition(" / ")[0], ett.tryckt, ett.beraknat) for ett in _fynden(dokument)}
    uppgifter = {uppgift.plats: uppgift for uppgift in dokument.uppgifter}
    for ett in _fynden(raknat):
        plats = ett.plats.partition(" / ")[0]
        uppgift, bokens = uppgifter[plats], tal(str(ett.beraknat))
        if bokens is not None and (plats, ett.tryckt, ett.beraknat) not in redan:
            visat = f"{uppgift.varde} {uppgift.enhet}".strip()
            text = f"{plats}: «{uppgift.citat}» säger {visat}, men {titel} i boken ger {svensk(bokens)}."
            yield Fynd("M01", ett.plats, ett.tryckt, ett.beraknat, Klass.TEXTUPPGIFT, text)


def _fynden(dokument: Dokument) -> Iterator[Fynd]:
    return (ett for ett in granska_texttal(dokument) if isinstance(ett, Fynd))


def _med_bokens_tal(dokument: Dokument, par: Iterable[Par]) -> Dokument:
    bokens: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for ett in par:
        bokens[ett.tabell.fil, ett.rad.nr][ett.kolumn.namn] = format(ett.beraknat, "f")

    def ur_boken(tabell: Tabell, rad: Rad) -> Rad:
        return replace(rad, falt={**rad.falt, **bokens.get((tabell.fil, rad.nr), {})})

    tabeller = (replace(en, rader=tuple(ur_boken(en, rad) for rad in en.rader)) for en in dokument.tabeller)
    return replace(dokument, tabeller=tuple(tabeller))
