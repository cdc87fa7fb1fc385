"""Andra läsare finner projektet som det skrevs: moduler, källor, namn och inställningar."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest

from finsam_xl import __version__
from finsam_xl.book.vba.dirstrom import dirstrom
from finsam_xl.book.vba.forvanskning import forvanska
from finsam_xl.book.vba.komprimering import komprimera
from finsam_xl.book.vba.modul import Modul, Modulslag
from finsam_xl.book.vba.moduler import makron, moduler
from finsam_xl.book.vba.projekt import projekt
from finsam_xl.hosts import excel
from finsam_xl.udf.funktioner import samtliga
from tests.book.vbalasare import expanded, opened, sources

FUNKTIONER = samtliga()
BLAD = ("Start", "Grunddata", "Blad3")
VARD = "finsam_xl.hosts.excel"


@pytest.fixture(scope="module")
def vara() -> tuple[Modul, ...]:
    """Makrobokens moduler."""
    return moduler(BLAD, FUNKTIONER, VARD)


@pytest.fixture(scope="module")
def lasta(vara: tuple[Modul, ...]) -> dict[str, str]:
    """Varje moduls namn och källa, som olevba läser dem ur projektet."""
    return sources(projekt(vara))


def test_modulerna_ar_de_vi_skrev(lasta: dict[str, str], vara: tuple[Modul, ...]) -> None:
    assert list(lasta) == [
        "ThisWorkbook",
        *BLAD,
        "xlwings",
        "Dictionary",
        "FinsamMakron",
        "FinsamDialog",
        "FinsamNamn",
        "FinsamVersion",
        "FinsamFunktioner",
    ]
    assert lasta == {modul.namn: modul.text() for modul in vara}


def test_kallorna_ar_hela_med_svenska_tecken(lasta: dict[str, str]) -> None:
    assert "Byggda tabeller räknas ändå, av formlerna utan Python" in lasta["FinsamMakron"]
    assert lasta["xlwings"].count("\r\n") > 1000
    assert "Redistribution and use in source and binary forms" in lasta["xlwings"]
    assert "Tim Hall" in lasta["Dictionary"]


def test_filen_ar_utan_fel(vara: tuple[Modul, ...]) -> None:
    assert opened(projekt(vara)).openstream("VBA/_VBA_PROJECT").read().hex() == "cc61ffff000100"


def test_projektet_raknar_upp_modulerna(vara: tuple[Modul, ...]) -> None:
    rader = opened(projekt(vara)).openstream("PROJECT").read().decode("cp1252").split("\r\n")
    assert rader[1:6] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Start/&H00000000",
        "Document=Grunddata/&H00000000",
        "Document=Blad3/&H00000000",
        "Module=xlwings",
    ]
    assert {"Class=Dictionary", "Module=FinsamMakron", "[Workspace]", "FinsamMakron=0, 0, 0, 0, C"} <= set(rader)


def test_namnen_star_ocksa_i_unicode(vara: tuple[Modul, ...]) -> None:
    namn = opened(projekt(vara)).openstream("PROJECTwm").read()
    assert namn.startswith(b"ThisWorkbook\0" + "ThisWorkbook".encode("utf-16-le") + b"\0\0Start\0")
    assert namn.endswith(b"\0\0\0\0")


def test_samma_moduler_ger_samma_fil(vara: tuple[Modul, ...]) -> None:
    assert projekt(vara) == projekt(moduler(BLAD, FUNKTIONER, VARD))


def test_ett_tecken_som_windows_saknar_stoppas() -> None:
    with pytest.raises(UnicodeEncodeError):
        projekt([Modul("M", "' ≥ 20 %")])


def test_ett_exporterat_huvud_byts_mot_modulens_eget() -> None:
    exporterad = 'VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1\nEND\nAttribute VB_Name = "Gammal"\nOption Explicit\n'
    text = Modul("Ny", exporterad, Modulslag.KLASS).text()
    assert text.startswith('Attribute VB_Name = "Ny"\r\nAttribute VB_Base = "0{FCFB3D2A')
    assert text.endswith("Attribute VB_Customizable = False\r\nOption Explicit\r\n")
    assert "MultiUse" not in text
    assert "Gammal" not in text


def test_en_funktions_attribut_star_kvar() -> None:
    kalla = 'Option Explicit\nFunction F()\nAttribute F.VB_Description = "Hjälp"\nEnd Function'
    assert Modul("M", kalla).text() == (
        'Attribute VB_Name = "M"\r\nOption Explicit\r\nFunction F()\r\n'
        'Attribute F.VB_Description = "Hjälp"\r\nEnd Function\r\n'
    )


def klartext(forvanskad: str) -> bytes:
    """MS-OVBA 2.4.3.3: the way back, as a reader goes it."""
    data = bytes.fromhex(forvanskad)
    version, nyckel = data[0] ^ data[1], data[0] ^ data[2]
    assert version == 2
    ut, klar, forra, forrforra = bytearray(), nyckel, data[2], data[1]
    for byte in data[3:]:
        klar = byte ^ ((forrforra + klar) & 0xFF)
        ut.append(klar)
        forra, forrforra = byte, forra
    hoppas_over = (data[0] & 6) // 2
    langd = int.from_bytes(ut[hoppas_over : hoppas_over + 4], "little")
    assert len(ut) == hoppas_over + 4 + langd
    return bytes(ut[hoppas_over + 4 :])


@pytest.mark.parametrize("data", [bytes(4), bytes(1), b"\xff", b"annat"])
def test_installningarna_gar_att_lasa(data: bytes) -> None:
    assert klartext(forvanska(data, "{8E0B5C9E-3F0D-4B57-9C55-6D1C7A3E2F41}")) == data


def test_strommen_dir_har_en_post_per_modul_och_ett_slut() -> None:
    strom = dirstrom([Modul("Aå"), Modul("B", slag=Modulslag.BLAD)])
    assert b"\x19\x00\x02\x00\x00\x00A\xe5\x47\x00\x04\x00\x00\x00A\x00\xe5\x00" in strom
    assert strom.count(b"\x21\x00\x00\x00\x00\x00") == strom.count(b"\x22\x00\x00\x00\x00\x00") == 1
    assert strom.endswith(b"\x10\x00\x00\x00\x00\x00")
    assert expanded(komprimera(strom)) == strom


def test_varje_makro_finns_i_python_under_sitt_namn() -> None:
    assert set(excel.MAKRON) - {"prova_version"} == {re.sub(r"(?<!^)(?=[A-Z])", "_", namn).lower() for namn in makron()}


def test_stampeln_ar_den_installerade_versionen(lasta: dict[str, str]) -> None:
    assert f'FINSAM_VERSION As String = "{__version__}"' in lasta["FinsamVersion"]
    assert f'FINSAM_XLWINGS As String = "{version("xlwings")}"' in lasta["FinsamVersion"]
