"""Halvårets deltagare: insatskortens antal, och de antal som står i Deltagarantal, per inriktning.

Individer i insatser och personal i strukturinsatser är olika saker, så det finns ingen summa över inriktningarna.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.ident import namndel
from finsam_xl.figurer.kvoter import kvot, lika_med_noll
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.layout.expr import Column, Expr, Figure, Text, plus
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Section, Sum, Table
from finsam_xl.layout.value import Content, count, share
from finsam_xl.modell import Insatskort, Radslag
from finsam_xl.tabeller.bilaga.kortposter import KOLUMNER, andelar_pa, andelsid, antal_pa, deltagarposter, kortid
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Deltagarantal, Insats

__all__ = ["poster", "tabell"]

_KALLA = "uppfoljning-finsam"
_UTAN_INRIKTNING = "Övriga"
_LANGST = 40
"""Så mycket av inriktningen blir en del av ett namn."""
_KONEN = ("kvinnor", "man")
_RUBRIK = {**KOLUMNER, "deltagare": "Antal"}


@dataclass(frozen=True, slots=True)
class _Rad:
    """En rad i tabellen: dess siffror per kolumn, och raden i Deltagarantal om den inte är ett korts."""

    ident: str
    etikett: str
    inriktning: str
    siffror: Mapping[str, str]
    avser: str
    slag: Radslag
    egen: Deltagarantal | None = None


def _kort(underlag: Underlag) -> Iterator[tuple[Insatskort, Insats]]:
    """Varje insats och dess kort; en insats utan kort visar Insatsers antal, som ett tomt kort gör."""
    korten = {ett.insats: ett for ett in underlag.bokslut.insatskort}
    return ((korten.get(insats.id, Insatskort(insats.id)), insats) for insats in underlag.bokslut.samverkansinsatser)


def _rader(underlag: Underlag) -> tuple[_Rad, ...]:
    """Insats för insats: kortets rad och dess rader i Deltagarantal; sist raderna utan insats."""
    return tuple(_i_ordning(underlag))


def _i_ordning(underlag: Underlag) -> Iterator[_Rad]:
    antalen = underlag.bokslut.deltagarantal
    for kort, insats in _kort(underlag):
        yield from _kortets(kort, insats)
        yield from (_egen(ett, ett.inriktning or insats.inriktning) for ett in antalen if ett.insats == insats.id)
    yield from (_egen(ett, ett.inriktning) for ett in antalen if not ett.insats)


def _kortets(kort: Insatskort, insats: Insats) -> Iterator[_Rad]:
    antal, andelar = antal_pa(kort, insats), andelar_pa(kort, insats)
    if antal:
        siffror = {falt: f"{kortid(insats)}_{falt}" for falt in antal}
        siffror |= {f"andel_{falt}": andelsid(insats, falt) for falt in andelar}
        ident, inriktning = f"DT_{insats.id}", insats.inriktning or _UTAN_INRIKTNING
        yield _Rad(ident, insats.namn, inriktning, siffror, kort.avser, Radslag.RAKNAS)


def _egen(ett: Deltagarantal, inriktning: str) -> _Rad:
    ident = f"DU_{ett.id}"
    kanda = {"deltagare"} | {falt for falt in _KONEN if getattr(ett, falt) is not None}
    if set(_KONEN) <= kanda:
        kanda |= {f"andel_{falt}" for falt in _KONEN}
    siffror = {falt: f"{ident}_{falt}" for falt in kanda}
    return _Rad(ident, ett.rad, inriktning or _UTAN_INRIKTNING, siffror, ett.avser, ett.slag, ett)


def _grupper(underlag: Underlag) -> dict[str, list[_Rad]]:
    """Raderna per inriktning, efter summans id, i den ordning inriktningarna först förekommer."""
    grupper: dict[str, list[_Rad]] = {}
    iden: dict[str, str] = {}
    for rad in _rader(underlag):
        nyckel = rad.inriktning.casefold()
        if nyckel not in iden:
            ident = f"DG_{namndel(rad.inriktning)[:_LANGST]}"
            while ident in grupper:
                ident += "_"
            iden[nyckel] = ident
        grupper.setdefault(iden[nyckel], []).append(rad)
    return grupper


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Antal och andelar per rad, och summan per inriktning och kön av de rader som räknas."""
    rader = _rader(underlag)
    return (
        *(post for kort, insats in _kort(underlag) for post in deltagarposter(kort, insats)),
        *(post for plats, rad in enumerate(rader) if rad.egen for post in _egna_poster(rad, rad.egen, rader[:plats])),
        *(
            _antal(f"{ident}_{falt}", plus(*figurer(*av)), _summatext(grupp), falt)
            for ident, grupp in _grupper(underlag).items()
            for falt, av in _summor(grupp).items()
        ),
    )


def _summatext(grupp: Sequence[_Rad]) -> str:
    return f"Summa {grupp[0].inriktning.lower()}"


