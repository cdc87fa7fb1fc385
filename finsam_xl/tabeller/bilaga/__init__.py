"""Bilagornas kort, listor och indikatorer."""
