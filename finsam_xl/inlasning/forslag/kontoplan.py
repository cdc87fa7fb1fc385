"""Kontoplan för filernas konton: vilken av de medföljande, och egna rader för konton som hör hemma på en annan rad.

Kontot placeras efter sitt nummer. Säger dess namn emot den raden, eller är det en medlems avgift, får det en egen rad
och intervallet det låg i delas. Ett konto som filens motparter delar behåller raden som delas på motpart; har filerna
inga motparter ligger en skuld på den rad i noten som inte delas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from finsam_xl.inlasning.forslag.form import Forslag
from finsam_xl.inlasning.kontonamn import motsagelse, slag_i
from finsam_xl.inlasning.kontoplansslag import av_saldona, kontoplansslag
from finsam_xl.inputs.kontoplan import placera, tacker
from finsam_xl.koder import RAD, UTGAR
from finsam_xl.modell import Dimension, Kontorad, Part
from finsam_xl.sie import objektsaldon
from finsam_xl.sie.lexer import rakna_upp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.inlasning.forslag.konton import Filkonto
    from finsam_xl.inlasning.forslag.medlemmar import Avgifter
    from finsam_xl.inlasning.kontonamn import Namnslag
    from finsam_xl.inlasning.kontoplansslag import Kontoplansslag
    from finsam_xl.sie import SieFil

__all__ = ["delat", "kontoplanen", "kontorader", "motpartens_konton"]

_AVGIFTER = "NOT1_medlemmar"
_DRIFT = {Part.STAT: "DR_stat", Part.REGION: "DR_region", Part.KOMMUN: "DR_kommuner", None: "DR_medlemmar"}
_TILLGANGAR = frozenset({"BR_anlaggning", "BR_fordringar", "BR_placeringar", "BR_kassa"})
_BARA_EN_SUMMA = frozenset({"RR_intakter", "RR_kostnader"})
"""Koder som flera notrader delar: ett namn som bara säger så mycket säger inte vilken."""
_TOMMA = frozenset({UTGAR, "RR_ovantat", "BR_ovantat"})
"""Rader där inget namn hör hemma utom radens eget: ett belopp där trycks inte, eller ska förklaras."""
_RANTOR = "8"
"""Klassen som båda kontoplanerna har räntorna i: vilken grupp de ligger i säger minst om kontoplanen."""
_UPPLUPET = "29"
"""Gruppen som båda kontoplanerna har upplupna kostnader i."""
_VISA = 3


def kontoplanen(
    konton: Sequence[Filkonto], filer: Sequence[SieFil], mallar: Mapping[str, Sequence[Kontorad]]
) -> Forslag[Kontoplansslag]:
    """Den kontoplan som kontonas namn och #KPTYP visar, annars den som minst antal namn säger emot."""
    saldon = [ett.pa(Kontorad(ett.konto, ett.konto, "", "")) for ett in konton]
    posten = "#KONTO" if any(fil.sietyp for fil in filer) else "konto"
    kptyp = next((fil.kptyp for fil in filer if fil.kptyp), "")
    utan_rantor = [rad for rad in saldon if not rad.konto.startswith(_RANTOR)]
    tecken = av_saldona(saldon, kptyp) or av_saldona(utan_rantor, kptyp)
    if tecken is not None:
        grund = rakna_upp(tecken.grund, _VISA)
        return Forslag(tecken.slag, grund if grund.startswith("#") else f"{posten} {grund}")
    emot = {slag.id: _antal_emot(konton, mallar[slag.id]) for slag in kontoplansslag()}
    vald = min(kontoplansslag(), key=lambda slag: emot[slag.id])
    antal = " och ".join(f"{emot[slag.id]} {slag.namn}" for slag in kontoplansslag())
    return Forslag(vald, f"{posten}: så många namn säger emot mallens rad: {antal}")


