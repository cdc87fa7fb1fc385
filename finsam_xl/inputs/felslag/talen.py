"""Talen och datumen: skrivna som text, av fel slag, eller orimliga."""

from __future__ import annotations

from finsam_xl.inputs.felslag.form import fel

TAL_AR_TEXT = fel(
    "tal-ar-text",
    "Ett tal är skrivet som text",
    "Cellen ser ut att hålla ett tal, men formlerna räknar den som 0.",
    "{rubrik} är texten {text!c} och inget tal: i summorna räknas cellen som 0.{menat}",
    "Skriv {tal} som tal, utan bokstäver eller inledande apostrof."
    " Är cellen formaterad som text, byt först till talformat.{rattning}",
)
DATUM_AR_TEXT = fel(
    "datum-ar-text",
    "Ett datum är skrivet som text",
    "Cellen ser ut att hålla ett datum, men är inte lika med någon period.",
    "{rubrik} är texten {text!c} och inget datum: raden hittas inte för någon period.{menat}",
    "Skriv datumet som 2025-12-31. Är cellen formaterad som text, byt först till datumformat.{rattning}",
)
DATUM_AR_TAL = fel(
    "datum-ar-tal",
    "Ett datum är ett tal",
    "Cellen håller ett tal utan datumformat, så det går inte att se vilken dag som menas.",
    "{rubrik} är talet {tal} utan datumformat, så det syns inte vilken dag som menas.",
    "Välj datumformatet 2025-12-31 för cellen och kontrollera att det är rätt dag.",
)
DATUM_MED_KLOCKSLAG = fel(
    "datum-med-klockslag",
    "Ett datum har ett klockslag",
    "Med ett klockslag är datumet aldrig lika med en periods sista dag.",
    "{rubrik} har ett klockslag efter datumet och blir därför inte lika med någon period.",
    "Skriv bara datumet, till exempel 2025-12-31.",
)
ORIMLIGT_TAL = fel(
    "orimligt-tal",
    "Ett tal är orimligt stort",
    "Talet är större än något förbund har, ofta två tal i samma cell eller en siffra som fastnat.",
    "{rubrik} är {tal}, men kan inte vara större än {hogst}: så stora tal går inte att räkna exakt.",
    "Skriv rätt tal. Är det två tal som hamnat i samma cell, skriv dem i var sin.",
)
ORIMLIGT_DATUM = fel(
    "orimligt-datum",
    "Ett datum är orimligt",
    "Dagen är långt ifrån vår tid, ofta för att Excel har läst ett årtal som ett antal dagar.",
    "{rubrik} är {datum}, som inte kan vara rätt dag.{av} Det som räknas efter dagen blir fel.",
    "Skriv hela datumet, till exempel {artal}-12-31.",
)
INTE_HELTAL = fel(
    "inte-heltal",
    "Ett antal har decimaler",
    "Cellen håller ett tal med decimaler där bara hela tal finns.",
    "{rubrik} är {tal}, men ska vara ett helt tal.",
    "Skriv ett helt tal.",
)
FOR_STORT_VAL = fel(
    "for-stort-val",
    "Ett antal är större än det får vara",
    "Cellen håller ett antal som tabellerna inte kan visas med, till exempel fler decimaler än två.",
    "{rubrik} är {tal}, men kan vara högst {hogst}.",
    "Skriv ett tal från 0 till {hogst}.",
)
HELTAL_NEGATIVT = fel(
    "heltal-negativt",
    "Ett antal är negativt",
    "Ett antal eller en plats kan inte vara mindre än noll.",
    "{rubrik} är {tal}, men ett antal kan inte vara mindre än 0.",
    "Skriv talet utan minustecken, eller lämna cellen tom.",
)
PROCENT_UTANFOR = fel(
    "procent-utanfor",
    "En andel är inte mellan 0 och 100 %",
    "Oftast är 40 skrivet i stället för 40 %.",
    "{rubrik} är {tal}, men ska vara en andel mellan 0 och 100 %: Excel läser talet {tal} som {tal}00 %.",
    "Skriv andelen med procenttecken, till exempel 40 %.",
)
DELAR_AV_OREN = fel(
    "delar-av-oren",
    "Ett belopp har delar av ett öre",
    "Beloppet har fler än två decimaler, ofta ur en formel som delar.",
    "{rubrik} är {tal}, med delar av ett öre: summorna skulle skilja sig beroende på var de avrundas.",
    "Avrunda beloppet till öre. Står det en formel i cellen, skriv =AVRUNDA(...;2) om den.",
)
