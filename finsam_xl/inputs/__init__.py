"""Indata: arbetsbokens blad och tabeller till och från förbundets frusna värden."""

from __future__ import annotations

from finsam_xl.inputs.bok import Inlast, las_bok
from finsam_xl.inputs.falt import rader
from finsam_xl.inputs.kontoplan import placera

__all__ = ["Inlast", "las_bok", "placera", "rader"]
