"""Halvårsredovisningen: en godtagen period, en prognos som går ihop, alla delar, och rätt underskrifter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import VALD_VERSION, ingaende_eget_kapital
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.kontroller.provning import ALLTID, Provning, finns, kvar, par, parvis, sokning
from finsam_xl.kontroller.register import HALVARET, Utfall, kontroll
from finsam_xl.layout.expr import (
    PERIOD,
    Binary,
    Column,
    Expr,
    Figure,
    Period,
    Setting,
    Text,
    call,
    number,
    plus,
    rounded,
)
from finsam_xl.modell import Version

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

_MINST, _HOGST = 6, 8
_INTAKTER = ("stat", "region", "kommuner", "ovriga_intakter", "finansiella_intakter")
_KOSTNADER = ("insatsmedel", "personal", "ovriga_externa")


def _manader(dag: Expr) -> Expr:
    return call("YEAR", dag) * number(12) + call("MONTH", dag)


@kontroll(
    "F09",
    "Perioden är minst ett halvt och högst två tredjedelar av året",
    kalla="rkr-r17",
    text="Antalet månader som perioden är för kort eller för lång för en delårsrapport enligt rekommendationen.",
    utfall=Utfall.NOTIS,
    rapporter=HALVARET,
)
def periodens_langd(_: Underlag) -> Provning:
    """En delårsrapport omfattar minst ett halvt år och högst två tredjedelar av året."""
    manader = _manader(PERIOD) - _manader(Setting("Helar")) + number(12)
    fattas, over = number(_MINST) - manader, manader - number(_HOGST)
    return Provning(
        call("MAX", number(0), fattas) + call("MAX", number(0), over),
        (par("Periodens och helårets sista dag i Grunddata", PERIOD, Setting("Helar"), kravs=ALLTID),),
    )


@kontroll(
    "C32b",
    "Perioderna hör ihop: samma dag året före, och helåret börjar dagen efter förra balansdagen",
    kalla="rkr-r17",
    text="Antalet dagar som skiljer. Se Halvårsredovisning i Grunddata.",
    rapporter=HALVARET,
)
def perioderna(underlag: Underlag) -> Provning:
    """Jämförelseperioden slutar ett år före perioden, och helåret börjar dagen efter förra balansdagen.

    En dag som inte jämförs, för att det är förbundets första år, prövas inte.
    """
    aret_fore = (call("EDATE", PERIOD, number(-12)), Period(period=False))
    balansdagen = (call("EDATE", Setting("Helar"), number(-12)), Setting("Balansdag_fg"))
    provade = [
        ("Perioden mot samma dag året före", *aret_fore) if underlag.period_fg else None,
        ("Helåret mot förra balansdagen", *balansdagen) if underlag.balansdag_fg else None,
    ]
    dagar = [ett for ett in provade if ett is not None]
    over = call("MAX", number(0), PERIOD - Setting("Helar"))
    return Provning(
        plus(*(call("ABS", ena - andra) for _, ena, andra in dagar), over),
        (
            *(par(*ett, kravs=ALLTID) for ett in dagar),
            par("Perioden mot helårets sista dag", PERIOD, Setting("Helar"), kravs=ALLTID),
        ),
    )


@kontroll(
    "C30",
    "Prognosens resultat och överskott går ihop",
    kalla="rkr-r17",
    text="Prognosen i Budget summerar inte till resultatet, eller årets ingående balanser är inte förra balansdagens "
    "eget kapital. Se Budget, version prognos, och läs in förra årets slutliga SIE-fil.",
    rapporter=HALVARET,
)
def prognosen(underlag: Underlag) -> Provning:
    """Prognosens resultat är Budgets rader, och överskottet det egna kapital som året började med plus resultatet.

    Det ingående tas ur periodens IB i stället för förra balansdagens UB.
    """
    ingaende = ingaende_eget_kapital(underlag.form.klass("BR_eget_kapital"))
    resultat = rounded(_prognossumma(underlag, _INTAKTER) - _prognossumma(underlag, _KOSTNADER))
    return parvis(
        par("Prognosens resultat mot Budget", "PR_resultat", resultat, kravs=ALLTID),
        par("Överskottet från tidigare år mot årets IB", "PR_ingaende", ingaende, kravs=ALLTID),
        par("Beräknat överskott mot IB och Budget", "PR_beraknat", ingaende + resultat, kravs=ALLTID),
    )


def _prognossumma(underlag: Underlag, poster: tuple[str, ...]) -> Expr:
    def post(namn: str) -> Expr:
        villkor = (("Post", Text(namn)), ("Version", Text(Version.PROGNOS)), ("Period", Setting("Helar")))
        return summor(Column("Budget", "Belopp"), *villkor)

    return plus(*(post(ett) for namn in poster for ett in underlag.form.budgetposter(namn)))


@kontroll(
    "C30b",
    "Det som återstår av prognosen är inte negativt",
    kalla="rkr-r17",
    text="Antalet kostnadsrader där utfallet redan är större än prognosen för hela året. Se över prognosen i Budget.",
    utfall=Utfall.NOTIS,
    rapporter=HALVARET,
)
def under_utfallet(_: Underlag) -> Provning:
    """Ingen kostnad är redan större än vad prognosen väntar sig för hela året."""

    def rad(namn: str) -> Expr:
        kvar = Figure(f"PP_{namn}") - Figure(f"DR_{namn}")
        return call("IF", Binary(">", rounded(kvar), number(0)), number(1), number(0))

    prognos, utfall = (plus(*figurer(*(f"{stam}_{namn}" for namn in _KOSTNADER))) for stam in ("PP", "DR"))
    return sokning(plus(*map(rad, _KOSTNADER)), par("Prognosens kostnader mot utfallet", prognos, utfall, kravs=ALLTID))


@kontroll(
    "C17b",
    "Insatsmedlen hör till insatserna i tabellen",
    kalla="uppfoljning-insatser",
    text="Så mycket av insatsmedlen saknar insats i bokföringen, eller hör till en insats utan Ordning i Insatser. De "
    "visas på raden Insatsmedel utan insats.",
    utfall=Utfall.NOTIS,
    rapporter=HALVARET,
)
def utan_insats(_: Underlag) -> Provning:
    """Insatsmedlen i huvudboken är insatsernas i tabellen, ur Objektsaldo."""
    return kvar("Driftredovisningens insatsmedel mot tabellens insatser", "IN_utan_insats_utfall")


@kontroll(
    "C35",
    "De som skriver under är styrelsens ordinarie ledamöter",
    kalla="styrelsen",
    text="Antalet platser som skiljer: styrelsen har ändrats sedan underskrifterna byggdes. Bygg rapporten igen.",
    rapporter=HALVARET,
)
def undertecknare(underlag: Underlag) -> Provning:
    """Platserna som byggdes är styrelsens som den står nu: antalet, och varje plats för sig."""
    tryckta = [plats for plats in underlag.bokslut.styrelse if plats.grupp == "ordinarie"]
    ordinarie = ("Grupp", Text("ordinarie"))
    antal = call("ABS", bland("Styrelse", ordinarie) - number(len(tryckta)))
    finns_kvar = (
        bland("Styrelse", ordinarie, ("Roll", Text(roll)), ("Organisation", Text(organisation)))
        for roll, organisation in dict.fromkeys((plats.roll, plats.organisation) for plats in tryckta)
    )
    saknas = (call("IF", Binary("=", ett, number(0)), number(1), number(0)) for ett in finns_kvar)
    return sokning(plus(antal, *saknas), finns("Platser i Styrelse", bland("Styrelse", ordinarie)))


@kontroll(
    "F11",
    "Årets tilldelning finns i Budget",
    kalla="finsam-5",
    text="Budget har inga medlemsavgifter på helårets sista dag i den valda versionen, så tilldelningen visas som "
    "noll.",
    utfall=Utfall.NOTIS,
    rapporter=HALVARET,
)
def tilldelningen(_: Underlag) -> Provning:
    """Budget har medlemsavgifter för hela året i den version som rapporten jämför med."""
    villkor = (("Version", VALD_VERSION), ("Period", Setting("Helar")))
    return sokning(
        call("IF", Binary("=", rounded(Figure("FI_summa")), number(0)), number(1), number(0)),
        finns("Budgeten för hela året", summor(Column("Budget", "Belopp"), *villkor)),
    )
