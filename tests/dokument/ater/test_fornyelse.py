"""Dokumentet förnyas: våra ramar och inget annat, och det som en människa har ändrat står kvar och sägs."""

from __future__ import annotations

from copy import deepcopy
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from finsam_xl.arbetsbok.opc.ooxml import koda
from finsam_xl.dokument.ater.bokmarken import aterstall
from finsam_xl.dokument.ater.fornyelse import fornya
from finsam_xl.dokument.ater.minne import las_dokumentminne
from finsam_xl.dokument.ater.ramar import ramar
from finsam_xl.dokument.ater.spann import spannen
from finsam_xl.dokument.ater.wordxml import W, wn
from finsam_xl.dokument.oppning import Dokumentfel, textdelar
from tests.dokument.ater.provdokument import BILD, MENING, NYCKLAR, RESULTAT, TABELL, bild, dokument, paketet
from tests.dokument.ater.redigerat import (
    KROPP,
    innehallet,
    kommenterat,
    kontrollen,
    redigerat,
    skriv_om,
    som_word,
    sparat,
    struket,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.fornyelse import Fornyelse

NYA_TAL = {"resultat": "1 300", "intakter": "5 050", "utkast": "", "farg": "9", "alt": "Intäkter: 5 050."}
BILDDEL = "word/media/image1.png"


@cache
def _gammalt() -> bytes:
    return dokument()


@cache
def _nytt() -> bytes:
    return dokument(NYA_TAL)


def _fornyat(data: bytes, farskt: bytes | None = None) -> tuple[Paket, Fornyelse]:
    paket = paketet(data)
    utfall = fornya(paket, paketet(farskt or _nytt()))
    return paketet(paket.skriv()), utfall


def _text(rot: Element) -> str:
    return "".join(ett.text or "" for ett in rot.iter(wn("t")))


def _utanfor(data: bytes, rot: Element, del_: str) -> tuple[bytes, ...]:
    """Delens byte mellan de yttersta ramarnas innehåll."""
    plats = spannen(data, rot)
    yttre = [ram.innehall for ram in ramar(del_, rot)]
    yttre = [ett for ett in yttre if not any(over in yttre for over in ett.iterancestors())]
    snitt = [0, *(lage for ett in yttre for lage in (plats[ett].inne, plats[ett].inne_slut)), len(data)]
    return tuple(data[fran:till] for fran, till in zip(snitt[::2], snitt[1::2], strict=True))


def _utan_innehall(rot: Element, del_: str) -> bytes:
    kopia = deepcopy(rot)
    for ram in list(ramar(del_, kopia)):
        for ett in list(ram.innehall):
            ram.innehall.remove(ett)
    return etree.tostring(kopia, method="c14n")


def test_ett_dokument_som_ar_som_boken_ar_efterat_samma_fil() -> None:
    paket = paketet(_gammalt())
    utfall = fornya(paket, paketet(_gammalt()))
    assert paket.skriv() == _gammalt()
    assert (utfall.aldre, utfall.lika) == (False, 7)


def test_ett_nytt_tal_i_boken_star_pa_alla_sina_stallen() -> None:
    paket, utfall = _fornyat(_gammalt())
    assert utfall.aldre
    assert dict(utfall.fornyade) == {
        "Årets resultat": 3,
        "Mening om årets resultat": 1,
        "Resultaträkning": 1,
        "Diagram Intäkter": 1,
        "Utkast": 1,
    }
    assert (utfall.behallna, utfall.borttagna, utfall.utgangna) == ((), (), ())
    fore = ("1 250", "5 000", "UTKAST")
    assert [tal for del_ in textdelar(paket) for tal in fore if tal in _text(paket.rot(del_))] == []
    assert paket.las(BILDDEL) == bild(9)
    assert b'descr="Int\xc3\xa4kter: 5 050."' in paket.las(KROPP)


REDIGERINGAR: dict[str, Callable[[Element], None]] = {
    "inget": lambda _rot: None,
    "sparad av Word": som_word,
    "egen text": skriv_om("Egen text efter tabellen.", "En rad till & en <till>."),
    "meningen om resultatet": skriv_om("Förbundet redovisar ett", "Vi är stolta över ett"),
    "en cell i tabellen": skriv_om("5 000", "5 001"),
    "spårad text i meningen": sparat(MENING),
    "struken text i tabellen": struket(TABELL),
    "en kommentar i tabellen": kommenterat(TABELL),
}


@pytest.mark.parametrize("gor", REDIGERINGAR.values(), ids=REDIGERINGAR.keys())
def test_allt_utanfor_ramarna_ar_som_det_var(gor: Callable[[Element], None]) -> None:
    """Byte för byte, och lika som XML; också när våra ramar är ändrade."""
    _oforandrat_utanfor(redigerat(_gammalt(), gor))


def _oforandrat_utanfor(data: bytes) -> None:
    fore = paketet(data)
    efter, _ = _fornyat(data)
    assert efter.namn() == fore.namn()
    for del_ in textdelar(fore):
        gammal, ny = fore.rot(del_), efter.rot(del_)
        assert _utanfor(efter.las(del_), ny, del_) == _utanfor(fore.las(del_), gammal, del_)
        assert _utan_innehall(ny, del_) == _utan_innehall(gammal, del_)
    egna = {*textdelar(fore), BILDDEL, "customXml/item1.xml"}
    assert {namn for namn in fore.namn() if fore.las(namn) != efter.las(namn)} <= egna


def test_det_word_sjalvt_skriver_nar_det_sparar_ar_ingen_andring() -> None:
    paket, utfall = _fornyat(redigerat(_gammalt(), som_word))
    assert utfall.behallna == ()
    assert sum(utfall.fornyade.values()) == 7
    assert "blev 1 300 tkr" in _text(paket.rot(KROPP))


@pytest.mark.parametrize(
    ("gor", "namn", "varfor", "mening"),
    [
        (
            REDIGERINGAR["meningen om resultatet"],
            "Mening om årets resultat",
            "någon har skrivit i den",
            (
                "Där står «Vi är stolta över ett överskott på 1 250 tkr», och boken ger nu «Förbundet redovisar ett "
                "överskott på 1 300 tkr»."
            ),
        ),
        (
            REDIGERINGAR["en cell i tabellen"],
            "Resultaträkning",
            "någon har skrivit i den",
            "Raden «Intäkter», Utfall: där står «5 001», boken ger «5 050».",
        ),
        (
            REDIGERINGAR["spårad text i meningen"],
            "Mening om årets resultat",
            "den har spårade ändringar som varken är godkända eller avvisade",
            (
                "Där står «nästan Förbundet redovisar ett överskott på 1 250 tkr», och boken ger nu «Förbundet "
                "redovisar ett överskott på 1 300 tkr»."
            ),
        ),
        (
            REDIGERINGAR["struken text i tabellen"],
            "Resultaträkning",
            "den har spårade ändringar som varken är godkända eller avvisade",
            "Raden «Intäkter», Utfall: där står «5 000», boken ger «5 050».",
        ),
        (
            REDIGERINGAR["en kommentar i tabellen"],
            "Resultaträkning",
            "den har en kommentar",
            "Raden «Intäkter», Utfall: där står «5 000», boken ger «5 050».",
        ),
    ],
    ids=["mening", "cell", "spårat", "struket", "kommentar"],
)
def test_det_som_nagon_har_andrat_star_kvar_och_sags(
    gor: Callable[[Element], None], namn: str, varfor: str, mening: str
) -> None:
    fore = redigerat(_gammalt(), gor)
    efter, utfall = _fornyat(fore)
    [kvar] = utfall.behallna
    assert (kvar.namn, kvar.varfor, kvar.skillnader[0], kvar.ny) == (namn, varfor, mening, True)
    nyckel = next(nyckel for nyckel, ett in NYCKLAR if ett == namn)
    assert etree.tostring(innehallet(efter.rot(KROPP), nyckel), method="c14n") == etree.tostring(
        innehallet(paketet(fore).rot(KROPP), nyckel), method="c14n"
    )
    assert namn not in utfall.fornyade
    assert sum(utfall.fornyade.values()) == 6


def test_det_som_nagon_har_andrat_star_kvar_ocksa_nasta_gang() -> None:
    forsta, _ = _fornyat(redigerat(_gammalt(), REDIGERINGAR["en cell i tabellen"]))
    _, utfall = _fornyat(forsta.skriv(), dokument({**NYA_TAL, "intakter": "5 060"}))
    assert [ett.namn for ett in utfall.behallna] == ["Resultaträkning"]


def test_det_nagon_har_andrat_till_bokens_eget_ar_vart_igen() -> None:
    andrat = redigerat(
        _gammalt(), skriv_om("Förbundet redovisar ett överskott på 1 250", "Förbundet redovisar ett överskott på 1 300")
    )
    efter, utfall = _fornyat(andrat)
    assert utfall.behallna == ()
    _, sedan = _fornyat(efter.skriv(), dokument({**NYA_TAL, "resultat": "1 400"}))
    assert sedan.fornyade["Mening om årets resultat"] == 1


def test_en_andring_i_dokumentet_gor_det_inte_aldre_an_boken() -> None:
    _, utfall = _fornyat(redigerat(_gammalt(), REDIGERINGAR["en cell i tabellen"]), _gammalt())
    assert not utfall.aldre
    assert [(ett.namn, ett.ny) for ett in utfall.behallna] == [("Resultaträkning", False)]


def test_en_ram_som_nagon_tagit_bort_kommer_inte_tillbaka() -> None:
    def ta_bort(rot: Element) -> None:
        for kontroll in (kontrollen(rot, TABELL), kontrollen(rot, RESULTAT, 1)):
            foralder = kontroll.getparent()
            assert foralder is not None
            foralder.remove(kontroll)

    efter, utfall = _fornyat(redigerat(_gammalt(), ta_bort))
    assert set(utfall.borttagna) == {"Resultaträkning", "Årets resultat (på 1 av 3 ställen)"}
    assert efter.rot(KROPP).find(f".//{wn('tbl')}") is None
    assert set(_fornyat(efter.skriv())[1].borttagna) == set(utfall.borttagna)


def test_en_ram_som_ar_struken_med_sparade_andringar_ar_borttagen() -> None:
    def stryk(rot: Element) -> None:
        kontroll = kontrollen(rot, MENING)
        omslag = etree.fromstring(f'<w:del xmlns:w="{W}" w:id="9" w:author="A"/>')
        kontroll.addprevious(omslag)
        omslag.append(kontroll)

    efter, utfall = _fornyat(redigerat(_gammalt(), stryk))
    assert utfall.borttagna == ("Mening om årets resultat",)
    assert "Förbundet redovisar ett överskott på 1 250" in _text(efter.rot(KROPP))


def test_en_kopierad_och_en_flyttad_tabell_fornyas_dar_de_star() -> None:
    def kopiera(rot: Element) -> None:
        kontroll = kontrollen(rot, TABELL)
        kropp = rot[0]
        kropp.insert(0, deepcopy(kontroll))
        kropp.insert(len(kropp) - 1, kontroll)

    efter, utfall = _fornyat(redigerat(_gammalt(), kopiera))
    assert utfall.kopior == {"Resultaträkning": 2}
    assert utfall.fornyade["Resultaträkning"] == 2
    tabeller = efter.rot(KROPP).findall(f".//{wn('tbl')}")
    assert ["5 050" in _text(ett) for ett in tabeller] == [True, True]
    assert _fornyat(efter.skriv())[1].kopior == {}


def test_en_tom_ram_fylls() -> None:
    tomt = dokument({"utkast": ""})

    def tom(rot: Element) -> None:
        innehall = next(rot.iter(wn("sdtContent")))
        for ett in list(innehall):
            innehall.remove(ett)

    data = redigerat(tomt, tom, "word/header1.xml")
    assert b"<w:sdtContent/>" in paketet(data).las("word/header1.xml")
    efter, utfall = _fornyat(data, _gammalt())
    assert dict(utfall.fornyade) == {"Utkast": 1}
    assert _text(efter.rot("word/header1.xml")) == "Förbundet UTKAST"


def test_i_en_mening_som_nagon_skrivit_om_fornyas_ramen_inuti() -> None:
    """Någon har lagt årets resultat inne i ramen för meningen."""

    def lagg_in(rot: Element) -> None:
        innehallet(rot, MENING).append(kontrollen(rot, RESULTAT, 1))

    efter, utfall = _fornyat(redigerat(_gammalt(), lagg_in))
    assert [ett.namn for ett in utfall.behallna] == ["Mening om årets resultat"]
    assert _text(innehallet(efter.rot(KROPP), MENING)).endswith("på 1 250 tkr1 300")


def test_en_tabell_av_samma_form_behaller_sitt_utseende() -> None:
    def fet(rot: Element) -> None:
        cell = next(ett for ett in innehallet(rot, TABELL).iter(wn("t")) if ett.text == "5 000").getparent()
        assert cell is not None
        cell.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W}"><w:color w:val="FF0000"/></w:rPr>'))

    efter, _ = _fornyat(redigerat(_gammalt(), fet))
    tal = next(ett for ett in innehallet(efter.rot(KROPP), TABELL).iter(wn("t")) if ett.text == "5 050").getparent()
    assert tal is not None
    assert tal.find(f"{wn('rPr')}/{wn('color')}") is not None


