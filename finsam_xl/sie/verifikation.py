"""Verifikationerna medan filen läses: klamrarna, balansen, numren och datumen, utan att raderna sparas."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.sie.lexer import visa
from finsam_xl.sie.poster import Ver
from finsam_xl.sie.siefil import arsnr_for
from finsam_xl.sie.slag import (
    AVKORTAD,
    VERIFIKATION_DATUM,
    VERIFIKATION_FORM,
    VERIFIKATION_NUMMER,
    VERIFIKATION_OBALANS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from finsam_xl.sie.diagnos import Diagnos, Samling
    from finsam_xl.sie.poster import Trans
    from finsam_xl.sie.siefil import Rakenskapsar


@dataclass(slots=True)
class Nummerserie:
    """De nummer som en serie använt, som intervall: minnet växer med luckorna, inte med verifikationerna."""

    fran: list[int] = field(default_factory=list)
    till: list[int] = field(default_factory=list)

    def tag(self, nummer: int) -> str:
        """Anmärkningen på *nummer*, eller tom text om det är nytt och högre än de förra."""
        plats = bisect_right(self.fran, nummer)
        if plats and nummer <= self.till[plats - 1]:
            return "har använts förut i serien"
        sist = plats == len(self.fran)
        if plats and self.till[plats - 1] == nummer - 1:
            self.till[plats - 1] = nummer
        else:
            self.fran.insert(plats, nummer)
            self.till.insert(plats, nummer)
        return "" if sist else "kommer efter ett högre nummer i serien"


@dataclass(slots=True)
class Verifikationslasare:
    """Tillståndet mellan #VER och dess avslutande klammer.

    *trasig* säger att något i den öppna verifikationen inte gick att läsa; dess balans säger då ingenting.
    """

    samling: Samling
    behall: bool = False
    ver: Ver | None = None
    oppen: bool = False
    oppnad_av_ver: bool = False
    trasig: bool = False
    summa: Decimal = NOLL
    rader: list[Trans] = field(default_factory=list)
    antal: int = 0
    verifikationer: list[Ver] = field(default_factory=list)
    serier: dict[tuple[str, int], Nummerserie] = field(default_factory=dict)
    forsta_med_datum: dict[date | None, Ver] = field(default_factory=dict)
    antal_med_datum: dict[date | None, int] = field(default_factory=dict)

    def borja(self, ver: Ver, ar: int) -> None:
        """#VER: en ny verifikation, numrerad i sitt *ar*; den förra ska vara avslutad."""
        self.avbryt(ver.rad)
        self.ver = ver
        self.antal += 1
        self.forsta_med_datum.setdefault(ver.datum, ver)
        self.antal_med_datum[ver.datum] = self.antal_med_datum.get(ver.datum, 0) + 1
        self._numrera(ver, ar)

    def kassera(self, rad: int) -> None:
        """En #VER som inte gick att läsa: raderna efter den har sin verifikation, men den prövas inte."""
        self.avbryt(rad)
        self.ver, self.trasig = Ver("", "", None, "", (), rad), True

    def oppna_pa_raden(self, rad: int) -> None:
        """``{`` sist på raden med #VER."""
        self.oppna(rad)
        self.oppnad_av_ver = True

    def oppna(self, rad: int) -> None:
        """``{`` efter #VER; den som stod på samma rad får stå också på nästa."""
        if self.oppnad_av_ver and self.ver is not None and rad == self.ver.rad + 1:
            return
        if self.ver is None or self.oppen:
            self.samling.lagg(VERIFIKATION_FORM.pa_rad(rad, f"«{{» utan verifikation på rad {rad}."))
        else:
            self.oppen, self.summa, self.rader = True, NOLL, []

    def stang(self, rad: int) -> None:
        """``}``: verifikationens rader ska vara noll tillsammans."""
        if self.ver is None or not self.oppen:
            self.samling.lagg(VERIFIKATION_FORM.pa_rad(rad, f"«}}» utan verifikation på rad {rad}."))
            return
        if self.summa and not self.trasig:
            self.samling.lagg(VERIFIKATION_OBALANS.pa_rad(self.ver.rad, self._obalans(self.ver)))
        self._klar(self.ver)

    def konterad(self, trans: Trans) -> bool:
        """En konteringsrad; sant om den hör till en öppen verifikation."""
        if not self.oppen:
            self.utan_verifikation(trans.rad)
            return False
        if self.behall:
            self.rader.append(trans)
        return True

    def utan_verifikation(self, rad: int) -> None:
        """En konteringsrad utanför klamrarna."""
        self.samling.lagg(VERIFIKATION_FORM.pa_rad(rad, f"Konteringsrad utan verifikation på rad {rad}."))

    def avsluta(self) -> None:
        """Filen är slut; en öppen verifikation betyder att resten saknas."""
        if self.ver is not None and self.oppen:
            text = f"Filen är avkortad: den slutar mitt i verifikation {visa(self.ver.benamning)} (rad {self.ver.rad})."
            self.samling.lagg(AVKORTAD.pa_rad(self.ver.rad, text))
        if self.ver is not None:
            self._klar(self.ver)

    def dagar(self) -> dict[date | None, tuple[int, int]]:
        """Antalet verifikationer per dag, och raden med den första."""
        return {dag: (self.antal_med_datum[dag], ver.rad) for dag, ver in self.forsta_med_datum.items()}

    def prova_datum(self, rar: Mapping[int, Rakenskapsar]) -> Iterator[Diagnos]:
        """Verifikationer utan giltigt datum, och med datum utanför filens alla år: en diagnos per kalenderår."""
        antal: Counter[int | None] = Counter()
        forsta: dict[int | None, Ver] = {}
        for dag, ver in self.forsta_med_datum.items():
            if dag is None or arsnr_for(rar, dag) is None:
                ar = dag.year if dag else None
                forsta.setdefault(ar, ver)
                antal[ar] += self.antal_med_datum[dag]
        for ar, ver in forsta.items():
            utanfor = f"daterad {ver.datum}, utanför räkenskapsåret {rar[0].start}–{rar[0].slut}, och räknas inte dit"
            fel = utanfor if ar else "utan giltigt datum och räknas till filens år"
            fler = f" Samma gäller {antal[ar] - 1} till{f' daterade {ar}' if ar else ''}." if antal[ar] > 1 else ""
            text = f"Verifikation {visa(ver.benamning)} på rad {ver.rad} är {fel}.{fler}"
            yield VERIFIKATION_DATUM.pa_rad(ver.rad, text)

    def avbryt(self, rad: int) -> None:
        """En annan post kommer: en öppen verifikation är då trasig, en utan klamrar är tom."""
        if self.ver is None:
            return
        if self.oppen:
            text = (
                f"Verifikation {visa(self.ver.benamning)} på rad {self.ver.rad} saknar avslutande «}}» före rad {rad}."
            )
            self.samling.lagg(VERIFIKATION_FORM.pa_rad(rad, text))
        self._klar(self.ver)

    def _klar(self, ver: Ver) -> None:
        if self.behall:
            self.verifikationer.append(replace(ver, rader=tuple(self.rader)))
        self.ver, self.oppen, self.rader = None, False, []
        self.oppnad_av_ver = self.trasig = False

    def _obalans(self, ver: Ver) -> str:
        return (
            f"Verifikation {visa(ver.benamning)} ({ver.datum or 'utan datum'}, rad {ver.rad}) "
            f"är i obalans med {svensk(self.summa, 2)} kr."
        )

    def _numrera(self, ver: Ver, ar: int) -> None:
        if not ver.nr.isdecimal() or len(ver.nr) > len("999999999"):
            return
        anmarkning = self.serier.setdefault((ver.serie, ar), Nummerserie()).tag(int(ver.nr))
        if anmarkning:
            text = f"Verifikation {visa(ver.benamning)} på rad {ver.rad} {anmarkning}."
            self.samling.lagg(VERIFIKATION_NUMMER.pa_rad(ver.rad, text))
