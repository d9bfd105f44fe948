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
_OFFICER = ("can", "bo")


def without_asides(words: Sequence[Word]) -> list[Word]:
    """The words without clauses, or their heads up to "thì", that are said not to be asked; all when nothing is left."""
    kept = clause_by_clause(words, _kept)
    return kept if len(kept) > 1 else list(words)


def _kept(clause: Sequence[Word]) -> Sequence[Word]:
    bare = [word.bare for word in clause]
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
