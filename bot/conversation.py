"""A message in, a reply out: context, several questions, checks, small talk. No channel here."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot import texts
from bot.context import Asker, Contexts
from bot.deep_link import START
from bot.press import Kind, Press
from bot.reply import Reply
from bot.speech import Speech
from bot.tracing import trace_of
from knowledge.claims import Claim
from knowledge.courtesy import Courtesies, load_courtesies
from knowledge.matching import Finding
from knowledge.outcome import Outcome
from knowledge.understanding import Understander, Understanding, open_understander
from knowledge.utterance import Utterance
from knowledge.vetoes import Reason

if TYPE_CHECKING:
    from bot.offers import Offers
    from knowledge.verdicts.judging import Checker

__all__ = ["Asker", "Conversation", "Setting", "open_conversation"]

_NEAR = 3
_SURE_OF_SUBJECT = 0.5
"""How sure a kind must be for a refusal to name it."""
_RELATED = -1.05
"""Score from which on a kind is near enough to be offered; one that no word speaks for has about -1.1."""
_VOTES = (Kind.GOOD, Kind.BAD)
_SURE_WITH_ITS_FIGURE = 0.5
"""How sure a kind must be where a claim states the very figure of its fact."""


class Setting(StrEnum):
    """Where a conversation takes place."""

    PRIVATE = "private"
    GROUP = "group"


class Conversation:
    """One conversation partner for all chats."""

    def __init__(self, understander: Understander, courtesies: Courtesies) -> None:
        self.understander = understander
        self.speech = Speech(understander.knowledge)
        self._courtesies = courtesies
        self._contexts = Contexts()

    @cached_property
    def _offers(self) -> Offers:
        """Made at the first inline query, which most conversations never see."""
        from bot.offers import Offers

        return Offers(self.understander, self._courtesies)

    @cached_property
    def _checker(self) -> Checker:
        """Made at the first claim, since most questions make none."""
        from knowledge.verdicts.judging import Checker

        knowledge = self.understander.knowledge
        computed = {name: self.speech.computed_value(name) for name in knowledge.computed}
        return Checker(knowledge, self.understander.claim_words, computed)

    def ask(self, text: str, asker: Asker, setting: Setting, now: float, about: tuple[str, ...] = ()) -> Reply:
        """The reply to a typed message.

        `now` is in seconds since the epoch; `about` are the facts of the bot's own message that is replied to.
        """
        heard = self.understander.listener.hear(text)
        courtesy = self._courtesies.name(heard.words)
        if courtesy:
            return replace(self.speech.courtesy(courtesy), trace=(texts.WHY_COURTESY.format(name=courtesy),))
        understood = self.understander.understand_heard(heard, self._topic(asker, now, about))
        reply = _fit_for(self._reply(understood, setting), setting)
        if understood.topic:
            self._contexts.remember(asker, understood.topic, now)
        return replace(reply, trace=trace_of(self.understander, understood, reply))

    def press(self, press: Press, asker: Asker, now: float, setting: Setting = Setting.PRIVATE) -> Reply:
        """The reply to a button, which sets the topic too; an old or unknown one gets a kind word."""
        reply = self._pressed(press)
        if reply is not None and press.kind is Kind.FACT:
            self._contexts.remember(asker, (press.target,), now)
        return _fit_for(reply or self.speech.plain(texts.UNKNOWN_BUTTON), setting)

    def start(self, payload: str = "", asker: Asker | None = None, now: float = 0.0, setting: Setting = Setting.PRIVATE) -> Reply:
        """The greeting, or the fact that a deep link names, which is then what `asker` talks about."""
        if payload in ("", START):
            return self.speech.start()
        if not self.speech.knows(payload):
            return self.speech.plain(texts.UNKNOWN_LINK)
        if asker:
            self._contexts.remember(asker, (payload,), now)
        return _fit_for(self.speech.answer([payload]), setting)

    def offered(self, query: str, popular: Sequence[str] = ()) -> tuple[str, ...]:
        """Facts that fit what is being typed, best first; `popular` ids, most asked first, lead when that is nothing yet."""
        return self._offers.find(query, popular)

    def prepare(self) -> None:
        """Makes ready what the first claim, the first inline query and some words would else wait for, half a second."""
        self.understander.prepare()
        self._offers.prepare()
        self._checker.prepare()

    def help(self) -> Reply:
        """What the bot can do."""
        return self.speech.help()

    def topics(self) -> Reply:
        """The topics to browse."""
        return self.speech.topics()

    def unsupported(self, what: str) -> Reply:
        """A kind word about a message that holds no text."""
        return self.speech.plain(texts.UNSUPPORTED.get(what, texts.UNSUPPORTED["other"]))

    def _topic(self, asker: Asker, now: float, about: tuple[str, ...]) -> tuple[str, ...]:
        """The kinds talked about, newest first."""
        known = tuple(kind for kind in about if self.speech.knows(kind))
        topic = self._contexts.of(asker, now)
        if known:
            return known
        return (*topic.kinds, *topic.earlier) if topic else ()

    def _pressed(self, press: Press) -> Reply | None:
        if press.kind in (Kind.FACT, Kind.SOURCE, Kind.CHART) and not self.speech.knows(press.target):
            return None
        match press.kind:
            case Kind.FACT:
                return self.speech.answer([press.target])
            case Kind.SOURCE:
                return self.speech.source(press.target)
            case Kind.CHART:
                return self.speech.chart(press.target)
            case Kind.TOPICS:
                return self.speech.topics()
            case Kind.TOPIC:
                return self.speech.topic(press.target, press.page)
            case Kind.HELP:
                return self.speech.help()
        return None

    def _reply(self, understood: Understanding, setting: Setting) -> Reply:
        whole = understood.whole
        if whole is None:
            return self.speech.nothing()
        if understood.pieces:
            unsaid = [" ".join(word.text for word in words) for words in understood.unanswered]
            return self.speech.answer(understood.kinds, unsaid)
        near = [kind for kind, score in whole.candidate.ranking[:_NEAR] if score > _RELATED]
        if understood.claim is not None and whole.kind in self.speech.knowledge.facts:
            checked = self._checked(understood.claim, understood.utterance, whole)
            if checked:
                return checked
        if whole.outcome is Outcome.ANSWER:
            return self.speech.answer([whole.kind])
        if whole.outcome is Outcome.SUGGEST or understood.doubtful:
            return self.speech.suggest([*understood.doubtful, whole.kind, *near])
        # in a group one short line is enough
        limits = self.understander.matcher.limits
        lacking = next((limits.title(asked) for asked in whole.candidate.beyond), "")
        kind = understood.about or (whole.kind if whole.sureness >= _SURE_OF_SUBJECT else "")
        return self.speech.decline(whole.veto, kind, lacking, near if setting is Setting.PRIVATE else [])

    def _checked(self, claim: Claim, utterance: Utterance, whole: Finding) -> Reply | None:
        """The verdict on a claim, a suggestion where there is none; None where it is not sure enough what is claimed."""
        if whole.outcome is Outcome.ANSWER:
            kind = self._checker.meant(whole.kind, claim, utterance)
            true = self._checker.verdict(kind, claim, utterance)
            if true is None:
                return self.speech.suggest([kind])
            return self.speech.checked(kind, true, self._checker.states_figure(kind, claim))
        if self._is_put_into_another_term(claim, utterance, whole):
            return self.speech.checked(whole.kind, False, self._checker.states_figure(whole.kind, claim))
        # its very figure says what the claim is about
        if whole.outcome is Outcome.SUGGEST and claim.firm and whole.sureness >= _SURE_WITH_ITS_FIGURE:
            return self.speech.checked(whole.kind, True) if self._checker.has_its_figure(whole.kind, claim, utterance) else None
        return None

    def _is_put_into_another_term(self, claim: Claim, utterance: Utterance, whole: Finding) -> bool:
        """Whether it is sure what a claim is about, and that it is true of the other term alone."""
        untimely = whole.veto is not None and whole.veto.reason is Reason.TERM
        sure = untimely and claim.firm and self.understander.matcher.is_sure(whole)
        return sure and self._checker.swaps_terms(whole.kind, utterance)


def _fit_for(reply: Reply, setting: Setting) -> Reply:
    """In a group one person's thumb says nothing of what the asker thinks."""
    return reply if setting is Setting.PRIVATE else reply.without(*_VOTES)


def open_conversation(knowledge_folder: Path | None = None, report: str | None = None) -> Conversation:
    """A conversation about the shipped knowledge, or that of another folder and report.

    Raises:
        KnowledgeFaults: the knowledge files are broken; `str()` has one line a fault.
        NothingLearnt: the file of what is learnt is missing or broken.
    """
    # what is loaded stays for good: looking through it for garbage would make one answer in a hundred wait
    collecting = gc.isenabled()
    gc.disable()
    try:
        understander = open_understander(knowledge_folder, report)
        return Conversation(understander, load_courtesies(understander.knowledge.folder))
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
