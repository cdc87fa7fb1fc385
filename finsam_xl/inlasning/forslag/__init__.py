"""Förslag till en ny bok ur SIE-filer: vad namn, år, konton och objekt säger om förbundet, och var det stod."""
