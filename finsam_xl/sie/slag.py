"""Förteckningen över diagnosernas slag: kod, rubrik, vad det betyder och vad man gör.

``SLAG`` är hela listan, fel först. Varje kod har en fil som framkallar den i ``tests/fel/sie``, och dokumentet SIE-fel
skrivs härifrån.
"""

from __future__ import annotations

from finsam_xl.modell import Niva
from finsam_xl.sie.diagnos import Slag


def _slag(niva: Niva, *forteckning: tuple[str, str, str, str], ror_siffror: bool = True) -> tuple[Slag, ...]:
    return tuple(Slag(kod, niva, rubrik, betyder, atgard, ror_siffror) for kod, rubrik, betyder, atgard in forteckning)


_EXPORTERA = "Exportera filen på nytt ur ekonomisystemet."
_RATTA = "Rätta i ekonomisystemet och exportera filen på nytt."
_LEVERANTOR = "Exportera på nytt; blir det samma sak, visa meddelandet för programmets leverantör."

(
    EJ_SIE,
    SIE5,
    UTAN_SALDON,
    TYP_OKAND,
    RAR_SAKNAS,
    RAR_OGILTIGT,
    AREN_OVERLAPPAR,
    VERIFIKATION_OBALANS,
    VERIFIKATION_FORM,
    CITATTECKEN,
    BELOPP,
    FALT,
    DUBBELT_SALDO,
    FEL_SALDOSLAG,
    STYRTECKEN,
    KSUMMA_FEL,
    AVKORTAD,
    VALUTA,
    OBJEKTLISTA,
    FOR_STOR,
    LANG_RAD,
    OPPNAS_INTE,
) = FEL = _slag(
    Niva.FEL,
    (
        "ej_sie",
        "Filen är inte en SIE-fil",
        "Filen börjar inte med en SIE-post. Är den en webbsida, PDF, zip-fil, Excelbok eller annat sägs det.",
        _EXPORTERA,
    ),
    (
        "sie5",
        "Filen är SIE 5",
        "SIE 5 är ett annat format, i XML. Bara typ 1–4 läses in.",
        "Exportera i stället SIE typ 4 (ändelse .se).",
    ),
    (
        "utan_saldon",
        "Filen har inga saldon",
        "En importfil (4I) bär verifikationer mellan program. Utan #UB och #RES finns inget att bygga en rapport på.",
        "Välj export av SIE 4 med saldon (SIE 4E), inte en importfil (4I).",
    ),
    (
        "typ_okand",
        "SIE-typen finns inte",
        "#SIETYP säger något annat än 1, 2, 3 eller 4. Vad filens poster betyder går då inte att veta.",
        "Exportera SIE typ 4, eller typ 1, 2 eller 3.",
    ),
    (
        "rar_saknas",
        "Räkenskapsår saknas",
        "Utan #RAR 0 med giltiga datum är det okänt vilket år saldona gäller.",
        _EXPORTERA,
    ),
    (
        "rar_ogiltigt",
        "Räkenskapsåret är ogiltigt",
        "Året slutar före det börjar, eller anges två gånger med olika datum.",
        "Rätta räkenskapsåret i ekonomisystemet och exportera på nytt.",
    ),
    (
        "aren_overlappar",
        "Räkenskapsåren överlappar",
        "Samma dagar hör till både året och förra året, så förra årets belopp går inte att jämföra med årets.",
        "Rätta räkenskapsåren i ekonomisystemet och exportera på nytt.",
    ),
    (
        "verifikation_obalans",
        "En verifikation är i obalans",
        "Debet och kredit är inte lika. Bokföringen eller exporten har ett fel, och saldona går inte att lita på.",
        _RATTA,
    ),
    (
        "verifikation_form",
        "En verifikation är trasig",
        "En klammer saknas eller står fel, eller en konteringsrad är utan verifikation: rader kan ha fallit bort.",
        _LEVERANTOR,
    ),
    (
        "citattecken",
        "Citattecken saknas eller står fel",
        "Var fälten på raden börjar och slutar är osäkert, så ett belopp kan läsas ur fel fält.",
        "Rätta texten i ekonomisystemet och exportera på nytt.",
    ),
    (
        "belopp",
        "Ett belopp följer inte SIE",
        "Tomt, komma, mellanslag, plustecken eller fler än två decimaler: beloppet gissas inte och blir aldrig 0.",
        _LEVERANTOR,
    ),
    (
        "falt",
        "En uppgift saknas eller är ogiltig",
        "En post saknar konto eller årsnummer, eller har ett datum, en månad eller ett årsnummer som inte finns.",
        _LEVERANTOR,
    ),
    (
        "dubbelt_saldo",
        "Samma saldo finns två gånger",
        "Två poster anger samma saldo för samma konto och år. Vilken som gäller framgår inte, och de läggs inte ihop.",
        _LEVERANTOR,
    ),
    (
        "fel_saldoslag",
        "Saldot står på fel slags konto",
        "Ett balanskonto har #RES, eller ett resultatkonto har #IB eller #UB. Beloppet skulle försvinna ur rapporten.",
        _RATTA,
    ),
    (
        "styrtecken",
        "Otillåtet styrtecken",
        "Ett osynligt tecken står inne i en text. Det är ett tecken på en skadad fil.",
        "Ta bort tecknet ur texten i ekonomisystemet och exportera på nytt.",
    ),
    (
        "ksumma_fel",
        "Kontrollsumman stämmer inte",
        "Filen har ändrats eller skadats sedan den skrevs. Är den inte i CP437 är det bara en varning.",
        "Använd filen som ekonomisystemet skrev den, eller exportera på nytt.",
    ),
    (
        "avkortad",
        "Filen är avkortad",
        "Slutet av filen saknas: den är kapad vid kopiering eller export, och saldon kan saknas.",
        "Exportera eller kopiera filen på nytt, och kontrollera att hela kommit med.",
    ),
    (
        "valuta",
        "Filen är inte i svenska kronor",
        "Rapporten är i kronor; belopp i annan valuta räknas inte om.",
        "Exportera bokföringen i SEK.",
    ),
    (
        "objektlista",
        "Objektlistan är trasig",
        "Klamrarna håller inte par av dimension och objekt, så beloppet hör inte säkert till rätt insats.",
        _LEVERANTOR,
    ),
    (
        "for_stor",
        "Filen är för stor",
        "Filen är större än något förbunds årsbokföring. Den läses inte alls.",
        "Exportera ett år i taget, eller välj SIE typ 3 utan verifikationer.",
    ),
    (
        "lang_rad",
        "En rad är orimligt lång",
        "En rad är längre än någon SIE-post kan vara: filen är skadad eller något annat än den ser ut.",
        _LEVERANTOR,
    ),
    (
        "oppnas_inte",
        "Filen går inte att öppna",
        "Det är en mapp, filen finns inte, ett annat program håller den låst, eller behörigheten räcker inte.",
        "Kontrollera namnet, stäng filen i andra program, eller kopiera den till den egna datorn.",
    ),
)

