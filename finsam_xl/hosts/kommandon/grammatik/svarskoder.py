"""The exit codes of a command that did not do what was asked; 0 and 1 are what the controls say."""

from __future__ import annotations

__all__ = ["FEL_I_INDATA", "INGET_LAST", "STANNADE_EFTERAT"]

FEL_I_INDATA, INGET_LAST, STANNADE_EFTERAT = 2, 3, 4
