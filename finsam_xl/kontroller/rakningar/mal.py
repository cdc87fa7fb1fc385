"""Målen: bedömningen av eget kapital stämmer med talen, och ett avsteg har ett skäl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.ident import mal_ident
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.provning import ALLTID, Provning, finns
from finsam_xl.kontroller.register import BOKSLUTEN, Kontrollsvar, Utfall, genomgang, kontroll, svar
from finsam_xl.layout.expr import Binary, Figure, Name, Text, call, number, rounded
from finsam_xl.modell import Matt

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

_DECIMALER = 12  # ett öre över gränsen syns, också när intäkterna är många miljoner


@kontroll(
    "C25",
    "Bedömningen av målet för eget kapital stämmer med talen",
    kalla="mal-ek",
    text="Andelen och beloppet över gränsen säger olika. Kontrollera målet och basen i Grunddata.",
)
def status_mot_andel(underlag: Underlag) -> Provning:
    """Andelen av intäkterna och beloppet över gränsen bedömer målet för eget kapital lika.

    Utan intäkter finns ingen andel att bedöma.
    """
    andel = Figure("EK_andel")
    over_andel = call(
        "IF", Binary(">", rounded(andel, _DECIMALER), rounded(Name("EK_Mal"), _DECIMALER)), number(0), number(3)
    )
    indikator = next((rad for rad in underlag.bokslut.mal if rad.matt is Matt.EGET_KAPITAL), None)
    poang = (
        Figure(f"{mal_ident(indikator.indikator_nr)}_poang")
        if indikator is not None
        else call("IF", Binary(">", rounded(Figure("EK_overskridande")), number(0)), number(0), number(3))
    )
    olika = call("IF", Binary("=", poang, over_andel), number(0), number(1))
    return Provning(
        call("IF", call("ISNUMBER", andel), olika, Text("–")),
        (
            finns("Intäkterna som målet räknas på", "EK_basbelopp", kravs=ALLTID),
            finns("Eget kapital", "BR_summa_eget_kapital", kravs=ALLTID),
        ),
    )


@genomgang(
    "F12",
    "Ett avsteg från målets bedömning har ett skäl",
    kalla="malskala",
    text="En bedömning på målets egen rad går före indikatorernas. Skriv skälet i Utfallstext, det trycks.",
    utfall=Utfall.NOTIS,
    rapporter=BOKSLUTEN,
)
def avsteg_utan_skal(underlag: Underlag, _: tuple[str, ...]) -> Kontrollsvar:
    """Den som bedömer ett mål annorlunda än indikatorerna skriver varför."""
    malen = [rad for rad in underlag.bokslut.mal if not rad.indikator_nr]
    utan = (f"«{rad.mal_nr} {rad.text}»" for rad in malen if rad.bedomning is not None and not rad.utfallstext)
    return svar(
        Utfall.NOTIS,
        "Varje avsteg från indikatorernas bedömning har ett skäl.",
        ("Skäl saknas: {}.", utan),
        antal=len(malen),
        bland=bland("Mal", ("Mål nr", Text("<>")), ("Indikator nr", Text("="))),
        saknas="Mål har inga mål. Fyll i verksamhetsplanens mål i bladet Mål.",
    )
