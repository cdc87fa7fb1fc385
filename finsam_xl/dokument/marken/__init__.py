"""Märkena i en mall: vad de betyder och vad de blir i ord. Inget annat än det som står här kan begäras."""
