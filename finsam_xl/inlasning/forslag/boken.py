"""Hela förslaget till en ny bok ur SIE-filer: vad som står i varje tabell, och varifrån det kommer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.inlasning.arsinlasning import Arsinlasning
from finsam_xl.inlasning.forslag.egna_rader import egna_rader
from finsam_xl.inlasning.forslag.filerna import forbundet, nyast_forst, perioderna
from finsam_xl.inlasning.forslag.form import Bokforslag, Forslag
from finsam_xl.inlasning.forslag.historik import historiken
from finsam_xl.inlasning.forslag.insatser import objekten
from finsam_xl.inlasning.forslag.konton import filkonton
from finsam_xl.inlasning.forslag.kontoplan import kontoplanen, kontorader, motpartens_konton
from finsam_xl.inlasning.forslag.medlemmar import avgifter
from finsam_xl.inlasning.siebudget import budgetinlasning
from finsam_xl.modell import Bokslut, Version
from finsam_xl.sie import budget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.inlasning.kontoplansslag import Kontoplansslag
    from finsam_xl.inlasning.siebudget import Budgetinlasning
    from finsam_xl.modell import Kontorad
    from finsam_xl.sie import SieFil

__all__ = ["bokforslag"]


def bokforslag(
    filer: Sequence[SieFil],
    kontoplaner: Mapping[str, Sequence[Kontorad]],
    vald: Kontoplansslag | None = None,
) -> Bokforslag:
    """Förslaget ur *filer*, som inte har några hinder.

    *kontoplaner* är mallarnas rader per id; *vald* är kontoplanen om personen har bestämt den.
    """
    ordnade = nyast_forst(filer)
    konton = filkonton(ordnade)
    plan = Forslag(vald, "--kontoplan") if vald else kontoplanen(konton, ordnade, kontoplaner)
    mall = kontoplaner[plan.varde.id]
    andra = [rad for id_, rader in kontoplaner.items() if id_ != plan.varde.id for rad in rader]
    avgift = avgifter(konton, mall, ordnade)
    delade = motpartens_konton(ordnade, avgift.dimension)
    rader = kontorader(konton, mall, andra, avgift, delade)
    form = egna_rader(konton, rader, {ett.varde.id for ett in avgift.medlemmar})
    egna = tuple(rad.varde for rad in form.kontorader)
    objekt = objekten(konton, egna, ordnade, avgift.dimension)
    grunddata = dict((*forbundet(ordnade), *perioderna(ordnade)))
    if objekt.dimension:
        grunddata["SIE_dim_insats"] = objekt.dimension
    if avgift.dimension.isdecimal():
        kalla = f"objekten på medlemsavgifterna i {ordnade[0].filnamn}"
        grunddata["SIE_dim_motpart"] = Forslag(int(avgift.dimension), kalla)
    budgeten = _budgeten(ordnade, egna)
    return Bokforslag(
        grunddata,
        plan,
        form.kontorader,
        avgift.medlemmar,
        objekt.insatser,
        tuple(Forslag(rad, f"#PBUDGET i {rad.sie_fil}") for rad in budgeten.nya),
        tuple(historiken(ordnade, egna, _dag(grunddata, "AR_Period_fg") or _dag(grunddata, "AR_Period"))),
        budgeten.problem,
        form.rapportrader,
        form.noter,
    )


def _dag(grunddata: Mapping[str, Forslag[str | int | date]], namn: str) -> date | None:
    varde = grunddata[namn].varde if namn in grunddata else None
    return varde if isinstance(varde, date) else None


def _budgeten(filer: Sequence[SieFil], kontoplan: tuple[Kontorad, ...]) -> Budgetinlasning:
    """Budgeten i de filer som har en, som verksamhetsplanens."""
    ar = [Arsinlasning(fil, 0, fil.rar[0].slut) for fil in filer if budget(fil, 0)]
    return budgetinlasning(Bokslut({}, kontoplan), (), ar, Version.VERKSAMHETSPLAN)
