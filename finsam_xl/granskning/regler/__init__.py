"""Reglerna som tryckta tal prövas med."""
