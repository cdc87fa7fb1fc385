"""Noterna som bladet Upplysningar fyller: leasing, ansvarsförbindelser, medelantal anställda och sjukfrånvaro."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.figurer.lagnoter import ANSVAR, LEASING
from finsam_xl.figurer.upplyst import har_upplysning, upplysningar, upplyst
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.expr import Figure
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, Section, Sum
from finsam_xl.layout.value import Kind, Value
from finsam_xl.modell import Upplysningsslag
from finsam_xl.parametrar import sjukfranvarons_grans

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import Row

__all__ = [
    "ansvarsposter",
    "ansvarsrader",
    "har_leasing",
    "leasingposter",
    "leasingrader",
    "personalposter",
    "personalrader",
    "sjukfranvaron_doljs",
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
    delar = tuple(Post(_id(slag), upplyst(underlag, slag), etikett=slag.capitalize(), kalla=_KALLA) for slag in LEASING)
    return (*delar, summa("UP_leasing", tuple(post.ident for post in delar)))


def har_leasing(underlag: Underlag) -> bool:
    """Om de framtida avgifterna är skrivna."""
    return har_upplysning(underlag, *LEASING)


def leasingrader() -> tuple[Row, ...]:
    """De tre tiderna och summan."""
    rader = tuple(Line(_id(slag), text) for slag, text in _LEASING.items())
    summan = Sum("UP_leasing", "Summa framtida leasingavgifter", of=tuple(rad.ident for rad in rader))
    return (Section("UP_leasing_rubrik", "Framtida leasingavgifter"), *rader, summan)


def _id(slag: Upplysningsslag) -> str:
    return f"UP_{slag.name.casefold()}"


def _ansvar(underlag: Underlag) -> dict[tuple[Upplysningsslag, str], str]:
    """Siffran för varje ansvarsförbindelse, efter slag och benämning."""
    nycklar = dict.fromkeys((ett.slag, ett.benamning) for ett in upplysningar(underlag, *ANSVAR))
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
    rader = tuple(Line(ident, namn or _ANSVAR[slag]) for (slag, namn), ident in alla.items())
    return (*rader, Sum("UP_ansvar", "Summa", of=tuple(alla.values())))


def _antalet(underlag: Underlag, *slag: Upplysningsslag) -> Decimal:
    alla = upplysningar(underlag, *slag)
    return sum((ett.varde for ett in alla if ett.period == underlag.period), Decimal(0))


def sjukfranvaron_doljs(underlag: Underlag, *grupp: Upplysningsslag) -> bool:
    """Om de anställda, eller gruppen av dem, är så få att sjukfrånvaron inte ska visas."""
    antal = _antalet(underlag, *(grupp or tuple(_MEDELANTAL)))
    if not grupp and not antal:
        anstallda = underlag.bokslut.grunddata.get("AR_Anstallda")
        antal = Decimal(anstallda) if isinstance(anstallda, int) else Decimal(0)
    return antal <= sjukfranvarons_grans(underlag.period.year)


def _sjuk(underlag: Underlag) -> dict[Upplysningsslag, str]:
    """Sjukfrånvaron som visas."""
    if sjukfranvaron_doljs(underlag):
        return {}
    alla = {slag: text for slag, text in _SJUK.items() if har_upplysning(underlag, slag)}
    for slag, (grupp, text) in _GRUPPER.items():
        if har_upplysning(underlag, slag) and not sjukfranvaron_doljs(underlag, grupp):
            alla[slag] = text
    return alla


def _personer(underlag: Underlag) -> dict[Upplysningsslag, str]:
    return {slag: text for slag, text in (_MEDELANTAL | _ALDRAR).items() if har_upplysning(underlag, slag)}


def personalposter(underlag: Underlag) -> tuple[Post, ...]:
    """Medelantalet anställda och sjukfrånvaron i procent av ordinarie arbetstid."""
    slag = (*_personer(underlag), *_sjuk(underlag))
    delar = tuple(Post(_id(ett), upplyst(underlag, ett), Enhet.ANTAL, ett.capitalize(), _KALLA) for ett in slag)
    konen = tuple(_id(ett) for ett in _MEDELANTAL if ett in slag)
    totalt = Post("UP_medelantal", summa("", konen).formel, Enhet.ANTAL, "Medelantal anställda", _KALLA)
    return (*delar, totalt) if konen else delar


def personalrader(underlag: Underlag) -> tuple[Row, ...]:
    """Medelantal per kön, och sjukfrånvaron när de anställda är fler än lagens gräns."""
    personer = _personer(underlag)
    rader: list[Row] = [_tal(_id(slag), text) for slag, text in personer.items() if slag in _MEDELANTAL]
    if rader:
        rader = [Section("UP_personal_rubrik", "Medelantal anställda"), *rader, _tal("UP_medelantal", "Summa")]
    return (*rader, *(_tal(_id(slag), text) for slag, text in _sjuk(underlag).items()))


def _tal(ident: str, text: str) -> Line:
    def visat(period: bool) -> Value:  # noqa: FBT001 - den ena perioden eller den andra
        varde: Expr = Figure(ident, period)
        return Value(varde, Kind.TAL)

    return Line(ident, text, cells={"period": visat(True), "jamforelse": visat(False)})
