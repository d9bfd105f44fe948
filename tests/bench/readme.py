"""What stands between two markers of a file, replaced."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class NoMarkers(Exception):
    """A file has not both markers, once each and in order."""


def replace_between(file: Path, begin: str, end: str, lines: Sequence[str]) -> None:
    """Puts the lines between the markers and leaves all else as it is.

    Raises:
        NoMarkers: the markers do not stand in the file once each and in order; it is left as it is.
    """
    text = file.read_text(encoding="utf-8")
    head, found, rest = text.partition(begin)
    _, closed, tail = rest.partition(end)
    if not (found and closed) or text.count(begin) != 1 or text.count(end) != 1:
        raise NoMarkers(f"{file.name}: needs «{begin}» and «{end}», once each and in this order")
    file.write_text("\n".join([head + begin, *lines, end + tail]), encoding="utf-8")