_SVARA = "Svara ja bara om du vet att det är rätt; annars exportera på nytt."

(
    DELAR_AV_AR,
    SKRIVEN_FORE,
    OMFATTNING_UTANFOR,
    DATUM_UTANFOR_ARET,
    ARETS_LANGD,
    FJOLARETS_LANGD,
    GLAPP,
    OBALANS,
    UB_EJ_TRANS,
    UB_SAKNAS,
    RES_SAKNAS,
    UTANFOR_KLASSERNA,
) = _OM_SIFFROR = _slag(
    Niva.FRAGA,
    (
        "del_av_ar",
        "Saldona gäller bara en del av året",
        "#OMFATTN är före räkenskapsårets sista dag. Det är rätt för en halvårsrapport, men inte för ett bokslut.",
        _SVARA,
    ),
    (
        "skriven_fore",
        "Filen är skriven före dagen som saldona ska gälla",
        "#GEN är före årets sista dag, eller före #OMFATTN. Det som bokförts senare finns inte i saldona.",
        "Exportera på nytt när året är bokfört; svara ja bara om du vet att inget bokförts efter den dagen.",
    ),
    (
        "omfattning_utanfor",
        "#OMFATTN ligger utanför räkenskapsåret",
        "Dagen som saldona sägs gälla hör inte till filens år. Saldona läses som hela årets.",
        _SVARA,
    ),
    (
        "datum_utanfor",
        "De flesta verifikationerna ligger utanför räkenskapsåret",
        "Filen säger ett år i #RAR och ett annat i verifikationerna. Saldona kan gälla fel år.",
        "Kontrollera vilket år som valdes vid exporten; svara ja bara om saldona gäller året i #RAR.",
    ),
    (
        "arets_langd",
        "Räkenskapsåret är inte tolv månader",
        "Ett räkenskapsår är ett kalenderår (LKBR 1:5). Är det förbundets första år, en del av ett år, eller ett fel?",
        "Svara ja om året är så långt, och säg då i rapporten vilken tid den omfattar; exportera annars på nytt.",
    ),
    (
        "fjolarets_langd",
        "Förra räkenskapsåret är inte tolv månader",
        "Ett kortare eller längre år kan inte stå bredvid årets som jämförelse.",
        "Svara ja för att läsa in årets saldon; är förra året fel, rätta det i ekonomisystemet och exportera på nytt.",
    ),
    (
        "aren_mots_inte",
        "Räkenskapsåren möts inte",
        "Förra året slutar inte dagen före årets första dag. Det som bokförts däremellan finns inte i filen.",
        "Svara ja bara om inget är bokfört däremellan; annars rätta åren i ekonomisystemet och exportera på nytt.",
    ),
    (
        "obalans",
        "Bokföringen går inte ihop",
        "UB plus RES minus IB är inte noll. Balansräkningen kommer att skilja med det beloppet.",
        "Låt ekonomitjänsten förklara beloppet innan rapporten byggs.",
    ),
    (
        "ub_ej_trans",
        "Utgående balans följer inte av ingående balans och verifikationer",
        "Bokföringen ger ett annat saldo än #UB. Rapporten följer #UB, och av det sägs inget annat om bokslutet.",
        "Stäm av kontona mot huvudboken i ekonomisystemet och exportera på nytt, eller svara ja om #UB är rätt.",
    ),
    (
        "ub_saknas",
        "Utgående balans saknas",
        "Filen har ingen #UB för året och inga verifikationer att räkna fram den ur. Balansräkningen blir noll.",
        "Exportera på nytt med utgående balanser (SIE typ 4).",
    ),
    (
        "res_saknas",
        "Resultatkontonas saldon saknas",
        "Filen har ingen #RES för året och inga verifikationer att räkna fram den ur. Resultaträkningen blir noll.",
        "Exportera på nytt med resultatkontonas saldon (SIE typ 4).",
    ),
    (
        "utanfor_klasserna",
        "Belopp på konton utanför klass 1–8",
        "Kontot hör varken till balans- eller resultaträkningen i BAS eller Kommun-Bas. Det hamnar i Oplacerat.",
        "Ge kontona en rad i kontoplanen, eller rätta dem i ekonomisystemet.",
    ),
)

