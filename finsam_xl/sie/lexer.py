r"""En rad i en SIE-fil delad i fält: blanksteg och tabbar skiljer, citattecken håller ihop, klamrar bär objektlistor.

Ett citattecken inuti ett fält skrivs som ``\"``. Annars är omvänt snedstreck ett vanligt tecken, som i sökvägar.
Klamrar betyder något bara i poster med objektlista, och bara utanför citattecken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from finsam_xl.belopp import NBSP
from finsam_xl.sie.diagnos import Postfel
from finsam_xl.sie.slag import CITATTECKEN, OBJEKTLISTA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.sie.poster import Objektlista

_CITERAT = r'"(?:[^"\\]++|\\"|\\)*+"'
_OCITERAT = r'(?:[^ \t"\\]++|\\"|\\)++'
_FALT = re.compile(rf"{_CITERAT}|{_OCITERAT}")
_RAD = re.compile(rf"[ \t]*+(?:(?:{_CITERAT}|{_OCITERAT})(?:[ \t]++|$))*+")
_UTAN_KLAMMER = rf'(?:{_CITERAT}|[^"{{}}\\]|\\"|\\)*+'
_MED_LISTA = re.compile(rf"({_UTAN_KLAMMER})\{{({_UTAN_KLAMMER})\}}(.*)")
STYRTECKEN_I_TEXT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Tecken som inte får stå i en SIE-fil; tabb och radslut är skiljetecken."""
_LANGD_I_MEDDELANDE = 40


def falt(text: str) -> list[str]:
    """Fälten i *text*, utan omgivande citattecken.

    Raises:
        Postfel: citattecken saknas eller står mitt i ett fält.

    """
    if '"' not in text and "\\" not in text:
        return [ord_ for ord_ in text.replace("\t", " ").split(" ") if ord_]
    if not _RAD.fullmatch(text):
        raise Postfel(
            CITATTECKEN, f"Citattecken saknas eller står fel: «{visa(text)}». Raden går inte att tolka säkert."
        )
    return [_utan_citat(ord_) for ord_ in _FALT.findall(text)]


def falt_med_objekt(text: str) -> tuple[list[str], Objektlista, list[str]]:
    """Fälten före objektlistan, objektlistan, fälten efter.

    Raises:
        Postfel: objektlista eller citattecken är trasiga.

    """
    delar = _MED_LISTA.fullmatch(text)
    if delar is None:
        falt(text)
        raise Postfel(OBJEKTLISTA, f"Objektlistan {{…}} saknas eller är trasig: «{visa(text)}».")
    fore, lista, efter = delar.groups()
    return falt(fore), objektlista(lista), falt(efter)


def saknar_objektlista(text: str) -> bool:
    """Sant om *text* inte har någon klammer utanför citattecken."""
    return not re.search("[{}]", re.sub(_CITERAT, "", text))


def fore_klammer(text: str) -> tuple[str, bool]:
    """Fälten före en «{» sist på raden, och om den fanns; en klammer i en text är text."""
    utan = text.removesuffix("{")
    ensam = utan != text and (not utan or utan[-1] in ' \t"')
    return (utan, True) if ensam and _RAD.fullmatch(utan) else (text, False)


def fore_slutklammer(text: str) -> tuple[str, bool]:
    """Konteringsradens fält före en «}» sist på raden, och om den fanns; objektlistans egen klammer hör till listan."""
    utan = text.removesuffix("}")
    ensam = utan != text and re.search(r'[ \t"0-9]$', utan)
    return (utan, True) if ensam and _MED_LISTA.fullmatch(utan) else (text, False)


def har_ensam_klammer(text: str) -> bool:
    """Sant om ett av fälten utanför citattecken är bara en klammer."""
    return re.search(r"(?:^|[ \t])[{}](?:[ \t]|$)", re.sub(_CITERAT, '""', text)) is not None


def objektlista(text: str) -> Objektlista:
    """Paren i ``1 "456" 6 "47"``, texten mellan klamrarna.

    Raises:
        Postfel: en dimension saknar objekt eller nämns två gånger, eller citattecken är trasiga.

    """
    ord_ = falt(text)
    if len(ord_) % 2:
        raise Postfel(OBJEKTLISTA, f"Objektlistan {{{visa(text)}}} har en dimension utan objekt.")
    if len(set(ord_[::2])) * 2 != len(ord_):
        raise Postfel(OBJEKTLISTA, f"Objektlistan {{{visa(text)}}} nämner samma dimension två gånger.")
    return tuple(zip(ord_[::2], ord_[1::2], strict=True))


def citera(text: str) -> str:
    """*text* som ett fält inom citattecken.

    Raises:
        ValueError: texten slutar med omvänt snedstreck, som SIE inte kan skriva i ett citerat fält.

    """
    if not text.endswith("\\"):
        return '"' + text.replace('"', '\\"') + '"'
    if re.search(r'[ \t"{}]', text):
        raise ValueError(f"«{text}» slutar med omvänt snedstreck och kan inte skrivas i en SIE-fil")
    return text


def visa(text: str) -> str:
    """En rad som den kan visas i ett meddelande: kort, på en rad, utan styrtecken."""
    synlig = "".join(
        tecken if tecken.isprintable() or tecken == NBSP else "·"
        for tecken in text[: _LANGD_I_MEDDELANDE + 1].strip(" \t")
    )
    return synlig if len(synlig) <= _LANGD_I_MEDDELANDE else synlig[:_LANGD_I_MEDDELANDE] + "…"


def rakna_upp(namn: Iterable[str], hogst: int = 10) -> str:
    """En uppräkning för ett meddelande: «4015, 6071 och 4 till»."""
    alla = list(namn)
    fler = f" och {len(alla) - hogst} till" if len(alla) > hogst else ""
    return ", ".join(visa(ett) for ett in alla[:hogst]) + fler


def _utan_citat(ord_: str) -> str:
    return (ord_[1:-1] if ord_.startswith('"') else ord_).replace('\\"', '"')
