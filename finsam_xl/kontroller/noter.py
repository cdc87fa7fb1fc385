"""Noterna mot räkningarna, och not 1 mot lagens proportioner och styrelsens beslut."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.kontroller.namngivna_skillnader import avgifter
from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, Utfall, kontroll, likhet, olikheter
from finsam_xl.layout.expr import Column, Expr, Figure, Text, call, number, plus, rounded
from finsam_xl.modell import Medlem, Part
from finsam_xl.uttryck import figurer, saldo, summor

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.underlag import Underlag

C10 = likhet(
    "C10",
    "Not 1 är verksamhetens intäkter",
    "NOT1_summa",
    "RR_intakter",
    kalla="lkbr-9",
    text="Ett intäktskonto har ingen not. Se kolumnen Not i Kontoplan för konton på raden RR_intakter.",
    rapporter=BOKSLUTEN,
)


def _medlemmar(underlag: Underlag, part: Part) -> tuple[Medlem, ...]:
    return tuple(
        medlem for medlem in underlag.bokslut.medlemmar if medlem.part is part and medlem.plats_not1 is not None
    )


def _not1(underlag: Underlag, part: Part) -> Expr:
    return plus(*figurer(*(f"NOT1_{medlem.id}" for medlem in _medlemmar(underlag, part))))


def _proportioner(underlag: Underlag) -> Expr:
    stat, region, kommuner = (_not1(underlag, part) for part in (Part.STAT, Part.REGION, Part.KOMMUN))
    mot_region = call("ABS", kommuner - region)
    mot_stat = call("ABS", stat - kommuner - region)
    return rounded(call("MAX", mot_region, mot_stat))


C10B = kontroll(
    Kontroll(
        "C10b",
        "Staten betalar hälften, region och kommuner var sin fjärdedel",
        "finsam-5",
        "Parternas andelar avviker från lagens med mer än tusen kronor. Kontrollera medlemsavgifterna eller "
        "förbundsordningen.",
        utfall=Utfall.NOTIS,
        tolerans=Decimal(1000),
        uttryck=_proportioner,
        jamforelse=_proportioner,
        rapporter=BOKSLUTEN,
    )
)


def _grupper_mot_drift(underlag: Underlag) -> Expr:
    """Tre vägar till varje parts avgifter: medlemmarna i not 1, Part i Objektsaldo, och Drift i Saldo."""
    parter = {Part.STAT: "DR_stat", Part.REGION: "DR_region", Part.KOMMUN: "DR_kommuner"}
    allt = plus(*(saldo("Drift", kod) for kod in (*parter.values(), "DR_medlemmar", "DR_ovriga_intakter")))

    def skiljer(part: Part, kod: str) -> Expr:
        mot_not = olikheter((_not1(underlag, part), kod))
        if "DR_medlemmar" in underlag.med_saldo:
            return mot_not
        return call("MAX", mot_not, olikheter((kod, saldo("Drift", kod))))

    return rounded(plus(olikheter(("DR_summa_intakter", allt)), *(skiljer(*par) for par in parter.items())))


C11 = kontroll(
    Kontroll(
        "C11",
        "Not 1 per part är driftredovisningens intäktsrader",
        "rkr-r14",
        "Objekten i Objektsaldo och kontona i Saldo säger olika vem som betalat. Se objekt utan Id eller med fel Part.",
        uttryck=_grupper_mot_drift,
        jamforelse=_grupper_mot_drift,
        rapporter=BOKSLUTEN,
    )
)


def _insatsmedel_per_slag(underlag: Underlag) -> bool:
    return any(rad.drift == "DR_insatsmedel" and rad.not_ != "NOT2_insatsmedel" for rad in underlag.bokslut.kontoplan)


def _kostnader(underlag: Underlag) -> Expr:
    """Rad för rad när insatsmedel är en rad i båda; är de fördelade på kostnadsslag i noten bara summorna."""
    kostnader = plus(*figurer("RR_kostnader", "RR_avskrivningar"))
    if _insatsmedel_per_slag(underlag):
        return olikheter(("NOT2_summa", -kostnader), ("DR_summa_kostnader", kostnader))
    ovriga = ("NOT2_lokalhyra", "NOT2_revision", "NOT2_redovisning", "NOT2_ovriga")
    return olikheter(
        ("NOT2_summa", -kostnader),
        ("NOT2_insatsmedel", -Figure("DR_insatsmedel")),
        (plus(*figurer("NOT2_loner", "NOT2_pension")), -Figure("DR_personal")),
        (plus(*figurer(*ovriga)), -Figure("DR_ovriga_externa")),
    )


C12 = kontroll(
    Kontroll(
        "C12",
        "Not 2 är verksamhetens kostnader och driftredovisningens rader",
        "lkbr-9",
        "Ett kostnadskonto har olika placering i Not och Drift, eller saknar den ena. Rätta Kontoplan.",
        uttryck=_kostnader,
        jamforelse=_kostnader,
        rapporter=BOKSLUTEN,
    )
)


def _balansnoter(underlag: Underlag) -> Expr:
    """Halvårets not 4 är bara de upplupna posterna; övriga kortfristiga skulder har ingen not."""
    not4 = "BR_upplupna" if underlag.har("Balansdag_fg") else "BR_skulder"
    return olikheter(("NOT3_summa", "BR_fordringar"), ("NOT4_summa", not4))


C13 = kontroll(
    Kontroll(
        "C13",
        "Not 3 är kortfristiga fordringar och not 4 kortfristiga skulder",
        "lkbr-9",
        "Ett balanskonto saknar not. Se kolumnen Not i Kontoplan för raderna BR_fordringar och BR_skulder.",
        uttryck=_balansnoter,
        jamforelse=_balansnoter,
        rapporter=BOKSLUTEN,
    )
)


def _ej_fordelat(_: Underlag) -> Expr:
    return olikheter(("NOT1_ej_fordelat", number(0)), ("NOT4_ej_fordelat", number(0)))


F03 = kontroll(
    Kontroll(
        "F03",
        "Alla medlemsavgifter och skulder är fördelade på motpart",
        "huvudbok",
        "Konton som delas per motpart har belopp utan känt objekt. Ge objekten i bokföringen, fyll i Objekt i "
        "Medlemmar, eller lägg en rad med Källa manuell i Objektsaldo.",
        uttryck=_ej_fordelat,
        jamforelse=_ej_fordelat,
        rapporter=BOKSLUTEN,
    )
)


def _mot_beslut(kolumn: str) -> Callable[[Underlag], Expr]:
    def uttryck(underlag: Underlag) -> Expr:
        medlemmar = [medlem for medlem in underlag.bokslut.medlemmar if medlem.plats_not1 is not None]
        return olikheter(*((f"NOT1_{medlem.id}", _beslutad(medlem, kolumn)) for medlem in medlemmar))

    return uttryck


def _beslutad(medlem: Medlem, kolumn: str) -> Expr:
    return rounded(summor(Column("Medlemmar", kolumn), ("Id", Text(medlem.id))))


F04 = kontroll(
    Kontroll(
        "F04",
        "Bokförda medlemsavgifter är de beslutade",
        "finsam-5",
        "Not 1 följer huvudboken; någon medlem har betalat annat än styrelsen beslutade, eller beslutet är inte ifyllt "
        "i Medlemmar.",
        utfall=Utfall.NOTIS,
        uttryck=_mot_beslut("Beslutad avgift"),
        jamforelse=_mot_beslut("Beslutad avgift fg"),
        namnger=avgifter,
    )
)
