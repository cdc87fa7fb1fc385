"""Hur planens resultat finansieras ur eget kapital, och det egna kapitalet mot förbundets mål varje år."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.enhet import belopp_i_ord
from finsam_xl.figurer.kvoter import eller_streck
from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.layout.expr import Binary, Expr, Figure, Name, Setting, Text, call, joined, number, rounded
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.style import Style
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Value, amount, share, words
from finsam_xl.modell import Bedomning
from finsam_xl.tabeller.plan.ar import rubrik
from finsam_xl.udf.funktioner.mal import ek_grans
from finsam_xl.udf.funktioner.nyckeltal import ek_andel

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = ["poster", "tabell"]


def poster() -> tuple[Post, ...]:
    """Ingående och utgående eget kapital, vad som täcker ett underskott, och målets gräns (kr), år för år.

    Första årets ingående kapital är bokslutets och prognosen för innevarande år. Målet räknas på budgeterade intäkter.
    """
    return tuple(post for nummer in PLANAR for post in _arets(nummer))


def _arets(nummer: int) -> tuple[Post, ...]:
    def post(ident: str, uttryck: Expr, etikett: str, enhet: Enhet = Enhet.KR) -> Post:
        return Post(f"EF_{ident}_{nummer}", uttryck, enhet, f"{etikett}, år {nummer}", "mal-ek", bara_period=True)

    def arets(ident: str) -> Figure:
        return Figure(f"EF_{ident}_{nummer}")

    noll = number(0)
    fran_forra = rounded(Setting("Ingaende_ek") + Setting("Prognos")) if nummer == 1 else _forra(nummer)
    resultat, intakter = Figure(f"BU_resultat_{nummer}"), Figure(f"BU_summa_intakter_{nummer}")
    underskott = call("MAX", noll, -resultat)
    return (
        post("ingaende", fran_forra, "Ingående eget kapital"),
        post("utgaende", arets("ingaende") + resultat, "Utgående eget kapital"),
        post(
            "finansieras", call("MIN", underskott, call("MAX", noll, arets("ingaende"))), "Finansieras av eget kapital"
        ),
        post("otackt", underskott - arets("finansieras"), "Underskott utan täckning i eget kapital"),
        post("grans", ek_grans.uttryck(intakter, Name("EK_Mal")), "Gräns för eget kapital enligt målet"),
        post("over", call("MAX", noll, arets("utgaende") - arets("grans")), "Eget kapital över gränsen"),
        post(
            "andel",
            eller_streck(intakter, ek_andel.uttryck(arets("utgaende"), intakter)),
            "Eget kapital i procent av intäkterna",
            Enhet.ANDEL,
        ),
    )


def _forra(nummer: int) -> Expr:
    return Figure(f"EF_utgaende_{nummer - 1}")


def tabell(underlag: Underlag) -> Table:
    """Finansieringen och målet; raden över gränsen saknas i de publicerade planerna."""

    def kolumn(nummer: int) -> PrintedColumn:
        def innehall(rad: Row) -> Value:
            if rad.ident == "EF_resultat":
                return amount(Figure(f"BU_resultat_{nummer}"))
            if rad.ident == "EF_mal":
                return words(_bedomning(nummer))
            siffra = Figure(f"{rad.ident}_{nummer}")
            return share(siffra) if rad.ident == "EF_andel" else amount(siffra)

        return PrintedColumn(f"ar_{nummer}", rubrik(nummer), innehall, 13, style=Style.BELOPP, year=nummer)

    return Table(
        "EF",
        "Finansiering och mål för eget kapital",
        tuple(kolumn(nummer) for nummer in PLANAR),
        (
            Line("EF_ingaende", "Ingående eget kapital"),
            Line("EF_resultat", "Budgeterat resultat"),
            Sum("EF_utgaende", "Utgående eget kapital", of=("EF_ingaende", "EF_resultat")),
            Line("EF_finansieras", "Underskott som finansieras av eget kapital"),
            Line("EF_otackt", "Underskott utan täckning"),
            Line("EF_grans", "Målets gräns för eget kapital"),
            Line("EF_over", "Eget kapital över gränsen"),
            Line("EF_andel", "Eget kapital i procent av intäkterna"),
            Line("EF_mal", "Målet för eget kapital"),
        ),
        notes=(words(_ingaende_i_ord(underlag)),),
    )


def _bedomning(nummer: int) -> Expr:
    over = Binary(">", rounded(Figure(f"EF_over_{nummer}")), number(0))
    return call("IF", over, Text(Bedomning.EJ), Text(Bedomning.UPPFYLLD))


def _ingaende_i_ord(underlag: Underlag) -> Expr:
    def belopp(namn: str) -> Expr:
        return belopp_i_ord(underlag, Setting(namn))

    return joined(
        Text("Första årets ingående eget kapital är kapitalet när innevarande år började, "),
        belopp("Ingaende_ek"),
        Text(" "),
        Setting("Enhetsord"),
        Text(", och prognosen för årets resultat, "),
        belopp("Prognos"),
        Text(" "),
        Setting("Enhetsord"),
        Text("."),
    )
