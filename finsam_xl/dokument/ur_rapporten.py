"""Innehållet i ett dokument, hämtat ur en räknad rapport och dess bilagor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.innehall import Dokumentinnehall, Tryckvisning
from finsam_xl.dokument.marken.enheter import KR_PER_ENHET, vanliga_decimaler
from finsam_xl.dokument.marken.i_ord import MINUS, Skrivsatt
from finsam_xl.dokument.marken.uppgifter import I_GRUNDDATA, Uppgiften, Uppgifter, Uppgiftsslag
from finsam_xl.dokument.tabeller import korten, tabellerna
from finsam_xl.dokument.ur_diagrammen import diagrambilder, ritade_tabeller
from finsam_xl.layout.poster import Enhet
from finsam_xl.modell import Minustecken, Part, Version
from finsam_xl.rapporter.beslut import beslutsdag, diarienummer
from finsam_xl.rapporter.tabellval import KORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.dokument.marken.uppgifter import Vardet
    from finsam_xl.layout.poster import Post
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.placerad import Rapport

__all__ = ["Raknad", "dokumentinnehall", "siffrornas_etiketter"]

_SLAGEN: Final = {
    Enhet.KR: Uppgiftsslag.BELOPP,
    Enhet.ANDEL: Uppgiftsslag.ANDEL,
    Enhet.PROCENTENHETER: Uppgiftsslag.PROCENTENHETER,
    Enhet.ANTAL: Uppgiftsslag.ANTAL,
    Enhet.TEXT: Uppgiftsslag.TEXT,
}
_MINUS: Final[dict[str, str]] = {Minustecken.BINDESTRECK: "-", Minustecken.TANKSTRECK: "–"}
_ETIKETT: Final = 2
_MOT_BUDGET: Final = ("DB_", "DP_", "DA_")
"""Driftredovisningens budget och avvikelse, i Poster."""
_TOMT: Final = frozenset({"", "–", "-"})


class Raknad(Protocol):
    """En placerad rapport med sina räknade värden."""

    @property
    def rapport(self) -> Rapport:
        """Rapporten."""

    @property
    def varden(self) -> Mapping[str, Sequence[Sequence[object]]]:
        """Bladens celler."""

    def cell(self, blad: str, rad: int, kolumn: int) -> object:
        """En cells värde."""

    def namngiven(self, namn: str) -> object:
        """Värdet bakom ett definierat namn."""


def dokumentinnehall(raknade: Sequence[Raknad], bokslut: Bokslut) -> Dokumentinnehall:
    """Innehållet ur rapporten, som står först, och dess bilagor."""
    satt = _skrivsatt(raknade[0].rapport.slag.prefix, bokslut)
    visningar: list[Tryckvisning] = []
    bladen: dict[str, tuple[str, ...]] = {}
    for raknad in raknade:
        prefix = raknad.rapport.slag.prefix
        visningar += _visningar(raknad, satt)
        for namn, iden in raknad.rapport.bladens.items():
            bladen.setdefault(namn, tuple(f"{prefix}_{ident}" for ident in iden))
    rubriken = Uppgiften("Rubrik", "Rapportens rubrik", Uppgiftsslag.TEXT, raknade[0].rapport.rubrik)
    uppgifter = [rubriken, *_medlemmar(bokslut), *_grunddata(raknade[0].rapport.slag.prefix, bokslut)]
    for raknad in raknade:
        uppgifter += _poster(raknad, utan_budget=_utan_budget(raknad, bokslut))
    rubrik = raknade[0].rapport.rubrik
    bilder = diagrambilder(raknade, satt)
    return Dokumentinnehall(rubrik, Uppgifter(uppgifter), tuple(visningar), bladen, satt, bilder)


def _skrivsatt(prefix: str, bokslut: Bokslut) -> Skrivsatt:
    """Rapportens enhet och decimaler, som i dess tabeller."""
    ordet = str(bokslut.grunddata.get(f"{prefix}_Enhetsord") or "kr")
    valda = bokslut.grunddata.get(f"{prefix}_Decimaler")
    per_enhet = KR_PER_ENHET.get(ordet, Decimal(1))
    decimaler = valda if isinstance(valda, int) else vanliga_decimaler(per_enhet)
    minus = _MINUS.get(str(bokslut.grunddata.get("Minustecken") or ""), MINUS)
    return Skrivsatt(per_enhet, ordet, decimaler, minus)


def _visningar(raknad: Raknad, satt: Skrivsatt) -> Iterator[Tryckvisning]:
    """Det tryckta i sin ordning, och efter det vad rapporten kunde ha visat."""
    rapport, prefix = raknad.rapport, raknad.rapport.slag.prefix
    ritade = ritade_tabeller(rapport)
    alla = tabellerna(rapport, raknad, satt)
    tabeller = {ett.ident: ett for ett in alla if ett.visar_nagot and not _delar_inget(raknad, ett.ident)}
    kort = tuple(kort for placerat in rapport.placerade for kort in korten(placerat, raknad, satt))
    for placerat in rapport.placerade:
        if not placerat.tables and KORT in rapport.titlar:
            yield Tryckvisning(f"{prefix}_{KORT}", _titlar(rapport, KORT), kort=kort)
        for ett in placerat.tables:
            ident = ett.table.ident
            yield Tryckvisning(f"{prefix}_{ident}", _titlar(rapport, ident), tabeller.get(ident), ritad=ident in ritade)
    tryckta = {ett.table.ident for placerat in rapport.placerade for ett in placerat.tables}
    for ident in rapport.titlar:
        if ident not in tryckta and not (ident == KORT and any(not ett.tables for ett in rapport.placerade)):
            yield Tryckvisning(f"{prefix}_{ident}", _titlar(rapport, ident))


def _delar_inget(raknad: Raknad, ident: str) -> bool:
    """Om tabellen delar ett belopp som är noll, och inget är beslutat bredvid: då är den bara nollor."""
    stam = f"{raknad.rapport.slag.prefix}_{ident}"
    finns = [namn for namn in (f"{stam}_ram", f"{stam}_summa_beslutad") if namn in raknad.rapport.namn]
    return bool(finns) and not any(map(raknad.namngiven, finns))


def _titlar(rapport: Rapport, ident: str) -> tuple[str, ...]:
    return rapport.titlar.get(ident, (ident,))


def _medlemmar(bokslut: Bokslut) -> Iterator[Uppgiften]:
    """Hur många medlemmarna är av dem som kan vara en eller flera, för orden i en mening."""
    for part, ordet in ((Part.REGION, "regioner"), (Part.KOMMUN, "kommuner")):
        antal = sum(medlem.part is part for medlem in bokslut.medlemmar)
        yield Uppgiften(f"Antal_{ordet}", f"Antal {ordet} bland medlemmarna", Uppgiftsslag.ANTAL, antal or None)


def _grunddata(prefix: str, bokslut: Bokslut) -> Iterator[Uppgiften]:
    """Uppgifterna i Grunddata; beslutsdatum och diarienummer är rapportens, och en annan rapports saknas."""
    alla = bokslut.grunddata
    rapportens = {"Beslutsdatum": beslutsdag(prefix, alla), "Diarienummer": diarienummer(prefix, alla) or None}
    for namn, varde in {**alla, **rapportens}.items():
        if varde is None or isinstance(varde, (str, date)):
            slag = Uppgiftsslag.DAG if isinstance(varde, date) else Uppgiftsslag.TEXT
            yield Uppgiften(namn, I_GRUNDDATA, slag, varde)
        elif isinstance(varde, (int, float, Decimal)):
            slag = Uppgiftsslag.ANDEL if isinstance(varde, Decimal) and abs(varde) <= 1 else Uppgiftsslag.ANTAL
            yield Uppgiften(namn, I_GRUNDDATA, slag, float(varde))


def _utan_budget(raknad: Raknad, bokslut: Bokslut) -> bool:
    """Om Budget inte har någon rad för rapporten: dess nollor är då inget som någon har budgeterat."""
    prefix = raknad.rapport.slag.prefix
    version = bokslut.grunddata.get(f"{prefix}_Budgetversion") or Version.VERKSAMHETSPLAN
    dagar = {bokslut.grunddata.get(f"{prefix}_{namn}") for namn in ("Period", "Helar")}
    return not any(
        rad.version == version and (rad.period in dagar or rad.hela_perioden is not None) for rad in bokslut.budget
    )


def _poster(raknad: Raknad, *, utan_budget: bool) -> Iterator[Uppgiften]:
    """Varje siffra för perioden, och för jämförelseperioden där den har en."""
    rapport = raknad.rapport
    prefix = rapport.slag.prefix
    etiketter = siffrornas_etiketter(rapport)
    for post in rapport.poster:
        namn = f"{prefix}_{post.ident}"
        if namn not in rapport.namn:
            continue
        etikett = etiketter.get(namn, post.ident)
        fore = f"{namn}_fg"
        har_fore = not post.bara_period and fore in rapport.namn
        ett = _post(raknad, post, namn, etikett, fore if har_fore else "")
        yield replace(ett, varde=None) if utan_budget and post.ident.startswith(_MOT_BUDGET) else ett
        if har_fore:
            yield _post(raknad, post, fore, f"{etikett}, jämförelseperioden", "")


def siffrornas_etiketter(rapport: Rapport) -> dict[str, str]:
    """Vad varje siffra heter i bladet Poster, per namn."""
    blad = next((grid for grid in rapport.blad if grid.name.endswith(" Poster")), None)
    if blad is None:
        return {}
    namnen = (f"{rapport.slag.prefix}_{post.ident}" for post in rapport.poster)
    rader = {namn: int(rapport.namn[namn][1].rpartition("$")[2]) for namn in namnen if namn in rapport.namn}
    return {namn: blad.cells[rad, _ETIKETT].text for namn, rad in rader.items() if (rad, _ETIKETT) in blad.cells}


def _post(raknad: Raknad, post: Post, namn: str, etikett: str, fore: str) -> Uppgiften:
    varde = _enkelt(raknad.namngiven(namn))
    if varde is not None and _trycks_inte(raknad, namn):
        varde = None
    return Uppgiften(namn, etikett, _SLAGEN[post.enhet], varde, fore)


def _enkelt(varde: object) -> Vardet:
    if isinstance(varde, bool) or varde is None:
        return None
    if isinstance(varde, (str, int, float, date)):
        return varde
    return str(varde)


def _trycks_inte(raknad: Raknad, namn: str) -> bool:
    """Om siffran är tom i tryck: en jämförelse utan underlag är noll i Poster, men är ingen nolla.

    En siffra som inte trycks någonstans bedöms efter om Saldo har jämförelsens dag.
    """
    celler = raknad.rapport.tryckt.get(namn, ())
    if celler:
        return all(_tom(raknad, cell) for cell in celler)
    underlag = f"{raknad.rapport.slag.prefix}_HA_saldo_fg"
    return namn.endswith("_fg") and underlag in raknad.rapport.namn and not raknad.namngiven(underlag)


def _tom(raknad: Raknad, adress: str) -> bool:
    blad, _, cell = adress.rpartition("!")
    varde = raknad.cell(blad, *ooxml.position(cell))
    return varde is None or (isinstance(varde, str) and varde.strip() in _TOMT)
