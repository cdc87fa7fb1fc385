"""Names of kept sheets, and what follows a sheet that gives its name away."""

from __future__ import annotations

import pytest

from finsam_xl.arbetsbok.lasa.innehall import definierade_namn, hitta_blad
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel
from finsam_xl.arbetsbok.ympa.bladnamn import byt_namn, ledigt_namn
from tests.arbetsbok.paketlint import brister
from tests.arbetsbok.rik_bok import FORMELBLAD, laddad, rik_bok, sparad


def test_ledigt_namn_ryms_och_ar_inte_upptaget() -> None:
    paket = Paket.oppna(rik_bok())
    namn = ledigt_namn(paket, "ÅR Resultaträkning", "ändrad 2026-03-02")
    assert (namn, len(namn)) == ("ÅR Resultaträ ändrad 2026-03-02", 31)
    byt_namn(paket, FORMELBLAD, namn)
    assert ledigt_namn(paket, "ÅR Resultaträkning", "ändrad 2026-03-02") == "ÅR Resultat ändrad 2026-03-02 2"
    assert ledigt_namn(paket, "Saldo", "äldre") == "Saldo äldre"


def test_bladets_egna_hanvisningar_foljer_med_men_inte_andras() -> None:
    bok = laddad(rik_bok())
    bok[FORMELBLAD]["H1"] = f"='{FORMELBLAD}'!B2+Start!B2"
    bok[FORMELBLAD]["H2"] = "Gå till"
    bok[FORMELBLAD]["H2"].hyperlink = f"#'{FORMELBLAD}'!A1"
    bok["Start"]["C1"] = f"='{FORMELBLAD}'!B2"
    paket = Paket.oppna(sparad(bok))
    byt_namn(paket, FORMELBLAD, "Min analys")
    assert not brister(paket.skriv())
    efter = laddad(paket.skriv())
    assert efter["Min analys"]["H1"].value == "='Min analys'!B2+Start!B2"
    assert efter["Start"]["C1"].value == f"='{FORMELBLAD}'!B2"
    namn = {(ett.blad, ett.namn): ett.text for ett in definierade_namn(paket)}
    assert namn["Min analys", "_xlnm.Print_Titles"] == "'Min analys'!$1:$1"
    assert namn[None, "Eget_namn"] == f"'{FORMELBLAD}'!$B$2"
    assert b"'Min analys'!$B$1:$B$6" in paket.las("xl/charts/chart1.xml")
    assert hitta_blad(paket, "Min analys").sheet_id == 3


@pytest.mark.parametrize(
    ("nytt", "mening"),
    [("Saldo", "finns redan"), ("x" * 32, "högst 31"), ("a/b", "högst 31"), ("", "högst 31"), ("'a", "högst 31")],
)
def test_otillatna_namn_vagras(nytt: str, mening: str) -> None:
    with pytest.raises(Paketfel, match=mening):
        byt_namn(Paket.oppna(rik_bok()), FORMELBLAD, nytt)