def _antal_emot(konton: Sequence[Filkonto], mall: Sequence[Kontorad]) -> int:
    anvanda = {kod for rad in mall for kod in (rad.rad, rad.not_, rad.drift)}
    return sum(1 for ett in konton if motsagelse(ett.pa(placera(ett.konto, mall)), anvanda))


def motpartens_konton(filer: Sequence[SieFil], dimension: str) -> frozenset[str]:
    """Kontona som någon fil delar på motpart."""
    return frozenset(post.konto for fil in filer for post in objektsaldon(fil, 0, dimension))


@dataclass(frozen=True, slots=True)
class _Hemvist:
    """Raderna som ett konto kan få, den valda kontoplanens före den andras, och kontona som delas på motpart."""

    mall: Sequence[Kontorad]
    rader: Sequence[Kontorad]
    anvanda: frozenset[str]
    delade: frozenset[str]


def kontorader(
    konton: Sequence[Filkonto],
    mall: Sequence[Kontorad],
    andra: Sequence[Kontorad],
    avgifter: Avgifter,
    delade: frozenset[str],
) -> tuple[Forslag[Kontorad], ...]:
    """Hela Kontoplan: *mall* är den valda, *andra* den som har radens koder när den valda saknar dem."""
    anvanda = frozenset(kod for rad in mall for kod in (rad.rad, rad.not_, rad.drift))
    hemvist = _Hemvist(mall, (*mall, *andra), anvanda, delade)
    rader = [Forslag(rad) for rad in mall]
    for konto in konton:
        ny = (
            _avgiftsrad(konto, hemvist, avgifter.konton)
            or _namnets_rad(konto, hemvist, avgifter.konton)
            or _odelad_skuld(konto, hemvist)
        )
        if ny is not None:
            rader = list(delat(rader, Forslag(ny, konto.kalla)))
    return tuple(rader)


def _avgiftsrad(konto: Filkonto, hemvist: _Hemvist, avgifter: Mapping[str, tuple[str, Part | None]]) -> Kontorad | None:
    """Kontots egna rad när det är en avgift som dess plats i mallen inte lägger på rätt medlem."""
    if konto.konto not in avgifter:
        return None
    medlem, part = avgifter[konto.konto]
    nu = placera(konto.konto, hemvist.mall)
    if nu.not_ == _AVGIFTER and nu.motpart == medlem and (medlem or nu.drift in {_DRIFT[part], _DRIFT[None]}):
        return None
    delas = None if medlem else Dimension.MOTPART
    return Kontorad(
        konto.konto, konto.konto, konto.namn, "RR_intakter", _AVGIFTER, _DRIFT[part], delas_pa=delas, motpart=medlem
    )


def _namnets_rad(
    konto: Filkonto, hemvist: _Hemvist, avgifter: Mapping[str, tuple[str, Part | None]]
) -> Kontorad | None:
    """Kontots egna rad när dess namn hör hemma på en annan än mallens; None när inget säger emot, eller är oklart."""
    nu = placera(konto.konto, hemvist.mall)
    slagen = sorted(slag_i(konto.namn, konto.konto), key=lambda slag: not slag.egen)
    if konto.konto in avgifter or not slagen or any(ett.tyst or ett.allmant for ett in slagen):
        return None
    if not (_emot(konto, nu, slagen, hemvist) or _har_egen(konto, nu, slagen, hemvist)):
        return None
    hemma = next((rad for slag in slagen for rad in _hemma(slag, konto, hemvist.rader)), _ny_rad(slagen[0], nu))
    if hemma is None or (hemma.rad, hemma.not_, hemma.drift) == (nu.rad, nu.not_, nu.drift):
        return None
    return replace(hemma, fran=konto.konto, till=konto.konto, benamning=konto.namn, motpart="")