def test_en_tabell_som_fatt_en_rad_kommer_hel_och_korshanvisningen_till_den_star_kvar() -> None:
    def hanvisning(rot: Element) -> None:
        rubrik = next(innehallet(rot, TABELL).iter(wn("p")))
        rubrik.insert(0, etree.fromstring(f'<w:bookmarkStart xmlns:w="{W}" w:id="1" w:name="_Ref1234"/>'))
        rubrik.append(etree.fromstring(f'<w:bookmarkEnd xmlns:w="{W}" w:id="1"/>'))

    efter, utfall = _fornyat(redigerat(_gammalt(), hanvisning), dokument({"Rad 3": "17"}))
    assert utfall.fornyade["Resultaträkning"] == 1
    innehall = innehallet(efter.rot(KROPP), TABELL)
    assert "17" in _text(innehall)
    bokmarken = [ett.get(wn("name")) for ett in innehall.iter(wn("bookmarkStart"))]
    assert min(map(str, bokmarken)) == "_Ref1234"
    assert len(bokmarken) == len(list(innehall.iter(wn("bookmarkEnd")))) == 2


def test_en_bild_av_samma_siffror_ritas_inte_om() -> None:
    """En annan version av det som ritar gör andra byte; alt-texten säger vilka siffror bilden visar."""
    efter, utfall = _fornyat(_gammalt(), dokument({"farg": "9"}))
    assert (utfall.aldre, efter.las(BILDDEL)) == (False, bild(1))
    assert _fornyat(efter.skriv())[1].fornyade["Diagram Intäkter"] == 1


