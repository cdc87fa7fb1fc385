"""Fördelning: kommunernas del av finansieringen fördelad efter nyckeln, steg för steg, mot den beslutade avgiften."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Block, Expr, Figure, Name, Rule, Text, call, number, plus, rounded
from finsam_xl.layout.expr import Column as Tabellkolumn
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Column, Content, Kind, Line, Row, Sum, Table, Value, amount, count, share
from finsam_xl.modell import Part, Version
from finsam_xl.udf.funktioner.fordelning import fordelning
from finsam_xl.uttryck import budget, figurer, kvot, summor

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.modell import Medlem
    from finsam_xl.underlag import Underlag

__all__ = ["kommuner", "poster", "tabell"]

_KALLA = "finsam-5"
_NYCKELKOLUMN = {"fast andel": "Fast andel", "invånare": "Invånare", "försörjningsmått": "Försörjningsmått"}
_STEG = {"exakt": "exakt andel", "golv": "nedåt", "beraknad": "beräknad", "plats": "plats i Medlemmar"}
_DECIMALER = 6
_NYCKELDECIMALER = 12


def kommuner(underlag: Underlag) -> tuple[Medlem, ...]:
    """Kommunerna i den ordning Medlemmar har dem."""
    return tuple(medlem for medlem in underlag.bokslut.medlemmar if medlem.part is Part.KOMMUN)


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Ram (kr), nyckel, exakt andel i hela enheter, nedåt, rest, rang, beräknad och beslutad avgift (kr) per kommun.

    Största resten: varje kommun får sin exakta andel avrundad nedåt, och enheterna som blir över går en var till dem
    med störst rest; vid lika rest före den med störst nyckel, därefter i Medlemmars ordning.
    """
    medlemmar = kommuner(underlag)
    block = {
        falt: tuple(_steg(falt, medlem, underlag) for medlem in medlemmar)
        for falt in ("nyckel", "plats", "andel", "exakt", "golv", "rest", "rang", "beraknad", "beslutad", "skillnad")
    }
    summor_ = (
        _post(
            "FD_ram",
            budget("kommuner", Text(Version.VERKSAMHETSPLAN), tecken=1),
            Enhet.KR,
            "Kommunernas del enligt verksamhetsplanen",
        ),
        *(post for poster_ in block.values() for post in poster_),
        _post(
            "FD_summa_nyckel",
            rounded(plus(*figurer(*_idn("nyckel", medlemmar))), _NYCKELDECIMALER),
            Enhet.ANTAL,
            "Summa nyckel",
        ),
        _post("FD_summa_golv", plus(*figurer(*_idn("golv", medlemmar))), Enhet.ANTAL, "Enheter fördelade nedåt"),
        _post("FD_kvar", _ram_i_enheter() - Figure("FD_summa_golv"), Enhet.ANTAL, "Enheter kvar att fördela"),
        *(
            _post(f"FD_summa_{falt}", plus(*figurer(*_idn(falt, medlemmar))), Enhet.KR, f"Summa {etikett}")
            for falt, etikett in (("beraknad", "beräknad"), ("beslutad", "beslutad"), ("skillnad", "skillnad"))
        ),
    )
    return summor_ if medlemmar else ()


def _post(ident: str, uttryck: Expr, enhet: Enhet, etikett: str, block: str = "") -> Post:
    return Post(ident, uttryck, enhet, etikett, _KALLA, bara_period=True, block=block)


def _idn(falt: str, medlemmar: tuple[Medlem, ...]) -> tuple[str, ...]:
    return tuple(f"FD_{falt}_{medlem.id}" for medlem in medlemmar)


def _ram_i_enheter() -> Expr:
    return rounded(Figure("FD_ram") / Name("FD_Enhet"), _DECIMALER)


def _steg(falt: str, medlem: Medlem, underlag: Underlag) -> Post:
    def siffra(namn: str) -> Figure:
        return Figure(f"FD_{namn}_{medlem.id}")

    egen = ("Id", Text(medlem.id))
    uttryck: dict[str, tuple[Expr, Enhet]] = {
        "nyckel": (_nyckel(medlem, underlag), Enhet.ANTAL),
        "plats": (call("MATCH", Text(medlem.id), Tabellkolumn("Medlemmar", "Id"), number(0)), Enhet.ANTAL),
        "andel": (kvot(siffra("nyckel"), Figure("FD_summa_nyckel")), Enhet.ANDEL),
        "exakt": (rounded(_exakt(siffra("nyckel")), _DECIMALER), Enhet.ANTAL),
        "golv": (call("INT", siffra("exakt")), Enhet.ANTAL),
        "rest": (rounded(siffra("exakt") - siffra("golv"), _DECIMALER), Enhet.ANTAL),
        "rang": (_rang(siffra("rest"), siffra("nyckel"), siffra("plats")), Enhet.ANTAL),
        "beraknad": (_beraknad(siffra("golv"), siffra("rang"), kommuner(underlag).index(medlem) + 1), Enhet.KR),
        "beslutad": (rounded(summor(Tabellkolumn("Medlemmar", "Beslutad avgift"), egen)), Enhet.KR),
        "skillnad": (siffra("beslutad") - siffra("beraknad"), Enhet.KR),
    }
    formel, enhet = uttryck[falt]
    etikett = f"{medlem.namn}: {_STEG.get(falt, falt)}"
    return _post(f"FD_{falt}_{medlem.id}", formel, enhet, etikett, block=f"FD_{falt}_alla")


