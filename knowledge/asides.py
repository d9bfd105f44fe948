"""What a person says is not the question: "không tính diện 213 thì …", "số hộ thì tôi biết rồi"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.clauses import clause_by_clause
from knowledge.phrases import Phrases
from knowledge.reading import Word

_LEAVES_OUT = Phrases(
    (
        "khong hoi|khong can|khong tinh|khong ke|khong dem|khong muon hoi|khong noi|khong bao gom|khong phai hoi|khong dinh hoi|"
        "khong quan tam|khong thac mac|chua ke|chua tinh|tru ra|khoi hoi|khoi can|khoi noi|"
        "chang hoi|chang can|tam gac"
    ).split("|")
)
_KNOWN_ALREADY = Phrases(
    (
        *(f"{verb} roi" for verb in "biet doc ro nghe thay nho co thuoc hieu".split()),
        *(f"{word} sau" for word in "de hoi noi".split()),
        "bo qua",
    )
)
_BRIDGE = "thi"
_EACH = frozenset(["moi", "tung"])
_EACH_OF_A_LIST = frozenset("thu loai muc so khoan y cau tram".split())
_HOW_MUCH = frozenset("cai ben nhom bao nhieu bn may phan la dat duoc vay the a nhe nha".split()) | _EACH | _EACH_OF_A_LIST
_OFFICER = ("can", "bo")


def without_asides(words: Sequence[Word]) -> list[Word]:
    """The words without clauses, or their heads up to "thì", that are said not to be asked; all when nothing is left."""
    kept = clause_by_clause(words, _kept)
    return kept if len(kept) > 1 else list(words)


def _kept(clause: Sequence[Word]) -> Sequence[Word]:
    bare = [word.bare for word in clause]
    if clause[0].clause > 0 and _asks_of_a_list(bare):
        return ()
    start = _LEAVES_OUT.first(bare)
    if start is not None and not _calls_an_officer(bare, start):
        bridge = next((i for i in range(start + 2, len(bare) - 1) if bare[i] == _BRIDGE), None)
        return clause[bridge + 1 :] if bridge else clause[:start] if start > 3 else ()
    known = _KNOWN_ALREADY.first(bare)
    if known is not None and known >= len(bare) - 4:
        return ()
    return clause


def _calls_an_officer(bare: Sequence[str], start: int) -> bool:
    """ "… phải không cán bộ": "không cán" is no "không cần"."""
    return tuple(bare[start + 1 : start + 3]) == _OFFICER


def _asks_of_a_list(bare: Sequence[str]) -> bool:
    """Whether the clauses before ask already: "tỷ lệ văn hóa hộ, tổ, cơ quan, mỗi cái mấy phần trăm", not "mỗi cái bao nhiêu"."""
    return bare[0] in _EACH and bool(_EACH_OF_A_LIST & set(bare)) and all(word in _HOW_MUCH for word in bare)
