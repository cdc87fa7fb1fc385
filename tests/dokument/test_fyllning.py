"""Mallen fylld: märken som Word har delat, villkor, tabeller som saknas, och allt annat orört."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from finsam_xl.dokument.tabeller import Tabellkolumn
from tests.dokument.lasdokument import W, last
from tests.dokument.mallfragment import INNEHALL, felen, fyllda, lopare_av, mallen, stycke, tabell

if TYPE_CHECKING:
    from finsam_xl.dokument.innehall import Dokumentinnehall

BELOPP = "18\u00a0920\u00a0tkr"
DELADE = {
    "av stavning": stycke("Det blev {{ AR_RR", '<w:proofErr w:type="spellStart"/>', "_intakter }}."),
    "i fetstil": stycke("Det blev {", lopare_av("{ AR_RR", "<w:b/>"), lopare_av("_intakter }", "<w:i/>"), "}."),
    "av ett bokmärke": stycke(
        "Det blev {{ AR_",
        '<w:bookmarkStart w:id="7" w:name="mitt"/>',
        "RR_intakter",
        '<w:bookmarkEnd w:id="7"/>',
        " }}.",
    ),
    "av en kontroll": stycke(
        "Det blev {{ ", f"<w:sdt><w:sdtPr/><w:sdtContent>{lopare_av('AR_RR_intakter')}</w:sdtContent></w:sdt>", " }}."
    ),
    "av en spårad ändring": stycke(
        "Det blev {{ AR_RR_",
        '<w:del w:id="3" w:author="a"><w:r><w:delText>kostnader</w:delText></w:r></w:del>',
        f'<w:ins w:id="4" w:author="a">{lopare_av("intakter")}</w:ins>',
        " }}.",
    ),
    "i en länk": stycke(f'<w:hyperlink w:anchor="x">{lopare_av("Det blev {{ AR_RR_intakter }}.")}</w:hyperlink>'),
    "av ett kommentarsankare": stycke("Det blev {{ AR_RR", '<w:commentRangeStart w:id="2"/>', "_intakter }}."),
    "med hårda blanksteg": stycke("Det blev {{\u00a0AR_RR_intakter\u00a0}}."),
    "i en tabellcell": f"<w:tbl><w:tr><w:tc>{stycke('Det blev {{ AR_RR_intakter }}.')}</w:tc></w:tr></w:tbl>",
    "i en textruta": stycke(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>'
        + stycke("Det blev {{ AR_RR_intakter }}.")
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + stycke("Det blev {{ AR_RR_intakter }}.")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    ),
}


def _rot(data: bytes) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))  # noqa: S314 - our own output


@pytest.mark.parametrize("hur", DELADE)
def test_ett_delat_marke_fylls_och_allt_runt_det_ar_kvar(hur: str) -> None:
    data, _ = fyllda(DELADE[hur])
    rot = _rot(data)
    texter = "".join(ett.text or "" for ett in rot.iter(f"{W}t"))
    assert texter.count(f"Det blev {BELOPP}.") == (2 if hur == "i en textruta" else 1)
    assert "{{" not in texter
    fore = ET.fromstring(f'<x xmlns:w="{W[1:-1]}" xmlns:mc="mc">{DELADE[hur]}</x>')  # noqa: S314 - our own
    for namn in ("bookmarkStart", "bookmarkEnd", "del", "ins", "delText", "proofErr", "commentRangeStart", "hyperlink"):
        egna = [ett for ett in rot.iter(f"{W}{namn}") if not ett.get(f"{W}name", "").startswith("_fx_")]
        antal = len(egna) - (
            len(list(rot.iter(f"{W}bookmarkStart"))) - 1 if namn == "bookmarkEnd" and hur != "av ett bokmärke" else 0
        )
        assert antal >= len(list(fore.iter(f"{W}{namn}")))


def test_forsta_loparens_format_behalls() -> None:
    data, _ = fyllda(
        stycke("Det blev ", lopare_av("{{ AR_RR_", '<w:b/><w:color w:val="FF0000"/>'), "intakter }} i år.")
    )
    loparen = next(r for r in _rot(data).iter(f"{W}r") if r.findtext(f"{W}t") == BELOPP)
    assert loparen.find(f"{W}rPr/{W}b") is not None
    assert loparen.find(f"{W}rPr/{W}color") is not None


def test_text_som_inte_ar_marken_ror_ingen() -> None:
    text = "Ett ensamt {{ och {% if %} {# kvar? #} samt { a } & <b>."
    data, _ = fyllda(stycke(text, "{{ AR_antal }}"))
    assert last(data).stycken[0] == f"{text}1\u00a0345"


def test_bara_delar_med_marken_andras() -> None:
    mallens = mallen(stycke("{{ AR_antal }}"), customXml__eget_xml="<a>{{ AR_antal }}</a>")
    data, _ = fyllda(stycke("{{ AR_antal }}"))
    fore, efter = (
        {namn: arkiv.read(namn) for namn in arkiv.namelist()}
        for arkiv in (zipfile.ZipFile(BytesIO(ett)) for ett in (mallens, data))
    )
    lika = {namn for namn in fore if fore[namn] == efter.get(namn)}
    assert {"word/styles.xml", "word/settings.xml", "word/footer1.xml", "_rels/.rels", "[Content_Types].xml"} <= lika
    assert "word/document.xml" not in lika


def test_en_mening_med_villkor() -> None:
    mening = (
        "Resultatet är {{ AR_RR_resultat }}.{{ om AR_RR_resultat < 0 }} Underskottet täcks"
        "{{ om Beslutsdatum finns }}, beslutat {{ Beslutsdatum }}{{ slut }}.{{ annars }} Bra.{{ slut }} Slut."
    )
    data, _ = fyllda(stycke(mening[:40], mening[40:90], mening[90:]))
    assert last(data).stycken == ["Resultatet är −1\u00a0451\u00a0tkr. Underskottet täcks. Slut."]


def test_stycken_med_villkor_och_tabeller_i_dem() -> None:
    kropp = (
        stycke("{{ om AR_RR_resultat > 0 }}")
        + stycke("Överskott", stil="Heading1")
        + stycke("{{ tabell Resultaträkning }}")
        + stycke("{{ annars }}")
        + stycke("Underskott på {{ AR_RR_resultat, utan tecken }}.")
        + stycke("{{ slut }}")
    )
    dokument = last(fyllda(kropp)[0])
    assert dokument.stycken == ["Underskott på 1\u00a0451\u00a0tkr."]
    assert dokument.tabeller == []


def test_en_tabell_som_saknas_tar_sin_rubrik_med_sig_och_det_sags() -> None:
    kropp = (
        stycke("Verksamheten", stil="Heading1")
        + stycke("Deltagare", stil="Heading2")
        + stycke("{{ tabell Deltagare }}")
        + stycke("Ekonomi", stil="Heading2")
        + stycke("{{ tabell resultaträkning }}")
        + stycke("Bilaga", stil="Heading1")
        + stycke("Kostnader", stil="Heading2")
        + stycke("{{ tabell Not 2 }}")
    )
    data, fyllt = fyllda(kropp)
    dokument = last(data)
    assert [text for _, text in dokument.rubriker] == ["Verksamheten", "Ekonomi"]
    assert [tabell.titel for tabell in dokument.tabeller] == ["Resultaträkning"]
    assert (
        fyllt.besked[0] == "Tabellen Deltagare har inget att visa i rapporten, och rubriken «Deltagare» är utelämnad."
    )
    assert list(fyllt.oplacerade.values()) == ["Not 1 Intäkter"]


def test_alla_tabeller_pa_ett_blad_och_de_ovriga() -> None:
    kropp = stycke("Noter", stil="Heading1") + stycke("{{ tabeller Noter }}") + stycke("{{ tabeller övriga }}")
    dokument = last(fyllda(kropp)[0])
    assert dokument.rubriker == [(1, "Noter"), (2, "Not 1 Intäkter"), (2, "Resultaträkning")]
    assert [tabell.titel for tabell in dokument.tabeller] == ["Not 1 Intäkter", "Resultaträkning"]
    assert "Avrundning: 1 tkr." in dokument.stycken


def test_alla_okanda_marken_sags_pa_en_gang_med_plats_och_det_narmaste() -> None:
    kropp = (
        stycke("Ekonomi", stil="Heading1")
        + stycke("Intäkterna var {{ AR_RR_intaktr }} och {{ AR_RR_intakter, i dollar }}.")
        + stycke("{{ tabell Resultatrekning }}")
        + stycke("{{ Resultaträkning }}")
        + stycke("Se {{ tabell Deltagare }} här.")
        + stycke("{{ diagram Cirkel }}")
        + stycke("{{ om AR_RR_resultat > AR_okand }}Ja{{ slut }}")
        + stycke("{{ om AR_antal > 0 }}Ja")
        + stycke("{{ slut }}")
        + stycke("{{ AR_antal, mnkr }}")
    )
    fel = felen(kropp)
    assert len(fel) == 10
    assert all(ett.startswith("Mallen, under «Ekonomi»") for ett in fel)
    text = "\n".join(fel)
    for vantat in (
        "{{ AR_RR_intaktr }}: namnet AR_RR_intaktr finns inte; närmast är AR_RR_intakter. Det står så här: «Intäkterna",
        "«i dollar» är inget val",
        "ingen tabell i rapporten heter «Resultatrekning»; närmast är «Resultaträkning»",
        "skriv «tabell Resultaträkning» för att visa tabellen",
        "ska stå ensamma i sitt stycke",
        "inget diagram heter «Cirkel»",
        "namnet AR_okand finns inte",
        "saknar sitt «slut»",
        "står utan sitt «om»",
        "är inget belopp och kan inte skrivas i mnkr",
    ):
        assert vantat in text


def test_ett_namn_som_det_fragas_om_far_saknas() -> None:
    kropp = stycke("A{{ om AR_eget finns }} och {{ AR_eget }}{{ slut }}.")
    assert felen(kropp) == []
    data, fyllt = fyllda(kropp)
    assert last(data).stycken == ["A."]
    assert fyllt.besked[0].startswith("AR_eget finns inte i rapporten")


def test_en_mall_med_djupa_villkor_och_manga_marken_vagras() -> None:
    djup = "{{ om AR_antal > 0 }}" * 12 + "x" + "{{ slut }}" * 12
    assert "högst 5 djupt" in felen(stycke(djup))[0]
    assert "fler än 2000 märken" in felen(stycke("{{ AR_antal }}" * 2001))[0]


def _med_bred_tabell() -> Dokumentinnehall:
    smal = tabell()
    bred = replace(
        smal,
        kolumner=(
            Tabellkolumn("Insats", tal=False),
            *(Tabellkolumn(f"Verksamhetskostnad{nr}", tal=True) for nr in range(9)),
        ),
        rader=tuple(replace(rad, celler=(rad.celler[0], *["1\u00a0000\u00a0000"] * 9)) for rad in smal.rader),
    )
    forst = replace(INNEHALL.visningar[0], tabell=bred)
    return replace(INNEHALL, visningar=(forst, *INNEHALL.visningar[1:]))


def _lagen(kropp: str) -> tuple[list[str], list[str]]:
    """Sidornas lägen i tur och ordning, och tabellens bredd."""
    rot = _rot(fyllda(kropp, _med_bred_tabell())[0])
    storlekar = [ett.find(f"{W}pgSz") for ett in rot.iter(f"{W}sectPr")]
    lagen = ["stående" if ett is None else ett.get(f"{W}orient", "stående") for ett in storlekar]
    return lagen, [ett.get(f"{W}w", "") for ett in rot.iter(f"{W}tblW")]


def _sektion(inne: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{inne}</w:sectPr></w:pPr></w:p>"


def test_en_bred_tabell_ligger_och_resten_star() -> None:
    kropp = (
        stycke("Text") + stycke("Bred", stil="Heading1") + stycke("{{ tabell Resultaträkning }}") + stycke("Mer text")
    )
    assert _lagen(kropp)[0] == ["stående", "landscape", "stående"]


def test_en_tabell_pa_en_sida_som_redan_ligger_far_hela_dess_bredd() -> None:
    staende = _sektion('<w:pgSz w:w="11906" w:h="16838"/>')
    liggande = _sektion('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:left="1000" w:right="838"/>')
    kropp = stycke("Text") + staende + stycke("{{ tabell Resultaträkning }}") + liggande + stycke("Mer text")
    assert _lagen(kropp) == (["stående", "landscape", "stående"], ["15000"])


def test_en_tabell_sist_i_sin_sektion_lamnar_ingen_tom_sida() -> None:
    slut = _sektion('<w:pgSz w:w="11906" w:h="16838"/>')
    kropp = stycke("Text") + stycke("{{ tabell Resultaträkning }}") + slut + stycke("Mer text")
    assert _lagen(kropp)[0] == ["stående", "landscape", "stående"]


def test_ett_villkor_som_ar_allt_i_en_cell_lamnar_den_tom() -> None:
    inne = (stycke("{{ om AR_RR_intakter < 0 }}"), stycke("{{ AR_RR_intakter }}"))
    slut = stycke("{{ slut }}")
    for rader in ((*inne, slut), (inne[0], slut)):
        data, _ = fyllda(f"<w:tbl><w:tr><w:tc>{''.join(rader)}</w:tc></w:tr></w:tbl>{stycke('Efter.')}")
        assert [text for ett in _rot(data).iter(f"{W}t") if (text := ett.text)] == ["Efter."]