def _antal(ident: str, uttryck: Expr, etikett: str, falt: str) -> Post:
    return Post(ident, uttryck, Enhet.ANTAL, f"{etikett}: {KOLUMNER[falt].lower()}", _KALLA, bara_period=True)


def _summor(grupp: Sequence[_Rad]) -> dict[str, tuple[str, ...]]:
    """Siffrorna som summeras per kolumn; könen bara när varje rad som räknas har dem."""
    raknade = [rad.siffror for rad in grupp if rad.slag is Radslag.RAKNAS]
    return {
        falt: tuple(siffror[falt] for siffror in raknade)
        for falt in KOLUMNER
        if raknade and all(falt in siffror for siffror in raknade)
    }


def _egna_poster(rad: _Rad, ett: Deltagarantal, fore: Sequence[_Rad]) -> Iterator[Post]:
    ident = rad.ident
    for falt in _KONEN:
        if falt in rad.siffror:
            yield _antal(f"{ident}_{falt}", _cell(ett, falt), rad.etikett, falt)
    yield _antal(f"{ident}_deltagare", _helheten(rad, ett, fore), rad.etikett, "deltagare")
    for falt in _KONEN:
        if f"andel_{falt}" in rad.siffror:
            bada = plus(*figurer(*(f"{ident}_{kon}" for kon in _KONEN)))
            andel = _antal(rad.siffror[f"andel_{falt}"], kvot(Figure(f"{ident}_{falt}"), bada), rad.etikett, falt)
            yield replace(andel, enhet=Enhet.ANDEL, etikett=f"{andel.etikett}, andel")


def _helheten(rad: _Rad, ett: Deltagarantal, fore: Sequence[_Rad]) -> Expr:
    if ett.slag is Radslag.SUMMA:
        hittills = (annan for annan in fore if _ingar(annan, ett))
        return plus(*figurer(*(annan.siffror["deltagare"] for annan in hittills)))
    if ett.antal is None and set(_KONEN) <= set(rad.siffror):
        return plus(*figurer(*(f"{rad.ident}_{falt}" for falt in _KONEN)))
    return _cell(ett, "deltagare")


def _ingar(annan: _Rad, summan: Deltagarantal) -> bool:
    return annan.ident == f"DT_{summan.insats}" if annan.egen is None else summan.summerar(annan.egen)


def _cell(ett: Deltagarantal, falt: str) -> Expr:
    return summor(Column("Deltagarantal", _RUBRIK[falt]), ("Id", Text(ett.id)))


def tabell(underlag: Underlag) -> Table:
    """Inriktningarna som avsnitt med sina summor; ett antal som inte är ifyllt är tomt."""
    per_id = {rad.ident: rad for rad in _rader(underlag)}
    rader: list[Row] = []
    summor_: dict[str, Mapping[str, str]] = {}
    for ident, grupp in _grupper(underlag).items():
        summor_[ident] = {falt: f"{ident}_{falt}" for falt in _summor(grupp)}
        rader += [
            Section(f"{ident}_avsnitt", grupp[0].inriktning),
            *(Line(rad.ident, rad.etikett, indent=rad.slag is not Radslag.RAKNAS) for rad in grupp),
            *((Sum(ident, _summatext(grupp)),) if summor_[ident] else ()),
        ]

    def visa(falt: str) -> PrintedColumn:
        def innehall(rad: Row) -> Content:
            egen = per_id.get(rad.ident)
            siffror = summor_.get(rad.ident, {}) if egen is None else egen.siffror
            if falt not in siffror:
                return None
            siffra = Figure(siffror[falt], period=True)
            if falt.startswith("andel_"):
                return share(siffra)
            return count(siffra, empty_if=_ej_ifylld(egen.egen, falt) if egen and egen.egen else None)

        andel, kon = falt.startswith("andel_"), KOLUMNER[falt.removeprefix("andel_")].lower()
        rubrik = "Antal" if falt == "deltagare" else f"{'Andel' if andel else 'Varav'} {kon}"
        return PrintedColumn(falt, rubrik, innehall, 12)

    return Table(
        "DT",
        "Deltagare",
        (
            *map(visa, ("deltagare", *_KONEN, *(f"andel_{falt}" for falt in _KONEN))),
            text("avser", "Avser", lambda rad: per_id[rad.ident].avser if rad.ident in per_id else None, 50),
        ),
        tuple(rader),
        label="Insats",
        label_width=46,
        notes=() if rader else ("Inga deltagare är inlagda i Insatskort, Insatser eller Deltagarantal.",),
    )


def _ej_ifylld(ett: Deltagarantal, falt: str) -> Expr | None:
    """Villkoret att cellen är tom i Deltagarantal; en summa är aldrig tom."""
    konen_ger = falt == "deltagare" and ett.antal is None and None not in {ett.kvinnor, ett.man}
    if ett.slag is Radslag.SUMMA or konen_ger:
        return None
    return lika_med_noll(bland("Deltagarantal", ("Id", Text(ett.id)), (_RUBRIK[falt], Text("<>"))))
