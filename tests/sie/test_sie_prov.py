"""Riktiga SIE-filer från andra program ger exakt de summor som en fristående läsare räknat fram."""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_xl.sie import SieFil, bokslutslage, budget, las, objektsaldon, poster_ur, skriv, summor
from finsam_xl.sie.provning.avstamning import ib_mot_fjolarets_ub, psaldo_mot_saldo, trans_mot_res, trans_mot_ub

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAPP = Path(os.environ.get("FINSAM_SIEPROV", Path(__file__).parents[2].parent / "shared" / "sie"))
FINNS = (MAPP / "forvantade_summor.csv").is_file()

pytestmark = [
    pytest.mark.sieprov,
    pytest.mark.skipif(not FINNS, reason=f"SIE-filer från andra program saknas i {MAPP} (FINSAM_SIEPROV)"),
]

AVVISAS = {
    "visma_fakturering_typ4I.si": "utan_saldon",
    "ej_sie_html_404.se": "ej_sie",
    "sie5_sample_entry.sie": "sie5",
}
FORMER: dict[str, Callable[[bytes], bytes]] = {
    "som den är": lambda data: data,
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "CR": lambda data: data.replace(b"\n", b"\r"),
    "UTF-8": lambda data: _om(data).encode("utf-8"),
    "UTF-8 med BOM": lambda data: _om(data).encode("utf-8-sig"),
    "UTF-16": lambda data: _om(data).encode("utf-16"),
    "Windows-1252": lambda data: _om(data).encode("cp1252", "replace"),
    "slutar med 0x1A": lambda data: data + b"\x1a",
}


