"""Exemplens bokföring: SIE-filer konstruerade av publicerade tal, för den som vill prova utan en egen huvudbok."""

from finsam_xl.exempel.bokforing import bokforing, har_bokforing

__all__ = ["bokforing", "har_bokforing"]
