"""Ett exempels data: de publicerade beloppen, och hur var och en av dem konteras.

Beloppen är kr, positiva som de trycks; kontots slag och klass avgör tecknet. Ett år i en kolumnrubrik («kr_2025»,
«Del 2024») är dess fyra sista siffror. Vad som är publicerat och vad som är valt står i exemplets egna filer.

Ett exempel kan ha fler bokföringar i undermappar («gavleborg-halvar-2019/jamforelse»); det som saknas där tas ur mappen
ovanför.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from finsam_xl.sie.poster import Objektlista

Postnyckel: TypeAlias = tuple[str, str]
"""En post i beloppsfilen: rapportdel och post."""


@dataclass(frozen=True, slots=True)
class Resultatrad:
    """En kontering av en intäkt eller kostnad: konto, objekt, och månaderna då den bokförs, lika mycket varje gång.

    *mottagare* är den medlem som insatsens medel går till («alla» om det är alla parter). *delar* är radens del av
    posten per år; None betyder resten.
    """

    post: Postnyckel
    intakt: bool
    konto: str
    objekt: Objektlista
    mottagare: str
    delar: Mapping[int, Decimal | None]
    text: str
    manader: Mapping[int, tuple[int, ...]]
    dag: int


@dataclass(frozen=True, slots=True)
class Balansrad:
    """En kontering av en tillgång, en skuld eller eget kapital, de år vars utgående balans den bär.

    Balansen uppkommer ur kostnaderna på *uppkommer_ur* eller mot betalkontot med texten *uppkomst*. Året efter
    förbrukas den av kostnaderna på *forbrukas_av*, eller regleras med texten *reglering* mot *omfors_till* eller
    betalkontot. Dagarna är månad och dag.
    """

    post: Postnyckel
    konto: str
    objekt: Objektlista
    motpart: str
    delar: Mapping[int, Decimal | None]
    utgaende_ar: frozenset[int]
    uppkommer_ur: tuple[str, ...]
    uppkomst: str
    uppkomstdag: str
    forbrukas_av: tuple[str, ...]
    omfors_till: str
    reglering: str
    regleringsdag: str


@dataclass(frozen=True, slots=True)
class Filhuvud:
    """SIE-filens huvud: vem den gäller, vem som skrev den och när, och kontot som tar emot och betalar.

    *balansdag* är dagen som saldona gäller; är den inte årets sista är filen ett delår.
    """

    forbund: str
    organisationsnummer: str
    balansdag: date
    program: str
    programversion: str
    skriven: date
    kontoplanstyp: str
    serie: str
    betalkonto: str
    dimension_insats: str
    dimension_motpart: str
    prosa: tuple[str, ...]

    @property
    def helar(self) -> bool:
        """Om saldona gäller hela året."""
        return (self.balansdag.month, self.balansdag.day) == (12, 31)


@dataclass(frozen=True, slots=True)
class Exempel:
    """Allt som ett exempels bokföring byggs av; *objektnamn* är per dimension och objekt."""

    huvud: Filhuvud
    belopp: Mapping[Postnyckel, Mapping[int, Decimal]]
    konton: Mapping[str, str]
    objektnamn: Mapping[tuple[str, str], str]
    resultatrader: tuple[Resultatrad, ...]
    balansrader: tuple[Balansrad, ...]


def las_exempel(namn: str) -> Exempel:
    """Exemplet *namn* ur templates/exempel/.

    Raises:
        FileNotFoundError: exemplet finns inte, eller har ingen bokföring.

    """
    huvud = _huvud(namn)
    insatser, medlemmar = _tabell(namn, "insatser"), _tabell(namn, "medlemmar")
    insatsobjekt = {rad["Id"]: ((huvud.dimension_insats, rad["Objekt"]),) for rad in insatser}
    motpartsobjekt = {rad["Id"]: ((huvud.dimension_motpart, rad["Objekt"]),) for rad in medlemmar}
    belopp = _tabell(namn, f"belopp_kr_{huvud.balansdag.year}")
    return Exempel(
        huvud=huvud,
        belopp={(rad["rapportdel"], rad["post"]): _belopp(rad) for rad in belopp},
        konton={rad["Konto"]: rad["Namn"] for rad in _tabell(namn, "konton")},
        objektnamn={
            **{insatsobjekt[rad["Id"]][0]: _insatsnamn(rad, insatser) for rad in insatser},
            **{motpartsobjekt[rad["Id"]][0]: rad["Medlem"] for rad in medlemmar},
        },
        resultatrader=tuple(
            _resultatrad(rad, insatsobjekt, motpartsobjekt) for rad in _tabell(namn, "kontering_resultat")
        ),
        balansrader=tuple(_balansrad(rad, motpartsobjekt) for rad in _tabell(namn, "kontering_balans")),
    )


def _huvud(namn: str) -> Filhuvud:
    sie, grund = (tomllib.loads(_fil(namn, f"{fil}.toml").read_text("utf-8")) for fil in ("sie", "grunddata"))
    return Filhuvud(
        **({"balansdag": grund.get("AR_Period")} | sie | {"prosa": tuple(sie["prosa"])}),
        forbund=grund["Forbund"],
        organisationsnummer=grund["Organisationsnummer"],
    )


def _fil(namn: str, fil: str) -> Path:
    egen = mall(f"exempel/{namn}") / fil
    return egen if egen.exists() or "/" not in namn else mall(f"exempel/{namn.rpartition('/')[0]}/{fil}")


def _tabell(namn: str, tabell: str) -> list[dict[str, str]]:
    with _fil(namn, f"{tabell}.csv").open(encoding="utf-8", newline="") as rader:
        return list(csv.DictReader(rader))


def _resultatrad(
    rad: Mapping[str, str], insatser: Mapping[str, Objektlista], motparter: Mapping[str, Objektlista]
) -> Resultatrad:
    """Insatsens objekt på en kostnad, medlemmens på en intäkt; en insats mottagare är inget objekt på kostnaden."""
    intakt, insats, motpart = rad["Slag"] == "intäkt", rad["Insats"], rad["Motpart"]
    return Resultatrad(
        post=(rad["Rapportdel"], rad["Post"]),
        intakt=intakt,
        konto=rad["Konto"],
        objekt=insatser[insats] if insats else motparter[motpart] if motpart else (),
        mottagare=motpart,
        delar=_delar(rad),
        text=rad["Verifikation"],
        manader={ar: tuple(map(int, text.split())) for ar, text in _per_ar(rad, "Månader ").items()},
        dag=int(rad["Dag"]),
    )


def _balansrad(rad: Mapping[str, str], motparter: Mapping[str, Objektlista]) -> Balansrad:
    return Balansrad(
        post=(rad["Rapportdel"], rad["Post"]),
        konto=rad["Konto"],
        objekt=motparter[rad["Motpart"]] if rad["Motpart"] else (),
        motpart=rad["Motpart"],
        delar=_delar(rad),
        utgaende_ar=frozenset(map(int, rad["Utgående år"].split())),
        uppkommer_ur=tuple(rad["Uppkommer ur"].split()),
        uppkomst=rad["Uppkomst"],
        uppkomstdag=rad["Uppkomstdag"],
        forbrukas_av=tuple(rad["Förbrukas av"].split()),
        omfors_till=rad["Omförs till"],
        reglering=rad["Reglering"],
        regleringsdag=rad["Regleringsdag"],
    )


def _belopp(rad: Mapping[str, str]) -> dict[int, Decimal]:
    kolumner = {**_per_ar(rad, "kr_"), **_per_ar(rad, "utgaende_")}
    return {ar: Decimal(text) for ar, text in kolumner.items() if text}


def _delar(rad: Mapping[str, str]) -> dict[int, Decimal | None]:
    return {ar: Decimal(text) if text else None for ar, text in _per_ar(rad, "Del ").items()}


def _per_ar(rad: Mapping[str, str], rubrik: str) -> dict[int, str]:
    return {int(namn[-4:]): text for namn, text in rad.items() if namn.startswith(rubrik)}


def _insatsnamn(rad: Mapping[str, str], insatser: Sequence[Mapping[str, str]]) -> str:
    """Insatsens namn, med ägare om två insatser heter lika."""
    lika = sum(1 for annan in insatser if annan["Insats"] == rad["Insats"])
    return rad["Insats"] if lika == 1 else f"{rad['Insats']} {rad['Kort ägarnamn']}"
