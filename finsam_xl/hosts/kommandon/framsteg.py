"""What a command is doing, on a line of the terminal while it does it."""

from __future__ import annotations

import sys
from typing import Self

__all__ = ["Framsteg"]


class Framsteg:
    """A line on the terminal that says what is being done; silent where nobody watches."""

    def __init__(self) -> None:
        self._syns = sys.stderr is not None and sys.stderr.isatty()  # whoever starts us may have closed it
        self._langst = 0

    def __call__(self, text: str) -> None:
        """Say what is being done now."""
        if self._syns:
            self._langst = max(self._langst, len(text))
            sys.stderr.write(f"\r{text.ljust(self._langst)}")
            sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the line."""
        if self._syns and self._langst:
            sys.stderr.write("\r" + " " * self._langst + "\r")
            sys.stderr.flush()
