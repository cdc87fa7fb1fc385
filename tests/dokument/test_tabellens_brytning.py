"""Var en tabell får brytas mellan två sidor: en kort står hel, en lång bryts mellan sina avsnitt."""

from __future__ import annotations

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.hyphens import SOFT, hyphenated
from finsam_xl.dokument.word.table import TableRow, WordTable, table

RUM = 9_638
AVSNITT = TableRow(("Avsnitt", ""), section=True)
SUMMA = TableRow(("Summa", "1"), sum=True)


def _brytbar(*rader: TableRow) -> list[int]:
    """Raderna som sidan får brytas efter, den sista borträknad."""
    gjord = table(WordTable("T", "", ("Rad", "2025"), (False, True), rader), RUM)
    tryckta = gjord.findall(wn("tr"))[1:]
    return [nr for nr, rad in enumerate(tryckta[:-1]) if rad.find(f".//{wn('keepNext')}") is None]


def _rader(antal: int, text: str = "Rad") -> tuple[TableRow, ...]:
    return (TableRow((text, "1")),) * antal


def test_en_kort_tabell_bryts_inte() -> None:
    assert _brytbar(AVSNITT, *_rader(17), SUMMA) == []


def test_en_lang_tabell_bryts_mellan_avsnitten_om_de_ar_korta() -> None:
    avsnitt = (AVSNITT, *_rader(10), SUMMA)
    assert _brytbar(*avsnitt, *avsnitt, SUMMA) == [len(avsnitt) - 1]


def test_en_lang_lista_bryts_var_som_helst_men_ingen_summa_star_ensam() -> None:
    assert _brytbar(*_rader(30), SUMMA) == list(range(2, 28))
    assert _brytbar(*_rader(30), SUMMA, *_rader(9)) == [*range(2, 29), 30]


def test_en_hog_rad_racker_for_att_borja_pa_en_sida() -> None:
    assert _brytbar(AVSNITT, *_rader(30, "Ett långt mål med många ord i sin mening. " * 6))[0] == 1


def test_en_rubriks_langa_ord_bryts_mellan_sina_delar() -> None:
    delade = hyphenated("Insatsmedel verksamhetsplan Avskrivningar Netto").replace(SOFT, "|")
    assert delade == "Insats|medel verksamhets|plan Avskriv|ningar Netto"