(MANGA_RADER,) = _OM_VERIFIKATIONER = _slag(
    Niva.FRAGA,
    (
        "manga_rader",
        "Filen har väldigt många rader",
        "Verifikationerna får inte plats i ett Excelblad. Saldona är kompletta ändå.",
        "Svara ja för att läsa in saldona; verifikationerna tas inte med.",
    ),
    ror_siffror=False,
)

FRAGOR: tuple[Slag, ...] = (*_OM_SIFFROR, *_OM_VERIFIKATIONER)

_KONTROLLERA = "Kontrollera uppgiften i ekonomisystemet."

(
    TYP_SAKNAS,
    FORSTA_POST,
    ORGNR_SAKNAS,
    KONTO_TVA_NAMN,
    KONTO_UTAN_BELOPP,
    VERIFIKATION_NUMMER,
    VERIFIKATION_DATUM,
    FLER_AR,
    EJ_KALENDERAR,
    SISTA_DAGARNA,
    UTAN_OBJEKTLISTA,
    OKANT_KONTO,
    OKANT_OBJEKT,
    OKAND_ETIKETT,
    TECKENKOD,
    FORSTORDA_TECKEN,
    UTAN_RADSLUT,
    REDAN_INLAST,
    IB_SKILJER,
    IB_UR_UB,
    IB_SAKNAS,
    UB_UR_ANNAT,
    TRANS_EJ_UB,
    TRANS_EJ_RES,
    PSALDO_SKILJER,
    RES_UR_TRANS,
    EJ_OMFORT,
    IB_EJ_NOLL,
    RESULTAT_SKILJER,
) = VARNINGAR = _slag(
    Niva.VARNING,
    (
        "typ_saknas",
        "SIE-typen saknas",
        "Enligt SIE är en fil utan #SIETYP av typ 1, med bara årssaldon.",
        "Välj helst export av SIE typ 4.",
    ),
    (
        "forsta_post",
        "Filen börjar inte med #FLAGGA",
        "SIE vill att #FLAGGA står först. Filen läses ändå, för resten är SIE-poster.",
        "Inget, om uppgifterna i övrigt är rätt.",
    ),
    (
        "orgnr_saknas",
        "Organisationsnummer saknas",
        "Det går inte att pröva om filen gäller rätt förbund.",
        "Kontrollera att filen gäller rätt förbund.",
    ),
    (
        "konto_tva_namn",
        "Ett konto har två namn",
        "Två #KONTO-poster har samma nummer. Det första namnet används; beloppen påverkas inte.",
        _KONTROLLERA,
    ),
    (
        "konto_utan_belopp",
        "Ett ovanligt konto utan belopp",
        "Ett konto som inte är ett nummer finns i kontoplanen men inte i saldona.",
        "Inget; kontot hoppas över.",
    ),
    (
        "verifikation_nummer",
        "Verifikationsnummer i fel ordning",
        "Ett nummer är använt två gånger eller kommer i fel ordning i sin serie. Saldona påverkas inte.",
        "Lämna listan till revisorn.",
    ),
    (
        "verifikation_datum",
        "Verifikationsdatum utanför året",
        "En verifikation daterad utanför filens räkenskapsår räknas inte till året; en utan giltigt datum gör det.",
        "Lämna listan till revisorn.",
    ),
    (
        "fler_ars_verifikationer",
        "Filen har verifikationer för flera räkenskapsår",
        "En verifikation hör till det år som den är daterad. Bara filens eget år räknas och visas som årets.",
        "Inget, om antalen stämmer; välj annars ett år i taget vid exporten.",
    ),
    (
        "ej_kalenderar",
        "Räkenskapsåret är inte ett kalenderår",
        "Ett räkenskapsår ska vara ett kalenderår (LKBR 1:5).",
        "Kontrollera räkenskapsåret i ekonomisystemet.",
    ),
    (
        "sista_dagarna",
        "Inget är bokfört i årets slut",
        "Årets sista 60 dagar har ingen verifikation, eller inget månadssaldo om filen saknar verifikationer.",
        "Kontrollera att hela året är bokfört och med i exporten.",
    ),
    (
        "utan_objektlista",
        "Ett månadsbelopp saknar objektlista",
        "En #PSALDO eller #PBUDGET utan {…} läses inte: är beloppet kontots eller ett objekts? Årets saldon läses.",
        "Behövs månadssaldona eller budgeten: exportera SIE typ 2, 3 eller 4 på nytt, eller fyll i dem själv.",
    ),
    (
        "okant_konto",
        "Ett konto saknar namn",
        "Kontot har saldo eller kontering men ingen #KONTO-post.",
        "Inget; namnet visas som (okänt).",
    ),
    (
        "okant_objekt",
        "Ett objekt eller en dimension saknar namn",
        "Objektet eller dimensionen används men har ingen #OBJEKT- eller #DIM-post.",
        "Inget; namnet visas som (okänt).",
    ),
    (
        "okand_etikett",
        "Okända poster",
        "Filen har poster som inte hör till SIE typ 1–4, till exempel programmets egna.",
        "Inget; okända poster hoppas över enligt SIE.",
    ),
    (
        "teckenkod",
        "Filen har en annan teckenkod än den säger",
        "SIE säger CP437 (PC8) men filens byte visar något annat. Bara namn påverkas.",
        "Stämmer exemplet? Välj annars teckenkod vid importen.",
    ),
    (
        "forstorda_tecken",
        "Å, ä och ö är förstörda",
        "Tecknen var borta redan när filen skrevs, eller har tolkats fel på vägen. Bara namn påverkas.",
        "Exportera på nytt om namnen ska bli rätt.",
    ),
    (
        "utan_radslut",
        "Sista raden saknar radslut",
        "Filen kan vara kapad mitt i sista raden. Ett kapat belopp går inte att skilja från ett helt.",
        "Kontrollera att hela filen kommit med.",
    ),
    (
        "redan_inlast",
        "Filen är märkt som inläst",
        "#FLAGGA är 1: ett annat program har läst in verifikationerna. Här läggs inget till.",
        "Inget; märkningen gäller ett annat program.",
    ),
    (
        "ib_skiljer",
        "Ingående balans skiljer sig från förra årets utgående",
        "Året börjar inte där förra året slutade. Jämförelseårets kolumn kommer inte att stämma med förra rapporten.",
        "Låt ekonomitjänsten förklara skillnaden.",
    ),
    (
        "ib_ur_ub",
        "Ingående balans saknas",
        "Filen har #UB för året före men ingen #IB; SIE tillåter det.",
        "Kontrollera ingående balans mot förra årets bokslut.",
    ),
    (
        "ib_saknas",
        "Ingående balans saknas",
        "Filen har ingen #IB och inget förra år att ta den ur, fast eget kapital är mer än årets resultat.",
        "Exportera på nytt med ingående balanser, om förbundet inte började året utan tillgångar och skulder.",
    ),
    (
        "ub_ur_annat",
        "Utgående balans räknas fram",
        "Filen har ingen #UB för året, men ingående balans och verifikationer, eller nästa års ingående balans.",
        "Kontrollera balanskontona mot ekonomisystemet.",
    ),
    (
        "trans_ej_ub",
        "Verifikationerna förklarar inte utgående balans",
        "Filen har inte alla årets verifikationer, eller andra än saldona räknar. Rapporten följer #UB.",
        "Stäm av kontona mot huvudboken i ekonomisystemet.",
    ),
    (
        "trans_ej_res",
        "Verifikationerna förklarar inte resultatet",
        "Filen har inte alla årets verifikationer, eller andra än saldona räknar. Rapporten följer #RES.",
        "Stäm av kontona mot huvudboken i ekonomisystemet.",
    ),
    (
        "psaldo_skiljer",
        "Månadssaldona summerar inte till årets",
        "Månadernas #PSALDO ger tillsammans något annat än årets förändring. Rapporten följer #UB och #RES.",
        "Kontrollera månadssaldona i ekonomisystemet.",
    ),
    (
        "res_ur_trans",
        "Resultatkontonas saldon saknas",
        "Filen har ingen #RES fast verifikationerna rör intäkter och kostnader. Saldona räknas fram.",
        "Kontrollera årets resultat mot ekonomisystemet.",
    ),
    (
        "ej_omfort",
        "Förra årets resultat är inte omfört",
        "Resultatet har inte förts till eget kapital i bokföringen. Rapporten räknar det dit ändå.",
        "Omför förra årets resultat till eget kapital.",
    ),
    (
        "ib_ej_noll",
        "Ingående balans summerar inte till noll",
        "Tillgångar och skulder är inte lika stora när året börjar, och filen förklarar inte varför.",
        "Låt ekonomitjänsten förklara skillnaden.",
    ),
    (
        "resultat_skiljer",
        "Bokfört resultat skiljer sig från det beräknade",
        "Det resultat som bokförts i balansräkningen är inte det som intäkter och kostnader ger.",
        "Rätta omföringen av årets resultat.",
    ),
)

SLAG: tuple[Slag, ...] = (*FEL, *FRAGOR, *VARNINGAR)
