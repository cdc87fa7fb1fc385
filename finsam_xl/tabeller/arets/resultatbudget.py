"""Budgeten i resultaträkningen: kolumner bredvid utfallet, när förbundet har valt det i Grunddata.

Budget håller poster, inte resultaträkningens rader: det som ingen post gäller (avskrivningar, finansiella kostnader,
egna rader) har ingen budget och trycks tomt. Avvikelsen visas då mot noll, som i driftredovisningen. En egen summa av
rader har varken budget eller avvikelse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.avvikelse import avvikelse
from finsam_xl.figurer.hamta import VALD_VERSION, budget
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import helaret
from finsam_xl.figurer.urval import bland
from finsam_xl.koder import RAD
from finsam_xl.layout.expr import PERIOD, Figure, Setting, Text, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import PrintedColumn, Section, Sum
from finsam_xl.layout.value import amount
from finsam_xl.modell import Budgetkolumn
from finsam_xl.regler.avvikelse import Konvention
from finsam_xl.tabeller.arets.driftredovisning import INTAKTER
from finsam_xl.tabeller.egna_poster import egna_summor
from finsam_xl.tabeller.periodbelopp import insatser, vald_version
from finsam_xl.uppstallning.form import OVRIGT

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import Row
    from finsam_xl.layout.value import Content

__all__ = ["med_budget", "med_budgetposter"]

_RANTA = "finansiella_intakter"
_POSTER = {
    "RR_intakter": INTAKTER,
    "RR_kostnader": ("insatsmedel", "insatsmedel_ej_beslutade", "personal", "ovriga_externa"),
    "RR_finansiella_intakter": (_RANTA,),
}
"""Raderna som har budget, och posterna i Budget som är deras."""
_RESULTAT = {
    "RR_nettokostnad": "verksamhetens nettokostnad",
    "RR_verksamhetens_resultat": "verksamhetens resultat",
    "RR_efter_finansiella": "resultat efter finansiella poster",
    "RR_arets_resultat": "årets resultat",
}
_BREDD = 17


def med_budgetposter(underlag: Underlag, rader: tuple[Post, ...]) -> tuple[Post, ...]:
    """*rader*, och när förbundet har valt det deras budget (RB) och avvikelse (RA) i kr, kostnader negativa."""
    val = underlag.rapportval("Budgetkolumn")
    if val not in {Budgetkolumn.BUDGET, Budgetkolumn.MED_AVVIKELSE}:
        return rader
    budgeterade = tuple(_post("RB", ett, _budget(underlag, ett.ident), "Budget") for ett in rader if _budgeteras(ett))
    if val == Budgetkolumn.BUDGET:
        return (*rader, *budgeterade)
    summor = {rad.id for rad in egna_summor(underlag, "RR")}
    skilda = (ett for ett in rader if ett.ident not in summor)
    return (*rader, *budgeterade, *(_post("RA", ett, _avvikelse(underlag, ett.ident), "Avvikelse") for ett in skilda))


def _budgeteras(post: Post) -> bool:
    return post.ident in _POSTER or post.ident in _RESULTAT


def _radens(ident: str) -> str:
    """Lagens rad, också när egna rader visar en del av den: budgeten står på det som är kvar."""
    return ident.removesuffix(OVRIGT)


def _post(prefix: str, post: Post, uttryck: Expr, vad: str) -> Post:
    return Post(_id(prefix, post.ident), uttryck, etikett=f"{vad}: {_ord(post)}", bara_period=True)


def _ord(post: Post) -> str:
    namn = _RESULTAT.get(post.ident) or RAD.get(post.ident) or post.etikett
    return namn[:1].lower() + namn[1:]


def _id(prefix: str, ident: str) -> str:
    return f"{prefix}_{ident.removeprefix('RR_')}"


def _budget(underlag: Underlag, ident: str) -> Expr:
    match ident:
        case "RR_intakter":
            return Figure("DB_summa_intakter")
        case "RR_kostnader":
            return Figure("DB_summa_kostnader")
        case "RR_finansiella_intakter":
            return helaret(underlag, budget(_RANTA, VALD_VERSION, tecken=1))
        case "RR_nettokostnad" | "RR_verksamhetens_resultat":
            return Figure("RB_intakter") + Figure("RB_kostnader")
        case "RR_efter_finansiella":
            return Figure("RB_verksamhetens_resultat") + Figure("RB_finansiella_intakter")
        case _:
            return Figure("RB_efter_finansiella")


def _avvikelse(underlag: Underlag, ident: str) -> Expr:
    """Mot noll för en rad utan budget, så att avvikelserna tillsammans är resultatets."""
    konvention = underlag.rapportval("Avvikelse_drift")
    som_tryckt = konvention == Konvention.SOM_TRYCKT_2025
    if _radens(ident) in {*_POSTER, *_RESULTAT}:
        return avvikelse(Figure(ident), Figure(_id("RB", _radens(ident))), "" if som_tryckt else konvention)
    return -Figure(ident) if konvention == Konvention.BUDGET_MINUS_UTFALL else Figure(ident)


def med_budget(underlag: Underlag, kolumner: tuple[PrintedColumn, ...]) -> tuple[PrintedColumn, ...]:
    """*kolumner* för perioden och jämförelsen, med budget och avvikelse efter perioden när förbundet har valt det."""
    val = underlag.rapportval("Budgetkolumn")
    if val not in {Budgetkolumn.BUDGET, Budgetkolumn.MED_AVVIKELSE}:
        return kolumner
    period, *fore = kolumner
    av = (_avvikelsekolumn(underlag),) if val == Budgetkolumn.MED_AVVIKELSE else ()
    return (period, _budgetkolumn(underlag), *av, *fore)


def _budgetkolumn(underlag: Underlag) -> PrintedColumn:
    def visa(rad: Row) -> Content:
        ident = _radens(rad.ident)
        if ident not in {*_POSTER, *_RESULTAT}:
            return None
        return amount(Figure(_id("RB", ident), True), empty_if=_saknas(underlag, _POSTER.get(ident, ())))

    vad = "Helårsbudget" if underlag.har("Helar") else "Budget"
    return PrintedColumn("budget", f"{vad} enl. {underlag.rapportval('Budgetversion')}", visa, _BREDD, year=0)


def _avvikelsekolumn(underlag: Underlag) -> PrintedColumn:
    som = underlag.rapportval("Avvikelse_drift")
    konvention = Konvention.UTFALL_MINUS_BUDGET if som == Konvention.SOM_TRYCKT_2025 else som

    def visa(rad: Row) -> Content:
        if isinstance(rad, Section) or (isinstance(rad, Sum) and rad.ident not in _RESULTAT):
            return None
        return amount(Figure(_id("RA", rad.ident), True), empty_if=_saknas(underlag))

    return PrintedColumn("avvikelse", f"Avvikelse ({konvention})", visa, _BREDD, year=0)


def _saknas(underlag: Underlag, poster_: tuple[str, ...] = ()) -> Expr:
    """Villkoret att Budget inte har någon rad för *poster_* i vald version, eller utan dem för någon post alls."""
    dag = Setting("Helar") if underlag.har("Helar") else PERIOD
    version = ("Version", VALD_VERSION)
    val: list[tuple[tuple[str, Expr], ...]] = [(("Post", Text(ett)),) for ett in poster_] or [()]
    rader = [bland("Budget", *ett, version, ("Period", dag), ("Belopp", Text("<>"))) for ett in val]
    if insatser(underlag, vald_version(underlag)) and (not poster_ or "insatsmedel" in poster_):
        rader.append(bland("Budget", version, ("Belopp hela perioden", Text("<>"))))
    return lika_med_noll(plus(*rader))
