"""Läsaren: en SIE-fil rad för rad till saldon och diagnoser.

Filen strömmas: minnet växer med konton och objekt, inte med verifikationer, om de inte uttryckligen begärs.
Konteringsraderna är nästan hela en typ 4-fil och har en egen snabb väg; allt annat tolkas till poster.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.modell import Niva
from finsam_xl.sie.diagnos import Postfel, Samling
from finsam_xl.sie.inledning import prova_byte, prova_inledning, prova_storlek
from finsam_xl.sie.ksumma import Ksumma
from finsam_xl.sie.lexer import STYRTECKEN_I_TEXT, fore_klammer, fore_slutklammer, visa
from finsam_xl.sie.provning.filprov import prova_filen
from finsam_xl.sie.samlare import Samlare
from finsam_xl.sie.siefil import SieFil
from finsam_xl.sie.slag import (
    AVKORTAD,
    KSUMMA_FEL,
    LANG_RAD,
    MANGA_RADER,
    STYRTECKEN,
    TYP_SAKNAS,
    UTAN_RADSLUT,
    VERIFIKATION_FORM,
)
from finsam_xl.sie.teckenkod import TECKENKODER, teckenkod_for, textblock
from finsam_xl.sie.tolka import OANVANDA, TRANSETIKETTER, tolka, tolka_etikett, tolka_trans, tolka_ver
from finsam_xl.sie.varden import BELOPPSFORM, TRE_SIFFROR
from finsam_xl.sie.verifikation import Verifikationslasare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.sie.diagnos import Diagnos
    from finsam_xl.sie.poster import Post, Trans

STORSTA_RAD: Final = 65_536
FLEST_RADER: Final = 1_000_000

_SNABB_TRANS = re.compile(
    rf"[ \t]*+#TRANS[ \t]++([0-9]++)[ \t]++\{{([^{{}}]*+)\}}[ \t]++{BELOPPSFORM}"
    rf"(?![ \t]++{TRE_SIFFROR}(?:[ \t]|$))"
    r'(?:[ \t]++(?:"[^"\\]*+"|[^ \t"\\{}]++))*+[ \t]*+'
)
_SKILJE = re.compile(r"[ \t]++")


def las(data: bytes, *, filnamn: str = "", teckenkod: str | None = None, verifikationer: bool = False) -> SieFil:
    """Läs en SIE-fil av typ 1–4.

    Dåligt innehåll kastar aldrig: varje fel, fråga och varning är en diagnos i resultatet, och ``avvisad`` säger om
    något av dem hindrar inläsning. *teckenkod* (en av ``TECKENKODER``) ersätter den som annars avgörs av filens byte.
    Med *verifikationer* sparas också varje verifikation och konteringsrad.

    Raises:
        ValueError: *teckenkod* är inte en vi känner.

    """
    if teckenkod is not None and teckenkod not in TECKENKODER:
        raise ValueError(f"Teckenkoden «{teckenkod}» känns inte igen; välj en av {', '.join(TECKENKODER)}.")
    kod = teckenkod or teckenkod_for(data)
    fil = SieFil(filnamn=filnamn, sha256=hashlib.sha256(data).hexdigest(), teckenkod=kod)
    hinder = prova_storlek(data) or prova_byte(data)
    if hinder:
        return replace(fil, diagnoser=(hinder,))
    return _Lasning(kod, behall=verifikationer).las(data, fil)


class _Lasning:
    def __init__(self, kod: str, *, behall: bool) -> None:
        self.kod = kod
        self.behall = behall
        self.samling = Samling()
        self.samlare = Samlare(self.samling)
        self.verifikationer = Verifikationslasare(self.samling, behall)
        self.ksumma = Ksumma()
        self.okanda: Counter[str] = Counter()
        self.antal_rader = 0
        self.antal_poster = 0
        self.antal_transar = 0
        self.sista_rad = ""

    def las(self, data: bytes, fil: SieFil) -> SieFil:
        block = textblock(data, self.kod)
        text = next(block, "")
        hinder = prova_inledning(text)
        if hinder:
            self.samling.lagg(hinder)
        if hinder is None or hinder.niva is not Niva.FEL:
            self._block(text)
            for text in block:
                self._block(text)
            fil = self._avsluta(fil)
        return replace(fil, diagnoser=self.samling.alla())

    def _block(self, text: str) -> None:
        rader = text.split("\n")
        self.sista_rad = rader[-1]
        if not self.sista_rad:
            rader.pop()
        self._prova_text(text, rader)
        if self.ksumma.raknar or "#KSUMMA" in text:
            self.ksumma.tag(rader)
        if self.behall:
            self._rader(rader)
        else:
            self._rader_utan_verifikationer(rader)
        self.antal_rader += len(rader)

    def _prova_text(self, text: str, rader: list[str]) -> None:
        if STYRTECKEN_I_TEXT.search(text):
            for rad, innehall in enumerate(rader, self.antal_rader + 1):
                if STYRTECKEN_I_TEXT.search(innehall):
                    self.samling.lagg(STYRTECKEN.pa_rad(rad, f"Otillåtet styrtecken på rad {rad}: «{visa(innehall)}»."))
        if max(map(len, rader), default=0) > STORSTA_RAD:
            for plats, innehall in enumerate(rader):
                if len(innehall) > STORSTA_RAD:
                    rad = self.antal_rader + plats + 1
                    text = f"Rad {rad} är {len(innehall)} tecken lång; högst {STORSTA_RAD} läses."
                    self.samling.lagg(LANG_RAD.pa_rad(rad, text))
                    self.samling.kasserade[_SKILJE.split(innehall.lstrip(" \t"), maxsplit=1)[0].upper()] += 1
                    rader[plats] = ""

    def _rader_utan_verifikationer(self, rader: list[str]) -> None:
        """Snabba vägen: samma sak som ``_rader``, men utan att göra poster av vanliga konteringsrader."""
        ver, summor, snabb, antal = self.verifikationer, self.samlare.arets, _SNABB_TRANS.fullmatch, 0
        for rad, text in enumerate(rader, self.antal_rader + 1):
            traff = snabb(text)
            if traff is None:
                self._rad(text.strip(" \t"), rad)
                summor = self.samlare.arets
            elif ver.oppen:
                konto, lista, tal = traff.groups()
                belopp = Decimal(tal)
                ver.summa += belopp
                konton = summor.get(lista)
                if konton is None:
                    konton = summor[lista] = {}
                forut = konton.get(konto)
                konton[konto] = (forut[0] + belopp, forut[1]) if forut else (belopp, rad)
                antal += 1
            else:
                ver.utan_verifikation(rad)
        self.antal_transar += antal
        self.antal_poster += antal

    def _rader(self, rader: list[str]) -> None:
        for rad, text in enumerate(rader, self.antal_rader + 1):
            self._rad(text.strip(" \t"), rad)

    def _rad(self, text: str, rad: int) -> None:
        if not text:
            return
        if text == "{":
            self.verifikationer.oppna(rad)
        elif text == "}":
            self.verifikationer.stang(rad)
        elif text[0] in "{}":
            self._klammer_med_annat(text, rad)
        else:
            self.antal_poster += 1
            self._post(text, rad)

    def _klammer_med_annat(self, text: str, rad: int) -> None:
        """En klammer först på en rad med annat: hela raden är osäker, men klammern är en klammer."""
        tom = not text.strip("{} \t")
        self.verifikationer.trasig |= not tom
        for tecken in text if tom else text[0]:
            if tecken == "{":
                self.verifikationer.oppna(rad)
            elif tecken == "}":
                self.verifikationer.stang(rad)
        if not tom:
            besked = f"«{text[0]}» på rad {rad} ska stå ensam på sin rad, men där står «{visa(text)}»."
            self.samling.lagg(VERIFIKATION_FORM.pa_rad(rad, besked))

    def _post(self, text: str, rad: int) -> None:
        skriven, *rest = _SKILJE.split(text, maxsplit=1)
        etikett, falt = skriven.upper(), rest[0] if rest else ""
        try:
            if etikett == "#VER":
                self._ver(falt, rad)
            elif etikett in TRANSETIKETTER:
                self._konteringsrad(etikett, falt, rad)
            elif etikett not in OANVANDA:
                self._tag(etikett, tolka(etikett, falt, rad), rad)
        except Postfel as fel:
            self._kassera(etikett, rad)
            self.samling.lagg(fel.slag.pa_rad(rad, f"Rad {rad}, {visa(etikett)}: {fel.text}"))

    def _kassera(self, etikett: str, rad: int) -> None:
        self.samling.kasserade[etikett] += 1
        if etikett == "#VER":
            self.verifikationer.kassera(rad)
        elif etikett in TRANSETIKETTER:
            self.verifikationer.trasig = True

    def _ver(self, falt: str, rad: int) -> None:
        utan_klammer, oppnad = fore_klammer(falt)
        ver = tolka_ver(utan_klammer, rad)
        ar = self.samlare.borja_verifikation(ver.datum)
        self.verifikationer.borja(ver, ar if isinstance(ar, int) else ar.year)
        if oppnad:
            self.verifikationer.oppna_pa_raden(rad)

    def _konteringsrad(self, etikett: str, falt: str, rad: int) -> None:
        utan_klammer, sist = fore_slutklammer(falt) if self.verifikationer.oppen else (falt, False)
        try:
            self._trans(tolka_trans(etikett, utan_klammer, rad))
        except Postfel:
            self.verifikationer.trasig = True
            raise
        finally:
            if sist:
                self.verifikationer.stang(rad)

    def _trans(self, trans: Trans) -> None:
        if self.verifikationer.konterad(trans) and trans.slag == "TRANS":
            self.antal_transar += 1
            self.verifikationer.summa += trans.belopp
            self.samlare.trans(trans)

    def _tag(self, etikett: str, post: Post | None, rad: int) -> None:
        if post is not None:
            self.verifikationer.avbryt(rad)
            self.samlare.tag(post)
        elif not tolka_etikett(etikett):
            self.okanda[visa(etikett) if etikett.startswith("#") else "rad utan etikett"] += 1

    def _avsluta(self, fil: SieFil) -> SieFil:
        self.verifikationer.avsluta()
        for diagnos in (*self._slutdiagnoser(), *self._datumdiagnoser()):
            self.samling.lagg(diagnos)
        fil = replace(
            self.samlare.till(fil),
            antal_poster=self.antal_poster,
            antal_verifikationer=self.verifikationer.antal,
            antal_transar=self.antal_transar,
            verifikationer=tuple(self.verifikationer.verifikationer) if self.antal_rader <= FLEST_RADER else (),
            verifikationsdagar=self.verifikationer.dagar(),
            okanda=dict(self.okanda),
            kasserade=dict(self.samling.kasserade),
        )
        for diagnos in prova_filen(fil, self.samling):
            self.samling.lagg(diagnos)
        return fil

    def _slutdiagnoser(self) -> Iterator[Diagnos]:
        if self.samlare.sietyp is None and not self.samling.kasserat("#SIETYP"):
            yield TYP_SAKNAS.pa_rad(None, "#SIETYP saknas: filen läses som typ 1.")
        if self.antal_rader > FLEST_RADER:
            text = f"Filen har {self.antal_rader} rader; bara saldon läses in, inte verifikationer."
            yield MANGA_RADER.pa_rad(None, text)
        if self.ksumma.avkortad:
            yield AVKORTAD.pa_rad(self.antal_rader, "Filen är avkortad: avslutande #KSUMMA saknas.")
        elif self.ksumma.olaslig:
            yield KSUMMA_FEL.pa_rad(None, "Avslutande #KSUMMA har inget tal: filen är ändrad eller skadad.")
        elif not self.ksumma.stammer:
            niva = Niva.FEL if self.kod == "cp437" else Niva.VARNING
            text = (
                f"Kontrollsumman stämmer inte (filen {self.ksumma.i_fil}, beräknad {self.ksumma.beraknad}): "
                "filen är ändrad eller skadad."
            )
            yield KSUMMA_FEL.pa_rad(None, text, niva)
        if self.sista_rad.strip(" \t}") and self.ksumma.i_fil is None:
            text = f"Sista raden (rad {self.antal_rader}) saknar radslut: filen kan vara avkortad mitt i raden."
            yield UTAN_RADSLUT.pa_rad(self.antal_rader, text)

    def _datumdiagnoser(self) -> Iterator[Diagnos]:
        return self.verifikationer.prova_datum(self.samlare.rar) if 0 in self.samlare.rar else iter(())
