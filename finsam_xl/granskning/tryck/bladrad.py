"""En inklistrad rad som en tryckt rad: beloppen som siffror, radens slag och enhet efter vad som står på den."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.dokument import Rad, tal
from finsam_xl.granskning.tryck.etiketter import etiketter, radnamn, stada
from finsam_xl.granskning.tryck.kolumner import RADTEXT, ratt_dag
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.granskning.tryck.dokument import Kolumn

__all__ = ["ORD", "ar_procent", "ar_streck", "ar_tal", "bladrad", "siffror_av", "tryckt_rad"]

ORD = "ord_"
"""Början av fältet där ett ord i en kolumn med tal står: «Uppfylld», «uppnås inte»."""
_STRECK = frozenset("-–—−")
_SUMMA = re.compile(r"(summa|s a|totalt|total)\b")
_INTE_TEXT = frozenset({"radtyp", "rad", "enhet", "avdelning"})
_LANGST_NAMN = 300
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")
_ANTAL = re.compile(r"antal\b", re.IGNORECASE)
_EFTERLED = re.compile(r"\s*(%|procent|tkr|mkr|mnkr|kr|st|:-)$", re.IGNORECASE)
_I_PENGAR = re.compile(r"[\d\s,(](tkr|mkr|mnkr|kr)$", re.IGNORECASE)
_PARENTES = re.compile(r"\([\d\s\u00a0\u202f.,]+\)")
"""Ett belopp inom parentes är negativt i en räkning."""


def bladrad(slag: str, nr: int, falt: Mapping[str, str], kolumner: Sequence[Kolumn], enhet: str) -> Rad:
    """Raden *nr* i en tabell av *slag*, med cellernas text i *falt* och tabellens *enhet*."""
    skrivet = [falt[kolumn.namn] for kolumn in kolumner if kolumn.roll != "procent"]
    i_siffror = {kolumn.namn for kolumn in kolumner} | {namn for namn in falt if namn.endswith("_procent")}
    tryckt = {namn: siffror_av(text) if namn in i_siffror else text for namn, text in falt.items()} | _perioden(falt)
    rad = tryckt_rad(slag, nr, {**tryckt, "radtyp": tryckt.get("radtyp") or "post"})
    belopp = [tryckt[kolumn.namn] or ("0" if ar_streck(falt[kolumn.namn]) else "") for kolumn in kolumner]
    typ = tryckt.get("radtyp") or _typ(slag, rad, belopp)
    egen = "procent" if any(text.endswith("%") for text in skrivet) else _radens_enhet(slag, rad) or _pengar(skrivet)
    tryckt["enhet"] = egen or tryckt.get("enhet") or enhet
    streck = frozenset(kolumn.namn for kolumn in kolumner if ar_streck(falt[kolumn.namn]))
    tryckt |= {f"{ORD}{kolumn.namn}": falt[kolumn.namn] for kolumn in kolumner if _ar_ord(falt[kolumn.namn])}
    return Rad(nr, typ, rad.post, "" if typ == "rubrik" else rad.id, tryckt, streck)


def tryckt_rad(slag: str, nr: int, falt: Mapping[str, str], kolumner: Sequence[Kolumn] = ()) -> Rad:
    """Raden *nr* i en fil med namngivna kolumner, så som den är skriven; beloppen som siffror."""
    post = next((falt[namn].strip()[:_LANGST_NAMN] for namn in RADTEXT if falt.get(namn)), "")
    i_siffror = {en.namn for en in kolumner}
    tryckt = {namn: _belopp(text) if namn in i_siffror else text for namn, text in falt.items()}
    streck = frozenset(namn for namn in i_siffror if ar_streck(falt.get(namn, "")))
    rad = Rad(nr, falt.get("radtyp") or "post", post, radnamn(slag, post)[0], tryckt, streck)
    if "radtyp" not in falt:
        rad = replace(rad, typ=_typ(slag, rad, [tryckt[namn] or ("0" if namn in streck else "") for namn in i_siffror]))
    return replace(rad, id="") if rad.typ == "rubrik" else rad


def _ar_ord(text: str) -> bool:
    return bool(text.strip()) and not siffror_av(text) and not ar_streck(text)


def _belopp(text: str) -> str:
    """Rutan som siffror om den är ett tal, tom om den bara har ett streck eller ordet inga; annars som den står."""
    if ar_streck(text) or har_ord("inget", text):
        return ""
    siffror = siffror_av(text)
    return siffror if tal(siffror) is not None else text


def ar_streck(text: str) -> bool:
    """Om en ruta bara har ett streck, som står för noll."""
    ren = text.strip()
    return bool(ren) and set(ren) <= _STRECK


def ar_tal(text: str) -> bool:
    """Om en ruta har ett tal, också ett som skrivs som ett streck."""
    return ar_streck(text) or tal(siffror_av(text)) is not None


def ar_procent(text: str) -> bool:
    """Om en ruta har ett tal i procent: «52 %»."""
    return text.rstrip().endswith("%") and tal(siffror_av(text)) is not None


def siffror_av(text: str) -> str:
    """Ett tryckt belopp som bara siffror: utan blanksteg och enhet, «(930)» som -930, ett ord som inget alls.

    Det som har siffror men inte är ett tal, ett tal i bokstäver och ett felvärde står kvar som de är.
    """
    ren = text.strip()
    if not ren or set(ren) <= _STRECK:
        return ""
    belopp = _EFTERLED.sub("", ren)
    minus = "-" if _PARENTES.fullmatch(belopp) else ""
    varde = tal(belopp.strip("()") if minus else belopp)
    if varde is not None:
        return f"{minus}{format(varde, 'f')}"
    return ren if re.search(r"\d", ren) or ren.startswith("#") or har_ord("talord", ren) else ""


def _typ(slag: str, rad: Rad, belopp: Sequence[str]) -> str:
    """Rubrik om raden bara har en text, och ingen som vi känner bokstav för bokstav; summa efter texten."""
    fyllda = sum(1 for namn, text in rad.falt.items() if text and namn not in _INTE_TEXT)
    kand, variant = radnamn(slag, rad.post)
    if belopp and not any(belopp) and fyllda <= 1 and (variant or not kand):
        return "rubrik"
    return "summa" if _SUMMA.match(stada(rad.post)) or rad.id.startswith("summa") else "post"


def _radens_enhet(slag: str, rad: Rad) -> str:
    """Radens egen enhet efter dess text: procent, antal, eller den kända radens; tom när den har tabellens."""
    if "procent" in stada(rad.post).split() or "%" in rad.post:
        return "procent"
    egen = next((en.enhet for en in etiketter() if (en.slag, en.id) == (slag, rad.id) and en.enhet), "")
    return egen or ("antal" if _ANTAL.match(rad.post) else "") or _pengar([rad.post.rstrip(")")])


def _pengar(texter: Sequence[str]) -> str:
    """Enheten som varje ifylld text slutar med: «5 204 tkr», «Eget kapital, tkr»."""
    traffar = {traff[1].casefold() if (traff := _I_PENGAR.search(text)) else "" for text in texter if text.strip()}
    enhet = next(iter(traffar)) if len(traffar) == 1 else ""
    return "mkr" if enhet == "mnkr" else enhet


def _perioden(falt: Mapping[str, str]) -> dict[str, str]:
    """Start och slut ur en period i en cell: «2025-03-01 - 2027-02-28»."""
    if "period_tryckt" not in falt or falt.get("period_start"):
        return {}
    dagar = [str(ratt_dag(dag)) for dag in _DATUM.findall(falt["period_tryckt"])]
    return {"period_start": dagar[0] if dagar else "", "period_slut": dagar[1] if len(dagar) > 1 else ""}
