"""Uppställningen: vilka rader och noter rapporterna har, lagens och förbundets egna, och vad de summerar."""
