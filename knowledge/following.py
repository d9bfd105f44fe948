"""Follow-ups: what a few words mean after a fact that was just talked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from knowledge.claims import Claim
from knowledge.deciding import Decision
from knowledge.doubts import only_names_a_time
from knowledge.faults import KnowledgeFaults
from knowledge.features import clause_features, terms_of
from knowledge.matching import Finding, Matcher
from knowledge.model import FactId
from knowledge.outcome import Outcome
from knowledge.sheet import one_line, read_sheet
from knowledge.template import BadTemplate, expand
from knowledge.utterance import Utterance
from knowledge.weights import NONE, Weights

FILE = "follow_ups.yaml"
_LONG = 24
ELLIPSIS = 4
"""Words of a message that is likelier to lean on the topic than to stand alone."""
_SURE_ENOUGH_ALONE, _SURE_THOUGH_LINKED = 0.93, 0.985
_HALF_SURE_ALONE = 0.4
_SAID_TO = frozenset("em chau anh chi bac chu co ong ba ban ad bot a ha nhi nhe oi the vay".split())
_LINKS = frozenset(["the", "con", "vay", "roi", "va", "a", "trong", "rieng", "cai", "cu"])


class FollowUp(BaseModel):
    """After one of some facts, what few words mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    after: list[FactId] = Field(min_length=1)
    meant: FactId = Field(alias="is")
    ask: list[str] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Leaning:
    """A follow-up as it was understood: the kind meant, and how it stands among its rivals."""

    kind: str
    before: str
    """The kind talked about."""
    ranking: tuple[tuple[str, float], ...]
    evidence: Mapping[str, float]


