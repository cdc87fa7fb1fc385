"""Mallens märken prövade mot boken innan något skrivs: alla fel på en gång, vart och ett med sin plats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.innehall import OVRIGA
from finsam_xl.dokument.mallstycken import DJUPAST, blockvillkor
from finsam_xl.dokument.marken.i_ord import i_ord
from finsam_xl.dokument.marken.marke import Annars, Blockmarke, Diagrammarke, Om, Slut, Tabellmarke
from finsam_xl.dokument.marken.tolka import Markesfel
from finsam_xl.dokument.stycken import Siffra, alla_siffror, noder
from finsam_xl.dokument.word.textbyte import CLOSED
from finsam_xl.modell import Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.dokument.mallstycken import Blockvillkor, Malldel, Mallstycke
    from finsam_xl.dokument.marken.marke import Siffermarke, Villkorsled
    from finsam_xl.dokument.stycken import Markesplats, Nod, Villkorssats

__all__ = ["fel_i_mallen"]

_FLEST_MARKEN: Final = 2_000
_FLEST_FEL: Final = 50
_ATGARD: Final = (
    "Rätta märket i mallen. Siffrornas namn står i rapportens blad Poster, tabellernas titlar i bladet Tabeller."
)


def fel_i_mallen(delar: Sequence[Malldel], innehall: Dokumentinnehall) -> tuple[Problem, ...]:
    """Felen i mallens märken, högst femtio."""
    if sum(len(stycke.platser) for del_ in delar for stycke in del_.stycken) > _FLEST_MARKEN:
        text = f"Mallen har fler än {_FLEST_MARKEN} märken, vilket ingen rapport har."
        return (Problem("for-manga-marken", Niva.FEL, "Mallen", text, "Använd en annan mall."),)
    fel: list[Problem] = []
    for del_ in delar:
        for ett in _Provning(innehall, del_).fel():
            fel.append(ett)
            if len(fel) == _FLEST_FEL:
                return tuple(fel)
    return tuple(fel)


class _Provning:
    """Prövar en del av mallen."""

    def __init__(self, innehall: Dokumentinnehall, del_: Malldel) -> None:
        self._innehall = innehall
        self._del = del_
        self._block, self._halva = blockvillkor(del_.stycken)
        self._over = _villkor_over(self._block)

    def fel(self) -> Iterator[Problem]:
        """Varje fel, i den ordning som det står."""
        for stycke, varfor in self._halva:
            yield _problem(stycke, stycke.platser[0], varfor)
        for stycke in self._del.stycken:
            yield from self._styckets(stycke)

    def _styckets(self, stycke: Mallstycke) -> Iterator[Problem]:
        obegripliga = [plats for plats in stycke.platser if plats.marke is None]
        for plats in obegripliga:
            yield _problem(stycke, plats, self._med_forslag(plats))
        over = self._over.get(stycke.element, ())
        ensamt = stycke.ensamt
        if ensamt is not None and isinstance(ensamt.marke, (Om, Annars, Slut)):
            if isinstance(ensamt.marke, Om):
                yield from self._villkorets(stycke, ensamt, ensamt.marke, over)
            return
        for plats in stycke.platser:
            if isinstance(plats.marke, Blockmarke):
                yield from self._blockets(stycke, plats, ensamt=ensamt is not None)
        try:
            grenar = noder(tuple(plats for plats in stycke.platser if plats.marke is not None))
        except Markesfel as fel:
            if not obegripliga:
                yield _problem(stycke, stycke.platser[0], str(fel))
            return
        yield from self._nodernas(stycke, grenar, over)

    def _med_forslag(self, plats: Markesplats) -> str:
        """Varför märket inte går att förstå; är det en tabells titel utan ordet «tabell» sägs det."""
        if self._innehall.visning(plats.text) is not None:
            return f"skriv «tabell {plats.text}» för att visa tabellen"
        return plats.fel

    def _nodernas(self, stycke: Mallstycke, grenar: list[Nod], over: tuple[Om, ...]) -> Iterator[Problem]:
        if _djup(grenar) > DJUPAST:
            yield _problem(stycke, stycke.platser[0], f"villkor kan stå högst {DJUPAST} djupt i varandra")
            return
        for siffra, under in alla_siffror(grenar):
            yield from self._siffrans(stycke, siffra.plats, siffra.marke, (*over, *under))
        for sats, under in _alla_satser(grenar):
            yield from self._villkorets(stycke, sats.om, sats.villkor, (*over, *under))

    def _siffrans(
        self, stycke: Mallstycke, plats: Markesplats, marke: Siffermarke, under: Sequence[Om]
    ) -> Iterator[Problem]:
        okanda = [namn for namn in (marke.namn, marke.mot, marke.av) if namn and self._okant(namn, under)]
        for namn in okanda:
            yield _problem(stycke, plats, self._okant_namn(namn))
        if not okanda and self._innehall.uppgifter.get(marke.namn) is not None:
            try:
                i_ord(marke, self._innehall.uppgifter, self._innehall.satt)
            except Markesfel as fel:
                yield _problem(stycke, plats, str(fel))

    def _villkorets(
        self, stycke: Mallstycke, plats: Markesplats, villkor: Om, under: Sequence[Om]
    ) -> Iterator[Problem]:
        """Ett namn som det frågas om det finns får saknas; ett som jämförs ska finnas."""
        fragade = (*under, villkor)
        for led in villkor.led:
            if led.fragar:
                continue
            for namn in (led.namn, led.mot):
                if namn and self._okant(namn, fragade):
                    yield _problem(stycke, plats, self._okant_namn(namn))

    def _okant(self, namn: str, under: Iterable[Om]) -> bool:
        if self._innehall.uppgifter.get(namn) is not None:
            return False
        return not any(_fragar(led, namn) for om in under for led in om.led)

    def _okant_namn(self, namn: str) -> str:
        nara = self._innehall.uppgifter.narmast(namn)
        if self._innehall.visning(namn) is not None:
            return f"skriv «tabell {namn}» för att visa tabellen"
        return f"namnet {namn} finns inte" + (f"; närmast är {nara}" if nara else "")

    def _blockets(self, stycke: Mallstycke, plats: Markesplats, *, ensamt: bool) -> Iterator[Problem]:
        if not ensamt:
            yield _problem(stycke, plats, "en tabell, ett diagram och innehållet ska stå ensamma i sitt stycke")
        elif any(over.tag in CLOSED for over in stycke.element.iterancestors()):
            yield _problem(stycke, plats, "en tabell eller ett diagram kan inte stå i en textruta eller en fotnot")
        match plats.marke:
            case Tabellmarke(titel, alla=alla, om_den_finns=False) if not self._finns(titel, alla=alla):
                nara = self._innehall.narmaste_titel(titel)
                rad = f"; närmast är «{nara}»" if nara else ""
                yield _problem(stycke, plats, f"ingen tabell i rapporten heter «{titel}»{rad}")
            case Diagrammarke(titel, om_den_finns=False) if self._innehall.diagrammet(titel) is None:
                nara = self._innehall.narmaste_diagram(titel)
                rad = f"; närmast är «{nara}»" if nara else ""
                yield _problem(stycke, plats, f"inget diagram heter «{titel}»{rad}")
            case _:
                pass

    def _finns(self, titel: str, *, alla: bool) -> bool:
        if alla:
            return titel.casefold() == OVRIGA or self._innehall.pa_bladet(titel) is not None
        return self._innehall.visning(titel) is not None


def _fragar(led: Villkorsled, namn: str) -> bool:
    return led.fragar and not led.tabell and led.namn.casefold() == namn.casefold()


def _villkor_over(block: Iterable[Blockvillkor]) -> dict[Element, tuple[Om, ...]]:
    """Villkoren som varje stycke står under."""
    over: dict[Element, tuple[Om, ...]] = {}
    for ett in block:
        for gren in (True, False):
            for element in ett.mellan(ja=gren):
                for stycke in element.iter(wn("p")):
                    over[stycke] = (*over.get(stycke, ()), ett.villkor)
    return over


def _alla_satser(grenar: list[Nod]) -> Iterator[tuple[Villkorssats, tuple[Om, ...]]]:
    for nod in grenar:
        if isinstance(nod, Siffra):
            continue
        yield nod, ()
        for gren in (nod.ja, nod.nej):
            yield from ((sats, (nod.villkor, *under)) for sats, under in _alla_satser(gren))


def _djup(grenar: list[Nod]) -> int:
    """Hur djupt villkoren står i varandra, räknat utan att följa dem längre än vad som får finnas."""
    djup, lager = 0, [nod for nod in grenar if not isinstance(nod, Siffra)]
    while lager and djup <= DJUPAST:
        djup += 1
        lager = [barn for nod in lager for barn in (*nod.ja, *nod.nej) if not isinstance(barn, Siffra)]
    return djup


def _problem(stycke: Mallstycke, plats: Markesplats, varfor: str) -> Problem:
    text = f"{{{{ {plats.text} }}}}: {varfor}. Det står så här: «{stycke.runt(plats)}»"
    return Problem("marke", Niva.FEL, f"Mallen, {stycke.var}", text, _ATGARD)
