"""Hur en siffra hämtas och räknas: underlaget, urvalen, perioderna, id:n, kvoterna, avvikelse och största resten."""
