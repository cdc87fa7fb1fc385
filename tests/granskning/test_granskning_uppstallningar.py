"""En rätt rapport i många uppställningar ger inga fel, och ett planterat fel hittas i var och en.

Alla slag av fel i alla uppställningar, med flera frön, prövas för hand: tests/bench/granskning.py.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.gemensamt.fel import Olast
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.fynd import Allvar
from finsam_xl.granskning.lasrapport import las_rapport
from tests.granskning.planterat import TALENS, planterade
from tests.granskning.uppstallningar import layouter, rapporten, skriv

if TYPE_CHECKING:
    from pathlib import Path

    from tests.granskning.uppstallningar import Layout

ANTAL = 60
MINST = 0.95
UPPSTALLNINGAR = tuple(layouter(ANTAL))


@pytest.mark.parametrize("lay", UPPSTALLNINGAR, ids=lambda lay: f"{lay.nr}-{lay.form}-{lay.enhet}")
def test_en_ratt_rapport_ger_inga_fel_i_nagon_uppstallning(lay: Layout, tmp_path: Path) -> None:
    dokument = las_tryck(skriv(rapporten(lay), lay, tmp_path))
    utslag = prova(dokument)

    assert [ett.text for ett in utslag.fynd if ett.allvar is Allvar.FEL] == []
    assert len(dokument.tabeller) == len(rapporten(lay))
    assert dokument.olasta == ()
    assert len(utslag.provat) > 60
    if lay.enhet == "mkr":
        assert utslag.fynd == ()


def test_nittiofem_av_hundra_planterade_fel_hittas_och_placeras(tmp_path: Path) -> None:
    for lay in UPPSTALLNINGAR[::4]:
        dokument = las_tryck(skriv(rapporten(lay), lay, tmp_path))
        alla = list(planterade(dokument, random.Random(lay.nr), TALENS, 3))  # noqa: S311 - the same faults every time
        missade = [(ett.slag, ett.plats) for ett in alla if not ett.hittat]
        assert len(alla) >= 15, lay.nr
        assert len(missade) <= (1 - MINST) * len(alla), (lay.nr, missade)


@pytest.mark.parametrize("lay", UPPSTALLNINGAR[:6], ids=lambda lay: f"{lay.nr}-{lay.form}")
def test_inget_olast_kallas_ratt(lay: Layout, tmp_path: Path) -> None:
    """Tas rubrikerna bort från en tabells kolumner sägs den vara oläst eller inte prövad, och är det aldrig tyst."""
    for plats, tabell in enumerate(rapporten(lay)):
        mapp = tmp_path / f"utan_{plats}_2025"
        mapp.mkdir()
        rader = "\n".join(f"{rad.text};12;13" for rad in tabell.rader)
        (mapp / "uppgifter.csv").write_text(f";kolumn;spalt\n{rader}\n".replace(";kolumn;spalt", ";;"), "utf-8")
        dokument = las_tryck(mapp)
        lasning = las_rapport(dokument, prova(dokument))
        assert lasning.olasta or all(not en.samband for en in lasning.tabeller)
        assert lasning.samband == 0


def test_en_tabell_utan_rubriker_ger_egen_svarskod(tmp_path: Path) -> None:
    from finsam_xl.arbete.granska.granskningsvisning import granska  # noqa: PLC0415 - only here

    mapp = tmp_path / "rapport_2025"
    mapp.mkdir()
    (mapp / "uppgifter.csv").write_text(";;\nIntäkter;12;13\nKostnader;-10;-11\nSumma;2;2\n", "utf-8")

    with pytest.raises(Olast, match=r"Inget .* är prövat.*Inte läst: uppgifter, rad 2"):
        granska(mapp, ())
