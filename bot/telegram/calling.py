"""Is somebody calling the bot by its name, as in "Hỏi đáp Kim Tân ơi, phường có bao nhiêu hộ?"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_PARTICLE = r"(?:[ơờ]+i+|ui+|oi+)"
_AFTER = r"(?!\w)[\s,.:;…–-]*"
_TELLING = frozenset({"bot", "hoi", "dap", "tro", "ly"})
"""Words that a place or a person is not called by."""


def called(text: str, names: Iterable[str]) -> tuple[int, int] | None:
    """Where in `text` (NFC) the bot is called: start and end of name and particle; None when it is only talked about.

    A name followed by "ơi" calls wherever it stands. A name that opens the message calls with a comma or colon after it,
    or a question mark at the end; but only one that can be nobody else's, since "Kim Tân, Cốc Lếu mất điện" calls nobody.
    """
    folded = _fold(text)
    known = {unicodedata.normalize("NFC", name).strip() for name in names}
    for name in sorted(filter(None, known), key=len, reverse=True):
        span = _called_with_particle(text, folded, name) or _opening(text, folded, name)
        if span:
            return span
    return None


def _called_with_particle(text: str, folded: str, name: str) -> tuple[int, int] | None:
    for found in re.finditer(rf"(?<!\w){re.escape(_fold(name))}\s+(?P<particle>\w+){_AFTER}", folded):
        start, end = found.span("particle")
        said = text[start:end].lower()
        # without marks "oi" is a particle only where the name has none either: "Kim Tân oi quá" is about the heat
        bare = text[found.start() : start].lower() == folded[found.start() : start]
        if re.fullmatch(_PARTICLE, said) and (bare or said[0] != "o"):
            return found.span()
    return None


def _opening(text: str, folded: str, name: str) -> tuple[int, int] | None:
    words = re.split(r"[\W_]+", _fold(name))
    if not (_TELLING & set(words) or words[-1].endswith("bot")):
        return None
    found = re.match(rf"\s*{re.escape(_fold(name))}(?!\w)(?P<mark>\s*[,:])?\s*", folded)
    if found and (found["mark"] or text.rstrip().endswith("?")):
        return found.span()
    return None


def _fold(text: str) -> str:
    """Lower case without marks, letter by letter: as long as the text, so that places agree."""
    return "".join(_folded(letter) for letter in text)


def _folded(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()[:1]
    return {"đ": "d"}.get(base, base)
