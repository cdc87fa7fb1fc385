"""Kolumnerna i en saldolista: raden med rubriker, och vad var och en av dem är."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.ark import Obrukbar, som_text
from finsam_xl.inlasning.saldolista.ord import MANADSORD, ar_bland, ordlistan, rubrikord, utan_prickar
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from finsam_xl.inlasning.saldolista.ark import Listark

__all__ = ["BELOPPSROLLER", "Kolumnplan", "Listkolumn", "Roll", "kolumnplan", "utan_dubbletter"]

_SOK_BLAND = 100
_PROVA_RADER = 25
_NUMRERAD_MANAD = re.compile(r"(?:period|per|p|månad|manad|mån|man) ?(0?[1-9]|1[0-6])")
_KORT_MANAD = re.compile(r"\d\d(?:0[1-9]|1[0-2])")
_MANADENS_BELOPP = ("utfall", "utfall period*", "period utfall", "belopp", "bokfört*", "redovisat", "amount")
_FORSTA_DAGEN = "01"
_FA_MANADER = 6
"""Så många nummer i följd som 2501, 2502 ... är månader och inte objekt."""
_MOTPART = "motpart"
_OBJEKTNUMMER = re.compile(r"(\d{1,6})(?:[\s:.\-–]+(\D.*))?")
_MANADSVARDE = re.compile(r"(?:19|20)\d\d[-./]?(?:0\d|1[0-6])(?:[-./]\d\d)?|0?[1-9]|1[0-2]")
_NUMRETS = re.compile(r"(?: ?(?:nr|nummer|no|kod|id|code))?")
_NAMNETS = re.compile(r" ?s? ?(?:benämning|namn|text|beskrivning|name)")
_TEXTKOLUMN = re.compile(r"(.+?)\s*\(\s*(?:T|text)\s*\)", re.IGNORECASE)
_KONTOBORJAN = re.compile(r"\d{3,10}\b")


class Roll(StrEnum):
    """Vad en kolumn är, med orden som den visas med."""

    KONTO = "konto"
    BENAMNING = "benämning"
    IB = "ingående balans"
    INGSALDO = "periodens ingående saldo"
    UB = "utgående balans"
    RORELSE = "rörelse"
    OBJEKT = "objekt"
    OBJEKTNAMN = "objektets namn"
    MANAD = "månad"
    DATUM = "datum"
    AR = "år"
    MANADSBELOPP = "månadens rörelse"
    OBJEKTBELOPP = "saldo för objekt"
    UTAN_OBJEKT = "saldo utan objekt"


BELOPPSROLLER = frozenset({Roll.IB, Roll.INGSALDO, Roll.UB, Roll.RORELSE})
"""Kolumner med kontots eget belopp."""
_BELOPP_I = BELOPPSROLLER | {Roll.MANADSBELOPP, Roll.OBJEKTBELOPP, Roll.UTAN_OBJEKT}


@dataclass(frozen=True, slots=True)
class Listkolumn:
    """En kolumn med sin rubrik och roll.

    *ar* är årtalet i rubriken, *fore* om den säger föregående år, *sida* debet eller kredit. *dimension* och *objekt*
    gäller objektens kolumner; dimensionen är SIE:s nummer, «motpart» eller tom när rubriken inte säger vilken.
    """

    kol: int
    rubrik: str
    roll: Roll
    sida: str = ""
    ar: int | None = None
    fore: bool = False
    manad: str = ""
    dag: str = ""
    dimension: str = ""
    objekt: str = ""
    objektnamn: str = ""


@dataclass(frozen=True, slots=True)
class Kolumnplan:
    """Bladets kolumner: raden med rubriker, de som läses, och rubrikerna på dem som inte läses."""

    rad: int
    kolumner: tuple[Listkolumn, ...]
    olasta: Mapping[int, str] = field(default_factory=dict)

    def med(self, *roller: Roll) -> tuple[Listkolumn, ...]:
        """Kolumnerna med någon av rollerna."""
        return tuple(ett for ett in self.kolumner if ett.roll in roller)

    @property
    def ar_lista(self) -> bool:
        """Om kolumnerna räcker för en saldolista: ett konto och ett belopp."""
        return bool(self.med(Roll.KONTO)) and bool(self.med(*_BELOPP_I))


def kolumnplan(ark: Listark, objekt: Mapping[str, str]) -> Kolumnplan | None:
    """Bladets kolumner efter den rad som har flest rubriker; None om ingen rad har konto och ett belopp.

    *objekt* är de objekt som boken känner, med sina namn: en kolumn kan ha ett objekts namn till rubrik.
    """
    basta: Kolumnplan | None = None
    fore: Mapping[int, str] = {}
    for rad in sorted(ark.rader)[:_SOK_BLAND]:
        texter = {kol: text for kol, varde in ark.rader[rad].items() if (text := stada(som_text(varde)))}
        for rubriker in (texter, _med_raden_over(fore, texter)):
            plan = _plan(ark, rad, rubriker, objekt) if len(rubriker) > 1 else None
            if plan is not None and plan.ar_lista and (basta is None or len(plan.kolumner) > len(basta.kolumner)):
                basta = plan
        fore = texter
    return basta


def _med_raden_over(over: Mapping[int, str], under: Mapping[int, str]) -> Mapping[int, str]:
    """Rubriker på två rader: den övre gäller tills nästa, över «Debet» och «Kredit», och ensam där den undre är tom."""
    if not over or not under:
        return {}
    galler: dict[int, str] = {}
    senast = ""
    for kol in range(1, max(*over, *under) + 1):
        senast = over.get(kol, senast)
        galler[kol] = senast
    tillsammans = {kol: f"{galler.get(kol, '')} {text}".strip() for kol, text in under.items()}
    return {**over, **tillsammans}


def _plan(ark: Listark, rad: int, rubriker: Mapping[int, str], objekt: Mapping[str, str]) -> Kolumnplan | None:
    if not any(_kan_vara_konto(rubrik) for rubrik in rubriker.values()):
        return None
    kolumner: list[Listkolumn] = []
    olasta: dict[int, str] = {}
    for kol, rubrik in sorted(rubriker.items()):
        kolumn = _kolumn(ark, rad, kol, rubrik, objekt)
        if kolumn is None:
            olasta[kol] = rubrik
        else:
            kolumner.append(kolumn)
    if not any(ett.roll is Roll.KONTO for ett in kolumner):
        return None
    if any(ett.roll is Roll.DATUM for ett in kolumner):
        bokningens = [ett for ett in kolumner if ett.roll is Roll.BENAMNING and _ar_bokningens_text(ett)]
        olasta |= {ett.kol: ett.rubrik for ett in bokningens}
        kolumner = [ett for ett in kolumner if ett not in bokningens]
        kolumner = _bokningens_belopp(kolumner)
    egna = _manadernas(_med_namn(ark, rad, _namnen(kolumner), rubriker), objekt)
    return utan_dubbletter(Kolumnplan(rad, egna, olasta), _nyckel)


def _kan_vara_konto(rubrik: str) -> bool:
    return not {"konto", "konto_och_namn"}.isdisjoint(_roller(rubrikord(rubrik).ord))


@lru_cache(maxsize=4096)
def _roller(ord_: str) -> tuple[str, ...]:
    """Rollerna som orden kan ha, den tydligaste först."""
    return tuple(namn for namn, monster in ordlistan()["roller"].items() if ord_ and ar_bland(ord_, monster))


def _ar_bokningens_text(ett: Listkolumn) -> bool:
    """I en huvudbok är «Text» bokningens, inte kontots namn."""
    return ar_bland(rubrikord(ett.rubrik).ord, ["text", "beskrivning", "description"])


def _kolumn(ark: Listark, rad: int, kol: int, rubrik: str, objekt: Mapping[str, str]) -> Listkolumn | None:
    if traff := _TEXTKOLUMN.fullmatch(stada(rubrik)):
        bas = _kolumn(ark, rad, kol, traff[1], objekt)
        roll = {Roll.KONTO: Roll.BENAMNING, Roll.OBJEKT: Roll.OBJEKTNAMN}.get(bas.roll) if bas is not None else None
        return replace(bas, rubrik=rubrik, roll=roll) if bas is not None and roll is not None else None
    ord_ = rubrikord(rubrik)
    alla = {"sida": ord_.sida, "ar": ord_.ar, "fore": ord_.fore, "manad": ord_.manad, "dag": ord_.dag}
    roll = _rollen(ark, rad, kol, ord_.ord)
    if roll is not None and not (ord_.sida and roll not in BELOPPSROLLER):
        return Listkolumn(kol, rubrik, roll, **alla)  # type: ignore[arg-type] # fälten är Rubrikords egna
    if not ord_.ord:
        return _utan_ord(kol, rubrik, alla)
    if ord_.ord in MANADSORD and not ord_.sida:
        return Listkolumn(kol, rubrik, Roll.MANADSBELOPP, ar=ord_.ar, fore=ord_.fore, manad=MANADSORD[ord_.ord])
    if (traff := _NUMRERAD_MANAD.fullmatch(ord_.ord)) and not ord_.sida:
        return Listkolumn(kol, rubrik, Roll.MANADSBELOPP, ar=ord_.ar, fore=ord_.fore, manad=f"{int(traff[1]):02d}")
    return _objektet(kol, rubrik, ord_.ord, objekt)


def _utan_ord(kol: int, rubrik: str, alla: Mapping[str, object]) -> Listkolumn | None:
    """En rubrik som bara är en sida, ett år, en månad eller en dag: ett belopp."""
    if alla["sida"]:
        return Listkolumn(kol, rubrik, Roll.RORELSE, **alla)  # type: ignore[arg-type] # som ovan
    if alla["manad"]:
        return Listkolumn(kol, rubrik, Roll.MANADSBELOPP, **alla)  # type: ignore[arg-type] # som ovan
    if alla["ar"] or alla["dag"] or alla["fore"]:
        return Listkolumn(kol, rubrik, Roll.UB, **alla)  # type: ignore[arg-type] # som ovan
    return None


def _rollen(ark: Listark, rad: int, kol: int, ord_: str) -> Roll | None:
    """Rollen efter orden; «Period» är en månad när cellerna under är månader, annars periodens rörelse."""
    funna = _roller(ord_)
    if not funna:
        return None
    if funna[0] == "konto_och_namn":
        return Roll.KONTO if _ser_ut_som_konton(ark, rad, kol) else Roll.BENAMNING
    if funna[0] == "rorelse" and ar_bland(ord_, ["period", "perioden"]) and _ar_manader(ark, rad, kol):
        return Roll.MANAD
    if funna[0] == "benamning" and _ser_ut_som_konton(ark, rad, kol) and ar_bland(ord_, ["benämning", "namn", "text"]):
        return Roll.BENAMNING
    return Roll[funna[0].upper()]


def _under(ark: Listark, rad: int, kol: int) -> Iterator[object]:
    nasta = sorted(nr for nr in ark.rader if nr > rad)[:_PROVA_RADER]
    yield from (varde for nr in nasta if (varde := ark.rader[nr].get(kol)) is not None)


def _ser_ut_som_konton(ark: Listark, rad: int, kol: int) -> bool:
    texter = [som_text(varde) for varde in _under(ark, rad, kol) if not isinstance(varde, Obrukbar)]  # type: ignore[arg-type] # arkets värden
    return sum(1 for text in texter if _KONTOBORJAN.match(stada(text))) * 2 > len(texter)


def _ar_manader(ark: Listark, rad: int, kol: int) -> bool:
    texter = [stada(som_text(varde)) for varde in _under(ark, rad, kol) if not isinstance(varde, Obrukbar)]  # type: ignore[arg-type] # arkets värden
    return bool(texter) and all(_MANADSVARDE.fullmatch(text) for text in texter)


def _objektet(kol: int, rubrik: str, ord_: str, objekt: Mapping[str, str]) -> Listkolumn | None:
    """En kolumn med objektens nummer, med deras namn, eller med beloppen för ett enda objekt."""
    for dimension, uttryck in _objektord().items():
        traff = uttryck.match(ord_)
        resten = ord_[traff.end() :] if traff else ""
        if traff and _NUMRETS.fullmatch(resten):
            return Listkolumn(kol, rubrik, Roll.OBJEKT, dimension=dimension)
        if traff and _NAMNETS.fullmatch(resten):
            return Listkolumn(kol, rubrik, Roll.OBJEKTNAMN, dimension=dimension)
        if traff and (eget := _OBJEKTNUMMER.fullmatch(_efter(rubrik, traff[0]))):
            return _objektbelopp(kol, rubrik, eget[1], eget[2] or "", dimension)
    if traff := _OBJEKTNUMMER.fullmatch(stada(rubrik)):
        return _objektbelopp(kol, rubrik, traff[1], traff[2] or "", "")
    kanda = {namn.casefold(): nummer for nummer, namn in objekt.items()}
    nummer = kanda.get(stada(rubrik).casefold())
    return _objektbelopp(kol, rubrik, nummer, stada(rubrik), "") if nummer else None


@cache
def _objektord() -> Mapping[str, re.Pattern[str]]:
    """Orden för objekt i varje dimension, de längsta först."""
    alla = {}
    for dimension, namnen in ordlistan()["objekt"].items():
        ord_ = sorted({*namnen, *map(utan_prickar, namnen)}, key=len, reverse=True)
        alla[dimension] = re.compile(rf"(?:{'|'.join(map(re.escape, ord_))})(?![a-zåäö])")
    return alla


def _efter(rubrik: str, ord_: str) -> str:
    """Rubriken efter sina första ord."""
    return re.sub(r"^\W+", "", " ".join(stada(rubrik).split()[len(ord_.split()) :]))


def _objektbelopp(kol: int, rubrik: str, objekt: str, namn: str, dimension: str) -> Listkolumn:
    return Listkolumn(kol, rubrik, Roll.OBJEKTBELOPP, dimension=dimension, objekt=objekt, objektnamn=namn.strip())


def _namnen(kolumner: Sequence[Listkolumn]) -> list[Listkolumn]:
    """En andra benämning, efter objektets kolumn, är objektets namn."""
    klara: list[Listkolumn] = []
    for ett in kolumner:
        har_namn = any(fore.roll is Roll.BENAMNING for fore in klara)
        efter_objekt = bool(klara) and klara[-1].roll is Roll.OBJEKT
        if ett.roll is Roll.BENAMNING and efter_objekt and (har_namn or _namn_fore(klara, kolumner, ett)):
            klara.append(replace(ett, roll=Roll.OBJEKTNAMN, dimension=klara[-1].dimension))
        else:
            klara.append(ett)
    return klara


def _namn_fore(klara: Sequence[Listkolumn], kolumner: Sequence[Listkolumn], ett: Listkolumn) -> bool:
    """Om en senare kolumn är kontots benämning, så att den här kan vara objektets."""
    senare = (andra for andra in kolumner if andra.kol > ett.kol)
    return bool(klara) and any(andra.roll is Roll.BENAMNING for andra in senare)


def _med_namn(
    ark: Listark, rad: int, kolumner: Sequence[Listkolumn], rubriker: Mapping[int, str]
) -> tuple[Listkolumn, ...]:
    """Kolumnen närmast efter kontot är dess benämning också utan rubrik, om där står texter."""
    konto = next(ett for ett in kolumner if ett.roll is Roll.KONTO)
    efter = konto.kol + 1
    if any(ett.roll is Roll.BENAMNING for ett in kolumner) or efter in rubriker:
        return tuple(kolumner)
    texter = [varde for varde in _under(ark, rad, efter) if isinstance(varde, str)]
    if not texter:
        return tuple(kolumner)
    return (*kolumner, Listkolumn(efter, "", Roll.BENAMNING))


def _bokningens_belopp(kolumner: Sequence[Listkolumn]) -> list[Listkolumn]:
    """I en huvudbok med löpande saldo är «Belopp» bokningens rörelse."""
    saldon = [ett for ett in kolumner if ett.roll is Roll.UB]
    beloppen = [ett for ett in saldon if ar_bland(rubrikord(ett.rubrik).ord, _MANADENS_BELOPP)]
    egna = beloppen if len(saldon) > len(beloppen) else []
    return [replace(ett, roll=Roll.RORELSE) if ett in egna else ett for ett in kolumner]


def _manadernas(kolumner: Sequence[Listkolumn], objekt: Mapping[str, str]) -> tuple[Listkolumn, ...]:
    """Belopp för flera månader är månadernas rörelser: «Utfall jan», «Utfall feb», månadernas första dagar, 2501 ..."""
    korta = [ett for ett in kolumner if ett.roll is Roll.OBJEKTBELOPP and not ett.dimension and not ett.objektnamn]
    nummer = [ett.objekt for ett in korta]
    i_foljd = all(_KORT_MANAD.fullmatch(ett) and ett not in objekt for ett in nummer) and nummer == [
        f"{nummer[0][:2]}{manad:02d}" for manad in range(1, len(nummer) + 1)
    ]
    manader = {ett.kol: f"20{ett.objekt}" for ett in korta} if len(korta) >= _FA_MANADER and i_foljd else {}
    egna = {ett.kol: manad for ett in kolumner if (manad := _manadens(ett))}
    if len(set(egna.values())) == 1:
        return _med_arets_forsta(kolumner)
    manader |= egna
    return tuple(
        replace(ett, roll=Roll.MANADSBELOPP, objekt="", manad=manader[ett.kol], ar=_aret(manader[ett.kol], ett.ar))
        if ett.kol in manader
        else ett
        for ett in kolumner
    )


def _med_arets_forsta(kolumner: Sequence[Listkolumn]) -> tuple[Listkolumn, ...]:
    """«2025-01-01» bredvid «2025-12-31» är årets ingående balans."""
    utgaende = {ett.ar for ett in kolumner if ett.roll is Roll.UB and ett.dag and not _manadens(ett)}
    return tuple(
        replace(ett, roll=Roll.IB) if ett.ar in utgaende and ett.dag == f"{ett.ar}0101" and _manadens(ett) else ett
        for ett in kolumner
    )


def _aret(manad: str, ar: int | None) -> int | None:
    return int(manad[:4]) if len(manad) > len("MM") else ar


def _manadens(ett: Listkolumn) -> str:
    """Månaden som kolumnen kan vara rörelsen för; tomt om den är ett saldo för en dag."""
    ord_ = rubrikord(ett.rubrik).ord
    if ett.sida or ett.roll not in {Roll.UB, Roll.RORELSE}:
        return ""
    if ett.dag:
        return ett.dag[:-2] if not ord_ and ett.dag.endswith(_FORSTA_DAGEN) else ""
    return ett.manad if ett.roll is Roll.RORELSE or ar_bland(ord_, _MANADENS_BELOPP) else ""


def utan_dubbletter(plan: Kolumnplan, nyckel: Callable[[Listkolumn], object]) -> Kolumnplan:
    """En kolumn av varje slag: av två saldon det för den senaste dagen, annars det som tydligast är utgående.

    Av andra gäller den första. De som inte gäller läses inte.
    """
    olasta = dict(plan.olasta)
    valda: dict[object, Listkolumn] = {}
    for ett in plan.kolumner:
        forut = valda.get(nyckel(ett))
        if forut is None or _galler_fore(ett, forut):
            valda[nyckel(ett)] = ett
            if forut is not None:
                olasta[forut.kol] = forut.rubrik
        else:
            olasta[ett.kol] = ett.rubrik
    return Kolumnplan(plan.rad, tuple(sorted(valda.values(), key=lambda ett: ett.kol)), dict(sorted(olasta.items())))


def _galler_fore(ett: Listkolumn, andra: Listkolumn) -> bool:
    if ett.roll not in {Roll.UB, Roll.IB}:
        return False
    ena_dagen, andra_dagen = (f"{e.dag or e.manad or ''}" for e in (ett, andra))
    if ena_dagen and andra_dagen:
        return ena_dagen > andra_dagen
    if ett.roll is Roll.IB:
        return (ett.ar or 0) > (andra.ar or 0)
    tydligast = ordlistan()["roller"]["ub"]
    return _rang(ett, tydligast) < _rang(andra, tydligast)


def _nyckel(ett: Listkolumn) -> object:
    if ett.roll is Roll.OBJEKTBELOPP:
        return (ett.roll, ett.objekt, ett.ar, ett.fore)
    if ett.roll in {Roll.OBJEKT, Roll.OBJEKTNAMN}:
        return (ett.roll, ett.dimension)
    if ett.roll is Roll.MANADSBELOPP:
        return (ett.roll, ett.ar, ett.fore, ett.manad)
    if ett.roll is Roll.RORELSE:
        return (ett.roll, ett.sida, ett.ar, ett.fore, ett.manad)
    if ett.roll is Roll.UB:
        return (ett.roll, ett.sida, ett.ar, ett.fore)
    return (ett.roll, ett.sida, ett.fore) if ett.roll in BELOPPSROLLER else ett.roll


def _rang(ett: Listkolumn, monster: Sequence[str]) -> int:
    ord_ = rubrikord(ett.rubrik).ord
    return next((plats for plats, ett_ in enumerate(monster) if ar_bland(ord_, [ett_])), len(monster))
