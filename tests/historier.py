"""Histories of a workbook, drawn by lot: people edit it in their ways, and in between it is filled and built.

After each filling and each build: what people made is as they made it and means what it meant, the figures are those
of a clean book with the same input, or the program said no and the file is as it was.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.nytt_ar.arsskifte import ett_ar_fram
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.andra.cellvarde import jamforbart
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.formeltext import blad_i
from finsam_xl.arbetsbok.lasa.hangande import kommentarer
from finsam_xl.arbetsbok.lasa.innehall import blad, definierade_namn, hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.lasa.syftningar import ytor
from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform
from finsam_xl.arbetsbok.opc.ooxml import Omrade, cell, position
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO
from finsam_xl.book.startformler import KVAR_GOR
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.sie import poster, skriv
from tests import redigering
from tests.bladkopiering import kopiera_blad
from tests.exemplet import TID
from tests.infogning import infoga_kolumn, infoga_rad
from tests.libreoffice import recalculated

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from random import Random

    from finsam_xl.modell import Bokslut

__all__ = ["Historia"]

_AR: Final = date(2025, 12, 31)
_KONTON: Final = ("1220", "1510", "1630", "1710", "1930", "1940", "2010", "2440", "2710", "2890", "2910", "2990")
_EGET: Final = "Mitt blad"
_FYLLDA: Final = {tab.blad for tab in TABELLER if tab.fylls_av_import}
_START: Final = "Start"
_FARGER: Final = ("FFFFC000", "FF92D050", "FF00B0F0")
_PLATS: Final = re.compile(r"![A-Z]+[0-9]+$")
_KLISTRAT: Final = ("C7", 1234)


@dataclass(frozen=True, slots=True)
class _Ar:
    """What was read into a book in one of its years, and the unit that it shows."""

    period: date
    konton: tuple[tuple[str, int], ...]
    enhet: str
    inlasningar: int


@dataclass(slots=True)
class Historia:
    """One history under way: the book, what is in it, what has been done, and what the program has said no to."""

    slump: Random
    bok: Path
    libreoffice: bool = False
    konton: Mapping[str, int] = field(default_factory=dict)
    enhet: str = "tkr"
    gjort: list[str] = field(default_factory=list)
    nej: list[str] = field(default_factory=list)
    handelser: int = 0
    inlasningar: int = 1
    period: date = _AR
    forflutet: tuple[_Ar, ...] = ()

    @classmethod
    def borja(cls, slump: Random, mapp: Path, *, libreoffice: bool = False) -> Historia:
        """A book with a file read, a report built and a sheet of the person's own."""
        ny = cls(slump, Path(shutil.copy(_borjan(), mapp / "bok.xlsx")), libreoffice)
        ny.konton = _FORSTA
        return ny

    def steg(self) -> None:
        """One thing more happens to the book, and everything is as it should afterwards."""
        steg = self.slump.choice(
            [*_REDIGERINGAR, *[_las_in] * 6, *[_bygg] * 3, _nasta_ar, *[_spara_i_libreoffice] * self.libreoffice]
        )
        self.gjort.append(steg.__name__.strip("_"))
        steg(self)

    def sluta(self) -> None:
        """Build; the figures are those of a clean book, and one build more changes nothing."""
        self.gjort.append("slut")
        if _bygg(self):
            assert _tal(self.bok) == self.rena_tal()
            fore = self.bok.read_bytes()
            bygg(ARSREDOVISNING, self.bok, tid=TID)
            assert self.bok.read_bytes() == fore, "a second build changed the file"

    def rena_tal(self) -> dict[str, object]:
        """What a clean book says: the same accounts, read as many times, and no rows that stay without amounts."""
        return _rena_tal((*self.forflutet, self.aret()))

    def aret(self) -> _Ar:
        """The year as it now stands."""
        return _Ar(self.period, tuple(sorted(self.konton.items())), self.enhet, self.inlasningar)

    def data(self) -> bytes:
        """The file."""
        return self.bok.read_bytes()

    def redigera(self, andra: Callable[[bytes], bytes]) -> None:
        """A person changes the file."""
        self.bok.write_bytes(andra(self.data()))

    def nummer(self) -> int:
        """A number that has not been used before."""
        self.handelser += 1
        return self.handelser


