"""A cleaned message cut into tokens: words, figures and the marks that part clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from knowledge.keystrokes import is_syllable
from knowledge.text import fold_word

_TOKEN = re.compile(
    r"""
    (?P<drop>https?://\S+|[@#][\w.]+)
  | (?P<date>\d{1,2}[/\-.]\d{1,2}[/\-.]\d{4})
  | (?P<span>(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)|(?<!\d)(?:15|20)\s?[-/]\s?(?:20|25)(?!\d))
  | (?P<ratio>(?<!\d)\d{1,2}/\d{1,2}(?![\d/]))
  | (?P<compact>\d+(?:[.,]\d+)?k(?![^\W_])|\d+(?:[.,]\d+)?(?:k|tr|trieu|triệu|tỷ|tỉ|ty|ti)\d{1,3}(?![^\W_]))
  | (?P<figure>\d+(?:[.,]\d+)*)(?![\d])
  | (?P<percent>%+)
  | (?P<bound>(?<![-=])[<>≥≤~≈](?=[=\s]*\d))
  | (?P<domain>(?<=[^\W_])\.(?:com|net|org|gov|edu|vn)(?:\.vn)?(?![^\W_]))
  | (?P<word>[^\W\d_]+)
  | (?P<mark>[.,;:?!\n()\-/+&…|]+)
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
_VNI = re.compile(r"[^\W\d_]+\d[^\W_]*|[^\W\d_]+\d(?=\W|$)")
_LIST_NUMBER = re.compile(r"(?:^|\n|(?<=\s))(?:[1-9][.)]|[a-eđ]\))\s+(?=[^\W\d_])|(?:^|\n)\s*(?:[-*•+]|[1-9]/|[a-eđ][.)])\s+")
_ROMAN = {"i": 1, "v": 5, "x": 10}
# one letter that would otherwise be read as a word of chat
_ROMAN_LETTER = re.compile(r"(\b(?:thứ|thu|kho[áa]|khóa|hội|hoi|hạng|hang|loại|loai)\s+)([ivx])\b")
# short forms that a stroke or a figure would cut
_COMRADE = re.compile(r"(?<![^\W_])[đd]/c(?![^\W_])")
# first letters with a stroke, the next word whole or its letter alone: "n/kỳ", "k/nạp", "t/gian", "t/g"
_DRAWN_TO_THE_NEXT = re.compile(
    r"(?<![^\W_/])([bcdđghklmnpqrstvx]|ch|gi|kh|ng|nh|ph|th|tr)/([^\W\d_]{2,7}|[bcdđghklmnpqrstvx])(?![^\W_/])"
)
# a remark in brackets goes with the words before it: "xây dựng Đảng (SHCB, ĐV)"
_REMARK = re.compile(r"(?<=\w) ?\(([^()?!\n]{3,40})\)")
_WITHIN_A_REMARK = re.compile(r"[,;:+/&]")
# the dot of "TP.Lào Cai", "T.P Lào Cai", "TX. Sa Pa", "P.Kim Tân" parts nothing
_KIND_OF_PLACE = re.compile(r"(?<![^\W_.])(tp\. ?|t\.p\.? ?|tx\. ?|[pq]\.)(?=[^\W\d_])")
_MILLIONS = re.compile(r"(?<=\d)\s*tr[đd](?![^\W_])")
_BOUND_WORDS = {">": "hơn", "≥": "hơn", "<": "dưới", "≤": "dưới", "~": "khoảng", "≈": "khoảng"}
# "TM-DV-TTCN" is one thing, read as "TM DV TTCN"
_HYPHEN_WITHIN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_GROUPED_BY_SPACE = re.compile(r"(?<![\d.,])(\d{1,2}) (\d{3})(?![\d.,])")


class Sort(Enum):
    """What a token is."""

    WORD = "word"
    FIGURE = "figure"
    COMPACT = "compact"
    RATIO = "ratio"
    """Two small figures with a stroke: a fraction or a day and month."""
    DATE = "date"
    SPAN = "span"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a cleaned message."""

    text: str
    sort: Sort


def tokenise(cleaned: str) -> list[Token]:
    """The tokens of a cleaned text in order; links, mentions and emoji are dropped, runs of marks are one BREAK."""
    cleaned = _ROMAN_LETTER.sub(lambda found: found[1] + str(_ROMAN[found[2]]), cleaned)
    cleaned = _COMRADE.sub("đồng chí", _MILLIONS.sub(" triệu đồng", cleaned))
    cleaned = _KIND_OF_PLACE.sub(lambda found: found[1].replace(".", "").strip() + " ", cleaned)
    cleaned = _DRAWN_TO_THE_NEXT.sub(_drawn, cleaned)
    cleaned = _LIST_NUMBER.sub(_begun_anew, _HYPHEN_WITHIN.sub(" ", cleaned))
    cleaned = _GROUPED_BY_SPACE.sub(r"\1\2", cleaned)
    cleaned = _REMARK.sub(lambda found: f" {_WITHIN_A_REMARK.sub(' ', found[1])} ", cleaned)
    tokens: list[Token] = []
    position = 0
    while position < len(cleaned):
        keyed = _VNI.match(cleaned, position)
        found = _TOKEN.match(cleaned, position)
        if keyed:
            tokens.append(Token(keyed[0], Sort.WORD))
            position = keyed.end()
            continue
        if not found:
            position += 1
            continue
        position = found.end()
        _take(found, tokens)
    return tokens


def _begun_anew(found: re.Match[str]) -> str:
    """A new line for the number of a list, unless it ends a bracket: "(tổ 9)"."""
    before = found.string[: found.start()]
    return found[0] if before.count("(") > before.count(")") else "\n"


def _drawn(found: re.Match[str]) -> str:
    """The letters joined, unless that makes another word: "t/hiện" is no "thiện"."""
    joined = found[1] + found[2]
    return found[0] if is_syllable(fold_word(joined)) else joined


def _take(found: re.Match[str], tokens: list[Token]) -> None:
    group = found.lastgroup
    if group == "mark":
        if tokens and tokens[-1].sort is Sort.BREAK:
            tokens[-1] = Token(tokens[-1].text + found[0], Sort.BREAK)
        elif tokens:
            tokens.append(Token(found[0], Sort.BREAK))
    elif group == "bound":
        tokens.append(Token(_BOUND_WORDS[found[0]], Sort.WORD))
    elif group == "percent":
        tokens += [Token("phần", Sort.WORD), Token("trăm", Sort.WORD)]
    elif group in ("word", "figure", "compact", "ratio", "date", "span"):
        tokens.append(Token(found[0], Sort(group)))
