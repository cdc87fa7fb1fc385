"""Vad ett blad visar, läst ur en fil som ingen litar på."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from finsam_xl.arbetsbok.lasa.arkinnehall import ORAKNAD, las_ark
from finsam_xl.arbetsbok.lasa.talform import talkod, visat
from finsam_xl.arbetsbok.opc.paket import Paket, Paketfel


@pytest.mark.parametrize(
    ("tal", "kod", "text"),
    [
        ("0.6293", "0%", "63 %"),
        ("0.6293", "0.0%", "62.9 %"),
        ("18920400", "#,##0,", "18920"),
        ("-1451.5", "#,##0;-#,##0", "-1452"),
        ("12.3456", "General", "12.3456"),
        ("46022", "yyyy-mm-dd", "2025-12-31"),
        ("46022", "[$-41D]d mmm yyyy;@", "2025-12-31"),
        ("5", '0" dagar"', "5"),
        ("-0.2", "0", "0"),
    ],
)
def test_ett_tal_visas_som_formatet_sager(tal: str, kod: str, text: str) -> None:
    assert visat(Decimal(tal), kod, date(1899, 12, 30)) == text


def test_egna_format_gar_fore_inbyggda() -> None:
    assert talkod(9, {}) == "0%"
    assert talkod(164, {164: "0.0"}) == "0.0"
    assert talkod(199, {}) == "General"


def _bok() -> bytes:
    bok = Workbook()
    ark = bok.worksheets[0]
    ark.title = "Tal"
    ark.append(["rad", 18920, date(2025, 12, 31), True, "=1+1", None, "  kant  "])
    ut = BytesIO()
    bok.save(ut)
    return ut.getvalue()


def _andrad(data: bytes, monster: bytes, nytt: bytes, del_: str = "xl/worksheets/sheet1.xml") -> bytes:
    ut = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as fore, zipfile.ZipFile(ut, "w") as efter:
        for namn in fore.namelist():
            innehall = fore.read(namn)
            if namn == del_:
                innehall, antal = re.subn(monster, nytt, innehall, count=1)
                assert antal == 1, innehall
            efter.writestr(namn, innehall)
    return ut.getvalue()


def test_cellerna_som_de_visas() -> None:
    (ark,) = las_ark(Paket.oppna(_bok()))

    assert ark.namn == "Tal"
    assert [ark.rutor.get((1, kolumn)) for kolumn in range(1, 8)] == [
        "rad",
        "18920",
        "2025-12-31",
        "SANT",
        ORAKNAD,
        None,
        "kant",
    ]


def test_ett_undantaget_blad_lases_inte() -> None:
    assert las_ark(Paket.oppna(_bok()), utom={"Tal"}) == ()


@pytest.mark.parametrize("varde", [b"1e300", b"-1e300", b"NaN", b"Infinity", b"abc"])
def test_ett_omojligt_tal_ar_text(varde: bytes) -> None:
    (ark,) = las_ark(Paket.oppna(_andrad(_bok(), rb"<v>18920</v>", b"<v>" + varde + b"</v>")))

    assert ark.rutor[1, 2] == varde.decode()


@pytest.mark.parametrize(
    ("monster", "nytt"),
    [
        (rb'r="B1"', b'r="inte en cell"'),
        (rb't="inlineStr"><is><t>rad</t></is>', b't="s"><v>99</v>'),
        (rb"</sheetData>", b""),
    ],
)
def test_en_skadad_fil_avvisas_pa_svenska(monster: bytes, nytt: bytes) -> None:
    with pytest.raises(Paketfel, match="Arbetsboken är skadad"):
        las_ark(Paket.oppna(_andrad(_bok(), monster, nytt)))


def test_entiteter_avvisas() -> None:
    elak = _andrad(_bok(), rb"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet')

    with pytest.raises(Paketfel, match="dokumenttyp"):
        Paket.oppna(elak)


def test_fler_celler_an_nagon_rapport_har_avvisas() -> None:
    rad = b'<row r="%d">' + b"<c><v>1</v></c>" * 1_000 + b"</row>"
    rader = b"".join(rad % nr for nr in range(2, 110))

    with pytest.raises(Paketfel, match="större än någon rapports tabeller"):
        las_ark(Paket.oppna(_andrad(_bok(), rb"</sheetData>", rader + b"</sheetData>")))