def test_en_bild_som_nagon_bytt_star_kvar() -> None:
    paket = paketet(_gammalt())
    paket.satt(BILDDEL, bild(77))
    efter, utfall = _fornyat(paket.skriv())
    assert [(ett.namn, ett.skillnader) for ett in utfall.behallna] == [
        ("Diagram Intäkter", ("Bilden skulle nu vara en annan.",))
    ]
    assert efter.las(BILDDEL) == bild(77)


def test_en_bild_som_star_ocksa_pa_annat_hall_andras_inte_dar() -> None:
    def kopia(rot: Element) -> None:
        rot[0].insert(0, deepcopy(next(innehallet(rot, BILD).iter(wn("p")))))

    efter, _ = _fornyat(redigerat(_gammalt(), kopia))
    assert efter.las(BILDDEL) == bild(1)
    assert efter.las("word/media/image2.png") == bild(9)
    rel = [ett.get(f"{{{ett.nsmap['r']}}}embed") for ett in efter.rot(KROPP).iter("{*}blip")]
    assert rel[0] == "rId4" != rel[1]


def test_en_ny_tabell_som_nagon_kopierat_in_ur_ett_nytt_dokument_ar_var() -> None:
    ny_tabell = kontrollen(paketet(_nytt()).rot(KROPP), TABELL)
    med = redigerat(dokument(utan_tabell=True), lambda rot: rot[0].insert(0, deepcopy(ny_tabell)))
    efter, utfall = _fornyat(med)
    assert utfall.behallna == ()
    assert _fornyat(efter.skriv(), _gammalt())[1].fornyade["Resultaträkning"] == 1


