"""Hur en siffra hämtas och räknas: underlaget, perioderna, id:n, avvikelse och största resten."""
