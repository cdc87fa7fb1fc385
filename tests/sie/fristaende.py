"""En fristående summering av en SIE-fil, tecken för tecken, och mutationer av filer: facit för det som läsaren svarar.

Delar ingenting med läsaren: inga mönster, inga regler om teckenkod utom den som läsaren säger sig ha valt.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from finsam_xl.sie import SieFil

Summor: TypeAlias = "dict[tuple[str, str, str], Decimal]"
"""Summan per etikett, årsnummer (tomt för konteringsrader) och konto."""

MAPPAR = (Path(__file__).parents[1] / "data" / "sie", Path(__file__).parents[1] / "fel" / "sie")
_PLATS = {"#IB": 2, "#UB": 2, "#RES": 2, "#OIB": 2, "#OUB": 2, "#PSALDO": 3, "#PBUDGET": 3, "#TRANS": 1}
"""Hur många ord som står mellan etiketten och beloppet, objektlistan oräknad."""
_FAR_SAKNA_LISTA = {"#PSALDO", "#PBUDGET"}
"""Etiketter vars rad läsaren hoppar över, med en varning, när objektlistan saknas."""
_MED_LISTA = {"#OIB", "#OUB", "#PSALDO", "#PBUDGET", "#TRANS"}


def enkla_summor(data: bytes, teckenkod: str) -> Summor:
    """Summan av beloppen i *data*, som är skriven i *teckenkod*."""
    summor: Summor = defaultdict(Decimal)
    text = data.decode(teckenkod, "replace").lstrip("\ufeff").rstrip("\0\x1a")
    for rad in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        etikett = rad.replace("\t", " ").strip(" ").partition(" ")[0].upper()
        if etikett in _PLATS:
            if etikett in _FAR_SAKNA_LISTA and not _har_klammer(rad):
                continue
            ord_ = _ord(rad.strip(" \t"), har_lista=etikett in _MED_LISTA)
            arsnr = "" if etikett == "#TRANS" else ord_[1]
            belopp = ord_[_PLATS[etikett] + 1]
            if etikett == "#TRANS":
                belopp = belopp.removesuffix("}")  # verifikationen får sluta på konteringens rad
            summor[etikett, arsnr, ord_[_PLATS[etikett]]] += Decimal(belopp)
    return dict(summor)


def _har_klammer(rad: str) -> bool:
    """Sant om raden har en klammer utanför citattecken."""
    return any(tecken in "{}" for bit in rad.replace('\\"', "").split('"')[::2] for tecken in bit)


def _ord(rad: str, *, har_lista: bool) -> list[str]:
    """Orden på raden; objektlistan hoppas över."""
    ord_, ett, citat, i_lista, forra = [""], "", False, False, ""
    for tecken in f"{rad} ":
        if tecken == '"' and forra != "\\":
            citat = not citat
        elif citat or tecken not in " \t{}" or (tecken in "{}" and not har_lista):
            ett += "" if i_lista else tecken
        else:
            ord_ += [ett.replace('\\"', '"')] if ett or (forra == '"' and not i_lista) else []
            ett = ""
            i_lista = tecken == "{" or (i_lista and tecken != "}")
            har_lista = har_lista and tecken != "}"
        forra = tecken
    return ord_[1:]


def lasarens_summor(fil: SieFil) -> Summor:
    """Samma summor enligt läsaren."""
    summor: Summor = defaultdict(Decimal)
    for (arsnr, konto), saldo in fil.saldon.items():
        for etikett, belopp in (("#IB", saldo.ib), ("#UB", saldo.ub), ("#RES", saldo.res)):
            if belopp is not None:
                summor[etikett, str(arsnr), konto] += belopp
    for etikett, saldon in (("#OIB", fil.oib), ("#OUB", fil.oub)):
        for (arsnr, konto, _), post in saldon.items():
            summor[etikett, str(arsnr), konto] += post.belopp
    for etikett, perioder in (("#PSALDO", fil.psaldo), ("#PBUDGET", fil.pbudget)):
        for (arsnr, _, konto, _), post in perioder.items():
            summor[etikett, str(arsnr), konto] += post.belopp
    for (_, konto), post in fil.transsummor.items():
        summor["#TRANS", "", konto] += post.belopp
    return dict(summor)


def forlagor(mappar: Sequence[Path] = MAPPAR) -> Mapping[str, bytes]:
    """SIE-filerna i *mappar*, i namnordning."""
    filer = (fil for mapp in mappar for fil in sorted(mapp.iterdir()) if fil.suffix.lower() in {".se", ".si"})
    return {fil.name: fil.read_bytes() for fil in filer}


def muterad(forlaga: bytes, slump: Random) -> bytes:
    """*forlaga* med en till fyra skador: vänd bit, avkortning, struken, dubblerad eller omkastad rad, jättefält."""
    data = forlaga
    for _ in range(slump.choice((1, 1, 1, 2, 3, 4))):
        data = slump.choice(_SKADOR)(data, slump)
    return data


def _vand_bit(data: bytes, slump: Random) -> bytes:
    plats = slump.randrange(len(data) or 1)
    return (
        data[:plats] + bytes(tecken ^ 1 << slump.randrange(8) for tecken in data[plats : plats + 1]) + data[plats + 1 :]
    )


def _byt_tecken(data: bytes, slump: Random) -> bytes:
    plats = slump.randrange(len(data) or 1)
    return data[:plats] + slump.choice(_TECKEN) + data[plats + 1 :]


def _kapa(data: bytes, slump: Random) -> bytes:
    return data[: slump.randrange(len(data) or 1)]


def _jattefalt(data: bytes, slump: Random) -> bytes:
    plats = slump.randrange(len(data) or 1)
    return data[:plats] + slump.choice(_TECKEN) * slump.choice((50, 5_000, 70_000)) + data[plats:]


def _dubbla(data: bytes, slump: Random) -> bytes:
    rader = _rader(data)
    nr = slump.randrange(len(rader))
    return b"".join((*rader[: nr + 1], *rader[nr:]))


def _stryk(data: bytes, slump: Random) -> bytes:
    rader = _rader(data)
    del rader[slump.randrange(len(rader))]
    return b"".join(rader)


def _kasta_om(data: bytes, slump: Random) -> bytes:
    rader = _rader(data)
    ena, andra = slump.randrange(len(rader)), slump.randrange(len(rader))
    rader[ena], rader[andra] = rader[andra], rader[ena]
    return b"".join(rader)


def _rader(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True) or [b""]


_TECKEN = (*(bytes([nr]) for nr in b'"\\{} \t\r\n#-.019xXeE+,='), b"\x00", b"\x1a", b"\x85", b"\xff", b"\xc3\xa5")
_SKADOR = (_vand_bit, _vand_bit, _byt_tecken, _byt_tecken, _kapa, _jattefalt, _dubbla, _stryk, _kasta_om, _kasta_om)
