"""Saving: the old workbook or the new one, never a half, and a sentence when it cannot be done."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbetsbok.fil.lamnat import bredvid
from finsam_xl.arbetsbok.fil.spara import Andrad, Filfel, gar_att_spara, las_bok, spara, spara_ny

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    vag = tmp_path / "årsbok.xlsx"
    vag.write_bytes(b"gammal")
    return vag


def test_ny_fil_far_sitt_innehall(tmp_path: Path) -> None:
    spara(tmp_path / "ny.xlsx", b"ny")
    assert [fil.name for fil in tmp_path.iterdir()] == ["ny.xlsx"]
    assert las_bok(tmp_path / "ny.xlsx") == b"ny"


def test_den_nya_filen_har_den_gamlas_rattigheter(bok: Path) -> None:
    bok.chmod(0o640)
    spara(bok, b"ny")
    assert (bok.read_bytes(), stat.S_IMODE(bok.stat().st_mode)) == (b"ny", 0o640)


def test_lank_forblir_lank(bok: Path) -> None:
    lank = bok.with_name("genväg.xlsx")
    lank.symlink_to(bok)
    spara(lank, b"ny")
    assert lank.is_symlink()
    assert bok.read_bytes() == b"ny"


@pytest.mark.parametrize(
    ("fel", "mening"),
    [
        (PermissionError(errno.EACCES, "nekad"), "öppen i Excel, eller så saknas behörighet"),
        (OSError(errno.ENOSPC, "fullt"), "disken har plats"),
    ],
)
def test_avbruten_sparning_lamnar_den_gamla_filen(
    bok: Path, monkeypatch: pytest.MonkeyPatch, fel: OSError, mening: str
) -> None:
    def avbrott(*_: object) -> None:
        raise fel

    monkeypatch.setattr(os, "replace", avbrott)
    with pytest.raises(Filfel, match=mening):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"
    assert list(bok.parent.iterdir()) == [bok]


def test_avbrott_av_den_som_kor_lamnar_ingenting_efter_sig(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def avbrott(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", avbrott)
    with pytest.raises(KeyboardInterrupt):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"
    assert list(bok.parent.iterdir()) == [bok]


@pytest.mark.parametrize("las", ["~$årsbok.xlsx", ".~lock.årsbok.xlsx#"])
def test_oppen_bok_skrivs_inte_over(bok: Path, las: str) -> None:
    bok.with_name(las).touch()
    with pytest.raises(Filfel, match="öppen i Excel eller LibreOffice"):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"


def test_skrivskyddad_bok_skrivs_inte_over(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Filfel, match="skrivskyddad"):
        spara(bok, b"ny")
    assert bok.read_bytes() == b"gammal"


def test_mapp_som_saknas_sags(tmp_path: Path) -> None:
    with pytest.raises(Filfel, match="mappen finns"):
        spara(tmp_path / "saknas" / "bok.xlsx", b"ny")


def test_fil_som_inte_gar_att_lasa_sags_med_en_mening(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Filfel, match="finns inte"):
        las_bok(bok.with_name("annan.xlsx"))
    with pytest.raises(Filfel, match="är en mapp"):
        las_bok(bok.parent)
    with pytest.raises(Filfel, match="är större än 0 MB"):
        las_bok(bok, storst=3)
    monkeypatch.setattr("pathlib.Path.open", _nekad)
    with pytest.raises(Filfel, match="saknas behörighet"):
        las_bok(bok)
    monkeypatch.setattr("pathlib.Path.open", _trasig)
    with pytest.raises(Filfel, match="systemet svarade med fel"):
        las_bok(bok)


def _nekad(*_: object) -> None:
    raise PermissionError(errno.EACCES, "nekad")


def _trasig(*_: object) -> None:
    raise OSError(errno.EIO, "läsfel")


def test_det_som_nagon_sparat_sedan_boken_lastes_skrivs_inte_over(bok: Path) -> None:
    last = las_bok(bok)
    bok.write_bytes(b"kollegans")
    with pytest.raises(Andrad, match=r"årsbok\.xlsx: Boken har ändrats sedan den lästes\. Kör igen\."):
        spara(bok, b"min", last)
    assert bok.read_bytes() == b"kollegans"
    assert list(bok.parent.iterdir()) == [bok]
    spara(bok, b"min", las_bok(bok))
    assert bok.read_bytes() == b"min"


def test_en_bok_som_tagits_bort_medan_den_var_last_kommer_inte_tillbaka(bok: Path) -> None:
    last = las_bok(bok)
    bok.unlink()
    with pytest.raises(Andrad):
        spara(bok, b"min", last)
    assert list(bok.parent.iterdir()) == []


def test_en_ny_fil_skrivs_aldrig_over_en_som_hunnit_komma(bok: Path) -> None:
    with pytest.raises(Andrad, match="har kommit till"):
        spara_ny(bok, b"ny")
    assert bok.read_bytes() == b"gammal"
    spara_ny(bok.with_name("ny.xlsx"), b"ny")
    assert bok.with_name("ny.xlsx").read_bytes() == b"ny"


def test_av_tva_som_sparar_samtidigt_far_den_ena_veta_det(bok: Path) -> None:
    """Of many programs that have read the same book just one may save; the others are told."""
    last, start = las_bok(bok), threading.Barrier(8)
    svar: list[str] = []

    def sparar(nummer: int) -> None:
        start.wait()
        try:
            spara(bok, f"nr {nummer}".encode(), last)
            svar.append(f"nr {nummer}")
        except Andrad:
            svar.append("")

    tradar = [threading.Thread(target=sparar, args=(nummer,)) for nummer in range(8)]
    for trad in tradar:
        trad.start()
    for trad in tradar:
        trad.join()
    (vann,) = [ett for ett in svar if ett]
    assert bok.read_bytes() == vann.encode()
    assert len(svar) == 8
    assert list(bok.parent.iterdir()) == [bok]


def test_ett_ror_och_en_lank_i_ring_skrivs_inte(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.xlsx")
    (tmp_path / "ring.xlsx").symlink_to(tmp_path / "ring.xlsx")
    with pytest.raises(Filfel, match="ingen vanlig fil"):
        spara(tmp_path / "rör.xlsx", b"ny")
    with pytest.raises(Filfel, match="leder till sig själv"):
        spara(tmp_path / "ring.xlsx", b"ny")
    with pytest.raises(Filfel, match="namnet är för långt"):
        spara(tmp_path / ("b" * 300 + ".xlsx"), b"ny")
    spara(tmp_path / ("b" * 250 + ".xlsx"), b"ny")


def test_det_hinder_som_syns_i_forvag_sags_i_forvag(bok: Path) -> None:
    gar_att_spara(bok)
    bok.with_name("~$årsbok.xlsx").touch()
    with pytest.raises(Filfel, match="öppen i Excel"):
        gar_att_spara(bok)


def test_agaren_behalls_dar_systemet_later_oss(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bytta: list[tuple[int, int]] = []
    riktig = os.stat_result

    def andras(vag: Path, **_: object) -> os.stat_result:
        lage = os.stat(vag)  # noqa: PTH116
        falt = list(lage)
        if vag.name == "årsbok.xlsx":
            falt[4], falt[5] = 4711, 4712
        return riktig(falt)

    monkeypatch.setattr("pathlib.Path.stat", andras)
    monkeypatch.setattr(os, "chown", lambda _, agare, grupp: bytta.append((agare, grupp)))
    assert spara(bok, b"ny") == ()
    assert bytta == [(4711, 4712)]

    def nekad(*_: object) -> None:
        raise PermissionError(errno.EPERM, "nekad")

    monkeypatch.setattr(os, "chown", nekad)
    (sagt,) = spara(bok, b"nyare")
    assert "ägare" in sagt
    assert bok.read_bytes() == b"nyare"


def test_en_hard_lank_sags(bok: Path) -> None:
    bok.with_name("arkiv.xlsx").hardlink_to(bok)
    (sagt,) = spara(bok, b"ny")
    assert "hård länk" in sagt
    assert bok.with_name("arkiv.xlsx").read_bytes() == b"gammal"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="Systemet har inga sådana märkningar")
def test_filens_egna_markningar_behalls_eller_sags(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Åtkomstlistor (ACL) är märkningar på filen, och går annars förlorade när en ny fil tar dess plats."""
    os.setxattr(bok, "user.granskad", b"ja")
    assert spara(bok, b"ny") == ()
    assert os.getxattr(bok, "user.granskad") == b"ja"

    def nekad(*_: object) -> None:
        raise PermissionError(errno.EPERM, "nekad")

    monkeypatch.setattr(os, "setxattr", nekad)
    (sagt,) = spara(bok, b"nyare")
    assert "ACL" in sagt
    assert bok.read_bytes() == b"nyare"


