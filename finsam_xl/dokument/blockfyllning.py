"""Märkena som står i egna stycken: tabellerna, diagrammen och innehållsförteckningen på sina platser, i sina ramar."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from finsam_xl.dokument.ater.inramning import ram_block
from finsam_xl.dokument.blocken import diagrammets, innehallets, visningens
from finsam_xl.dokument.innehall import OVRIGA
from finsam_xl.dokument.marken.marke import Blockmarke, Diagrammarke, Innehallsmarke, Tabellmarke
from finsam_xl.dokument.nycklar import diagrammets_nyckel, kortets_nyckel, tabellens_nyckel
from finsam_xl.dokument.word.lone_heading import lone_heading
from finsam_xl.dokument.word.place import level_at, room_at
from finsam_xl.dokument.word.removal import remove, replace_by
from finsam_xl.dokument.word.stycketext import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.blocken import Blockbyggare
    from finsam_xl.dokument.fyllt import Fyllt
    from finsam_xl.dokument.innehall import Tryckvisning
    from finsam_xl.dokument.mallstycken import Mallstycke

__all__ = ["Blockfyllare", "ar_block"]


def ar_block(stycke: Mallstycke) -> bool:
    """Om stycket är ett märke för en tabell, ett diagram eller förteckningen."""
    ensamt = stycke.ensamt
    return ensamt is not None and isinstance(ensamt.marke, Blockmarke)


@dataclass(frozen=True, slots=True)
class Blockfyllare:
    """Sätter blocken i en del av dokumentet; *liggande* är de som ska ha en liggande sida, *visade* tabellernas id."""

    bygg: Blockbyggare
    kropp: Element | None
    fyllt: Fyllt
    liggande: set[Element] = field(default_factory=set)
    visade: set[str] = field(default_factory=set)

    def fyll(self, stycken: Sequence[Mallstycke]) -> None:
        """Sätt tabellerna och diagrammen, och sist förteckningen över rubrikerna som då finns."""
        marken = [(stycke, stycke.ensamt) for stycke in stycken]
        namngivna = {
            visning.ident
            for _, plats in marken
            if plats is not None and isinstance(plats.marke, Tabellmarke) and plats.marke.titel.casefold() != OVRIGA
            for visning in self._visningarna(plats.marke)
        }
        forteckningar = []
        for stycke, plats in marken:
            match None if plats is None else plats.marke:
                case Tabellmarke() as marke:
                    self._placera_tabeller(stycke, marke, namngivna)
                case Diagrammarke() as marke:
                    self._placera_diagram(stycke, marke)
                case Innehallsmarke():
                    forteckningar.append(stycke)
                case _:
                    pass
        for stycke in forteckningar:
            replace_by(stycke.element, innehallets(self.kropp, self.bygg.stilar))

    def _visningarna(self, marke: Tabellmarke) -> tuple[Tryckvisning, ...]:
        if marke.alla:
            return self.bygg.innehall.pa_bladet(marke.titel) or ()
        visning = self.bygg.innehall.visning(marke.titel)
        return () if visning is None else (visning,)

    def _placera_tabeller(self, stycke: Mallstycke, marke: Tabellmarke, namngivna: set[str]) -> None:
        ovriga = marke.alla and marke.titel.casefold() == OVRIGA
        if ovriga:
            valda = tuple(ett for ett in self.bygg.innehall.visningar if not ett.ritad and ett.ident not in namngivna)
        else:
            valda = self._visningarna(marke)
        finns = [ett for ett in valda if ett.finns]
        if not finns:
            self._saknas(stycke, "" if ovriga or marke.om_den_finns else marke.titel)
            return
        niva = level_at(stycke.element, self.bygg.stilar)
        med_rubrik = marke.alla or marke.med_rubrik
        nya: list[Element] = []
        for visning in finns:
            rum = room_at(stycke.element, self.kropp)
            self.visade.add(visning.ident)
            if visning.kort:
                nya += self._korten(visning, niva, rum, med_rubrik=med_rubrik)
                continue
            block = visningens(self.bygg, visning, niva, rum, med_rubrik=med_rubrik)
            nyckel = tabellens_nyckel(visning.ident, med_rubrik=med_rubrik)
            nya.append(self._inramat(nyckel, visning.titel, block.element))
            if block.liggande:
                self.liggande.add(nya[-1])
        replace_by(stycke.element, nya)

    def _korten(
        self, visning: Tryckvisning, niva: int, rum: tuple[int, int | None], *, med_rubrik: bool
    ) -> Iterator[Element]:
        """Korten, vart och ett i sin ram: den som skriver i ett har inte skrivit i de andra."""
        if med_rubrik:
            yield from visningens(self.bygg, replace(visning, kort=()), niva, rum, med_rubrik=True).element
        for kort in visning.kort:
            block = visningens(self.bygg, replace(visning, kort=(kort,)), niva + med_rubrik, rum, med_rubrik=False)
            nyckel = kortets_nyckel(visning.ident, kort.ident, med_rubrik=med_rubrik)
            yield self._inramat(nyckel, kort.titel, block.element)

    def _placera_diagram(self, stycke: Mallstycke, marke: Diagrammarke) -> None:
        gor = self.bygg.innehall.diagrammet(marke.titel)
        if gor is None:
            self._saknas(stycke, "")
            return
        element = diagrammets(self.bygg, gor(), room_at(stycke.element, self.kropp)[0])
        replace_by(stycke.element, [self._inramat(diagrammets_nyckel(marke.titel), marke.titel, element)])

    def _inramat(self, nyckel: str, namn: str, innehall: Sequence[Element]) -> Element:
        return ram_block(nyckel, namn, innehall, nr=self.fyllt.ny_ram(nyckel, namn))

    def _saknas(self, stycke: Mallstycke, titel: str) -> None:
        """Märket bort, och rubriken med det när inget annat står under den."""
        bort = []
        rubrik = lone_heading(stycke.element, self.bygg.stilar)
        element = stycke.element
        while rubrik is not None:
            bort.append(" ".join(text_of(rubrik).split()))
            remove(element)
            element = rubrik
            rubrik = lone_heading(element, self.bygg.stilar)
        remove(element)
        if titel:
            med = f", och rubriken «{bort[0]}» är utelämnad" if bort else ""
            self.fyllt.saga(f"Tabellen {titel} har inget att visa i rapporten{med}.")
