"""The frames that stand in a document: found in its parts, and what is remembered of them when it has been made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import lokalt
from finsam_xl.arbetsbok.opc.relationer import relationer
from finsam_xl.dokument.ater.avtryck import avtryck
from finsam_xl.dokument.ater.inramning import MARKE, marke
from finsam_xl.dokument.ater.minne import Minnesrad
from finsam_xl.dokument.ater.wordxml import varde, wn
from finsam_xl.dokument.oppning import textdelar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.avtryck import Bildlas

__all__ = ["Ram", "bilder", "minnesrader", "platshallare", "ramar"]


@dataclass(frozen=True, slots=True)
class Ram:
    """A frame: its tag and title, the part where it stands, and the control with its content."""

    marke: str
    namn: str
    del_: str
    kontroll: Element
    innehall: Element


def ramar(del_: str, rot: Element) -> Iterator[Ram]:
    """Yield our frames in a part that has been parsed, in the order of their beginnings."""
    for kontroll in rot.iter(wn("sdt")):
        egenskaper, innehall = kontroll.find(wn("sdtPr")), kontroll.find(wn("sdtContent"))
        market = varde(egenskaper, "tag")
        if market.startswith(MARKE) and innehall is not None:
            yield Ram(market, varde(egenskaper, "alias"), del_, kontroll, innehall)


def platshallare(ram: Ram) -> Element | None:
    """Return what says that Word shows its own words in an empty frame: «Klicka eller tryck här för att ange text»."""
    return ram.kontroll.find(f"{wn('sdtPr')}/{wn('showingPlcHdr')}")


def bilder(paket: Paket, del_: str) -> Bildlas:
    """Read the pictures of a part by their relationships; one that is missing is none."""
    mal = {ett.id: ett.mal for ett in relationer(paket, del_) if not ett.extern and ett.mal in paket}
    return lambda rel: paket.las(mal[rel]) if rel in mal else None


def minnesrader(
    paket: Paket, nycklar: Iterable[tuple[str, str]], fasta: Mapping[str, int] | None = None
) -> dict[str, Minnesrad]:
    """What to remember of a document just made: its frames by tag.

    *nycklar* are the keys that were written, with what a person calls each; *fasta* at how many places without a frame.
    """
    namngivna = {marke(nyckel): (nyckel, namn) for nyckel, namn in nycklar}
    rader: dict[str, Minnesrad] = {}
    for del_ in textdelar(paket):
        las = bilder(paket, del_)
        for ram in ramar(del_, paket.rot(del_)):
            nyckel, namn = namngivna.get(ram.marke, (ram.marke.removeprefix(MARKE), ram.namn))
            antal = rader[ram.marke].antal + 1 if ram.marke in rader else 1
            rader[ram.marke] = Minnesrad(nyckel, namn, avtryck(ram.innehall, las), antal, _block(ram.innehall))
    for nyckel, antal in (fasta or {}).items():
        rad = rader.get(marke(nyckel), Minnesrad(*namngivna[marke(nyckel)], "", 0))
        rader[marke(nyckel)] = replace(rad, fasta=antal)
    return rader


def _block(innehall: Element) -> str:
    return " ".join(lokalt(ett) for ett in innehall if ett.tag in {wn("p"), wn("tbl")})
