"""Diagrammet över åren: verksamhetens resultat och eget kapital, äldsta året först, som flerårsöversikten har dem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.figurer.historik import i_historik
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.layout.chart import Drawn
from finsam_xl.layout.expr import Figure, Text
from finsam_xl.layout.table import Line, content
from finsam_xl.layout.value import amount
from finsam_xl.tabeller.arets import balansrakning, flerarsoversikt
from finsam_xl.tabeller.arets.flerarsoversikt import EGET_KAPITAL, HISTORISKA_AR, historikens_dag
from finsam_xl.tabeller.diagram.staplar import etikett, kolumnen, staplar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.value import Content
    from finsam_xl.tabeller.diagram.staplar import Diagram

__all__ = ["diagram"]

_RESULTAT, _KAPITAL = "resultat", "BR_summa_eget_kapital"
_SAKNAS: Final = (
    "Diagrammet ritas inte: bara ett år finns. Läs in förra årets SIE-fil, eller fyll i tidigare år i bladet Historik."
)


def diagram(underlag: Underlag) -> Diagram:
    """En stapel per år för resultatet och en för det egna kapitalet; ett år som saknas mellan andra står tomt."""
    oversikt, balans = flerarsoversikt.tabell(underlag), balansrakning.tabell(underlag)
    resultatet = next(rad for rad in oversikt.rows if rad.ident == _RESULTAT)
    kapitalet = next((rad for rad in balans.rows if rad.ident == _KAPITAL), None)

    def kapital(tillbaka: int) -> Content:
        if tillbaka in HISTORISKA_AR:
            finns = i_historik(("Post", Text(EGET_KAPITAL)), ("Period", historikens_dag(tillbaka)))
            siffra = Figure(f"FO_{EGET_KAPITAL}_{tillbaka}")
            return amount(siffra, empty_if=lika_med_noll(finns), empty_text="–")
        if kapitalet is None:
            return None
        return content(kapitalet, kolumnen(balans, "jamforelse" if tillbaka else "period"))

    rader = [
        Line(
            f"DIA_FO_{tillbaka}",
            f"År {underlag.period.year - tillbaka}",
            cells={
                _RESULTAT: content(resultatet, kolumnen(oversikt, f"ar_{tillbaka}")),
                EGET_KAPITAL: kapital(tillbaka),
            },
        )
        for tillbaka in reversed(range(max(_aren(underlag)) + 1))
    ]
    serier = {
        _RESULTAT: etikett(underlag, oversikt, _RESULTAT),
        EGET_KAPITAL: "Eget kapital",
    }
    visade = rader if len(rader) > 1 else []
    return staplar("DIA_FO", "Resultat och eget kapital", serier, visade, _SAKNAS, slag=Drawn.COLUMNS)


def _aren(underlag: Underlag) -> Iterator[int]:
    """Hur långt tillbaka det finns något: i huvudboken ett år, i Historik fler."""
    yield 0
    if underlag.har_saldo(underlag.period_fg) or underlag.balans_ur_ib:
        yield 1
    yield from flerarsoversikt.ar_med_historik(underlag, (_RESULTAT, EGET_KAPITAL))
