"""Arbetsboken själv: indatablad, start- och hjälpblad, och den stil som alla blad delar."""

from __future__ import annotations

from finsam_xl.book.skapa import skapa
from finsam_xl.book.stilar import STILAR, registrera, stilmall

__all__ = ["STILAR", "registrera", "skapa", "stilmall"]
