"""The verdict on a claim: borne out, wrong, or neither where what it says is strange to what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.claims import Claim
from knowledge.loading import Knowledge
from knowledge.model import Date
from knowledge.moments import Tense
from knowledge.quantities import Bound, Measure, Quantity
from knowledge.text import fold
from knowledge.utterance import Utterance
from knowledge.verdicts.contradictions import is_contradicted, names_its_person
from knowledge.verdicts.figures import agrees, agrees_as_part, amount_of, bears, is_span, measure_of, near, tells_little
from knowledge.verdicts.items import adds_an_item, is_another_thing, is_strange
from knowledge.verdicts.pairing import parts_named, years_agree
from knowledge.verdicts.shares import with_shares
from knowledge.verdicts.statement import Statement, statement_of
from knowledge.verdicts.subject import Subject, subjects_of
from knowledge.verdicts.wholes import is_of_the_whole, swaps_givers
from knowledge.verdicts.words import ClaimWords

_WHOLE = 100.0
_NEAR = 4
"""Words within which a digit in words counts a noun: "ba vụ trọng án"."""
_BOTH = 2
"""Values of a fact that must be named where one alone only says what the claim is about."""


class Checker:
    """Judges claims by the knowledge."""

    def __init__(self, knowledge: Knowledge, claim_words: ClaimWords, computed: Mapping[str, float]) -> None:
        """`computed` are the values of computed figures."""
        self._claim_words = claim_words
        self._subjects = subjects_of(knowledge, claim_words.sheet, computed)

    def prepare(self) -> None:
        """Looks once for every phrase, so that the first claim need not wait."""
        self.verdict(next(iter(self._subjects)), Claim((), True, 0), Utterance((), (), (), (), ()))

    def meant(self, kind: str, claim: Claim, utterance: Utterance) -> str:
        """The kind that a claim is about: the whole, where it speaks of several of its parts."""
        statement = statement_of(utterance, claim.quantities, claim.end, self._claim_words)
        whole = next((whole for whole in self._subjects.values() if kind in whole.parts), None)
        if statement is None or whole is None:
            return kind
        parts = {part: self._subjects[part] for part in whole.parts}
        return whole.kind.id if is_of_the_whole(whole, parts, statement) else kind

    def verdict(self, kind: str, claim: Claim, utterance: Utterance) -> bool | None:
        """Whether the report bears out a claim about a fact; None where it can neither be borne out nor contradicted."""
        statement = statement_of(utterance, claim.quantities, claim.end, self._claim_words)
        if statement is None:
            return None
        subject = self._subjects[kind]
        if is_contradicted(subject, statement, self._claim_words):
            return False
        if swaps_givers([self._subjects[part] for part in subject.parts], statement):
            return False
        if subject.fact.denies and self._is_about_what_is_none(subject, statement):
            return self._none_of_them(subject, statement)
        by_figures = self._by_figures(subject, statement)
        return self._by_words(subject, statement) if by_figures is None else by_figures

    def swaps_terms(self, kind: str, utterance: Utterance) -> bool:
        """Whether a claim puts a fact into the other of the terms that the report speaks of: a plan told as done."""
        period = self._subjects[kind].fact.period
        periods = [subject.fact.period for subject in self._subjects.values()]
        others = {term for each in periods for term in (each.term, each.coming)} - {None, period.term, period.coming}
        turned = Tense.PAST if period.coming else Tense.COMING
        return any(
            moment.tense is turned or (moment.tense is Tense.TERM and (moment.first, moment.last) in others)
            for moment in utterance.moments
        )

    def has_its_figure(self, kind: str, claim: Claim, utterance: Utterance) -> bool:
        """Whether a claim states the very figure of a fact, in its measure or with what it counts, and nothing against it."""
        fact = self._subjects[kind].fact
        nouns = fold(fact.unit).split()
        return bool(self.verdict(kind, claim, utterance)) and any(
            agrees(q, fact) and (q.measure is not Measure.COUNT or q.noun in nouns) for q in claim.quantities
        )

    def states_figure(self, kind: str, claim: Claim) -> bool:
        """Whether a claim states the very figure of a fact, whatever else it says."""
        return any(agrees(quantity, self._subjects[kind].fact) for quantity in claim.quantities)

    # What the report says there is none of

    def _is_about_what_is_none(self, subject: Subject, statement: Statement) -> bool:
        return bool(statement.find(subject.denied_nouns)) or not any(statement.find(group) for group in subject.groups)

    def _none_of_them(self, subject: Subject, statement: Statement) -> bool | None:
        """Whether the claim, too, says that there is none."""
        nouns = {said.start for said in statement.find(subject.denied_nouns)}
        counted = [
            q
            for q in statement.quantities
            if q.measure is not Measure.TIMES and not is_span(q) and (not q.lone or nouns & set(range(q.end, q.end + _NEAR)))
        ]
        gone = statement.find(self._claim_words.all_gone)
        clauses = {statement.words[start].clause for start in nouns}
        noes = [no for no in statement.standing if not clauses or statement.words[no.start].clause in clauses]
        if statement.affirmed(self._claim_words.some_left):
            return False
        if noes:
            # "chưa hết hộ nghèo" takes back what "hết" says
            return not any(said.start == no.end for said in gone for no in noes)
        if counted:
            return not any(quantity.value for quantity in counted)
        return True if statement.affirmed(self._claim_words.all_gone) else False if nouns else None

    # Figures

    def _by_figures(self, subject: Subject, statement: Statement) -> bool | None:
        """The verdict by the numbers stated, None where none bears on the fact."""
        bearing = self._bearing(subject, statement)
        if not bearing:
            return None
        parts = list(subject.parts.values())
        if not years_agree(statement, bearing, parts):
            return False
        if self._tells_the_rest(statement, bearing):
            return agrees(_rest_of(bearing[0]), subject.fact)
        named = parts_named(statement, bearing, subject.part_names)
        if not all(self._is_true(subject, quantity, named.get(quantity.start)) for quantity in bearing):
            return False
        if any(statement.denied(quantity.start) for quantity in bearing):
            return False
        if subject.fact.figure is not None and any(tells_little(q, amount_of(subject.fact)) for q in bearing):
            return None
        here = {statement.words[quantity.start].clause for quantity in bearing}
        beside = [no for no in statement.standing if statement.words[no.start].clause in here]
        return None if beside and not self._denies_the_contrary(subject, statement) else True

    def _tells_the_rest(self, statement: Statement, bearing: Sequence[Quantity]) -> bool:
        """ "5% chưa đạt": the share of those of whom the contrary is true."""
        share = bearing[0]
        alone = len(bearing) == 1 and share.measure is Measure.PERCENT and share.value < _WHOLE
        return alone and bool(statement.standing) and not statement.denied(share.start)

    def _bearing(self, subject: Subject, statement: Statement) -> list[Quantity]:
        stated = tuple(q for q in statement.quantities if not _is_one_of(q, statement))
        if subject.fact.figure is not None and measure_of(subject.fact) is Measure.PERCENT:
            stated = with_shares(stated, statement.words)
        if subject.fact.figure is not None:
            return [
                q
                for q in stated
                if bears(q, subject.fact, stated, self._claim_words.counters)
                or _is_of_a_part(q, subject)
                or _is_said_of_a_part(q, subject, statement)
                or _is_pointed_at(q, statement)
            ]
        if any(part.figure is not None for part in subject.parts.values()):
            told = {measure for _, measure in subject.computed}
            numbers = [q for q in stated if q.measure is not Measure.TIMES or Measure.TIMES in told]
            return [q for q in numbers if not q.lone and not is_span(q) and not self._counts_parts(statement, q)]
        return []

    def _is_true(self, subject: Subject, quantity: Quantity, part: str | None) -> bool:
        if part is not None:
            return agrees_as_part(quantity, subject.parts[part])
        if subject.fact.figure is not None:
            others = [p for p in subject.parts.values() if p.figure is not None and p.unit != subject.fact.unit]
            return agrees(quantity, subject.fact) or any(agrees(quantity, p) for p in others)
        if any(agrees_as_part(quantity, p) for p in subject.parts.values()):
            return True
        return any(
            quantity.measure is measure and near(quantity, value, slack=0.012 * value) for value, measure in subject.computed
        )

    def _counts_parts(self, statement: Statement, quantity: Quantity) -> bool:
        """Whether a number says how many parts there are: "hai mảng"."""
        return (
            quantity.end < len(statement.words) and self._claim_words.parts_counted.at(statement.words, quantity.end) is not None
        )

    # Words

    def _by_words(self, subject: Subject, statement: Statement) -> bool | None:
        """The verdict by what is said of the subject."""
        said = [bool(statement.affirmed(group)) for group in subject.groups]
        if statement.standing and not self._denies_the_contrary(subject, statement):
            return False
        if self._leaves_out(subject, statement, said) or self._miscounts(subject, statement) or self._adds(subject, statement):
            return False
        if self._has_other_share(subject, statement):
            return False
        strange = is_strange(subject, statement, self._claim_words)
        others = any(statement.affirmed(group) for group in subject.siblings)
        given = bool(statement.affirmed(subject.own_givers)) and not others
        if any(said) or given or self._names_its_values(subject, statement):
            return None if strange or self._says_more_or_less(subject, statement) else True
        if names_its_person(subject, statement, self._claim_words):
            return True
        if others and statement.affirmed(self._claim_words.compares):
            return None
        if subject.kind.closed and others:
            return False
        if statement.standing:
            return True
        return False if subject.kind.closed and is_another_thing(subject, statement, self._claim_words) else None

    def _says_more_or_less(self, subject: Subject, statement: Statement) -> bool:
        """Whether a claim narrows, takes back or counts what the report only states."""
        not_only = frozenset(self._claim_words.sheet.not_only)
        times = any(q.measure is Measure.TIMES for q in statement.quantities)
        narrows = any(only.phrase not in not_only for only in statement.affirmed(self._claim_words.only))
        counts = any(
            q.measure is Measure.COUNT
            and not (q.lone or is_span(q) or q.value in subject.fact.names or self._counts_parts(statement, q))
            and not (q.start > 0 and statement.words[q.start - 1].bare in _OF_A_DATE)
            for q in statement.quantities
        )
        return (narrows and not subject.is_list) or counts or times or bool(statement.find(self._claim_words.but))

    def _denies_the_contrary(self, subject: Subject, statement: Statement) -> bool:
        """Whether every denial denies something that speaks against the fact: "không hụt cái nào"."""
        against = [
            said for sayings in (subject.contrary, subject.opposite, subject.denied_nouns) for said in statement.find(sayings)
        ]
        return all(any(statement.denied(said.start) is denial for said in against) for denial in statement.standing)

    def _leaves_out(self, subject: Subject, statement: Statement, said: Sequence[bool]) -> bool:
        """ "chỉ chính trị và tư tưởng": some items and no others."""
        if not subject.is_list or all(said):
            return False
        not_only = frozenset(self._claim_words.sheet.not_only)
        return any(only.phrase not in not_only for only in statement.affirmed(self._claim_words.only))

    def _miscounts(self, subject: Subject, statement: Statement) -> bool:
        """ "gồm hai mặt" of a list of four."""
        if not subject.is_list or not isinstance(subject.fact.value, list):
            return False
        counts = [q for q in statement.quantities if q.measure is Measure.COUNT and self._counts_parts(statement, q)]
        return any(q.bound is Bound.EXACT and q.value != len(subject.fact.value) for q in counts)

    def _adds(self, subject: Subject, statement: Statement) -> bool:
        """An item that is not in the list, among items that are."""
        return subject.is_list and adds_an_item(subject, statement, self._claim_words)

    def _has_other_share(self, subject: Subject, statement: Statement) -> bool:
        """A share below the whole, where the report has none."""
        if subject.fact.figure is not None or any(part.figure is not None for part in subject.parts.values()):
            return False
        return any(q.measure is Measure.PERCENT and q.value != _WHOLE for q in statement.quantities)

    def _names_its_values(self, subject: Subject, statement: Statement) -> bool:
        """Whether its own date is named, or both its number and its time: "đại hội VII, nhiệm kỳ 2020–2025"."""
        if isinstance(subject.fact.value, Date):
            return any(moment.tense in (Tense.DATE, Tense.YEAR) for moment in statement.moments)
        period = subject.fact.period
        own = period.term or period.coming
        years = {moment.first for moment in statement.moments if moment.tense is Tense.YEAR}
        if subject.groups:
            return False
        timed = any(moment.tense in _FITTING for moment in statement.moments) or (own is not None and set(own) <= years)
        numbered = any(ordinal.of in subject.names for ordinal in statement.ordinals)
        return timed + numbered >= _BOTH


_OF_A_DATE = frozenset(["ngay", "thang"])
_FITTING = frozenset([Tense.TERM, Tense.PAST, Tense.COMING])


def _rest_of(share: Quantity) -> Quantity:
    return replace(share, value=_WHOLE - share.value)


def _is_one_of(quantity: Quantity, statement: Statement) -> bool:
    """ "một trong ba nhiệm vụ": what is claimed is not how many there are."""
    return [word.bare for word in statement.words[max(0, quantity.start - 2) : quantity.start]] == ["mot", "trong"]


def _is_pointed_at(quantity: Quantity, statement: Statement) -> bool:
    """ "con số 4 ấy": whatever follows it."""
    before = [word.bare for word in statement.words[max(0, quantity.start - 2) : quantity.start]]
    return quantity.measure is Measure.COUNT and before == ["con", "so"]


def _is_said_of_a_part(quantity: Quantity, subject: Subject, statement: Statement) -> bool:
    """Whether a number stands right before the name of a part that is counted too: "28 chi bộ gồm 20 khu dân cư"."""
    counted = [name for part, name in subject.part_names.items() if subject.parts[part].figure is not None]
    if quantity.measure is not Measure.COUNT or quantity.lone or quantity.end >= len(statement.words):
        return False
    return any(name.at(statement.words, quantity.end) for name in counted)


def _is_of_a_part(quantity: Quantity, subject: Subject) -> bool:
    """Whether a number has the measure of a part that is told with the fact: "43, vượt 22%"."""
    return any(part.figure is not None and agrees(quantity, part) for part in subject.parts.values())
