"""Granskningen av tryckta tal: samma kontroller som på boken, på det som redan är publicerat."""
