"""Why a message got the reply it got, line by line, for officers and authors."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.reply import Reply
from knowledge.matching import Finding
from knowledge.reading import Origin, Word
from knowledge.understanding import Understander, Understanding
from knowledge.utterance import Utterance

_SHOWN = 3


def trace_of(understander: Understander, understood: Understanding, reply: Reply) -> tuple[str, ...]:
    """Every line of the trace."""
    return tuple(_lines(understander, understood, reply))


def _lines(understander: Understander, understood: Understanding, reply: Reply) -> Iterator[str]:
    yield from _heard(understood.utterance)
    if understood.context:
        yield texts.WHY_CONTEXT.format(title=understander.knowledge.title(understood.context))
    if understood.claim:
        yield texts.WHY_CLAIM.format(
            asked=", ".join(_said(understood.utterance, q.start, q.end) for q in understood.claim.quantities) or "–"
        )
    for number, piece in enumerate(understood.pieces, 1):
        words, title = " ".join(word.text for word in piece.words), understander.knowledge.title(piece.finding.kind)
        yield texts.WHY_PIECE.format(number=number, words=words, title=title, sure=round(100 * piece.finding.sureness))
    if understood.whole and not understood.pieces:
        yield from _found(understander, understood.whole)
    yield texts.WHY_DECIDED.format(outcome=texts.OUTCOMES[reply.outcome])


def _heard(utterance: Utterance) -> Iterator[str]:
    yield texts.WHY_READ.format(words=" ".join(word.text for word in utterance.words))
    repaired = [word for word in utterance.words if word.origin is not Origin.TYPED]
    if repaired:
        yield texts.WHY_REPAIRED.format(pairs=", ".join(_repair(word) for word in repaired))
    for form, values in (
        (texts.WHY_MOMENT, utterance.moments),
        (texts.WHY_NAME, utterance.ordinals),
        (texts.WHY_NUMBER, utterance.quantities),
        (texts.WHY_PLACE, utterance.places),
    ):
        if values:
            yield form.format(asked=", ".join(_said(utterance, value.start, value.end) for value in values))


def _repair(word: Word) -> str:
    return f"{word.text} ({texts.ORIGINS[word.origin]})"


def _said(utterance: Utterance, start: int, end: int) -> str:
    return " ".join(word.text for word in utterance.words[start:end])


def _found(understander: Understander, finding: Finding) -> Iterator[str]:
    knowledge, decision = understander.knowledge, understander.matcher.decision
    ranking = ", ".join(f"{knowledge.title(kind)} [{kind}] {score:+.2f}" for kind, score in finding.candidate.ranking[:_SHOWN])
    yield texts.WHY_RANKING.format(ranking=ranking)
    if finding.candidate.unexplained:
        yield texts.WHY_UNEXPLAINED.format(words=", ".join(finding.candidate.unexplained))
    shares = sorted(decision.shares(finding.candidate.evidence), key=lambda share: -abs(share[1]))
    yield texts.WHY_EVIDENCE.format(
        evidence="; ".join(f"{texts.EVIDENCE_NAMES.get(name, name)} {share:+.1f}" for name, share in shares[:5])
    )
    yield texts.WHY_SURE.format(sure=round(100 * finding.sureness), least=round(100 * decision.answer_from))
    if finding.veto:
        yield texts.WHY_VETO.format(reason=texts.VETO_REASONS[finding.veto.reason], asked=finding.veto.asked)
    if finding.doubt:
        yield texts.WHY_DOUBT.format(reason=texts.DOUBT_REASONS[finding.doubt])
