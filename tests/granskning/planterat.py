"""Ett enda fel i ett rätt tryck: slagen av fel, var de kan stå, och om granskningen finner och placerar dem.

Felet sätts i det lästa trycket, vilken form det än hade; tests/granskning/omskrivet.py skriver det i en fil igen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.struktur.provning import prova_tabell
from finsam_xl.granskning.tryck.bladrad import ORD
from finsam_xl.modell import Bedomning

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.granskning.fynd import Fynd, Provat
    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["SLAG", "TALENS", "Planterat", "hittas", "med_falt", "med_uppgift", "planterade", "utan_rad"]

TALENS = (
    "omkastade siffror",
    "fel tecken",
    "fel summa",
    "struken rad",
    "dubblerad rad",
    "faktor tio",
    "förra årets tal",
    "bytta kolumner",
)
SLAG = (*TALENS, "ändrat procenttal", "ändrat ord i skalan")
_HALV = Decimal("0.5")
_ORDEN = frozenset({"bedomning_tryckt", "status"})
_KORTETS = "bedomning"
_UTAN_SKALA = "Godkänd"
_RADENS = frozenset({"struken rad", "dubblerad rad"})
_Plats = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Ruta:
    """En tryckt ruta som ingår i något samband: raden, kolumnen, talet och så mycket det kan vara avrundat."""

    tabell: Tabell
    rad: Rad
    kolumn: Kolumn
    tal: Decimal
    tolerans: Decimal
    summa: bool


@dataclass(frozen=True, slots=True)
class Planterat:
    """Ett planterat fel: slaget, var, om det hittades på sin plats, och trycket med felet i."""

    slag: str
    plats: str
    hittat: bool
    dokument: Dokument


def planterade(
    dokument: Dokument,
    slump: random.Random,
    slag: Sequence[str] = SLAG,
    antal: int | None = None,
    andra: Sequence[Dokument] = (),
) -> Iterator[Planterat]:
    """Varje *slag* av fel, ett i taget, i en slumpad kolumn av varje rad som ingår i något samband; högst *antal*."""
    utslag = prova(dokument, andra)
    provat = _provat(utslag.provat)
    redan = frozenset(utslag.fynd)
    for ett in slag:
        fallen = _orden(dokument, provat) if ett == SLAG[-1] else _talen(dokument, ett, provat, slump)
        for plats, namn, nytt in islice(fallen, antal):
            yield Planterat(ett, plats, hittas(nytt, namn, redan, andra), nytt)


@dataclass(frozen=True, slots=True)
class _Provade:
    """Rutorna i något samband och det kortaste sambandets längd, raderna i samband med fler, och de dömda orden.

    Ett ord som tal eller ett kort avgör är sant; ett som bara ska vara ett av skalans är falskt.
    """

    langder: dict[_Plats, int]
    med_fler: set[tuple[str, int]]
    orden: dict[_Plats, bool]


def _provat(alla: Sequence[Provat]) -> _Provade:
    svar = _Provade({}, set(), {})
    for rutor in (prov.rutor for prov in alla):
        falt = {namn for _, _, namn in rutor}
        avgjort = len(rutor) > 1 and any(namn.endswith("procent") or namn == _KORTETS for namn in falt)
        svar.orden[rutor[0]] = svar.orden.get(rutor[0], False) or avgjort or not falt & {*_ORDEN, _KORTETS}
        if not falt & _ORDEN:
            per_tabell = Counter(fil for fil, _ in {ruta[:2] for ruta in rutor})
            svar.med_fler.update(ruta[:2] for ruta in rutor if per_tabell[ruta[0]] > 1)
            svar.langder.update({ruta: min(svar.langder.get(ruta, len(rutor)), len(rutor)) for ruta in rutor})
    return svar


def hittas(dokument: Dokument, tabell: str, redan: frozenset[Fynd], andra: Sequence[Dokument] = ()) -> bool:
    """Om granskningen har ett nytt fynd i tabellen (eller kortet) som har felet."""
    return any(tabell in en.plats for en in prova(dokument, andra).fynd if en not in redan)


def _talen(
    dokument: Dokument, slag: str, provat: _Provade, slump: random.Random
) -> Iterator[tuple[str, str, Dokument]]:
    """Var felet sätts, tabellens namn i ett fynd, och trycket med felet i."""
    rutor = list(_rutor(dokument, provat, slump, procent=slag == "ändrat procenttal"))
    slump.shuffle(rutor)
    for ruta in rutor:
        if slag in _RADENS and (ruta.tabell.fil, ruta.rad.nr) not in provat.med_fler:
            continue
        nytt = _med_fel(dokument, slag, ruta, slump)
        if nytt is not None:
            yield ruta.tabell.plats(ruta.rad, ruta.kolumn), _namn(ruta.tabell), nytt


def _namn(tabell: Tabell) -> str:
    return tabell.ark or tabell.fil


def _rutor(dokument: Dokument, provat: _Provade, slump: random.Random, *, procent: bool) -> Iterator[Ruta]:
    """En slumpad kolumn av varje rad som ingår i något samband; av procenttal varje."""
    for tabell in dokument.tabeller:
        summor = {en.post.rad.nr for en in prova_tabell(tabell).summor}
        for rad in tabell.rader:
            egna = [
                en
                for en in tabell.kolumner
                if (tabell.fil, rad.nr, en.namn) in provat.langder
                and rad.tal(en)
                and _ar_procent(tabell, rad, en) is procent
            ]
            for kolumn in egna if procent else [slump.choice(egna)] if egna else []:
                varde = rad.tal(kolumn) or Decimal(0)
                sista = min(
                    _sista(ett) for en in tabell.rader if (ett := en.tal(kolumn)) is not None and _samma_slag(en, rad)
                )
                tolerans = _HALV * sista * provat.langder[tabell.fil, rad.nr, kolumn.namn]
                yield Ruta(tabell, rad, kolumn, varde, tolerans, rad.nr in summor)


def _ar_procent(tabell: Tabell, rad: Rad, kolumn: Kolumn) -> bool:
    return kolumn.roll == "procent" or (rad.falt.get("enhet") == "procent" and tabell.enhet != "procent")


def _samma_slag(ett: Rad, annat: Rad) -> bool:
    return ett.falt.get("enhet") == annat.falt.get("enhet")


def _sista(varde: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(varde.as_tuple().exponent)))


def _med_fel(dokument: Dokument, slag: str, ruta: Ruta, slump: random.Random) -> Dokument | None:
    """Trycket med felet på rutan; None där det inte ändrar något, eller mindre än avrundningen."""
    if slag in _RADENS:
        if ruta.summa or abs(ruta.tal) <= ruta.tolerans:
            return None
        return utan_rad(dokument, ruta.tabell, ruta.rad, dubblerad=slag == "dubblerad rad")
    if slag in {"bytta kolumner", "förra årets tal"}:
        return _bytt(dokument, slag, ruta)
    nytt = _nytt(slag, ruta, slump)
    if nytt is None or abs(nytt - ruta.tal) <= ruta.tolerans:
        return None
    return med_falt(dokument, ruta.tabell, ruta.rad, {ruta.kolumn.namn: str(nytt)})


def _bytt(dokument: Dokument, slag: str, ruta: Ruta) -> Dokument | None:
    andra = [en for en in ruta.tabell.kolumner if en.roll == "utfall" and en != ruta.kolumn and ruta.rad.tal(en)]
    if ruta.kolumn.roll != "utfall" or not andra:
        return None
    annat = ruta.rad.tal(andra[0]) or Decimal(0)
    if abs(annat - ruta.tal) <= 2 * ruta.tolerans:
        return None
    falt = {ruta.kolumn.namn: str(annat)}
    if slag == "bytta kolumner":
        falt[andra[0].namn] = str(ruta.tal)
    return med_falt(dokument, ruta.tabell, ruta.rad, falt)


def _nytt(slag: str, ruta: Ruta, slump: random.Random) -> Decimal | None:
    if slag == "fel tecken":
        return -ruta.tal
    if slag == "faktor tio":
        return ruta.tal * 10
    if slag == "fel summa":
        return ruta.tal + slump.choice((-1, 1)) * slump.randrange(3, 40) * ruta.tolerans if ruta.summa else None
    if slag == "ändrat procenttal":
        return ruta.tal + slump.choice((-9, -5, -2, -1, 1, 2, 5, 9)) * _sista(ruta.tal)
    return _omkastat(ruta.tal, slump)


def _omkastat(varde: Decimal, slump: random.Random) -> Decimal | None:
    tecken, siffror, exponent = varde.as_tuple()
    par = [nr for nr in range(len(siffror) - 1) if siffror[nr] != siffror[nr + 1]]
    if not par:
        return None
    nr = slump.choice(par)
    return Decimal((tecken, (*siffror[:nr], siffror[nr + 1], siffror[nr], *siffror[nr + 2 :]), int(exponent)))


def _orden(dokument: Dokument, provat: _Provade) -> Iterator[tuple[str, str, Dokument]]:
    """Varje dömt ord bytt mot ett som inte är skalans, och mot skalans andra ända där tal eller ett kort avgör."""
    for tabell in dokument.tabeller:
        for rad in tabell.rader:
            for namn in (*_ORDEN, *(en.namn for en in tabell.kolumner)):
                falt, ruta = namn if namn in _ORDEN else f"{ORD}{namn}", (tabell.fil, rad.nr, namn)
                ordet = rad.falt.get(falt, "")
                for nytt in _andra_ord(ordet, provat.orden.get(ruta)):
                    plats = f"{tabell.plats(rad)}: {ordet} -> {nytt}"
                    yield plats, _namn(tabell), med_falt(dokument, tabell, rad, {falt: nytt})
    for kort in dokument.kort:
        for nytt in _andra_ord(kort.bedomning, provat.orden.get(kort.bedomningens_ruta)):
            alla = tuple(replace(en, bedomning=nytt) if en is kort else en for en in dokument.kort)
            yield f"{kort.plats}: {kort.bedomning} -> {nytt}", kort.plats, replace(dokument, kort=alla)


def _andra_ord(ordet: str, avgjort: bool | None) -> tuple[str, ...]:  # noqa: FBT001 - what the identity says
    if not ordet or avgjort is None:
        return ()
    return (_UTAN_SKALA, _andra_anden(ordet)) if avgjort else (_UTAN_SKALA,)


def _andra_anden(ordet: str) -> str:
    if ordet.startswith("uppnås"):
        return "uppnås" if ordet != "uppnås" else "uppnås inte"
    return Bedomning.EJ.value if ordet == Bedomning.UPPFYLLD.value else Bedomning.UPPFYLLD.value


def med_falt(dokument: Dokument, tabell: Tabell, rad: Rad, falt: Mapping[str, str]) -> Dokument:
    """Trycket med andra celler på raden."""
    ny = replace(rad, falt={**rad.falt, **falt}, streck=rad.streck - falt.keys())
    return _med_rader(dokument, tabell, [ny if en is rad else en for en in tabell.rader])


def utan_rad(dokument: Dokument, tabell: Tabell, rad: Rad, *, dubblerad: bool = False) -> Dokument:
    """Trycket utan raden, eller med den två gånger."""
    rader = [en for en in tabell.rader for en in ((en, en) if dubblerad and en is rad else (en,))]
    return _med_rader(dokument, tabell, rader if dubblerad else [en for en in tabell.rader if en is not rad])


def _med_rader(dokument: Dokument, tabell: Tabell, rader: Sequence[Rad]) -> Dokument:
    ny = replace(tabell, rader=tuple(rader))
    return replace(dokument, tabeller=tuple(ny if en is tabell else en for en in dokument.tabeller))


def med_uppgift(dokument: Dokument, plats: int, varde: str) -> Dokument:
    """Trycket med ett annat tal i löptexten."""
    ny = replace(dokument.uppgifter[plats], varde=varde)
    return replace(dokument, uppgifter=(*dokument.uppgifter[:plats], ny, *dokument.uppgifter[plats + 1 :]))
