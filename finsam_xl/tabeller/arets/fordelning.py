"""Fördelning: kommunernas del av finansieringen fördelad efter nyckeln, steg för steg, mot den beslutade avgiften."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import budget, medlemsuppgift
from finsam_xl.figurer.storsta_resten import Del, Delning, ram, steg, summorna
from finsam_xl.figurer.storsta_resten import summor as summera
from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import Binary, Column, Expr, Figure, Name, Text, call, number, rounded
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Content, Kind, Value, amount, count, share
from finsam_xl.modell import Part, Version

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Medlem

__all__ = ["delning", "kommuner", "nyckeln_i_ord", "poster", "stegkolumner", "stegrader", "tabell"]

_KALLA = "finsam-5"
_NYCKELKOLUMN = {"fast andel": "Fast andel", "invånare": "Invånare", "försörjningsmått": "Försörjningsmått"}
_NYCKELDECIMALER = 12


def kommuner(underlag: Underlag) -> tuple[Medlem, ...]:
    """Kommunerna i den ordning Medlemmar har dem."""
    return tuple(medlem for medlem in underlag.bokslut.medlemmar if medlem.part is Part.KOMMUN)


def delning(stam: str, ram_: Expr, ramtext: str, medlemmar: tuple[Medlem, ...], underlag: Underlag) -> Delning:
    """Ramen (kr) delad på *medlemmar* efter nyckeln i Grunddata; vid lika rest och nyckel i Medlemmars ordning."""
    delar = tuple(
        Del(
            medlem.id,
            medlem.namn,
            _nyckel(medlem, underlag),
            call("MATCH", Text(medlem.id), Column("Medlemmar", "Id"), number(0)),
        )
        for medlem in medlemmar
    )
    return Delning(stam, ram_, ramtext, Name("FD_Enhet"), delar, _KALLA, "plats i Medlemmar")


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Ram (kr), nyckel, exakt andel i hela enheter, nedåt, rest, rang, beräknad och beslutad avgift (kr) per kommun.

    Största resten: varje kommun får sin exakta andel avrundad nedåt, och enheterna som blir över går en var till dem
    med störst rest; vid lika rest före den med störst nyckel, därefter i Medlemmars ordning.
    """
    medlemmar = kommuner(underlag)
    if not medlemmar:
        return ()
    kommunernas = delning(
        "FD",
        budget("kommuner", Text(Version.VERKSAMHETSPLAN), tecken=1),
        "Kommunernas del enligt verksamhetsplanen",
        medlemmar,
        underlag,
    )
    return (
        ram(kommunernas),
        *steg(kommunernas),
        *(_beslut("beslutad", medlem) for medlem in medlemmar),
        *(_beslut("skillnad", medlem) for medlem in medlemmar),
        *summorna(kommunernas),
        *summera(kommunernas, ("beraknad", "beräknad"), ("beslutad", "beslutad"), ("skillnad", "skillnad")),
    )


def _beslut(falt: str, medlem: Medlem) -> Post:
    beslutad = rounded(medlemsuppgift(medlem.id, "Beslutad avgift"))
    skillnad = Figure(f"FD_beslutad_{medlem.id}") - Figure(f"FD_beraknad_{medlem.id}")
    return Post(
        f"FD_{falt}_{medlem.id}",
        beslutad if falt == "beslutad" else skillnad,
        Enhet.KR,
        f"{medlem.namn}: {falt}",
        _KALLA,
        bara_period=True,
        block=f"FD_{falt}_alla",
    )


