"""Raderna i en saldolista: konton med sina belopp, och rader som är rubriker, summor eller fel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.ark import Obrukbar, som_text
from finsam_xl.inlasning.saldolista.kolumner import MED_BELOPP, Roll
from finsam_xl.inlasning.saldolista.listrad import Listrad
from finsam_xl.inlasning.saldolista.ord import ar_bland, ordlistan, rubrikord
from finsam_xl.inlasning.saldolista.radceller import (
    ar_tom,
    ett_belopp,
    har,
    radens_ar,
    radens_objekt,
    radens_text,
)
from finsam_xl.inlasning.saldolista.radslag import ar_rubriker, fortsatter, kontot_i, radens_balans, varfor_inget_konto
from finsam_xl.inlasning.saldolista.summarader import ar_summa_intill
from finsam_xl.inlasning.saldolista.talen import decimaltecken
from finsam_xl.inlasning.saldolista.tid.radtid import Oklar_tid, radens_tid
from finsam_xl.inputs.tydning import stada
from finsam_xl.sie.lexer import visa

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from finsam_xl.inlasning.saldolista.ark import Arkvarde, Listark
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan
    from finsam_xl.sie import Diagnos

__all__ = ["Lista", "las_rader"]

_OBJEKTRUBRIK = re.compile(r"(\S+(?:\s\S+)?)[\s:]+(\d{1,10}|[A-ZÅÄÖ]{1,4}\d{1,8})(?:[\s:.\-\u2013]+(.*))?", re.DOTALL)
_BOKSTAVER = re.compile(r"[^\W\d_]{3}")
"""Tre bokstäver i följd: en text, och inget belopp med valuta eller D och K efter sig."""
_FLEST_FEL = 20
_FLEST_GRUPPER = 1_000


@dataclass(slots=True)
class Lista:
    """Bladets rader som de lästs, raderna som inte är konton (med skälet), och felen.

    *utan_konto* är rader med belopp men utan kontonummer, och felet de är om de inte är summor av rader intill.
    *nollor* är de konton som har fått sin nolla åter, och raden de står på.
    """

    rader: list[Listrad] = field(default_factory=list)
    hoppade: dict[int, str] = field(default_factory=dict)
    fel: list[Diagnos] = field(default_factory=list)
    utan_konto: list[tuple[Listrad, Diagnos]] = field(default_factory=list)
    nollor: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Lage:
    """Det som gäller tills nästa rad säger annat: ett konto vars rader följer, ett objekt vars konton följer."""

    konto: str = ""
    namn: str = ""
    objekt: tuple[str, str, str] | None = None


def las_rader(ark: Listark, plan: Kolumnplan) -> Lista:
    """Raderna under rubrikerna."""
    lista = Lista()
    beloppen = plan.med(*MED_BELOPP)
    under = [nr for nr in sorted(ark.rader) if nr > plan.rad]
    texter = (v for nr in under for k in beloppen if isinstance(v := ark.rader[nr].get(k.kol), str))
    tecken, lage = decimaltecken(texter), _Lage()
    sidhuvud = {_utan_siffror(celler) for nr, celler in ark.rader.items() if nr < plan.rad}
    for nr in under:
        if _utan_siffror(ark.rader[nr]) in sidhuvud and not _har_konto(ark, plan, nr):
            lista.hoppade[nr] = "sidans huvud igen"
        else:
            _las_rad(ark, plan, nr, tecken, lage, lista)
        if len(lista.fel) >= _FLEST_FEL or len(lista.utan_konto) > _FLEST_GRUPPER:
            break
    if len(lista.utan_konto) > _FLEST_GRUPPER:
        lista.fel.append(lista.utan_konto[-1][1])
    for rad, fel in lista.utan_konto:
        if ar_summa_intill(rad, lista.rader):
            lista.hoppade[rad.rad] = "summa av rader intill"
        else:
            lista.fel.append(fel)
        if len(lista.fel) >= _FLEST_FEL:
            break
    return lista


def _utan_siffror(celler: Mapping[int, Arkvarde]) -> tuple[tuple[int, str], ...]:
    """Radens texter utan siffror: «Sida 2» är «Sida 1» igen."""
    return tuple((kol, re.sub(r"\d+", "0", som_text(varde))) for kol, varde in sorted(celler.items()))


def _har_konto(ark: Listark, plan: Kolumnplan, nr: int) -> bool:
    return bool(kontot_i(ark.rader[nr].get(plan.med(Roll.KONTO)[0].kol))[0])


def _las_rad(ark: Listark, plan: Kolumnplan, nr: int, tecken: str, lage: _Lage, lista: Lista) -> None:
    celler = ark.rader[nr]
    if all(ar_tom(varde) for varde in celler.values()):
        return
    if not har(celler, plan, *MED_BELOPP):
        _utan_belopp(ark, plan, nr, lage, lista)
    elif ar_rubriker(celler, plan):
        lista.hoppade[nr] = "rubriker igen"
    elif _med_konto(ark, plan, nr, tecken, lage, lista):
        belopp = _beloppen(ark, plan, nr, tecken, lista)
        if belopp is not None:
            objekten = tuple(radens_objekt(celler, plan)) or ((lage.objekt,) if lage.objekt else ())
            ar, balans = radens_ar(celler, plan), radens_balans(celler, plan)
            tidkol, tid = (0, "") if balans else _tiden(ark, plan, nr, lista)
            lista.rader.append(Listrad(nr, lage.konto, lage.namn, belopp, objekten, tid, tidkol, ar, balans))


def _tiden(ark: Listark, plan: Kolumnplan, nr: int, lista: Lista) -> tuple[int, str]:
    """Kolumnen och tiden som raden säger; en som inte går att läsa är ett fel."""
    try:
        return radens_tid(ark.rader[nr], plan)
    except Oklar_tid as fel:
        plats = ark.plats(nr, fel.kol)
        text = f"{plats}: «{visa(fel.text)}» är ingen dag och ingen månad."
        lista.fel.append(slag.fyndet(slag.TID, plats, text, nr))
        return 0, ""


def _med_konto(ark: Listark, plan: Kolumnplan, nr: int, tecken: str, lage: _Lage, lista: Lista) -> bool:
    """Om raden hör till ett konto, som då är det som *lage* har; annars är den en summa, en grupp eller ett fel."""
    celler, kontokol = ark.rader[nr], plan.med(Roll.KONTO)[0].kol
    kontot = celler.get(kontokol)
    if isinstance(kontot, (date, Obrukbar)):
        varfor = kontot.varfor if isinstance(kontot, Obrukbar) else f"Excel har gjort om numret till datumet {kontot}"
        text = f"Kontot i {ark.plats(nr, kontokol)} går inte att läsa: {varfor}."
        lista.fel.append(slag.fyndet(slag.KONTO, ark.plats(nr, kontokol), text, nr))
        return False
    konto, namn = kontot_i(kontot)
    if konto:
        _byt_konto(celler, plan, konto, namn, lage)
        return True
    if lage.konto and (radens_balans(celler, plan) or fortsatter(celler, plan, kontot)):
        return True
    skal = varfor_inget_konto(celler, plan, kontot) or ("" if _nagot_belopp(celler, plan) else "rubrik")
    if skal:
        lista.hoppade[nr] = skal
        return False
    plats = ark.plats(nr, min(celler) if ar_tom(kontot) else kontokol)
    text = f"Raden har belopp men inget kontonummer: «{visa(radens_text(celler))}»."
    belopp = _beloppen(ark, plan, nr, tecken, lista)
    if belopp is not None:
        lista.utan_konto.append((Listrad(nr, "", "", belopp), slag.fyndet(slag.KONTO, plats, text, nr)))
    return False


def _nagot_belopp(celler: Mapping[int, Arkvarde], plan: Kolumnplan) -> bool:
    """Om någon av radens celler kan vara ett belopp, och inte bara är text över listans kolumner."""
    varden = (celler.get(ett.kol) for ett in plan.med(*MED_BELOPP))
    return any(not ar_tom(ett) and not (isinstance(ett, str) and _BOKSTAVER.search(ett)) for ett in varden)


def _byt_konto(celler: Mapping[int, Arkvarde], plan: Kolumnplan, konto: str, namn: str, lage: _Lage) -> None:
    """Kontot som raden säger; namnet står i sin kolumn, i samma cell, eller på en rad ovanför."""
    namnkol = plan.med(Roll.BENAMNING)
    egen = stada(som_text(celler.get(namnkol[0].kol))) if namnkol else ""
    lage.konto, lage.namn = konto, egen or namn or (lage.namn if konto == lage.konto else "")


def _utan_belopp(ark: Listark, plan: Kolumnplan, nr: int, lage: _Lage, lista: Lista) -> None:
    """En rad utan belopp: ett konto utan saldo, en rubrik, eller rubriken över ett objekts konton."""
    celler = ark.rader[nr]
    konto, namn = kontot_i(celler.get(plan.med(Roll.KONTO)[0].kol))
    if konto:
        _byt_konto(celler, plan, konto, namn, lage)
        lista.hoppade[nr] = "utan belopp"
        return
    traff = _OBJEKTRUBRIK.fullmatch(stada(radens_text(celler)))
    if traff:
        for dimension, namnen in ordlistan()["objekt"].items():
            if ar_bland(rubrikord(traff[1]).ord, namnen):
                lage.objekt = (dimension, traff[2], stada(traff[3] or ""))
    lista.hoppade[nr] = "rubrik"


def _beloppen(ark: Listark, plan: Kolumnplan, nr: int, tecken: str, lista: Lista) -> dict[int, Decimal] | None:
    belopp: dict[int, Decimal] = {}
    for ett in plan.med(*MED_BELOPP):
        varde = ark.rader[nr].get(ett.kol)
        if varde is None or ar_tom(varde):
            continue
        last = ett_belopp(varde, tecken)
        if isinstance(last, str):
            plats = ark.plats(nr, ett.kol)
            lista.fel.append(slag.fyndet(slag.BELOPP, plats, f"{plats} ({ett.rubrik}): {visa(last)}.", nr))
            return None
        belopp[ett.kol] = last
    andra = ((ett.kol, ark.rader[nr].get(ett.kol)) for ett in plan.andra)
    lasta = ((kol, ett_belopp(varde, tecken)) for kol, varde in andra if varde is not None and not ar_tom(varde))
    return belopp | {kol: last for kol, last in lasta if not isinstance(last, str)}