def test_det_som_boken_inte_langre_har_star_kvar_och_sags() -> None:
    efter, utfall = _fornyat(_gammalt(), dokument(NYA_TAL, utan_tabell=True))
    assert utfall.utgangna == ("Resultaträkning",)
    assert "5 000" in _text(efter.rot(KROPP))


NORR, SODER = {"forbund": "Norr", "orgnr": "222000-1111"}, {"forbund": "Söder", "orgnr": "222000-2222"}


@pytest.mark.parametrize(
    ("da", "nu", "vagras"),
    [
        (NORR, SODER, True),
        (NORR, {**NORR, "forbund": "Norra"}, False),
        ({"forbund": "Norr", "bok": "a.xlsx"}, {"forbund": "Söder", "bok": "b.xlsx"}, True),
        ({"forbund": "Norr", "bok": "a.xlsx"}, {"forbund": "Norra", "bok": "a.xlsx"}, False),
        ({**NORR, "orgnr": "222000-0000", "bok": "a.xlsx"}, {**NORR, "bok": "b.xlsx"}, False),
        ({}, SODER, False),
    ],
)
def test_ett_annat_forbunds_bok_vagras_men_ett_nytt_namn_inte(
    da: dict[str, str], nu: dict[str, str], *, vagras: bool
) -> None:
    if not vagras:
        _fornyat(dokument(med=da), dokument(NYA_TAL, med=nu))
        return
    with pytest.raises(Dokumentfel, match="gjort åt Norr, men boken är en annans: Söder"):
        _fornyat(dokument(med=da), dokument(NYA_TAL, med=nu))


