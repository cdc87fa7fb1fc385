"""Samlaren: posterna allteftersom de läses, sorterade till konton, objekt, år och saldon."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from finsam_xl.belopp import NOLL
from finsam_xl.sie import poster
from finsam_xl.sie.diagnos import Postfel, Samling
from finsam_xl.sie.lexer import objektlista, visa
from finsam_xl.sie.siefil import (
    OKAND,
    RESERVERADE_DIMENSIONER,
    Kontosaldo,
    Radbelopp,
    Rakenskapsar,
    SieFil,
    arsnr_for,
)
from finsam_xl.sie.slag import DUBBELT_SALDO, KONTO_TVA_NAMN, RAR_OGILTIGT

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping
    from datetime import date
    from decimal import Decimal

    from finsam_xl.sie.poster import Konto, Objektlista, Post, Saldopost, Trans

_Nyckel = TypeVar("_Nyckel")
_Radsummor: TypeAlias = "dict[str | Objektlista, dict[str, tuple[Decimal, int]]]"
_Transsumma: TypeAlias = "tuple[int | None, Objektlista, str, Decimal, int]"
_TVA_SALDON = {"Ib": "ingående balanser", "Ub": "utgående balanser", "Res": "resultatsaldon"}


@dataclass(slots=True)
class Samlare:
    """Det som växer medan filen läses; ``till`` gör det till en ``SieFil``.

    *radsummor* håller summan av konteringsraderna per år, objektlista (tolkad, eller texten som den står skriven) och
    konto, med första raden. Året är verifikationens årsnummer, eller dess dag om inget läst år håller den; *arets* är
    den del där den öppna verifikationens rader summeras. Står #GEN eller #OMFATTN två gånger gäller den första dagen.
    """

    samling: Samling
    program: str = ""
    skriven: date | None = None
    sietyp: int | None = None
    flagga: bool = False
    orgnr: str = ""
    foretag: str = ""
    rar: dict[int, Rakenskapsar] = field(default_factory=dict)
    omfattn: date | None = None
    valuta: str = "SEK"
    kptyp: str = ""
    prosa: list[str] = field(default_factory=list)
    konton: dict[str, Konto] = field(default_factory=dict)
    dimensioner: dict[str, str] = field(default_factory=dict)
    objekt: dict[tuple[str, str], str] = field(default_factory=dict)
    saldon: dict[tuple[str, int, str], Saldopost] = field(default_factory=dict)
    oib: dict[tuple[int, str, Objektlista], Radbelopp] = field(default_factory=dict)
    oub: dict[tuple[int, str, Objektlista], Radbelopp] = field(default_factory=dict)
    psaldo: dict[tuple[int, str, str, Objektlista], Radbelopp] = field(default_factory=dict)
    pbudget: dict[tuple[int, str, str, Objektlista], Radbelopp] = field(default_factory=dict)
    radsummor: dict[int | date, _Radsummor] = field(default_factory=dict)
    arets: _Radsummor = field(default_factory=dict)

    def tag(self, post: Post) -> None:  # noqa: C901, PLR0912 - ett fall per etikett är läsbarare än en tabell
        """Ta emot en post."""
        match post:
            case poster.Flagga():
                self.flagga = post.inlast
            case poster.Program():
                self.program = f"{post.namn} {post.version}".strip()
            case poster.Gen():
                self.skriven = min(self.skriven or post.datum, post.datum)
            case poster.Sietyp():
                self.sietyp = post.typ
            case poster.Prosa():
                self.prosa.append(post.text)
            case poster.Orgnr():
                self.orgnr = post.nr
            case poster.Fnamn():
                self.foretag = post.namn
            case poster.Rar():
                self._rar(post)
            case poster.Omfattn():
                self.omfattn = min(self.omfattn or post.datum, post.datum)
            case poster.Valuta():
                self.valuta = post.kod or "SEK"
            case poster.Kptyp():
                self.kptyp = post.typ
            case poster.Konto():
                self._konto(post)
            case poster.Dim() | poster.Underdim():
                self.dimensioner[post.nr] = post.namn
            case poster.Objekt():
                self.objekt[post.dim, post.nr] = post.namn
            case poster.Ib() | poster.Ub() | poster.Res():
                self._saldo(post)
            case poster.Oib():
                self._en_gang(self.oib, (post.arsnr, post.konto, post.objekt), post)
            case poster.Oub():
                self._en_gang(self.oub, (post.arsnr, post.konto, post.objekt), post)
            case poster.Psaldo():
                self._en_gang(self.psaldo, (post.arsnr, post.period, post.konto, post.objekt), post)
            case poster.Pbudget():
                self._en_gang(self.pbudget, (post.arsnr, post.period, post.konto, post.objekt), post)

    def borja_verifikation(self, dag: date | None) -> int | date:
        """Låt konteringsraderna från och med nu höra till året som *dag* ligger i, och ge det."""
        arsnr = arsnr_for(self.rar, dag)
        okant = dag if arsnr is None or 0 not in self.rar else None
        ar = okant or arsnr or 0
        self.arets = self.radsummor.setdefault(ar, {})
        return ar

    def trans(self, trans: Trans) -> None:
        """Lägg en konteringsrad till summan för dess konto och objektlista."""
        konton = self.arets.setdefault(trans.objekt, {})
        belopp, rad = konton.get(trans.konto, (NOLL, trans.rad))
        konton[trans.konto] = (belopp + trans.belopp, rad)

    def till(self, fil: SieFil) -> SieFil:
        """*fil* med allt som samlats."""
        trans = self._trans()
        return replace(
            fil,
            program=self.program,
            skriven=self.skriven,
            sietyp=self.sietyp or 1,
            flagga=self.flagga,
            orgnr=self.orgnr,
            foretag=self.foretag,
            rar=self.rar,
            omfattn=self.omfattn,
            valuta=self.valuta,
            kptyp=self.kptyp,
            prosa=tuple(self.prosa),
            konton=self.konton,
            objekt=self.objekt,
            saldon=self._kontosaldon(),
            oib=self.oib,
            oub=self.oub,
            psaldo=self.psaldo,
            pbudget=self.pbudget,
            transsummor=_summera(((ar, konto), belopp, rad) for ar, _, konto, belopp, rad in trans),
            objekttranssummor=_summera(
                ((ar, dim, objekt, konto), belopp, rad)
                for ar, lista, konto, belopp, rad in trans
                for dim, objekt in lista
            ),
            dimensioner=self._dimensioner(lista for _, lista, *_ in trans),
        )

    def _rar(self, post: poster.Rar) -> None:
        ar = Rakenskapsar(post.start, post.slut)
        if self.rar.setdefault(post.arsnr, ar) != ar:
            raise Postfel(RAR_OGILTIGT, f"Räkenskapsår {post.arsnr} anges två gånger med olika datum.")

    def _konto(self, post: Konto) -> None:
        forut = self.konton.setdefault(post.nr, post)
        if forut.namn != post.namn:
            text = (
                f"Konto {visa(post.nr)} finns två gånger med olika namn: «{visa(forut.namn)}» på rad {forut.rad} "
                f"och «{visa(post.namn)}» på rad {post.rad}. Det första används."
            )
            self.samling.lagg(KONTO_TVA_NAMN.pa_rad(post.rad, text))

    def _saldo(self, post: Saldopost) -> None:
        sort = type(post).__name__
        forut = self.saldon.setdefault((sort, post.arsnr, post.konto), post)
        if forut is not post:
            rader = f"(rad {forut.rad} och {post.rad})"
            text = f"Konto {visa(post.konto)} har två {_TVA_SALDON[sort]} för år {post.arsnr} {rader}."
            raise Postfel(DUBBELT_SALDO, text)

    def _en_gang(
        self,
        saldon: MutableMapping[_Nyckel, Radbelopp],
        nyckel: _Nyckel,
        post: poster.Objektsaldopost | poster.Periodpost,
    ) -> None:
        forut = saldon.get(nyckel)
        if forut is not None:
            lista = " ".join(f"{dim} {objekt}" for dim, objekt in post.objekt)
            var = f"konto {visa(post.konto)} {{{visa(lista)}}} år {post.arsnr}"
            raise Postfel(DUBBELT_SALDO, f"Samma saldo för {var} finns två gånger (rad {forut.rad} och {post.rad}).")
        saldon[nyckel] = Radbelopp(post.saldo, post.rad)

    def _kontosaldon(self) -> dict[tuple[int, str], Kontosaldo]:
        nycklar = dict.fromkeys((arsnr, konto) for _, arsnr, konto in self.saldon)
        return {nyckel: self._kontosaldo(*nyckel) for nyckel in nycklar}

    def _kontosaldo(self, arsnr: int, konto: str) -> Kontosaldo:
        ib, ub, res = (self.saldon.get((sort, arsnr, konto)) for sort in ("Ib", "Ub", "Res"))
        barare = next(post for post in (ub, res, ib) if post is not None)
        return Kontosaldo(
            konto,
            ib=ib.saldo if ib else None,
            ub=ub.saldo if ub else None,
            res=res.saldo if res else None,
            rad=barare.rad,
        )

    def _trans(self) -> list[_Transsumma]:
        """Konteringsradernas summor, med årsnumret för de dagar som lästes innan deras #RAR."""
        summor: list[_Transsumma] = []
        for nyckel, listor in self.radsummor.items():
            ar = nyckel if isinstance(nyckel, int) else arsnr_for(self.rar, nyckel)
            for skriven, konton in listor.items():
                try:
                    lista = objektlista(skriven) if isinstance(skriven, str) else skriven
                except Postfel as fel:
                    rad = min(rad for _, rad in konton.values())
                    self.samling.lagg(fel.slag.pa_rad(rad, f"Rad {rad}, #TRANS: {fel.text}"))
                else:
                    summor.extend((ar, lista, konto, belopp, rad) for konto, (belopp, rad) in konton.items())
        return summor

    def _dimensioner(self, translistor: Iterable[Objektlista]) -> dict[str, str]:
        listor = (
            *(nyckel[-1] for saldon in (self.oib, self.oub) for nyckel in saldon),
            *(nyckel[-1] for saldon in (self.psaldo, self.pbudget) for nyckel in saldon),
            *translistor,
        )
        anvanda = dict.fromkeys((*(dim for dim, _ in self.objekt), *(dim for lista in listor for dim, _ in lista)))
        return {dim: RESERVERADE_DIMENSIONER.get(dim, OKAND) for dim in anvanda} | self.dimensioner


def _summera(delar: Iterable[tuple[_Nyckel, Decimal, int]]) -> dict[_Nyckel, Radbelopp]:
    summor: dict[_Nyckel, Radbelopp] = {}
    for nyckel, belopp, rad in delar:
        forut = summor.get(nyckel)
        summor[nyckel] = (
            Radbelopp(forut.belopp + belopp, min(rad, forut.rad)) if forut else Radbelopp(belopp + NOLL, rad)
        )
    return summor
