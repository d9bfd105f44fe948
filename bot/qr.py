"""QR codes for notice boards. The only module that imports segno, and itself imported only to write one."""

from __future__ import annotations

from pathlib import Path

import segno

_SCALE = 20
"""Pixels a module: about 900 across, sharp on A4."""
_QUIET_ZONE = 4
"""Modules of white around, as the standard asks."""


def write_qr(link: str, file: Path) -> None:
    """Writes a QR code that opens the link; the file's ending (png, svg, pdf) says as what.

    A quarter of it may be dirty or torn and it still reads. Raises OSError.
    """
    code = segno.make(link, error="q", micro=False)
    # white is said, since SVG and PDF would else leave it to the paper
    code.save(str(file), kind=file.suffix.lower().removeprefix("."), scale=_SCALE, border=_QUIET_ZONE, light="white")
