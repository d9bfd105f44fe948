"""How one begins and ends a question is not the question: "anh ơi cho em hỏi …", "… cảm ơn nhiều", "… mọi người ơi"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.clauses import clause_by_clause
from knowledge.phrases import Phrases
from knowledge.reading import Word

_PERSONS = frozenset(
    """
    em e toi minh mik chau con bac chu co ba ong anh chi to tui ban me bo di cau moi nguoi ca nha cac ad admin bot
    cu thay sep dong
""".split()
)
_CALLS = frozenset("oi a da alo lo hi hello chao vang nay e".split())
_ASKS_LEAVE = frozenset("cho xin lam on nho phep muon can dinh mong dang".split())
_A_LITTLE = Phrases(
    "mot chut|mot ti|mot cau|mot chuyen|mot dieu|mot viec|tham|chut|ti|teo|xiu|nho|them|luon|ngay|that|thiet".split("|")
)
_AND_SO = frozenset("voi cai nhe nha a la rang ti chut xiu ve".split())
_THANKS = ("cam", "on")
_THANKED = _PERSONS | frozenset("nhieu truoc a nhe nha lam va rat het suc oi da".split())
_KNOWS = frozenset("biet nho nam ro".split())
_WHETHER = frozenset("khong chua".split())
_COURTEOUS = _PERSONS | frozenset("a nhi vay the ha oi".split())
_LONGEST = 12
_FIRST_WORDS = 6
_LEAST_LEFT = 2


def without_frames(words: Sequence[Word]) -> list[Word]:
    """The words without those that only ask to be allowed to ask, call somebody or thank; all when too little is left."""
    kept = clause_by_clause(clause_by_clause(clause_by_clause(words, _without_head), _without_end), _without_knowing)
    return kept if len(kept) >= _LEAST_LEFT else list(words)


def _without_head(clause: Sequence[Word]) -> Sequence[Word]:
    """A clause without the words that lead to its question: "làm ơn cho em hỏi một chút là"."""
    bare = [word.bare for word in clause[: _LONGEST + 1]]
    end = next((end for i in range(min(len(clause), _LONGEST)) if (end := _verb_end(clause, i))), 0)
    head = bare[: end - 1]
    if not end or not all(word in _PERSONS | _CALLS | _ASKS_LEAVE | {"thong"} for word in head):
        return clause
    if head and not _ASKS_LEAVE & set(head):
        return clause
    end += _A_LITTLE.length_at(bare, end) if end < len(bare) else 0
    while end < len(bare) and bare[end] in _AND_SO and bare[end + 1 : end + 2] != ["gi"]:
        end += 1
    return clause[end:]


def _verb_end(clause: Sequence[Word], i: int) -> int:
    """Where the verb of asking ends that stands at a place: "hỏi", "cho biết", "xin thông tin"; 0 for none."""
    word, before = clause[i], [earlier.bare for earlier in clause[:i]]
    if word.text == "hỏi" if word.marked else word.bare == "hoi":
        return i + 1
    if word.bare == "biet" and "cho" in before:
        return i + 1
    return i + 1 if word.bare == "tin" and before[-1:] == ["thong"] and "xin" in before else 0


def _without_end(clause: Sequence[Word]) -> Sequence[Word]:
    """A clause without thanks, or the call to somebody, that it closes with."""
    bare = [word.bare for word in clause]
    for start in range(max(1, len(bare) - _LONGEST), len(bare) - 1):
        thanks = (bare[start], bare[start + 1]) == _THANKS and all(word in _THANKED for word in bare[start + 2 :])
        calls = bare[-1] == "oi" and all(word in _PERSONS for word in bare[start:-1])
        if thanks or calls:
            return clause[:start]
    return clause


def _without_knowing(clause: Sequence[Word]) -> Sequence[Word]:
    """What is asked of somebody who may know it: "số hộ" of "bạn có biết số hộ không ạ"."""
    bare = [word.bare for word in clause]
    verb = next((i for i in range(2, min(len(bare), _FIRST_WORDS)) if bare[i - 1] == "co" and bare[i] in _KNOWS), 0)
    end = len(bare)
    while end > verb and bare[end - 1] in _COURTEOUS:
        end -= 1
    asked = bool(verb) and all(word in _PERSONS for word in bare[: verb - 1]) and bare[end - 1] in _WHETHER
    return clause[verb + 1 : end - 1] if asked and end - verb > _LEAST_LEFT + 1 else clause
