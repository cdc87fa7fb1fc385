"""SCB:s räkenskapssammandrag: huvudbokens konton i SCB:s grupper, att skriva av i blanketten.

Bladet byggs när Grunddata säger vilken kontoplan boken följer. Det trycks inte i årsredovisningen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldo_i_intervall
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.expr import plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Row, Sheet, Sum, Table, Total
from finsam_xl.offentligt.scb import KONTOPLANER, OLASTA, scb_konton, scb_rader
from finsam_xl.tabeller.kolumner import balansdag, perioder, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import PrintedColumn
    from finsam_xl.offentligt.scb import Scbrad

__all__ = ["DRIFT", "SKULDER", "TILLGANGAR", "anvands", "blad", "ident", "per_grupp"]

_TITEL = "SCB:s räkenskapssammandrag"
_KALLA = "scb-rs"
_TILLGANG = "tillgangar"
_RESULTATKONTON = ("3000", "8999")
DRIFT, TILLGANGAR, SKULDER = "SCB_resultat", "SCB_summa_tillgangar", "SCB_summa_skulder"
_SUMMOR = {
    "drift": Total(DRIFT, "Årets resultat"),
    _TILLGANG: Sum(TILLGANGAR, "Summa tillgångar"),
    "skulder": Total(SKULDER, "Summa eget kapital, avsättningar och skulder"),
}


def anvands(underlag: Underlag) -> bool:
    """Om Grunddata säger vilken kontoplan sammandraget ska räknas efter."""
    return underlag.rapportval("SCB") in KONTOPLANER


def ident(rad: str) -> str:
    """Siffrans id för raden."""
    return f"SCB_{rad}"


def _delens(del_: str) -> tuple[Scbrad, ...]:
    return tuple(ett for ett in scb_rader() if ett.del_ == del_)


def per_grupp(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Sammandragets grupp i Poster; ingen när Grunddata inte ber om det."""
    if not anvands(underlag):
        return {}
    konton = scb_konton(underlag.rapportval("SCB"))
    poster = (Post(ident(ett.id), _belopp(ett, konton[ett.id]), etikett=ett.text, kalla=_KALLA) for ett in scb_rader())
    return {_TITEL: (*poster, *(summa(rad.ident, _ingar(del_)) for del_, rad in _SUMMOR.items()))}


def _ingar(del_: str) -> tuple[str, ...]:
    return tuple(ident(ett.id) for ett in _delens(del_) if not ett.darav)


def _belopp(rad: Scbrad, intervall: tuple[tuple[str, str], ...]) -> Expr:
    """Tillgångar och intäkter positiva, kostnader negativa, skulder positiva.

    Eget kapital är konto 20xx och det resultat som ännu inte är omfört dit.
    """
    tecken = 1 if rad.del_ == _TILLGANG else -1
    alla = (*intervall, _RESULTATKONTON) if rad.id == "eget_kapital" else intervall
    return plus(*(saldo_i_intervall(fran, till, tecken=tecken) for fran, till in alla))


def blad(underlag: Underlag) -> tuple[Sheet, ...]:
    """Bladet med driftredovisningen och balansräkningen i SCB:s grupper; inget när Grunddata inte ber om det."""
    if not anvands(underlag):
        return ()
    return (Sheet("ÅR SCB", _TITEL, (_drift(underlag), _balans(underlag)), landscape=True, printed=False),)


def _drift(underlag: Underlag) -> Table:
    gren = underlag.rapportval("SCB_gren") or "fyll i Grunddata"
    return Table(
        "SCBD",
        "Driftredovisning i SCB:s grupper",
        (*_om_raden(underlag), *perioder()),
        tuple(_rader("drift")),
        intro=(
            f"Verksamhetsgren: {gren}.",
            "Lämnas i SCB:s webblankett, och trycks inte i årsredovisningen. Kostnader visas negativa.",
        ),
        notes=(*_utan_rad(underlag), *OLASTA),
        label_width=52,
    )


def _balans(underlag: Underlag) -> Table:
    return Table(
        "SCBB",
        "Balansräkning i SCB:s grupper",
        (*_om_raden(underlag), *perioder(balansdag)),
        (*_rader(_TILLGANG), *_rader("skulder")),
        label_width=52,
    )


def _rader(del_: str) -> Iterator[Row]:
    yield from (Line(ident(ett.id), ett.text, indent=bool(ett.darav)) for ett in _delens(del_))
    summan = _SUMMOR[del_]
    yield type(summan)(summan.ident, summan.label, of=_ingar(del_))


def _om_raden(underlag: Underlag) -> tuple[PrintedColumn, PrintedColumn]:
    konton = scb_konton(underlag.rapportval("SCB"))
    per_id = {ident(ett.id): ett for ett in scb_rader()}

    def kontonas(rad: Row) -> str | None:
        ett = per_id.get(rad.ident)
        return ", ".join(f"{fran}–{till}" for fran, till in konton[ett.id]) if ett else None

    def grunden(rad: Row) -> str | None:
        ett = per_id.get(rad.ident)
        return _grund(ett, underlag.rapportval("SCB")) if ett else None

    return text("konton", "Konton", kontonas, 26), text("grund", "Grund", grunden, 22)


def _grund(rad: Scbrad, kontoplan: str) -> str:
    """Vad raden vilar på; SCB nämner Kommun-Bas konton, och BAS-kontona är valda efter vad de heter."""
    if not rad.last:
        return "Jämför med blanketten"
    return "Läst på scb.se" if kontoplan == KONTOPLANER[0] else "Raden läst på scb.se, BAS-kontona valda"


def _utan_rad(underlag: Underlag) -> Iterator[str]:
    """De bokförda konton som kartan inte har någon rad för."""
    placerade = [ett for dess in scb_konton(underlag.rapportval("SCB")).values() for ett in dess]
    utan = sorted(
        {
            saldo.konto
            for saldo in underlag.bokslut.saldon
            if saldo.period in underlag.dagar and saldo.belopp and saldo.rad != "UTGAR"
            if not any(fran <= saldo.konto[: len(fran)] <= till for fran, till in placerade)
        }
    )
    if utan:
        yield f"Konton utan rad i sammandraget: {', '.join(utan)}. Summorna stämmer inte med räkningarna."
