"""Varje formel i rapporten: räknas lika i alla program, läser bara det som finns, och inget tal är inskrivet."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs.schema import Typ, tabell
from finsam_xl.kontroller.register import tillhorande
from finsam_xl.layout.expr import Call, Column, walk
from finsam_xl.layout.lint import SAFE_FUNCTIONS, faults
from finsam_xl.layout.words import words
from finsam_xl.mallar import mall
from finsam_xl.rapporter.slag import ARSREDOVISNING, RAPPORTSLAG, innehall
from tests.avlast import avlast
from tests.exemplet import exempelskiss, exemplet, underlaget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.poster import Post

TAL = re.compile(r"-?[\d\s.,]+%?")
VILLKOR = {"=", "<>", "<", ">", "<=", ">="}


@pytest.fixture(scope="module")
def poster() -> dict[str, Post]:
    """Alla siffror som exemplets årsredovisning definierar."""
    grupper = innehall(ARSREDOVISNING, underlag(exemplet(), "AR")).poster
    return {post.ident: post for grupp in grupper.values() for post in grupp}


@pytest.fixture(scope="module")
def blad() -> dict[str, Grid]:
    """Rapportens blad."""
    return {grid.name: grid for grid in exempelskiss().rapport.blad}


@pytest.fixture(scope="module")
def formler(blad: dict[str, Grid]) -> dict[str, str]:
    """Varje formel i rapporten, per cell."""
    return {
        grid.address(*plats): cell.formula
        for grid in blad.values()
        for plats, cell in grid.cells.items()
        if cell.formula
    }


def _delar(formel: str) -> list[Token]:
    return [token for token in Tokenizer(f"={formel}").items if token.type != Token.WSPACE]


def test_varje_post_ar_inom_det_som_alla_program_raknar_lika(poster: dict[str, Post]) -> None:
    brott = {
        ident: [*faults(post.formel), *(faults(post.jamforelse) if post.jamforelse is not None else ())]
        for ident, post in poster.items()
    }
    assert {ident: fel for ident, fel in brott.items() if fel} == {}


def test_de_fardiga_formlerna_anropar_bara_sakra_funktioner(formler: dict[str, str]) -> None:
    """Samma sak sedd ur den skrivna texten, med en annan tolk än vår egen."""
    anropade = {
        token.value.rstrip("(")
        for formel in formler.values()
        for token in _delar(formel)
        if token.type == Token.FUNC and token.subtype == Token.OPEN
    }
    assert anropade - SAFE_FUNCTIONS == set()
    assert "SUMIFS" in anropade


def test_ingen_formel_pekar_ut_ur_arbetsboken(formler: dict[str, str]) -> None:
    omraden = {
        token.value
        for formel in formler.values()
        for token in _delar(formel)
        if token.type == Token.OPERAND and token.subtype == Token.RANGE
    }
    namn = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\[[^\[\]]+\])?|[A-Z]{1,2}\d+(:[A-Z]{1,2}\d+)?")
    assert {omrade for omrade in omraden if not namn.fullmatch(omrade)} == set()


def test_ingen_text_jamfors_med_en_operator(formler: dict[str, str]) -> None:
    """Programmen gör olika med stora och små bokstäver; EXACT gör lika."""
    brott = []
    for plats, formel in formler.items():
        delar = _delar(formel)
        for fore, mitt, efter in zip(delar, delar[1:], delar[2:], strict=False):
            om_text = Token.TEXT in {fore.subtype, efter.subtype}
            if mitt.type == Token.OP_IN and mitt.value in VILLKOR and om_text:
                brott.append(plats)
    assert brott == []


def test_varje_tabell_och_kolumn_som_lases_finns(formler: dict[str, str]) -> None:
    bok = avlast(exempelskiss().data)
    kolumner = {
        f"{tabell.name}[{kolumn.name}]"
        for blad in bok.worksheets
        for tabell in blad.tables.values()
        for kolumn in tabell.tableColumns
    }
    lasta = {traff for formel in formler.values() for traff in re.findall(r"[A-Za-z]+\[[^\]]+\]", formel)}
    assert lasta - kolumner == set()


def test_inget_tal_star_inskrivet_i_en_cell(blad: dict[str, Grid]) -> None:
    """Utom notnumren, som är text och inget att räkna med."""
    brott = {
        grid.address(*plats): cell.text or cell.formula
        for grid in blad.values()
        for plats, cell in grid.cells.items()
        if TAL.fullmatch(cell.text or cell.formula) and cell.style != "Finsam Not"
    }
    assert brott == {}


def test_en_cell_ar_text_eller_formel_aldrig_bada(blad: dict[str, Grid]) -> None:
    assert [grid.name for grid in blad.values() for cell in grid.cells.values() if cell.text and cell.formula] == []


def test_i_den_skrivna_filen_ar_varje_tal_utraknat(blad: dict[str, Grid]) -> None:
    bok = avlast(exempelskiss().data)
    inskrivna = [
        f"{namn}!{cell.coordinate}"
        for namn in blad
        for rad in bok[namn].iter_rows()
        for cell in rad
        if cell.data_type == "n" and cell.value is not None
    ]
    assert inskrivna == []


def test_inget_blad_har_excelfel_eller_sanningsvarden() -> None:
    varden = [
        varde for blad in exempelskiss().varden.values() for rad in blad for varde in rad if isinstance(varde, str)
    ]
    assert len(varden) > 1000
    assert [varde for varde in varden if varde.startswith("#") or varde in {"TRUE", "FALSE"}] == []


def test_varje_post_sags_pa_svenska(poster: dict[str, Post]) -> None:
    """Ett funktionsnamn i klartext är en formel som vi inte har ord för."""
    engelska = {ident: words(post.formel, {}) for ident, post in poster.items()}
    assert {ident for ident, text in engelska.items() if re.search(r"\b[A-Z]{2,}\(", text)} == set()


def test_varje_post_har_en_benamning() -> None:
    """Id:t står bara som benämning när varken tabellen eller posten säger något bättre."""
    poster = exempelskiss().varden["ÅR Poster"]
    utan = [str(rad[0]) for rad in poster[4:] if rad[0] and rad[1] and str(rad[0]) == f"AR_{rad[1]}"]
    assert utan == []
    ascii_ord = re.compile(r"intakter|ovriga|anstallda|fordelat|beraknad|langfristiga|_", re.IGNORECASE)
    assert [rad[1] for rad in poster[4:] if ascii_ord.search(str(rad[1]))] == []


def test_varje_tryckt_siffra_finns_i_poster(
    poster: dict[str, Post], blad: dict[str, Grid], formler: dict[str, str]
) -> None:
    definierade = {f"AR_{ident}{slut}" for ident in poster for slut in ("", "_fg")}
    tabellblad = list(blad)[:-2]
    lasta = {
        traff
        for plats, formel in formler.items()
        if plats.partition("!")[0] in tabellblad
        for traff in re.findall(r"\bAR_[A-Z]{2}[A-Z0-9]*_[A-Za-z0-9_]+", formel)
    }
    assert lasta - definierade == set()
    assert len(lasta) > 100


@pytest.mark.parametrize("prefix", RAPPORTSLAG)
def test_en_siffras_kalla_star_pa_bladet_kallor(prefix: str) -> None:
    kallor = tomllib.loads(mall("kallor.toml").read_text(encoding="utf-8"))
    grupper = RAPPORTSLAG[prefix].poster(underlaget(prefix)).values()
    assert {post.kalla for grupp in grupper for post in grupp if post.kalla} - kallor.keys() == set()


def _sokta_kolumner(uttryck: Expr) -> Iterator[tuple[str, str]]:
    """Kolumnerna som en formel letar i: villkorens i SUMIFS och COUNTIFS, och MATCH."""
    for nod in walk(uttryck):
        if isinstance(nod, Call):
            args = nod.arguments
            letar = {"SUMIFS": args[1::2], "COUNTIFS": args[::2], "MATCH": args[1:2]}.get(nod.function, ())
            yield from ((ett.table, ett.column) for ett in letar if isinstance(ett, Column))


def test_varje_kolumn_som_en_formel_letar_i_ar_en_sokt_kolumn() -> None:
    """Annars får cellen ha blanksteg i kanten, och formeln hittar den inte när boken räknas om."""
    uttryck = [
        ett
        for prefix in RAPPORTSLAG
        for grupp in RAPPORTSLAG[prefix].poster(underlaget(prefix)).values()
        for post in grupp
        for ett in (post.formel, post.jamforelse)
        if ett is not None
    ]
    uttryck += [
        uttrycket
        for prefix in RAPPORTSLAG
        for ett in tillhorande(prefix)
        if ett.prova is not None
        for provning in [ett.prova(underlaget(prefix))]
        for uttrycket in (provning.skillnad, *(sida for belagg in provning.belagg for sida in belagg.sidor))
    ]
    letade = {par for ett in uttryck for par in _sokta_kolumner(ett)}
    tal = {Typ.DATUM, Typ.BELOPP, Typ.TAL, Typ.HELTAL, Typ.PROCENT}
    osokta = {
        (namn, kolumn)
        for namn, kolumn in letade
        if not tabell(namn).kolumn(kolumn).soks and tabell(namn).kolumn(kolumn).typ not in tal
    }
    assert ("Styrelse", "Organisation") in letade
    assert osokta == set()
