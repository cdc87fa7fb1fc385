"""Följa en siffra bakåt: från cellen den trycks i till indatacellerna och huvudbokens rader den kommer ur."""
