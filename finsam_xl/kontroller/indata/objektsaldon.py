"""Objektsaldo: läst så som boken nu delar konton, och varje rad hos den som har radens objekt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import bland, mot_varandra
from finsam_xl.koder import nummer_i
from finsam_xl.kontroller.register import BOKSLUTEN, Kontrollsvar, Utfall, genomgang, svar
from finsam_xl.layout.expr import PERIOD, Text, number
from finsam_xl.modell import Dimension, Kalla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Objektsaldorad

_BOKFORDA = BOKSLUTEN | {"BI"}
_LAS_IGEN = (
    "Läs in filen igen för {}: den lästes när bara en del av resultatkontona delades på insats, så insatsernas "
    "personal, hyra och egna intäkter syns inte."
)


@genomgang(
    "F53",
    "Objektsaldo är läst så som Kontoplan och Grunddata nu delar konton",
    kalla="huvudbok",
    text="Delas på eller Motpart i Kontoplan, eller SIE-dimensionen i Grunddata, har ändrats sedan filen lästes: "
    "raderna i Objektsaldo går inte att räkna om ur boken. Läs in filen igen.",
    rapporter=_BOKFORDA,
)
def last_som_det_delas(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Kontona delas på samma dimension och motpart som när filen lästes."""
    antal, i_boken = _med_delning(underlag)
    return svar(
        Utfall.FEL if underlag.bokslut.las_om else Utfall.NOTIS,
        "Objektsaldos rader är lästa med de dimensioner och den delning som boken nu säger.",
        ("Läs in filen igen. {}", [" ".join(underlag.bokslut.las_om)] if underlag.bokslut.las_om else ()),
        (_LAS_IGEN, _delvis_delade(underlag)),
        antal=antal,
        bland=i_boken,
        saknas=_utan_rader(underlag) or _utan_delning(underlag),
        ej_aktuell=_bara_egna(underlag),
    )