def _om(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp437")


def tabell(namn: str) -> list[dict[str, str]]:
    if not FINNS:
        return []
    with (MAPP / namn).open(encoding="utf-8", newline="") as strom:
        return list(csv.DictReader(strom))


SUMMOR = {rad["fil"]: rad for rad in tabell("forvantade_summor.csv")}
FALL = [pytest.param(fil, form, id=f"{fil}, {form}") for fil in SUMMOR for form in FORMER]


def fil(namn: str, form: str = "som den är", *, verifikationer: bool = False) -> SieFil:
    return las(FORMER[form]((MAPP / namn).read_bytes()), filnamn=namn, verifikationer=verifikationer)


def forvantat(tabellnamn: str, namn: str) -> Iterator[dict[str, str]]:
    return (rad for rad in tabell(tabellnamn) if rad["fil"] == namn)


@pytest.mark.parametrize(("namn", "form"), FALL)
def test_summor_och_antal(namn: str, form: str) -> None:
    sie, facit = fil(namn, form), SUMMOR[namn]
    ar, fore = summor(sie, 0), summor(sie, -1)
    assert [ar.ib, ar.ub, ar.res, fore.ub, fore.res] == [
        Decimal(facit[kolumn]) for kolumn in ("summa_ib0", "summa_ub0", "summa_res0", "summa_ub_m1", "summa_res_m1")
    ]
    for klass in "12":
        summa = sum(s.ub or 0 for (nr, konto), s in sie.saldon.items() if nr == 0 and konto.startswith(klass))
        assert summa == Decimal(facit[f"summa_ub0_klass{klass}"])
    assert [str(sie.sietyp), sie.program] == [facit["sietyp"], facit["program"]]
    assert [len(sie.konton), sie.antal_verifikationer, sie.antal_transar, len(sie.objekt)] == [
        int(facit[kolumn]) for kolumn in ("antal_konto", "antal_ver", "antal_trans", "antal_objekt")
    ]
    if sie.rar:
        assert [sie.rar[0].start.strftime("%Y%m%d"), sie.rar[0].slut.strftime("%Y%m%d")] == [
            facit["rar0_start"],
            facit["rar0_slut"],
        ]
    assert sum(post.belopp for post in budget(sie, 0)) == Decimal(facit["summa_pbudget0"])


@pytest.mark.parametrize("namn", SUMMOR)
def test_filen_som_den_ar_har_sin_teckenkod_och_sitt_fingeravtryck(namn: str) -> None:
    sie = fil(namn)
    assert [sie.teckenkod, sie.sha256] == [SUMMOR[namn]["teckenkod"], SUMMOR[namn]["sha256"]]


@pytest.mark.parametrize(("namn", "form"), FALL)
def test_bara_filer_utan_saldon_avvisas(namn: str, form: str) -> None:
    fel = {diagnos.kod for diagnos in fil(namn, form).diagnoser if diagnos.niva == "fel"}
    assert fel == ({AVVISAS[namn]} if namn in AVVISAS else set())


@pytest.mark.parametrize("namn", AVVISAS)
def test_det_som_inte_ar_ett_arsunderlag_avvisas(namn: str) -> None:
    sie = fil(namn)
    assert sie.avvisad
    assert AVVISAS[namn] in {diagnos.kod for diagnos in sie.diagnoser}


@pytest.mark.parametrize(("namn", "form"), FALL)
def test_saldon_per_konto(namn: str, form: str) -> None:
    sie = fil(namn, form)
    facit = {(int(rad["arsnr"]), rad["konto"]): rad for rad in forvantat("forvantade_saldon.csv", namn)}
    assert sie.saldon.keys() == facit.keys()
    for nyckel, saldo in sie.saldon.items():
        assert [saldo.ib, saldo.ub, saldo.res] == [
            Decimal(facit[nyckel][slag]) if facit[nyckel][slag] else None for slag in ("ib", "ub", "res")
        ]


@pytest.mark.parametrize("namn", SUMMOR)
def test_kontonamn(namn: str) -> None:
    sie = fil(namn)
    for rad in forvantat("forvantade_saldon.csv", namn):
        post = sie.konton.get(rad["konto"])
        assert (post.namn.strip() if post else "") == rad["kontonamn"].strip()


@pytest.mark.parametrize(("namn", "form"), FALL)
def test_budget_per_konto(namn: str, form: str) -> None:
    facit = {rad["konto"]: Decimal(rad["summa_pbudget"]) for rad in forvantat("forvantade_budget.csv", namn)}
    assert {post.konto: post.belopp for post in budget(fil(namn, form), 0)} == facit


@pytest.mark.parametrize("behall", [False, True], ids=["strömmat", "med verifikationer"])
@pytest.mark.parametrize("namn", SUMMOR)
def test_varje_slags_objektsumma(namn: str, behall: bool) -> None:  # noqa: FBT001 - pytest ger parametern
    sie = fil(namn, verifikationer=behall)
    summa: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for (arsnr, dim, objekt, konto), post in sie.objekttranssummor.items():
        summa["TRANS", str(arsnr), dim, objekt, konto] += post.belopp
    for slag, saldon in (("OIB", sie.oib), ("OUB", sie.oub)):
        for (nr, konto, lista), post in saldon.items():
            for par in lista:
                summa[slag, str(nr), *par, konto] += post.belopp
    for slag, perioder in (("PSALDO", sie.psaldo), ("PBUDGET", sie.pbudget)):
        for (nr, _, konto, lista), post in perioder.items():
            for par in lista:
                summa[slag, str(nr), *par, konto] += post.belopp
    facit = {
        (rad["post"], rad["arsnr"], rad["dimension"], rad["objekt"], rad["konto"]): Decimal(rad["summa"])
        for rad in forvantat("forvantade_objekt.csv", namn)
    }
    assert summa == facit


@pytest.mark.parametrize(("namn", "form"), FALL)
def test_objektsaldon_foljer_foretradet(namn: str, form: str) -> None:
    sie = fil(namn, form)
    facit: dict[str, dict[tuple[str, str, str], Decimal]] = defaultdict(dict)
    for rad in forvantat("forvantade_objekt.csv", namn):
        if rad["arsnr"] == "0":
            facit[rad["post"]][rad["dimension"], rad["konto"], rad["objekt"]] = Decimal(rad["summa"])
    for dim in sie.dimensioner:
        for post in objektsaldon(sie, 0, dim):
            nyckel = (dim, post.konto, post.objekt)
            if post.konto[0] in "12":
                har_oub = any(rad[:2] == (dim, post.konto) for rad in facit["OUB"])
                vantat = (
                    facit["OUB"].get(nyckel, 0)
                    if har_oub
                    else facit["OIB"].get(nyckel, 0) + facit["TRANS"].get(nyckel, 0)
                )
            else:
                har_psaldo = any(rad[:2] == (dim, post.konto) for rad in facit["PSALDO"])
                vantat = facit["PSALDO" if har_psaldo else "TRANS"].get(nyckel, 0)
            assert post.belopp == vantat


@pytest.mark.parametrize("namn", SUMMOR)
def test_avstamning_hittar_lika_manga_konton(namn: str) -> None:
    sie, facit = fil(namn), SUMMOR[namn]
    for kolumn, avstamning in (
        ("konton_dar_ib_plus_trans_ej_ub", trans_mot_ub),
        ("konton_dar_trans_ej_res", trans_mot_res),
        ("konton_dar_psaldo_ej_stammer", psaldo_mot_saldo),
        ("konton_ib0_ej_ub_m1", ib_mot_fjolarets_ub),
    ):
        if facit[kolumn] and not sie.avvisad:
            assert len(avstamning(sie)) == int(facit[kolumn]), kolumn


@pytest.mark.parametrize(
    ("namn", "resultat", "koder"),
    [
        ("norstedts_bokslut_typ4E_ksumma.se", "1094488.11", set()),
        ("visma_avendo_typ4_budget_dim.se", "277798.46", {"ej_omfort"}),
        ("softone_business_typ3.se", "1586291.28", {"obalans", "del_av_ar"}),
        ("visma_eekonomi_typ4_kort_ar.se", "-5307.12", {"ib_ej_noll"}),
        ("visma_administration_typ4_trasig_teckenkod.se", "1074344.11", {"forstorda_tecken", "okant_objekt"}),
    ],
)
def test_bokslutslaget(namn: str, resultat: str, koder: set[str]) -> None:
    sie = fil(namn)
    assert bokslutslage(sie).resultat == Decimal(resultat)
    assert koder <= {diagnos.kod for diagnos in sie.diagnoser}


@pytest.mark.parametrize(
    "namn", sorted(SUMMOR.keys() - AVVISAS.keys() - {"visma_administration_typ4_trasig_teckenkod.se"})
)
def test_filen_skrivs_om_utan_att_andras(namn: str) -> None:
    sie = fil(namn, verifikationer=True)
    om = las(skriv(poster_ur(sie)), verifikationer=True)
    assert [om.verifikationer, om.rar, om.konton, om.objekt] == [sie.verifikationer, sie.rar, sie.konton, sie.objekt]
    assert [diagnos.kod for diagnos in om.diagnoser] == [diagnos.kod for diagnos in sie.diagnoser]
    for arsnr in (0, -1):
        assert summor(om, arsnr) == summor(sie, arsnr)
        for dim in sie.dimensioner:
            assert [(p.konto, p.objekt, p.ib, p.belopp) for p in objektsaldon(om, arsnr, dim)] == [
                (p.konto, p.objekt, p.ib, p.belopp) for p in objektsaldon(sie, arsnr, dim)
            ]