def _nyckel(medlem: Medlem, underlag: Underlag) -> Expr:
    def matt(kolumn: str) -> Expr:
        return summor(Tabellkolumn("Medlemmar", kolumn), ("Id", Text(medlem.id)))

    nyckel = underlag.val("FD_Nyckel")
    if nyckel in _NYCKELKOLUMN:
        return matt(_NYCKELKOLUMN[nyckel])

    def del_av(kolumn: str) -> Expr:
        alla = summor(Tabellkolumn("Medlemmar", kolumn), ("Part", Text(Part.KOMMUN)))
        return matt(kolumn) / alla

    vagd = Name("FD_Vikt") * del_av("Försörjningsmått") + (number(1) - Name("FD_Vikt")) * del_av("Invånare")
    return rounded(vagd, _NYCKELDECIMALER)


def _exakt(nyckel: Expr) -> Expr:
    summa = Figure("FD_summa_nyckel")
    return call("IF", Binary("=", summa, number(0)), number(0), Figure("FD_ram") * nyckel / summa / Name("FD_Enhet"))


def _rang(rest: Expr, nyckel: Expr, plats: Expr) -> Expr:
    rester, nycklar, platser = (Block(f"FD_{falt}_alla") for falt in ("rest", "nyckel", "plats"))
    storre = call("SUMPRODUCT", Binary(">", rester, rest) * number(1))
    lika = Binary("=", rester, rest)
    tyngre = call("SUMPRODUCT", lika * Binary(">", nycklar, nyckel))
    tidigare = call("SUMPRODUCT", lika * Binary("=", nycklar, nyckel) * Binary("<", platser, plats))
    return plus(number(1), storre, tyngre, tidigare)


def _beraknad(golv: Expr, rang: Expr, plats: int) -> Expr:
    extra = call("IF", Binary("<=", rang, Figure("FD_kvar")), number(1), number(0))
    steg = (golv + extra) * Name("FD_Enhet")
    anrop = fordelning.anrop(Figure("FD_ram"), Block("FD_nyckel_alla"), number(plats), Name("FD_Enhet"))
    return Rule(steg, call("IF", _gar_att_fordela(), anrop, steg))


def _gar_att_fordela() -> Expr:
    """Ramen är hela enheter och nyckeln inte tom; annars finns ingen fördelning, och C36 säger vad som är fel."""
    hela = Binary("=", _ram_i_enheter(), call("INT", _ram_i_enheter()))
    ram = Binary(">=", Figure("FD_ram"), number(0))
    return call("AND", hela, ram, Binary(">", Figure("FD_summa_nyckel"), number(0)))


def tabell(underlag: Underlag) -> Table:
    """Stegen bredvid varandra. Beslutad avgift är styrelsens beslut; skillnaden är en upplysning, inget fel."""
    medlemmar = kommuner(underlag)

    def kolumn(falt: str, rubrik: str, visa: Callable[[Expr], Value], *, summeras: bool, bredd: float = 12) -> Column:
        def innehall(rad: Row) -> Content:
            if isinstance(rad, Sum) and not summeras:
                return None
            return visa(Figure(f"FD_{'summa_' if isinstance(rad, Sum) else ''}{falt}{rad.ident}"))

        return Column(falt, rubrik, innehall, bredd)

    def exakt(siffra: Expr) -> Value:
        return Value(siffra, Kind.EXAKT)

    return Table(
        "FD",
        "Fördelning av kommunernas medlemsavgifter",
        (
            kolumn("nyckel", "Nyckel", exakt, summeras=True, bredd=14),
            kolumn("andel", "Andel", share, summeras=False, bredd=8),
            kolumn("exakt", "Exakt andel", exakt, summeras=False, bredd=16),
            kolumn("golv", "Nedåt", count, summeras=True),
            kolumn("rest", "Rest", exakt, summeras=False),
            kolumn("rang", "Rang", count, summeras=False, bredd=8),
            kolumn("beraknad", "Beräknad", amount, summeras=True),
            kolumn("beslutad", "Beslutad", amount, summeras=True),
            kolumn("skillnad", "Skillnad", amount, summeras=True),
        ),
        (
            *(Line(f"_{medlem.id}", medlem.namn) for medlem in medlemmar),
            *((Sum("", "Summa kommunerna"),) if medlemmar else ()),
        ),
        label="Kommun",
        label_width=26,
        intro=(_nyckeln_i_ord(underlag),),
    )


def _nyckeln_i_ord(underlag: Underlag) -> str:
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