def _lamnad_av(process: int, mal: Path) -> Path:
    """What that process has made beside *mal*."""
    vag = bredvid(mal)
    return vag.with_name(vag.name.replace(f"-{os.getpid()}.", f"-{process}."))


def _dott_nummer() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


@pytest.mark.parametrize("gor", [las_bok, lambda bok: spara(bok, b"ny"), lambda bok: spara_ny(bok.parent / "n", b"")])
def test_det_som_en_dodad_korning_lamnat_i_mappen_stadas_vid_nasta(bok: Path, gor: Callable[[Path], object]) -> None:
    lamnad, halvt_paket = _lamnad_av(_dott_nummer(), bok), _lamnad_av(_dott_nummer(), bok.with_name("paket"))
    lamnad.write_bytes(b"kopia")
    halvt_paket.mkdir()
    (halvt_paket / "bok.xlsx").write_bytes(b"kopia")
    gor(bok)
    assert not lamnad.exists()
    assert not halvt_paket.exists()


def test_det_som_nagon_haller_pa_med_ror_ingen_annan(bok: Path) -> None:
    dod = _dott_nummer()
    pagaende, grannens = bredvid(bok), _lamnad_av(dod, bok)
    grannens = grannens.with_name(grannens.name.replace(grannens.name.split(".")[-3], f"00000000-{dod}"))
    egen, lank = bok.with_name(".min.bok.tmp"), _lamnad_av(dod, bok)
    for ett in (pagaende, grannens, egen):
        ett.write_bytes(b"kopia")
    lank.symlink_to(egen)
    spara(bok, b"ny")
    assert sorted(bok.parent.iterdir()) == sorted([bok, pagaende, grannens, egen, lank])


def test_det_som_ar_for_gammalt_for_att_nagon_ska_halla_pa_stadas(bok: Path) -> None:
    """Processens nummer kan ha gått till en annan, och en annan dator går inte att fråga."""
    gammal = bredvid(bok)
    gammal.write_bytes(b"kopia")
    os.utime(gammal, (0, 0))
    las_bok(bok)
    assert list(bok.parent.iterdir()) == [bok]
