"""Märkena i löpande text: siffran i ord eller tal, och den gren av en mening som gäller, var och en i sin ram."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.dokument.ater.inramning import ram_rad
from finsam_xl.dokument.marken.i_ord import SAKNAS, i_ord
from finsam_xl.dokument.nycklar import meningens_nyckel, talets_nyckel
from finsam_xl.dokument.stycken import Siffra, noder
from finsam_xl.dokument.villkoren import galler
from finsam_xl.dokument.word.textbyte import Change, Framed, change_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.fyllt import Fyllt
    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.dokument.mallstycken import Mallstycke
    from finsam_xl.dokument.stycken import Nod, Villkorssats

__all__ = ["Textfyllare"]


@dataclass(frozen=True, slots=True)
class Textfyllare:
    """Skriver rapportens siffror i mallens text."""

    innehall: Dokumentinnehall
    fyllt: Fyllt

    def fyll(self, stycke: Mallstycke) -> None:
        """Skriv styckets siffror; en ram som inte får plats, i en fotnot eller en länk, räknas som fast."""
        andringar: list[Change] = []
        ramar: list[Framed] = []
        namnen: list[tuple[str, str]] = []
        for nod in noder(stycke.platser):
            if isinstance(nod, Siffra):
                andringar.append(Change(nod.plats.start, nod.plats.slut, self._siffran(nod)))
                namnen.append((talets_nyckel(nod.plats.text), self._namnet(nod.marke.namn)))
                ramar.append(Framed(nod.plats.start, nod.plats.slut, self._ram(*namnen[-1])))
            elif nod.slut is not None:
                andringar += self._satsens(nod)
                om = self._namnet(nod.villkor.led[0].namn)
                namnen.append((meningens_nyckel(stycke.text[nod.om.start : nod.slut.slut]), f"Mening om {om}"))
                ramar.append(Framed(nod.om.start, nod.slut.slut, self._ram(*namnen[-1])))
        fore = self.fyllt.ramar.copy()
        change_text(stycke.element, andringar, ramar)
        for nyckel, antal in (Counter(nyckel for nyckel, _ in namnen) - (self.fyllt.ramar - fore)).items():
            self.fyllt.nycklar[nyckel] = dict(namnen)[nyckel]
            self.fyllt.fasta[nyckel] += antal

    def _namnet(self, namn: str) -> str:
        """Vad uppgiften heter i tryck."""
        uppgift = self.innehall.uppgifter.get(namn)
        return namn if uppgift is None else uppgift.i_tryck

    def _siffran(self, siffra: Siffra) -> str:
        text = i_ord(siffra.marke, self.innehall.uppgifter, self.innehall.satt)
        self.fyllt.siffror[siffra.marke.namn] += 1
        uppgift = self.innehall.uppgifter.get(siffra.marke.namn)
        if uppgift is not None and siffra.marke.annars is None and text == SAKNAS:
            skal = "saknas i boken" if uppgift.saknas else f"går inte att räkna som {{{{ {siffra.plats.text} }}}}"
            self.fyllt.saga(f"{uppgift.text} ({uppgift.namn}) {skal} och är ett tankstreck i texten.")
        return text

    def _satsens(self, sats: Villkorssats) -> Iterator[Change]:
        """Märkena och den gren som inte gäller bort; siffrorna i den som gäller på plats."""
        if sats.slut is None:
            return
        ja = galler(sats.villkor, self.innehall, self.fyllt)
        mitten = sats.annars or sats.slut
        if ja:
            yield Change(sats.om.start, sats.om.slut)
            yield from self._grenens(sats.ja)
            yield Change(mitten.start, sats.slut.slut)
        else:
            yield Change(sats.om.start, mitten.slut)
            if sats.annars is not None:
                yield from self._grenens(sats.nej)
                yield Change(sats.slut.start, sats.slut.slut)

    def _grenens(self, gren: Sequence[Nod]) -> Iterator[Change]:
        for nod in gren:
            if isinstance(nod, Siffra):
                yield Change(nod.plats.start, nod.plats.slut, self._siffran(nod))
            else:
                yield from self._satsens(nod)

    def _ram(self, nyckel: str, namn: str) -> Callable[[Sequence[Element]], Element]:
        return lambda innehall: ram_rad(nyckel, namn, innehall, nr=self.fyllt.ny_ram(nyckel, namn))
