"""Vad som skiljer, namngivet: medlem, år och belopp i medlemsavgifterna; konto, insats och belopp i insatsmedlen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.figurer.hamta import medlemsuppgift, objektbelopp
from finsam_xl.figurer.insatsdrift import utover_insatsmedel
from finsam_xl.figurer.urval import summor
from finsam_xl.koder import omvant_tecken
from finsam_xl.kontroller.justeringar import huvudbokens
from finsam_xl.kontroller.namngivet import Skillnadsdel, storst_forst
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Period, Text
from finsam_xl.modell import Dimension, Version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Bokslut, Insats, Medlem

__all__ = ["avgifter", "insatsmedel", "omvanda_tecken"]

_INSATSMEDEL = "DR_insatsmedel"
_INSATSMEDLEN = (Dimension.INSATS, _INSATSMEDEL)
_BUDGETEN = {Version.VERKSAMHETSPLAN: "budget enligt verksamhetsplan", Version.PROGNOS: "prognos"}


def avgifter(underlag: Underlag) -> tuple[Skillnadsdel, ...]:
    """Medlemmarna som har betalat annat än styrelsen beslutade, per år."""
    visade = [medlem for medlem in underlag.bokslut.medlemmar if medlem.plats_not1 is not None]
    dagar = ((underlag.period, True), (underlag.period_fg, False))
    alla = (_avgift(underlag, medlem, dag, arets=arets) for medlem in visade for dag, arets in dagar if dag is not None)
    return storst_forst(ett for ett in alla if ett.skillnad)


def _avgift(underlag: Underlag, medlem: Medlem, dag: date, *, arets: bool) -> Skillnadsdel:
    beslut = medlem.beslutad if arets else medlem.beslutad_fg
    bokfort = -sum(
        (
            rad.belopp
            for rad in underlag.bokslut.objektsaldon
            if (rad.dimension, rad.id, rad.not_, rad.period) == (Dimension.MOTPART, medlem.id, "NOT1_medlemmar", dag)
        ),
        NOLL,
    )
    beslutat = "inget beslut ifyllt" if beslut is None else f"beslutat {_kr(beslut)}"
    kolumn = "Beslutad avgift" if arets else "Beslutad avgift fg"
    uttryck = Figure(f"NOT1_{medlem.id}", period=arets) - medlemsuppgift(medlem.id, kolumn)
    return Skillnadsdel(
        f"{medlem.namn} {_ar(dag)}", f"bokfört {_kr(bokfort)}, {beslutat}", bokfort - (beslut or NOLL), uttryck
    )


def insatsmedel(underlag: Underlag) -> tuple[Skillnadsdel, ...]:
    """Konton och insatser som gör att insatstabellens rader inte är huvudbokens insatsmedel."""
    return storst_forst((*_utan_insats(underlag), *_pa_fel_insats(underlag), *_budget_utan_rad(underlag)))


def _utan_insats(underlag: Underlag) -> Iterator[Skillnadsdel]:
    """Konton där Objektsaldo inte delar hela huvudbokens insatsmedel."""
    delat: dict[str, Decimal] = defaultdict(lambda: NOLL)
    for rad in underlag.bokslut.objektsaldon:
        if (rad.dimension, rad.drift, rad.period) == (Dimension.INSATS, _INSATSMEDEL, underlag.period):
            delat[rad.konto] += rad.belopp
    saldon: dict[str, Decimal] = defaultdict(lambda: NOLL)
    justerat: dict[str, Decimal] = defaultdict(lambda: NOLL)
    namn: dict[str, str] = {}
    for saldo in underlag.bokslut.saldon:
        if (saldo.drift, saldo.period) == (_INSATSMEDEL, underlag.period):
            saldon[saldo.konto] += saldo.belopp
            justerat[saldo.konto] += saldo.belopp if saldo.ar_justering else NOLL
            namn.setdefault(saldo.konto, saldo.benamning)
    for konto, belopp in saldon.items():
        if rest := belopp - delat.pop(konto, NOLL):
            var = "i bladet Justeringar" if rest == justerat[konto] else "i bokföringen"
            yield _konto(konto, namn[konto], f"{_kr(rest)} saknar insats {var}", rest)
    for konto, belopp in delat.items():
        if belopp:
            yield _konto(konto, "", f"{_kr(belopp)} på insatser finns inte i huvudbokens insatsmedel", -belopp)


def _konto(konto: str, benamning: str, vad: str, rest: Decimal) -> Skillnadsdel:
    villkor = (("Konto", Text(konto)), ("Drift", Text(_INSATSMEDEL)))
    bokfort = summor(Column("Saldo", "Belopp"), *villkor, ("Period", PERIOD))
    skiljer = bokfort - objektbelopp(Dimension.INSATS, *villkor)
    return Skillnadsdel(f"Konto {konto} {benamning}".strip(), vad, rest, skiljer)


def _pa_fel_insats(underlag: Underlag) -> Iterator[Skillnadsdel]:
    """Insatsmedel på objekt utan insats, och allt på en insats som inte listas."""
    insatser = {insats.id: insats for insats in underlag.bokslut.insatser}
    belopp: dict[tuple[str, str, str, str], Decimal] = defaultdict(lambda: NOLL)
    namn: dict[str, str] = {}
    medlen = (rad for rad in underlag.bokslut.objektsaldon if (rad.dimension, rad.drift) == _INSATSMEDLEN)
    utover = (rad for rad in utover_insatsmedel(underlag) if rad.id in insatser)
    for rad in (*medlen, *utover):
        if rad.period == underlag.period:
            belopp[rad.konto, rad.objekt, rad.id, rad.drift] += rad.belopp
            namn[rad.objekt] = rad.benamning
    for (konto, objekt, ident, drift), summa in belopp.items():
        brist = _brist(insatser.get(ident))
        if summa and brist:
            insats = insatser[ident].namn if ident in insatser else f"objekt {objekt} {namn[objekt]}".strip()
            vem = f"Konto {konto}, {insats}"
            yield Skillnadsdel(vem, f"{_kr(summa)} {brist}", summa, _objektbelopp(konto, objekt, ident, drift))


def _brist(insats: Insats | None) -> str:
    """Varför beloppet gör att tabellens rader och huvudboken skiljer; tomt när det inte gör det."""
    if insats is None:
        return "hör inte till någon insats i Insatser"
    if insats.memo:
        return "är insatsmedel fast insatsen visas efter summan"
    i_tabellen = insats.ordning is not None or insats.forbundets_eget
    return "" if i_tabellen else "på en insats utan Ordning i Insatser"


def _objektbelopp(konto: str, objekt: str, ident: str, drift: str) -> Expr:
    return summor(
        Column("Objektsaldo", "Belopp"),
        ("Konto", Text(konto)),
        ("Objekt", Text(objekt or "=")),
        ("Id", Text(ident or "=")),
        ("Dimension", Text(Dimension.INSATS)),
        ("Drift", Text(drift or "=")),
        ("Period", PERIOD),
    )


def _budget_utan_rad(underlag: Underlag) -> Iterator[Skillnadsdel]:
    listade = {insats.id for insats in underlag.bokslut.insatser if insats.ordning is not None and not insats.memo}
    namn = {insats.id: insats.namn for insats in underlag.bokslut.insatser}
    belopp: dict[tuple[str, Version], Decimal] = defaultdict(lambda: NOLL)
    for rad in underlag.bokslut.budget:
        if (rad.period, rad.post) == (underlag.period, "insatsmedel") and rad.insats not in listade:
            belopp[rad.insats, rad.version] += rad.belopp
    for (ident, version), summa in belopp.items():
        if summa and version in _BUDGETEN:
            vem = namn.get(ident, ident) or "Insatsmedel utan insats"
            yield Skillnadsdel(
                vem, f"{_BUDGETEN[version]} {_kr(summa)} har ingen rad", summa, _budgeten(ident, version)
            )


def _budgeten(ident: str, version: Version) -> Expr:
    return summor(
        Column("Budget", "Belopp"),
        ("Post", Text("insatsmedel")),
        ("Insats", Text(ident or "=")),
        ("Version", Text(version)),
        ("Period", PERIOD),
    )


def omvanda_tecken(underlag: Underlag) -> tuple[Skillnadsdel, ...]:
    """Kostnadskonton med kredit och intäktskonton med debet i huvudboken, per år."""
    return storst_forst(_omvanda(underlag.bokslut, underlag))


def _omvanda(bokslut: Bokslut, underlag: Underlag) -> Iterator[Skillnadsdel]:
    for rad in bokslut.saldon:
        if rad.ar_justering:
            continue
        lagens = underlag.form.lagens(rad.rad)
        if rad.period in {underlag.period, underlag.period_fg} and omvant_tecken(lagens, rad.belopp):
            period = Period(period=rad.period == underlag.period)
            sida = "debet" if rad.belopp > 0 else "kredit"
            villkor = (("Konto", Text(rad.konto)), ("Period", period), *huvudbokens(underlag))
            uttryck = summor(Column("Saldo", "Belopp"), *villkor)
            yield Skillnadsdel(
                f"{rad.konto} {rad.benamning} {_ar(rad.period)}",
                f"{sida} {_kr(abs(rad.belopp))} på {underlag.form.namn(rad.rad)}",
                rad.belopp,
                uttryck,
            )


def _ar(dag: date) -> str:
    """Årtalet, eller dagen för en period som inte slutar med kalenderåret."""
    return str(dag.year) if (dag.month, dag.day) == (12, 31) else dag.isoformat()


def _kr(belopp: Decimal) -> str:
    return f"{svensk(belopp, 2)} kr"
