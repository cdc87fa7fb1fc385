"""Posternas summor per konto och objekt, med SIE-tecken: vilka belopp som ska byta tecken avgör balansen.

Hur en lista skriver kredit är olika: med minus, utan minus på skulder och intäkter, eller omvänt överallt. Det sätt
gäller som får tillgångar, skulder, eget kapital och resultat att bli noll.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.koder import INTAKTSRADER
from finsam_xl.sie.siefil import ar_balanskonto, ar_resultatkonto, klass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from finsam_xl.inlasning.saldolista.poster import Listpost
    from finsam_xl.modell import Kontorad

    Nyckel: TypeAlias = tuple[int, str, tuple[tuple[str, str, str], ...], str]

__all__ = [
    "TECKEN",
    "Kontosumma",
    "Teckensatt",
    "differens",
    "hela_konton",
    "i_grupper",
    "ingaende",
    "periodens_ingaende",
    "teckensatt",
]

_SISTA_BALANS, _KOSTNADER, _SISTA_KOSTNAD = 2, 4, 7
_SIDOR = {1: 1, 2: -1, 3: -1, _KOSTNADER: 1}
_ARETS_RESULTAT, _EGET_KAPITAL = "899", "20"
_FALT = ("ib", "rorelse", "ub", "kontroll")


@dataclass(slots=True)
class Kontosumma:
    """Ett kontos belopp ett år (kr, SIE-tecken), och dess första rad; det som listan inte säger är None."""

    konto: str
    namn: str
    rad: int
    sida: int
    ib: Decimal | None = None
    rorelse: Decimal | None = None
    ub: Decimal | None = None
    kontroll: Decimal | None = None
    rader: list[int] = field(default_factory=list)

    @property
    def saldo(self) -> Decimal | None:
        """Utgående balans, eller ett resultatkontos saldo; None om det inte går att räkna."""
        if self.ub is not None:
            return self.ub
        if self.rorelse is None:
            return self.ib
        if ar_resultatkonto(self.konto):
            return self.rorelse + (self.ib or NOLL)
        return None if self.ib is None else self.ib + self.rorelse

    @property
    def skillnad(self) -> Decimal:
        """Det som ingående plus rörelse avviker från utgående; noll när något av dem saknas."""
        ingaende = self.kontroll if self.kontroll is not None else self.ib
        if ingaende is None or self.rorelse is None or self.ub is None:
            return NOLL
        return ingaende + self.rorelse - self.ub


@dataclass(frozen=True, slots=True)
class Teckensatt:
    """Ett sätt att skriva tecken på: hur det sägs, och de konton vars belopp ska byta tecken."""

    mening: str
    vander: Callable[[str, bool], bool]


TECKEN: tuple[Teckensatt, ...] = (
    Teckensatt("debet är plus och kredit minus", lambda _konto, _intakt: False),
    Teckensatt("kredit är plus och debet minus, och vänds", lambda _konto, _intakt: True),
    Teckensatt("resultatkontonas tecken är omvända, och vänds", lambda konto, _intakt: ar_resultatkonto(konto)),
    Teckensatt(
        "skulder, eget kapital och intäkter är skrivna utan minus, och vänds",
        lambda konto, intakt: klass(konto) == 2 or intakt,  # noqa: PLR2004 - kontoklassen
    ),
    Teckensatt(
        "skulder och eget kapital är skrivna utan minus och resultatkontona omvända, och vänds",
        lambda konto, _intakt: klass(konto) == 2 or ar_resultatkonto(konto),  # noqa: PLR2004 - kontoklassen
    ),
    Teckensatt("skulder och eget kapital är skrivna utan minus, och vänds", lambda konto, _intakt: klass(konto) == 2),  # noqa: PLR2004 - kontoklassen
    Teckensatt("intäkter är skrivna utan minus, och vänds", lambda _konto, intakt: intakt),
    Teckensatt("klass 2 och 3 är skrivna utan minus, och vänds", lambda konto, _intakt: klass(konto) in {2, 3}),
    Teckensatt("klass 3 är skriven utan minus, och vänds", lambda konto, _intakt: klass(konto) == 3),  # noqa: PLR2004 - kontoklassen
)
"""Sätten att skriva tecken på, i den ordning de prövas."""


def i_grupper(poster: Iterable[Listpost], satt: Teckensatt, intakter: Mapping[str, bool]) -> dict[Nyckel, Kontosumma]:
    """Posterna med SIE-tecken, lagda ihop per år, konto, objekt och månad."""
    summor: dict[Nyckel, Kontosumma] = {}
    for post in poster:
        nyckel = (post.arsnr, post.konto, post.objekt, post.manad)
        summa = summor.setdefault(nyckel, Kontosumma(post.konto, post.namn, post.rad, post.sida))
        vander = satt.vander(post.konto, intakter[post.konto])
        for falt in _FALT:
            belopp = getattr(post, falt)
            if belopp is not None:
                fore = getattr(summa, falt)
                egen = falt if falt != "kontroll" else "ib"
                setattr(summa, falt, (fore or NOLL) + (-belopp if vander and egen in post.vands else belopp))
        summa.namn = summa.namn or post.namn
        summa.rader.append(post.rad)
    return summor


def hela_konton(
    poster: Sequence[Listpost], satt: Teckensatt, intakter: Mapping[str, bool]
) -> dict[tuple[int, str], Kontosumma]:
    """Kontonas hela saldon per år, i kontoordning; ingående är den första månadens och utgående den sistas.

    Ett konto utan ingående balans har ingen, i en lista där andra har det.
    """
    grupper = i_grupper([post for post in poster if not post.del_av], satt, intakter)
    per_konto: dict[tuple[int, str], list[tuple[str, Kontosumma]]] = defaultdict(list)
    for (arsnr, konto, _objekt, manad), summa in grupper.items():
        per_konto[arsnr, konto].append((manad, summa))
    hela = {nyckel: _hel(delar) for nyckel, delar in sorted(per_konto.items(), key=lambda par: (-par[0][0], par[0][1]))}
    med_ib = {arsnr for (arsnr, konto), ett in hela.items() if ett.ib is not None and ar_balanskonto(konto)}
    for (arsnr, konto), ett in hela.items():
        if ett.ib is None and arsnr in med_ib and ar_balanskonto(konto):
            ett.ib = NOLL
    return hela


def _hel(delar: Sequence[tuple[str, Kontosumma]]) -> Kontosumma:
    manader = sorted({manad for manad, _ in delar if manad})
    forsta, sista = (manader[0], manader[-1]) if manader else ("", "")
    bara_saldon = any(summa.ub is not None and summa.ib is not None for manad, summa in delar if manad)
    hel = Kontosumma(delar[0][1].konto, "", delar[0][1].rad, delar[0][1].sida)
    for manad, summa in delar:
        hel.namn = hel.namn or summa.namn
        hel.rader += summa.rader
        hel.ib = _plus(hel.ib, summa.ib if manad in {"", forsta} or not bara_saldon else None)
        hel.ub = _plus(hel.ub, summa.ub if manad in {"", sista} or not bara_saldon else None)
        hel.rorelse, hel.kontroll = _plus(hel.rorelse, summa.rorelse), _plus(hel.kontroll, summa.kontroll)
    hel.rad = min(hel.rader)
    return hel


def _plus(ena: Decimal | None, andra: Decimal | None) -> Decimal | None:
    return ena if andra is None else (ena or NOLL) + andra


def differens(konton: Mapping[tuple[int, str], Kontosumma], arsnr: int = 0) -> Decimal:
    """Det som listan inte går ihop med: saldona mot noll, eller mot ingående balans om listan har årets.

    Är årets resultat bokfört är förra årets det också, och ingen skillnad i ingående balans förklarar saldonas.
    """
    arets = [summa for (nr, konto), summa in konton.items() if nr == arsnr and klass(konto)]
    hela = sum((ett.saldo or NOLL for ett in arets), NOLL)
    omfort = not sum((ett.saldo or NOLL for ett in arets if ar_resultatkonto(ett.konto)), NOLL)
    return hela if periodens_ingaende(konton, arsnr) or (omfort and hela) else hela - ingaende(konton, arsnr)


def ingaende(konton: Mapping[tuple[int, str], Kontosumma], arsnr: int = 0) -> Decimal:
    """Summan av balanskontonas ingående balans, som är noll eller förra årets resultat."""
    return sum((ett.ib or NOLL for (nr, konto), ett in konton.items() if nr == arsnr and ar_balanskonto(konto)), NOLL)


def periodens_ingaende(konton: Mapping[tuple[int, str], Kontosumma], arsnr: int = 0) -> bool:
    """Om det ingående är en senare periods än årets: också resultatkonton har något."""
    return any(ett.ib for (nr, konto), ett in konton.items() if nr == arsnr and ar_resultatkonto(konto))


def teckensatt(poster: Sequence[Listpost], kontoplan: Sequence[Kontorad]) -> tuple[Teckensatt, dict[str, bool]]:
    """Sättet som får listan att gå ihop, annars det med minst fel; och vilka konton som är intäkter."""
    intakter = {post.konto: _ar_intakt(post, kontoplan) for post in poster}
    provade = []
    for nr, satt in enumerate(TECKEN):
        konton = hela_konton(poster, satt, intakter)
        fel = sum(1 for summa in konton.values() if summa.skillnad)
        provade.append((fel, abs(differens(konton)), _fel_omforing(konton), _omvanda(konton), nr, satt))
        if not any(provade[-1][:4]):
            break
    return min(provade, key=lambda ett: ett[:5])[5], intakter


def _fel_omforing(konton: Mapping[tuple[int, str], Kontosumma]) -> bool:
    """Om årets resultat är bokfört (899) men inte med samma belopp, på andra sidan, på något konto för eget kapital."""
    arets = [ett for (nr, _), ett in konton.items() if nr == 0]
    bokfort = sum((ett.saldo or NOLL for ett in arets if ett.konto.startswith(_ARETS_RESULTAT)), NOLL)
    eget = [ett for ett in arets if ett.konto.startswith(_EGET_KAPITAL)]
    mot = {belopp for ett in eget for belopp in (ett.saldo or NOLL, (ett.saldo or NOLL) - (ett.ib or NOLL))}
    return bool(bokfort) and -bokfort not in mot


def _omvanda(konton: Mapping[tuple[int, str], Kontosumma]) -> int:
    """Hur många av tillgångar (debet), skulder och intäkter (kredit) och kostnader (debet) som har fel sida.

    Intäkter och kostnader väger tyngst: de har aldrig fel sida, men en bank kan vara övertrasserad.
    """
    summor: dict[int, Decimal] = defaultdict(lambda: NOLL)
    for (_, konto), ett in konton.items():
        summor[min(klass(konto), _KOSTNADER)] += ett.saldo or NOLL if klass(konto) <= _SISTA_KOSTNAD else NOLL
    return sum(1 + (nr > _SISTA_BALANS) for nr, sida in _SIDOR.items() if summor[nr] * sida < 0)


def _ar_intakt(post: Listpost, kontoplan: Sequence[Kontorad]) -> bool:
    if not ar_resultatkonto(post.konto):
        return False
    rad = placera(post.konto, kontoplan).rad if kontoplan else ""
    return klass(post.konto) == 3 or rad in INTAKTSRADER or (not rad and "intäkt" in post.namn.casefold())  # noqa: PLR2004 - kontoklassen