def _ny_rad(slag: Namnslag, nu: Kontorad) -> Kontorad | None:
    """Raden som ingen mall har konton för, och som bara namnet ger: extraordinära poster."""
    kod = slag.passar[0] if slag.passar else ""
    if not slag.egen or kod not in RAD:
        return None
    return replace(nu, rad=kod, not_="", drift="", delas_pa=None)


def _odelad_skuld(konto: Filkonto, hemvist: _Hemvist) -> Kontorad | None:
    """Kontots egen rad när mallen delar skulden på motpart men ingen fil har någon: annars vore den ej fördelad."""
    nu = placera(konto.konto, hemvist.mall)
    if hemvist.delade or nu.rad != "BR_skulder" or nu.delas_pa is not Dimension.MOTPART:
        return None
    kod = "NOT4_ovriga_upplupna" if konto.konto.startswith(_UPPLUPET) else "NOT4_ovriga"
    hemma = next(rad for rad in hemvist.rader if rad.not_ == kod)
    return replace(hemma, fran=konto.konto, till=konto.konto, benamning=konto.namn)


def _emot(konto: Filkonto, nu: Kontorad, slagen: Sequence[Namnslag], hemvist: _Hemvist) -> bool:
    if motsagelse(konto.pa(nu), hemvist.anvanda):
        return True
    return nu.rad in _TOMMA and not any(_passar(slag, nu.rad) for slag in slagen)


def _har_egen(konto: Filkonto, nu: Kontorad, slagen: Sequence[Namnslag], hemvist: _Hemvist) -> bool:
    """Om namnet räcker för en egen rad, och mallen bara lägger kontot där det också kan stå."""
    forst, *ovriga = slagen
    if not forst.egen or any(slag.egen for slag in ovriga) or konto.konto in hemvist.delade:
        return False
    egen = forst.passar[0]
    pa_den = any(fnmatchcase(kod, egen) for kod in (nu.not_, nu.rad))
    return not pa_den and all(_passar(slag, egen) or not _motsager(slag, egen) for slag in ovriga)


def _passar(slag: Namnslag, kod: str) -> bool:
    return any(fnmatchcase(kod, monster) for monster in slag.passar)


def _motsager(slag: Namnslag, kod: str) -> bool:
    return any(fnmatchcase(kod, monster) for monster in slag.motsager)


def _hemma(slag: Namnslag, konto: Filkonto, rader: Sequence[Kontorad]) -> Iterator[Kontorad]:
    """Raderna där namnet hör hemma, den egna först, på kontots sida i balansräkningen."""
    for monster in slag.passar:
        for rad in rader:
            kod = rad.not_ or rad.rad
            if kod not in _BARA_EN_SUMMA and fnmatchcase(kod, monster) and _pa_sin_sida(konto.konto, rad):
                yield rad


def _pa_sin_sida(konto: str, rad: Kontorad) -> bool:
    if not rad.rad.startswith("BR_"):
        return True
    return (rad.rad in _TILLGANGAR) is konto.startswith("1")


def delat(rader: Sequence[Forslag[Kontorad]], ny: Forslag[Kontorad]) -> Iterator[Forslag[Kontorad]]:
    """Raderna med *ny* på sin plats: intervallet den ligger i blir det som är före och efter kontot."""
    konto = ny.varde.fran
    for rad in rader:
        if not tacker(rad.varde, konto):
            yield rad
            continue
        langd = max(map(len, (rad.varde.fran, rad.varde.till, konto)))
        fran, till = rad.varde.fran.ljust(langd, "0"), rad.varde.till.ljust(langd, "9")
        forsta, sista = konto.ljust(langd, "0"), konto.ljust(langd, "9")
        if fran < forsta:
            yield replace(rad, varde=replace(rad.varde, till=_granne(forsta, -1)))
        yield ny
        if sista < till:
            yield replace(rad, varde=replace(rad.varde, fran=_granne(sista, 1)))


def _granne(konto: str, steg: int) -> str:
    return str(int(konto) + steg).zfill(len(konto))