_FORSTA: Final = {"1510": 4_000, "1930": 90_000, "2010": -60_000, "2440": -34_000}


@cache
def _tom() -> Path:
    return skapa_bok(Path(mkdtemp(prefix="finsam-tom-")) / "bok.xlsx", exempel="gavleborg-2025", tid=TID)


@cache
def _borjan() -> Path:
    bok = Path(shutil.copy(_tom(), Path(mkdtemp(prefix="finsam-historia-")) / "bok.xlsx"))
    _importera(bok, _AR, _FORSTA)
    bygg(ARSREDOVISNING, bok, tid=TID)
    bok.write_bytes(redigering.nytt_blad(bok.read_bytes(), _EGET))
    return bok


@cache
def _byggda() -> frozenset[str]:
    return frozenset(las_minne(Bok(_borjan().read_bytes())))


def _importera(bok: Path, period: date, konton: Mapping[str, int]) -> None:
    fil = bok.with_name("fil.se")
    ar = poster.Rar(0, period.replace(month=1, day=1), period)
    huvud = (poster.Flagga(), poster.Sietyp(1), poster.Fnamn("Prov"), ar)
    register = [poster.Konto(konto, f"Konto {konto}") for konto in konton]
    fil.write_bytes(skriv((*huvud, *register, *(poster.Ub(0, konto, Decimal(tal)) for konto, tal in konton.items()))))
    importera_sie(bok, [fil], fraga=lambda _: True, tid=TID)


@cache
def _rena_tal(aren: tuple[_Ar, ...]) -> dict[str, object]:
    bok = _ren_bok(aren)
    if len(aren) > 1 and aren[-1].inlasningar:
        bok = Path(shutil.copy(bok, Path(mkdtemp(prefix="finsam-ren-")) / "bok.xlsx"))
        bygg(ARSREDOVISNING, bok, tid=TID)
    return _tal(bok)


@cache
def _ren_bok(aren: tuple[_Ar, ...]) -> Path:
    """A book that nobody has touched, filled as in *aren*; next year's is made of it where one has passed.

    The first year's is built too.
    """
    *forflutna, ar = aren
    bok = Path(mkdtemp(prefix="finsam-ren-")) / "bok.xlsx"
    if forflutna:
        nytt_ar(_ren_bok(tuple(forflutna)), bok, tid=TID)
    else:
        shutil.copy(_tom(), bok)
    for _ in range(ar.inlasningar):
        _importera(bok, ar.period, dict(ar.konton))
    bok.write_bytes(_med_enhet(bok.read_bytes(), ar.enhet))
    if not forflutna:
        bygg(ARSREDOVISNING, bok, tid=TID)
    return bok


def _tal(bok: Path) -> dict[str, object]:
    """Every saved value of the built sheets but the trail of rows, and the input that they come from."""
    paket = Paket.oppna(bok.read_bytes())
    byggda = [ett for ett in blad(paket) if ett.namn in _byggda()]
    varden = {
        f"{ett.namn}!{cell(rad, kolumn)}": _sagt(ett.namn, jamforbart(element, paket))
        for ett in byggda
        for rad, kolumn, element in rutor(paket.rot(ett.del_))
    }
    bokslut = _bokslut(bok)
    saldon = {(rad.period, rad.konto): rad.belopp for rad in bokslut.saldon if rad.belopp or rad.ib}
    return {**varden, "saldon": saldon, "grunddata": bokslut.grunddata, "budget": bokslut.budget}


def _sagt(blad_: str, text: str) -> str:
    """What a cell says; what is left to fill in stands elsewhere where people have inserted rows and columns."""
    return _PLATS.sub("", text) if blad_ == KVARBLAD else text


def _bokslut(bok: Path) -> Bokslut:
    inlast = las_bok(Bok(bok.read_bytes()))
    assert inlast.bokslut is not None, inlast.problem
    return inlast.bokslut


# What the program does


