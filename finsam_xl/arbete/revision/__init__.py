"""The revisor's package: made, printed and verified."""
