"""In which way a message asks: how many, whether it is so, or who, what and where."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.keystrokes import is_syllable
from knowledge.loading import Knowledge
from knowledge.reading import Origin, Word
from knowledge.tokens import Sort
from knowledge.usage import Usage

_HOW_MANY = frozenset(["mấy", "may"])
_WHICH = frozenset("nào nao gì gi ai đâu".split())
_WHETHER = frozenset("khong chua".split())
_MEASURES = frozenset("chung co so muc le nguong khoang the nhu".split())
"""Before "nào" they ask for a figure: "chừng nào", "mức nào"."""
_KNOWS = frozenset("biet ro nho nam tot do hay".split())
"""Behind "ai" they ask for nobody: "ai biết thì chỉ em"."""
_FIGURES = frozenset("nghin ngan tram cham chuc chuoc trieu chieu ty phan pham van muoi".split())
"""Behind "mấy" they are of the number and not what is counted."""
_OPENS = frozenset("co con da la duoc bi".split())
_TELLS = frozenset("biet nho ro nam noi neu ghi thong ke lieu tin bao cao trong ve de cap nhac".split())
"""Whether something is known, told or counted asks for it: "bot có biết số hộ không", "có ghi trong báo cáo không"."""
_LONGEST = 6
_CLOSING = 5
"""Words that a message may go on with behind "không": "… không hay bịa", "… không ạ"."""
EMPTY = frozenset("the con nam thi sao vay a nhi bao nhieu la may hoi va den cua do roi uh u duoc".split())
"""Folded words that say nothing of what is asked for."""
_SAID_TO = frozenset("em anh chi ong ba bac chu co chau con ban ad bot hi ha ho hen nhe nha voi oi ak ah nghe he".split())
_SHORT = 8
"""Words up to which each of a question counts."""
_WHOLE = 100
_LASTS = "năm"
"""The unit of a state that lasts."""


class Ways:
    """Tells ways of asking that a kind is answered to from those that ask something else of the same subject."""

    def __init__(self, knowledge: Knowledge, usage: Usage) -> None:
        self._usage = usage
        self._figures = frozenset(knowledge.computed) | {kind for kind in knowledge.kinds if _is_mere_figure(knowledge, kind)}
        # what bears a name or was given by somebody, and not how things are
        self._names = frozenset(name for name, fact in knowledge.facts.items() if fact.by or fact.number) - self._figures

    def are_anothers(self, kind: str, words: Sequence[Word]) -> bool:
        """Whether the words ask who or what it is where only a number answers, or whether it is as nobody ever asks."""
        if kind in self._figures:
            asked = predicate(words)
            strange = self._strange(kind, asked) or self._strange(kind, counted(words)) or self._narrowing(kind, words)
            return bool(strange) or asks_for_no_figure(words) or not self._usage.is_run(kind, asked)
        told = [word for word in predicate(words) if word.bare not in EMPTY] if kind in self._names else []
        return bool(told) and self._strange(kind, told) == told

    def _narrowing(self, kind: str, words: Sequence[Word]) -> list[Word]:
        """Words of a short question that nobody asks for a number with: "tổ dân phố yếu" are not all."""
        if len(words) > _SHORT:
            return []
        return [word for word in self._strange(kind, words) if word.origin is Origin.TYPED and _is_word(word)]

    def _strange(self, kind: str, words: Sequence[Word]) -> list[Word]:
        return [word for word in words if word.bare not in EMPTY and not self._usage.is_said(kind, word)]


def _is_word(word: Word) -> bool:
    return word.sort is Sort.WORD and is_syllable(word.bare) and word.bare not in _SAID_TO


def _is_mere_figure(knowledge: Knowledge, kind: str) -> bool:
    """Whether a kind is answered with a number and nothing else: no places, no list, no state that lasts or is whole."""
    fact = knowledge.facts[kind]
    stateful = fact.places or fact.by or fact.unit == _LASTS or fact.figure == _WHOLE
    return fact.figure is not None and not stateful and has_only_figures(knowledge, kind)


def has_only_figures(knowledge: Knowledge, kind: str) -> bool:
    """Whether all parts of a kind are numbers: three tasks are asked for by what they are, too."""
    return all(knowledge.facts[part].figure is not None for part in knowledge.kinds[kind].parts)


def asks_how_many(words: Sequence[Word]) -> bool:
    """Whether a number is asked for: "mấy", "bao nhiêu"."""
    return any(_asks_number(words, i) for i in range(len(words)))


def _asks_number(words: Sequence[Word], i: int) -> bool:
    """Whether "mấy" or "bao nhiêu" ends at a place."""
    return words[i].text in _HOW_MANY or (i > 0 and (words[i - 1].bare, words[i].bare) == ("bao", "nhieu"))


def asks_for_no_figure(words: Sequence[Word]) -> bool:
    """Whether a message asks who, what, which or where, and for no figure at all."""
    if asks_how_many(words):
        return False
    return any(_asks_which(words, i) for i in range(len(words)))


def _asks_which(words: Sequence[Word], i: int) -> bool:
    if words[i].bare == "dau" and not words[i].marked:
        # without accents "đầu người" and "đầu nhiệm kỳ" are far more often meant
        return i > 0 and words[i - 1].bare == "o"
    return _written(words[i]) in _WHICH and not _is_of_a_measure(words, i)


def counted(words: Sequence[Word]) -> list[Word]:
    """The words right behind "mấy" and "bao nhiêu": what is counted, as far as it is one word."""
    behind = [word for i, word in enumerate(words[1:]) if _asks_number(words, i) and words[i].clause == word.clause]
    return [word for word in behind if word.sort is Sort.WORD and word.bare not in _FIGURES]


def _is_of_a_measure(words: Sequence[Word], i: int) -> bool:
    before = words[i - 1].bare if i else ""
    behind = words[i + 1].bare if i + 1 < len(words) else ""
    return behind in _KNOWS if words[i].text == "ai" else before in _MEASURES


def predicate(words: Sequence[Word]) -> Sequence[Word]:
    """What a message asks to be so or not: "đắt" of "nhà văn hóa có đắt không"; empty where it asks in another way."""
    if asks_how_many(words) or asks_for_no_figure(words):
        return ()
    closing = [i for i in range(max(0, len(words) - _CLOSING), len(words)) if words[i].bare in _WHETHER]
    if not closing:
        return ()
    end = closing[0]
    start = end
    while start and words[start - 1].clause == words[end].clause and end - start < _LONGEST:
        start -= 1
        if words[start].bare in _OPENS:
            return [word for word in words[start + 1 : end] if word.sort is Sort.WORD and word.bare not in _TELLS]
    return ()


def _written(word: Word) -> str:
    return word.text if word.marked else word.bare
