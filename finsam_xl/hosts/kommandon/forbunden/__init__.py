"""The commands about the förbund themselves: many at once, and who the members of one are."""
