"""Programmets egna rapporter, förda vidare som värden i en arbetsbok och som tabeller i Word: inga fynd."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from tests.byggda import byggd
from tests.granskning.allaraderna import alla_raderna, som_word
from tests.granskning.klistrat import kopiera_bladen
from tests.rapport.formbocker import formbok

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.fynd import Fynd

NAMN = {"ÅR": "arsredovisning_2025", "HR": "halvar_2025", "VP": "verksamhetsplan_2025"}
EGNA_FEL = {
    ("C08", "131", "132"),
    ("C15", "-18012", "-17002"),
    ("C17", "194", "1204"),
}
"""Gävleborgs egna avvikelser, som finns i exemplets uppgifter och i facit (A02, A03, A05)."""


def _nyckel(ett: Fynd) -> tuple[str, str, str]:
    return ett.id, str(ett.tryckt), str(ett.beraknat)


def test_varje_rad_som_kontoplanen_kan_trycka_ger_inga_fynd(tmp_path: Path) -> None:
    bok = alla_raderna()
    for vag in (
        kopiera_bladen(bok, "ÅR", tmp_path / "arsredovisning_2025.xlsx"),
        som_word(bok, "ÅR", tmp_path / "arsredovisning_2025.docx"),
    ):
        utslag = prova(las_tryck(vag))
        assert [ett.text for ett in utslag.fynd] == []
        assert len(utslag.provat) > 100


@pytest.mark.parametrize("prefix", ["HR", "VP"])
def test_det_stora_forbundets_rapporter_ger_inga_fynd(prefix: str, tmp_path: Path) -> None:
    vag = kopiera_bladen(formbok("stort"), prefix, tmp_path / f"{NAMN[prefix]}.xlsx")
    utslag = prova(las_tryck(vag))

    assert [ett.text for ett in utslag.fynd] == []
    assert len(utslag.provat) > 100


def test_exemplets_arsredovisning_har_bara_de_fynd_som_facit_har(tmp_path: Path) -> None:
    vag = kopiera_bladen(byggd("gavleborg-2025"), "ÅR", tmp_path / "arsredovisning_2025.xlsx")

    assert {_nyckel(ett) for ett in prova(las_tryck(vag)).fynd} <= EGNA_FEL
