"""Halvårets noter 1–4: intäkter per medlem, kostnader per slag, fordringar, och upplupna poster.

Not 2 visar kostnaderna efter vad de är, också insatsernas; not 4 är kontogrupp 29 med medlemsavgifter som betalats i
förskott.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl import koder
from finsam_xl.figurer.hamta import motpart, saldo
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import Expr, Figure, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Sum, Table
from finsam_xl.tabeller.arets.noter import ej_fordelat, intaktsposter, intaktsrader, medlemmar_i_not4
from finsam_xl.tabeller.halvar.balans import UPPLUPNA, balansdagar, pa_balansdagen
from finsam_xl.tabeller.kolumner import balansdag, perioder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import PrintedColumn
    from finsam_xl.modell import Medlem

__all__ = ["balansposter", "resultatposter", "tabeller"]

_KALLA = "lkbr-9"
_MOTPARTER, _EJ_FORDELAT = "NOT4_motparter", "NOT4_ej_fordelat"
_EGNA_ORD = {"NOT2_lokalhyra": "Hyra", "NOT2_redovisning": "Redovisningstjänster"}
_ORDNING3 = (
    "NOT3_momsfordran",
    "NOT3_kundfordringar",
    "NOT3_skattekonto",
    "NOT3_skattefordran",
    "NOT3_ovriga",
    "NOT3_forutbetalda",
)
_NOT2: Mapping[str, str] = {kod: _EGNA_ORD.get(kod, text) for kod, text in koder.NOT.items() if kod.startswith("NOT2_")}
_NOT3: Mapping[str, str] = {kod: koder.NOT[kod] for kod in _ORDNING3}
_NOT4: Mapping[str, tuple[str, ...]] = {
    "NOT4_semesterloner": ("NOT4_semesterloner", "NOT4_sociala_avgifter"),
    "NOT4_pension": ("NOT4_pension", "NOT4_skatt"),
    "NOT4_forutbetalda_intakter": ("NOT4_forutbetalda_intakter",),
    "NOT4_revisionsarvode": ("NOT4_revisionsarvode",),
    "NOT4_ovriga_upplupna": ("NOT4_ovriga_upplupna", "NOT4_ovriga"),
}
_TEXT4 = {
    "NOT4_semesterloner": "Semesterlöner inkl avgifter",
    "NOT4_pension": "Pensioner och löneskatt",
    "NOT4_forutbetalda_intakter": "Förutbetalda intäkter",
    "NOT4_revisionsarvode": "Revision",
    "NOT4_ovriga_upplupna": "Övriga upplupna kostnader",
}
_VANLIGA = (
    "NOT2_loner",
    "NOT2_pension",
    "NOT2_lokalhyra",
    "NOT2_ovriga",
    "NOT3_forutbetalda",
    "NOT4_semesterloner",
    "NOT4_forutbetalda_intakter",
    "NOT4_revisionsarvode",
    "NOT4_ovriga_upplupna",
)


def resultatposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 1 och 2 i kr för perioden och samma period året före; kostnaderna positiva."""
    return (
        *intaktsposter(underlag),
        *(Post(kod, saldo("Not", kod, tecken=1), etikett=text, kalla=_KALLA) for kod, text in _NOT2.items()),
        summa("NOT2_summa", tuple(_NOT2)),
    )


def balansposter(underlag: Underlag) -> tuple[Post, ...]:
    """Not 3 och 4 i kr på balansdagarna; fordringar och skulder positiva."""
    medlemmar = medlemmar_i_not4(underlag)
    iden = tuple(f"NOT4_{medlem.id}" for medlem in medlemmar)
    rest = Figure(_MOTPARTER) - plus(*figurer(*iden))
    egna = (
        *(Post(kod, saldo("Not", kod, tecken=1), etikett=text, kalla=_KALLA) for kod, text in _NOT3.items()),
        summa("NOT3_summa", tuple(_NOT3)),
        *(Post(f"NOT4_{ett.id}", _motpart(ett), etikett=ett.namn, kalla=_KALLA) for ett in medlemmar),
        Post(_MOTPARTER, _upplupet(_MOTPARTER), etikett="Konton som delas per motpart", kalla=_KALLA),
        Post(_EJ_FORDELAT, rest, etikett="Ej fördelat", kalla=_KALLA),
        *(
            Post(ident, plus(*map(_upplupet, delar)), etikett=_TEXT4[ident], kalla=_KALLA)
            for ident, delar in _NOT4.items()
        ),
        summa("NOT4_summa", (*iden, _EJ_FORDELAT, *_NOT4)),
    )
    return pa_balansdagen(underlag, egna)


def _upplupet(kod: str) -> Expr:
    return saldo("Not", kod, kontogrupp=UPPLUPNA)


def _motpart(medlem: Medlem) -> Expr:
    return motpart(medlem.id, _MOTPARTER, kontogrupp=UPPLUPNA)


def tabeller(underlag: Underlag) -> tuple[Table, ...]:
    """Noterna; de vanliga raderna visas alltid, de andra när de har belopp."""
    medlemmar = medlemmar_i_not4(underlag)
    not4 = (
        *(Line(f"NOT4_{medlem.id}", medlem.namn) for medlem in medlemmar if _har_upplupet(underlag, medlem)),
        *ej_fordelat("NOT4", _MOTPARTER, medlemmar, underlag),
        *_rader(_TEXT4, _NOT4),
    )
    period, dag = perioder(balansdag), balansdagar(underlag)
    return (
        _not("NOT1", "Not 1 Verksamhetens intäkter", period, intaktsrader(underlag, "Övriga rörelseintäkter")),
        _not("NOT2", "Not 2 Verksamhetens kostnader", period, _rader(_NOT2)),
        _not("NOT3", "Not 3 Fordringar", dag, _rader(_NOT3), ny_sida=True),
        _not("NOT4", "Not 4 Upplupna kostnader och förutbetalda intäkter", dag, not4),
    )


def _rader(texter: Mapping[str, str], delar: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Line, ...]:
    koder = delar or {kod: (kod,) for kod in texter}
    return tuple(Line(kod, text, only_with=() if kod in _VANLIGA else koder[kod]) for kod, text in texter.items())


def _har_upplupet(underlag: Underlag, medlem: Medlem) -> bool:
    return any(
        rad.belopp and rad.id == medlem.id and rad.not_ == _MOTPARTER and rad.period in underlag.dagar
        for rad in underlag.bokslut.objektsaldon
    )


def _not(
    ident: str, titel: str, kolumner: tuple[PrintedColumn, ...], rader: tuple[Line, ...], *, ny_sida: bool = False
) -> Table:
    slut = Sum(f"{ident}_summa", "Summa", of=tuple(rad.ident for rad in rader))
    return Table(ident, titel, kolumner, (*rader, slut), new_page=ny_sida)