def _nyckel(medlem: Medlem, underlag: Underlag) -> Expr:
    def matt(kolumn: str) -> Expr:
        return medlemsuppgift(medlem.id, kolumn)

    nyckel = underlag.val("FD_Nyckel")
    if nyckel in _NYCKELKOLUMN:
        return matt(_NYCKELKOLUMN[nyckel])

    def del_av(kolumn: str) -> Expr:
        """Medlemmens del av partens; ingen när ingen av dem har måttet, och då är nyckeln inte ett."""
        alla = summor(Column("Medlemmar", kolumn), ("Part", Text(medlem.part)))
        return call("IF", Binary("=", alla, number(0)), number(0), matt(kolumn) / alla)

    vagd = Name("FD_Vikt") * del_av("Försörjningsmått") + (number(1) - Name("FD_Vikt")) * del_av("Invånare")
    return rounded(vagd, _NYCKELDECIMALER)


def tabell(underlag: Underlag) -> Table:
    """Stegen bredvid varandra. Beslutad avgift är styrelsens beslut; skillnaden är en upplysning, inget fel."""
    return Table(
        "FD",
        "Fördelning av kommunernas medlemsavgifter",
        (
            *stegkolumner("FD"),
            _kolumn("FD", "beslutad", "Beslutad", amount, summeras=True),
            _kolumn("FD", "skillnad", "Skillnad", amount, summeras=True),
        ),
        stegrader(kommuner(underlag)),
        label="Kommun",
        label_width=26,
        intro=(nyckeln_i_ord(underlag),),
    )


def stegkolumner(stam: str) -> tuple[PrintedColumn, ...]:
    """Delningens steg: nyckel, andel, exakt andel, nedåt, rest, rang och beräknad avgift."""

    def exakt(siffra: Expr) -> Value:
        return Value(siffra, Kind.EXAKT)

    return (
        _kolumn(stam, "nyckel", "Nyckel", exakt, summeras=True, bredd=14),
        _kolumn(stam, "andel", "Andel", share, summeras=False, bredd=8),
        _kolumn(stam, "exakt", "Exakt andel", exakt, summeras=False, bredd=16),
        _kolumn(stam, "golv", "Nedåt", count, summeras=True),
        _kolumn(stam, "rest", "Rest", exakt, summeras=False),
        _kolumn(stam, "rang", "Rang", count, summeras=False, bredd=8),
        _kolumn(stam, "beraknad", "Beräknad", amount, summeras=True),
    )


def stegrader(medlemmar: tuple[Medlem, ...], summan: str = "Summa kommunerna") -> tuple[Row, ...]:
    """En rad per medlem och deras summa."""
    return (
        *(Line(f"_{medlem.id}", medlem.namn) for medlem in medlemmar),
        *((Sum("", summan),) if medlemmar else ()),
    )


def _kolumn(
    stam: str, falt: str, rubrik: str, visa: Callable[[Expr], Value], *, summeras: bool, bredd: float = 12
) -> PrintedColumn:
    def innehall(rad: Row) -> Content:
        if isinstance(rad, Sum) and not summeras:
            return None
        return visa(Figure(f"{stam}_{'summa_' if isinstance(rad, Sum) else ''}{falt}{rad.ident}"))

    return PrintedColumn(falt, rubrik, innehall, bredd)


def nyckeln_i_ord(underlag: Underlag) -> str:
    """Vilken nyckel som gäller, av vilket år, och hur resten fördelas."""
    medlemmar = kommuner(underlag)
    if not medlemmar:
        return "Bladet Medlemmar har inga kommuner, så det finns ingen avgift att fördela."
    ar = {str(medlem.nyckelar) for medlem in medlemmar if medlem.nyckelar is not None}
    datum = {medlem.statistikdatum.isoformat() for medlem in medlemmar if medlem.statistikdatum is not None}
    delar = [f"Nyckel: {underlag.val('FD_Nyckel')}"]
    delar += [f"nyckelår {', '.join(sorted(ar))}"] if ar else []
    delar += [f"statistik per {', '.join(sorted(datum))}"] if datum else []
    return (
        ", ".join(delar)
        + f". Fördelas i hela {underlag.val('FD_Enhetsord')} efter största resten: exakt andel avrundas nedåt, "
        "och det som blir över går en enhet var till dem med störst rest."
    )
