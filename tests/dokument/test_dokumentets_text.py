"""Dokumentets löpande text och form: siffror i hela meningar, rubriker, rubrikrader, språk och alternativtexter."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from openxml_audit import OpenXmlValidator

from finsam_xl.dokument.fyllning import fyll
from finsam_xl.dokument.marken.marke import Siffermarke
from finsam_xl.dokument.oppning import oppna_dokument
from finsam_xl.dokument.stycken import lasta as marken_i
from finsam_xl.dokument.ur_rapporten import dokumentinnehall
from finsam_xl.mallar import mall
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.dokument.gjorda import BOCKER, dokumentet, lasta
from tests.dokument.lasdokument import W, last, textn
from tests.exemplet import exempelskiss, exemplet, skiss

NAMNEN = tuple(BOCKER)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _fyllt(andring: Decimal) -> tuple[list[str], int, int]:
    """Styckena i årsredovisningens mall när årets första intäktspost i Saldo är större."""
    bokslut = exemplet()
    plats = next(nr for nr, rad in enumerate(bokslut.saldon) if rad.rad == "RR_intakter")
    saldon = list(bokslut.saldon)
    saldon[plats] = replace(saldon[plats], belopp=saldon[plats].belopp - andring)
    skissen = skiss(replace(bokslut, saldon=tuple(saldon))) if andring else exempelskiss()
    paket = oppna_dokument(mall("dokument/arsredovisning.docx").read_bytes(), "Mallen")
    fyllt = fyll(paket, dokumentinnehall((skissen,), bokslut))
    poster = {namn: antal for namn, antal in fyllt.siffror.items() if namn.startswith("AR_") and "Period" not in namn}
    return last(paket.skriv()).stycken, sum(poster.values()), len(poster)


def test_minst_sextio_siffror_av_trettio_poster_foljer_huvudboken() -> None:
    forut, antal, poster = _fyllt(Decimal(0))
    sedan, _, _ = _fyllt(Decimal(123_000))
    assert antal >= 60
    assert poster >= 30
    ny = "Årets intäkter uppgick till 19\u00a0043\u00a0tkr och kostnaderna till 20\u00a0369\u00a0tkr."
    assert any(stycke.startswith(ny) for stycke in sedan)
    andrade = [stycke for stycke in sedan if stycke not in forut and "tkr" in stycke]
    assert len(andrade) >= 8


@pytest.mark.parametrize(("valt", "tecken"), [(None, "−"), ("minustecken", "−"), ("bindestreck", "-")])
def test_minustecknet_valjs_i_grunddata(valt: str | None, tecken: str) -> None:
    bokslut = exemplet()
    med = replace(bokslut, grunddata={**bokslut.grunddata, "Minustecken": valt})
    innehall = dokumentinnehall((exempelskiss(),), med)
    resultat = innehall.visning("Resultaträkning")
    assert resultat is not None
    assert resultat.tabell is not None
    assert resultat.tabell.rader[-1].celler[2] == f"{tecken}1\u00a0451"


@pytest.mark.parametrize("namn", NAMNEN)
def test_inget_marke_ar_kvar(namn: str) -> None:
    dokument = lasta(namn)
    xml = {del_: data for del_, data in dokument.delar.items() if del_.startswith("word/") and del_.endswith(".xml")}
    texter = {del_: textn(ET.fromstring(data)) for del_, data in xml.items()}  # noqa: S314 - our own output
    assert [del_ for del_, text in texter.items() if "{{" in text or "}}" in text] == []
    assert not [stycke for stycke in dokument.stycken if "None" in stycke or "  " in stycke]


@pytest.mark.parametrize("namn", NAMNEN)
def test_rubrikernas_nivaer_har_inga_luckor(namn: str) -> None:
    nivaer = [niva for niva, _ in lasta(namn).rubriker]
    assert nivaer[0] == 1
    assert all(nasta <= fore + 1 for fore, nasta in pairwise(nivaer))
    assert all(text.strip() for _, text in lasta(namn).rubriker)


@pytest.mark.parametrize("namn", NAMNEN)
def test_varje_tabell_har_titel_rubrikrad_och_hela_rader(namn: str) -> None:
    tabeller = lasta(namn).tabeller
    assert len(tabeller) > 5
    for tabell in tabeller:
        assert tabell.titel
        assert tabell.rubrikrader == 1, tabell.titel
        assert all(tabell.rader[0]), tabell.titel
        assert len({len(rad) for rad in tabell.rader}) == 1, tabell.titel
    rot = ET.fromstring(lasta(namn).delar["word/document.xml"])  # noqa: S314 - our own output
    rader = list(rot.iter(f"{W}tr"))
    assert all(rad.find(f"{W}trPr/{W}cantSplit") is not None for rad in rader)


@pytest.mark.parametrize("namn", NAMNEN)
def test_sprak_titel_och_alternativtexter(namn: str) -> None:
    delar = lasta(namn).delar
    assert b'w:val="sv-SE"' in delar["word/styles.xml"]
    assert b"<dc:title>" in delar["docProps/core.xml"]
    assert b"{{" not in delar["docProps/core.xml"]
    rot = ET.fromstring(delar["word/document.xml"])  # noqa: S314 - our own output
    bilder = list(rot.iter(f"{WP}docPr"))
    assert bilder
    assert all(re.search(r"\d", bild.get("descr", "")) for bild in bilder)
    assert len({bild.get("id") for bild in bilder}) == len(bilder)


@pytest.mark.parametrize("namn", NAMNEN)
def test_dokumentet_foljer_schemat(namn: str) -> None:
    assert [fel.description for fel in OpenXmlValidator().validate(str(dokumentet(namn))).errors] == []


@pytest.mark.parametrize("namn", NAMNEN)
def test_innehallet_har_rubrikerna_i_ordning(namn: str) -> None:
    dokument = lasta(namn)
    rot = ET.fromstring(dokument.delar["word/document.xml"])  # noqa: S314 - our own output
    rader = [
        "".join(ett.itertext()).partition(" PAGEREF")[0]
        for ett in rot.iter(f"{W}hyperlink")
        if ett.get(f"{W}anchor", "").startswith("_Toc")
    ]
    assert rader == [" ".join(text.split()) for niva, text in dokument.rubriker if niva <= 2]


def test_mallarna_ar_gjorda_av_sin_text() -> None:
    from finsam_xl.dokument.mallar.skriv import MALLTEXTER, malldokument  # noqa: PLC0415 - bara här

    for namn in MALLTEXTER:
        text = mall(f"dokument/{namn}.txt").read_text(encoding="utf-8")
        assert mall(f"dokument/{namn}.docx").read_bytes() == malldokument(text), namn


def test_varje_marke_i_mallarnas_text_gar_att_forsta() -> None:
    for fil in mall("dokument").glob("*.txt"):
        platser = marken_i(fil.read_text(encoding="utf-8"))
        assert [plats.text for plats in platser if plats.marke is None] == []
        assert any(isinstance(plats.marke, Siffermarke) for plats in platser)


def test_arsredovisningen_hor_till_arsredovisningen() -> None:
    assert ARSREDOVISNING.titel in " ".join(lasta("OM").stycken)


def test_en_not_av_bara_text_star_i_dokumentet() -> None:
    dokument = lasta("OM")
    noter = [text for _, text in dokument.rubriker if text.startswith("Not ")]
    assert [int(text.split()[1]) for text in noter] == list(range(1, len(noter) + 1)), noter
    assert any("Principerna är oförändrade." in stycke for stycke in dokument.stycken)
    assert not any("Diagrammet ritas inte" in stycke for stycke in dokument.stycken)


@pytest.mark.parametrize("namn", NAMNEN)
def test_ingen_mening_talar_till_den_som_fyller_i_boken(namn: str) -> None:
    dokument = lasta(namn)
    sagt = "\n".join(
        [*dokument.stycken, *(text for tabell in dokument.tabeller for rad in tabell.rader for text in rad)]
    )
    assert not re.search(r"\bi bladet\b|SIE-fil", sagt)
    assert not {"Förbundet", "Riket"} & {text for _, text in dokument.rubriker}


def test_ett_exakt_tal_har_kolumnens_decimaler_och_tusental() -> None:
    forst, *rader, summa = lasta("AR").tabell("Fördelning av kommunernas medlemsavgifter").rader
    exakta = [rad[forst.index("Exakt andel")] for rad in rader]
    assert {len(text.partition(",")[2]) for text in exakta} == {2}
    assert "1\u00a0731,18" in exakta
    assert summa[forst.index("Nyckel")] == "100,0"
