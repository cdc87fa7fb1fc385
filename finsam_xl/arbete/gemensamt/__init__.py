"""What every piece of work shares: the gate into a workbook, what stops it, what is written, and how it is told."""
