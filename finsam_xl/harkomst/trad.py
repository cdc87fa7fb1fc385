"""The tree of a figure: from the cell that shows it, through every formula, to input cells and ledger rows.

A cell that several formulas read is one node; the tree shares it. What cannot be followed (another workbook, INDIRECT,
a circle) is a node too, and says so.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.lasa.visning import SOM_DEN_STAR, visa
from finsam_xl.arbetsbok.opc.ooxml import position
from finsam_xl.harkomst.etikett import Etiketter
from finsam_xl.harkomst.formel import OSPARBARA, Formelfel, hanvisning, inom, slag, syftning, tolka, utskriven
from finsam_xl.harkomst.kriterium import tal
from finsam_xl.harkomst.nod import Nod, Nodslag, alla
from finsam_xl.harkomst.rakna import Kalkyl, Motorbok, lika
from finsam_xl.harkomst.urval import funktion, uppslag, urval
from finsam_xl.layout.own_functions import NO_ANSWER, asked, tried

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formualizer import ASTNode

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.plats import Yta
    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.harkomst.urval import Urval

__all__ = ["Foljare"]

_LONGEST_CHAIN = 60
_MOST_NODES = 200_000


class Foljare:
    """The trails of one book; what has been followed once is remembered."""

    def __init__(self, bok: Bok) -> None:
        self.bok = bok
        self._etiketter = Etiketter(bok)
        self._kalkyl = Kalkyl(bok)
        self._klara: dict[Plats, Nod] = {}
        self._utskrivna: dict[Plats, str] = {}
        self._pa_vag: list[Plats] = []

    def fran(self, text: str) -> Nod:
        """The tree of what a person points at: `ÅR Resultaträkning!C7`, a defined name, or a range.

        Raises:
            Formelfel: there is no such cell or name.

        """
        pekar = syftning(self.bok, _citerad(text), Plats("", 1, 1))
        if pekar.yta is None:
            raise Formelfel(f"namnet {text} står för en beräkning och inte för en cell")
        yta = inom(self.bok, pekar.yta)
        try:
            return self._omrade(text, yta) if yta.form != (1, 1) else self.cell(next(yta.celler()))
        except RecursionError as fel:
            raise Formelfel("formlerna är för djupt hopkopplade för att följas") from fel

    def cell(self, plats: Plats) -> Nod:
        """The tree of one cell."""
        if plats in self._klara:
            return self._klara[plats]
        if plats in self._pa_vag:
            return self._utan_led(str(plats), "formeln läser sig själv (cirkelreferens)", plats)
        if len(self._pa_vag) >= _LONGEST_CHAIN or len(self._klara) >= _MOST_NODES:
            return self._utan_led(str(plats), "kedjan är längre än vad som följs; spåra den här cellen för sig", plats)
        self._pa_vag.append(plats)
        try:
            nod = self._cell(plats)
        finally:
            self._pa_vag.pop()
        self._klara[plats] = nod
        return nod

    def omraknad(self, rot: Nod) -> Resultat:
        """The value of *rot* from nothing but the leaves of its tree and the formulas between.

        Raises:
            Formelfel: part of the tree cannot be followed or calculated.

        """
        ark = Motorbok(self.bok)
        if rot.plats is None:
            raise Formelfel("bara en cell räknas om")
        for nod in alla(rot):
            if nod.slag is Nodslag.OSPARBAR:
                raise Formelfel(nod.anmarkning)
            for plats in nod.lasta:
                ark.varde(plats, self.bok.ruta(plats).varde)
            if nod.plats is not None and not nod.formel:
                ark.varde(nod.plats, nod.varde)
        for nod in alla(rot):
            if nod.plats is not None and nod.formel:
                ark.formel(nod.plats, self._utskriven(nod.plats, nod.formel))
        return ark.svar(rot.plats)

    def _utskriven(self, plats: Plats, formel: str) -> str:
        """The formula of a cell with plain addresses."""
        if plats not in self._utskrivna:
            self._utskrivna[plats] = utskriven(self.bok, tolka(formel), plats)
        return self._utskrivna[plats]

    def _cell(self, plats: Plats) -> Nod:
        ruta, formel = self.bok.ruta(plats), self._formel(plats)
        nod = Nod(
            Nodslag.FORMEL if formel else Nodslag.INDATA,
            str(plats),
            self._etiketter.etikett(plats),
            self._etiketter.namn(plats),
            formel,
            ruta.varde,
            self.bok.visning(ruta.stil),
            falt=self._falt(plats),
            plats=plats,
        )
        if not formel:
            return nod
        try:
            uttryck = tolka(formel)
        except Formelfel as fel:
            return replace(nod, barn=(self._utan_led(formel, str(fel)),))
        grenar = tuple(
            {gren.var + gren.formel * (gren.plats is None): gren for gren in self._grenar(uttryck, plats)}.values()
        )
        return replace(nod, barn=grenar, anmarkning=self._jamford(uttryck, plats, ruta.varde))

    def _formel(self, plats: Plats) -> str:
        """The formula that gave the value: of the two that a rule has in a macro book, the one that counted."""
        formel = self.bok.ruta(plats).formel
        forsok = tried(formel)
        if forsok is None:
            return formel
        cell, utan = forsok
        svar = self.bok.ruta(Plats(plats.blad, *position(cell)))
        return utan if svar.varde == NO_ANSWER else asked(svar.formel) or formel

    def _jamford(self, uttryck: ASTNode, plats: Plats, varde: Resultat) -> str:
        """What differs between the value in the file and what its formula gives of the values that it reads."""
        try:
            raknat = self._kalkyl.uttryck(uttryck, plats)
        except Formelfel as fel:
            return f"räknas inte om här: {fel}"
        if lika(raknat, varde):
            return ""
        visning = self.bok.visning(self.bok.ruta(plats).stil)
        return f"formeln ger {visa(raknat, visning, self.bok.dag_noll)}, inte det värde som filen visar"

    def _utan_led(self, var: str, varfor: str, plats: Plats | None = None) -> Nod:
        varde = self.bok.ruta(plats).varde if plats is not None else None
        return Nod(Nodslag.OSPARBAR, var, varde=varde, anmarkning=varfor, plats=plats)

    def _grenar(self, uttryck: ASTNode, hem: Plats) -> Iterator[Nod]:
        """The nodes that an expression in the cell *hem* reads, in the order it names them."""
        try:
            yield from self._gren(uttryck, hem)
        except Formelfel as fel:
            yield self._utan_led(uttryck.to_formula().removeprefix("="), str(fel))

    def _gren(self, uttryck: ASTNode, hem: Plats) -> Iterator[Nod]:
        if slag(uttryck) == "Reference":
            yield from self._hanvisning(uttryck, hem)
            return
        if slag(uttryck) == "Function":
            valda = urval(self.bok, self._kalkyl, uttryck, hem)
            if valda is not None:
                yield self._urval(uttryck, valda, hem)
                return
            funnet = uppslag(self.bok, self._kalkyl, uttryck, hem)
            if funnet is not None:
                yield from (self.cell(plats) for plats in funnet.platser)
                for argument in funnet.argument:
                    yield from self._grenar(argument, hem)
                return
            if funktion(uttryck) in OSPARBARA:
                text = uttryck.to_formula().removeprefix("=")
                yield self._utan_led(
                    text, f"{funktion(uttryck)} väljer cell först när formeln räknas och går inte att följa"
                )
        for barn in uttryck.children():
            yield from self._grenar(barn, hem)

    def _hanvisning(self, uttryck: ASTNode, hem: Plats) -> Iterator[Nod]:
        pekar = hanvisning(self.bok, uttryck, hem)
        if pekar.uttryck is not None:
            yield from self._grenar(pekar.uttryck, hem)
        elif pekar.yta is not None:
            yta = inom(self.bok, pekar.yta)
            yield self.cell(next(yta.celler())) if yta.form == (1, 1) else self._omrade(pekar.text, yta)

    def _omrade(self, text: str, yta: Yta) -> Nod:
        return Nod(
            Nodslag.OMRADE, str(yta), etikett=text, barn=tuple(self.cell(plats) for plats in self.bok.fyllda(yta))
        )

    def _urval(self, uttryck: ASTNode, valda: Urval, hem: Plats) -> Nod:
        rader = tuple(self._rad(plats, lasta) for plats, lasta in valda.rader)
        villkor = [gren for argument in valda.argument for gren in self._grenar(argument, hem)]
        varde = self._kalkyl.uttryck(uttryck, hem)
        return Nod(
            Nodslag.URVAL,
            str(valda.vardeyta),
            etikett=self._sagt(valda),
            formel=uttryck.to_formula().removeprefix("="),
            varde=varde,
            visning=rader[0].visning if rader else SOM_DEN_STAR,
            barn=(*rader, *dict.fromkeys(villkor)),
            anmarkning=_summan(valda, rader, varde),
            lasta=valda.ifyllda,
            utskriven=utskriven(self.bok, uttryck, hem),
        )

    def _rad(self, plats: Plats, lasta: tuple[Plats, ...]) -> Nod:
        nod = self.cell(plats)
        andra = tuple(self.cell(ett) for ett in lasta if self.bok.ruta(ett).formel and ett != plats)
        barn = (nod, *andra) if nod.formel else andra
        return replace(nod, slag=Nodslag.RAD, formel="", namn="", barn=barn, plats=plats, lasta=lasta, anmarkning="")

    def _falt(self, plats: Plats) -> dict[str, str]:
        """What the table row of a cell says, and the SIE file, or the adjustments, that it comes from."""
        tabell = self.bok.tabell_vid(plats)
        falt = dict(self._etiketter.rad(tabell, plats.rad)) if tabell is not None else {}
        if "SIE-rad" in falt and (fil := self._etiketter.fil(falt.get("Period", ""))):
            falt["SIE-fil"] = fil
        if tabell is not None and (skal := self._etiketter.justering(tabell.namn, falt)):
            falt["Justering"] = skal
        return falt

    def _sagt(self, valda: Urval) -> str:
        """`3 rader där Rad är «RR_intakter» och Period är 2025-12-31`, as a reader says it."""
        villkor = [f"{self._kolumn(yta)} {self._villkor(yta, varde)}" for yta, varde in valda.villkor]
        antal = {0: "ingen rad", 1: "1 rad"}.get(len(valda.rader), f"{len(valda.rader)} rader")
        return f"{antal} där {' och '.join(villkor)}"

    def _kolumn(self, yta: Yta) -> str:
        tabell = self.bok.tabell_vid(next(yta.celler()))
        rubriker = tabell.kolumner.items() if tabell is not None else ()
        return next((rubrik for rubrik, nr in rubriker if nr == yta.omrade.kolumn), str(yta))

    def _villkor(self, yta: Yta, varde: Resultat) -> str:
        visning = self.bok.visning(self.bok.ruta(next(yta.celler())).stil)
        return f"är {visa(varde, visning, self.bok.dag_noll)}"


def _citerad(text: str) -> str:
    """What a person typed, as a formula would say it: `=`, needless blanks and missing quotes are forgiven."""
    ren = unicodedata.normalize("NFC", text).strip().removeprefix("=").strip()
    blad, skilje, cell = ren.rpartition("!")
    return ren if not skilje or blad.startswith("'") else f"{citera(blad.strip())}!{cell.strip()}"


def _summan(valda: Urval, rader: tuple[Nod, ...], varde: Resultat) -> str:
    """What the rows add up to, where that is not what the formula gives."""
    if not valda.summerar or not isinstance(varde, (int, float)):
        return ""
    summa = sum((Decimal(f"{tal(rad.varde) or 0:.15g}") for rad in rader), Decimal(0))
    return "" if lika(float(summa), varde) else f"raderna summerar till {summa:f}, formeln ger {varde}"
