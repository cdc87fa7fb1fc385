"""Planens insatser: belopp för hela perioden, budget utanför insatsens tid, och kommunmatrisens namn och kommuner."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, kontroll
from finsam_xl.layout.expr import Column, Expr, Figure, Text, call, plus, rounded
from finsam_xl.modell import Part, Version
from finsam_xl.uttryck import PLANAR, VALD_VERSION, bland, budget, helaret, periodbeloppets_id, summor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.modell import Insats
    from finsam_xl.underlag import Underlag

_PLANEN = frozenset({"VP"})


def _delade(underlag: Underlag) -> Expr:
    version = Version(underlag.rapportval("Budgetversion"))
    med = {rad.insats for rad in underlag.bokslut.budget if rad.hela_perioden is not None and rad.version == version}
    if not med:
        return _mot_raderna(underlag)
    delade = (insats.id for insats in underlag.bokslut.insatser if insats.id in med)
    delar = plus(*(Figure(f"{periodbeloppets_id(ident, version)}_summa_beraknad") for ident in delade))
    return rounded(delar - summor(Column("Budget", "Belopp hela perioden"), ("Version", VALD_VERSION)))


def _mot_raderna(underlag: Underlag) -> Expr:
    """Utan sådana belopp är insatsmedlens budget raderna i Budget och inget annat."""
    beviljade, kvar = (budget(post, VALD_VERSION, tecken=1) for post in ("insatsmedel", "insatsmedel_ej_beslutade"))
    if underlag.prefix == "VP":
        return rounded(Figure("BU_beviljade_1") + beviljade)
    return rounded(Figure("DB_insatsmedel") + helaret(underlag, beviljade + kvar))


F47 = kontroll(
    Kontroll(
        "F47",
        "Belopp för hela perioden är helt delade på år",
        "budget",
        "En insats har fått andra datum, eller ett belopp har kommit till, sedan rapporten byggdes. Bygg den på nytt.",
        uttryck=_delade,
        rapporter=_PLANEN | {"AR", "HR"},
    )
)


def _utanfor(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    funna = [*_budget_utanfor(underlag)]
    if funna:
        return Kontrollsvar(Utfall.NOTIS, f"Budget för år då insatsen inte pågår: {', '.join(funna)}.")
    return Kontrollsvar(Utfall.OK, "Varje insats med budget pågår under året.")


def _budget_utanfor(underlag: Underlag) -> Iterator[str]:
    version = underlag.rapportval("Budgetversion")
    insatser = {insats.id: insats for insats in underlag.bokslut.insatser}
    for rad in underlag.bokslut.budget:
        insats = insatser.get(rad.insats)
        i_planen = rad.version == version and rad.period.year - underlag.period.year + 1 in PLANAR
        if insats and i_planen and rad.belopp and not _pagar(insats, rad.period):
            yield f"{insats.namn} {rad.period.year}"


def _pagar(insats: Insats, arets_slut: date) -> bool:
    return (insats.start or date.min) <= arets_slut and (insats.slut or date.max).year >= arets_slut.year


F48 = kontroll(
    Kontroll(
        "F48",
        "Insatser har budget för år då de pågår",
        "budget",
        "En insats har budget ett år som ligger utanför dess Start och Slut.",
        granska=_utanfor,
        rapporter=_PLANEN,
    )
)


def _matrisens_namn(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    kanda = {ord_ for insats in underlag.bokslut.insatser for ord_ in (insats.id, insats.namn)}
    okanda = [
        f"{kommun.namn}: {ett.strip()}"
        for kommun in underlag.bokslut.kommuner
        for ett in re.split(r"[;\n]", kommun.lokala_insatser)
        if ett.strip() and ett.strip() not in kanda
    ]
    if okanda:
        return Kontrollsvar(Utfall.NOTIS, f"Kommuner nämner insatser som inte finns i Insatser: {'; '.join(okanda)}.")
    return Kontrollsvar(Utfall.OK, "Varje insats i Kommuner finns i Insatser och visas med sitt namn där.")


F49 = kontroll(
    Kontroll(
        "F49",
        "Kommunmatrisens insatser har samma namn som i listan",
        "uppfoljning-insatser",
        "En insats i bladet Kommuner är varken ett id eller ett namn i Insatser.",
        granska=_matrisens_namn,
        rapporter=_PLANEN,
    )
)


def _kommunerna(_: Underlag) -> Expr:
    return call("COUNTA", Column("Kommuner", "Kommun")) - bland("Medlemmar", ("Part", Text(Part.KOMMUN)))


F50 = kontroll(
    Kontroll(
        "F50",
        "Kommunmatrisen har lika många kommuner som Medlemmar",
        "finsam-5",
        "En kommun saknas, eller finns för mycket, i bladet Kommuner eller i Medlemmar.",
        utfall=Utfall.NOTIS,
        uttryck=_kommunerna,
        rapporter=_PLANEN,
    )
)
