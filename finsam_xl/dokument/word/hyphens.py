"""Where a long word of a heading may be broken in a narrow column: soft hyphens, seen only where they are used."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["SOFT", "hyphenated"]

_VOWELS: Final = "aeiouyåäöéAEIOUYÅÄÖ"
_ONSETS: Final = (
    "skr",
    "str",
    "spr",
    "spl",
    "sk",
    "st",
    "sp",
    "pl",
    "pr",
    "tr",
    "kr",
    "bl",
    "br",
    "dr",
    "fl",
    "fr",
    "gr",
)
_WHOLE: Final = "ng"
"""One sound, which ends its syllable."""
_FIRST_PARTS: Final = re.compile(
    "(balans|budget|drift|helårs|insats|investerings|kassaflödes|medlems|personal|resultat|samverkans|verksamhets)"
    r"(?=[^\W\d_]{4})",
    re.IGNORECASE,
)
"""What the compounds of a report's headings begin with: they are broken between their parts alone."""
_INSIDE: Final = re.compile(rf"(?<=[{_VOWELS}])([^{_VOWELS}\W\d_]{{1,5}})(?=[{_VOWELS}])")
_LONG: Final = 9
_EDGE: Final = 3
SOFT: Final = "\u00ad"


def hyphenated(text: str) -> str:
    """The text with soft hyphens in its long words: between a compound's parts, or where a Swedish syllable begins."""
    return " ".join(_word(word) if len(word) >= _LONG else word for word in text.split(" "))


def _word(word: str) -> str:
    if found := _FIRST_PARTS.match(word):
        return f"{found[0]}{SOFT}{hyphenated(word[found.end() :])}"
    places = [_place(found) for found in _INSIDE.finditer(word)]
    for place in reversed([one for one in places if _EDGE <= one <= len(word) - _EDGE]):
        word = f"{word[:place]}{SOFT}{word[place:]}"
    return word


def _place(found: re.Match[str]) -> int:
    cluster = found[1].casefold()
    if cluster == _WHOLE:
        return found.end(1)
    onset = next((one for one in _ONSETS if cluster.endswith(one) and cluster != one), cluster[-1:])
    return found.end(1) - len(onset)