def test_ett_dokument_av_ett_annat_ar_eller_utan_minne_vagras() -> None:
    with pytest.raises(Dokumentfel, match="Dokumentet är årsredovisning 2024, men boken gäller årsredovisning 2025"):
        _fornyat(dokument(med={"period": "2024"}))
    utan = paketet(_gammalt())
    utan.ta_bort("customXml/item1.xml")
    with pytest.raises(Dokumentfel, match="Dokumentet är inte gjort av det här programmet"):
        _fornyat(utan.skriv())


def test_en_fotnot_som_nagon_lagt_till_i_en_mening_ar_en_andring() -> None:
    def fotnot(rot: Element) -> None:
        innehallet(rot, MENING).append(etree.fromstring(f'<w:r xmlns:w="{W}"><w:footnoteReference w:id="2"/></w:r>'))

    assert [ett.namn for ett in _fornyat(redigerat(_gammalt(), fotnot))[1].behallna] == ["Mening om årets resultat"]


def _som_block(rot: Element) -> None:
    """Word har gjort ramen kring en siffra ensam i sitt stycke till en ram kring stycket."""
    kontroll = kontrollen(rot, RESULTAT)
    stycke, innehall = kontroll.getparent(), innehallet(rot, RESULTAT)
    assert stycke is not None
    stycke.addprevious(kontroll)
    nytt = etree.fromstring(f'<w:p xmlns:w="{W}"><w:pPr><w:jc w:val="right"/></w:pPr></w:p>')
    nytt.extend(list(innehall))
    innehall.append(nytt)


def _som_cell(rot: Element) -> None:
    """Word har gjort ramen kring en siffra ensam i sin cell till en ram kring cellen."""
    _som_block(rot)
    kontroll, innehall = kontrollen(rot, RESULTAT), innehallet(rot, RESULTAT)
    tabell = etree.fromstring(f'<w:tbl xmlns:w="{W}"><w:tblPr/><w:tblGrid/><w:tr/></w:tbl>')
    rot[0].insert(0, tabell)
    tabell[2].append(kontroll)
    cell = etree.fromstring(f'<w:tc xmlns:w="{W}"><w:tcPr/></w:tc>')
    cell.extend(list(innehall))
    innehall.append(cell)


@pytest.mark.parametrize("gor", [_som_block, _som_cell])
def test_en_ram_som_word_satt_kring_stycket_eller_cellen_fornyas(gor: Callable[[Element], None]) -> None:
    efter, utfall = _fornyat(redigerat(_gammalt(), gor))
    assert utfall.behallna == ()
    innehall = next(ram.innehall for ram in ramar(KROPP, efter.rot(KROPP)) if len(ram.innehall) == 1)
    assert _text(innehall) == "1 300"
    assert innehall.find(f".//{wn('p')}/{wn('pPr')}/{wn('jc')}") is not None


def test_en_tom_ram_dar_word_visar_sina_egna_ord_ar_tom() -> None:
    """Den som tömmer en ram får Words «Klicka eller tryck här»; så sparas också en ram som vi lämnat tom."""

    def visa(rot: Element) -> None:
        kontroll = next(rot.iter(wn("sdt")))
        kontroll[0].append(etree.fromstring(f'<w:showingPlcHdr xmlns:w="{W}"/>'))
        run = next(kontroll.iter(wn("r")))
        run[:] = [
            etree.fromstring(f'<w:rPr xmlns:w="{W}"><w:rStyle w:val="PlaceholderText"/></w:rPr>'),
            etree.fromstring(f'<w:t xmlns:w="{W}">Klicka eller tryck här för att ange text.</w:t>'),
        ]

    del_ = "word/header1.xml"
    visad = redigerat(dokument({"utkast": ""}), visa, del_)
    assert _fornyat(visad, dokument({"utkast": ""}))[1].aldre is False
    efter, utfall = _fornyat(visad, _gammalt())
    assert dict(utfall.fornyade) == {"Utkast": 1}
    assert _text(efter.rot(del_)) == "Förbundet UTKAST"
    assert b"PlcHdr" not in efter.las(del_)
    assert b"PlaceholderText" not in efter.las(del_)
    tomd = redigerat(_gammalt(), visa, del_)
    assert [ett.namn for ett in _fornyat(tomd)[1].behallna] == []
    [kvar] = _fornyat(tomd, _gammalt())[1].behallna
    assert (kvar.namn, kvar.varfor, kvar.skillnader) == ("Utkast", "någon har tömt den", ())


