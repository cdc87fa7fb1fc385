"""Tabellerna på ett blad som någon klistrat in dem på: var de börjar, vad de är och vad kolumnerna håller.

En tabell känns igen på sina kolumnrubriker (år, utfall, budget, insats ...). Vad den är säger rubriken ovanför eller i
hörnet, annars bladets namn, annars kolumnerna och radernas texter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladrad import ar_procent, ar_tal
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.etiketter import alla_slag, etiketter, stada
from finsam_xl.granskning.tryck.kolumner import filform, kolumner, kolumnfalt
from finsam_xl.granskning.tryck.rubriker import ar_okand_rubrikrad, ar_rubrikrad, enhet_i, slag_for_rubrik

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.granskning.tryck.etiketter import Tabellslag

__all__ = ["Funnen", "Rader", "sok_tabeller"]

_OVER = 4
"""Så många rader ovanför kolumnrubrikerna kan tabellens rubrik stå."""
_NOG_TEXTER = 3
"""Så många kända radtexter räcker när bara raderna visar vad tabellen är, om de är minst en på tre."""
_EGEN_TEXT = 2
"""Så många till är en radtext värd som bara ett slag har."""
_DEL = 3
_ALLA_TAL = frozenset({"indikatorer", "diagram", "styrelse", "deltagare"})
"""Slagen utan bestämda kolumner: där är varje kolumn med tal under en rubrik antal eller procent."""
_GRUPPRUBRIKER = 3
"""Så många rader under kolumnrubrikerna söks den första med tal."""
_MINST_AR = 2
_ARTAL = re.compile(r"(19|20)\d\d")
Rader = dict[int, dict[int, str]]


@dataclass(frozen=True, slots=True)
class Funnen:
    """En tabell på ett blad: slag (None: okänt), rubrik, enhet, kolumnernas fält, och raderna under rubrikerna.

    *cell* är rad och kolumn där tabellen börjar, och *rubriker* kolumnernas rubriker som de står.
    """

    slag: Tabellslag | None
    rubrik: str
    enhet: str
    falt: Mapping[int, str]
    cell: tuple[int, int]
    rader: Rader
    rubriker: Mapping[int, str]


def sok_tabeller(namn: str, rutor: Mapping[tuple[int, int], str]) -> Iterator[Funnen]:
    """Tabellerna på bladet *namn*, uppifrån och ned, och de som står bredvid varandra från vänster."""
    for band in _band(rutor):
        nummer = sorted(band)
        starter = list(_starter(nummer, band))
        for nr, (forsta, rubrikrader) in enumerate(starter):
            slut = starter[nr + 1][0] if nr + 1 < len(starter) else nummer[-1] + 1
            yield _funnen("" if nr else namn, band, forsta, rubrikrader, slut)


def _band(rutor: Mapping[tuple[int, int], str]) -> Iterator[Rader]:
    """Bladet delat vid tomma kolumner, där det till höger är en tabell för sig."""
    bredd = sorted({kolumn for _, kolumn in rutor})
    granser = [kolumn for fore, kolumn in pairwise(bredd) if kolumn > fore + 1]
    egna = [kolumn for kolumn in granser if _ar_egen_tabell(_urval(rutor, kolumn, _nasta(granser, kolumn)))]
    for forsta in [1, *egna]:
        yield _urval(rutor, forsta, _nasta(egna, forsta))


def _nasta(granser: Sequence[int], kolumn: int) -> int:
    return min((grans for grans in granser if grans > kolumn), default=1 << 20)


def _urval(rutor: Mapping[tuple[int, int], str], forsta: int, slut: int) -> Rader:
    rader: Rader = defaultdict(dict)
    for rad, kolumn in sorted(rutor):
        if forsta <= kolumn < slut:
            rader[rad][kolumn] = rutor[rad, kolumn]
    return dict(rader)


def _ar_egen_tabell(rader: Rader) -> bool:
    """Om delen har egna radtexter i sin första kolumn, och kolumnrubriker till höger om den."""
    forsta = min(kolumn for celler in rader.values() for kolumn in celler)
    texter = [celler[forsta] for celler in rader.values() if forsta in celler and tal(celler[forsta]) is None]
    rubrikrader = [rad for _, egna in _starter(sorted(rader), rader) for rad in egna]
    return len(texter) > 1 and any(max(rader[rad]) > forsta for rad in rubrikrader)


def _starter(nummer: Sequence[int], rader: Rader) -> Iterator[tuple[int, list[int]]]:
    """Var varje tabell börjar (vid rubriken om den har någon), och raderna med dess kolumnrubriker."""
    pagar: tuple[int, list[int]] | None = None
    for plats, rad in enumerate(nummer):
        fore = nummer[max(plats - _OVER, 0) : plats]
        over = _rubrikrad([en for en in fore if not pagar or en > pagar[1][-1]], rader)
        fritt = plats == 0 or nummer[plats - 1] < rad - 1 or _ar_i_foljd(rader[rad], nummer[:plats], rader)
        under = rader[nummer[plats + 1]] if plats + 1 < len(nummer) else {}
        direkt = plats > 0 and over == nummer[plats - 1]
        ensam = fritt or len(rader[nummer[plats - 1]]) == 1
        if not (
            ar_rubrikrad(rader[rad], under, under_rubrik=over is not None, direkt=direkt, fritt=fritt)
            or (ensam and ar_okand_rubrikrad(rader[rad], _forsta_raden(rad, rader)))
        ):
            continue
        if pagar and nummer[plats - 1] == pagar[1][-1]:
            pagar[1].append(rad)
            continue
        if pagar:
            yield pagar
        pagar = (rad if over is None else over, [rad])
    if pagar:
        yield pagar


def _ar_i_foljd(celler: Mapping[int, str], fore: Sequence[int], rader: Rader) -> bool:
    """Om raden är år i följd under en rubrik för sig: belopp är inte det, så tabellen behöver inget känt namn."""
    ar = [int(text) if _ARTAL.fullmatch(text) else 0 for kolumn, text in celler.items() if kolumn != min(celler)]
    if len(ar) < _MINST_AR or any(abs(ett - annat) != 1 for ett, annat in pairwise(ar)):
        return False
    ensamma = list(takewhile(lambda rad: len(rader[rad]) == 1, reversed(fore)))
    return bool(ensamma) and (len(ensamma) == len(fore) or fore[-len(ensamma) - 1] < ensamma[-1] - 1)


def _forsta_raden(rubrikrad: int, rader: Rader) -> dict[int, str]:
    """Den första raden med mer än en text direkt under en rubrikrad: en gruppens rubrik kan stå emellan."""
    for rad in range(rubrikrad + 1, rubrikrad + 1 + _GRUPPRUBRIKER):
        celler = rader.get(rad, {})
        if len(celler) != 1 or slag_for_rubrik(next(iter(celler.values()))):
            return celler
    return {}


def _rubrikrad(fore: Sequence[int], rader: Rader) -> int | None:
    """Raden med tabellens rubrik, bland de närmaste ovanför som bara har en text."""
    for rad in reversed(fore):
        (text, *fler) = rader[rad].values()
        if fler and all(tal(en) is None for en in (text, *fler)):
            continue
        if fler or tal(text) is not None:
            return None
        if slag_for_rubrik(text):
            return rad
    return None


def _funnen(bladnamn: str, band: Rader, forsta: int, rubrikrader: list[int], slut: int) -> Funnen:
    under = {rad: celler for rad, celler in band.items() if rubrikrader[-1] < rad < slut}
    ovan = [text for rad in range(forsta, rubrikrader[0]) for text in band.get(rad, {}).values()]
    rubriker = _hopsatta(band[rad] for rad in rubrikrader)
    falt = _falt(rubriker, under)
    hornet = rubriker[min(rubriker)] if min(rubriker) not in falt else ""
    rubrik = next((text for text in (*reversed(ovan), hornet, bladnamn) if slag_for_rubrik(text)), "")
    sagt = slag_for_rubrik(rubrik) or _efter_falt(falt)
    slag = sagt or _efter_rader(under)
    falt = {**_talkolumner(rubriker, falt, under), **(falt if slag else {})}
    narmast = [text for rad in range(forsta - _OVER, forsta) for text in band.get(rad, {}).values()]
    enhet = next((en for text in (*ovan, *rubriker.values(), *reversed(narmast)) if (en := enhet_i(text))), "")
    hornkolumn = min(kolumn for rad, celler in band.items() if forsta <= rad < slut for kolumn in celler)
    return Funnen(slag, rubrik, enhet, falt, (forsta, hornkolumn), under, rubriker)


def _hopsatta(rubrikrader: Iterator[dict[int, str]]) -> dict[int, str]:
    """Kolumnernas rubriker, när de står på flera rader: «Utfall» över «2025» är «Utfall 2025»."""
    delar: dict[int, list[str]] = defaultdict(list)
    for rad in rubrikrader:
        for kolumn, text in rad.items():
            delar[kolumn].append(text)
    return {kolumn: " ".join(texter) for kolumn, texter in sorted(delar.items())}


def _falt(rubriker: Mapping[int, str], under: Rader) -> dict[int, str]:
    """Varje kolumns fält; radtexternas kolumn är inget belopp ens om rubriken i hörnet nämner ett år."""
    falt: dict[int, str] = {}
    radtexternas = min((min(celler) for celler in under.values()), default=0)
    for kolumn, text in rubriker.items():
        namn = kolumnfalt(text)
        hornet = kolumn == radtexternas and bool(kolumner([(namn, "")], "", 0)) and _mest_text(kolumn, under)
        if namn and not hornet:
            falt[kolumn] = f"{namn}_{kolumn}" if namn in falt.values() else namn
    return falt


def _talkolumner(rubriker: Mapping[int, str], falt: Mapping[int, str], under: Rader) -> dict[int, str]:
    """I en tabell av okänt slag är varje kolumn med tal under en rubrik belopp av något slag, eller procent."""
    forsta = min((min(celler) for celler in under.values()), default=0)
    alla = dict(falt)
    for kolumn, text in rubriker.items():
        kand = kolumner([(falt.get(kolumn, ""), "")], "", 0)
        if kolumn != forsta and not kand and not _mest_text(kolumn, under):
            namn = f"{'procent' if _mest_procent(kolumn, under) else 'tal'}_{filform(text)}"
            alla[kolumn] = f"{namn}_{kolumn}" if namn in alla.values() else namn
    return alla


def _mest_procent(kolumn: int, under: Rader) -> bool:
    egna = [ar_procent(celler[kolumn]) for celler in under.values() if kolumn in celler and ar_tal(celler[kolumn])]
    return bool(egna) and sum(egna) * 2 > len(egna)


def _mest_text(kolumn: int, under: Rader) -> bool:
    texter = [not ar_tal(celler[kolumn]) for celler in under.values() if kolumn in celler]
    return sum(texter) * 2 > len(texter)


def _efter_falt(falt: Mapping[int, str]) -> Tabellslag | None:
    """Slaget vars kännetecken alla är fält i tabellen; ett kännetecken på _ är början av ett fält."""
    funna = {en for namn in falt.values() for en in (namn, f"{namn.partition('_')[0]}_")}
    return next((slag for slag in alla_slag() if slag.kannetecken and set(slag.kannetecken.split()) <= funna), None)


def _efter_rader(rader: Rader) -> Tabellslag | None:
    """Slaget vars kända radtexter tabellen mest består av: en text som bara finns i ett slag väger tyngst."""
    tryckta = [stada(celler[min(celler)]) for celler in rader.values() if len(celler) > 1]
    slag_per_text: dict[str, set[str]] = defaultdict(set)
    for etikett in etiketter():
        slag_per_text[stada(etikett.etikett)].add(etikett.slag)
    antal = Counter(slag for text in tryckta for slag in slag_per_text.get(text, ()))
    poang = Counter(antal)
    poang.update(
        slag
        for text in tryckta
        if len(egna := slag_per_text.get(text, set())) == 1
        for slag in egna
        for _ in range(_EGEN_TEXT)
    )
    namn, hogst = poang.most_common(1)[0] if poang else ("", 0)
    if hogst < _NOG_TEXTER or antal[namn] * _DEL < len(tryckta):
        return None
    return next(slag for slag in alla_slag() if slag.slag == namn)
