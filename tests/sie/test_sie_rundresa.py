"""Det som skrivs läses tillbaka likadant, och det som muteras läses aldrig tyst fel."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_xl.sie import Kontosaldo, Radbelopp, las, poster, poster_ur, skriv
from finsam_xl.sie.ksumma import Ksumma, ksumma
from finsam_xl.sie.lexer import citera, falt, falt_med_objekt
from finsam_xl.sie.poster import Ib, Konto, Post, Trans, Ver
from tests.sie.fristaende import enkla_summor, forlagor, lasarens_summor, muterad

if TYPE_CHECKING:
    from collections.abc import Mapping

MAPP = Path(__file__).parents[1] / "data" / "sie"

_CP437 = "".join(bytes([nr]).decode("cp437") for nr in range(32, 256) if nr != 127)
TEXT = st.text(_CP437, max_size=30).filter(lambda text: not text.endswith("\\"))
NAMN = TEXT.filter(bool)
BELOPP = st.decimals(-(10**12), 10**12, places=2).map(lambda tal: tal + Decimal(0))
DATUM = st.dates(date(2025, 1, 1), date(2025, 12, 31))
KONTONR = st.integers(1000, 8989).map(str)
LISTA = st.dictionaries(st.sampled_from(["1", "6", "20"]), NAMN, max_size=3).map(lambda par: tuple(par.items()))


@st.composite
def verifikationer(draw: st.DrawFn, nr: int) -> Ver:
    rader = draw(st.lists(st.builds(Trans, KONTONR, LISTA, BELOPP, DATUM, TEXT), max_size=5))
    rest = -sum((trans.belopp for trans in rader), Decimal(0))
    return Ver("A", str(nr), draw(DATUM), draw(TEXT), (*rader, Trans("1930", (), rest)) if rader else ())


@st.composite
def filer(draw: st.DrawFn) -> tuple[Post, ...]:
    konton = draw(st.dictionaries(KONTONR, TEXT, min_size=1, max_size=6))
    balans = [nr for nr in konton if nr < "3"]
    return (
        poster.Flagga(draw(st.booleans())),
        poster.Program(draw(NAMN), "1.0"),
        poster.Format(),
        poster.Gen(draw(DATUM), draw(TEXT)),
        poster.Sietyp(4),
        poster.Prosa(draw(TEXT)),
        poster.Orgnr("222000-1234"),
        poster.Fnamn(draw(TEXT)),
        poster.Rar(0, date(2025, 1, 1), date(2025, 12, 31)),
        poster.Rar(-1, date(2024, 1, 1), date(2024, 12, 31)),
        poster.Omfattn(date(2025, 12, 31)),
        poster.Kptyp("EUBAS97"),
        poster.Valuta("SEK"),
        poster.Dim("20", draw(NAMN)),
        *(Konto(nr, namn) for nr, namn in konton.items()),
        *(poster.Objekt("20", nr, namn) for nr, namn in draw(st.dictionaries(NAMN, NAMN, max_size=4)).items()),
        *(Ib(0, nr, draw(BELOPP)) for nr in balans),
        *(poster.Ub(arsnr, nr, draw(BELOPP)) for nr in balans for arsnr in (0, -1)),
        *(poster.Res(0, nr, draw(BELOPP)) for nr in konton if nr >= "3"),
        *(poster.Oib(0, nr, draw(LISTA), draw(BELOPP)) for nr in konton),
        *(poster.Oub(-1, nr, draw(LISTA), draw(BELOPP)) for nr in konton),
        *(poster.Psaldo(0, f"2025{m:02d}", nr, draw(LISTA), draw(BELOPP)) for nr in konton for m in (1, 12)),
        *(poster.Pbudget(0, "202506", nr, draw(LISTA), draw(BELOPP)) for nr in konton),
        *(draw(verifikationer(nr)) for nr in range(1, draw(st.integers(1, 4)))),
    )


FORVANTADE_KODER = {
    "skriven_fore",
    "sista_dagarna",
    "ub_ej_trans",
    "ub_saknas",
    "ub_ur_annat",
    "fel_saldoslag",
    "ib_skiljer",
    "ib_ej_noll",
    "ib_ur_ub",
    "obalans",
    "okant_konto",
    "okant_objekt",
    "psaldo_skiljer",
    "redan_inlast",
    "res_saknas",
    "res_ur_trans",
    "resultat_skiljer",
    "trans_ej_res",
    "trans_ej_ub",
    "utan_saldon",
}


Belopp = tuple[Decimal | None, ...]


def utan_rad(saldon: Mapping[Any, Radbelopp | Kontosaldo]) -> list[tuple[Any, Belopp]]:
    return sorted(
        (nyckel, (post.belopp,) if isinstance(post, Radbelopp) else (post.ib, post.ub, post.res))
        for nyckel, post in saldon.items()
    )


@settings(max_examples=60, deadline=None)
@given(filer(), st.booleans())
def test_skrivet_last_och_skrivet_igen_ar_samma_byte(innehall: tuple[Post, ...], ksumma: bool) -> None:  # noqa: FBT001 - hypothesis ger parametern
    data = skriv(innehall, ksumma=ksumma)
    fil = las(data, teckenkod="cp437", verifikationer=True)
    assert {diagnos.kod for diagnos in fil.diagnoser} <= FORVANTADE_KODER
    igen = skriv(poster_ur(fil), ksumma=ksumma)
    om = las(igen, teckenkod="cp437", verifikationer=True)
    assert skriv(poster_ur(om), ksumma=ksumma) == igen
    assert fil.verifikationer == tuple(post for post in innehall if isinstance(post, Ver))
    assert [*fil.konton.values()] == [post for post in innehall if isinstance(post, Konto)]
    assert [s.ib for s in fil.saldon.values() if s.ib is not None] == [
        post.saldo for post in innehall if isinstance(post, Ib)
    ]
    for namn in ("saldon", "oib", "oub", "psaldo", "pbudget", "transsummor", "objekttranssummor"):
        assert utan_rad(getattr(om, namn)) == utan_rad(getattr(fil, namn))
    assert [om.foretag, om.prosa, om.rar, om.objekt, om.flagga] == [
        fil.foretag,
        fil.prosa,
        fil.rar,
        fil.objekt,
        fil.flagga,
    ]


@given(filer())
@settings(max_examples=20, deadline=None)
def test_strommad_och_sparad_lasning_ger_samma_summor(innehall: tuple[Post, ...]) -> None:
    data = skriv(innehall)
    strommad, sparad = las(data), las(data, verifikationer=True)
    assert strommad.transsummor == sparad.transsummor
    assert strommad.objekttranssummor == sparad.objekttranssummor
    assert strommad.diagnoser == sparad.diagnoser


@given(st.lists(TEXT, max_size=6))
def test_falt_overlever_citering(texter: list[str]) -> None:
    assert falt("\t ".join(map(citera, texter))) == texter
    innehall = " ".join(map(citera, texter * 2))
    if len(set(texter)) == len(texter) and len(texter) % 2 == 0 and texter:
        fore, lista, efter = falt_med_objekt(f"1930 {{{' '.join(map(citera, texter))}}} {innehall}")
        assert (fore, [ord_ for par in lista for ord_ in par], efter) == (["1930"], texter, texter * 2)


FORLAGOR = list(forlagor().values())


@settings(max_examples=1000, deadline=None)
@given(st.integers(0, 2**32))
def test_en_muterad_fil_lases_ratt_eller_avvisas(fro: int) -> None:
    slump = Random(fro)  # noqa: S311 - ska gå att upprepa
    data = muterad(slump.choice(FORLAGOR), slump)
    fil = las(data)
    if not fil.avvisad:
        assert lasarens_summor(fil) == enkla_summor(data, fil.teckenkod)


@pytest.mark.parametrize("namn", forlagor())
def test_den_fristaende_summeringen_laser_forlagorna_lika(namn: str) -> None:
    data = forlagor()[namn]
    fil = las(data)
    if not fil.avvisad:
        assert lasarens_summor(fil) == enkla_summor(data, fil.teckenkod) != {}


def test_en_andrad_siffra_syns_i_den_fristaende_summeringen() -> None:
    data = (MAPP / "typ4.se").read_bytes()
    andrad = data.replace(b"#UB 0 1930 ", b"#UB 0 1930 9", 1)
    assert andrad != data
    assert lasarens_summor(las(data)) != enkla_summor(andrad, "cp437")


RADER_MED_CITAT = st.lists(st.text('ab "\\{}\t', max_size=12), max_size=8)


@given(RADER_MED_CITAT)
def test_kontrollsumman_ar_densamma_hur_filen_an_delas(rader: list[str]) -> None:
    bitvis = Ksumma(raknar=True)
    for rad in rader:
        bitvis.tag([rad])
    assert bitvis.beraknad == ksumma(rader)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300).map(lambda data: b"#FLAGGA 0\n" + data) | st.binary(max_size=300))
def test_vilka_byte_som_helst_ger_ett_svar(data: bytes) -> None:
    assert las(data).avvisad


@pytest.mark.parametrize(
    ("post", "mening"),
    [
        (Ib(0, "1930", Decimal("1.005")), "fler än två decimaler"),
        (Ib(0, "1930", Decimal("NaN")), "fler än två decimaler"),
        (Ib(0, "1930", Decimal("1e15")), "orimligt stort"),
        (Konto("1930", "Bank\nrad"), "styrtecken"),
        (Konto("1930", "Bank\tkonto"), "styrtecken"),
        (Konto("1930", "Bank – konto"), "«–» finns inte i CP437"),
        (Konto("1930", "C:\\min mapp\\"), "omvänt snedstreck"),
        (Ver("A", "1", date(2025, 1, 1), "", (Trans("1930", (), Decimal("0.01")),)), "i obalans med 0.01 kr"),
    ],
)
def test_skrivaren_vagrar_det_som_inte_gar_att_lasa(post: Post, mening: str) -> None:
    with pytest.raises(ValueError, match=re.escape(mening)):
        skriv([post])


def test_skriven_fil_ser_ut_som_sie() -> None:
    innehall: list[Post] = [
        Ver(
            "A",
            "1",
            date(2025, 3, 14),
            "Bidrag",
            (
                Trans("1930", (("6", "P 1"), ("20", "7")), Decimal(80)),
                Trans("3985", (), Decimal(-80), date(2025, 3, 15), "", "TRANS"),
                Trans("3985", (), Decimal(-8), None, 'Struken "rad"', "BTRANS"),
            ),
        ),
        Konto("1930", "Bank och C:\\A021"),
        poster.Flagga(),
        Konto("9", "slutar_så\\"),
    ]
    assert skriv(innehall, ksumma=False).decode("cp437").split("\r\n") == [
        "#FLAGGA 0",
        '#KONTO 1930 "Bank och C:\\A021"',
        "#KONTO 9 slutar_så\\",
        '#VER A 1 20250314 "Bidrag"',
        "{",
        '   #TRANS 1930 {6 "P 1" 20 7} 80.00',
        "   #TRANS 3985 {} -80.00 20250315",
        '   #BTRANS 3985 {} -8.00 "" "Struken \\"rad\\""',
        "}",
        "",
    ]
    summerat = (
        "#KONTO1930Bank och C:\\A021#KONTO9slutar_så\\#VERA120250314Bidrag"
        '#TRANS19306P 120780.00#TRANS3985-80.0020250315#BTRANS3985-8.00Struken "rad"'
    )
    assert skriv(innehall).endswith(f"#KSUMMA {crc32(summerat.encode('cp437'))}\r\n".encode())
