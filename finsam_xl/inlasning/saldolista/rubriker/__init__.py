"""Raden med rubriker, och vad var och en av kolumnerna under den är."""
