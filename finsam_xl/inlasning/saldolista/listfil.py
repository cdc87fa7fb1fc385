"""Kontona, objekten och månaderna i en saldolista som en SIE-fils saldon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from finsam_xl.belopp import NOLL
from finsam_xl.inlasning.saldolista.kolumner import Roll
from finsam_xl.sie import Kontosaldo, Radbelopp, SieFil
from finsam_xl.sie.poster import Konto
from finsam_xl.sie.siefil import RESERVERADE_DIMENSIONER, ar_balanskonto, ar_resultatkonto

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from finsam_xl.inlasning.saldolista.bokstod import Bokstod
    from finsam_xl.inlasning.saldolista.poster import Listsida
    from finsam_xl.inlasning.saldolista.summor import Kontosumma
    from finsam_xl.sie.poster import Objektlista

_Nyckel = TypeVar("_Nyckel")
__all__ = ["dimensionerna", "med_delar", "med_saldon"]

_MOTPART = "motpart"


def dimensionerna(sidor: Sequence[Listsida], stod: Bokstod) -> dict[str, str]:
    """SIE-dimensionens nummer för var och en av listans; en enda som boken inte har är insatsernas."""
    funna = {d for sida in sidor for rad in sida.lista.rader for d, _, _ in rad.objekt}
    funna |= {ett.dimension for sida in sidor for ett in sida.plan.med(Roll.OBJEKTBELOPP, Roll.OBJEKT)}
    nummer = {ett: ett for ett in funna if ett not in {"", _MOTPART}}
    if _MOTPART in funna:
        nummer[_MOTPART] = stod.motpart or _MOTPART
    if "" in funna:
        nummer[""] = stod.insats
    elif stod.insats not in nummer and len(egna := [ett for ett in nummer if ett != _MOTPART]) == 1:
        nummer[egna[0]] = stod.insats
    return nummer


def med_saldon(fil: SieFil, konton: Mapping[tuple[int, str], Kontosumma], *, med_ib: bool) -> SieFil:
    """Filen med kontona och deras saldon, årets och förra årets om listan har dem."""
    saldon: dict[tuple[int, str], Kontosaldo] = {}
    for (arsnr, konto), ett in konton.items():
        balans = not ar_resultatkonto(konto)
        ib = ett.ib if balans and med_ib else None
        saldo = ett.saldo
        saldon[arsnr, konto] = Kontosaldo(konto, ib, saldo if balans else None, None if balans else saldo, ett.rad)
    har_fjol = any(nr == -1 and (ett.ub or ett.res) for (nr, _), ett in saldon.items())
    kvar = {nyckel: ett for nyckel, ett in saldon.items() if har_fjol or nyckel[0] == 0}
    namn = {ett.konto: Konto(ett.konto, ett.namn, ett.rad) for ett in konton.values() if ett.namn}
    okanda = {konto: Konto(konto, "") for _, konto in kvar if konto not in namn}
    rar = fil.rar if har_fjol else {0: fil.rar[0]}
    return replace(fil, saldon=kvar, konton={**namn, **okanda}, rar=rar)


def med_delar(
    fil: SieFil,
    grupper: Mapping[tuple[int, str, tuple[tuple[str, str, str], ...], str], Kontosumma],
    nummer: Mapping[str, str],
    sidor: Sequence[Listsida],
) -> SieFil:
    """Objektens saldon, och månadernas rörelser när listan har dem."""
    oib: dict[tuple[int, str, Objektlista], Radbelopp] = {}
    oub: dict[tuple[int, str, Objektlista], Radbelopp] = {}
    psaldo: dict[tuple[int, str, str, Objektlista], Radbelopp] = {}
    objekt: dict[tuple[str, str], str] = {}
    for (arsnr, konto, delar, manad), ett in grupper.items():
        if arsnr not in fil.rar:
            continue
        lista = tuple((nummer[dim], nr) for dim, nr, _ in delar)
        objekt |= {(nummer[dim], nr): namn for dim, nr, namn in delar if namn or (nummer[dim], nr) not in objekt}
        period = manad or f"{min(fil.rar[arsnr].slut, fil.omfattn or fil.rar[0].slut):%Y%m}"
        belopp = ett.rorelse if manad and ett.rorelse is not None else ett.saldo
        if lista and ar_balanskonto(konto):
            _lagg(oib, (arsnr, konto, lista), ett.ib, ett.rad)
            _lagg(oub, (arsnr, konto, lista), ett.saldo, ett.rad)
        elif lista or manad:
            _lagg(psaldo, (arsnr, period, konto, lista), belopp, ett.rad)
        if lista and manad:
            _lagg(psaldo, (arsnr, period, konto, ()), ett.rorelse, ett.rad)
    rubriker = {nummer[e.dimension]: e.rubrik for s in sidor for e in s.plan.med(Roll.OBJEKT)}
    dimensioner = {nr: RESERVERADE_DIMENSIONER.get(nr) or rubriker.get(nr, "Objekt") for nr in nummer.values()}
    namngivna = {nyckel: namn or nyckel[1] for nyckel, namn in objekt.items()}
    return replace(fil, oib=oib, oub=oub, psaldo=psaldo, objekt=namngivna, dimensioner=dimensioner)


def _lagg(till: dict[_Nyckel, Radbelopp], nyckel: _Nyckel, belopp: Decimal | None, rad: int) -> None:
    if belopp is not None:
        forut = till.get(nyckel, Radbelopp(NOLL, rad))
        till[nyckel] = Radbelopp(forut.belopp + belopp, forut.rad)
