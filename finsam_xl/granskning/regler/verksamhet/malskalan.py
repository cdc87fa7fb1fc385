"""Målskalans ord: ett ord utanför skalan, och en samlad bedömning som indikatorerna säger emot."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.tryck.etiketter import mallrader, stada
from finsam_xl.modell import Bedomning
from finsam_xl.regler.malkontroll import poang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.granskning.fynd import Ruta
    from finsam_xl.granskning.tryck.dokument import Dokument, Rad, Tabell

__all__ = ["granska_malskalan"]

_FALT = "bedomning_tryckt"
_MAL = frozenset({"mal", "malinsatser", "samlad"})
_FLERA = 2
_INSATSERNAS = re.compile(r"insatsernas bedömning|sammanvägd bedömning av \d+ insats", re.IGNORECASE)
_INGEN = ("ej bed", "ej m")
"""Orden för det som inte är bedömt; de visar inte vilken skala trycket har."""


@cache
def _skalan() -> frozenset[str]:
    return frozenset(rad["ord"] for rad in mallrader("skalan.csv"))


def granska_malskalan(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där en bedömning inte är ett av skalans ord, eller där målet är bedömt utanför sina indikatorer."""
    bedomda = [
        (tabell, rad, ordet)
        for tabell in dokument.tabeller
        if tabell.slag in _MAL
        for rad in tabell.rader
        if (ordet := stada(rad.falt.get(_FALT, "")))
    ]
    pa_kort = [(kort, ordet) for kort in dokument.kort if (ordet := stada(kort.bedomning))]
    orden = [ordet for *_, ordet in (*bedomda, *pa_kort)]
    if sum(1 for ordet in orden if ordet in _skalan() and not ordet.startswith(_INGEN)) >= _FLERA:
        for tabell, rad, ordet in bedomda:
            yield from _ordet(tabell.plats(rad), rad.falt[_FALT], ordet, (tabell.fil, rad.nr, _FALT))
        for kort, ordet in pa_kort:
            yield from _ordet(f"{kort.plats}, måluppfyllelse", kort.bedomning, ordet, kort.bedomningens_ruta)
    mal, samlad, insatserna = (dokument.tabell(slag) for slag in ("mal", "samlad", "malinsatser"))
    if mal is not None and samlad is not None:
        yield from _samlad(mal, samlad)
    if mal is not None and insatserna is not None:
        yield from _insatsernas(mal, insatserna)


def _ordet(plats: str, tryckt: str, ordet: str, ruta: Ruta) -> Iterator[Fynd | Provat]:
    yield Provat("C27", (ruta,))
    if ordet not in _skalan():
        skalan = ", ".join(en.value for en in Bedomning)
        text = f"{plats} är bedömd «{tryckt}», som inte är ett av skalans ord: {skalan}."
        yield Fynd("C27", plats, tryckt, skalan, Klass.SKRIVFEL, text)


def _insatsernas(mal: Tabell, insatserna: Tabell) -> Iterator[Fynd | Provat]:
    """En indikator som är insatsernas sammanvägda bedömning ligger mellan den bästa och den sämsta av dem."""
    egna = [en for rad in insatserna.rader if (en := _bedomning(rad)) is not None]
    for rad in mal.rader:
        if egna and any(_INSATSERNAS.search(rad.falt.get(falt, "")) for falt in ("matt", "utfall_text")):
            rutor = tuple((insatserna.fil, en.nr, _FALT) for en in insatserna.rader)
            yield from _mellan(mal, rad, egna, rutor, "insatserna")


def _samlad(mal: Tabell, samlad: Tabell) -> Iterator[Fynd | Provat]:
    """Målets samlade bedömning ligger mellan den bästa och den sämsta av dess indikatorer."""
    per_mal: dict[str, list[Bedomning]] = defaultdict(list)
    for rad in mal.rader:
        if (en := _bedomning(rad)) is not None:
            per_mal[_nummer(rad)].append(en)
    for rad in samlad.rader:
        if egna := per_mal.get(_nummer(rad), []):
            rutor = tuple((mal.fil, en.nr, _FALT) for en in mal.rader if _nummer(en) == _nummer(rad))
            yield from _mellan(samlad, rad, egna, rutor, "dess indikatorer")


def _mellan(
    tabell: Tabell, rad: Rad, egna: Sequence[Bedomning], rutor: Sequence[Ruta], vad: str
) -> Iterator[Fynd | Provat]:
    """Radens bedömning mellan den bästa och den sämsta av dem den väger samman."""
    tryckt = _bedomning(rad)
    if tryckt is None:
        return
    yield Provat("C27", ((tabell.fil, rad.nr, _FALT), *rutor))
    bast, samst = max(egna, key=_poang), min(egna, key=_poang)
    if not _poang(samst) <= _poang(tryckt) <= _poang(bast):
        plats = tabell.plats(rad)
        mellan = bast.value if bast is samst else f"mellan {samst.value} och {bast.value}"
        text = f"{plats}: målet är bedömt «{tryckt.value}», men {vad} är {mellan}."
        yield Fynd("C27", plats, tryckt.value, mellan, Klass.UPPGIFT, text)


def _poang(bedomning: Bedomning) -> int:
    return int(poang(bedomning))


def _bedomning(rad: Rad) -> Bedomning | None:
    ordet = stada(rad.falt.get(_FALT, ""))
    return next((en for en in Bedomning if stada(en.value) == ordet), None)


def _nummer(rad: Rad) -> str:
    """Målets nummer, i egen kolumn eller först i texten: «Mål 2. ...», «2.1 ...»."""
    text = rad.falt.get("mal_nr") or rad.post or rad.falt.get("mal", "")
    siffror = [en for en in stada(text).split() if en.isdecimal()]
    return siffror[0] if siffror else ""
