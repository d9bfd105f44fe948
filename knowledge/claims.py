"""Whether a message puts up a claim for checking, and where what it states ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.quantities import Measure, Quantity, quantities
from knowledge.reading import Origin, Word
from knowledge.tokens import Sort
from knowledge.utterance import Utterance
from knowledge.verdicts.words import ClaimWords, shipped_claim_words

_TELLING = 10
_STATES_SOMETHING = 3
"""Words that a message has more of when it says something and not only names it."""
_COURTESIES = 5
_REQUEST_WITH_MORE = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person wants to have checked."""

    quantities: tuple[Quantity, ...]
    """Every number stated, also a lone digit in words with what it counts."""
    firm: bool
    """Whether the message asks for a verdict in so many words."""
    end: int
    """Where the closing question begins: the words before it are what is stated."""


@dataclass(frozen=True, slots=True)
class _Close:
    """How a message ends."""

    end: int
    """Where its closing words begin."""
    firm: bool
    """Whether they ask for a verdict in so many words."""
    doubt: bool
    """Whether they put in doubt what was said."""


def claim_of(utterance: Utterance, claim_words: ClaimWords | None = None) -> Claim | None:
    """The claim that a message puts up for checking, or None when it only asks."""
    claim_words = claim_words or shipped_claim_words()
    words = utterance.words
    if not words:
        return None
    close = _close(words, claim_words)
    stated = tuple(q for q in _loose_quantities(utterance) if q.end <= close.end)
    heard = bool(claim_words.rumours.find(words))
    asked = _asks_whether(words, claim_words)
    claim = Claim(stated, close.firm or asked or heard, close.end)
    plain = [q for q in utterance.quantities if q.end <= close.end]
    open_, openly = _is_open(words[: close.end]), _asks_openly(words[: close.end], claim_words)
    only_asks = openly and not plain
    if close.firm or asked:
        # "được chăm lo thế nào, an ninh có ổn không" states nothing
        states_nothing = not plain and not _names_a_value(utterance) and _asks_openly_somewhere(words[: close.end], claim_words)
        return None if states_nothing or only_asks else claim
    if heard:
        return None if open_ and not plain else claim
    if plain and claim_words.requests.find(words):
        return Claim(stated, True, close.end)
    # "mấy nhà văn hóa ấy hơn 15 tỷ à": a figure that "à" wonders at is asked for by no "mấy"
    wonders = bool(plain) and not openly and close.end < len(words) and _wonders(words, close.end)
    doubted = close.doubt and not only_asks and (not open_ or wonders)
    if doubted and (plain or _names_a_value(utterance) or len(words) > _STATES_SOMETHING):
        return Claim(stated, bool(plain), close.end)
    # a figure put forward where nothing is asked wants to be confirmed
    telling = any(q.measure is not Measure.COUNT or (q.value > _TELLING and not _names_something(words, q)) for q in plain)
    return Claim(stated, False, close.end) if telling and not open_ else None


def _names_something(words: Sequence[Word], quantity: Quantity) -> bool:
    """ "số theo 213": a decree is called by its number."""
    return quantity.start > 0 and words[quantity.start - 1].bare in ("theo", "dien")


def _wonders(words: Sequence[Word], end: int) -> bool:
    """Whether a message that begins with "mấy" speaks of several things, or one ends in "à", which asks for no number."""
    others = [word for i, word in enumerate(words[:end]) if i and word.bare in _ASKED_BY and _asks_here(words, i)]
    return words[end].text in ("à", "a") or (words[0].bare == "may" and not others)


def _asks_openly(words: Sequence[Word], claim_words: ClaimWords) -> bool:
    """Whether the last clause asks for what is not known: a verdict is not what is wanted then."""
    return any(words[start].clause == words[-1].clause for start in _open_questions(words, claim_words))


def _asks_openly_somewhere(words: Sequence[Word], claim_words: ClaimWords) -> bool:
    """Whether a clause before the last asks for what is not known, and the last is a question of its own."""
    return any(words[start].clause != words[-1].clause for start in _open_questions(words, claim_words))


def _open_questions(words: Sequence[Word], claim_words: ClaimWords) -> list[int]:
    nothing = frozenset(claim_words.sheet.asks_nothing)
    return [said.start for said in claim_words.asks_openly.find(words) if said.phrase not in nothing]


def _names_a_value(utterance: Utterance) -> bool:
    """Whether a short message names something to be confirmed: "hạng ba hả", "ngày 27/3/2021 à"."""
    return bool(utterance.ordinals or utterance.moments)


