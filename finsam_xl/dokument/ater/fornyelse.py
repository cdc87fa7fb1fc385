"""A document renewed: our own frames alone, byte for byte as it was everywhere else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.dokument.ater.avtryck import avtryck, inga_bilder, text
from finsam_xl.dokument.ater.dom import Ramdom, dom, struken
from finsam_xl.dokument.ater.farskt import Bilddelar, farska
from finsam_xl.dokument.ater.inramning import MARKE
from finsam_xl.dokument.ater.minne import las_dokumentminne, med_dokumentminne
from finsam_xl.dokument.ater.ramar import bilder, platshallare, ramar
from finsam_xl.dokument.ater.skillnad import kort, skillnad
from finsam_xl.dokument.ater.spann import Byte, nytt_inne, skarvad, som_byte, spannen
from finsam_xl.dokument.ater.utbyte import byt_innehall
from finsam_xl.dokument.ater.wordxml import BLOCK, wn
from finsam_xl.dokument.oppning import Dokumentfel, huvuddel, textdelar
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.avtryck import Bildlas
    from finsam_xl.dokument.ater.farskt import Farsk
    from finsam_xl.dokument.ater.minne import Dokumentminne, Minnesrad
    from finsam_xl.dokument.ater.ramar import Ram

__all__ = ["Behallen", "Fornyelse", "fornya"]


@dataclass(frozen=True, slots=True)
class Behallen:
    """A frame that is kept as a person left it: what it is, where, why, and how the book differs from it.

    *ny* when the book itself has changed since we wrote there.
    """

    namn: str
    plats: str
    varfor: str
    skillnader: tuple[str, ...]
    ny: bool


@dataclass(frozen=True, slots=True)
class Fornyelse:
    """What the renewal of a document comes to; names are what a person calls each frame.

    *tabeller* are those of the renewed that are tables, cards and pictures, in paragraphs of their own.
    *utgangna* are frames that the book has nothing for any more.
    """

    fornyade: Mapping[str, int]
    tabeller: tuple[str, ...]
    lika: int
    behallna: tuple[Behallen, ...]
    borttagna: tuple[str, ...]
    kopior: Mapping[str, int]
    utgangna: tuple[str, ...]

    @property
    def aldre(self) -> bool:
        """Whether the book has changed since the document was made: something we wrote is not what it gives now."""
        return bool(self.fornyade) or any(ett.ny for ett in self.behallna)


def fornya(paket: Paket, farskt: Paket) -> Fornyelse:
    """Renew the document *paket* from one that has just been made of the book, and tell what came of it.

    Raises:
        Dokumentfel: the document is not one of ours, or is of another report or year.

    """
    minne, nytt = _minnen(paket, farskt)
    nya = farska(farskt)
    arbete = _Arbete(paket, nya, minne)
    for del_ in textdelar(paket):
        arbete.fornya_del(del_)
    antal = Counter(ram.marke for ram in _alla(paket))
    med_dokumentminne(paket, huvuddel(paket), replace(nytt, mall=minne.mall, rader=arbete.rader(nytt, antal)))
    return arbete.utfall(antal)


def _rapporten(minne: Dokumentminne) -> str:
    slag = RAPPORTSLAG.get(minne.rapport)
    return f"{minne.rapport if slag is None else slag.titel.casefold()} {minne.period}".rstrip()


def _minnen(paket: Paket, farskt: Paket) -> tuple[Dokumentminne, Dokumentminne]:
    minne, nytt = las_dokumentminne(paket), las_dokumentminne(farskt)
    if minne is None or nytt is None:
        raise Dokumentfel(
            "Dokumentet är inte gjort av det här programmet, eller så har det förlorat sitt minne av vad programmet "
            "skrev. Gör ett nytt dokument, och flytta den egna texten dit."
        )
    if (minne.rapport, minne.period) != (nytt.rapport, nytt.period):
        raise Dokumentfel(
            f"Dokumentet är {_rapporten(minne)}, men boken gäller {_rapporten(nytt)}. Ange den "
            "bok som dokumentet gjordes av, eller gör ett nytt dokument."
        )
    if minne.av_annat_forbund(nytt):
        raise Dokumentfel(
            f"Dokumentet är gjort åt {minne.forbund}, men boken är en annans: {nytt.forbund}. Ange den bok som "
            "dokumentet gjordes av, eller gör ett nytt dokument."
        )
    return minne, nytt


def _alla(paket: Paket) -> Iterator[Ram]:
    """The frames that stand in the document, deleted ones left out."""
    for del_ in textdelar(paket):
        yield from (ram for ram in ramar(del_, paket.rot(del_)) if not struken(ram.kontroll))


class _Arbete:
    """The renewal under way: what has been met so far."""

    def __init__(self, paket: Paket, nya: Mapping[str, Farsk], minne: Dokumentminne) -> None:
        self._paket, self._nya, self._minne = paket, nya, minne
        self._bilder = Bilddelar(paket)
        self._fornyade: Counter[str] = Counter()
        self._tabeller: list[str] = []
        self._behallna: list[Behallen] = []
        self._utgangna: list[str] = []
        self._skrivna: set[str] = set()
        self._lika = 0

    def fornya_del(self, del_: str) -> None:
        """Renew the frames of one part."""
        data, rot = self._paket.las(del_), self._paket.rot(del_)
        alla = [(ram, set(ram.kontroll.iterancestors())) for ram in ramar(del_, rot) if not struken(ram.kontroll)]
        if not alla:
            return
        _vagra_annan_teckenkod(rot)
        plats, las = spannen(data, rot), bilder(self._paket, del_)
        egna_ord = {ram.kontroll: ett for ram, _ in alla if (ett := platshallare(ram)) is not None}
        for kontroll in egna_ord:
            _tom(kontroll)
        byten: list[Byte] = []
        hela: set[Element] = set()
        for ram, over in alla:
            if over & hela:
                continue
            nya = self._provad(ram, las)
            if nya is not None:
                hela.add(ram.innehall)
                byten.append(nytt_inne(data, plats[ram.innehall], nya))
                if ram.kontroll in egna_ord:
                    visas = plats[egna_ord[ram.kontroll]]
                    byten.append(Byte(visas.start, visas.slut, b""))
        if byten:
            self._paket.satt(del_, skarvad(data, byten))
            self._paket.prova(del_)

    def _provad(self, ram: Ram, las: Bildlas) -> bytes | None:
        """The new content of a frame; None when it stays as it is."""
        farsk = self._nya.get(ram.marke)
        if farsk is None:
            self._utgangna.append(self._namn(ram.marke))
            return None
        if avtryck(ram.innehall, las) == farsk.avtryck:
            self._lika += 1
            self._skrivna.add(ram.marke)
            return None
        domen = dom(ram.innehall, self._minne.rader.get(ram.marke), las)
        if domen is Ramdom.OROERD and farsk.ordens == avtryck(ram.innehall, inga_bilder):
            self._lika += 1
            return None
        if domen is not Ramdom.OROERD:
            self._behall(ram, farsk, domen.value, tomd=domen is Ramdom.TOMD)
            return None
        return self._fornyad(ram, farsk)

    def _fornyad(self, ram: Ram, farsk: Farsk) -> bytes | None:
        i_bruk = ram.innehall.nsmap
        if not byt_innehall(ram.innehall, farsk.ram.innehall, self._bilder.bildbyte(ram.del_, farsk)):
            self._behall(ram, farsk, "det nya får inte plats inne i ett stycke")
            return None
        inre = ramar(ram.del_, farsk.ram.innehall)
        self._skrivna |= {ram.marke, *(ett.marke for ett in inre)}
        self._fornyade[self._namn(ram.marke)] += 1
        if any(ett.tag in BLOCK for ett in farsk.ram.innehall):
            self._tabeller.append(self._namn(ram.marke))
        return b"".join(som_byte(ett, i_bruk) for ett in ram.innehall)

    def _behall(self, ram: Ram, farsk: Farsk, varfor: str, *, tomd: bool = False) -> None:
        rad = self._minne.rader.get(ram.marke)
        self._behallna.append(
            Behallen(
                self._namn(ram.marke),
                _omgivning(ram),
                varfor,
                () if tomd else skillnad(ram.innehall, farsk.ram.innehall),
                rad is not None and rad.avtryck != farsk.avtryck,
            )
        )

    def _namn(self, market: str) -> str:
        rad, farsk = self._minne.rader.get(market), self._nya.get(market)
        return rad.namn if rad else farsk.ram.namn if farsk else market.removeprefix(MARKE)

    def rader(self, nytt: Dokumentminne, antal: Mapping[str, int]) -> dict[str, Minnesrad]:
        """What to remember now: what we have written, and what we once wrote where a person has been since."""
        rader = dict(self._minne.rader)
        for market in self._skrivna & nytt.rader.keys():
            forr = rader[market].antal if market in rader else 0
            fasta = rader[market].fasta if market in rader else 0
            rader[market] = replace(nytt.rader[market], antal=max(forr, antal.get(market, 0)), fasta=fasta)
        return rader

    def utfall(self, antal: Mapping[str, int]) -> Fornyelse:
        """What came of it."""
        minns = self._minne.rader
        return Fornyelse(
            fornyade=dict(self._fornyade),
            tabeller=tuple(self._tabeller),
            lika=self._lika,
            behallna=tuple(self._behallna),
            borttagna=tuple(
                _borttagen(rad, antal.get(market, 0))
                for market, rad in minns.items()
                if antal.get(market, 0) < rad.antal
            ),
            kopior={rad.namn: antal[market] for market, rad in minns.items() if antal.get(market, 0) > rad.antal},
            utgangna=tuple(dict.fromkeys(self._utgangna)),
        )


def _tom(kontroll: Element) -> None:
    """Leave nothing in a frame where only Word's own egna_ord stand."""
    for ett in [ett for run in kontroll.iter(wn("r")) for ett in run]:
        run = ett.getparent()
        if run is not None:
            run.remove(ett)


def _borttagen(rad: Minnesrad, kvar: int) -> str:
    return rad.namn if not kvar else f"{rad.namn} (på {rad.antal - kvar} av {rad.antal} ställen)"


def _vagra_annan_teckenkod(rot: Element) -> None:
    if (rot.getroottree().docinfo.encoding or "UTF-8").casefold() not in {"utf-8", "us-ascii"}:
        raise Dokumentfel(
            "Dokumentet är skrivet i en annan teckenkod än Words. Öppna det i Word, spara det och försök igen."
        )


def _omgivning(ram: Ram) -> str:
    """Where a frame stands, for the person who looks for it: the sentence round it, or the head or foot."""
    stycke = next((over for over in ram.kontroll.iterancestors() if over.tag == wn("p")), None)
    return "" if stycke is None else kort(text(stycke))
