"""MANIFEST.txt of a revisor's package: every file with its SHA-256, what made it, what was replaced, the controls.

It is written to be read by a person; `sha256sum -c` reads the lines of its files, and its own last line guards it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["MANIFEST", "Manifest", "Manifestfel", "las_manifest", "sha256", "skriv_manifest"]

MANIFEST = "MANIFEST.txt"
_TITLE = "REVISORSPAKET"
_FILES, _CONTROLS = "FILER (SHA-256)", "KONTROLLER"
_END = "Manifestets egen kontrollsumma: "
_FILE = re.compile(r"([0-9a-f]{64})  ((?:sie/)?[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*)")
_CONTROL = re.compile(r"(OK|NOTIS|FEL|EJ PRÖVAD|EJ AKTUELL)\s+(\S+)\s+(\S+)(?:  .*)?")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
_HOW = (
    "Så kontrolleras paketet: finsam verifiera MAPP, eller utan programmet: sha256sum -c MANIFEST.txt",
    "(raderna under FILER). Arbetsboken behöver varken Python eller makron; dess blad är skyddade utan lösenord.",
    "celler.csv är varje cell som den levererades, och det som verifieringen jämför arbetsboken med.",
)


class Manifestfel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """The manifest cannot be read, or has been changed; the text says in Swedish which."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself. *filer* are hashes by name, *kontroller* outcomes by report and id."""

    filer: Mapping[str, str]
    kontroller: Mapping[tuple[str, str], str]
    huvud: Mapping[str, str] = field(default_factory=dict)
    avsnitt: Mapping[str, Sequence[str]] = field(default_factory=dict)


def sha256(data: bytes) -> str:
    """The fingerprint of a file, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def skriv_manifest(manifest: Manifest, titlar: Mapping[str, str]) -> bytes:
    """The manifest as text; *titlar* are the controls' titles by id."""
    text = "\n".join(_rader(manifest, titlar)) + "\n"
    return f"{text}{_END}{sha256(text.encode())}\n".encode()


def _rader(manifest: Manifest, titlar: Mapping[str, str]) -> Iterator[str]:
    yield _TITLE
    for rubrik, varde in manifest.huvud.items():
        yield f"{rubrik}: {_rad(varde)}"
    yield ""
    yield from _HOW
    yield from ("", _FILES)
    for namn, summa in manifest.filer.items():
        yield f"{summa}  {namn}"
    for rubrik, rader in manifest.avsnitt.items():
        yield from ("", rubrik)
        yield from (f"- {_rad(rad)}" for rad in rader)
    yield from ("", _CONTROLS)
    for (rapport, ident), utfall in manifest.kontroller.items():
        yield f"{utfall:10} {rapport} {ident:4}  {_rad(titlar.get(ident, ''))}"


def _rad(text: str) -> str:
    """On one line, whatever the workbook says."""
    return _UNPRINTED.sub(" ", text).strip()


def las_manifest(data: bytes) -> Manifest:
    """Read a manifest: its files and its controls.

    Raises:
        Manifestfel: it is not one of ours, or not as it was written.

    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fel:
        raise Manifestfel(f"{MANIFEST} är skadad: den är inte text") from fel
    innehall, skilje, summa = text.rpartition(_END)
    if not skilje or not innehall.startswith(_TITLE):
        raise Manifestfel(f"{MANIFEST} är inget manifest för ett revisorspaket, eller så är början eller slutet ändrat")
    if sha256(innehall.encode()) != summa.strip():
        raise Manifestfel(f"{MANIFEST} har ändrats sedan paketet gjordes: dess egen kontrollsumma stämmer inte")
    filer = {namn: hash_ for hash_, namn in _traffar(_FILE, innehall, _FILES)}
    return Manifest(
        filer, {(rapport, ident): utfall for utfall, rapport, ident in _traffar(_CONTROL, innehall, _CONTROLS)}
    )


def _traffar(monster: re.Pattern[str], text: str, rubrik: str) -> Iterator[tuple[str, ...]]:
    """What the lines of a section say, up to the first empty one."""
    rader = text.split("\n")
    for rad in rader[rader.index(rubrik) + 1 :]:
        traff = monster.fullmatch(rad)
        if traff is None:
            return
        yield traff.groups()