def _forsok(historia: Historia, gor: Callable[[], object]) -> bool:
    """The program does something: nothing of a person's changes, or it says no and nothing at all does."""
    fore = historia.data()
    try:
        gor()
    except (Avbrott, Indatafel) as fel:
        historia.nej.append(str(fel))
        assert historia.data() == fore, "a refusal changed the file"
        return False
    _jamfor(fore, historia.data())
    return True


def _las_in(historia: Historia) -> None:
    slump = historia.slump
    valda = slump.sample(_KONTON, slump.randint(2, len(_KONTON)))
    konton = {konto: slump.randint(-90, 90) * 1_000 + 1 for konto in valda[:-1]}
    konton[valda[-1]] = -sum(konton.values())
    if _forsok(historia, lambda: _importera(historia.bok, historia.period, konton)):
        historia.konton = {konto: tal for konto, tal in konton.items() if tal}
        historia.inlasningar += 1


def _bygg(historia: Historia) -> bool:
    return _forsok(historia, lambda: bygg(ARSREDOVISNING, historia.bok, tid=TID))


def _nasta_ar(historia: Historia) -> None:
    """Next year's book has what people made, and a clean book's figures; half of the histories go on in it."""
    fore, ut = historia.data(), historia.bok.with_name("nästa.xlsx")
    try:
        ny = nytt_ar(historia.bok, ut, tid=TID)
    except (Avbrott, Indatafel) as fel:
        historia.nej.append(str(fel))
        assert not ut.exists(), "a refusal wrote a file"
        return
    finally:
        assert historia.data() == fore, "the old book changed"
    for_gammal = str((historia.period.replace(year=historia.period.year - 1) - DAY_ZERO).days)
    _jamfor(fore, ut.read_bytes(), {"Grunddata", *(blad_ for blad_, _, _ in ny.tabeller)}, for_gammal)
    star_kvar = any(rad.startswith(for_gammal) for rad, _ in _hanger_pa_saldo(Paket.oppna(fore)))
    assert star_kvar == any(ett.kod == "rad-foljde-inte-med" for ett in ny.varningar)
    nytt = Historia(historia.slump, ut, enhet=historia.enhet, inlasningar=0, period=ett_ar_fram(historia.period))
    nytt.forflutet = (*historia.forflutet, historia.aret())
    assert _tal(ut) == nytt.rena_tal()
    if historia.slump.random() < 0.5:
        ut.replace(historia.bok)
        historia.konton, historia.inlasningar = {}, 0
        historia.period, historia.forflutet = nytt.period, nytt.forflutet
    ut.unlink(missing_ok=True)


def _spara_i_libreoffice(historia: Historia) -> None:
    mapp = Path(mkdtemp(prefix="finsam-lo-"))
    shutil.copy(recalculated(historia.bok, mapp), historia.bok)


# What people do


def _egen_rad(historia: Historia) -> int:
    form = redigering.tabellform(historia.data(), "Saldo")
    return historia.slump.randint(form.data.rad, form.data.sista_rad)


def _belopp(historia: Historia) -> str:
    form = redigering.tabellform(historia.data(), "Saldo")
    return cell(_egen_rad(historia), form.kolumner[historia.slump.choice(["Konto", "Belopp", "Benämning"])])


def _bredvid(historia: Historia) -> str:
    form = redigering.tabellform(historia.data(), "Saldo")
    return cell(_egen_rad(historia), form.data.sista_kolumn + historia.slump.randint(1, 3))


def _eget_blad(historia: Historia) -> str:
    return historia.slump.choice([namn for namn in _bladnamn(historia.data()) if namn.startswith(_EGET)])


def _bladnamn(data: bytes) -> list[str]:
    return [ett.namn for ett in blad(Paket.oppna(data))]


def _antecknar(historia: Historia) -> None:
    plats, nummer = _bredvid(historia), historia.nummer()
    historia.redigera(lambda data: redigering.skriv(data, "Saldo", {plats: f"not {nummer}"}))


def _kommenterar(historia: Historia) -> None:
    plats, nummer = _belopp(historia), historia.nummer()
    if plats not in redigering.kommentarscell(historia.data(), "Saldo"):
        historia.redigera(lambda data: redigering.kommentera(data, "Saldo", plats, f"kommentar {nummer}"))


