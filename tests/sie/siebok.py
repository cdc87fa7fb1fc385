"""En liten bokföring för ett förbund, skriven som SIE med de uppgifter ett prov vill ändra.

Årets resultat är -30 000 kr; förra årets, där det finns, är 100 000 kr.
"""

from __future__ import annotations

from finsam_xl.sie import SieFil, las

KONTON = {
    "1930": "Företagskonto",
    "2067": "Balanserat eget kapital",
    "2068": "Föregående års resultat",
    "2440": "Leverantörsskulder",
    "3985": "Erhållna statliga bidrag",
    "4610": "Insatsmedel, lokala insatser",
    "7210": "Löner till tjänstemän",
}
IB = {"1930": 520_000, "2440": -20_000, "2067": -400_000, "2068": -100_000}
UB = IB | {"1930": 490_000}
RES = {"3985": -900_000, "4610": 650_000, "7210": 280_000}
FJOL = (
    "#IB -1 1930 400000\n#IB -1 2067 -400000\n#UB -1 1930 520000\n#UB -1 2440 -20000\n#UB -1 2067 -400000\n"
    "#UB -1 2068 -100000\n"
)
FJOL_RES = "#RES -1 3985 -1000000\n#RES -1 4610 600000\n#RES -1 7210 300000\n"
RAR = "#RAR 0 20250101 20251231\n#RAR -1 20240101 20241231\n"
ARET = ((3985, 900_000, "20250115"), (4610, -650_000, "20250620"), (7210, -280_000, "20251130"))
FJOLARET = ((3985, 1_000_000, "20240310"), (4610, -600_000, "20240911"), (7210, -300_000, "20241205"))


def ver(*rader: tuple[int, int, str], serie: str = "A", klammer: str = "\n{\n") -> str:
    """En verifikation per rad: kontot, det som bankkontot får, och dagen."""
    return "".join(
        f'#VER {serie} {nr} {dag} "Text"{klammer}#TRANS 1930 {{}} {belopp}\n#TRANS {konto} {{}} {-belopp}\n}}\n'
        for nr, (konto, belopp, dag) in enumerate(rader, start=1)
    )


def saldon(*, ib: dict[str, int] = IB, ub: dict[str, int] = UB, res: dict[str, int] = RES) -> str:
    """Årets saldoposter."""
    par = (("#IB", ib), ("#UB", ub), ("#RES", res))
    return "".join(f"{etikett} 0 {konto} {belopp}\n" for etikett, delar in par for konto, belopp in delar.items())


def text(
    *,
    gen: str = "20260115",
    rar: str = RAR,
    arets: str | None = None,
    fjol: str = FJOL + FJOL_RES,
    verifikationer: str | None = None,
    huvud: str = "",
) -> str:
    """Filens text."""
    skriven = f"#GEN {gen}\n" if gen else ""
    konton = "".join(f'#KONTO {konto} "{namn}"\n' for konto, namn in KONTON.items())
    return (
        f'#FLAGGA 0\n#PROGRAM "Egen" 1.0\n#FORMAT PC8\n{skriven}#SIETYP 4\n#ORGNR 222000-0000\n'
        f'#FNAMN "Förbundet Åsen"\n'
        f"{rar}{huvud}{konton}{saldon() if arets is None else arets}{fjol}"
        f"{ver(*ARET) if verifikationer is None else verifikationer}"
    )


def fil(innehall: str, namn: str = "bok.se") -> SieFil:
    """Filen som läsaren förstår den."""
    return las(innehall.encode("cp437"), filnamn=namn, verifikationer=True)


def koder(innehall: str) -> set[str]:
    """Koderna för det som läsaren har att säga."""
    return {diagnos.kod for diagnos in fil(innehall).diagnoser}


def mening(innehall: str, kod: str) -> str:
    """Texten i den enda diagnosen med *kod*."""
    (diagnos,) = (ett for ett in fil(innehall).diagnoser if ett.kod == kod)
    return diagnos.text.replace("\u00a0", " ")
