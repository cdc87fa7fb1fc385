"""What is taken for a workbook and what is refused, and that an opened and written package is the same package."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbetsbok import granser
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, definierade_namn, hitta_blad, hitta_tabell, stildel
from finsam_xl.arbetsbok.opc import zipfil
from finsam_xl.arbetsbok.opc.paket import TYPER, Paket, Paketfel
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del, relationer
from tests.arbetsbok.rik_bok import FORMELBLAD, mapp, rik_bok

if TYPE_CHECKING:
    from collections.abc import Callable


def zippad(delar: dict[str, bytes], metod: int = zipfile.ZIP_DEFLATED) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", metod) as arkiv:
        for namn, data in delar.items():
            arkiv.writestr(namn, data)
    return ut.getvalue()


def med_del(namn: str, data: bytes) -> bytes:
    return zippad(dict(mapp(rik_bok())) | {namn: data})


def test_oppnat_och_skrivet_ar_samma_delar_i_samma_ordning_och_ater_samma_byte() -> None:
    original = rik_bok(makron=True)
    skrivet = Paket.oppna(original).skriv()
    assert list(mapp(skrivet).items()) == list(mapp(original).items())
    assert Paket.oppna(skrivet).skriv() == skrivet
    with zipfile.ZipFile(io.BytesIO(original)) as fore, zipfile.ZipFile(io.BytesIO(skrivet)) as efter:
        assert efter.testzip() is None
        assert [post.date_time for post in efter.infolist()] == [post.date_time for post in fore.infolist()]
        assert [post.compress_size for post in efter.infolist()] == [post.compress_size for post in fore.infolist()]


def test_utbytt_del_star_kvar_pa_sin_plats_och_ny_del_dateras_1980() -> None:
    paket = Paket.oppna(rik_bok())
    ordning = paket.namn()
    paket.satt("XL/Workbook.xml", b"<annat/>")
    paket.satt("xl/ny.xml", b"<ny/>")
    assert paket.namn() == (*ordning, "xl/ny.xml")
    assert paket.las("xl/workbook.xml") == b"<annat/>"
    with zipfile.ZipFile(io.BytesIO(paket.skriv())) as arkiv:
        assert arkiv.getinfo("xl/ny.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_borttagen_del_ar_borta_och_saknad_del_sags() -> None:
    paket = Paket.oppna(rik_bok())
    paket.ta_bort("xl/calcChain.xml")
    paket.ta_bort("xl/calcChain.xml")
    assert "xl/calcchain.xml" not in paket
    with pytest.raises(Paketfel, match=r"xl/calcChain.xml saknas"):
        paket.las("xl/calcChain.xml")


def test_tolkad_del_minns_tills_den_andras() -> None:
    paket = Paket.oppna(rik_bok())
    forsta = innehall.blad(paket)
    del_ = arbetsboksdel(paket)
    paket.satt(del_, paket.las(del_).replace(b'name="Start"', b'name="Framsida"'))
    assert [ett.namn for ett in innehall.blad(paket)] == ["Framsida", *(ett.namn for ett in forsta[1:])]


def bomb() -> bytes:
    return zippad({TYPER: b"<Types/>", "xl/bomb.xml": b" " * (granser.STORSTA_DEL + 1)})


def bomb_av_manga() -> bytes:
    return zippad({TYPER: b"<Types/>"} | {f"xl/{n}.xml": b" " * 9_000_000 for n in range(4)})


def manga_delar() -> bytes:
    return zippad({f"xl/{n}": b"" for n in range(granser.FLEST_DELAR + 1)}, zipfile.ZIP_STORED)


def skadad() -> bytes:
    data = bytearray(rik_bok())
    plats = data.index(b"xl/styles.xml") + 40
    data[plats : plats + 20] = bytes(20)
    return bytes(data)


def krypterad() -> bytes:
    data = bytearray(rik_bok())
    plats = data.index(b"PK\1\2")
    data[plats + 8 : plats + 10] = struct.pack("<H", 1)
    return bytes(data)


def dubbel() -> bytes:
    en = zipfil.ny(TYPER, b"<Types/>")
    return zipfil.skriv([en, zipfil.ny("xl/a.xml", b"<a/>"), zipfil.ny("XL/A.xml", b"<b/>")])


def namngiven(namn: str) -> bytes:
    return zipfil.skriv([zipfil.ny(TYPER, b"<Types/>"), zipfil.ny(namn, b"<a/>")])


@pytest.mark.parametrize(
    ("data", "mening"),
    [
        (b"", "ingen Excel-arbetsbok"),
        (b"Konto;Belopp", "ingen Excel-arbetsbok"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lösenord, eller sparad i det gamla formatet"),
        (rik_bok()[:3000], "skadad och kan inte läsas"),
        (skadad, "skadad och kan inte läsas"),
        (krypterad, "lösenord"),
        (bomb, "orimligt stor"),
        (bomb_av_manga, "orimligt stor"),
        (manga_delar, "orimligt stor"),
        (med_del("xl/worksheets/ond.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "dokumenttyp"),
        (
            med_del("xl/ond.xml", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")),
            "dokumenttyp",
        ),
        (zippad({"brev.txt": b"hej"}), "ingen Excel-arbetsbok"),
        (dubbel(), "finns två gånger"),
        (namngiven("../utanfor.xml"), "otillåtna namnet"),
        (namngiven("/etc/passwd"), "otillåtna namnet"),
        (namngiven("xl\\workbook.xml"), "otillåtna namnet"),
        (namngiven("C:/fil.xml"), "otillåtna namnet"),
    ],
)
def test_det_som_inte_ar_en_hel_arbetsbok_vagras_med_en_mening(data: bytes | Callable[[], bytes], mening: str) -> None:
    """De stora filerna görs först när de prövas."""
    fil = data() if callable(data) else data
    with pytest.raises(Paketfel, match=mening):
        Paket.oppna(fil)


@pytest.mark.parametrize(
    ("fran", "till", "mening"),
    [
        (b'"xl/workbook.xml"', b'"xl/finns_inte.xml"', "själva arbetsboken saknas"),
        (b'"xl/workbook.xml"', b'"../../etc/passwd"', "utanför filen"),
    ],
)
def test_arbetsbok_som_inte_gar_att_hitta(fran: bytes, till: bytes, mening: str) -> None:
    delar = dict(mapp(rik_bok()))
    assert fran in delar["_rels/.rels"]
    delar["_rels/.rels"] = delar["_rels/.rels"].replace(fran, till)
    with pytest.raises(Paketfel, match=mening):
        arbetsboksdel(Paket.oppna(zippad(delar)))


def test_strikt_och_binart_format_vagras() -> None:
    paket = Paket.oppna(rik_bok())
    bok = arbetsboksdel(paket)
    strikt = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    paket.satt(bok, paket.las(bok).replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", strikt))
    with pytest.raises(Paketfel, match="Strikt"):
        arbetsboksdel(paket)
    binar = {"xl/workbook.bin": b"\x83\1"} | dict(mapp(rik_bok()))
    binar["_rels/.rels"] = binar["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin")
    with pytest.raises(Paketfel, match=r"\.xlsb"):
        arbetsboksdel(Paket.oppna(zippad(binar)))


def test_trasig_xml_sags_med_delens_namn() -> None:
    paket = Paket.oppna(med_del("xl/trasig.xml", b"<a><b></a>"))
    with pytest.raises(Paketfel, match=r"xl/trasig.xml"):
        paket.rot("xl/trasig.xml")


def test_arbetsbokens_innehall_gar_att_fraga_efter() -> None:
    paket = Paket.oppna(rik_bok())
    assert [(ett.namn, ett.sheet_id, ett.lage) for ett in innehall.blad(paket)] == [
        ("Start", 1, "visible"),
        ("Saldo", 2, "visible"),
        (FORMELBLAD, 3, "visible"),
    ]
    assert hitta_blad(paket, "egen ANALYS").del_ == "xl/worksheets/sheet3.xml"
    tabell = hitta_tabell(paket, "saldo")
    assert (tabell.namn, tabell.blad, tabell.ref) == ("Saldo", "Saldo", "A3:C5")
    assert {(ett.namn, ett.blad) for ett in definierade_namn(paket)} == {
        ("Enhet", None),
        ("Eget_namn", None),
        ("_xlnm.Print_Titles", FORMELBLAD),
    }


def test_det_som_inte_finns_sags_med_vad_man_gor_at_det() -> None:
    paket = Paket.oppna(rik_bok())
    with pytest.raises(Paketfel, match="Bladet «Budget» finns inte"):
        hitta_blad(paket, "Budget")
    with pytest.raises(Paketfel, match="Tabellen Budget finns inte"):
        hitta_tabell(paket, "Budget")
    bok = Relationer(paket, arbetsboksdel(paket))
    for relation in relationer(paket, arbetsboksdel(paket)):
        if relation.slag in {"styles", "worksheet"}:
            bok.ta_bort(relation.id)
    bok.spara()
    with pytest.raises(Paketfel, match="saknar format"):
        stildel(paket)
    with pytest.raises(Paketfel, match="«Start» har inget innehåll"):
        innehall.blad(paket)


def test_relationer_loses_upp_vare_sig_de_ar_hela_eller_relativa() -> None:
    paket = Paket.oppna(rik_bok())
    rader = Relationer(paket, "xl/worksheets/sheet1.xml")
    rader.lagg_till("x/drawing", "xl/drawings/drawing 9.xml")
    rader.lagg_till("x/hyperlink", "https://exempel.se/?a=1&b=2", extern=True)
    rader.spara()
    ritning, lank = relationer(paket, "xl/worksheets/sheet1.xml")
    assert b'Target="../drawings/drawing%209.xml"' in paket.las("xl/worksheets/_rels/sheet1.xml.rels")
    assert (ritning.id, ritning.slag, ritning.mal, ritning.extern) == (
        "rId1",
        "drawing",
        "xl/drawings/drawing 9.xml",
        False,
    )
    assert (lank.mal, lank.extern) == ("https://exempel.se/?a=1&b=2", True)
    assert b'Target="/xl/worksheets/sheet1.xml"' in paket.las("xl/_rels/workbook.xml.rels")
    rader.ta_bort("rId1")
    rader.ta_bort("rId2")
    rader.spara()
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in paket


def test_innehallstyper_deklareras_bara_nar_det_behovs() -> None:
    paket = Paket.oppna(rik_bok())
    fore = paket.las(TYPER)
    typer = Innehallstyper(paket)
    typer.satt("xl/media/image7.png", "image/png")
    typer.spara()
    assert paket.las(TYPER) == fore
    typer.satt("xl/ny.bin", "application/x-ny")
    typer.satt("xl/ny.bin", "application/x-annan")
    typer.spara()
    assert Innehallstyper(paket).typ("XL/ny.bin") == "application/x-annan"
    assert Innehallstyper(paket).typ("xl/okand.zzz") == ""


def test_ledigt_delnamn_tar_lagsta_fria_nummer() -> None:
    paket = Paket.oppna(rik_bok())
    assert ledig_del(paket, "xl/worksheets/sheet1.xml") == "xl/worksheets/sheet4.xml"
    paket.ta_bort("xl/worksheets/sheet2.xml")
    assert ledig_del(paket, "xl/worksheets/sheet1.xml") == "xl/worksheets/sheet2.xml"
