"""En och samma bokföring, skriven som olika program skriver den, ger samma saldon."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from finsam_xl.modell import Niva
from finsam_xl.sie import (
    Arssaldo,
    Kontobelopp,
    Objektpost,
    SieFil,
    Summor,
    arssaldon,
    budget,
    las,
    objektsaldon,
    periodsaldon,
    summor,
)

MAPP = Path(__file__).parents[1] / "data" / "sie"
DIALEKTER = {
    "tabbar.se": "cp437",
    "klamrar_i_text.se": "cp437",
    "utf8_bom.se": "utf-8",
    "utf16.se": "utf-16",
    "latin1.se": "cp1252",
    "bara_cr.se": "cp437",
    "crlf_1a.se": "cp437",
    "ksumma.se": "cp437",
    "typ1.se": "cp437",
    "typ2.se": "cp437",
    "typ3.se": "cp437",
    "typ4.se": "cp437",
}


def kr(text: str) -> Decimal:
    return Decimal(text)


def fil(namn: str, *, verifikationer: bool = False) -> SieFil:
    return las((MAPP / namn).read_bytes(), filnamn=namn, verifikationer=verifikationer)


@pytest.mark.parametrize(("namn", "teckenkod"), DIALEKTER.items())
def test_saldona_ar_desamma(namn: str, teckenkod: str) -> None:
    sie = fil(namn)
    assert sie.teckenkod == teckenkod
    assert sie.foretag == "Övningsförbundet"
    assert {diagnos.kod for diagnos in sie.diagnoser if diagnos.niva is not Niva.VARNING} == set()
    assert summor(sie, 0) == Summor(ib=kr("0"), ub=kr("50"), res=kr("-50"))
    assert [(s.konto, s.ib, s.belopp) for s in arssaldon(sie, 0)] == [
        ("1930", kr("100"), kr("150")),
        ("2080", kr("-100"), kr("-100")),
        ("3985", kr("0"), kr("-80")),
        ("4010", kr("0"), kr("30")),
    ]
    assert [(s.konto, s.belopp) for s in arssaldon(sie, -1)] == [("1930", kr("100")), ("2080", kr("-100"))]


@pytest.mark.parametrize("namn", [namn for namn in DIALEKTER if not namn.startswith("typ") or namn == "typ4.se"])
def test_verifikationerna_ar_desamma(namn: str) -> None:
    sie = fil(namn, verifikationer=True)
    assert [(ver.serie, ver.nr, len(ver.rader)) for ver in sie.verifikationer] == [("A", "1", 2), ("A", "2", 2)]
    assert sie.verifikationer[1].rader[0].objekt == (("6", "P1"),)
    assert fil(namn).transsummor == sie.transsummor
    assert [(p.konto, p.objekt, p.namn, p.belopp) for p in objektsaldon(sie, 0, "6")] == [
        ("4010", "P1", "Första steget", kr("30"))
    ]


@pytest.mark.parametrize("namn", DIALEKTER)
def test_bara_teckenkoden_anmarks(namn: str) -> None:
    vantat = set() if DIALEKTER[namn] == "cp437" else {"teckenkod"}
    assert {diagnos.kod for diagnos in fil(namn).diagnoser} == vantat


def test_raden_leder_till_filen() -> None:
    sie = fil("typ4.se")
    rader = (MAPP / "typ4.se").read_bytes().decode("cp437").split("\n")
    assert arssaldon(sie, 0)[0] == Arssaldo("1930", "Bank", kr("100.00"), kr("150.00"), 18)
    assert rader[18 - 1] == "#UB 0 1930 150.00"
    (post,) = objektsaldon(sie, 0, "6")
    assert rader[post.rad - 1] == "#TRANS 4010 {6 P1} 30.00"


def test_citat_och_snedstreck_lases_som_de_ar_menade() -> None:
    sie = fil("tabbar.se")
    assert sie.program == '"Egen" program 1.0'
    assert sie.konton["1930"].namn == 'Bank "A" C:\\A021'


def test_klamrar_i_text_ar_text() -> None:
    sie = fil("klamrar_i_text.se", verifikationer=True)
    assert sie.konton["1930"].namn == "Bank {SEB}"
    assert sie.verifikationer[1].text == 'Insats {klammer} och "citat"'
    assert sie.verifikationer[1].rader[0].text == "} { 6"


def test_typ_3_har_objektsaldon_och_manader() -> None:
    sie = fil("typ3.se")
    assert objektsaldon(sie, 0, "6") == (
        Objektpost("1930", "P1", "Första steget", kr("10.00"), kr("-20.00"), 26),
        Objektpost("4010", "P1", "Första steget", kr("0"), kr("30.00"), 31),
    )
    assert periodsaldon(sie, 0, "202501") == (
        Kontobelopp("1930", "Bank", kr("80"), 27),
        Kontobelopp("3985", "Statliga bidrag", kr("-80.00"), 29),
    )
    assert [post.belopp for post in periodsaldon(sie, 0, "202512")] == [kr("50"), kr("-80"), kr("30")]


def test_budgeten_ar_kontots_utan_objektens_rader() -> None:
    assert [(post.konto, post.belopp) for post in budget(fil("typ3.se"), 0)] == [
        ("3985", kr("-90")),
        ("4010", kr("40")),
    ]


def test_typ_4i_avvisas_som_arsunderlag() -> None:
    sie = fil("typ4i.si")
    assert sie.avvisad
    assert sie.antal_verifikationer == 2


def test_teckenkoden_kan_valjas() -> None:
    data = (MAPP / "latin1.se").read_bytes()
    assert las(data, teckenkod="latin-1").foretag == "Övningsförbundet"
    assert las(data, teckenkod="cp437").foretag != "Övningsförbundet"
    with pytest.raises(ValueError, match="känns inte igen"):
        las(data, teckenkod="ebcdic")