@genomgang(
    "F54",
    "Objektsaldos rader hör till den som har objektet",
    kalla="huvudbok",
    text="En rad i Objektsaldo har ett annat Id än den insats eller medlem som har radens Objekt, eller en annan Part "
    "än medlemmen. Inlästa rader följer Insatser och Medlemmar; rätta egna rader (Källa manuell).",
    rapporter=_BOKFORDA,
)
def ratt_agare(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje rad har Id och Part från den insats eller medlem som har radens objekt."""
    utfall = Utfall.NOTIS
    if any(rad.kalla is not Kalla.MANUELL for rad, _ in (*_andras(underlag), *_andra_parter(underlag))):
        utfall = Utfall.FEL
    antal, i_boken = _med_agare(underlag)
    return svar(
        utfall,
        "Varje rad i Objektsaldo hör till den som har radens objekt, och har dess part.",
        ("Raden har ett annat Id än det som har objektet: {}.", (text for _, text in _andras(underlag))),
        ("Raden har en annan Part än medlemmen: {}.", (text for _, text in _andra_parter(underlag))),
        antal=antal,
        bland=i_boken,
        saknas=_utan_rader(underlag)
        or "Ingen rad i Objektsaldo hör till en insats eller medlem. Fyll i Objekt i Insatser och Medlemmar.",
        ej_aktuell=_bara_egna(underlag),
    )


def _delvis_delade(underlag: Underlag) -> list[str]:
    """Rapportens perioder som lästes innan varje resultatkonto delades, där loggen säger hur de delades."""
    delade = {rad.period for rad in underlag.bokslut.importlogg if rad.delning}
    return sorted(map(str, delade & underlag.dagar & underlag.bokslut.delvis_delade))


def _objektsaldon(underlag: Underlag) -> tuple[int, Expr]:
    """Periodens rader i Objektsaldo."""
    rader = sum(rad.period == underlag.period for rad in underlag.bokslut.objektsaldon)
    return rader, bland("Objektsaldo", ("Period", PERIOD))


def _utan_rader(underlag: Underlag) -> str:
    """Vad som saknas när perioden inte har några inlästa rader; tom när den har det."""
    if _bara_egna(underlag):
        return "Objektsaldo har bara egna rader (Källa manuell), som varken läses ur en fil eller har ett objekt."
    if _objektsaldon(underlag)[0]:
        return ""
    return f"Objektsaldo har inga rader för {underlag.period}. Läs in SIE-filen."


def _bara_egna(underlag: Underlag) -> bool:
    rader = [rad for rad in underlag.bokslut.objektsaldon if rad.period == underlag.period]
    return bool(rader) and all(rad.kalla is Kalla.MANUELL and not rad.objekt for rad in rader)


def _med_delning(underlag: Underlag) -> tuple[int, Expr]:
    """Periodens rader och inlästa filer; noll när loggen inte säger hur konton delades, som i en äldre bok."""
    filer = [rad for rad in underlag.bokslut.importlogg if rad.period == underlag.period]
    if filer and not any(rad.delning for rad in filer):
        return 0, number(0)
    return mot_varandra(_objektsaldon(underlag), (len(filer), bland("Importlogg", ("Period", PERIOD))))


def _utan_delning(underlag: Underlag) -> str:
    if not any(rad.period == underlag.period for rad in underlag.bokslut.importlogg):
        return f"Importlogg har ingen fil för {underlag.period}. Läs in SIE-filen."
    return (
        f"Importlogg säger inte hur konton delades när filen för {underlag.period} lästes. Lägg till en kolumn med "
        "rubriken Delning sist i tabellen Importlogg, om den saknas, och läs in filen igen."
    )


def _med_agare(underlag: Underlag) -> tuple[int, Expr]:
    """Periodens rader och dem de kan höra till; noll när ingen av raderna går att jämföra med någon."""
    bokslut, ratt = underlag.bokslut, _ratt(underlag)
    medlemmar = {medlem.id for medlem in bokslut.medlemmar}
    jamforda = ((rad.dimension, rad.objekt) in ratt or rad.id in medlemmar for rad in bokslut.objektsaldon)
    if not any(jamforda):
        return 0, number(0)
    ifyllt = ("Id", Text("<>"))
    agare = bland("Insatser", ifyllt) + bland("Medlemmar", ifyllt)
    return mot_varandra(_objektsaldon(underlag), (len(bokslut.insatser) + len(bokslut.medlemmar), agare))


def _ratt(underlag: Underlag) -> dict[tuple[Dimension, str], str]:
    """Insatsens eller medlemmens id per objekt."""
    bokslut = underlag.bokslut
    insatser = {(Dimension.INSATS, nr): ett.id for ett in bokslut.insatser for nr in nummer_i(ett.objekt)}
    return insatser | {(Dimension.MOTPART, nr): ett.id for ett in bokslut.medlemmar for nr in nummer_i(ett.objekt)}


def _andras(underlag: Underlag) -> Iterator[tuple[Objektsaldorad, str]]:
    ratt = _ratt(underlag)
    for rad in underlag.bokslut.objektsaldon:
        vem = ratt.get((rad.dimension, rad.objekt), rad.id)
        if rad.period in underlag.dagar and rad.id != vem:
            yield rad, f"{rad.period} konto {rad.konto} objekt {rad.objekt} är {rad.id or 'ingens'}, ska vara {vem}"


def _andra_parter(underlag: Underlag) -> Iterator[tuple[Objektsaldorad, str]]:
    parter = {medlem.id: medlem.part for medlem in underlag.bokslut.medlemmar}
    for rad in underlag.bokslut.objektsaldon:
        part = parter.get(rad.id) if rad.dimension is Dimension.MOTPART else None
        if rad.period in underlag.dagar and part is not None and rad.part is not part:
            yield rad, f"{rad.period} konto {rad.konto} {rad.id} är {rad.part or 'tom'}, ska vara {part}"
