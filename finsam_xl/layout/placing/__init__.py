"""From the vocabulary to cells: where each table, card, chart, list and figure stands on its sheet."""
