"""Tabellens uppställning: vilka rader som är summor, vad de summerar, och om talen stämmer med det."""
