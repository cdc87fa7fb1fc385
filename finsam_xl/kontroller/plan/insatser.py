"""Planens insatser: belopp för hela perioden, budget utanför insatsens tid, och kommunmatrisens namn och kommuner."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import VALD_VERSION
from finsam_xl.figurer.ident import periodbeloppets_id
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.figurer.urval import bland, mot_varandra, summor
from finsam_xl.kontroller.provning import Provning, finns, lika, oprovad, par
from finsam_xl.kontroller.register import EjAktuell, Kontrollsvar, Utfall, genomgang, kontroll, svar
from finsam_xl.layout.expr import Binary, Column, Expr, Figure, Text, call, number, plus
from finsam_xl.modell import Part, Version

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Budgetrad, Insats

_PLANEN = frozenset({"VP"})
_VERSIONEN = (("Version", VALD_VERSION),)


def _med_hela_perioden(underlag: Underlag) -> tuple[str, ...]:
    """Insatserna som har ett belopp för hela perioden i rapportens version av Budget."""
    version = underlag.rapportval("Budgetversion")
    med = {rad.insats for rad in underlag.bokslut.budget if rad.hela_perioden is not None and rad.version == version}
    return tuple(insats.id for insats in underlag.bokslut.insatser if insats.id in med)


def _inga_hela(underlag: Underlag) -> EjAktuell:
    inga = number(0 if _med_hela_perioden(underlag) else 1)
    return EjAktuell(Binary("=", inga, number(1)), "Budget har inga belopp för hela perioden att dela på år.")


@kontroll(
    "F47",
    "Belopp för hela perioden är helt delade på år",
    kalla="budget",
    text="En insats har fått andra datum, eller ett belopp har kommit till, sedan rapporten byggdes. Bygg den på nytt.",
    rapporter=_PLANEN | {"AR", "HR"},
    ej_aktuell=_inga_hela,
)
def delade(underlag: Underlag) -> Provning:
    """Årens delar av ett belopp för hela perioden är tillsammans beloppet."""
    idn = _med_hela_perioden(underlag)
    if not idn:
        return oprovad(finns("Budgetens rader", summor(Column("Budget", "Belopp"), *_VERSIONEN)))
    version = Version(underlag.rapportval("Budgetversion"))
    delar = plus(*(Figure(f"{periodbeloppets_id(ident, version)}_summa_beraknad") for ident in idn))
    hela = summor(Column("Budget", "Belopp hela perioden"), *_VERSIONEN)
    return lika("Årens delar mot Belopp hela perioden", delar, hela)


@genomgang(
    "F48",
    "Insatser har budget för år då de pågår",
    kalla="budget",
    text="En insats har budget ett år som ligger utanför dess Start och Slut.",
    utfall=Utfall.NOTIS,
    rapporter=_PLANEN,
)
def budget_utanfor(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """En insats har budget bara för år då den pågår, efter Start och Slut i Insatser."""
    insatser = {insats.id: insats for insats in underlag.bokslut.insatser}
    raderna = [rad for rad in underlag.bokslut.budget if rad.insats]
    kanda = any(rad.insats in insatser for rad in raderna)
    utanfor = (
        f"{insatser[rad.insats].namn} {rad.period.year}"
        for rad in raderna
        if rad.insats in insatser and _i_planen(underlag, rad) and not _pagar(insatser[rad.insats], rad.period)
    )
    antal, i_boken = mot_varandra((len(raderna), bland("Budget", ("Insats", Text("<>")))), _insatserna(underlag))
    return svar(
        Utfall.NOTIS,
        "Varje insats med budget pågår under året.",
        ("Budget för år då insatsen inte pågår: {}.", utanfor),
        antal=antal if kanda else 0,
        bland=i_boken if kanda else number(0),
        saknas="Budget har inga rader för insatser i Insatser. Fyll i insatsernas budget i Budget.",
    )


def _insatserna(underlag: Underlag) -> tuple[int, Expr]:
    return len(underlag.bokslut.insatser), bland("Insatser", ("Id", Text("<>")))


def _i_planen(underlag: Underlag, rad: Budgetrad) -> bool:
    version = underlag.rapportval("Budgetversion")
    return bool(rad.belopp) and rad.version == version and rad.period.year - underlag.period.year + 1 in PLANAR


def _pagar(insats: Insats, arets_slut: date) -> bool:
    return (insats.start or date.min) <= arets_slut and (insats.slut or date.max).year >= arets_slut.year


@genomgang(
    "F49",
    "Kommunmatrisens insatser har samma namn som i listan",
    kalla="uppfoljning-insatser",
    text="En insats i bladet Kommuner är varken ett id eller ett namn i Insatser.",
    utfall=Utfall.NOTIS,
    rapporter=_PLANEN,
)
def matrisens_namn(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Varje insats som en kommun nämner finns i Insatser, som id eller namn."""
    kanda = {ord_ for insats in underlag.bokslut.insatser for ord_ in (insats.id, insats.namn)}
    nagon = [kommun for kommun in underlag.bokslut.kommuner if kommun.lokala_insatser]
    okanda = [
        f"{kommun.namn}: {ett.strip()}"
        for kommun in nagon
        for ett in re.split(r"[;\n]", kommun.lokala_insatser)
        if ett.strip() and ett.strip() not in kanda
    ]
    antal, i_boken = mot_varandra(
        (len(nagon), bland("Kommuner", ("Lokala insatser", Text("<>")))), _insatserna(underlag)
    )
    return svar(
        Utfall.NOTIS,
        "Varje insats i Kommuner finns i Insatser och visas med sitt namn där.",
        ("Kommuner nämner insatser som inte finns i Insatser: {}.", ["; ".join(okanda)] if okanda else []),
        antal=antal,
        bland=i_boken,
        saknas="Ingen kommun i bladet Kommuner nämner lokala insatser.",
        ej_aktuell=True,
    )


def _ingen_matris(_: Underlag) -> EjAktuell:
    return EjAktuell(
        lika_med_noll(call("COUNTA", Column("Kommuner", "Kommun"))),
        "Bladet Kommuner är tomt, så planen har ingen kommunmatris.",
    )


@kontroll(
    "F50",
    "Kommunmatrisen har lika många kommuner som Medlemmar",
    kalla="finsam-5",
    text="En kommun saknas, eller finns för mycket, i bladet Kommuner eller i Medlemmar.",
    utfall=Utfall.NOTIS,
    rapporter=_PLANEN,
    ej_aktuell=_ingen_matris,
)
def kommunerna(_: Underlag) -> Provning:
    """Bladet Kommuner har en rad för varje kommun som är medlem."""
    i_matrisen: Expr = call("COUNTA", Column("Kommuner", "Kommun"))
    medlemmar = bland("Medlemmar", ("Part", Text(Part.KOMMUN)))
    return Provning(i_matrisen - medlemmar, (par("Kommuner mot Medlemmar", i_matrisen, medlemmar),))
