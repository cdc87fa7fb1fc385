"""How a table is said and placed: formula expressions, the vocabulary of tables, cards and charts, and cells."""
