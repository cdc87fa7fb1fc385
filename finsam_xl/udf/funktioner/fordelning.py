"""Fördelning i cellen: kommunernas delar efter största resten, och statens tilldelning enligt dess modell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import KRONA, NOLL
from finsam_xl.layout.expr import Binary, Expr, call, number, rounded
from finsam_xl.regler import fordelning as regel
from finsam_xl.regler.statlig_tilldelning import Parametrar, Tilldelningsunderlag, statlig_tilldelning
from finsam_xl.udf.argument import belopp as belopp_
from finsam_xl.udf.argument import heltal, tal, vektor
from finsam_xl.udf.excelfel import Cellfel, Excelfel
from finsam_xl.udf.register import Kolumntwin, udf

if TYPE_CHECKING:
    from decimal import Decimal

    from finsam_xl.udf.argument import Vektor

__all__ = ["fordelning", "fordelning_stat"]

_ANDELENS_DECIMALER = 12


@udf(
    "FÖRDELNING",
    twin=Kolumntwin("Fördelning", "FD_beraknad"),
    kalla="finsam-5",
    exempel="=FÖRDELNING(4250000;C5:C14)",
    belopp=belopp_("Beloppet i kr som ska fördelas, i hela enheter."),
    andelar=vektor("En kolumn eller rad med andelar, invånare eller andra mått; de räknas om till delar av sin summa."),
    plats=heltal("Vilken del som önskas, 1 för den första; utelämnas den blir svaret alla delar."),
    enhet=tal("Minsta enhet att fördela i kr: 1 (förval) eller 1000."),
)
def fordelning(
    belopp: Decimal, andelar: Vektor, plats: int | None = None, enhet: Decimal = KRONA
) -> Decimal | list[list[Decimal]]:
    """Fördelar ett belopp i hela enheter så att delarna tillsammans blir exakt beloppet (största resten)."""
    if not any(andelar.tal):
        raise Cellfel(Excelfel.DIVISION)
    if plats is not None and not 1 <= plats <= len(andelar.tal):
        raise Cellfel(Excelfel.REFERENS)
    namngivna = {str(nummer): andel for nummer, andel in enumerate(andelar.tal)}
    delar = list(regel.fordela(belopp, namngivna, enhet).values())
    return andelar.som_omrade(delar) if plats is None else delar[plats - 1]


def _stat_utan_python(  # noqa: PLR0913, PLR0917 - som fordelning_stat
    ram: Expr,
    antal_forbund: Expr,
    grundtilldelning: Expr,
    vikt: Expr,
    forsorjningsmatt: Expr,
    forsorjningsmatt_alla: Expr,
    invanare: Expr,
    invanare_alla: Expr,
    askat: Expr | None = None,
    sparr: Expr | None = None,
    foregaende: Expr | None = None,
    eget_kapital: Expr | None = None,
    rimlig_niva: Expr | None = None,
) -> Expr:
    andel = rounded(
        vikt * forsorjningsmatt / forsorjningsmatt_alla + (number(1) - vikt) * invanare / invanare_alla,
        _ANDELENS_DECIMALER,
    )
    forslag: Expr = rounded(grundtilldelning + (ram - antal_forbund * grundtilldelning) * andel)
    if sparr is not None and foregaende is not None and eget_kapital is not None and rimlig_niva is not None:
        golv = rounded((number(1) - sparr) * foregaende)
        skydd = call("IF", Binary(">", eget_kapital, rimlig_niva), number(0), golv)
        forslag = call("MAX", forslag, skydd)
    return forslag if askat is None else call("MIN", askat, forslag)


@udf(
    "FÖRDELNING_STAT",
    twin=_stat_utan_python,
    kalla="statens-modell",
    exempel="=FÖRDELNING_STAT(750000000;80;400000;0,75;412000;52000000;287000;10500000)",
    ram=belopp_("Statens ram för alla förbund under året, i kr."),
    antal_forbund=heltal("Antalet samordningsförbund.", namn="antal_förbund"),
    grundtilldelning=belopp_("Grundtilldelningen per förbund i kr."),
    vikt=tal("Försörjningsmåttets vikt, till exempel 0,75; resten är invånarnas."),
    forsorjningsmatt=tal("Förbundets försörjningsmått.", namn="försörjningsmått"),
    forsorjningsmatt_alla=tal("Alla förbunds försörjningsmått, i samma enhet.", namn="försörjningsmått_alla"),
    invanare=heltal("Förbundets invånare.", namn="invånare"),
    invanare_alla=heltal("Alla förbunds invånare.", namn="invånare_alla"),
    askat=belopp_("Det förbundet äskat i kr; mer får det inte.", namn="äskat"),
    sparr=tal("Spärren, till exempel 0,1 för högst 10 % minskning; kräver de tre sista argumenten.", namn="spärr"),
    foregaende=belopp_("Föregående års tilldelning i kr.", namn="föregående"),
    eget_kapital=belopp_("Förbundets eget kapital i kr."),
    rimlig_niva=belopp_("Rimlig nivå på eget kapital i kr; över den skyddar spärren inte.", namn="rimlig_nivå"),
)
def fordelning_stat(  # noqa: PLR0913, PLR0917 - modellen har så många tal, och i en formel har de bara platser
    ram: Decimal,
    antal_forbund: int,
    grundtilldelning: Decimal,
    vikt: Decimal,
    forsorjningsmatt: Decimal,
    forsorjningsmatt_alla: Decimal,
    invanare: int,
    invanare_alla: int,
    askat: Decimal | None = None,
    sparr: Decimal | None = None,
    foregaende: Decimal | None = None,
    eget_kapital: Decimal | None = None,
    rimlig_niva: Decimal | None = None,
) -> Decimal:
    """Ett förbunds statliga tilldelning på öret: grundtilldelning och andel av resten, spärrad, högst det äskade."""
    if sparr is not None and None in {foregaende, eget_kapital, rimlig_niva}:
        raise Cellfel(Excelfel.SAKNAS)
    underlag = Tilldelningsunderlag(
        ramanslag=ram,
        antal_forbund=antal_forbund,
        forsorjningsmatt=forsorjningsmatt,
        forsorjningsmatt_alla=forsorjningsmatt_alla,
        invanare=invanare,
        invanare_alla=invanare_alla,
        eget_kapital=eget_kapital or NOLL,
        rimlig_niva=rimlig_niva or NOLL,
        askat=askat,
        foregaende=foregaende,
    )
    parametrar = Parametrar(
        fran_ar=0, grundtilldelning=grundtilldelning, vikt_forsorjningsmatt=vikt, kalla="argument", sparr=sparr
    )
    return statlig_tilldelning(underlag, parametrar).beslut
