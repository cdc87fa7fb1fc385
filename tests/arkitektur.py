"""Sidan docs/arkitektur.md, skriven ur husets pilar: rummen i våningar, och en siffras väg genom dem.

Skriv om den med ``python -m tests.arkitektur``.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

from tests.test_riktningar import FRAMMANDE, TILLATNA

if TYPE_CHECKING:
    from collections.abc import Iterator

ROT = Path(__file__).parents[1]
SIDA = ROT / "docs" / "arkitektur.md"
PAKET = ROT / "finsam_xl"

_INLEDNING = """# Arkitektur

Skriven ur husets pilar av `python -m tests.arkitektur`; ett test håller den lika med koden. En pil är en import. Varje
rum importerar bara rum på lägre våningar, och ingen pil finns i listan utan att finnas i koden.

## Våningarna
"""

_VAG = """## En siffras väg

Årets resultat, från huvudboken till cellen och tillbaka:

1. `{sie/lasare.py}` läser filens rader till saldon, och `{inlasning/sieimport.py}` gör dem till rader i tabellen Saldo.
   Kontoplan ger varje konto dess rad i rapporten (`{inputs/kontoplan.py}`).
2. `{arbete/bygg/rapportbygge.py}` bygger: boken läses en gång (`{inputs/bok.py}`) till ett `Bokslut`.
3. En siffra definieras en gång, som ett uttryck över indatatabellernas kolumner (`{layout/expr.py}`); tabellerna
   (`{tabeller/arets/resultatrakning.py}`) visar siffror, och rapporten säger vilka tabeller den har
   (`{rapporter/arsredovisning.py}`).
4. `{layout/placing/tables.py}` gör tabellen till celler; uttrycket blir en formel i bokens dialekt, och ord på bladet
   Poster (`{layout/words.py}`).
5. Kontrollerna (`{kontroller/register.py}`) jämför siffran med en oberoende väg till samma belopp, också det i formler.
6. Bladen skrivs i en skiss (`{arbetsbok/skriva/scratch_writer.py}`), räknas (`{arbetsbok/skriva/calc.py}`) och ympas
   in i personens egen bok (`{arbetsbok/ympa/graft.py}`), där allt annat är kvar byte för byte.
7. Tillbaka: `{harkomst/trad.py}` följer cellen genom varje formel till raderna i Saldo och filens rad, och räknar om
   den ur dem.
"""


def arkitektur() -> str:
    """Hela sidan."""
    return "\n".join([_INLEDNING, *_vaningar(), "", *_rummen(), _vagen()])


def _vaning(rum: str) -> int:
    """Hur högt rummet ligger: ett steg över det högsta som det importerar."""
    return max((_vaning(under) + 1 for under in TILLATNA[rum]), default=0)


def _vaningar() -> Iterator[str]:
    hojd = {rum: _vaning(rum) for rum in TILLATNA}
    yield "```"
    yield "  hosts        var programmet körs: kommandot, Excel, datorn"
    yield "  arbete       vad programmet gör, för alla värdar"
    for niva in range(max(hojd.values()), -1, -1):
        yield f"  {niva:<12} {'   '.join(sorted(rum for rum in hojd if hojd[rum] == niva))}"
    yield "```"


def _rummen() -> Iterator[str]:
    yield "## Rummen"
    yield ""
    yield "| rum | vad som finns där | importerar | bibliotek |"
    yield "|---|---|---|---|"
    for rum in sorted(TILLATNA, key=lambda rum: (-_vaning(rum), rum)):
        andra = ", ".join(sorted(TILLATNA[rum])) or "inget"
        yield f"| `{rum}` | {_forsta_meningen(rum)} | {andra} | {', '.join(sorted(FRAMMANDE.get(rum, ())))} |"
    yield ""


def _forsta_meningen(rum: str) -> str:
    fil = PAKET / f"{rum}.py"
    text = ast.get_docstring(ast.parse((fil if fil.is_file() else PAKET / rum / "__init__.py").read_text("utf-8")))
    assert text, f"{rum} säger inte vad det är"
    return text.split("\n\n")[0].replace("\n", " ")


def _vagen() -> str:
    text = _VAG
    for modul in sorted({del_.partition("}")[0] for del_ in _VAG.split("{")[1:]}):
        assert (PAKET / modul).is_file(), modul
        text = text.replace(f"{{{modul}}}", modul)
    return text


if __name__ == "__main__":
    SIDA.write_text(arkitektur(), encoding="utf-8")
