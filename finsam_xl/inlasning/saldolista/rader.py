"""Raderna i en saldolista: konton med sina belopp, och rader som är rubriker, summor eller fel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.ark import Obrukbar, som_text
from finsam_xl.inlasning.saldolista.kolumner import BELOPPSROLLER, Roll
from finsam_xl.inlasning.saldolista.ord import ar_bland, ordlistan, rubrikord
from finsam_xl.inlasning.saldolista.talen import beloppet, decimaltecken
from finsam_xl.inputs.tydning import stada
from finsam_xl.koder import ar_kontonummer
from finsam_xl.sie.lexer import visa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.inlasning.saldolista.ark import Arkvarde, Listark
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan
    from finsam_xl.sie import Diagnos

__all__ = ["Lista", "Listrad", "las_rader"]

_KONTO_OCH_NAMN = re.compile(r"(?:konto\s+)?(\d{3,10})(?:[\s:.\-\u2013]+(.*))?", re.IGNORECASE | re.DOTALL)
_KORT_NUMMER = re.compile(r"\d{1,2}(?:\s*[-\u2013]\s*\d{1,2})?(?:[\s:.\-\u2013]+\D.*)?", re.DOTALL)
_INTERVALL = re.compile(r"\d{1,10}\s*[-\u2013]\s*\d{1,10}(?:\s.*)?", re.DOTALL)
_OBJEKTRUBRIK = re.compile(r"(\S+(?:\s\S+)?)[\s:]+(\d{1,10}|[A-ZÅÄÖ]{1,4}\d{1,8})(?:[\s:.\-\u2013]+(.*))?", re.DOTALL)
_BELOPP_I = BELOPPSROLLER | {Roll.MANADSBELOPP, Roll.OBJEKTBELOPP, Roll.UTAN_OBJEKT}
_FLEST_FEL = 20
_FLEST_GRUPPER = 1_000


@dataclass(frozen=True, slots=True)
class Listrad:
    """En rad med ett konto: beloppen per kolumn, och objektet, månaden och året som raden själv säger.

    *objekt* är (dimension, nummer, namn), en för varje kolumn med objekt; *manad* är ÅÅÅÅMM, eller MM utan år. I en
    huvudbok är *balans* ingående eller utgående på de rader som är kontots saldo och ingen bokning.
    """

    rad: int
    konto: str
    namn: str
    belopp: Mapping[int, Decimal]
    objekt: tuple[tuple[str, str, str], ...] = ()
    manad: str = ""
    ar: int | None = None
    balans: str = ""


@dataclass(slots=True)
class Lista:
    """Bladets rader som de lästs, raderna som inte är konton (med skälet), och felen.

    *utan_konto* är rader med belopp men utan kontonummer, och felet de är om de inte är summor av rader intill.
    """

    rader: list[Listrad] = field(default_factory=list)
    hoppade: dict[int, str] = field(default_factory=dict)
    fel: list[Diagnos] = field(default_factory=list)
    utan_konto: list[tuple[Listrad, Diagnos]] = field(default_factory=list)


@dataclass(slots=True)
class _Lage:
    """Det som gäller tills nästa rad säger annat: ett konto vars rader följer, ett objekt vars konton följer."""

    konto: str = ""
    namn: str = ""
    objekt: tuple[str, str, str] | None = None


def las_rader(ark: Listark, plan: Kolumnplan) -> Lista:
    """Raderna under rubrikerna."""
    lista = Lista()
    beloppen = plan.med(*_BELOPP_I)
    under = [nr for nr in sorted(ark.rader) if nr > plan.rad]
    texter = (v for nr in under for k in beloppen if isinstance(v := ark.rader[nr].get(k.kol), str))
    tecken, lage = decimaltecken(texter), _Lage()
    for nr in under:
        _las_rad(ark, plan, nr, tecken, lage, lista)
        if len(lista.fel) >= _FLEST_FEL or len(lista.utan_konto) > _FLEST_GRUPPER:
            break
    if len(lista.utan_konto) > _FLEST_GRUPPER:
        lista.fel.append(lista.utan_konto[-1][1])
    for rad, fel in lista.utan_konto:
        if _ar_summa_intill(rad, lista.rader):
            lista.hoppade[rad.rad] = "summa av rader intill"
        else:
            lista.fel.append(fel)
        if len(lista.fel) >= _FLEST_FEL:
            break
    return lista


def _ar_summa_intill(summan: Listrad, rader: Sequence[Listrad]) -> bool:
    """Om varje belopp på raden är summan av raderna närmast under den, eller närmast över."""
    under = [rad for rad in rader if rad.rad > summan.rad]
    over = [rad for rad in reversed(rader) if rad.rad < summan.rad]
    sokt = {kol: belopp for kol, belopp in summan.belopp.items() if belopp}
    return not sokt or any(_nar_fram(sokt, nara) for nara in (under, over))


def _nar_fram(sokt: Mapping[int, Decimal], rader: Sequence[Listrad]) -> bool:
    summor = dict.fromkeys(sokt, NOLL)
    for rad in rader:
        summor = {kol: summa + rad.belopp.get(kol, NOLL) for kol, summa in summor.items()}
        if summor == sokt:
            return True
    return False


def _las_rad(ark: Listark, plan: Kolumnplan, nr: int, tecken: str, lage: _Lage, lista: Lista) -> None:
    celler = ark.rader[nr]
    if all(_tom(varde) for varde in celler.values()):
        return
    if not _har(celler, plan, *_BELOPP_I):
        _utan_belopp(ark, plan, nr, lage, lista)
    elif _ar_rubriker(celler, plan):
        lista.hoppade[nr] = "rubriker igen"
    elif _med_konto(ark, plan, nr, tecken, lage, lista):
        belopp = _beloppen(ark, plan, nr, tecken, lista)
        if belopp is not None:
            objekten = tuple(_objekten(celler, plan)) or ((lage.objekt,) if lage.objekt else ())
            manad, ar, balans = _manaden(celler, plan), _aret(celler, plan), _balans(celler, plan)
            lista.rader.append(Listrad(nr, lage.konto, lage.namn, belopp, objekten, manad, ar, balans))


def _med_konto(ark: Listark, plan: Kolumnplan, nr: int, tecken: str, lage: _Lage, lista: Lista) -> bool:
    """Om raden hör till ett konto, som då är det som *lage* har; annars är den en summa, en grupp eller ett fel."""
    celler, kontokol = ark.rader[nr], plan.med(Roll.KONTO)[0].kol
    kontot = celler.get(kontokol)
    if isinstance(kontot, (date, Obrukbar)):
        varfor = kontot.varfor if isinstance(kontot, Obrukbar) else f"Excel har gjort om numret till datumet {kontot}"
        text = f"Kontot i {ark.plats(nr, kontokol)} går inte att läsa: {varfor}."
        lista.fel.append(slag.fyndet(slag.KONTO, ark.plats(nr, kontokol), text, nr))
        return False
    konto, namn = _kontot(kontot)
    if konto:
        _byt_konto(celler, plan, konto, namn, lage)
        return True
    if lage.konto and (_balans(celler, plan) or _fortsatter(celler, plan, kontot)):
        return True
    if skal := _varfor_inget_konto(celler, plan, kontot):
        lista.hoppade[nr] = skal
        return False
    plats = ark.plats(nr, min(celler) if _tom(kontot) else kontokol)
    text = f"Raden har belopp men inget kontonummer: «{visa(_radens_text(celler))}»."
    belopp = _beloppen(ark, plan, nr, tecken, lista)
    if belopp is not None:
        lista.utan_konto.append((Listrad(nr, "", "", belopp), slag.fyndet(slag.KONTO, plats, text, nr)))
    return False


def _byt_konto(celler: Mapping[int, Arkvarde], plan: Kolumnplan, konto: str, namn: str, lage: _Lage) -> None:
    """Kontot som raden säger; namnet står i sin kolumn, i samma cell, eller på en rad ovanför."""
    namnkol = plan.med(Roll.BENAMNING)
    egen = stada(som_text(celler.get(namnkol[0].kol))) if namnkol else ""
    lage.konto, lage.namn = konto, egen or namn or (lage.namn if konto == lage.konto else "")


def _balans(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> str:
    """I en huvudbok: «ingående» eller «utgående» om raden är kontots saldo, tomt om den är en bokning."""
    if not plan.med(Roll.DATUM):
        return ""
    for varde in celler.values():
        ord_ = rubrikord(varde).ord if isinstance(varde, str) else ""
        for namn, rollen in (("ingående", ("ib", "ingsaldo")), ("utgående", ("ub",))):
            if ord_ and ord_[:1] in "iuo" and any(ar_bland(ord_, ordlistan()["roller"][roll]) for roll in rollen):
                return namn
    return ""


def _utan_belopp(ark: Listark, plan: Kolumnplan, nr: int, lage: _Lage, lista: Lista) -> None:
    """En rad utan belopp: ett konto utan saldo, en rubrik, eller rubriken över ett objekts konton."""
    celler = ark.rader[nr]
    konto, namn = _kontot(celler.get(plan.med(Roll.KONTO)[0].kol))
    if konto:
        _byt_konto(celler, plan, konto, namn, lage)
        lista.hoppade[nr] = "utan belopp"
        return
    traff = _OBJEKTRUBRIK.fullmatch(stada(_radens_text(celler)))
    if traff:
        for dimension, namnen in ordlistan()["objekt"].items():
            if ar_bland(rubrikord(traff[1]).ord, namnen):
                lage.objekt = (dimension, traff[2], stada(traff[3] or ""))
    lista.hoppade[nr] = "rubrik"


def _kontot(varde: Arkvarde | None) -> tuple[str, str]:
    """Kontonumret och det namn som står i samma cell; tomt om cellen inte är ett konto."""
    text = stada(som_text(varde))
    traff = _KONTO_OCH_NAMN.fullmatch(text)
    if traff is None or not ar_kontonummer(traff[1]) or _INTERVALL.fullmatch(text):
        return "", ""
    return traff[1], stada(traff[2] or "")


def _varfor_inget_konto(celler: Mapping[int, Arkvarde], plan: Kolumnplan, kontot: Arkvarde | None) -> str:
    """Varför en rad med belopp inte är ett konto: en summa, en grupp eller ett intervall; tomt om det är ett fel."""
    text = stada(som_text(kontot))
    if text and (_KORT_NUMMER.fullmatch(text) or _INTERVALL.fullmatch(text)):
        return "grupp"
    texter = _texterna(celler, plan)
    if _ar_summa(texter):
        return "summa"
    if not text and not any(texter):
        return "summa"
    gruppnamn = [ett for ett in texter if ett]
    return "grupp" if not text and gruppnamn and _ar_gruppnamn(gruppnamn[0]) else ""


def _fortsatter(celler: Mapping[int, Arkvarde], plan: Kolumnplan, kontot: Arkvarde | None) -> bool:
    """Om en rad utan konto hör till kontot ovanför: en bokning med sin dag, eller ett objekt som inte är en summa."""
    if _har(celler, plan, Roll.DATUM):
        return _tom(kontot)
    egna = bool(list(_objekten(celler, plan))) or _har(celler, plan, Roll.MANAD)
    return egna and _tom(kontot) and not _ar_summa(_texterna(celler, plan))


def _texterna(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> list[str]:
    return [stada(ett) for kol, ett in celler.items() if isinstance(ett, str) and not _ar_belopp(kol, plan)]


def _ar_summa(texter: Iterable[str]) -> bool:
    return any(ar_bland(rubrikord(ett).ord, ordlistan()["summaord"]) for ett in texter if ett)


def _ar_gruppnamn(text: str) -> bool:
    """«19 Kassa och bank», eller ett namn helt i versaler."""
    return _KORT_NUMMER.fullmatch(text) is not None or (text.isupper() and len(text) > 2)  # noqa: PLR2004 - ett ord


def _ar_belopp(kol: int, plan: Kolumnplan) -> bool:
    return any(ett.kol == kol for ett in plan.med(*_BELOPP_I))


def _ar_rubriker(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> bool:
    """Om raden upprepar rubrikerna, som överst på en ny sida."""
    lika = [ett for ett in plan.kolumner if ett.rubrik and stada(som_text(celler.get(ett.kol))) == ett.rubrik]
    return len(lika) * 2 > len(plan.kolumner)


def _objekten(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> Iterator[tuple[str, str, str]]:
    namnen = {ett.dimension: ett.kol for ett in plan.med(Roll.OBJEKTNAMN)}
    for ett in plan.med(Roll.OBJEKT):
        text = stada(som_text(celler.get(ett.kol)))
        if not text or set(text) <= set("-–0") or text.casefold() in {"saknas", "(tom)", "tom", "ej fördelat"}:
            continue
        nummer, _, resten = text.partition(" ")
        namn = stada(som_text(celler.get(namnen[ett.dimension]))) if ett.dimension in namnen else ""
        yield ett.dimension, (nummer if resten and nummer.isalnum() else text), namn or resten.lstrip(" -–:.")


def _manaden(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> str:
    for ett in plan.med(Roll.MANAD, Roll.DATUM):
        varde = celler.get(ett.kol)
        siffror = re.sub(r"\D", "", som_text(varde))
        if len(siffror) >= 6:  # noqa: PLR2004 - ÅÅÅÅMM
            return siffror[:4] + min(siffror[4:6], "12")
        if siffror and int(siffror) in range(1, 13):
            return f"{int(siffror):02d}"
    return ""


def _aret(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> int | None:
    for ett in plan.med(Roll.AR):
        traff = re.match(r"(?:19|20)\d\d", stada(som_text(celler.get(ett.kol))))
        if traff:
            return int(traff[0])
    return None


def _beloppen(ark: Listark, plan: Kolumnplan, nr: int, tecken: str, lista: Lista) -> dict[int, Decimal] | None:
    belopp: dict[int, Decimal] = {}
    for ett in plan.med(*_BELOPP_I):
        varde = ark.rader[nr].get(ett.kol)
        if varde is None or _tom(varde):
            continue
        last = _ett_belopp(varde, tecken)
        if isinstance(last, str):
            plats = ark.plats(nr, ett.kol)
            lista.fel.append(slag.fyndet(slag.BELOPP, plats, f"{plats} ({ett.rubrik}): {visa(last)}.", nr))
            return None
        belopp[ett.kol] = last
    return belopp


def _ett_belopp(varde: Arkvarde, tecken: str) -> Decimal | str:
    if isinstance(varde, Obrukbar):
        return varde.varfor
    if isinstance(varde, (str, Decimal)):
        return beloppet(varde, tecken)
    return f"cellen är ett datum ({varde})"


def _har(celler: Mapping[int, Arkvarde], plan: Kolumnplan, *roller: Roll) -> bool:
    return any(not _tom(celler.get(ett.kol)) for ett in plan.med(*roller))


def _tom(varde: Arkvarde | None) -> bool:
    return varde is None or (isinstance(varde, str) and not stada(varde))


def _radens_text(celler: Mapping[int, Arkvarde]) -> str:
    return " ".join(text for _, varde in sorted(celler.items()) if (text := som_text(varde)))
