"""Lagens rader och noter: det som varje förbund har, så som rapporterna trycker dem när ingenting är ändrat.

En rad har samma plats i båda rapporterna där ordningen är densamma, så att en egen rad kan stå mellan samma två i båda.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from finsam_xl.modell import Bladprefix, Not, Notslag, Radens, Rapportrad, Visas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["HARLEDDA", "LAGENS_NOTER", "LAGENS_RADER", "RAKNINGAR", "TILLGANGAR"]

RAKNINGAR = ("RR", "BR", "DR")
"""Räkningarna som har rader i Rapportrader; de andra tabellerna är noter."""
TILLGANGAR = ("BR_anlaggning", "BR_fordringar", "BR_placeringar", "BR_kassa")
"""Raderna som tillsammans är balansräkningens tillgångar."""
HARLEDDA: Mapping[str, str] = {
    "BR_ej_bokfort": "Resultat som inte är bokfört i balansräkningen",
    "BR_ej_omfort": "Varav förra årets resultat som inte är omfört",
    "BR_eget_kapital_konton": "Eget kapital enligt konto 20xx",
    "BR_periodens_resultat": "Resultat från årets början",
    "DR_finansiella_intakter": "Utfall: finansiella intäkter",
    "DR_alla_intakter": "Utfall: summa intäkter",
}
"""Siffror som programmet räknar fram utan egen rad i tabellen: ingen egen rad kan heta så."""
_AR, _HR = Bladprefix.AR, Bladprefix.HR


def _bada(  # noqa: PLR0913 - all that a row says of itself, each by its name
    tabell: str,
    ordning: int,
    ident: str,
    text: str,
    i_halvaret: str = "",
    *,
    not_: str = "",
    visas: Visas = Visas.ALLTID,
    visas_i_halvaret: Visas | None = None,
    halvarets_ordning: int = 0,
    raknas_in_i: tuple[str, str] = ("", ""),
    summerar: str = "",
) -> Iterator[Rapportrad]:
    """Raden i båda rapporterna, med halvårets egen text där den har en."""
    yield Rapportrad(
        _AR, tabell, ordning, ident, text, summerar, None, not_, visas, Radens.LAG, raknas_in_i=raknas_in_i[0]
    )
    yield Rapportrad(
        _HR,
        tabell,
        halvarets_ordning or ordning,
        ident,
        i_halvaret or text,
        summerar,
        None,
        not_,
        visas_i_halvaret or visas,
        Radens.LAG,
        raknas_in_i=raknas_in_i[1],
    )


def _en(rapport: Bladprefix, tabell: str, ordning: int, ident: str, text: str, not_: str = "") -> Iterator[Rapportrad]:
    """En rad som bara den ena rapporten har."""
    yield Rapportrad(rapport, tabell, ordning, ident, text, not_=not_, visas=Visas.ALLTID, slag=Radens.LAG)


_MB = Visas.MED_BELOPP
_RR = (
    _bada("RR", 10, "RR_intakter", "Verksamhetens intäkter", not_="NOT1"),
    _bada("RR", 20, "RR_kostnader", "Verksamhetens kostnader", not_="NOT2"),
    (Rapportrad(_AR, "RR", 30, "RR_avskrivningar", "Avskrivningar", not_="NOT2", visas=_MB, slag=Radens.LAG),),
    _en(_HR, "RR", 30, "RR_avskrivningar", "Avskrivningar"),
    _en(_HR, "RR", 40, "RR_nettokostnad", "Verksamhetens nettokostnad"),
    _bada("RR", 50, "RR_verksamhetens_resultat", "Verksamhetens resultat"),
    _bada("RR", 60, "RR_finansiella_intakter", "Finansiella intäkter"),
    _bada("RR", 70, "RR_finansiella_kostnader", "Finansiella kostnader"),
    _bada("RR", 80, "RR_efter_finansiella", "Resultat efter finansiella poster"),
    _bada("RR", 90, "RR_extraordinara", "Extraordinära poster", visas=_MB, visas_i_halvaret=Visas.ALLTID),
    _bada("RR", 100, "RR_arets_resultat", "ÅRETS RESULTAT", "Redovisat resultat"),
)
_BR = (
    _bada("BR", 10, "tillgangar", "TILLGÅNGAR", "Tillgångar"),
    _en(_HR, "BR", 20, "anlaggning", "Anläggningstillgångar"),
    _bada(
        "BR",
        30,
        "BR_anlaggning",
        "Anläggningstillgångar",
        "Summa anläggningstillgångar",
        visas=_MB,
        halvarets_ordning=39,
    ),
    _bada("BR", 40, "omsattning", "Omsättningstillgångar"),
    _bada("BR", 50, "BR_fordringar", "Kortfristiga fordringar", "Fordringar", not_="NOT3"),
    _bada("BR", 60, "BR_placeringar", "Kortfristiga placeringar", visas=_MB),
    _bada("BR", 70, "BR_kassa", "Kassa och bank"),
    _en(_HR, "BR", 80, "BR_summa_omsattning", "Summa omsättningstillgångar"),
    _bada("BR", 90, "BR_summa_tillgangar", "Summa tillgångar"),
    _bada("BR", 100, "ek_och_skulder", "EGET KAPITAL OCH SKULDER", "Eget kapital och skulder"),
    _en(_AR, "BR", 110, "BR_eget_kapital", "Eget kapital"),
    _en(_AR, "BR", 120, "RR_arets_resultat", "Årets resultat"),
    _bada("BR", 130, "BR_summa_eget_kapital", "Summa eget kapital", "Eget kapital"),
    _bada("BR", 140, "BR_avsattningar", "Avsättningar", visas=_MB),
    _bada("BR", 150, "BR_langfristiga", "Långfristiga skulder", visas=_MB),
    _en(_AR, "BR", 160, "BR_skulder", "Kortfristiga skulder", "NOT4"),
    _en(_HR, "BR", 160, "BR_kortfristiga", "Kortfristiga skulder"),
    _en(_HR, "BR", 170, "BR_upplupna", "Upplupna kostnader och förutbetalda intäkter", "NOT4"),
    _bada("BR", 180, "BR_summa_ek_och_skulder", "SUMMA EGET KAPITAL OCH SKULDER", "Summa eget kapital och skulder"),
    _bada("BR", 190, "panter", "Panter och ansvarsförbindelser"),
)
_NOT1 = (
    _bada("NOT1", 10, "NOT1_medlemmar", "Medlemsavgifter", summerar="motpart"),
    _bada("NOT1", 20, "NOT1_ovriga", "Övriga intäkter", "Övriga rörelseintäkter", visas=_MB),
    _bada("NOT1", 90, "NOT1_summa", "Summa intäkter", "Summa"),
)
_NOT2 = (
    _bada("NOT2", 10, "NOT2_insatsmedel", "Insatsmedel", visas_i_halvaret=_MB),
    _bada("NOT2", 20, "NOT2_loner", "Löner och sociala avgifter"),
    _bada("NOT2", 30, "NOT2_pension", "Pensionskostnader"),
    _bada("NOT2", 40, "NOT2_lokalhyra", "Lokalhyra", "Hyra"),
    _bada("NOT2", 50, "NOT2_revision", "Revisionskostnad", visas_i_halvaret=_MB),
    _bada("NOT2", 60, "NOT2_redovisning", "Redovisningstjänster", visas_i_halvaret=_MB),
    _bada("NOT2", 70, "NOT2_konsult", "Konsult", visas=_MB, raknas_in_i=("NOT2_ovriga", "")),
    _bada("NOT2", 80, "NOT2_inhyrd", "Inhyrd personal", visas=_MB, raknas_in_i=("NOT2_ovriga", "")),
    _bada("NOT2", 90, "NOT2_ovriga", "Övriga kostnader"),
    _bada("NOT2", 100, "NOT2_avskrivningar", "Avskrivningar", visas=_MB),
    _bada("NOT2", 110, "NOT2_summa", "Summa verksamhetens kostnader", "Summa"),
)
_NOT3 = (
    _bada("NOT3", 10, "NOT3_kundfordringar", "Kundfordringar", visas=_MB, halvarets_ordning=20),
    _bada("NOT3", 20, "NOT3_skattefordran", "Skattefordran", visas_i_halvaret=_MB, halvarets_ordning=40),
    _bada(
        "NOT3",
        30,
        "NOT3_momsfordran",
        "Momsfordran",
        visas=_MB,
        halvarets_ordning=10,
        raknas_in_i=("NOT3_skattefordran", ""),
    ),
    _bada(
        "NOT3",
        40,
        "NOT3_skattekonto",
        "Skattekontot",
        visas=_MB,
        halvarets_ordning=30,
        raknas_in_i=("NOT3_skattefordran", ""),
    ),
    _bada("NOT3", 50, "NOT3_forutbetalda", "Förutbetalda kostnader", halvarets_ordning=60),
    _bada("NOT3", 60, "NOT3_ovriga", "Övriga fordringar", visas=_MB, halvarets_ordning=50),
    _bada("NOT3", 70, "NOT3_summa", "Summa kortfristiga fordringar", "Summa"),
)
_NOT4 = (
    _bada("NOT4", 10, "NOT4_motparter", "Skulder till insatsägare", summerar="motpart"),
    _bada("NOT4", 20, "NOT4_semesterloner", "Upplupna semesterlöner", "Semesterlöner inkl avgifter"),
    _bada("NOT4", 30, "NOT4_sociala_avgifter", "Upplupna sociala avgifter", raknas_in_i=("", "NOT4_semesterloner")),
    _bada("NOT4", 40, "NOT4_pension", "Upplupna pensionskostnader", "Pensioner och löneskatt", visas_i_halvaret=_MB),
    _bada("NOT4", 50, "NOT4_skatt", "Upplupna skattekostnader", raknas_in_i=("", "NOT4_pension")),
    _en(_AR, "NOT4", 60, "NOT4_leverantorsskulder", "Leverantörsskulder"),
    _bada("NOT4", 70, "NOT4_revisionsarvode", "Revisionsarvode", "Revision", halvarets_ordning=80),
    _bada(
        "NOT4",
        80,
        "NOT4_forutbetalda_intakter",
        "Förutbetalda intäkter",
        visas=_MB,
        visas_i_halvaret=Visas.ALLTID,
        halvarets_ordning=70,
    ),
    _bada(
        "NOT4",
        90,
        "NOT4_ovriga_upplupna",
        "Övriga upplupna kostnader",
        visas=_MB,
        visas_i_halvaret=Visas.ALLTID,
    ),
    _bada("NOT4", 100, "NOT4_ovriga", "Övriga skulder", visas=_MB, raknas_in_i=("", "NOT4_ovriga_upplupna")),
    _bada("NOT4", 110, "NOT4_summa", "Summa kortfristiga skulder", "Summa"),
)
_DR = (
    _en(_AR, "DR", 10, "intakter", "Intäkter"),
    _en(_AR, "DR", 20, "DR_stat", "Försäkringskassan/Arbetsförmedlingen"),
    _en(_AR, "DR", 30, "DR_region", "Region"),
    _en(_AR, "DR", 40, "DR_kommuner", "Kommunerna"),
    _en(_AR, "DR", 50, "DR_ovriga_intakter", "Övriga intäkter"),
    _en(_AR, "DR", 60, "DR_summa_intakter", "Summa intäkter"),
    _en(_AR, "DR", 70, "kostnader", "Kostnader"),
    _bada("DR", 80, "DR_insatsmedel", "Insatsmedel"),
    _bada("DR", 90, "DR_personal", "Personalkostnader", "Personalkostnader, kansli"),
    _bada("DR", 100, "DR_ovriga_externa", "Övriga externa kostnader"),
    _bada("DR", 110, "DR_avskrivningar", "Avskrivningar", visas=_MB),
    _bada("DR", 120, "DR_summa_kostnader", "Summa kostnader"),
    _en(_HR, "DR", 130, "DR_medlemsavgifter", "Medlemsavgifter, intäkter och bidrag"),
    _en(_HR, "DR", 140, "DR_summa_intakter", "Summa intäkter"),
    _bada("DR", 150, "DR_resultat", "VERKSAMHETENS RESULTAT", "Resultat"),
)


def _i_ordning(rader: Iterator[Rapportrad]) -> tuple[Rapportrad, ...]:
    alla = list(rader)
    tabeller = list(dict.fromkeys(rad.tabell for rad in alla))
    rapporter = list(Bladprefix)
    return tuple(
        sorted(
            alla,
            key=lambda rad: (rapporter.index(rad.rapport or _AR), tabeller.index(rad.tabell), rad.ordning),
        )
    )


LAGENS_RADER: tuple[Rapportrad, ...] = _i_ordning(chain.from_iterable(chain(_RR, _BR, _NOT1, _NOT2, _NOT3, _NOT4, _DR)))
"""Raderna i den ordning de trycks, årsredovisningens först."""


def _not(ordning: int, ident: str, titel: str, i_halvaret: str = "") -> Iterator[Not]:
    yield Not(_AR, ordning, ident, titel, Notslag.PARTITION, visas=Visas.ALLTID)
    yield Not(_HR, ordning, ident, i_halvaret or titel, Notslag.PARTITION, visas=Visas.ALLTID)


LAGENS_NOTER: tuple[Not, ...] = tuple(
    sorted(
        chain(
            _not(10, "NOT1", "Verksamhetens intäkter"),
            _not(20, "NOT2", "Verksamhetens kostnader"),
            _not(30, "NOT3", "Kortfristiga fordringar", "Fordringar"),
            _not(40, "NOT4", "Kortfristiga skulder", "Upplupna kostnader och förutbetalda intäkter"),
        ),
        key=lambda ett: (list(Bladprefix).index(ett.rapport or _AR), ett.ordning),
    )
)
"""Noterna, årsredovisningens först: var och en delar en rad i räkningarna på slag."""
