"""Vem som får importera vem: riktningarna i paketet, och vad en kort fråga till programmet inte får läsa in."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

PAKET = Path(__file__).parents[1] / "finsam_xl"
TILLATNA: dict[str, frozenset[str]] = {
    rum: frozenset(andra.split())
    for rum, andra in {
        "belopp": "",
        "filslag": "handlingar",
        "formelskydd": "",
        "handlingar": "",
        "koder": "",
        "kolumn": "",
        "modell": "",
        "uppstallning": "koder modell",
        "mallar": "",
        "textkod": "",
        "anmarkningar": "modell",
        "regler": "belopp modell",
        "sie": "belopp modell",
        "layout": "belopp kolumn",
        "parametrar": "mallar regler",
        "offentligt": "formelskydd mallar",
        "udf": "belopp layout modell regler",
        "figurer": "koder layout modell regler udf uppstallning",
        "tabeller": "figurer koder layout modell offentligt parametrar regler udf uppstallning",
        "kontroller": "anmarkningar belopp figurer koder kolumn layout modell parametrar uppstallning",
        "rapporter": "figurer kontroller layout modell tabeller uppstallning",
        "arbetsbok": "belopp filslag handlingar kolumn layout",
        "inputs": "arbetsbok belopp filslag handlingar koder kolumn modell uppstallning",
        "inlasning": "anmarkningar belopp handlingar inputs koder kolumn mallar modell sie uppstallning",
        "exempel": "belopp mallar sie",
        "book": "arbetsbok inputs kolumn layout mallar offentligt parametrar udf",
        "granskning": "belopp kolumn mallar modell regler textkod",
        "harkomst": "arbetsbok inputs kolumn layout udf",
        "dokument": "arbetsbok belopp filslag layout mallar modell rapporter",
        "revision": "arbetsbok belopp harkomst inputs kolumn layout udf",
    }.items()
}
"""Pilarna mellan husets rum, varken fler eller färre än de som finns: en lista som är vidare än huset vaktar mindre."""
INNANFOR: dict[str, frozenset[str]] = {
    rum: frozenset(andra.split())
    for rum, andra in {
        "arbete.gemensamt": "",
        "arbete.bygg": "arbete.gemensamt",
        "arbete.alla": "arbete.bygg arbete.dokument arbete.gemensamt",
        "arbete.skapa": "arbete.bygg arbete.gemensamt arbete.importera",
        "arbete.uppgradera": "arbete.bygg arbete.gemensamt arbete.skapa",
        "arbete.importera": "arbete.bygg arbete.gemensamt",
        "arbete.kontrollera": "arbete.bygg arbete.gemensamt",
        "arbete.dokument": "arbete.bygg arbete.gemensamt arbete.pdf",
        "arbete.granska": "arbete.bygg arbete.gemensamt",
        "arbete.harkomst": "arbete.gemensamt",
        "arbete.nytt_ar": "arbete.bygg arbete.gemensamt",
        "arbete.pdf": "arbete.gemensamt",
        "arbete.revision": "arbete.bygg arbete.gemensamt arbete.kontrollera arbete.pdf",
        "arbete.skriv_ut": "arbete.bygg arbete.gemensamt arbete.pdf",
        "hosts.excel": (
            "arbete.bygg arbete.dokument arbete.gemensamt arbete.harkomst arbete.importera arbete.kontrollera "
            "arbete.revision arbete.skapa arbete.skriv_ut arbete.uppgradera"
        ),
        "hosts.dator": "arbete.gemensamt arbete.skapa hosts.excel",
        "hosts.kommandon": (
            "arbete.alla arbete.bygg arbete.dokument arbete.gemensamt arbete.granska arbete.harkomst arbete.importera "
            "arbete.kontrollera arbete.nytt_ar arbete.revision arbete.skapa arbete.skriv_ut arbete.uppgradera "
            "hosts.dator"
        ),
        "hosts": "hosts.excel hosts.kommandon",
    }.items()
}
"""Pilarna mellan rummen i det som programmet gör och i värdarna, lika noga."""
FLEST_I_EN_MAPP = 24
FRAMMANDE = {
    "granskning": frozenset({"defusedxml", "pypdf"}),
    "inputs": frozenset({"pandas"}),
    "book": frozenset({"openpyxl", "formualizer", "lxml"}),
    "arbetsbok": frozenset({"openpyxl", "formualizer", "lxml", "python_calamine"}),
    "harkomst": frozenset({"formualizer"}),
    "dokument": frozenset({"PIL", "lxml"}),
    "revision": frozenset({"formualizer", "lxml", "openpyxl"}),
}
VARDAR = frozenset({"arbete", "hosts"})
TUNGA = frozenset({"pandas", "openpyxl", "xlwings", "numpy", "formualizer", "lxml"})


def _del(fil: Path) -> str:
    """Delen som filen hör till; `python -m finsam_xl` är kommandot, alltså en värd."""
    delen = fil.relative_to(PAKET).parts[0].removesuffix(".py")
    return "hosts" if delen == "__main__" else delen


def _filer() -> list[Path]:
    return sorted(fil for fil in PAKET.rglob("*.py") if fil.parent != PAKET or fil.name != "__init__.py")


def _importerat(fil: Path) -> Iterator[str]:
    """Varje importerad modul, också de som bara behövs för typer eller inne i en funktion."""
    for nod in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(nod, ast.Import):
            yield from (namn.name for namn in nod.names)
        elif isinstance(nod, ast.ImportFrom):
            assert nod.level == 0, f"{fil}: relativ import"
            yield from ([f"{nod.module}.{namn.name}" for namn in nod.names] if nod.module == "finsam_xl" else ())
            yield from ([nod.module or ""] if nod.module != "finsam_xl" else ())


def _egna(fil: Path) -> set[str]:
    delar = {modul.split(".")[1] for modul in _importerat(fil) if modul.startswith("finsam_xl.")}
    return {delen for delen in delar if (PAKET / delen).is_dir() or (PAKET / f"{delen}.py").is_file()}


def _rum(modul: str) -> str:
    """Rummet innanför det som programmet gör, eller innanför värdarna; tomt för allt annat."""
    delar = modul.split(".")[1:]
    if delar[0] not in VARDAR:
        return ""
    return ".".join(delar[:2]) if len(delar) > 1 and (PAKET / delar[0] / delar[1]).is_dir() else delar[0]


def _modulnamn(fil: Path) -> str:
    return ".".join((PAKET.name, *fil.relative_to(PAKET).with_suffix("").parts)).removesuffix(".__init__")


@cache
def _modulpilar() -> dict[str, frozenset[str]]:
    """Varje modul och de moduler som den importerar, också inne i en funktion och för typer."""
    alla = {_modulnamn(fil): fil for fil in _filer()}
    return {modul: frozenset(_moduler(fil, alla.keys()) - {modul}) for modul, fil in alla.items()}


def _moduler(fil: Path, alla: AbstractSet[str]) -> set[str]:
    """Den som skriver `from a.b import c` importerar modulen a.b.c om den finns, annars a.b."""
    funna = set()
    for nod in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
        if isinstance(nod, ast.Import):
            funna |= {namn.name for namn in nod.names}
        elif isinstance(nod, ast.ImportFrom) and nod.module:
            hela = {f"{nod.module}.{namn.name}" for namn in nod.names}
            funna |= (hela & alla) or {nod.module}
    return funna & alla


def _i_en_cirkel(pilar: Mapping[str, AbstractSet[str]]) -> set[str]:
    """Det som återstår när allt som inte leder vidare, eller som inget leder till, tas bort gång på gång."""
    kvar: dict[str, AbstractSet[str]] = dict(pilar)
    while True:
        ledda_till = {mal for andra in kvar.values() for mal in andra}
        nya: dict[str, AbstractSet[str]] = {
            ett: andra & kvar.keys() for ett, andra in kvar.items() if andra & kvar.keys() and ett in ledda_till
        }
        if nya == kvar:
            return set(kvar)
        kvar = nya


def _frammande(fil: Path) -> set[str]:
    roten = {modul.split(".")[0] for modul in _importerat(fil)}
    return {namn for namn in roten if namn not in sys.stdlib_module_names and namn != "finsam_xl"}


def _namn(fil: Path) -> str:
    return str(fil.relative_to(PAKET))


def test_en_modul_importerar_bara_at_det_hall_som_ar_bestamt() -> None:
    pilar: dict[str, set[str]] = {rum: set() for rum in TILLATNA}
    for fil in _filer():
        if (rum := _del(fil)) not in VARDAR:
            pilar[rum] |= _egna(fil) - {rum}
    assert pilar == TILLATNA


def test_frammande_paket_finns_bara_dar_de_ar_avtalade() -> None:
    brott = {
        _namn(fil): _frammande(fil) - FRAMMANDE.get(_del(fil), set()) for fil in _filer() if _del(fil) not in VARDAR
    }
    assert {namn: paket for namn, paket in brott.items() if paket} == {}


def test_pandas_anvands_bara_for_tabeller_att_rakna_vidare_med() -> None:
    med_pandas = {_namn(fil) for fil in _filer() if "pandas" in _frammande(fil)}
    assert med_pandas <= {"inputs/frames.py"}


def test_ingen_importerar_var_programmet_kors() -> None:
    """Värdarna står överst, och därunder det som programmet gör: ingen annan känner till dem."""
    assert [_namn(fil) for fil in _filer() if _del(fil) not in VARDAR and VARDAR & _egna(fil)] == []


def test_varje_del_har_sin_riktning() -> None:
    """En ny del av paketet ska in i listan, annars vaktas den inte."""
    assert {_del(fil) for fil in _filer()} - VARDAR == TILLATNA.keys()


def test_rummen_i_arbetet_och_vardarna_importerar_bara_at_sitt_hall() -> None:
    pilar: dict[str, set[str]] = {rum: set() for rum in INNANFOR}
    for modul, andra in _modulpilar().items():
        if rum := _rum(modul):
            pilar.setdefault(rum, set()).update({_rum(en) for en in andra} - {rum, ""})
    pilar.pop("arbete")
    assert pilar == INNANFOR


def test_inget_importerar_runt_i_en_cirkel() -> None:
    """Varken moduler eller rum; det som bara behövs för typer räknas också."""
    assert _i_en_cirkel(_modulpilar()) == set()
    assert _i_en_cirkel(TILLATNA) == set()
    assert _i_en_cirkel(INNANFOR) == set()


def test_en_cirkel_marks() -> None:
    assert _i_en_cirkel({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == {"b", "c"}


def test_en_mapp_har_inte_fler_moduler_an_man_overblickar() -> None:
    antal = Counter(fil.parent for fil in _filer() if fil.name != "__init__.py")
    namn = {str(mapp.relative_to(PAKET)): nr for mapp, nr in antal.items()}
    assert {mapp: nr for mapp, nr in namn.items() if nr > FLEST_I_EN_MAPP} == {}


def _inlasta(sats: str) -> set[str]:
    svar = subprocess.run(  # noqa: S603 - vår egen tolk med vår egen sats
        [sys.executable, "-X", "importtime", "-c", sats],
        capture_output=True,
        text=True,
        check=True,
        cwd=PAKET.parent,
    )
    return {rad.rpartition("|")[2].strip().split(".")[0] for rad in svar.stderr.splitlines() if "|" in rad}


@pytest.mark.parametrize(
    "modul", ["finsam_xl.hosts.cli", "finsam_xl.regler.fordelning", "finsam_xl.rapporter.placerad", "finsam_xl.sie"]
)
def test_att_fraga_programmet_om_hjalp_laser_inte_in_nagot_tungt(modul: str) -> None:
    assert _inlasta(f"import {modul}") & TUNGA == set()
