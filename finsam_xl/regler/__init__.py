"""Reglerna: vad som är sant i ett samordningsförbunds ekonomi, som rena funktioner på Decimal, utan filer."""