def _loose_quantities(utterance: Utterance) -> list[Quantity]:
    """Numbers as a claim states them, those that name something or are times left out."""
    spans = [(moment.start, moment.end) for moment in utterance.moments]
    spans += [(ordinal.start, ordinal.end) for ordinal in utterance.ordinals]
    taken = {i for start, end in spans for i in range(start, end)}
    return [q for q in quantities(utterance.words, loose=True) if not taken & set(range(q.start, q.end))]


def _asks_whether(words: Sequence[Word], claim_words: ClaimWords) -> bool:
    """Whether a verdict is asked for somewhere, or beside what is stated: "37 tổ, check giúp"."""
    if claim_words.asks_whether.find(words):
        return True
    clauses = {word.clause for word in words}
    return len(clauses) > 1 and len(words) > _REQUEST_WITH_MORE and bool(claim_words.requests.find(words))


def _close(words: Sequence[Word], claim_words: ClaimWords) -> _Close:
    """The closing words: a question for a verdict, or a doubt, and whom they are said to."""
    end = len(words)
    for _ in range(_COURTESIES):
        found = _tag_before(words, end, claim_words)
        if found is not None:
            return _Close(_first_of_tags(words, found, claim_words), True, True)
        doubt = claim_words.doubts.ends_at(words, end) or claim_words.accented_doubts.ends_at(words, end)
        if doubt and words[end - 1].text != "ạ" and doubt.start > 0:
            # "thật không hả": the doubt may stand behind the question
            tag = _tag_before(words, doubt.start, claim_words)
            if tag is None and words[doubt.start - 1].bare in _WHETHER:
                # "còn nhà nào nghèo không hả": asked, not put in doubt
                end = doubt.start
                break
            return _Close(doubt.start if tag is None else _first_of_tags(words, tag, claim_words), tag is not None, True)
        # "cỡ nào" asks, whatever "nào" does at the end elsewhere
        start = None if claim_words.asks_openly.ends_at(words, end) else _courtesy_before(words, end, claim_words)
        if start is None:
            break
        end = start
    trails_off = _ends_in_bare_question(words, end)
    return _Close(end - (end > 1 and words[end - 1].bare in _WHETHER), False, trails_off)


def _first_of_tags(words: Sequence[Word], start: int, claim_words: ClaimWords) -> int:
    """Where the first of several closing questions begins: "có đúng thế không, thật hả"; "có" leads to one."""
    while start > 1:
        earlier = claim_words.tags.ends_at(words, start)
        if earlier and earlier.start > 0:
            start = earlier.start
        elif words[start - 1].bare == "co":
            start -= 1
        else:
            break
    return start


def _tag_before(words: Sequence[Word], end: int, claim_words: ClaimWords) -> int | None:
    """Where a question for a verdict begins that ends before a word, or None."""
    if end <= 0:
        return None
    if end > 1 and words[end - 1].text == "đúng" and words[end - 2].clause != words[end - 1].clause:
        return end - 1
    short = claim_words.short_tags.ends_at(words, end)
    if short and short.start > 0 and all(word.origin is Origin.SHORT for word in words[short.start : end]):
        return short.start
    tag = claim_words.tags.ends_at(words, end) or claim_words.requests.ends_at(words, end)
    if tag and (tag.start > _STATES_SOMETHING or tag.phrase not in claim_words.requests.phrases):
        return tag.start
    return _confirming(words, end, claim_words) if words[end - 1].bare in _WHETHER else None


_WHETHER = frozenset(["khong", "chua", "hong"])
_FRAMES = frozenset([("co", "phai"), ("co", "dung")])


def _confirming(words: Sequence[Word], end: int, claim_words: ClaimWords) -> int | None:
    """Where "có phải … không" or "khớp báo cáo không" begins to ask, for a closing "không"."""
    if any((a.bare, b.bare) in _FRAMES for a, b in pairwise(words)):
        return end - 1
    for start in range(end - 2, max(-1, end - 2 - _REACH), -1):
        if words[start].clause != words[end - 1].clause:
            return None
        if claim_words.confirms.at(words, start):
            return start
    return None


def _courtesy_before(words: Sequence[Word], end: int, claim_words: ClaimWords) -> int | None:
    """Where words begin that only address somebody; "bao nhiêu" typed "bn" at the end is "bạn"."""
    courtesy = claim_words.addresses.ends_at(words, end) if end > 1 else None
    if courtesy:
        return courtesy.start or None
    tail = words[end - 2 : end] if end > 2 else []
    if [word.bare for word in tail] == ["bao", "nhieu"] and all(word.origin is Origin.SHORT for word in tail):
        return end - 2
    return None


