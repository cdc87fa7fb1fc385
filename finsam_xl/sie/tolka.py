"""En rad ur SIE-filen tolkad till en post; en etikett här är en uppgift som vi använder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from finsam_xl.belopp import svensk
from finsam_xl.sie import poster, varden
from finsam_xl.sie.diagnos import Postfel
from finsam_xl.sie.lexer import falt, falt_med_objekt, har_ensam_klammer, saknar_objektlista, visa
from finsam_xl.sie.slag import (
    BELOPP,
    FALT,
    OBJEKTLISTA,
    RAR_OGILTIGT,
    RAR_SAKNAS,
    TYP_OKAND,
    UTAN_OBJEKTLISTA,
    VERIFIKATION_FORM,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from finsam_xl.sie.poster import Huvudpost, Objektlista, Post, Registerpost, Saldopost, Trans, Ver

OANVANDA: Final = frozenset(
    {"#ADRESS", "#BKOD", "#ENHET", "#FNR", "#FTYP", "#FORMAT", "#KSUMMA", "#KTYP", "#SRU", "#TAXAR"}
)
"""Etiketter i SIE typ 1–4 som inte påverkar saldon eller namn; de läses förbi."""


def tolka(etikett: str, text: str, rad: int) -> Post | None:
    """Posten i *text* (raden efter etiketten), eller inget om etiketten är okänd.

    Raises:
        Postfel: en uppgift saknas eller är ogiltig.

    """
    if etikett in _ENKLA:
        return _ENKLA[etikett](falt(text), rad)
    if etikett in _OBJEKTSALDON:
        return _objektsaldo(etikett, text, rad)
    if etikett in _PERIODSALDON:
        return _periodsaldo(etikett, text, rad)
    return None


def tolka_trans(etikett: str, text: str, rad: int) -> Trans:
    """Konteringsraden i *text*: konto, objektlista, belopp, och om de finns datum och text.

    Raises:
        Postfel: en uppgift saknas eller är ogiltig.

    """
    fore, objekt, efter = _delad(text, 1)
    return poster.Trans(
        _ta(fore, 0, "konto"),
        objekt,
        _belopp(efter, 0),
        varden.datum_eller_inget(_valfri(efter, 1)),
        _valfri(efter, 2),
        _TRANSSLAG[etikett],
        rad,
    )


_TRANSSLAG: Final[Mapping[str, Literal["TRANS", "RTRANS", "BTRANS"]]] = {
    "#TRANS": "TRANS",
    "#RTRANS": "RTRANS",
    "#BTRANS": "BTRANS",
}
TRANSETIKETTER: Final = frozenset(_TRANSSLAG)


def _delad(text: str, antal_fore: int) -> tuple[list[str], Objektlista, list[str]]:
    fore, objekt, efter = falt_med_objekt(text)
    if len(fore) > antal_fore:
        raise Postfel(OBJEKTLISTA, f"«{visa(fore[antal_fore])}» står där objektlistan ska börja.")
    return fore, objekt, efter


def _ta(ord_: list[str], plats: int, namn: str) -> str:
    if plats >= len(ord_) or (not ord_[plats] and namn != "belopp"):
        raise Postfel(FALT, f"Uppgiften {namn} saknas.")
    return ord_[plats]


def _belopp(ord_: list[str], plats: int) -> Decimal:
    """Beloppet på *plats*; «490 000.00» är två fält, men ett belopp vars tusental är skilda med mellanslag."""
    skrivet, nasta = _ta(ord_, plats, "belopp"), _valfri(ord_, plats + 1)
    if varden.skilda_tusental(skrivet, nasta):
        text = f"Beloppet «{visa(f'{skrivet} {nasta}')}» följer inte SIE: det har mellanslag mellan siffrorna."
        raise Postfel(BELOPP, text)
    return varden.belopp(skrivet)


def _valfri(ord_: list[str], plats: int) -> str:
    return ord_[plats] if plats < len(ord_) else ""


def _program(ord_: list[str], rad: int) -> Huvudpost:
    return poster.Program(_valfri(ord_, 0), _valfri(ord_, 1), rad)


def _gen(ord_: list[str], rad: int) -> Huvudpost | None:
    dag = varden.datum_eller_inget(_valfri(ord_, 0))
    return poster.Gen(dag, _valfri(ord_, 1), rad) if dag else None


def _sietyp(ord_: list[str], rad: int) -> Huvudpost:
    typ = _ta(ord_, 0, "typ")
    if typ not in {"1", "2", "3", "4"}:
        raise Postfel(TYP_OKAND, f"SIE-typen «{visa(typ)}» finns inte eller kan inte läsas.")
    return poster.Sietyp(int(typ), rad)


def _rar(ord_: list[str], rad: int) -> Huvudpost:
    nr = varden.arsnr(_ta(ord_, 0, "årsnummer"))
    try:
        start, slut = varden.datum(_valfri(ord_, 1)), varden.datum(_valfri(ord_, 2))
    except Postfel as fel:
        raise Postfel(RAR_SAKNAS, f"Räkenskapsår {nr} saknar giltiga datum: {fel.text}") from fel
    if slut < start:
        raise Postfel(RAR_OGILTIGT, f"Räkenskapsåret {start}–{slut} slutar före det börjar.")
    return poster.Rar(nr, start, slut, rad)


def _omfattn(ord_: list[str], rad: int) -> Huvudpost | None:
    return poster.Omfattn(varden.datum(ord_[0]), rad) if _valfri(ord_, 0) else None


def _dim(ord_: list[str], rad: int) -> Registerpost:
    return poster.Dim(_ta(ord_, 0, "dimension"), _valfri(ord_, 1), rad)


def _underdim(ord_: list[str], rad: int) -> Registerpost:
    return poster.Underdim(_ta(ord_, 0, "dimension"), _valfri(ord_, 1), _valfri(ord_, 2), rad)


def _objekt(ord_: list[str], rad: int) -> Registerpost:
    return poster.Objekt(_ta(ord_, 0, "dimension"), _ta(ord_, 1, "objekt"), _valfri(ord_, 2), rad)


def _konto(ord_: list[str], rad: int) -> Registerpost:
    return poster.Konto(_ta(ord_, 0, "konto"), _valfri(ord_, 1), rad)


def _saldo(typ: type[poster.Ib | poster.Ub | poster.Res]) -> Callable[[list[str], int], Saldopost]:
    def post(ord_: list[str], rad: int) -> Saldopost:
        nr = varden.arsnr(_ta(ord_, 0, "årsnummer"))
        return typ(nr, _ta(ord_, 1, "konto"), _belopp(ord_, 2), rad)

    return post


def tolka_ver(text: str, rad: int) -> Ver:
    """Verifikationen i *text*, utan sina rader.

    Raises:
        Postfel: citattecken är trasiga, eller raderna står på samma rad.

    """
    ord_ = falt(text)
    if har_ensam_klammer(text):
        raise Postfel(VERIFIKATION_FORM, f"Klamrar och rader ska stå på egna rader, men här står «{visa(text)}».")
    dag = varden.datum_eller_inget(_valfri(ord_, 2))
    return poster.Ver(_valfri(ord_, 0), _valfri(ord_, 1), dag, _valfri(ord_, 3), (), rad)


_ENKLA: Final[Mapping[str, Callable[[list[str], int], Post | None]]] = {
    "#FLAGGA": lambda ord_, rad: poster.Flagga(_valfri(ord_, 0) == "1", rad),
    "#PROGRAM": _program,
    "#GEN": _gen,
    "#SIETYP": _sietyp,
    "#PROSA": lambda ord_, rad: poster.Prosa(" ".join(ord_), rad),
    "#ORGNR": lambda ord_, rad: poster.Orgnr(_valfri(ord_, 0), rad),
    "#FNAMN": lambda ord_, rad: poster.Fnamn(_valfri(ord_, 0), rad),
    "#RAR": _rar,
    "#OMFATTN": _omfattn,
    "#KPTYP": lambda ord_, rad: poster.Kptyp(_valfri(ord_, 0), rad),
    "#VALUTA": lambda ord_, rad: poster.Valuta(_valfri(ord_, 0), rad),
    "#DIM": _dim,
    "#UNDERDIM": _underdim,
    "#OBJEKT": _objekt,
    "#KONTO": _konto,
    "#IB": _saldo(poster.Ib),
    "#UB": _saldo(poster.Ub),
    "#RES": _saldo(poster.Res),
}
_OBJEKTSALDON: Final[Mapping[str, type[poster.Oib | poster.Oub]]] = {"#OIB": poster.Oib, "#OUB": poster.Oub}
_PERIODSALDON: Final[Mapping[str, type[poster.Psaldo | poster.Pbudget]]] = {
    "#PSALDO": poster.Psaldo,
    "#PBUDGET": poster.Pbudget,
}


def _objektsaldo(etikett: str, text: str, rad: int) -> Post:
    fore, objekt, efter = _delad(text, 2)
    nr, konto = varden.arsnr(_ta(fore, 0, "årsnummer")), _ta(fore, 1, "konto")
    return _OBJEKTSALDON[etikett](nr, konto, objekt, _belopp(efter, 0), rad)


def _periodsaldo(etikett: str, text: str, rad: int) -> Post:
    if saknar_objektlista(text):
        _utan_objektlista(falt(text))
    fore, objekt, efter = _delad(text, 3)
    nr, manad = varden.arsnr(_ta(fore, 0, "årsnummer")), varden.period(_ta(fore, 1, "period"))
    saldo = _belopp(efter, 0)
    return _PERIODSALDON[etikett](nr, manad, _ta(fore, 2, "konto"), objekt, saldo, rad)


def _utan_objektlista(ord_: list[str]) -> None:
    """En i övrigt riktig post utan objektlista: om beloppet är kontots eller ett objekts går inte att veta."""
    varden.arsnr(_ta(ord_, 0, "årsnummer"))
    manad, konto = varden.period(_ta(ord_, 1, "period")), _ta(ord_, 2, "konto")
    saldo = svensk(_belopp(ord_, 3), 2)
    text = f"Objektlistan {{…}} saknas, så beloppet {saldo} kr på {visa(konto)} {manad} läses inte."
    raise Postfel(UTAN_OBJEKTLISTA, text)


def tolka_etikett(etikett: str) -> bool:
    """Sant om *etikett* är en som vi tolkar."""
    kanda = (_ENKLA, _OBJEKTSALDON, _PERIODSALDON, TRANSETIKETTER, {"#VER"})
    return any(etikett in forteckning for forteckning in kanda)
