"""What a syllable can be, and Vietnamese typed with the input method off: raw Telex and VNI keys read back."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from knowledge.text import fold_word

_ONSETS = """
    ngh nh ng gh gi kh ph qu th tr ch b c d g h k l m n p r s t v x
""".split()
# every bare rime; "oong" and "ooc" are left out, since they hide "khoong" (không) and its like
_RIMES = frozenset(
    """
        a ac ach ai am an ang anh ao ap at au ay e ec ech em en enh eng eo ep et eu i ia ich iec iem ien ieng iep iet
        ieu im in inh ip it iu y yem yen yet yeu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet
        oi om on ong op ot u ua uan uang uanh uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou
        up ut uu uy uya uych uyen uyet uynh uyt uyu
    """.split()
)
_TONES = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_TONES = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VOWELS = frozenset("aeiouy")
_AFTER_K = frozenset("iey")
_TELEX_KEYS = re.compile(r"[sfrxjwz]|aa|ee|oo|dd|d$|([aeo])[^\d]*\1")


# "ko" is chat: k stands only before i, e and y
_SYLLABLES = _RIMES | {"gi"} | {onset + rime for onset in _ONSETS for rime in _RIMES if onset != "k" or rime[0] in _AFTER_K}


def is_syllable(bare: str) -> bool:
    """Whether a folded word can be one Vietnamese syllable."""
    return bare in _SYLLABLES


class _Keys:
    """Letters with their shape marks and the syllable's one tone, built key by key."""

    def __init__(self) -> None:
        self.letters: list[list[str]] = []
        self.tone = ""

    def has_vowel(self) -> bool:
        return any(letter in _VOWELS for letter, _ in self.letters)

    def shape(self, bases: str, mark: str) -> bool:
        """Puts a shape on the last letter of these bases that has none."""
        for letter in reversed(self.letters):
            if letter[0] in bases and not letter[1]:
                letter[1] = mark
                return True
        return False

    def horn(self) -> None:
        """The w key: ươ for a bare "uo", else ă, ơ or ư, else a ư of its own."""
        if not self._horned_u() and not self.shape("uoa", _HORN):
            self.letters.append(["u", _HORN])
            return
        for left, right in zip(self.letters, self.letters[1:], strict=False):
            if left[0] == "u" and right == ["o", _HORN] and not left[1] and self.letters[0][0] != "q":
                left[1] = _HORN
        for letter in self.letters:
            if letter == ["a", _HORN]:
                letter[1] = _BREVE

    def _horned_u(self) -> bool:
        """In "uu" and "ua" the horn belongs to the first, in "uo" to both: lưu, chưa, rượu; not after q, where u is no vowel."""
        for place, (left, right) in enumerate(pairwise(self.letters)):
            after_q = place > 0 and self.letters[place - 1][0] == "q"
            if left == ["u", ""] and right in (["u", ""], ["a", ""], ["o", ""]) and not after_q:
                left[1] = _HORN
                right[1] = _HORN if right[0] == "o" else ""
                return True
        return False

    def add(self, char: str) -> None:
        """A letter as it is, its marks taken apart."""
        taken_apart = "đ" if char == "đ" else unicodedata.normalize("NFD", char)
        base, marks = taken_apart[0], taken_apart[1:]
        shapes = [mark for mark in marks if mark in (_CIRCUMFLEX, _BREVE, _HORN)]
        self.tone = next((mark for mark in marks if mark not in shapes), self.tone)
        shape = shapes[0] if shapes else ""
        # a failing input method leaves the bare letter beside the marked one: "nhieêu", "laà"
        if marks and self.letters and self.letters[-1][0] == base and base in _VOWELS:
            self.letters[-1][1] = self.letters[-1][1] or shape
            return
        self.letters.append([base, shape])

    def word(self) -> str:
        for left, right in pairwise(self.letters):
            if left == ["u", _HORN] and right == ["o", ""]:
                right[1] = _HORN
        letters = [letter + shape for letter, shape in self.letters]
        place = self._tone_place()
        if self.tone and place is not None:
            letters[place] += self.tone
        return unicodedata.normalize("NFC", "".join(letters))

    def _tone_place(self) -> int | None:
        vowels = [i for i, (letter, _) in enumerate(self.letters) if letter in _VOWELS]
        shaped = [i for i in vowels if self.letters[i][1]]
        if shaped:
            return shaped[-1]
        return vowels[-1] if vowels else None


def _telex_key(keys: _Keys, char: str, is_last: bool) -> None:
    if char in _TONES and keys.has_vowel():
        keys.tone = _TONES[char]
    elif char == "z" and keys.has_vowel():
        keys.tone = ""
    elif char == "w":
        keys.horn()
    elif char == "d" and keys.letters and keys.letters[0][0] == "d" and (len(keys.letters) == 1 or is_last):
        keys.letters[0][0] = "đ"
    elif char in "aeo" and _closes_circumflex(keys, char):
        keys.shape(char, _CIRCUMFLEX)
    else:
        keys.add(char)


def _closes_circumflex(keys: _Keys, char: str) -> bool:
    """The second a, e or o of a syllable, next to the first or after its closing consonant."""
    same = [i for i, letter in enumerate(keys.letters) if letter == [char, ""]]
    return bool(same) and (same[-1] == len(keys.letters) - 1 or keys.letters[-1][0] not in _VOWELS)


@lru_cache(maxsize=65536)
def decode_telex(word: str) -> str | None:
    """The syllable that raw or half-applied Telex keys stand for, or None: "phuwowngf" → "phường"."""
    if not word.isalpha() or not _TELEX_KEYS.search(fold_word(word)):
        return None
    keys = _Keys()
    for i, char in enumerate(word):
        _telex_key(keys, char, i == len(word) - 1)
    return _if_syllable(word, keys.word())


@lru_cache(maxsize=65536)
def decode_vni(word: str) -> str | None:
    """The syllable that raw VNI keys stand for, or None: "phu7o7ng2" → "phường"."""
    if not word[:1].isalpha() or not any(char.isdigit() for char in word):
        return None
    keys = _Keys()
    for char in word:
        if char in _VNI_TONES:
            keys.tone = _VNI_TONES[char]
        elif char == "6":
            keys.shape("aeo", _CIRCUMFLEX)
        elif char == "7":
            keys.horn()
        elif char == "8":
            keys.shape("a", _BREVE)
        elif char == "9" and keys.letters and keys.letters[0][0] == "d":
            keys.letters[0][0] = "đ"
        elif char.isalpha():
            keys.add(char)
        else:
            return None
    return _if_syllable(word, keys.word())


def _if_syllable(typed: str, decoded: str) -> str | None:
    return decoded if decoded != typed and is_syllable(fold_word(decoded)) else None
