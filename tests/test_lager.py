"""What is kept on disk is what would be made now, and whatever is wrong with it, the thing is made anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.exempel import bokforing
from tests import lager
from tests.exemplet import TID, importerat

if TYPE_CHECKING:
    from collections.abc import Callable

SAMTIDIGT = """
import sys, time
from pathlib import Path
from tests import lager

def gor(mapp):
    with Path(sys.argv[2]).open("a") as logg:
        logg.write("gjort\\n")
    time.sleep(0.5)
    (mapp / "bok").write_text("hela boken")

lager.LAGRET = Path(sys.argv[1])
print((lager.ur_lagret("bok", gor) / "bok").read_text())
"""


@pytest.fixture(autouse=True)
def lagret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store."""
    monkeypatch.setattr(lager, "LAGRET", tmp_path / "lager")
    monkeypatch.setattr(lager, "_hamtat", {})
    return tmp_path / "lager"


class Bokbindare:
    """Makes a folder with a book and a file beside it, and knows how many it has made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.antal, self._lapp, self._mapp = 0, monkeypatch, tmp_path

    def gor(self, mapp: Path) -> None:
        self.antal += 1
        (mapp / "bok.xlsx").write_bytes(b"bok")
        (mapp / "sie").mkdir()
        (mapp / "sie" / "fil.se").write_bytes(b"fil")

    def i_ny_process(self, namn: str = "bok") -> Path:
        """The folder as the next process finds it."""
        self._lapp.setattr(lager, "_hamtat", {})
        self._lapp.setattr(lager, "_min", Path(mkdtemp(dir=self._mapp)))
        return lager.ur_lagret(namn, self.gor)


@pytest.fixture
def bindare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bokbindare:
    return Bokbindare(monkeypatch, tmp_path)


def innehall(mapp: Path) -> dict[str, bytes]:
    return {fil.relative_to(mapp).as_posix(): fil.read_bytes() for fil in mapp.rglob("*") if fil.is_file()}


HEL = {"bok.xlsx": b"bok", "sie/fil.se": b"fil"}


def test_the_kept_book_is_byte_for_byte_the_one_made_now(tmp_path: Path) -> None:
    forsta, andra = (importerat(tmp_path / f"{namn}.xlsm") for namn in ("första", "andra"))
    siefil = tmp_path / "gavleborg-2025.se"
    siefil.write_bytes(bokforing())
    nu = skapa_bok(tmp_path / "bok.xlsm", exempel="gavleborg-2025", tid=TID)
    importera_sie(nu, [siefil], fraga=lambda _: False, tid=TID)
    assert forsta.read_bytes() == andra.read_bytes() == nu.read_bytes()


def test_it_is_made_once_and_each_process_reads_a_copy_of_its_own(bindare: Bokbindare) -> None:
    forsta = bindare.i_ny_process()
    (forsta / "bok.xlsx").write_bytes(b"skriven i")
    andra = bindare.i_ny_process()
    assert (innehall(andra), bindare.antal) == (HEL, 1)
    assert forsta != andra


def test_two_processes_at_once_make_it_once(tmp_path: Path) -> None:
    fil, logg = tmp_path / "samtidigt.py", tmp_path / "logg.txt"
    fil.write_text(SAMTIDIGT, encoding="utf-8")
    kommando = [sys.executable, str(fil), str(tmp_path / "lager"), str(logg)]
    miljo = {**os.environ, "PYTHONPATH": str(lager.ROT)}
    bada = [
        subprocess.Popen(kommando, stdout=subprocess.PIPE, text=True, env=miljo)  # noqa: S603 - vår egen tolk
        for _ in range(2)
    ]
    assert [en.communicate(timeout=60)[0] for en in bada] == ["hela boken\n"] * 2
    assert logg.read_text() == "gjort\n"


@pytest.mark.parametrize(
    "skada",
    [
        lambda mapp: (mapp / "bok.xlsx").write_bytes(b"annat"),
        lambda mapp: (mapp / "sie" / "fil.se").unlink(),
        lambda mapp: (mapp / "till.se").write_bytes(b""),
        lambda mapp: (mapp / lager.SIGILL).unlink(),
        lambda mapp: (mapp / lager.SIGILL).write_bytes(b"\xff"),
        shutil.rmtree,
    ],
    ids=["ändrad", "borttagen", "tillagd", "utan sigill", "oläsligt sigill", "utan mapp"],
)
def test_what_is_damaged_is_made_anew(skada: Callable[[Path], None], bindare: Bokbindare, lagret: Path) -> None:
    bindare.i_ny_process()
    (sparad,) = (en for en in lagret.iterdir() if en.is_dir())
    skada(sparad)
    assert (innehall(bindare.i_ny_process()), bindare.antal) == (HEL, 2)
    assert (innehall(bindare.i_ny_process()), bindare.antal) == (HEL, 2)


def test_where_nothing_can_be_kept_each_process_makes_its_own(bindare: Bokbindare, lagret: Path) -> None:
    lagret.write_text("en fil, ingen mapp", encoding="utf-8")
    assert innehall(bindare.i_ny_process()) == HEL
    assert (innehall(bindare.i_ny_process()), bindare.antal) == (HEL, 2)


def test_what_was_made_while_the_source_changed_is_not_kept(
    bindare: Bokbindare, lagret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lager, "kallans_nyckel", lambda: "en annan källa")
    assert innehall(bindare.i_ny_process()) == HEL
    assert [en for en in lagret.iterdir() if en.is_dir()] == []


def test_a_fault_in_the_making_is_the_tests_and_leaves_nothing(lagret: Path) -> None:
    def brister(mapp: Path) -> None:
        (mapp / "halv.xlsx").write_bytes(b"halv")
        raise ValueError("går inte ihop")

    with pytest.raises(ValueError, match="går inte ihop"):
        lager.ur_lagret("bok", brister)
    assert [en for en in lagret.iterdir() if en.is_dir()] == []


def test_the_store_does_not_grow(bindare: Bokbindare, lagret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lager, "_KEPT", 2)
    for namn in ("en", "två", "tre", "fyra"):
        bindare.i_ny_process(namn)
    assert {en.name.partition("-")[2] for en in lagret.iterdir() if en.is_dir()} == {"tre", "fyra"}
    assert len([en for en in lagret.iterdir() if en.is_file()]) == 2


@pytest.mark.parametrize(
    ("fil", "byter"),
    [
        ("finsam_xl/arbete/bygg/bygge.py", True),
        ("finsam_xl/book/vba/FinsamMakron.bas", True),
        ("templates/exempel/gavleborg-2025/konton.csv", True),
        ("tests/exemplet.py", True),
        ("tests/rapport/former.py", True),
        ("tests/rapport/test_bygget.py", False),
        ("tests/golden/bilagor_2024/kort.txt", False),
        ("docs/revisor.md", False),
        ("finsam_xl/__pycache__/rapport.cpython-311.pyc", False),
    ],
)
def test_the_key_is_that_of_all_that_makes_an_example(
    fil: str, byter: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lager, "ROT", tmp_path)
    (tmp_path / fil).parent.mkdir(parents=True)
    (tmp_path / fil).write_bytes(b"en")
    fore = lager.kallans_nyckel()
    (tmp_path / fil).write_bytes(b"annan")
    assert (lager.kallans_nyckel() != fore) is byter


def test_another_version_of_a_library_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    fore = lager.kallans_nyckel()
    monkeypatch.setattr(lager, "_biblioteken", lambda: b"openpyxl 3.2.0")
    assert lager.kallans_nyckel() != fore == lager.KALLAN