def _fargar(historia: Historia) -> None:
    plats, farg = _belopp(historia), historia.slump.choice(_FARGER)
    historia.redigera(lambda data: redigering.farga(data, "Saldo", plats, farg))


def _skriver_en_formel(historia: Historia) -> None:
    plats, nummer, eget = _belopp(historia), historia.nummer(), _eget_blad(historia)
    historia.redigera(lambda data: redigering.skriv_formel(data, eget, f"A{nummer}", f"Saldo!{plats}"))


def _skriver_eget(historia: Historia) -> None:
    nummer, eget = historia.nummer(), _eget_blad(historia)
    historia.redigera(lambda data: redigering.skriv(data, eget, {f"B{nummer}": nummer * 1.5}))


def _namnger(historia: Historia) -> None:
    rad, kolumn = position(_belopp(historia))
    nummer = historia.nummer()
    syftar = f"Saldo!${cell(rad, kolumn).rstrip('0123456789')}${rad}"
    historia.redigera(lambda data: redigering.med_namn(data, f"Eget_namn_{nummer}", syftar))


def _sorterar(historia: Historia) -> None:
    rubrik, fallande = historia.slump.choice(["Konto", "Belopp", "Benämning"]), historia.slump.random() < 0.5
    historia.redigera(lambda data: redigering.sortera(data, "Saldo", rubrik, fallande=fallande))


def _filtrerar(historia: Historia) -> None:
    konto = historia.slump.choice(sorted(historia.konton) or _KONTON)
    historia.redigera(lambda data: redigering.filtrera(data, "Saldo", "Konto", konto))


def _kopierar_ett_blad(historia: Historia) -> None:
    blad_, nummer = (
        historia.slump.choice(["Grunddata", "Saldo", _eget_blad(historia), "ÅR Poster", "Budget"]),
        historia.nummer(),
    )
    if blad_ not in _bladnamn(historia.data()):
        return
    sist = historia.slump.random() < 0.5
    historia.redigera(lambda data: kopiera_blad(data, blad_, f"{blad_[:20]} ({nummer + 1})", lokala_sist=sist))
    if blad_ == "Grunddata":
        historia.redigera(lambda data: _med_enhet(data, "kr", f"Grunddata ({nummer + 1})"))


def _infogar_en_rad(historia: Historia) -> None:
    blad_ = historia.slump.choice(["Saldo", "Grunddata", _eget_blad(historia)])
    rad = historia.slump.randint(1, 8)
    historia.redigera(lambda data: infoga_rad(data, blad_, rad))


def _infogar_en_kolumn(historia: Historia) -> None:
    form = redigering.tabellform(historia.data(), "Saldo")
    kolumn = historia.slump.choice([form.data.kolumn, form.data.sista_kolumn + 1])
    historia.redigera(lambda data: infoga_kolumn(data, "Saldo", kolumn))


def _klistrar_in_ett_varde(historia: Historia) -> None:
    if "ÅR Resultaträkning" in _bladnamn(historia.data()):
        historia.redigera(lambda data: redigering.skriv(data, "ÅR Resultaträkning", dict([_KLISTRAT])))


def _byter_enhet(historia: Historia) -> None:
    historia.enhet = historia.slump.choice(["kr", "tkr"])
    historia.redigera(lambda data: _med_enhet(data, historia.enhet))


def _med_enhet(data: bytes, enhet: str, blad_: str = "") -> bytes:
    """The unit of the årsredovisning, on Grunddata or on a copy of it."""
    namn = next(
        ett for ett in definierade_namn(Paket.oppna(data)) if ett.namn == "AR_Enhetsord" and (ett.blad or "") == blad_
    )
    blad_dar, _, plats = namn.text.rpartition("!")
    return redigering.skriv(data, blad_dar.strip("'"), {plats.replace("$", ""): enhet})


_REDIGERINGAR: Final = (
    *(_antecknar, _kommenterar, _fargar, _skriver_en_formel, _skriver_eget, _namnger, _sorterar, _filtrerar),
    *(_kopierar_ett_blad, _infogar_en_rad, _infogar_en_kolumn, _klistrar_in_ett_varde, _byter_enhet),
)


# What must hold


