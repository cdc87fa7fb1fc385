"""The commands of `finsam`, by what they are about: each takes what was typed and returns the exit code."""

KONTROLLFEL = 1
"""The exit code when a control, or what is examined, does not hold."""