def test_en_ram_som_nagon_tagit_bort_kring_sin_text_ar_borta() -> None:
    """Words «Ta bort innehållskontroll» lämnar texten, och vårt bokmärke."""

    def utan_ram(rot: Element) -> None:
        kontroll, innehall = kontrollen(rot, MENING), innehallet(rot, MENING)
        for ett in list(innehall):
            kontroll.addprevious(ett)
        foralder = kontroll.getparent()
        assert foralder is not None
        foralder.remove(kontroll)

    paket = paketet(redigerat(_gammalt(), utan_ram))
    minne = las_dokumentminne(paket)
    assert minne is not None
    assert aterstall(paket, minne) == 0
    assert fornya(paket, paketet(_nytt())).borttagna == ("Mening om årets resultat",)
    assert "överskott på 1 250 tkr" in _text(paket.rot(KROPP))


STAVNINGAR: dict[str, tuple[tuple[bytes, bytes], ...]] = {
    "enkla citattecken": ((b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', b"<?xml version='1.0'?>"),),
    "attribut med >": ((b"<w:sdtContent>", b"<w:sdtContent w:rsid='>\">'  >"),),
    "andra prefix": ((b"xmlns:w=", b"xmlns:ord="), (b"w:", b"ord:")),
    "tecken som entiteter": ((b"Sist.", b"Sist&#46; &quot;och&apos;&#xA;"), (b"1 250", b"1&#160;250")),
    "tomma element utskrivna": ((b"<w:b/>", b"<w:b></w:b>"), (b"<w:tcPr/>", b"<w:tcPr ></w:tcPr >")),
    "kommentarer och byteordning": (
        (b"<w:body>", b"<!-- <w:sdtContent> --><w:body><?x <w:sdt>?>"),
        (b"<?xml", b"\xef\xbb\xbf<?xml"),
    ),
    "radslut": ((b"<w:p>", b"\r\n<w:p>\r\n"),),
}


@pytest.mark.parametrize("byten", STAVNINGAR.values(), ids=STAVNINGAR.keys())
def test_hur_xml_an_ar_skriven_ar_allt_utanfor_ramarna_samma_byte(byten: tuple[tuple[bytes, bytes], ...]) -> None:
    paket = paketet(_gammalt())
    fore = paket.las(KROPP)
    for gammalt, nytt in byten:
        fore = fore.replace(gammalt, nytt)
    paket.satt(KROPP, fore)
    gammal = paket.rot(KROPP)
    efter, utfall = _fornyat(paket.skriv())
    assert utfall.behallna == ()
    ny = efter.rot(KROPP)
    assert _utanfor(efter.las(KROPP), ny, KROPP) == _utanfor(fore, gammal, KROPP)
    assert "blev 1 300 tkr" in _text(ny)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(REDIGERINGAR)), st.text(max_size=8), st.integers(0, 6)), max_size=3))
def test_vad_man_an_gjort_ar_allt_utanfor_ramarna_som_det_var(gjort: list[tuple[str, str, int]]) -> None:
    data = _gammalt()
    for nr, (namn, text, plats) in enumerate(gjort):
        if namn in {"inget", "egen text"}:
            data = redigerat(data, partial(_lagg_in, plats, _eget_stycke(text)))
        elif nr == 0:
            data = redigerat(data, REDIGERINGAR[namn])
    _oforandrat_utanfor(data)


def _lagg_in(plats: int, stycke: Element, rot: Element) -> None:
    rot[0].insert(plats, stycke)


def _eget_stycke(text: str) -> Element:
    stycke = etree.fromstring(f'<w:p xmlns:w="{W}"><w:r><w:t xml:space="preserve"/></w:r></w:p>')
    stycke[0][0].text = koda(text)
    return stycke
