"""Läsaren: gränser, verifikationer, företräden och bokslutslägen, i små filer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from finsam_xl.modell import Niva
from finsam_xl.sie import (
    Lage,
    SieFil,
    arssaldon,
    bokslutslage,
    inledning,
    las,
    lasare,
    objektsaldon,
    poster_ur,
    teckenkod,
)

HUVUD = """#FLAGGA 0
#SIETYP 4
#ORGNR 222000-1234
#RAR 0 20250101 20251231
#RAR -1 20240101 20241231
#DIM 6 Projekt
#OBJEKT 6 P1 Ett
#OBJEKT 6 P2 Tvaa
"""


def sie(text: str, huvud: str = HUVUD, *, verifikationer: bool = False) -> SieFil:
    konton = sorted({ord_ for rad in text.splitlines() for ord_ in rad.split() if ord_.isdecimal() and len(ord_) == 4})
    return las(
        (huvud + "".join(f"#KONTO {konto} K{konto}\n" for konto in konton) + text).encode("cp437"),
        verifikationer=verifikationer,
    )


def koder(fil: SieFil) -> list[str]:
    return [diagnos.kod for diagnos in fil.diagnoser]


def kr(text: str) -> Decimal:
    return Decimal(text)


def test_tom_fil() -> None:
    (diagnos,) = las(b"").diagnoser
    assert (diagnos.kod, diagnos.text) == ("ej_sie", "Filen är tom.")
    assert koder(las(b"\r\n \x00\x00\x1a")) == ["ej_sie"]


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\x00", b"%PDF-1.7\n%\xe2\xe3", b"\xff\xfe\x00", b"\x00" * 9 + b"x"])
def test_andra_filslag_ar_inte_sie(data: bytes) -> None:
    assert koder(las(data)) == ["ej_sie"]


def test_tomma_rader_fore_flaggan_gor_inget() -> None:
    assert koder(las(b"\n \n" + HUVUD.encode() + b"#UB 0 1930 0\n#KONTO 1930 Bank\n")) == []
    assert las(b"\n\n<html>").diagnoser[0].rad == 3


def test_etiketter_med_sma_bokstaver_forstas() -> None:
    assert arssaldon(sie("#ub 0 1930 5.00\n#Ub 0 2080 -5.00\n"), 0)[0].belopp == kr("5.00")


def test_for_stor_fil_lases_inte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inledning, "STORSTA_FIL", 1_000_000)
    fil = las(b"#FLAGGA 0\n" + b" " * 2_000_000)
    assert [d.text for d in fil.diagnoser] == ["Filen är större än 1 MB, som är det största som läses in."]
    assert fil.avvisad


def test_lang_rad_avvisas_utan_att_tolkas() -> None:
    fil = sie('#UB 0 1930 0\n#KONTO 2080 "' + "x" * lasare.STORSTA_RAD + '"\n')
    assert koder(fil) == ["lang_rad"]
    assert "2080" in fil.konton
    assert fil.konton["2080"].namn == "K2080"


def test_manga_rader_fragar_och_slapper_verifikationerna(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "#UB 0 1930 5.00\n#IB 0 1930 5.00\n#UB 0 2080 -5\n#IB 0 2080 -5\n#VER A 1 20251201\n{\n}\n"
    assert len(sie(text, verifikationer=True).verifikationer) == 1
    monkeypatch.setattr(lasare, "FLEST_RADER", 10)
    fil = sie(text, verifikationer=True)
    assert (koder(fil), fil.verifikationer, fil.avvisad) == (["manga_rader"], (), False)


def test_en_miljon_fel_blir_tjugoett() -> None:
    fil = sie("#UB 0 1930 0\n" + "#UB 0 1930 x\n" * 500)
    assert len(fil.diagnoser) == 21
    assert [d.text for d in fil.diagnoser if d.rad is None] == ["Och 480 till av samma slag som rad 11."]
    assert {d.niva for d in fil.diagnoser} == {Niva.FEL}


@pytest.mark.parametrize("block", [1, 7, 64, 1 << 18])
def test_blockstorleken_syns_inte(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teckenkod, "BLOCKSTORLEK", block)
    for radslut in ("\n", "\r\n", "\r"):
        text = '#UB 0 1930 5.00\n#UB 0 2080 -5\n#VER A 1 20251201 "åäö"\n{\n #TRANS 1930 {} 5\n #TRANS 2080 {} -5\n}\n'
        data = (HUVUD + "#KONTO 1930 Bank\n#KONTO 2080 Kapital\n" + text).replace("\n", radslut)
        fil = las(data.encode("cp437"), verifikationer=True)
        assert koder(fil) == []
        assert [fil.verifikationer[0].text, fil.verifikationer[0].rad] == ["åäö", 13]
        assert arssaldon(fil, 0)[1].rad == 12


@pytest.mark.parametrize("behall", [False, True])
def test_tillagda_och_strukna_rader_raknas_inte(behall: bool) -> None:  # noqa: FBT001 - pytest ger parametern
    fil = sie(
        "#UB 0 1930 5.00\n#UB 0 2080 -5.00\n#VER A 1 20251201\n{\n#TRANS 1930 {} 5.00\n#RTRANS 2080 {} -5.00\n"
        "#TRANS 2080 {} -5.00\n#BTRANS 2080 {} -4.00\n}\n",
        verifikationer=behall,
    )
    assert (koder(fil), fil.antal_transar) == ([], 2)
    slag = [trans.slag for ver in fil.verifikationer for trans in ver.rader]
    assert slag == (["TRANS", "RTRANS", "TRANS", "BTRANS"] if behall else [])


def test_verifikation_utan_rader_ar_i_sin_ordning() -> None:
    fil = sie("#UB 0 1930 0\n#VER A 1 20251201\n{\n}\n#VER A 2 20251201\n#VER A 3 20251201\n{\n#MOMSKOD x\n}\n")
    assert (koder(fil), fil.antal_verifikationer) == (["okand_etikett"], 3)


@pytest.mark.parametrize(
    ("text", "kod", "mening"),
    [
        ("#VER A 1 20251201\n{\n#TRANS 1930 {} 0\n", "avkortad", "slutar mitt i verifikation A 1"),
        ("#VER A 1 20251201\n#TRANS 1930 {} 0\n", "verifikation_form", "Konteringsrad utan verifikation"),
        ('#VER A 1 20251201\n#TRANS 1930 {} 0 "" "\\""\n', "verifikation_form", "Konteringsrad utan verifikation"),
        ("{\n", "verifikation_form", "«{» utan verifikation"),
        ("#VER A 1 20251201\n{\n{\n}\n", "verifikation_form", "«{» utan verifikation"),
        ("#VER A 1 20251201\n{\n#VER A 2 20251201\n{\n}\n", "verifikation_form", "saknar avslutande «}»"),
        ("#VER A 1 20251201\n{\n#TRANS 1930 {1 A 1 B} 0\n}\n", "objektlista", "samma dimension två gånger"),
        ("#VER A 1 20251201\n{\n#TRANS 1930 {} 1234567890123456.00\n}\n", "belopp", "1234567890123456.00"),
        ('#VER A 1 20251201\n{\n#TRANS 1930 {} 0.00 "" "x\n}\n', "citattecken", "Citattecken"),
        ('#VER A 1 20251201\n{\n#TRANS 1930 {"6 P1} 0.00\n}\n', "citattecken", "Citattecken"),
        ("#RAR 0 20240101 20241231\n", "rar_ogiltigt", "två gånger med olika datum"),
        ("#RAR 0 20250101\n", "rar_saknas", "saknar giltiga datum"),
        ("#OMFATTN 20251301\n", "falt", "«20251301» är inte ett datum"),
        ("#OIB 0 1930 {6 P1}\n", "falt", "belopp saknas"),
        ("#UB 0 1930\n", "falt", "belopp saknas"),
    ],
)
def test_trasiga_poster_avvisas(text: str, kod: str, mening: str) -> None:
    fel = [d for d in sie("#UB 0 2081 0\n" + text).diagnoser if d.niva is Niva.FEL]
    assert kod in {d.kod for d in fel}
    assert mening in "".join(d.text for d in fel)


@pytest.mark.parametrize(
    "tal", ["", '""', '"1 234,50"', "12,5", "+5", "1.234", "1e5", "NaN", "Infinity", "--5", ".5", "5.", "٣", "0x1"]
)
@pytest.mark.parametrize("mall", ["#UB 0 1930 {}\n", "#VER A 1 20251201\n{{\n#TRANS 1930 {{}} {}\n}}\n"])
def test_belopp_lases_strangt(tal: str, mall: str) -> None:
    fil = las((HUVUD + "#KONTO 1930 Bank\n" + mall.format(tal)).encode("utf-8"))
    assert {"belopp", "falt"} & {*koder(fil)}
    assert fil.transsummor == {}


@pytest.mark.parametrize("noll", ["-0.00", "0", "-0"])
def test_minus_noll_ar_noll(noll: str) -> None:
    fil = sie(f"#UB 0 1930 {noll}\n#VER A 1 20251201\n{{\n#TRANS 1930 {{}} {noll}\n}}\n")
    assert str(arssaldon(fil, 0)[0].belopp).lstrip("-") == str(arssaldon(fil, 0)[0].belopp)
    assert not str(fil.transsummor[0, "1930"].belopp).startswith("-")


def test_tom_omfattning_och_okanda_uppgifter_later_filen_vara() -> None:
    assert koder(sie("#OMFATTN\n#GEN\n#UB 0 1930 0.00 12 extra falt\n#TAXAR 2026\n")) == []


def test_underdimensioner_och_reserverade_dimensioner_har_namn() -> None:
    fil = sie('#UNDERDIM 21 "Delprojekt" 6\n#UB 0 1930 0\n#OUB 0 1930 {7 "12"} 0\n#OBJEKT 7 12 "Anställd 12"\n')
    assert fil.dimensioner == {"6": "Projekt", "7": "Anställd", "21": "Delprojekt"}
    assert fil.objektnamn("7", "12") == "Anställd 12"
    assert fil.objektnamn("7", "13") == "(okänt)"


def test_balanskontots_objekt_ur_oib_och_trans_nar_oub_saknas() -> None:
    fil = sie(
        "#UB 0 1510 30\n#UB 0 2080 -30\n#OIB 0 1510 {6 P1} 10\n#OUB 0 2080 {6 P2} -7\n"
        "#VER A 1 20251201\n{\n#TRANS 1510 {6 P1} 5\n#TRANS 1510 {6 P2} 15\n#TRANS 2080 {6 P2} -20\n}\n"
    )
    assert [(p.konto, p.objekt, p.ib, p.belopp) for p in objektsaldon(fil, 0, "6")] == [
        ("1510", "P1", kr("10"), kr("15")),
        ("1510", "P2", kr("0"), kr("15")),
        ("2080", "P2", kr("0"), kr("-7")),
    ]
    assert objektsaldon(fil, -1, "6") == ()
    assert objektsaldon(fil, 0, "1") == ()


def test_resultatkontots_objekt_ur_psaldo_fore_trans_men_aldrig_bada() -> None:
    fil = sie(
        "#UB 0 1930 -9\n#RES 0 4010 5\n#RES 0 4020 4\n#PSALDO 0 202501 4010 {} 5\n#PSALDO 0 202501 4010 {6 P1} 2\n"
        "#PSALDO 0 202502 4010 {6 P1 1 K} 3\n#PSALDO -1 202402 4010 {6 P1} 8\n#VER A 1 20251201\n{\n"
        "#TRANS 4010 {6 P1} 5\n#TRANS 4020 {6 P2} 4\n#TRANS 1930 {} -9\n}\n"
    )
    assert [(p.konto, p.objekt, p.belopp) for p in objektsaldon(fil, 0, "6")] == [
        ("4010", "P1", kr("5")),
        ("4020", "P2", kr("4")),
    ]
    assert [(p.konto, p.belopp) for p in objektsaldon(fil, -1, "6")] == [("4010", kr("8"))]
    assert [(p.konto, p.belopp) for p in objektsaldon(fil, 0, "1")] == [("4010", kr("3"))]


def test_utelamnad_utgaende_balans_ar_noll_men_raden_finns() -> None:
    fil = sie("#IB 0 1930 5\n#IB 0 2080 -5\n#UB 0 1940 5\n#UB 0 2080 -5\n#OIB 0 1930 {6 P1} 5\n#OUB 0 1930 {6 P2} 0\n")
    assert [(s.konto, s.ib, s.belopp) for s in arssaldon(fil, 0)] == [
        ("1930", kr("5"), kr("0")),
        ("1940", kr("0"), kr("5")),
        ("2080", kr("-5"), kr("-5")),
    ]
    assert [(p.objekt, p.ib, p.belopp) for p in objektsaldon(fil, 0, "6")] == [
        ("P1", kr("5"), kr("0")),
        ("P2", kr("0"), kr("0")),
    ]


def test_ingaende_balans_ur_fjolarets_utgaende_nar_den_saknas() -> None:
    fil = sie("#UB -1 1930 5\n#UB -1 2080 -5\n#UB 0 1930 5\n#UB 0 2081 -5\n")
    assert koder(fil) == ["ib_ur_ub"]
    assert [(s.konto, s.ib, s.belopp) for s in arssaldon(fil, 0)] == [
        ("1930", kr("5"), kr("5")),
        ("2080", kr("-5"), kr("0")),
        ("2081", kr("0"), kr("-5")),
    ]


def test_resultat_ur_verifikationerna_nar_res_saknas() -> None:
    fil = sie("#UB 0 1930 -9\n#VER A 1 20251201\n{\n#TRANS 4010 {} 9\n#TRANS 1930 {} -9\n}\n")
    assert koder(fil) == ["res_ur_trans"]
    assert [(s.konto, s.belopp, s.rad) for s in arssaldon(fil, 0)] == [("1930", kr("-9"), 11), ("4010", kr("9"), 14)]
    assert bokslutslage(fil).resultat == kr("-9")


def test_konton_utanfor_klasserna_foljer_med() -> None:
    fil = sie("#UB 0 1930 5\n#UB 0 9100 2\n#RES 0 3985 -10\n#RES 0 0351 3\n")
    assert koder(fil) == ["utanfor_klasserna"]
    assert [(s.konto, s.belopp) for s in arssaldon(fil, 0)] == [
        ("0351", kr("3")),
        ("1930", kr("5")),
        ("3985", kr("-10")),
        ("9100", kr("2")),
    ]


@pytest.mark.parametrize(
    ("text", "lage", "resultat", "mening"),
    [
        ("#UB 0 1930 5\n#RES 0 3985 -5\n", Lage.EJ_BOKFORT, "5", "är inte bokfört"),
        (
            "#UB 0 1930 5\n#UB 0 2099 -5\n#RES 0 3985 -5\n#RES 0 8999 5\n",
            Lage.BOKFORT,
            "5",
            "konto 8990–8999 räknas inte med",
        ),
        ("#UB 0 1930 5\n#UB 0 2019 -5\n#RES 0 3985 -5\n", Lage.BOKFORT_I_BALANSEN, "5", "inte till eget kapital en"),
        ("#UB 0 1930 5\n#UB 0 2080 -5\n#IB 0 1930 5\n#IB 0 2080 -5\n", Lage.INGET_RESULTAT, "0", "är noll"),
        ("#UB 0 1930 5\n#RES 0 3985 -7\n", Lage.OBALANS, "7", "är -2,00 kr i stället för 0"),
    ],
)
def test_bokslutslagen(text: str, lage: Lage, resultat: str, mening: str) -> None:
    fil = sie(text)
    funnet = bokslutslage(fil)
    assert (funnet.lage, funnet.resultat) == (lage, kr(resultat))
    assert mening in funnet.text
    assert ("obalans" in koder(fil)) is (lage is Lage.OBALANS)
    assert "resultat_skiljer" not in koder(fil)


def test_verifikationsnummer_minns_luckor() -> None:
    nummer = [1, 2, 5, 4, 5, 3, 2, 6]
    verifikationer = (
        "".join(f"#VER A {n} 20251201\n{{\n}}\n" for n in nummer) + '#VER B "" 20251201\n#VER B 1x 20251201\n'
    )
    fil = sie("#UB 0 1930 0\n" + verifikationer)
    assert [(d.text.split()[2], "förut" in d.text) for d in fil.diagnoser] == [
        ("4", False),
        ("5", True),
        ("3", False),
        ("2", True),
    ]


def test_flera_verifikationer_med_samma_frammande_datum_blir_en_varning() -> None:
    arets = "".join(f"#VER B {nr} 20251201\n" for nr in range(1, 4))
    fil = sie(f"#UB 0 1930 0\n{arets}#VER A 1 20260101\n#VER A 2 20260101\n#VER A 3 20260101\n")
    (diagnos,) = fil.diagnoser
    assert diagnos.text.endswith("och räknas inte dit. Samma gäller 2 till daterade 2026.")


def test_ksumma_pa_annat_an_cp437_varnar_bara() -> None:
    text = HUVUD.replace("#SIETYP", "#KSUMMA\n#SIETYP") + '#KONTO 1930 "Bänk"\n#UB 0 1930 0\n#KSUMMA 1\n'
    niva = {kod: las(text.encode(kod)).diagnoser for kod in ("cp437", "utf-8")}
    assert [d.niva for d in niva["cp437"] if d.kod == "ksumma_fel"] == [Niva.FEL]
    assert [d.niva for d in niva["utf-8"] if d.kod == "ksumma_fel"] == [Niva.VARNING]


def test_text_som_ser_ut_som_formler_lases_som_den_ar() -> None:
    fil = las((HUVUD + '#KONTO 1930 "=SUM(A1)"\n#KONTO 2080 "\t@x"\n#UB 0 1930 0\n').encode())
    assert [konto.namn for konto in fil.konton.values()] == ["=SUM(A1)", "\t@x"]
    assert not fil.avvisad


def test_en_fil_utan_datum_skrivs_utan_datum() -> None:
    poster = [type(post).__name__ for post in poster_ur(sie("#UB 0 1930 0\n"))]
    assert "Gen" not in poster
    assert poster.count("Ub") == 1


@pytest.mark.parametrize(
    "post",
    [
        "#OUB 0 1930 skräp {6 P1} 5.00",
        "#PSALDO 0 202501 3985 1 {} 5.00",
        '#TRANS 1930 "P1" {} 5.00',
        "#TRANS 1930 x {} 5",
    ],
)
def test_inget_far_sta_mellan_kontot_och_objektlistan(post: str) -> None:
    fel = [d for d in sie(f"#UB 0 1930 0\n#VER A 1 20251201\n{{\n{post}\n}}\n").diagnoser if d.niva is Niva.FEL]
    assert "objektlista" in {d.kod for d in fel}
    assert any("står där objektlistan ska börja" in d.text for d in fel)


@pytest.mark.parametrize(
    ("ib", "skiljer"),
    [
        ("#IB 0 1930 80\n#IB 0 2068 -80\n", False),
        ("#IB 0 1930 80\n#IB 0 2091 -70\n#IB 0 2068 -10\n", False),
        ("#IB 0 1930 80\n#IB 0 2068 -75\n#IB 0 2440 -5\n", True),
        ("#IB 0 1930 81\n#IB 0 2068 -81\n", True),
    ],
)
def test_att_forra_arets_resultat_fors_till_eget_kapital_ar_ingen_skillnad(ib: str, skiljer: bool) -> None:  # noqa: FBT001 - pytest ger parametern
    fore = "#UB -1 1930 80\n#RES -1 3985 -80\n"
    fil = sie(fore + ib + ib.replace("#IB", "#UB"))
    assert ("ib_skiljer" in koder(fil)) is skiljer
