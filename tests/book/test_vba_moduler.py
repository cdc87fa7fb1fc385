"""Modulerna: xlwings egna källor är de som hör till det installerade paketet, annars byggs ingen bok."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest

from finsam_xl.book.vba import moduler as modul
from finsam_xl.udf.funktioner import samtliga


def bygg() -> dict[str, str]:
    """Källan till varje modul."""
    return {ett.namn: ett.kalla for ett in modul.moduler(["Start"], samtliga(), "finsam_xl.hosts.excel")}


def test_xlwings_kallor_ar_paketets_egna() -> None:
    spec = find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    assert bygg()["xlwings"] == (Path(spec.origin).parent / "xlwings.bas").read_text(encoding="cp1252")


def test_en_annan_version_av_xlwings_stoppar_bygget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "version", lambda _: "0.1")
    with pytest.raises(ValueError, match=r"installerade versionen 0\.1"):
        bygg()


def test_utan_xlwings_sags_vad_som_saknas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "find_spec", lambda _: None)
    with pytest.raises(FileNotFoundError, match=r"xlwings xlwings\.bas finns inte\. Installera finsam-xl på nytt"):
        bygg()


def test_licenserna_ligger_bredvid() -> None:
    text = (files("finsam_xl.book.vba") / "LICENSER.txt").read_text(encoding="utf-8")
    assert "Zoomer Analytics" in text
    assert "Copyright (c) Tim Hall" in text
