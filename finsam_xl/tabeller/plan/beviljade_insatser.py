"""Beviljade insatser: period, budget och rekvirerande organisation, i grupper med summor, och medlen som är kvar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import VALD_VERSION, budget
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import PLANAR, planens_dag
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, uppslag
from finsam_xl.layout.expr import Expr, Figure, Text, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Sum, Table, Total
from finsam_xl.layout.value import Content, Kind, Value, amount
from finsam_xl.tabeller.kolumner import text
from finsam_xl.tabeller.periodbelopp import arets_del, vald_version
from finsam_xl.tabeller.periodbelopp import insatser as insatser_med_belopp
from finsam_xl.tabeller.plan.ar import rubrik

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Insats

__all__ = ["grupper", "listade", "listans_ar", "poster", "tabell"]

_KALLA = "budget"
_POST = "insatsmedel"


def _budgeterade(underlag: Underlag) -> dict[str, set[int]]:
    """Planens år som varje insats har budget för, i planens version."""
    version = vald_version(underlag)
    aren: dict[str, set[int]] = {}
    for rad in underlag.bokslut.budget:
        nummer = rad.period.year - underlag.period.year + 1
        egen_rad = rad.hela_perioden is None and rad.belopp and rad.version == version
        if egen_rad and rad.insats and rad.post == _POST and nummer in PLANAR:
            aren.setdefault(rad.insats, set()).add(nummer)
    for insats in insatser_med_belopp(underlag, version):
        delade = {nummer for nummer in PLANAR if arets_del(insats, underlag, version, nummer) is not None}
        if delade:
            aren.setdefault(insats.id, set()).update(delade)
    return aren


def listade(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna med budget något av planens år, i Insatsers ordning."""
    med = _budgeterade(underlag)
    return tuple(insats for insats in underlag.bokslut.samverkansinsatser if insats.id in med)


def listans_ar(underlag: Underlag) -> tuple[int, ...]:
    """Åren som listan visar: det första, och de andra som någon insats har budget för."""
    aren = {nummer for ett in _budgeterade(underlag).values() for nummer in ett}
    return tuple(nummer for nummer in PLANAR if nummer == 1 or nummer in aren)


def grupper(underlag: Underlag) -> dict[str, tuple[Insats, ...]]:
    """Grupperna som har fler än en insats; deras insatser med undergrupperna sist, i den ordning de först nämns."""
    samlade: dict[str, list[Insats]] = {}
    for insats in listade(underlag):
        samlade.setdefault(insats.grupp, []).append(insats)
    return {grupp: _efter_undergrupp(insatser) for grupp, insatser in samlade.items() if grupp and len(insatser) > 1}


def _efter_undergrupp(insatser: list[Insats]) -> tuple[Insats, ...]:
    ordning = ["", *dict.fromkeys(insats.undergrupp for insats in insatser if insats.undergrupp)]
    return tuple(sorted(insatser, key=lambda insats: ordning.index(insats.undergrupp)))


