"""Formulas as text: moved as Excel moves them, compared as Excel compares them."""

from __future__ import annotations

import pytest

from finsam_xl.arbetsbok.lasa.formeltext import blad_i, bryt, byt_blad, citera, flytta, jamforbar


@pytest.mark.parametrize(
    ("formel", "flyttad"),
    [
        ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"),
        ("SUM(A1:B$2)", "SUM(B3:C$2)"),
        ("SUM(A:A,1:2,$A:A,$1:2)", "SUM(B:B,3:4,$A:B,$1:4)"),
        ("'A1 blad'!A1&Blad1!A1", "'A1 blad'!B3&Blad1!B3"),
        ('"A1"&A1&"säg ""A1"""', '"A1"&B3&"säg ""A1"""'),
        ("LOG10(A1)+AR_RR1+Saldo[A1]", "LOG10(B3)+AR_RR1+Saldo[A1]"),
        ("Saldo[[#This Row],[A1]]*A1", "Saldo[[#This Row],[A1]]*B3"),
        ("Tab['[A1']]+A1", "Tab['[A1']]+B3"),
        ("1.5E5+ABCD12", "1.5E5+ABCD12"),
        ("XFD1048576", "A2"),
    ],
)
def test_relativa_hanvisningar_flyttar_med(formel: str, flyttad: str) -> None:
    assert flytta(formel, 2, 1) == flyttad
    assert flytta(flyttad, -2, -1) == formel


@pytest.mark.parametrize(
    ("en", "annan"),
    [
        ("SUM( A1 , B1 )", "sum(A1,B1)"),
        ("'Saldo'!A1", "Saldo!A1"),
        ("'ÅR Poster'!A1", "'år poster'!a1"),
    ],
)
def test_samma_formel_hur_den_an_stavas(en: str, annan: str) -> None:
    assert jamforbar(en) == jamforbar(annan)


@pytest.mark.parametrize(("en", "annan"), [('"A"', '"a"'), ('"a b"', '"ab"'), ("A1", "$A$1"), ("A1-B1", "A1+B1")])
def test_olika_formler_ar_olika(en: str, annan: str) -> None:
    assert jamforbar(en) != jamforbar(annan)


@pytest.mark.parametrize(
    ("formel", "blad"),
    [
        ("'ÅR Poster'!A1+Saldo!B2", {"år poster", "saldo"}),
        ("SUM(Jan:Mar!A1)+'Ett:Två tre'!A1", {"mar", "ett", "två tre"}),
        ("'Kalle''s blad'!A1", {"kalle's blad"}),
        ('"Saldo!A1"&Saldo[Belopp]', set()),
    ],
)
def test_bladen_i_en_formel(formel: str, blad: set[str]) -> None:
    assert blad <= blad_i(formel)
    assert bool(blad_i(formel)) == bool(blad)


def test_ett_blads_hanvisningar_leds_till_ett_annat() -> None:
    formel = "'år poster'!$A$1&\"'ÅR Poster'!A1\"&Poster!A1"
    assert byt_blad(formel, "ÅR Poster", "Kalle's") == "'Kalle''s'!$A$1&\"'ÅR Poster'!A1\"&Poster!A1"
    assert bryt(formel, {"år poster"}) == "#REF!$A$1&\"'ÅR Poster'!A1\"&Poster!A1"
    assert citera("Kalle's") == "'Kalle''s'"
