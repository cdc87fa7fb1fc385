"""Which cells a formula reads, and everything in a workbook that says a formula."""

from __future__ import annotations

import pytest

from finsam_xl.arbetsbok.lasa.syftningar import syftningar, ytor
from finsam_xl.arbetsbok.opc.ooxml import omrade_text
from finsam_xl.arbetsbok.opc.paket import Paket
from tests.arbetsbok.rik_bok import rik_bok


@pytest.mark.parametrize(
    ("formel", "lasta"),
    [
        ("Saldo!H7+Saldo!$H$8:H10*A1", ["saldo!H7", "saldo!H8:H10", "hem!A1"]),
        ("SUM('Grund (2)'!A:A,B2:C3,5:7)", ["grund (2)!A1:A1048576", "hem!B2:C3", "hem!A5:XFD7"]),
        ("A1+Saldo!B2 B3", ["hem!A1", "saldo!B2", "hem!B3"]),
        ("[1]Saldo!H7+'[1]Saldo'!H8", ["[1]saldo!H7", "[1]saldo!H8"]),
        ("SUM('Jan:Mar'!B2)", ["jan!B2", "mar!B2"]),
        ('IF("Saldo!H7",LOG10(2),Saldo[Belopp])', []),
        ("A1:INDEX(B:B,3)", ["hem!A1", "hem!B1:B1048576"]),
        ("Saldo!H9:H7", ["saldo!H7:H9"]),
    ],
)
def test_rutorna_som_en_formel_laser(formel: str, lasta: list[str]) -> None:
    assert [f"{blad}!{omrade_text(yta)}" for blad, yta in ytor(formel, "hem")] == lasta


def test_formler_namn_diagram_och_regler_ar_med() -> None:
    alla = {(ett.var, ett.formel) for ett in syftningar(Paket.oppna(rik_bok()))}
    assert {
        ("formeln i Egen analys!C1", "B1*Enhet"),
        ("namnet Enhet", "Start!$B$2"),
        ("ett diagram", "'Egen analys'!$B$1:$B$6"),
        ("en regel på bladet Egen analys", "'Egen analys'!B2:B6"),
    } <= alla
    assert not [var for var, _ in alla if "_xlnm" in var]