def _utan_grupp(underlag: Underlag) -> tuple[Insats, ...]:
    i_grupp = {insats.id for insatser in grupper(underlag).values() for insats in insatser}
    return tuple(insats for insats in listade(underlag) if insats.id not in i_grupp)


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Varje insats budget (kr, positiv) per år, gruppernas summor, och det som inte hör till någon listad insats."""
    return tuple(post for nummer in PLANAR for post in _arets(nummer, underlag))


def _arets(nummer: int, underlag: Underlag) -> tuple[Post, ...]:
    def post(ident: str, uttryck: Expr, etikett: str) -> Post:
        return Post(f"{ident}_{nummer}", uttryck, etikett=f"{etikett}, år {nummer}", kalla=_KALLA, bara_period=True)

    insatser = listade(underlag)
    beviljat, kvar = (-Figure(f"BU_{ident}_{nummer}") for ident in ("beviljade", "tillgangliga"))
    listat = plus(*figurer(*(f"BI_{insats.id}_{nummer}" for insats in insatser)))
    return (
        *(post(f"BI_{insats.id}", _budget(insats, nummer, underlag), insats.namn) for insats in insatser),
        *(
            post(ident, plus(*figurer(*(f"BI_{insats.id}_{nummer}" for insats in egna))), f"Totalt {grupp}")
            for ident, grupp, egna in _numrerade(underlag)
        ),
        post("BG_utan_insats", rounded(beviljat - listat), "Beviljat utan insats"),
        post("BG_ej_beslutade", kvar, "Ej beslutade medel"),
        post("BG_summa", beviljat + kvar, "Samverkansmedel"),
    )


def _budget(insats: Insats, nummer: int, underlag: Underlag) -> Expr:
    arets = budget(_POST, VALD_VERSION, tecken=1, period=planens_dag(nummer), insats=insats.id)
    delat = arets_del(insats, underlag, vald_version(underlag), nummer)
    return arets if delat is None else arets + delat


def _numrerade(underlag: Underlag) -> tuple[tuple[str, str, tuple[Insats, ...]], ...]:
    """Grupperna med det id som deras summa har."""
    return tuple(
        (f"BG_grupp{plats}", grupp, insatser)
        for plats, (grupp, insatser) in enumerate(grupper(underlag).items(), start=1)
    )


def tabell(underlag: Underlag) -> Table:
    """Listan som den trycks; summan är budgetens, så en rad utan insats syns i stället för att saknas."""
    per_id = {f"BI_{insats.id}": insats for insats in listade(underlag)}
    return Table(
        "BI",
        "Beviljade insatser",
        (
            _datum(per_id, "Start", "Från"),
            _datum(per_id, "Slut", "Till"),
            *(_arskolumn(nummer) for nummer in listans_ar(underlag)),
            text(
                "organisation",
                "Rekvirerande organisation",
                lambda rad: per_id[rad.ident].insatsagare if rad.ident in per_id else None,
                32,
            ),
        ),
        _rader(underlag),
        label="Insats",
        label_width=44,
        unit="Insatsenhet",
    )


def _datum(per_id: dict[str, Insats], kolumn: str, rubriken: str) -> PrintedColumn:
    def innehall(rad: Row) -> Content:
        insats = per_id.get(rad.ident)
        if insats is None:
            return None
        saknas = lika_med_noll(bland("Insatser", ("Id", Text(insats.id)), (kolumn, Text(">0"))))
        return Value(uppslag("Insatser", kolumn, "Id", insats.id), Kind.DATUM, saknas)

    return PrintedColumn(kolumn.lower(), rubriken, innehall, 12)


def _arskolumn(nummer: int) -> PrintedColumn:
    def innehall(rad: Row) -> Content:
        return None if isinstance(rad, Section) else amount(Figure(f"{rad.ident}_{nummer}"))

    return PrintedColumn(f"ar_{nummer}", rubrik(nummer), innehall, 14, year=nummer)


def _rader(underlag: Underlag) -> tuple[Row, ...]:
    rader: list[Row] = []
    delar: list[str] = []
    for ident, grupp, insatser in _numrerade(underlag):
        rader.append(Section(f"{ident}_rubrik", grupp))
        undergrupp = ""
        for insats in insatser:
            if insats.undergrupp != undergrupp:
                undergrupp = insats.undergrupp
                rader.append(Section(f"{ident}_{insats.id}_rubrik", undergrupp))
            rader.append(Line(f"BI_{insats.id}", insats.namn))
        rader.append(Sum(ident, f"Totalt {grupp}", of=tuple(f"BI_{insats.id}" for insats in insatser)))
        delar.append(ident)
    ensamma: list[Row] = [Line(f"BI_{insats.id}", insats.namn) for insats in _utan_grupp(underlag)]
    if _finns_utan_insats(underlag):
        ensamma.append(Line("BG_utan_insats", "Beviljat, ännu inte fördelat på insats"))
    ensamma.append(Line("BG_ej_beslutade", "Ej beslutade medel"))
    delar += [rad.ident for rad in ensamma]
    return (*rader, *ensamma, Total("BG_summa", "Summa", of=tuple(delar)))


def _finns_utan_insats(underlag: Underlag) -> bool:
    """Om något av listans år har beviljade medel som inte hör till en listad insats."""
    version, visade = vald_version(underlag), {insats.id for insats in listade(underlag)}
    return any(
        rad.belopp and rad.post == _POST and rad.insats not in visade
        for rad in underlag.bokslut.budget
        if rad.version == version and rad.period.year - underlag.period.year + 1 in listans_ar(underlag)
    )
