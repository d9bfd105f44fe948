"""Vietnamese text as it is typed, made comparable: cleaned once, then seen in two views, accented and folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_TONE_LETTER = dict(zip(_TONES, "FSXRJ", strict=True))
# strokes and foreign letters that people's keyboards put for đ; quotes and dashes in their many forms
_LOOK_ALIKES = str.maketrans(
    {"ð": "đ", "Ð": "đ", "ɖ": "đ", "Ɖ": "đ", "Đ": "đ"}
    | dict.fromkeys("‘’‛′`´", "'")
    | dict.fromkeys("“”„″«»", '"')
    | dict.fromkeys("–—−‐‑‒", "-")
)
_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_PLAIN = re.compile("[\n -_a-~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]*")
"""Text that is composed already and holds nothing but ASCII and Vietnamese letters: nearly all of it."""
_STROKED_D = re.compile("[dD][\u0335\u0336]")
_CLUSTER = re.compile(f"[a-zA-Z][{_TONES}{_SHAPES}]{{2,}}")
# a letter drawn out ("hỏiiii"), unless the word is a Roman numeral
_ELONGATED = re.compile(r"(?<![^\W\d_])(?P<roman>[ivx]{2,5})(?![^\W\d_])|(?P<letter>[^\W\d_])(?P=letter){2,}")
_FINAL_Y = re.compile(r"^(qu|[bcdđghklmnprstvx]+)y$")


def _ordered(cluster: re.Match[str]) -> str:
    """Shape before tone, whatever order they were typed in, so that NFC can compose them."""
    base, marks = cluster[0][0], cluster[0][1:]
    return base + "".join(sorted(marks, key=lambda mark: mark in _TONES))


def _undrawn(text: str) -> str:
    return _ELONGATED.sub(lambda found: found["roman"] or found["letter"], text)


def _with_western_digits(text: str) -> str:
    """Every script's digits as 0 to 9, the ones that no number is made of too."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in text)


def clean(text: str) -> str:
    """Lower case NFC text without invisible characters; every look-alike of đ, digits, quotes and dashes made one."""
    if _PLAIN.fullmatch(text):
        return _undrawn(text.lower())
    text = _STROKED_D.sub("đ", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    text = unicodedata.normalize("NFC", _CLUSTER.sub(_ordered, text))
    text = _with_western_digits(text.translate(_LOOK_ALIKES).lower())
    return _undrawn(text)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A cleaned word without any mark, đ as d, final y after a consonant as i: "tỷ", "tỉ", "ty" → "ti"."""
    bare = word
    if not word.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("đ", "d")
    return _FINAL_Y.sub(r"\1i", bare) if bare.endswith("y") else bare


@lru_cache(maxsize=65536)
def key_word(word: str) -> str:
    """A cleaned word with its tone taken out and put last, so that both tone placements are equal: "hoà", "hòa" → "hoaF"."""
    if word.isascii():
        return fold_word(word)
    shape, tone = [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONE_LETTER:
            tone = _TONE_LETTER[char]
        else:
            shape.append(char)
    return _FINAL_Y.sub(r"\1i", unicodedata.normalize("NFC", "".join(shape))) + tone


@lru_cache(maxsize=65536)
def is_marked(word: str) -> bool:
    """Whether a cleaned word carries a Vietnamese mark or đ."""
    return not word.isascii() and any(char == "đ" or unicodedata.combining(char) for char in unicodedata.normalize("NFD", word))


def fold(text: str) -> str:
    """A whole text cleaned and folded, words apart by one space, punctuation dropped."""
    return _undrawn(" ".join(fold_word(word) for word in re.findall(r"[^\W_]+", clean(text))))


def key(text: str) -> str:
    """A whole text cleaned, each word with its tone last, words apart by one space, punctuation dropped."""
    return " ".join(key_word(word) for word in re.findall(r"[^\W_]+", clean(text)))
