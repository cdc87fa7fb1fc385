"""Körs i Pyodide: varje modul läses in, och varje knapp i workbook/lite/main.py trycks på som xlwings Lite gör det."""

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = ["/proj", "/hjul", "/ersattare"]
sys.dont_write_bytecode = True
os.environ |= {"XLWINGS_LICENSE_KEY": "noncommercial", "XLWINGS_ON_SERVER": "true"}


def saknas() -> str:
    """Vad varje modul som inte går att läsa in saknar."""
    utan: dict[str, str] = {}
    for fil in sorted(Path("/proj/finsam_xl").rglob("*.py")):
        if fil.stem == "__main__":
            continue  # att läsa in den är att köra kommandot
        modul = ".".join(fil.relative_to("/proj").with_suffix("").parts).removesuffix(".__init__")
        try:
            importlib.import_module(modul)
        except ImportError as fel:
            utan[modul] = fel.name or str(fel)
    return json.dumps(utan)


async def tryck(skript: str, argument: str) -> None:
    """Kör skriptet på boken som klienten har den, och låt klienten utföra orderna."""
    import js
    import xlwings
    from pyodide.ffi import to_js
    from xlwings import server

    bok = xlwings.Book(json=json.loads(await js.bokenSomJson()))
    svar = await server.custom_scripts_call(
        _main(), skript, typehint_to_value={xlwings.Book: bok}, args=json.loads(argument)
    )
    await js.xlwings.runActions(to_js(svar.json(), dict_converter=js.Object.fromEntries))


def _main() -> object:
    if "main" not in sys.modules:
        spec = importlib.util.spec_from_file_location("main", "/proj/workbook/lite/main.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules["main"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["main"])
    return sys.modules["main"]


def funktionerna() -> str:
    """Funktionernas namn i Excel, som Lite läser dem ur main.py."""
    from xlwings import server

    meta: Any = server.custom_functions_meta
    return json.dumps([ett["name"] for ett in meta(_main())["functions"]])
