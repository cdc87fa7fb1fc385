"""Trycket mot bokens byggda rapport."""
