"""The city and province written behind the ward's name are its address, and nothing that is asked about."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.places import Place, Whose, is_city_or_province
from knowledge.reading import Word

_WITHIN_AN_ADDRESS = frozenset([",", "-", "/", "("])
_LEAST_LEFT = 2
"""Words beside the ward's name without which the address is what is spoken of: "Kim Tân, Lào Cai à"."""
_ALSO_SAID = frozenset("o tai cua thuoc co phai dung khong ko chua la a ha nhi nhe vay the chu day do duoc va hay voi".split())


def without_address(words: Sequence[Word], places: Sequence[Place], marks: Sequence[str]) -> list[Word]:
    """The words without the address behind the ward's name; `marks` stand between clause and clause, in order."""
    dropped: set[int] = set()
    joined: dict[int, int] = {}
    ward_end, clause = -1, 0
    for place in places:
        if place.whose is Whose.OURS:
            ward_end, clause = place.end, words[place.start].clause
        elif place.start == ward_end and is_city_or_province(place) and _goes_on(words, place.start, marks):
            dropped |= set(range(place.start, place.end))
            joined[words[place.start].clause] = clause
            ward_end = place.end
        else:
            ward_end = -1
    return _kept(words, places, dropped, joined)


def _goes_on(words: Sequence[Word], start: int, marks: Sequence[str]) -> bool:
    """Whether a word follows the one before with no mark between, or one that an address is written with."""
    before, here = words[start - 1].clause, words[start].clause
    return before == here or all(mark in _WITHIN_AN_ADDRESS for mark in marks[before:here])


def _kept(words: Sequence[Word], places: Sequence[Place], dropped: set[int], joined: dict[int, int]) -> list[Word]:
    named = {at for place in places if place.whose is Whose.OURS for at in range(place.start, place.end)}
    left = [i for i in range(len(words)) if i not in dropped]
    asked = [i for i in left if i not in named and words[i].bare not in _ALSO_SAID]
    if not dropped or len(asked) < _LEAST_LEFT:
        return list(words)
    return [words[i].within(joined.get(words[i].clause, words[i].clause)) for i in left]
