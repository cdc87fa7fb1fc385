"""Formulas said in Swedish: the column of Poster that a revisor reads instead of the formula."""

from __future__ import annotations

import pytest

from finsam_xl.layout.expr import (
    PERIOD,
    Binary,
    Block,
    Column,
    Expr,
    Figure,
    Name,
    Period,
    Ref,
    Setting,
    Text,
    call,
    number,
    plus,
    rounded,
)
from finsam_xl.layout.words import words

LABELS = {"RR_intakter": "Verksamhetens intäkter", "RR_kostnader": "Verksamhetens kostnader"}
INTAKTER, KOSTNADER = Figure("RR_intakter"), Figure("RR_kostnader")
SALDO = call(
    "SUMIFS", Column("Saldo", "Belopp"), Column("Saldo", "Rad"), Text("RR_intakter"), Column("Saldo", "Period"), PERIOD
)


@pytest.mark.parametrize(
    ("expr", "said"),
    [
        (plus(INTAKTER, KOSTNADER), "«Verksamhetens intäkter» plus «Verksamhetens kostnader»"),
        (
            rounded(-SALDO),
            "Summan av Saldo[Belopp] där Rad är «RR_intakter» och Period är perioden, med omvänt tecken",
        ),
        (
            INTAKTER - (KOSTNADER - number(1)),
            "«Verksamhetens intäkter» minus («Verksamhetens kostnader» minus 1)",
        ),
        (INTAKTER / KOSTNADER, "«Verksamhetens intäkter» delat med «Verksamhetens kostnader»"),
        (
            rounded(INTAKTER + KOSTNADER) / number(2),
            "(«Verksamhetens intäkter» plus «Verksamhetens kostnader») delat med 2",
        ),
        (INTAKTER + KOSTNADER * number(2), "«Verksamhetens intäkter» plus «Verksamhetens kostnader» gånger 2"),
        (-INTAKTER + KOSTNADER, "(«Verksamhetens intäkter», med omvänt tecken) plus «Verksamhetens kostnader»"),
        (Figure("RR_intakter", period=False), "«Verksamhetens intäkter» förra perioden"),
        (Figure("okand"), "«okand»"),
        (rounded(INTAKTER, 0), "«Verksamhetens intäkter», avrundat till 0 decimaler"),
        (
            call("IF", Binary("=", INTAKTER, number(0)), Text("–"), KOSTNADER),
            "Om «Verksamhetens intäkter» är 0: «–», annars «Verksamhetens kostnader»",
        ),
        (call("COUNTIFS", Column("Insatser", "Id"), Text("a")), "Antalet rader där Id är «a»"),
        (
            call("COUNTIFS", Column("Saldo", "Period"), Period(period=False)),
            "Antalet rader där Period är jämförelseperioden",
        ),
        (
            call(
                "INDEX", Column("Mal", "Lokalt"), call("MATCH", Text("1.3"), Column("Mal", "Indikator nr"), number(0))
            ),
            "Mal[Lokalt] på raden där Mal[Indikator nr] är «1.3»",
        ),
        (call("MATCH", Text("af"), Column("Medlemmar", "Id"), number(0)), "Raden där Medlemmar[Id] är «af»"),
        (
            call(
                "COUNTIFS",
                Column("Insatser", "Plats"),
                Text(">0"),
                Column("Insatser", "Start"),
                Binary("&", Text("<="), PERIOD),
            ),
            "Antalet rader där Plats är större än 0 och Start är högst perioden",
        ),
        (
            call("COUNTIFS", Column("Mal", "Indikator nr"), Text("="), Column("Mal", "Bedömning"), Text("*")),
            "Antalet rader där Indikator nr är tom och Bedömning är ifylld",
        ),
        (call("COUNTIFS", Block("KONTROLL_utfall"), Text("OK")), "Antalet rader där alla i KONTROLL utfall är «OK»"),
        (
            SALDO - SALDO,
            f"({words(SALDO, LABELS)}) minus ({words(SALDO, LABELS).replace('Summan', 'summan')})",
        ),
        (
            call(
                "SUMPRODUCT",
                Binary("=", Block("FD_rest_alla"), INTAKTER) * Binary(">", Block("FD_x_alla"), number(2)) * number(1),
            ),
            "Antalet där alla i FD rest är «Verksamhetens intäkter» och alla i FD x är större än 2",
        ),
        (
            rounded(INTAKTER, 6) - KOSTNADER,
            "(«Verksamhetens intäkter», avrundat till 6 decimaler) minus «Verksamhetens kostnader»",
        ),
        (call("MAX", number(0), INTAKTER), "Det största av 0 och «Verksamhetens intäkter»"),
        (call("EDATE", PERIOD, number(-12)), "Perioden flyttad -12 månader"),
        (Name("EK_Mal") * Setting("Enhet"), "EK Mal gånger Enhet"),
        (Setting("Helar") - Setting("Balansdag_fg"), "Helåret minus förra balansdagen"),
        (call("SUM", Block("FD_rest_alla")), "Summan av alla i FD rest"),
        (Ref("C7"), "Cell C7"),
        (number("0.75"), "0,75"),
        (number(1000), "1\u00a0000"),
        (call("MOD", INTAKTER, number(2)), "MOD(«Verksamhetens intäkter»; 2)"),
    ],
)
def test_a_formula_reads_as_a_swedish_sentence(expr: Expr, said: str) -> None:
    assert words(expr, LABELS) == said


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(TypeError, match="not a formula expression"):
        words(Expr(), LABELS)