def _ends_in_bare_question(words: Sequence[Word], end: int) -> bool:
    """Whether it trails off in "không", "chưa" behind a figure."""
    return (
        end > 0
        and words[end - 1].bare in ("khong", "chua", "duoc")
        and words[end - 1].text in ("không", "chưa", "khong", "chua", "được")
        and any(w.sort is Sort.FIGURE or w.bare in ("tram", "trieu") for w in words[:end])
    )


_PLURAL = frozenset("bac anh chi ong ba em nguoi nam cai nha dua chu co vi thang viec chuyen hom dot".split())
_POINTS = frozenset("ay do day nay kia nay no".split())
_REACH = 6


def _is_open(words: Sequence[Word]) -> bool:
    """Whether a question word asks for what is not known yet."""
    return any(word.bare in _ASKED_BY and _asks_here(words, i) for i, word in enumerate(words))


def _asks_here(words: Sequence[Word], i: int) -> bool:
    """Whether a possible question word asks: not "báo cáo", "mấy bác", "không vụ nào", "nào cũng", "lâu đài"."""
    before = [earlier.bare for earlier in words[max(0, i - 2 * _REACH) : i]]
    later = [later.bare for later in words[i + 1 : i + 1 + _REACH]]
    if "cung" in later or "hết" in [word.text for word in words[i + 1 : i + 3]]:
        return False
    return _ASKED_BY[words[i].bare](words[i], before, later)


def _asks_how_much(word: Word, before: Sequence[str], later: Sequence[str]) -> bool:
    denied = later[:1] == ["gio"] and bool(_NO & set(before))
    return later[:1] in (["nhieu"], ["lau"], ["gio"]) and not denied and word.text in ("bao",)


def _asks_how_many(word: Word, before: Sequence[str], later: Sequence[str]) -> bool:
    after = later[0] if later else ""
    points = bool(_POINTS & set(later[:4]))
    several = after in _PLURAL and (after not in _THINGS or points) and not (before[-1:] in _GETS and not points)
    return word.text in ("mấy", "may") and not several


def _asks_who(_: Word, before: Sequence[str], later: Sequence[str]) -> bool:
    # "ai đúng" wants a verdict, "ai đứng tên" a name
    right = later[:1] == ["dung"] and later[1:2] not in (["ten"], ["ra"], ["dau"])
    return not right and later[:1] != ["do"] and before[-1:] != ["co"]


def _asks_which(word: Word, before: Sequence[str], later: Sequence[str]) -> bool:
    denied = {*_NO, "het", "dau", "cha"} & {*before, *later[:3]}
    return not denied and before[-1:] != ["lam"] and word.text not in ("gí", "náo")


def _asks_where(word: Word, before: Sequence[str], later: Sequence[str]) -> bool:
    after = later[0] if later else ""
    # "còn hộ nghèo đâu nhỉ" denies
    denies = len(later) <= 1 and bool({"con", "co", "phai", *_NO} & set(before))
    return (
        word.text in ("đâu", "dau")
        and not denies
        and after not in _NOT_WHERE
        and before[-1:] not in (["khong"], ["lam"], ["phan"], ["nghe"], ["lan"], ["dot"])
    )


def _asks_how(word: Word, before: Sequence[str], _: Sequence[str]) -> bool:
    return before[-1:] in (["thi"], ["ra"], ["the"], ["tai"], ["vi"], ["lam"]) and word.text in ("sao",)


_GETS = (["duoc"], ["them"], ["gom"])
"""Before "mấy" they ask for a number, of persons too: "kết nạp được mấy người"."""
_NO = frozenset(["khong", "chua", "chang"])
_NOT_WHERE = frozenset(["tau", "ngo", "hem", "lang", "xom", "cho", "nguoi", "do", "nhiem", "ki", "tien", "nam", "tu"])
_ASKED_BY: dict[str, Callable[[Word, Sequence[str], Sequence[str]], bool]] = {
    "bao": _asks_how_much,
    "may": _asks_how_many,
    "ai": _asks_who,
    "nao": _asks_which,
    "gi": _asks_which,
    "dau": _asks_where,
    "sao": _asks_how,
}
_THINGS = frozenset("cai viec chuyen nam nha hom dot".split())
"""What "mấy" asks the number of, unless they are pointed at: "mấy việc ấy"."""
