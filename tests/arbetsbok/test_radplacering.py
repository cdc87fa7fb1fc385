"""Where the new rows of a table go: what is there keeps its place, what is new fills a gap or goes last."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.arbetsbok.andra.radplacering import bortfallna, med_harledda, radplan

NYCKLAR = st.lists(st.sampled_from([("1",), ("2",), ("3",), ("4",), ("5",), None]), max_size=8)


def test_det_som_finns_star_kvar_och_det_nya_fyller_luckan_och_gar_sist() -> None:
    gamla = {5: ("b",), 6: ("a",), 7: ("c",)}
    plan = radplan(gamla, [("d",), ("a",), ("c",), ("e",)], upptagna=(), forsta=5)
    assert (plan.rader, sorted(plan.gamla), plan.sista) == ((5, 6, 7, 8), [6, 7], 8)


def test_en_upptagen_rad_ges_inte_bort() -> None:
    plan = radplan({5: ("b",), 6: None}, [("d",), ("e",)], upptagna={5, 6}, forsta=5)
    assert plan.rader == (7, 8)


def test_en_tom_tabell_fylls_uppifran() -> None:
    assert radplan({5: None}, [("a",), ("b",)], upptagna=(), forsta=5).rader == (5, 6)
    assert radplan({5: ("a",)}, [], upptagna=(), forsta=5).sista == 5


def test_lika_rader_ar_samma_rader_bara_om_de_ar_lika_manga() -> None:
    gamla = {5: ("a",), 6: ("a",)}
    assert bortfallna(gamla, [("a",), ("a",)]) == frozenset()
    assert bortfallna(gamla, [("a",)]) == {5, 6}


def test_en_rad_vars_id_raknats_om_ar_samma_rad_om_inget_annat_kan_vara_den() -> None:
    gamla = {5: ("3985", "1", "ett"), 6: ("3986", "", "x"), 7: ("3986", "", "y")}
    nya = [("3985", "1", "annat"), ("3986", "", "x"), ("3986", "", "z")]
    assert med_harledda(gamla, nya, [2]) == {5: nya[0], 6: nya[1], 7: nya[2]}
    flera = [("3986", "", "u"), ("3986", "", "v")]
    assert med_harledda(gamla, flera, [2]) == gamla
    assert med_harledda(gamla, nya, []) == gamla


@given(NYCKLAR, NYCKLAR, st.sets(st.integers(5, 12)))
def test_varje_rad_far_en_egen_plats(
    gamla: list[tuple[str] | None], nya: list[tuple[str] | None], fasta: set[int]
) -> None:
    rader = dict(enumerate(gamla, start=5))
    plan = radplan(rader, nya, upptagna=fasta & rader.keys(), forsta=5)
    assert max(Counter(plan.rader).values(), default=1) == 1
    assert fasta.isdisjoint(plan.rader) or not fasta & rader.keys() & {*plan.rader}
    borta = bortfallna(rader, nya)
    for rad, nyckel in rader.items():
        if nyckel and rad not in borta and rad not in fasta:
            assert nya[plan.rader.index(rad)] == nyckel
