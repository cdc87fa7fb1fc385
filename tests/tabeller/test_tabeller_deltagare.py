"""Deltagartabellen och insatstabellen visar det som bladet Insatser kallar Inriktning, Kategori och ägare."""

from __future__ import annotations

from dataclasses import replace

from finsam_xl.tabeller.arets import deltagare
from finsam_xl.tabeller.arets.samverkansinsatser import tabell as samverkansinsatser
from tests.andringar import andra_insats
from tests.exemplet import exempelskiss, exemplet, rad, underlaget


def test_kolumnen_inriktning_visar_bladets_inriktning_och_kategori_bladets_kategori() -> None:
    kolumner = {ett.ident: str(ett.heading) for ett in deltagare.tabell(underlaget("AR")).columns}
    assert (kolumner["inriktning"], kolumner["kategori"]) == ("Inriktning", "Kategori")
    assert rad(exempelskiss(), "ÅR Deltagare", "Steget vidare")[:3] == [
        "Individinriktad",
        "Arbetslivsinriktad",
        "Bollnäs kommun",
    ]


def test_ett_tomt_kort_agarnamn_ar_insatsagaren() -> None:
    utan = andra_insats(exemplet(), "steget_vidare", lambda insats: replace(insats, kort_agare=""))
    tabellen = samverkansinsatser(replace(underlaget("AR"), bokslut=utan))
    agare = next(kolumn for kolumn in tabellen.columns if kolumn.ident == "agare")
    visade = {ett.ident: agare.content(ett) for ett in tabellen.rows}
    assert visade["IN_steget_vidare"] == "Bollnäs kommun"
    assert visade["IN_ratta_steget_gavle"] == "Gävle"
