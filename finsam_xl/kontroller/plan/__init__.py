"""Kontroller av verksamhetsplanens budget och insatser."""
