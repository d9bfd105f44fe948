"""Who told it is not the question: "chị tổ trưởng cứ bảo …", "nghe mấy bà ngoài chợ nói …"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.clauses import clause_by_clause
from knowledge.reading import Word

_PERSONS = frozenset(
    """
    bà ông anh chị cô chú bác cậu thằng con em mẹ bố ba má vợ chồng đứa bọn hội tụi mấy các lão dì mợ thím
    hàng sếp thầy người cụ bạn đồng nhỏ ổng bả ảnh chỉ
""".split()
)
# without accents "co", "chi", "con", "hoi" and "thay" are có, chi bộ, còn, hỏi and thấy far more often
_BARE_PERSONS = frozenset("ba ong anh bac chu thang em me bo vo chong dua bon tui lao sep hang cu".split())
_TELLS = frozenset("bảo nói kể khoe đồn phán kêu".split())
_BARE_TELLS = frozenset(["bao", "noi", "khoe"])
_BEFORE = frozenset("nghe thay ma the thi hom qua nay sang toi chieu vua co hinh nhu chu nhung hoi truoc".split())
_ASKS = frozenset("gi bao nao dau sao ai".split())
_NOT_TOLD = frozenset("gi ve den toi chuyen the vay nhieu lau gio cao nao ai sao chung rieng khong chua dung sai giup".split())
_LONGEST = 7
_LEAST_LEFT = 3


def without_teller(words: Sequence[Word]) -> list[Word]:
    """The words without those that only say whose words they are; the verb of telling stays."""
    # of two who say different things, each is asked about
    if sum(_tells(words, i) for i in range(len(words))) != 1:
        return list(words)
    kept = clause_by_clause(words, _untold)
    return kept if len(kept) > _LEAST_LEFT else list(words)


def _untold(clause: Sequence[Word]) -> Sequence[Word]:
    """The clause without its teller."""
    head = next((i for i, word in enumerate(clause) if word.bare not in _BEFORE or _is_person(word)), len(clause))
    if head == len(clause) or not _is_person(clause[head]):
        return clause
    verb = next((i for i in range(head + 1, min(len(clause), head + _LONGEST + 1)) if _tells(clause, i)), None)
    if verb is None or _is_asked(clause, head, verb):
        return clause
    return (*clause[:head], *clause[verb:])


def _is_person(word: Word) -> bool:
    return word.text in _PERSONS if word.marked else word.bare in _BARE_PERSONS


def _tells(clause: Sequence[Word], i: int) -> bool:
    """Whether a word says that something was told: "bảo", not "bao nhiêu" nor "nói về"."""
    word = clause[i]
    told = word.text in _TELLS if word.marked else word.bare in _BARE_TELLS
    return told and not (i + 1 < len(clause) and clause[i + 1].bare in _NOT_TOLD)


def _is_asked(clause: Sequence[Word], head: int, verb: int) -> bool:
    """Whether the words up to the verb ask something themselves, or speak of Bác Hồ."""
    between = [word.bare for word in clause[head + 1 : verb]]
    return bool(_ASKS & set(between)) or between[:1] == ["ho"]
