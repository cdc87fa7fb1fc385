"""Vad en radtexts ord säger om raden: en summa, en kostnad, en del av raden ovanför. Orden är data i ord.csv."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from finsam_xl.granskning.tryck.etiketter import mallrader, stada

__all__ = ["har_ord"]


@cache
def _monster(slag: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rad['monster']})" for rad in mallrader("ord.csv") if rad["slag"] == slag))


@lru_cache(maxsize=16_384)
def har_ord(slag: str, text: str) -> bool:
    """Om *text* har något av ordslagets ord: summa, kanske (en summa), kostnad, intakt, skillnad, varav, inget ..."""
    return bool(_monster(slag).search(stada(text)))
