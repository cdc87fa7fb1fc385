"""Måluppfyllelse: indikatorerna under sina mål, de bedömda insatserna och den samlade bedömningen av varje mål."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.enhet import belopp_i_ord
from finsam_xl.figurer.i_ord import procent_i_ord
from finsam_xl.figurer.ident import mal_ident
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.urval import bland, uppslag
from finsam_xl.layout.expr import Binary, Expr, Figure, Name, Rule, Setting, Text, call, joined, number, rounded
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Table
from finsam_xl.layout.value import Content, Value, share, words
from finsam_xl.modell import Matt
from finsam_xl.regler.malkontroll import Riktning
from finsam_xl.tabeller.arets.malbedomning import (
    HOGST,
    SKALA,
    Kapitalprovning,
    bedomda_insatser,
    indikatorer,
    jamfors,
    mal,
    poang_om_uppfylld,
)
from finsam_xl.tabeller.kolumner import text
from finsam_xl.udf.funktioner.mal import malkontroll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Indikator, Insats

__all__ = ["bokslutets_kapitalmal", "malrader", "tabeller"]


def bokslutets_kapitalmal(underlag: Underlag) -> Kapitalprovning:
    """Målet för eget kapital prövat mot balansräkningens eget kapital, med beloppet över gränsen."""
    over = Binary(">", rounded(Figure("EK_overskridande")), number(0))
    provat = malkontroll.anrop(Figure("BR_summa_eget_kapital"), Figure("EK_grans"), Text(Riktning.HOGST))
    poang = Rule(call("IF", over, number(0), number(HOGST)), poang_om_uppfylld(provat))
    return Kapitalprovning(poang, Figure("EK_andel"), _eget_kapital_i_ord(underlag))


def _i_skalan(ident: str) -> Value:
    poang = Figure(f"{ident}_poang")
    val = call("CHOOSE", poang + number(1), *(Text(varde) for varde in reversed(SKALA)))
    return words(call("IF", call("ISNUMBER", poang), val, Text("Ej bedömd")))


def tabeller(underlag: Underlag, kapital: Kapitalprovning) -> tuple[Table, ...]:
    """Indikatorerna under sina mål, de bedömda insatserna, och samlad bedömning per mål."""
    bedomda = bedomda_insatser(underlag)
    insatser = (_insatstabell(bedomda),) if bedomda else ()
    malen = [malet for malet in mal(underlag) if indikatorer(underlag, malet.mal_nr)]
    matta = (_indikatortabell(underlag, malen, kapital),) if malen else ()
    return (*matta, *insatser, _samlad_tabell(underlag))


def _indikatortabell(underlag: Underlag, malen: Sequence[Indikator], kapital: Kapitalprovning) -> Table:
    per_id = {mal_ident(rad.indikator_nr): rad for rad in underlag.bokslut.mal if rad.indikator_nr}

    def visa(falt: str) -> PrintedColumn:
        def innehall(rad: Row) -> Content:
            indikator = per_id.get(rad.ident)
            if indikator is None:
                return None
            if indikator.matt is Matt.EGET_KAPITAL:
                return share(kapital.andel) if falt == "lokalt" else share(Name("EK_Mal"))
            return share(f"{rad.ident}_{falt}") if jamfors(indikator) else None

        return PrintedColumn(falt, {"lokalt": "Lokalt", "jamforelse": "Jämförelse"}[falt], innehall, 11)

    def utfall(rad: Row) -> Content:
        indikator = per_id.get(rad.ident)
        return _utfall(indikator, kapital) if indikator is not None else None

    def matt(rad: Row) -> Content:
        indikator = per_id.get(rad.ident)
        return indikator.matt.value if indikator is not None and indikator.matt is not None else None

    def bedomning(rad: Row) -> Content:
        return _i_skalan(rad.ident) if rad.ident in per_id else None

    kolumner = (
        text("utfall", "Utfall", utfall, 48),
        text("matt", "Mått", matt, 20),
        visa("lokalt"),
        visa("jamforelse"),
        text("bedomning", "Bedömning", bedomning, 29),
    )
    return Table("MA", "Mål och indikatorer", kolumner, malrader(underlag, malen), label="Indikator", label_width=56)


def malrader(underlag: Underlag, malen: Sequence[Indikator]) -> tuple[Row, ...]:
    """Varje mål som avsnitt, med sina indikatorer under."""
    return tuple(_malraderna(underlag, malen))


def _malraderna(underlag: Underlag, malen: Sequence[Indikator]) -> Iterator[Row]:
    for malet in malen:
        yield Section(mal_ident(malet.mal_nr), f"Mål {malet.mal_nr}. {malet.text}")
        for ett in indikatorer(underlag, malet.mal_nr):
            yield Line(mal_ident(ett.indikator_nr), f"{ett.indikator_nr} {ett.text}")


def _utfall(indikator: Indikator, kapital: Kapitalprovning) -> Content:
    if indikator.matt is Matt.EGET_KAPITAL:
        return kapital.i_ord
    if indikator.matt is Matt.INSATSER:
        return _insatser_i_ord()
    return indikator.utfallstext or indikator.enkatfraga


def _insatser_i_ord() -> Value:
    antal = bland("Insatser", ("Plats i måluppfyllelse", Text(">0")), ("Bedömning", Text("*")))
    return words(joined(Text("Sammanvägd bedömning av "), antal, Text(" insatser.")))


def _eget_kapital_i_ord(underlag: Underlag) -> Value:
    def belopp(ident: str) -> Expr:
        return belopp_i_ord(underlag, Figure(ident))

    return words(
        joined(
            procent_i_ord(Name("EK_Mal")),
            Text(" av "),
            belopp("EK_basbelopp"),
            Text(" är "),
            belopp("EK_grans"),
            Text(" "),
            Setting("Enhetsord"),
            Text(". Utgående eget kapital är "),
            belopp("BR_summa_eget_kapital"),
            Text(" "),
            Setting("Enhetsord"),
            Text(", det vill säga "),
            call("IF", call("ISNUMBER", Figure("EK_andel")), procent_i_ord(Figure("EK_andel")), Text("–")),
            Text("."),
        )
    )


def _insatstabell(insatser: tuple[Insats, ...]) -> Table:
    per_id = {f"MI_{insats.id}": insats for insats in insatser}
    return Table(
        "MI",
        "Insatsernas måluppfyllelse",
        (
            text("kommun", "Kommun", lambda rad: per_id[rad.ident].agarnamn, 48),
            text("status", "Status", lambda rad: per_id[rad.ident].status.capitalize(), 20),
            text("bedomning", "Bedömning", lambda rad: _ur_insatser(per_id[rad.ident]), 29),
        ),
        tuple(Line(ident, insats.namn) for ident, insats in per_id.items()),
        label="Insats",
        label_width=56,
    )


def _ur_insatser(insats: Insats) -> Value:
    bedomning = uppslag("Insatser", "Bedömning", "Id", insats.id)
    tom = lika_med_noll(bland("Insatser", ("Id", Text(insats.id)), ("Bedömning", Text("*"))))
    return Value(bedomning, words(bedomning).kind, tom, "Ej bedömd")


def _samlad_tabell(underlag: Underlag) -> Table:
    """Bedömningen av varje mål; kommentarerna är en egen kolumn när något mål har en."""
    per_id = {mal_ident(malet.mal_nr): malet for malet in mal(underlag)}
    kommentarer = {ident: _kommentar(malet) for ident, malet in per_id.items()}
    kommentar = text("kommentar", "Kommentar", lambda rad: kommentarer[rad.ident], 48)
    return Table(
        "MS",
        "Samlad bedömning",
        (
            *((kommentar,) if any(kommentarer.values()) else ()),
            text("bedomning", "Bedömning", lambda rad: _i_skalan(f"{rad.ident}_samlad"), 29),
        ),
        tuple(Line(ident, f"Mål {malet.mal_nr}. {malet.text}") for ident, malet in per_id.items()),
        label="Mål",
        label_width=56,
    )


def _kommentar(malet: Indikator) -> str:
    return f"Avsteg: {malet.utfallstext}" if malet.bedomning is not None else malet.utfallstext
