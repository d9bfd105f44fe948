"""Messages that nobody means: any text up to the longest message, and real questions typed wrongly in every way."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import strategies as st

LONGEST = 4096
"""Characters of the longest message that Telegram passes on."""
JUDGED = sorted((Path(__file__).parent / "questions").glob("*.jsonl"))
QUESTIONS = [turn for file in JUDGED for line in file.read_text("utf-8").splitlines() for turn in json.loads(line)["turns"]]
ODD = (
    *("99/99/9999", "45/13/2020", "0/0/0000", "31-2-2020", "1/0", "0/0", "9/9", "2k99", "1tr999", "0k", "99-99", "2020-15"),
    *("%%%", "0%", "1.000.000.000.000%", "1,,,2", "1.2.3.4.5", "-5", "9" * 20, "9" * 400, f"{'9' * 310} tỷ", "9" * 4400),
    *("năm", "năm 99", "năm năm năm", "nhiệm kỳ 9999-0000", "hai ba bốn năm", "trăm nghìn tỷ", "rưỡi", "linh", "một phần không"),
    *("đúng không", "phải không", "còn", "với lại", "thì sao", "tổ 999999", "chi bộ 0", "đại hội XIVIX", "quy định ²", "khóa ፩"),
    *("①", "½", "٣", "፩", "¹²³", "Ⅷ", "㍿", "ﬁ", "İ", "ß", "ẞ", "đđđ", "ΐ", "\u0301" * 60, "a" + "\u0323\u0302" * 40),
    *("\u200b", "\u200d", "\ufeff", "\u202e", "\x00", "\x1b[31m", "\ud83d", "\U0001f3f3\ufe0f\u200d\U0001f308", "🇻🇳", "\n", "\t"),
    *("(" * 600, "[{(<" * 200, ")" * 600, "?" * 900, "." * 900, "…", "- ", "1. ", "*", "<b>", "{ho}", "%s", "\\", "'", '"'),
    *("a" * 900, "á" * 900, "nghieng" * 120, "ng" * 300, "ha " * 300, "1 " * 400, "và " * 300, "? bao nhiêu " * 90),
    *("http://a.b/" + "c" * 500, "@kim_tan", "#hộ", "/start", "wwwww", "phuwowngf", "ho65", "d9a4ng3", "x1y2z3" * 60, "q" * 40),
)

pieces = st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8"), st.text(max_size=12))
questions = st.sampled_from(QUESTIONS)


def insert(text: str, place: int, piece: str) -> str:
    return text[:place] + piece + text[place:]


def delete(text: str, place: int, piece: str) -> str:
    return text[:place] + text[place + max(1, len(piece)) :]


def swap(text: str, place: int, _: str) -> str:
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def decompose(text: str, place: int, _: str) -> str:
    return text[:place] + unicodedata.normalize("NFD", text[place:])


def shout(text: str, place: int, _: str) -> str:
    return text[:place] + text[place:].upper()


def repeat(text: str, place: int, piece: str) -> str:
    return text[:place] + (text[place:] + piece) * 3


Slip = tuple[Callable[[str, int, str], str], float, str]
slips = st.tuples(
    st.sampled_from([insert, insert, insert, delete, swap, decompose, shout, repeat]),
    st.floats(min_value=0, max_value=1, exclude_max=True),
    pieces,
)


def mistyped(question: str, made: Sequence[Slip]) -> str:
    for slip, share, piece in made:
        question = slip(question, int(share * (len(question) + 1)), piece)
    return question[:LONGEST]


texts = st.builds(
    lambda parts, times: ("".join(parts) * times)[:LONGEST], st.lists(pieces, max_size=12), st.sampled_from([1, 1, 1, 2, 60])
)
mistyped_questions = st.builds(mistyped, questions, st.lists(slips, min_size=1, max_size=6))