def features_after(utterance: Utterance, topic: Sequence[str]) -> list[str]:
    """Features of a message after a topic: its own, and each word and pair beside the kind talked about last."""
    words = [term for clause in terms_of(utterance) for term in clause]
    last = topic[0]
    found = [feature for clause in clause_features(utterance) for feature in clause]
    found += [f"after {last}"] * 3
    found += [f"{last} w {word}" for word in words] * 2
    found += [f"{last} b {a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True)] * 2
    if len(words) <= _LONG // 4:
        found += [f"{last} l {' '.join(words)}"] * 2
    return found


class Follower:
    """Understands follow-ups by weights of their own, and decides when they count."""

    def __init__(self, weights: Weights, matcher: Matcher, decision: Decision | None) -> None:
        """`decision` is None while it is not fitted yet: nothing is followed then."""
        self._weights = weights
        self._none = weights.place.get(NONE)
        self._matcher = matcher
        self.decision = decision

    def lean(self, utterance: Utterance, topic: Sequence[str], alone: Finding) -> Leaning:
        """The likeliest kind after the topic, with evidence; `alone` is the finding without the topic."""
        matcher = self._matcher
        scores = self._weights.clauses([features_after(utterance, topic)])
        ranked = self._weights.run(scores, 0, 1)
        order = [i for i in np.argsort(-ranked) if i != self._none]
        best, second = order[0], order[1]
        kind = self._weights.classes[best]
        none = float(ranked[self._none]) if self._none is not None else -1.0
        beyond = sum(matcher.limits.against(kind, asked) for asked in matcher.limits.asked(utterance.words))
        own = dict(alone.candidate.ranking)
        evidence = {
            "in_context": float(ranked[best]),
            "context_margin": float(ranked[best] - ranked[second]),
            "context_over_none": float(ranked[best]) - none,
            "alone_agrees": float(alone.kind == kind),
            "alone_sure": alone.sureness,
            "alone_score": own.get(kind, -1.5),
            "alone_best": alone.candidate.ranking[0][1],
            "beyond": float(min(2, beyond)),
            "strange": alone.candidate.evidence["strange"],
            "words": min(_LONG, len(utterance.words)) / _LONG,
            "same_kind": float(kind == topic[0]),
            "same_topic": float(matcher.topic(kind) == matcher.topic(topic[0])),
            "alone_same_topic": float(matcher.topic(alone.kind) == matcher.topic(topic[0])),
            "links": float(_links(utterance)),
        }
        ranking = tuple((self._weights.classes[i], float(ranked[i])) for i in order[:5])
        return Leaning(kind, topic[0], ranking, evidence)

    def followed(self, utterance: Utterance, alone: Finding, leaning: Leaning, claim: Claim | None) -> Finding | None:
        """The finding after the topic where that is surer than the message alone; None where it is not."""
        if self.decision is None:
            return None
        sureness = self.decision.sureness(leaning.evidence)
        enough = _SURE_THOUGH_LINKED if leaning.evidence["links"] else _SURE_ENOUGH_ALONE
        if alone.outcome is Outcome.ANSWER and (leaning.kind == alone.kind or alone.sureness >= max(sureness, enough)):
            return None
        # a whole sentence about another thing: "học Bác thì làm những gì"
        whole = len(utterance.words) > ELLIPSIS and not leaning.evidence["links"] and not points_back(utterance)
        stands = whole and alone.sureness >= _HALF_SURE_ALONE
        if stands and leaning.kind != alone.kind and self._matcher.names_only(alone.kind, leaning.kind, utterance):
            return None
        if only_names_a_time(utterance) and self._matcher.topic(leaning.kind) != self._matcher.topic(leaning.before):
            leaning = replace(leaning, kind=leaning.before)
        candidate = replace(alone.candidate, kind=leaning.kind, ranking=leaning.ranking)
        veto = self._matcher.veto(leaning.kind, utterance, claim is not None)
        if veto:
            return Finding(Outcome.DECLINE, candidate, sureness, veto) if sureness >= self.decision.suggest_from else None
        if sureness >= self.decision.answer_from:
            return Finding(Outcome.ANSWER, candidate, sureness, None)
        # a switch of topic leans on nothing that was said
        stays = self._matcher.topic(leaning.kind) == self._matcher.topic(leaning.before)
        unsure = len(utterance.words) <= ELLIPSIS or (stays and alone.sureness < _SURE_ENOUGH_ALONE)
        if alone.outcome is Outcome.ANSWER and unsure:
            return Finding(Outcome.SUGGEST, candidate, sureness, None)
        if sureness >= self.decision.suggest_from and alone.outcome is not Outcome.ANSWER:
            return Finding(Outcome.SUGGEST, candidate, sureness, None)
        return None


def points_back(utterance: Utterance) -> bool:
    """Whether a message speaks of what was just asked about: "thuộc diện này", "ở khối đó"."""
    return any(b.bare in _POINTING and a.bare in _POINTED_AT for a, b in pairwise(utterance.words))


_POINTING = frozenset(["nay", "do", "ay", "day"])
_POINTED_AT = frozenset(["dien", "khoi", "loai", "nhom", "khoa", "hang", "danh", "so", "cai", "viec", "quy", "dinh"])


def _links(utterance: Utterance) -> bool:
    """Whether a message begins or ends as one that goes on from the last: "thế …", "còn …", "… thì sao"."""
    bare = [word.bare for word in utterance.words]
    end = len(bare)
    while end and bare[end - 1] in _SAID_TO:
        end -= 1
    return bool(bare) and (bare[0] in _LINKS or bare[max(0, end - 2) : end] == ["thi", "sao"])


def load_follow_ups(folder: Path, rules: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Every authored follow-up as (kind talked about, text, kind meant).

    Raises:
        KnowledgeFaults: the file is not there, not of this shape, or holds a bad template.
    """
    sheet = read_sheet(folder / FILE)
    try:
        entries = TypeAdapter(list[FollowUp]).validate_python(sheet.data)
    except ValidationError as error:
        raise KnowledgeFaults([sheet.invalid(item) for item in error.errors()]) from error
    found, faults = [], []
    for place, entry in enumerate(entries):
        for number, template in enumerate(entry.ask):
            try:
                texts = expand(template, rules)
            except BadTemplate as error:
                faults.append(sheet.fault((place, "ask", number), f"bad template «{one_line(template)}»: {error}"))
                continue
            found += [(after, text, entry.meant) for text in texts for after in entry.after]
    if faults:
        raise KnowledgeFaults(faults)
    return found
