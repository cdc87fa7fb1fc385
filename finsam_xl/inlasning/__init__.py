"""Från SIE-fil till indatatabeller: rader, perioder, frågor, och namnens besked om var ett konto hör hemma."""
