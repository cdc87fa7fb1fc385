"""Noterna som bladet Upplysningar fyller: leasing, ansvarsförbindelser, medelantal anställda och sjukfrånvaro."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import ANSVAR, LEASING
from finsam_xl.figurer.upplyst import anstallda, har_upplysning, upplysningar, upplyst
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.expr import Figure
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, Section, Sum
from finsam_xl.layout.value import Kind, Value
from finsam_xl.modell import Upplysningsslag
from finsam_xl.parametrar import sjukfranvarons_grans

if TYPE_CHECKING:
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Row
    from finsam_xl.layout.value import Content

__all__ = [
    "ansvarsposter",
    "ansvarsrader",
    "har_leasing",
    "leasingposter",
    "leasingrader",
    "personalens_mening",
    "personalposter",
    "personalrader",
    "sjukfranvaron_doljs",
    "utan_uppgift",
]

_U = Upplysningsslag
_KALLA = "lkbr-9"
_LEASING = {_U.LEASING_1: "Inom 1 år", _U.LEASING_5: "1–5 år", _U.LEASING_SENARE: "Över 5 år"}
_ANSVAR = {
    _U.ANSVAR: "Ansvarsförbindelse",
    _U.PENSIONSANSVAR: "Pensionsförpliktelser som inte är skuld eller avsättning",
    _U.PANT: "Ställd pant",
}
_MEDELANTAL = {_U.KVINNOR: "Kvinnor", _U.MAN: "Män"}
_ALDRAR = {_U.UNGA: "29 år eller yngre", _U.MELLAN: "30–49 år", _U.ALDRE: "50 år eller äldre"}
_SJUK = {_U.SJUK: "Sjukfrånvaro, procent", _U.SJUK_LANG: "Varav som varat 60 dagar eller mer, procent"}
_GRUPPER = {
    _U.SJUK_KVINNOR: (_U.KVINNOR, "Kvinnor, procent"),
    _U.SJUK_MAN: (_U.MAN, "Män, procent"),
    _U.SJUK_UNGA: (_U.UNGA, "29 år eller yngre, procent"),
    _U.SJUK_MELLAN: (_U.MELLAN, "30–49 år, procent"),
    _U.SJUK_ALDRE: (_U.ALDRE, "50 år eller äldre, procent"),
}
"""Gruppens sjukfrånvaro, och antalet i gruppen som avgör om den visas."""


def leasingposter(underlag: Underlag) -> tuple[Post, ...]:
    """Framtida leasingavgifter i kr, efter när de betalas."""
    delar = tuple(Post(_id(slag), upplyst(underlag, slag), etikett=slag.text, kalla="rkr-r5") for slag in LEASING)
    return (*delar, summa("UP_leasing", tuple(post.ident for post in delar)))


def utan_uppgift(underlag: Underlag, *slag: Upplysningsslag) -> dict[str, Content]:
    """Cellerna för de år som Upplysningar inte har något av slagen för: de är tomma, för noll är en uppgift."""
    har = {ett.period for ett in upplysningar(underlag, *slag)}
    return {kolumn: None for kolumn, dag in _kolumnerna(underlag).items() if dag not in har}


def har_leasing(underlag: Underlag) -> bool:
    """Om de framtida avgifterna är skrivna."""
    return har_upplysning(underlag, *LEASING)


def leasingrader(underlag: Underlag) -> tuple[Row, ...]:
    """De tre tiderna och summan; en tid som ingen har skrivit för året är tom, inte noll."""
    rader = tuple(Line(_id(slag), text, cells=utan_uppgift(underlag, slag)) for slag, text in _LEASING.items())
    leden = tuple(rad.ident for rad in rader)
    utan = utan_uppgift(underlag, *LEASING)
    summan = Sum("UP_leasing", "Summa framtida leasingavgifter", cells=utan, of=leden)
    return (Section("UP_leasing_rubrik", "Framtida leasingavgifter"), *rader, summan)


def _id(slag: Upplysningsslag) -> str:
    return f"UP_{slag.name.casefold()}"


def _ansvar(underlag: Underlag) -> dict[tuple[Upplysningsslag, str], str]:
    """Siffran för varje ansvarsförbindelse, efter slag och benämning."""
    nycklar = dict.fromkeys(
        (ett.slag, ett.benamning) for ett in upplysningar(underlag, *ANSVAR) if ett.slag is not None
    )
    return {nyckel: f"UP_ansvar_{nr}" for nr, nyckel in enumerate(nycklar, start=1)}


def ansvarsposter(underlag: Underlag) -> tuple[Post, ...]:
    """Panter och ansvarsförbindelser i kr, var för sig och sammanlagt."""
    alla = _ansvar(underlag)
    delar = tuple(
        Post(ident, upplyst(underlag, slag, namn or "="), etikett=namn or _ANSVAR[slag], kalla=_KALLA)
        for (slag, namn), ident in alla.items()
    )
    return (*delar, summa("UP_ansvar", tuple(alla.values())))


def ansvarsrader(underlag: Underlag) -> tuple[Row, ...]:
    """En rad per ansvarsförbindelse och pant, och summan."""
    alla = _ansvar(underlag)
    tomma = utan_uppgift(underlag, *ANSVAR)
    rader = tuple(Line(ident, namn or _ANSVAR[slag], cells=tomma) for (slag, namn), ident in alla.items())
    return (*rader, Sum("UP_ansvar", "Summa", cells=tomma, of=tuple(alla.values())))


def _kolumnerna(underlag: Underlag) -> dict[str, date | None]:
    """Kolumnerna och deras dagar; i ett förbunds första år har jämförelsen ingen."""
    return {"period": underlag.period, "jamforelse": underlag.period_fg}


def _dagarna(underlag: Underlag) -> dict[str, date]:
    return {kolumn: dag for kolumn, dag in _kolumnerna(underlag).items() if dag is not None}


def sjukfranvaron_doljs(underlag: Underlag, dag: date, *grupp: Upplysningsslag) -> bool:
    """Om de anställda det året, eller gruppen av dem, är så få att sjukfrånvaron inte ska visas."""
    return anstallda(underlag, dag, *grupp) <= sjukfranvarons_grans(dag.year)


def _dolda_ar(underlag: Underlag, slag: Upplysningsslag) -> dict[str, Content]:
    """Cellerna för de år då förbundet, eller gruppen, hade för få anställda för att sjukfrånvaron ska visas."""
    grupper = [(), (_GRUPPER[slag][0],)] if slag in _GRUPPER else [()]
    return {
        kolumn: None
        for kolumn, dag in _dagarna(underlag).items()
        if any(sjukfranvaron_doljs(underlag, dag, *grupp) for grupp in grupper)
    }


def _sjuk(underlag: Underlag) -> dict[Upplysningsslag, str]:
    """Sjukfrånvaron som visas, något av åren."""
    texter = _SJUK | {slag: text for slag, (_, text) in _GRUPPER.items()}
    return {slag: text for slag, text in texter.items() if _visade_ar(underlag, slag)}


def _visade_ar(underlag: Underlag, slag: Upplysningsslag) -> set[str]:
    return set(_dagarna(underlag)) - set(utan_uppgift(underlag, slag)) - set(_dolda_ar(underlag, slag))


def _personer(underlag: Underlag) -> dict[Upplysningsslag, str]:
    return {slag: text for slag, text in (_MEDELANTAL | _ALDRAR).items() if har_upplysning(underlag, slag)}


def personalposter(underlag: Underlag) -> tuple[Post, ...]:
    """Medelantalet anställda och sjukfrånvaron i procent av ordinarie arbetstid."""
    slag = (*_personer(underlag), *_sjuk(underlag))
    delar = tuple(Post(_id(ett), upplyst(underlag, ett), Enhet.ANTAL, ett.text, "sjukfranvaro") for ett in slag)
    konen = tuple(_id(ett) for ett in _MEDELANTAL if ett in slag)
    totalt = Post("UP_medelantal", summa("", konen).formel, Enhet.ANTAL, "Medelantal anställda", "sjukfranvaro")
    return (*delar, totalt) if konen else delar


def personalrader(underlag: Underlag) -> tuple[Row, ...]:
    """Medelantal per kön, och sjukfrånvaron när de anställda är fler än lagens gräns."""
    konen = {slag: text for slag, text in _personer(underlag).items() if slag in _MEDELANTAL}
    rader: list[Row] = [_tal(underlag, _id(slag), text, slag) for slag, text in konen.items()]
    if rader:
        summan = _tal(underlag, "UP_medelantal", "Summa", *konen)
        rader = [Section("UP_personal_rubrik", "Medelantal anställda"), *rader, summan]
    return (*rader, *(_tal(underlag, _id(slag), text, slag) for slag, text in _sjuk(underlag).items()))


def personalens_mening(underlag: Underlag) -> str:
    """Varför sjukfrånvaron, eller en grupps, inte visas; tom när allt som är skrivet visas."""
    grans = sjukfranvarons_grans(underlag.period.year)
    if sjukfranvaron_doljs(underlag, underlag.period):
        return f"Sjukfrånvaron lämnas inte: förbundet har högst {grans} anställda."
    skrivna = [slag for slag in (*_SJUK, *_GRUPPER) if har_upplysning(underlag, slag)]
    dolda = any(set(_dolda_ar(underlag, ett)) - set(utan_uppgift(underlag, ett)) for ett in skrivna)
    return f"Sjukfrånvaron lämnas inte för grupper med högst {grans} anställda." if dolda else ""


def _tal(underlag: Underlag, ident: str, text: str, *slag: Upplysningsslag) -> Line:
    visade: dict[str, Content] = {
        kolumn: Value(Figure(ident, nu), Kind.TAL) for kolumn, nu in (("period", True), ("jamforelse", False))
    }
    dolda = _dolda_ar(underlag, slag[0]) if slag[0] in _SJUK or slag[0] in _GRUPPER else {}
    return Line(ident, text, cells={**visade, **utan_uppgift(underlag, *slag), **dolda})
