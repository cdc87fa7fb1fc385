"""How many calls into Excel a build may cost: the first one in a book, and the next one when nothing has changed."""

HOGST = (300, 120)