def _jamfor(fore: bytes, efter: bytes, fyllda: Collection[str] = (), borta: str = "-") -> None:
    """What people made is the same in both books.

    *fyllda* are sheets that the program filled besides its usual. What stands beside a row that begins with the day
    *borta*, which the new year has not, stands where it stood, by an empty row.
    """
    en, annan = Paket.oppna(fore), Paket.oppna(efter)
    gamla, nya = ({ett.namn: ett for ett in blad(paket)} for paket in (en, annan))
    for namn, ett in gamla.items():
        if namn not in {*_byggda(), *_FYLLDA, _START, "Märken", MINNESBLAD, *fyllda}:
            assert annan.las(nya[namn].del_) == en.las(ett.del_), f"the sheet {namn} changed"
    assert _personens_namn(annan) == _personens_namn(en)
    assert _hanger_pa_saldo(annan) == {("" if rad.startswith(borta) else rad, vad) for rad, vad in _hanger_pa_saldo(en)}
    assert _inklistrade(annan) >= _inklistrade(en)


def _personens_namn(paket: Paket) -> set[tuple[str, str, str]]:
    """The names that are not ours, and not the print titles that follow a sheet of ours."""
    byggda = {namn.casefold() for namn in _byggda()}
    return {
        (ett.namn, ett.blad or "", ett.text)
        for ett in definierade_namn(paket)
        if ett.namn != KVAR_GOR
        and not (ett.namn.startswith("AR_") and blad_i(ett.text) & byggda)
        and not (ett.namn.startswith("_xlnm") and (ett.blad or "").startswith("ÅR"))
    }


def _hanger_pa_saldo(paket: Paket) -> set[tuple[str, str]]:
    """What hangs on the rows of Saldo, each with the day and account that it hangs on ("" where there is none)."""
    form = las_tabellform(paket, "Saldo")
    ark, farger = Ark(paket.rot(hitta_blad(paket, "Saldo").del_)), redigering.fyllningar(paket)
    konto = {
        rad: " ".join(jamforbart(ark.cell(rad, form.kolumner[rubrik]), paket) for rubrik in ("Period", "Konto")).strip()
        for rad in range(form.data.rad, form.data.sista_rad + 1)
    }
    tabellen = form.data._replace(rad=form.data.rad - 1)
    platser = [
        (ruta.rad, f"{jamforbart(ruta.element, paket)} i kolumn {ruta.kolumn}")
        for ruta in rutor(ark.rot)
        if len(ruta.element) and not tabellen.traffar(Omrade(ruta.rad, ruta.kolumn, ruta.rad, ruta.kolumn))
    ]
    platser += [(rad, f"en kommentar i kolumn {kolumn}") for rad, kolumn in kommentarer(paket, "Saldo")]
    platser += [
        (rad, f"{farg} i kolumn {kolumn}")
        for rad in konto
        for kolumn in form.kolumner.values()
        if (farg := farger[int(ark.grundstil(rad, kolumn) or "0")]) in _FARGER
    ]
    platser += [
        (yta.rad, f"{var} läser kolumn {yta.kolumn}")
        for var, formel in _lasare(paket)
        for blad_, yta in ytor(formel, "")
        if blad_ == "saldo" and yta.rad == yta.sista_rad
    ]
    return {(konto.get(rad, ""), vad) for rad, vad in platser}


def _lasare(paket: Paket) -> Iterator[tuple[str, str]]:
    """The names, and the formulas that say a cell of Saldo."""
    yield from ((f"namnet {ett.namn}", ett.text) for ett in definierade_namn(paket) if ett.namn.startswith("Eget"))
    for ett in blad(paket):
        if b"Saldo!" in paket.las(ett.del_):
            for plats, formel in formler(list(rutor(paket.rot(ett.del_)))).items():
                yield f"{ett.namn}!{cell(*plats)}", formel


def _inklistrade(paket: Paket) -> int:
    """How many sheets have the value that a person pasted into a built one."""
    return sum(
        jamforbart(ark.cell(*position(_KLISTRAT[0])), paket) == str(_KLISTRAT[1])
        for ett in blad(paket)
        if ett.namn.startswith("ÅR Result")
        for ark in (Ark(paket.rot(ett.del_)),)
    )
