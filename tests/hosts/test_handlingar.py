"""Vad en text ber någon göra: kommandot säger vad man skriver, och Excel vilken knapp man trycker på."""

from __future__ import annotations

import ast
import logging
import re
from pathlib import Path
from unittest.mock import Mock

import pytest

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.book.makrobok import _KNAPPAR
from finsam_xl.handlingar import Handling, be, gor
from finsam_xl.hosts import cli
from finsam_xl.hosts.excel import besked, logg
from finsam_xl.hosts.excel.knappord import KNAPPAR, som_knapp
from finsam_xl.hosts.kommandon.kommandorad import RAPPORTER, tolk
from finsam_xl.hosts.kommandon.sagt import som_kommando

PAKET = Path(__file__).parents[2] / "finsam_xl"
UPPGIFTER = {Handling.BYGG: ("AR", "boken.xlsx"), Handling.KONTROLLERA: ("boken.xlsx",)}
KOMMANDO = re.compile(
    r"finsam (?:skapa|sie|importera|bygg|kontrollera|nytt|granska|sp[åa]ra|revisor|verifiera|skriv-ut|dokument)"
    r"|--[a-zåäö]"
)
FOR_BADA = {
    "book/markesblad.py": "hjälpbladet följer med varje bok; det finns ingen knapp som visar namnen",
    "book/startblad.py": "bladet Start följer med varje bok och nämner knappen och kommandot bredvid varandra",
    "revision/manifest.py": "revisorn har ingen bok med knappar, och får båda sätten att pröva paketet",
}


@pytest.mark.parametrize("handling", Handling)
def test_varje_handling_har_sina_ord_i_varje_vard(handling: Handling) -> None:
    text = f"{be(handling, *UPPGIFTER.get(handling, ()), forst=True)} ({gor(handling, *UPPGIFTER.get(handling, ()))})."
    skrivet, tryckt = som_kommando(text), som_knapp(text)
    assert "{" not in skrivet + tryckt
    assert skrivet[0].isupper()
    assert tryckt[0].isupper()
    assert KOMMANDO.search(skrivet)
    assert not KOMMANDO.search(tryckt)
    assert "finsam" not in tryckt


def test_knapparna_ar_de_som_boken_har() -> None:
    pa_boken = {text.rstrip(".") for stegets in _KNAPPAR for text, _ in stegets}
    assert set(KNAPPAR.values()) <= pa_boken
    assert {prefix for handling, prefix in KNAPPAR if handling is Handling.BYGG} == set(RAPPORTER.values())


@pytest.mark.parametrize("prefix", sorted(set(RAPPORTER.values())))
def test_kommandot_som_sags_gar_att_skriva(prefix: str) -> None:
    ord_ = som_kommando(gor(Handling.BYGG, prefix, "bok.xlsx")).split()
    val = tolk().parse_args(ord_[1:])
    assert (ord_[0], RAPPORTER[val.rapport], val.bok) == ("finsam", prefix, "bok.xlsx")


def test_det_som_handlingen_galler_star_som_det_heter() -> None:
    assert som_kommando(be(Handling.BYGG, "BI", "min bok.xlsx")) == "skriv finsam bygg bilagor min bok.xlsx"
    assert som_knapp(be(Handling.BYGG, "BI", "min bok.xlsx")) == "tryck på Bygg bilagor"
    assert som_kommando(gor(Handling.KONTROLLERA, "{2025}.xlsx")) == "finsam kontrollera ?2025?.xlsx"


def test_en_text_som_liknar_ett_marke_star_kvar() -> None:
    """Det som en person skrivit i boken citeras i meddelanden; det kan aldrig bli annat än våra egna ord."""
    for text in ("{gör/radera/}", "{gör/bygg", "{be/}", "kvar {x}"):
        assert som_kommando(text) == som_knapp(text) == text
    assert som_kommando("{gör/bygg/}") == "finsam bygg"
    assert som_knapp("{gör/bygg/XX/}") == "knappen Bygg"


def test_samma_avbrott_sags_olika_i_varje_vard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """En SIE-fil som någon döpt till arbetsbok: vid kommandot, i Excels ruta och i knapparnas logg."""
    fil = tmp_path / "bok.xlsx"
    fil.write_bytes(b"#FLAGGA 0\n")
    with pytest.raises(Avbrott) as hinder:
        las_arbetsbok(fil)
    assert cli.main(["kontrollera", str(fil)]) == 2
    assert "Ange arbetsboken först och SIE-filen efter den: finsam importera-sie BOK FIL." in capsys.readouterr().err
    rutan = Mock()
    besked.stopp(rutan, str(hinder.value))
    (text,), _ = rutan.app.alert.call_args
    rad = logging.LogRecord("finsam_xl", logging.WARNING, "", 0, "%s", (hinder.value,), None)
    for sagt in (text, logg._Skrift().format(rad)):
        assert sagt.endswith("och kan inte läsas. Tryck på Importera SIE.")


def test_ingen_annan_an_vardarna_sager_vad_man_skriver_vid_kommandot() -> None:
    """Också i en text som bara kommandot visar i dag: nästa knapp visar den i morgon."""
    sagda = {
        str(fil.relative_to(PAKET)): texter
        for fil in sorted(PAKET.rglob("*.py"))
        if fil.relative_to(PAKET).parts[0] != "hosts" and (texter := _kommandon_i(fil))
    }
    assert sagda.keys() == FOR_BADA.keys()


def _kommandon_i(fil: Path) -> list[str]:
    trad = ast.parse(fil.read_text(encoding="utf-8"))
    prosa = {id(nod.value) for nod in ast.walk(trad) if isinstance(nod, ast.Expr)}
    konstanter = (nod for nod in ast.walk(trad) if isinstance(nod, ast.Constant) and id(nod) not in prosa)
    texter = (nod.value for nod in konstanter if isinstance(nod.value, str))
    return [text for text in texter if KOMMANDO.search(text) and not text.startswith("--")]
