"""Skriva SIE 4E: en giltig fil i CP437 med CRLF av frusna poster, med kontrollsumma."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.belopp import NOLL, avrunda
from finsam_xl.sie import poster
from finsam_xl.sie.ksumma import ksumma as rakna_ksumma
from finsam_xl.sie.lexer import STYRTECKEN_I_TEXT, citera, visa

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.sie.poster import Objektlista, Post, Trans, Ver

_ORDNING: Final = (
    poster.Flagga,
    poster.Program,
    poster.Format,
    poster.Gen,
    poster.Sietyp,
    poster.Prosa,
    poster.Orgnr,
    poster.Fnamn,
    poster.Rar,
    poster.Omfattn,
    poster.Kptyp,
    poster.Valuta,
    poster.Konto,
    poster.Dim,
    poster.Underdim,
    poster.Objekt,
    poster.Ib,
    poster.Ub,
    poster.Oib,
    poster.Oub,
    poster.Res,
    poster.Psaldo,
    poster.Pbudget,
    poster.Ver,
)
_PLATS: Final = {typ: plats for plats, typ in enumerate(_ORDNING)}
_STORSTA: Final = Decimal(10) ** 15
_EJ_FALT: Final = {"rad", "rader", "slag"}
_ENKELT_ORD: Final = re.compile(r"[0-9A-Z.-]+")


def skriv(innehall: Iterable[Post], *, ksumma: bool = True) -> bytes:
    """SIE-filen med posterna i *innehall*, i CP437 med CRLF.

    Anroparen anger precis de poster som ska stå i filen (klasserna i ``finsam_xl.sie.poster``); de ordnas gruppvis
    som SIE vill: huvud, kontoplan, dimensioner, saldon, verifikationer, och behåller inbördes ordning. En ``Ver`` bär
    sina ``Trans``. Ett konto med objektsaldon behöver också sin totala ``Psaldo`` med tom objektlista. Belopp är kr
    med SIE-tecken och högst två decimaler. Med *ksumma* omges allt efter #FLAGGA av giltiga #KSUMMA.

    Raises:
        ValueError: ett belopp har fler än två decimaler, en text har styrtecken eller tecken utanför CP437, eller en
            verifikation är i obalans.

    """
    ordnade = sorted(innehall, key=lambda post: _PLATS[type(post)])
    flagga = [rad for post in ordnade if isinstance(post, poster.Flagga) for rad in _rader(post)]
    rader = [rad for post in ordnade if not isinstance(post, poster.Flagga) for rad in _rader(post)]
    if ksumma:
        rader = ["#KSUMMA", *rader, f"#KSUMMA {rakna_ksumma(rader)}"]
    return _koda("".join(f"{rad}\r\n" for rad in (*flagga, *rader)))


def _rader(post: Post) -> list[str]:
    if isinstance(post, poster.Ver):
        return _verifikation(post)
    return [_rad(f"#{type(post).__name__.upper()}", post)]


def _verifikation(ver: Ver) -> list[str]:
    obalans = sum((trans.belopp for trans in ver.rader if trans.slag == "TRANS"), NOLL)
    if obalans:
        raise ValueError(f"verifikation {ver.benamning} är i obalans med {obalans} kr")
    trans = (_rad(f"   #{trans.slag}", trans) for trans in ver.rader)
    return [_rad("#VER", ver), "{", *trans, "}"]


def _rad(etikett: str, post: Post | Trans) -> str:
    """Posternas attribut står i SIE:s fältordning; tomma fält sist skrivs inte ut."""
    varden = [getattr(post, falt.name) for falt in fields(post) if falt.name not in _EJ_FALT]
    while len(varden) > 1 and varden[-1] in {None, ""}:
        varden.pop()
    return " ".join((etikett, *(_falt(varde) for varde in varden)))


def _falt(varde: Objektlista | Decimal | date | str | int | None) -> str:
    match varde:
        case None:
            return '""'
        case bool() | int():
            return str(int(varde))
        case Decimal():
            return _belopp(varde)
        case date():
            return varde.strftime("%Y%m%d").rjust(8, "0")
        case str():
            return _text(varde)
    return "{" + " ".join(_text(ord_) for par in varde for ord_ in par) + "}"


def _belopp(belopp: Decimal) -> str:
    if not belopp.is_finite() or belopp != avrunda(belopp) or abs(belopp) >= _STORSTA:
        raise ValueError(f"beloppet {belopp} har fler än två decimaler eller är orimligt stort")
    return f"{belopp + NOLL:.2f}"


def _text(text: str) -> str:
    if "\n" in text or "\t" in text or STYRTECKEN_I_TEXT.search(text):
        raise ValueError(f"«{visa(text)}» innehåller styrtecken")
    return text if _ENKELT_ORD.fullmatch(text) else citera(text)


def _koda(text: str) -> bytes:
    try:
        return text.encode("cp437")
    except UnicodeEncodeError as fel:
        raise ValueError(f"tecknet «{text[fel.start]}» finns inte i CP437") from fel
