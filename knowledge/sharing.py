"""Questions that share words: "tỷ lệ hộ và tổ dân phố đạt văn hóa", "danh hiệu văn hóa: hộ, tổ dân phố"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.cuts import Places, stripped
from knowledge.parting import AT_A_GLANCE, MOST, Glance, Judge, Parting, Piece, breaks_off, is_promising
from knowledge.reading import Word

_LONGEST_SHARED = 6
_ONE_MORE_SHARED = 0.3
"""What one more question is worth that shares words, against their mean sureness."""
_LONGEST_PART = 16


def sharing(words: Sequence[Word], cuts: Sequence[int], judge: Judge, glance: Glance) -> Parting | None:
    """The surest parting into questions that share a head or a tail, at all cuts or at one; None where there is none."""
    inner = [cut for cut in cuts[1:-1] if _joins(words, cut)]
    best: tuple[float, Parting | None] = (0.0, None)
    for parts in _parts_sharing(words, inner):
        pieces = _shared_pieces(words, parts, judge, glance)
        sureness = [piece.finding.sureness for piece in pieces]
        worth = sum(sureness) / max(1, len(pieces)) + _ONE_MORE_SHARED * len(pieces)
        if worth > best[0]:
            best = (worth, Parting(tuple(pieces), (), shares=True))
    return best[1]


def _joins(words: Sequence[Word], cut: int) -> bool:
    """Whether a mark or a connector stands at a place: parts that share words are set side by side."""
    return words[cut].clause != words[cut - 1].clause or stripped(words, cut, len(words))[:1] != (cut,)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Stretches that each ask one thing, in words that all of them share."""

    head: Places
    """What stands before all of them: "danh hiệu văn hóa: hộ, tổ dân phố"."""
    parts: tuple[Places, ...]


def _parts_sharing(words: Sequence[Word], inner: Sequence[int]) -> Iterator[_Shared]:
    """The ways to take a message apart at all inner cuts or at one: the first stretch asks as well, or is the head of all."""
    for chosen in [*([inner] if len(inner) > 1 else []), *([cut] for cut in inner)]:
        ends = [*chosen, len(words)]
        first = tuple(range(chosen[0]))
        parts = [stripped(words, start, end) for start, end in pairwise(ends)]
        yield _Shared((), (first, *parts))
        if len(parts) > 1:
            yield _Shared(first, tuple(parts))


def _shared_pieces(words: Sequence[Word], shared: _Shared, judge: Judge, glance: Glance) -> list[Piece]:
    """The stretches, each with the head and the tail that suit it best; [] unless each asks something else."""
    if not all(1 <= len(part) <= _LONGEST_PART for part in shared.parts) or len(shared.parts) > MOST:
        return []
    first, *middle, last = shared.parts
    tails = [(), *(last[i:] for i in range(1, min(_LONGEST_SHARED, len(last))))]
    tail = max(tails, key=lambda tail: glance(shared.head + first + tail))
    if shared.head:
        options = [shared.head + first + tail, *(shared.head + part + tail for part in middle), shared.head + last]
    else:
        heads = [(), *(first[:i] for i in range(1, min(_LONGEST_SHARED, len(first))))]
        head = max(heads, key=lambda head: glance(head + last))
        if not head and not tail:
            return []
        options = [first + tail, *(head + part + tail for part in middle), head + last]
    if any(glance(option) < AT_A_GLANCE for option in options):
        return []
    pieces: dict[str, Piece] = {}
    for option in options:
        finding = judge(option, "")
        if finding is None or not is_promising(finding) or finding.kind in pieces:
            return []
        piece = Piece(tuple(words[i] for i in option), finding)
        if breaks_off(piece.words, finding):
            return []
        pieces[finding.kind] = piece
    return list(pieces.values())
