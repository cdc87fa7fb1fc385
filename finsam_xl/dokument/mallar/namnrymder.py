"""Namnrymderna i mallarnas delar."""

from __future__ import annotations

from typing import Final

__all__ = ["NS", "XML", "R"]

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS: Final = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
