"""Bildernas tal är bladets: de som arbetsbokens egna diagram ritar."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.dokument.diagram.ur_bladet import diagrammen
from finsam_xl.layout.chart import Drawn
from tests.exemplet import exempelskiss, halvarsskiss
from tests.planexemplet import exempelplan

if TYPE_CHECKING:
    from finsam_xl.dokument.diagram.data import Diagramdata


def _alla() -> dict[str, Diagramdata]:
    skiss = exempelskiss()
    return {ett.titel: ett for ett in diagrammen(skiss.rapport.blad, skiss.varden, "tkr")}


def test_arsredovisningen_har_sina_fem_diagram() -> None:
    assert list(_alla()) == [
        "Resultat och eget kapital",
        "Budget och utfall",
        "Intäkter per medlem",
        "Insatser efter kostnad",
        "Deltagare, kvinnor och män",
    ]


def test_halvaret_och_planen_har_sina() -> None:
    for skiss, antal in ((halvarsskiss(), 4), (exempelplan(), 3)):
        assert len(diagrammen(skiss.rapport.blad, skiss.varden, "kr")) == antal


def test_aren_star_i_ordning_och_ett_ar_som_saknas_ar_inget_noll() -> None:
    data = _alla()["Resultat och eget kapital"]
    assert data.slag is Drawn.COLUMNS
    assert data.kategorier == tuple(f"År {ar}" for ar in range(2021, 2026))
    resultat, kapital = data.serier
    assert resultat.namn == "Verksamhetens resultat"
    assert resultat.tal == tuple(map(Decimal, (-1397, -1306, 3424, 1605, -1449)))
    assert kapital.tal == (None, None, *map(Decimal, (7351, 8954, 7502)))


def test_kostnaderna_ar_positiva_och_avrundade_som_i_tabellen() -> None:
    data = _alla()["Budget och utfall"]
    plats = data.kategorier.index("Övriga externa kostnader")
    assert [ett.tal[plats] for ett in data.serier] == [Decimal(1123), Decimal(1210)]
    assert (data.enhet, data.decimaler) == ("belopp i tkr", 0)


def test_insatserna_star_efter_kostnad() -> None:
    (kostnad,) = _alla()["Insatser efter kostnad"].serier
    talen = [tal for tal in kostnad.tal if tal is not None]
    assert len(talen) == 13
    assert talen == sorted(talen, reverse=True)


def test_deltagarna_ar_antal_och_det_som_inte_ar_ifyllt_saknas() -> None:
    data = _alla()["Deltagare, kvinnor och män"]
    assert data.enhet == "antal"
    plats = data.kategorier.index("SAFE – samverkan för etablering")
    assert [ett.tal[plats] for ett in data.serier] == [Decimal(21), None]
