"""The rules that hold for all tests: a skipped check has not been made, and the slow ones are those of tunga.txt."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import slow_tests

ROT = Path(__file__).parents[1]
SKIPPED = {
    "test_marked.py": "@pytest.mark.skip(reason='fil saknas')\ndef test_one():\n    pass\n",
    "test_inside.py": "def test_one():\n    pytest.skip('fil saknas')\n",
    "test_prepared.py": "@pytest.fixture\ndef fil():\n    pytest.skip('fil saknas')\n\ndef test_one(fil):\n    pass\n",
    "test_whole_file.py": "pytest.skip('fil saknas', allow_module_level=True)\n",
    "test_library.py": "pytest.importorskip('finns_inte', reason='fil saknas')\n",
}


@pytest.mark.parametrize(("ci", "failed"), [("true", set(SKIPPED)), ("", set())], ids=["byggmaskin", "annars"])
def test_what_is_skipped_fails_on_a_build_machine_and_nowhere_else(ci: str, failed: set[str], tmp_path: Path) -> None:
    for name, text in SKIPPED.items():
        (tmp_path / name).write_text(f"import pytest\n\n{text}", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    options = ["-p", "tests.conftest", "-p", "no:cacheprovider", "--continue-on-collection-errors", "-rfE"]
    run = subprocess.run(  # noqa: S603 - our own interpreter with our own tests
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROT), "PYTEST_ADDOPTS": ""},
        cwd=tmp_path,
    )
    assert set(re.findall(r"^(?:FAILED|ERROR) (\w+\.py)", run.stdout, re.MULTILINE)) == failed
    assert run.stdout.count("överhoppad i CI") >= len(failed)
    assert (run.returncode == pytest.ExitCode.OK) is (not failed)


def test_every_line_of_the_list_names_a_test_that_is_there() -> None:
    assert [line for line in slow_tests() if not _is_there(*line.partition("::")[::2])] == []


def _is_there(file: str, test: str) -> bool:
    if not (ROT / file).is_file():
        return False
    tree = ast.parse((ROT / file).read_text(encoding="utf-8"))
    return not test or test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_what_the_list_names_and_what_needs_libreoffice_is_marked(request: pytest.FixtureRequest) -> None:
    slow = slow_tests()
    for item in request.session.items:
        named = item.nodeid.partition("::")[0] in slow or item.nodeid.partition("[")[0] in slow
        expected = named or item.get_closest_marker("libreoffice") is not None
        assert (item.get_closest_marker("tung") is not None) is expected, item.nodeid
