"""Noterna mot räkningarna, och not 1 mot lagens proportioner och styrelsens beslut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import UPPLUPNA, medlemsuppgift, saldo
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.namngivna_skillnader import avgifter
from finsam_xl.kontroller.provning import (
    ALLTID,
    Belagg,
    Provning,
    finns,
    i_bada_perioderna,
    lika,
    oprovad,
    par,
    parvis,
    rest,
    skillnad,
)
from finsam_xl.kontroller.register import BOKSLUTEN, Utfall, kontroll
from finsam_xl.layout.expr import Expr, Figure, Text, call, plus, rounded
from finsam_xl.modell import Medlem, Part

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

_PARTERNA = {Part.STAT: "Staten", Part.REGION: "Regionen", Part.KOMMUN: "Kommunerna"}


@kontroll(
    "C10",
    "Not 1 är verksamhetens intäkter",
    kalla="lkbr-9",
    text="Ett intäktskonto har ingen not. Se kolumnen Not i Kontoplan för konton på raden Verksamhetens intäkter.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def not_1(_: Underlag) -> Provning:
    """Notens rader, efter kolumnen Not, är resultaträkningens intäkter, efter kolumnen Rad."""
    return lika("Not 1 mot resultaträkningens intäkter", "NOT1_summa", "RR_intakter")


def _medlemmar(underlag: Underlag, part: Part) -> tuple[Medlem, ...]:
    return tuple(
        medlem for medlem in underlag.bokslut.medlemmar if medlem.part is part and medlem.plats_not1 is not None
    )


def _not1(underlag: Underlag, part: Part) -> Expr:
    return plus(*figurer(*(f"NOT1_{medlem.id}" for medlem in _medlemmar(underlag, part))))


def _har(*parter: Part) -> Expr:
    """Medlemmarna av de parterna: finns de ska deras avgifter också finnas."""
    return plus(*(bland("Medlemmar", ("Part", Text(part))) for part in parter))


@kontroll(
    "C10b",
    "Staten betalar hälften, region och kommuner var sin fjärdedel",
    kalla="finsam-5",
    text="Parternas andelar avviker från lagens med mer än tusen kronor. Kontrollera medlemsavgifterna eller "
    "förbundsordningen.",
    utfall=Utfall.NOTIS,
    tolerans=1000,
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def lagens_proportioner(underlag: Underlag) -> Provning:
    """Staten bidrar med hälften av medlen, regionen och kommunerna med en fjärdedel var.

    En part som har medlemmar i Medlemmar ska ha avgifter i not 1.
    """
    stat, region, kommuner = (_not1(underlag, part) for part in (Part.STAT, Part.REGION, Part.KOMMUN))
    mot_region = call("ABS", kommuner - region)
    mot_stat = call("ABS", stat - kommuner - region)
    return Provning(
        rounded(call("MAX", mot_region, mot_stat)),
        (
            par("Kommunernas avgifter mot regionens", kommuner, region, kravs=_har(Part.KOMMUN, Part.REGION)),
            par("Statens avgifter mot de andras", stat, kommuner + region, kravs=_har(Part.STAT)),
        ),
    )


@kontroll(
    "C11",
    "Not 1 per part är driftredovisningens intäktsrader",
    kalla="rkr-r14",
    text="Objekten i Objektsaldo och kontona i Saldo säger olika vem som betalat. Se objekt utan Id eller med fel "
    "Part.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def avgifterna_per_part(underlag: Underlag) -> Provning:
    """Tre vägar till varje parts avgifter är lika: medlemmarna i not 1, Part i Objektsaldo, och Drift i Saldo.

    En part som har medlemmar i Medlemmar ska ha avgifter på alla tre.
    """
    parter = {Part.STAT: "DR_stat", Part.REGION: "DR_region", Part.KOMMUN: "DR_kommuner"}
    koder = (*parter.values(), "DR_medlemmar", *underlag.form.klass("DR_ovriga_intakter"))
    allt = plus(*(saldo("Drift", kod) for kod in koder))
    alla = par("Alla intäkter mot Drift i Saldo", "DR_summa_intakter", allt)
    delade = "DR_medlemmar" in underlag.med_saldo
    skiljer: list[Expr] = [call("ABS", skillnad("DR_summa_intakter", allt))]
    belagg = [*parvis(alla).belagg]
    for part, kod in parter.items():
        mot_not = par(f"{_PARTERNA[part]} i not 1 mot Part i Objektsaldo", _not1(underlag, part), kod, kravs=_har(part))
        mot_saldo = par(
            f"{_PARTERNA[part]} i Objektsaldo mot Drift i Saldo", kod, saldo("Drift", kod), kravs=_har(part)
        )
        egna = [mot_not] if delade else [mot_not, mot_saldo]
        olika = [parvis(ett) for ett in egna]
        skiljer.append(olika[0].skillnad if delade else call("MAX", *(ett.skillnad for ett in olika)))
        belagg += [ett for provat in olika for ett in provat.belagg]
    return Provning(rounded(plus(rounded(skiljer[0]), *skiljer[1:])), tuple(belagg))


def _jamfors_i_klump(underlag: Underlag) -> bool:
    """Om not 2 och driftredovisningen delar kostnaderna på olika sätt: insatsmedel på slag, eller egna rader."""
    if underlag.form.egna("NOT2") or underlag.form.egna("DR"):
        return True
    return any(rad.drift == "DR_insatsmedel" and rad.not_ != "NOT2_insatsmedel" for rad in underlag.bokslut.kontoplan)


@kontroll(
    "C12",
    "Not 2 är verksamhetens kostnader och driftredovisningens rader",
    kalla="lkbr-9",
    text="Ett kostnadskonto har olika placering i Not och Drift, eller saknar den ena. Rätta Kontoplan.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def not_2(underlag: Underlag) -> Provning:
    """Notens rader är resultaträkningens kostnader, och rad för rad driftredovisningens.

    Är insatsmedel fördelade på kostnadsslag i noten, eller finns egna rader, jämförs bara summorna. En rad som
    förbundet inte har, till exempel egen personal, har inga konton på någon av sidorna.
    """
    kostnader = plus(*figurer("RR_kostnader", "RR_avskrivningar"))
    summan = par("Not 2 mot resultaträkningens kostnader", "NOT2_summa", -kostnader)
    if _jamfors_i_klump(underlag):
        drift = par("Driftredovisningen mot resultaträkningens kostnader", "DR_summa_kostnader", kostnader)
        return parvis(summan, drift)
    ovriga = plus(*figurer("NOT2_lokalhyra", "NOT2_revision", "NOT2_redovisning", "NOT2_ovriga"))
    personal = plus(*figurer("NOT2_loner", "NOT2_pension"))
    return parvis(
        summan,
        par("Insatsmedel i not 2 mot driftredovisningen", "NOT2_insatsmedel", -Figure("DR_insatsmedel")),
        par("Personal i not 2 mot driftredovisningen", personal, -Figure("DR_personal")),
        par("Övriga kostnader i not 2 mot driftredovisningen", ovriga, -Figure("DR_ovriga_externa")),
    )


@kontroll(
    "C13",
    "Not 3 är kortfristiga fordringar och not 4 kortfristiga skulder",
    kalla="lkbr-9",
    text="Ett balanskonto saknar not. Se kolumnen Not i Kontoplan för raderna Kortfristiga fordringar och Kortfristiga "
    "skulder.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def balansnoter(underlag: Underlag) -> Provning:
    """Noternas rader, efter kolumnen Not, är balansräkningens, efter kolumnen Rad.

    Halvårets not 4 är bara de upplupna posterna; övriga kortfristiga skulder har ingen not.
    """
    not4: Expr = Figure("BR_skulder")
    if underlag.har("Balansdag_fg"):
        egna = underlag.form.egna_i("BR_skulder")
        koder = [kod for egen in egna for kod in underlag.form.koder(egen)]
        not4 = plus(Figure("BR_upplupna"), *(saldo("Rad", kod, kontogrupp=UPPLUPNA) for kod in koder))
    return parvis(
        par("Not 3 mot kortfristiga fordringar", "NOT3_summa", "BR_fordringar"),
        par("Not 4 mot kortfristiga skulder", "NOT4_summa", not4),
    )


@kontroll(
    "F03",
    "Alla medlemsavgifter och skulder är fördelade på motpart",
    kalla="huvudbok",
    text="Konton som delas per motpart har belopp utan känt objekt. Ge objekten i bokföringen, fyll i Objekt i "
    "Medlemmar, eller lägg en rad med Källa manuell i Objektsaldo.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def fordelat_pa_motpart(_: Underlag) -> Provning:
    """Inget av det som kontoplanen delar per motpart är kvar när varje motpart fått sitt."""
    return parvis(
        rest("Medlemsavgifter i Saldo mot motparternas", "NOT1_ej_fordelat", kravs=_har(*Part)),
        rest("Skulder i Saldo mot motparternas", "NOT4_ej_fordelat", valfritt=True),
    )


def _mot_beslut(underlag: Underlag, kolumn: str) -> Provning:
    def beslutad(medlem: Medlem) -> Expr:
        return rounded(medlemsuppgift(medlem.id, kolumn))

    def ett(medlem: Medlem) -> Belagg:
        finns_kvar = bland("Medlemmar", ("Id", Text(medlem.id)), (kolumn, Text("<>0")))
        return par(f"{medlem.namn}: not 1 mot {kolumn}", f"NOT1_{medlem.id}", beslutad(medlem), kravs=finns_kvar)

    medlemmar = [medlem for medlem in underlag.bokslut.medlemmar if medlem.plats_not1 is not None]
    if not medlemmar:
        return oprovad(finns("Medlemmar", bland("Medlemmar", ("Id", Text("<>"))), kravs=ALLTID))
    return parvis(*map(ett, medlemmar))


def _mot_forra_beslutet(underlag: Underlag, _: Provning) -> Provning:
    return _mot_beslut(underlag, "Beslutad avgift fg")


@kontroll(
    "F04",
    "Bokförda medlemsavgifter är de beslutade",
    kalla="finsam-5",
    text="Not 1 följer huvudboken; någon medlem har betalat annat än styrelsen beslutade, eller beslutet är inte "
    "ifyllt i Medlemmar.",
    utfall=Utfall.NOTIS,
    jamforelse=_mot_forra_beslutet,
    namnger=avgifter,
)
def beslutade_avgifter(underlag: Underlag) -> Provning:
    """Varje medlems bokförda avgift är den som styrelsen beslutade. Varje medlem i not 1 ska ha båda."""
    return _mot_beslut(underlag, "Beslutad avgift")
