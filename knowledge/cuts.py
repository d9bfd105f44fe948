"""Where a message may part into several questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from knowledge.phrases import Phrases
from knowledge.reading import Origin, Word

_MOST_POINTS = 8
_CONNECTORS = Phrases(
    (
        "va|voi|voi lai|cung|cung voi|con|the con|roi|lan|kem|them|them nua|ngoai ra|dong thoi|ben canh do|"
        "tien the|sau do|cung nhu|cuoi cung|nhan tien|hay|a|ma|xong|hoi them|hoi luon|luon|"
        "tiep theo|tiep|va ca|ca|roi thi|rieng|chung|san|san tien|trong do|nhan day|tien day|sau nua"
    ).split("|")
)
_LONGEST_CONNECTOR = 4
# typed with its accents, one word connects only as what it is: "lẫn", not "lần"
_MARKED_CONNECTORS = frozenset("và với cùng còn rồi lẫn kèm thêm luôn tiếp cả riêng sẵn".split())
_UNMARKED_CONNECTORS = frozenset("hay xong chung a".split())
_WHOLES = frozenset("nhiem khoa nam thang ky phuong thay tong thanh tinh nuoc ba hai bon".split())
"""Behind "cả" they are one whole: "cả nhiệm kỳ vừa qua"."""
_ALL = frozenset(["tat", "ke", "gom"])
"""Before "cả": "tất cả"."""
_MOST_WORDS = 90
"""A longer message tells a story, and is not taken apart."""
_QUESTION_WORDS = frozenset(["may", "bao", "gi", "nao", "sao", "ai", "dau", "chua", "khong", "nhieu", "nhiu", "bn"])
_MARKED_QUESTION_WORDS = frozenset(["mấy", "bao", "gì", "nào", "sao", "ai", "đâu", "chưa", "không"])
_PERSONS = frozenset("ông bà anh chị cô chú bác cụ cậu mợ dì thím đứa thằng lão".split())
_HAS, _NOT = frozenset(["có", "được", "biết"]), frozenset(["chẳng", "chả", "không"])
_WITHOUT_SUBJECT = Phrases(
    "o dau|cho nao|noi nao|khi nao|bao gio|tu bao gio|luc nao|nam nao|thang nao|ngay nao|hoi nao|vi sao|tai sao".split("|")
)
_FILL = frozenset("thi vay va the la a nhi ha nhe voi con roi nam o tu".split())
_BEGINS = frozenset(["may", "bao", "so", "tong", "ty", "ti"])
_ENDS = frozenset(["gi", "nao", "sao", "dau", "ai", "nhieu", "nhiu", "tram", "khong", "ko"])
"""Last words of a question, behind which the next may begin where no mark parts them."""
_MARKED_BEGINS = frozenset(["mấy", "số", "tổng", "tỷ", "tỉ"])

Places = tuple[int, ...]
"""Places of words in a message, in order."""


def asks(words: Sequence[Word]) -> bool:
    """Whether there is a question word among the words: "mấy hộ", not "mấy ông" nor "chẳng có gì"."""
    return any(_is_question_word(words[i]) and not _asks_nothing(words, i) for i in range(len(words)))


def _is_question_word(word: Word) -> bool:
    return word.text in _MARKED_QUESTION_WORDS if word.marked else word.bare in _QUESTION_WORDS


def _asks_nothing(words: Sequence[Word], i: int) -> bool:
    """Whether a question word only makes a plural of persons, or there is nothing of it."""
    if words[i].bare == "may":
        return i + 1 < len(words) and words[i + 1].text in _PERSONS
    return words[i].bare == "gi" and i > 1 and words[i - 1].text in _HAS and words[i - 2].text in _NOT


def asks_no_more(words: Sequence[Word]) -> bool:
    """Whether the words ask where, when or why and have no subject: it is that of what was asked before."""
    bare = [word.bare for word in words]
    start = _WITHOUT_SUBJECT.first(bare)
    if start is None:
        return False
    others = bare[:start] + bare[start + _WITHOUT_SUBJECT.length_at(bare, start) :]
    return all(word in _FILL for word in others)


def may_part(words: Sequence[Word]) -> bool:
    """Whether a message has any place where a second question could begin."""
    return 4 <= len(words) <= _MOST_WORDS and len(points(words)) > 2


def points(words: Sequence[Word]) -> list[int]:
    """Places where a piece may begin or end, the message's own ends included; the likeliest when there are many."""
    bare = [word.bare for word in words]
    sure = [i for i in range(1, len(words)) if words[i].clause != words[i - 1].clause]
    likely = [i for i in range(1, len(words)) if _connector_at(words, bare, i)]
    possible = [i for i in range(2, len(words)) if _begins_anew(words[i]) and asks(words[:i])]
    asked = [i for i in range(3, len(words) - 1) if words[i - 1].bare in _ENDS and asks(words[:i]) and asks(words[i:])]
    found = {0, len(words)}
    for more in (_beside_questions(words, sure), sure, likely, possible, asked):
        found |= set([i for i in more if i not in found][: _MOST_POINTS - len(found)])
    return sorted(found)


def _begins_anew(word: Word) -> bool:
    """Whether a question may begin with a word: "số", not the second syllable of "hồ sơ"."""
    return word.text in _MARKED_BEGINS if word.marked else word.bare in _BEGINS


def _beside_questions(words: Sequence[Word], ends: Sequence[int]) -> list[int]:
    """Ends of clauses with a clause that asks on either side, where there are too many ends for all."""
    asking = {word.clause for word in words if asks([word])}
    return [i for i in ends if {words[i - 1].clause, words[i].clause} & asking]


def runs(words: Sequence[Word]) -> Iterator[Places]:
    """The places of every run of words between two points, the whole message left out, without the connector at its head."""
    cuts = points(words)
    for start, end in combinations(cuts, 2):
        places = stripped(words, start, end)
        if places and (start, end) != (0, len(words)):
            yield places


def stripped(words: Sequence[Word], start: int, end: int) -> Places:
    """The places from start to end without the connector at their head."""
    here = words[start : min(end, start + _LONGEST_CONNECTOR)]
    return tuple(range(start + _connector_at(here, [word.bare for word in here], 0), end))


def _connector_at(words: Sequence[Word], bare: Sequence[str], i: int) -> int:
    """How many words the connector has that starts there, 0 for none; beside accented words "con" is no "còn"."""
    length = _CONNECTORS.length_at(bare, i)
    if length != 1:
        # "bao nhiêu tiền thế" is no "tiện thể"
        return 0 if words[i].text == "tiền" else length
    behind = bare[i + 1] if i + 1 < len(bare) else ""
    whole = bare[i] == "ca" and (behind in _WHOLES or (i > 0 and bare[i - 1] in _ALL))
    if whole or (bare[i] == "con" and behind == "lai"):
        return 0
    marked = words[i].marked
    as_typed = words[i].text in _MARKED_CONNECTORS if marked else words[i].bare in _UNMARKED_CONNECTORS
    return 1 if as_typed or (not marked and not any(map(_has_typed_marks, words))) else 0


def _has_typed_marks(word: Word) -> bool:
    """Whether a word was typed with accents: those of a short form written out are ours."""
    return word.marked and word.origin is not Origin.SHORT
