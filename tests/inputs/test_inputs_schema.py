"""Schemat mot modellen: varje kolumn har sin egenskap av rätt slag, varje tabell sin plats i Bokslut, och inget mer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest

from finsam_xl import modell
from finsam_xl.inputs.schema import TABELLER, Typ, tabell
from finsam_xl.inputs.schema.form import JA
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.modell import Bokslut

if TYPE_CHECKING:
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell

ANTECKNINGAR = {
    ("Kontoplan", "Kommentar"),
    ("Styrelse", "Namn"),
    ("Forandringar", "Kommentar"),
    ("Upplysningar", "Kommentar"),
    ("Investeringar", "Kommentar"),
}
"""Det som ingen rapport läser: en fri kommentar, och namn som bara står i den tryckta rapporten."""
UTAN_TABELL = {"grunddata", "delvis_delade", "las_om", "saknade_tabeller"}
"""Bokslutets uppgifter ur namngivna celler, och det som läsningen själv säger."""
SLAG = {
    Typ.TEXT: str,
    Typ.ID: str,
    Typ.NUMMER: str,
    Typ.KONTO: str,
    Typ.VAL: str,
    Typ.BELOPP: Decimal,
    Typ.TAL: Decimal,
    Typ.PROCENT: Decimal,
    Typ.HELTAL: int,
    Typ.DATUM: date,
}
MODELLENS = [tab for tab in TABELLER if tab.typ]


def _namnen(tabeller: list[Indatatabell]) -> list[str]:
    return [tab.namn for tab in tabeller]


def _egenskaper(slag: type[Any]) -> dict[str, object]:
    return get_type_hints(slag, localns={**vars(modell), "date": date, "Decimal": Decimal, "Mapping": Mapping})


def _vantad(kolumn: Indatakolumn) -> object:
    """Egenskapens slag: alternativens eget, eller cellens; tom får bara den vara som inte krävs eller räknas som 0."""
    if kolumn.val == JA:
        return bool
    slag: Any = type(kolumn.val[0]) if kolumn.val else SLAG[kolumn.typ]
    return slag if slag is str or kolumn.kravs or kolumn.tomt_ar_noll else slag | None


@pytest.mark.parametrize("tab", MODELLENS, ids=_namnen(MODELLENS))
def test_varje_kolumn_har_sin_egenskap_av_ratt_slag_och_ingen_egenskap_ar_utan_kolumn(tab: Indatatabell) -> None:
    assert tab.typ is not None
    lasta = [kolumn for kolumn in tab.kolumner if kolumn.falt]
    assert len({kolumn.falt for kolumn in lasta}) == len(lasta)
    assert {kolumn.falt: _vantad(kolumn) for kolumn in lasta} == _egenskaper(tab.typ)


def test_bara_det_som_ingen_rapport_laser_ar_utan_egenskap() -> None:
    utan = {(tab.namn, kolumn.namn) for tab in MODELLENS for kolumn in tab.kolumner if not kolumn.falt}
    assert utan == ANTECKNINGAR


def test_varje_tabell_har_sin_plats_i_bokslutet_och_ingen_plats_ar_utan_tabell() -> None:
    platser = _egenskaper(Bokslut)
    assert sorted(tab.falt for tab in TABELLER) == sorted(platser.keys() - UTAN_TABELL)
    for tab in MODELLENS:
        assert platser[tab.falt] == tuple[tab.typ, ...], tab.namn  # type: ignore[name-defined]
    assert [tab.namn for tab in TABELLER if tab.typ is None] == ["Etiketter"]
    assert platser["etiketter"] == Mapping[tuple[str, str], str]


@pytest.mark.parametrize("tab", TABELLER, ids=_namnen(list(TABELLER)))
def test_det_som_schemat_namner_finns(tab: Indatatabell) -> None:
    rubriker = [kolumn.namn for kolumn in tab.kolumner]
    assert len(set(rubriker)) == len(rubriker)
    assert {*tab.nyckel, *tab.kannetecken} <= {*rubriker}
    assert not (tab.nyckel and tab.kannetecken)
    for kolumn in tab.kolumner:
        assert not kolumn.hanvisar or tabell(kolumn.hanvisar).kolumn("Id")
        assert bool(kolumn.val) == (kolumn.typ is Typ.VAL), kolumn.namn
        assert kolumn.typ is Typ.BELOPP or not kolumn.positivt
        assert not (kolumn.kravs and kolumn.arets), "det som töms får inte krävas"


def test_namnen_ar_sina_egna() -> None:
    for namnen in ([tab.namn for tab in TABELLER], [tab.blad for tab in TABELLER], [ett.namn for ett in GRUNDDATA]):
        assert len({namn.casefold() for namn in namnen}) == len(namnen)
