"""Facts, verdicts, suggestions and refusals put into words and buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot import texts
from bot.charts import Charts, listed
from bot.offer import Offer
from bot.press import Kind, Press
from bot.reply import Button, Part, Reply
from knowledge.answer import Renderer
from knowledge.loading import Knowledge
from knowledge.matching import relatives
from knowledge.model import TOPICS, Computed, Topic
from knowledge.outcome import Outcome
from knowledge.vetoes import Reason, Veto

PAGE_SIZE = 8
_MOST_OFFERED = 3
_WHOLE_IN_WORDS = 2
_UNTITLED = {Reason.YEAR: texts.DECLINE_YEAR_PLAIN, Reason.TERM: texts.DECLINE_TERM_PLAIN}


class Speech:
    """Words for what one report says."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.charts = Charts(knowledge)
        self._renderer = Renderer(knowledge.report)
        report = knowledge.report
        self._about = {
            "place": report.place,
            "publisher": report.publisher,
            "published": f"{report.published.day}/{report.published.month}/{report.published.year}",
            "as_of": f"{report.as_of.month}/{report.as_of.year}",
            "article": report.title,
        }

    def answer(self, kinds: Sequence[str], unsaid: Sequence[str] = ()) -> Reply:
        """The facts asked for, one part each, numbered when several; `unsaid` are questions without an answer."""
        parts = [self._fact_part(kind) for kind in kinds]
        parts += [Part(lead=texts.PART_NOT_SAID.format(number=len(kinds) + i, asked=asked)) for i, asked in enumerate(unsaid, 1)]
        if len(parts) > 1:
            parts = [
                Part(texts.NUMBERED.format(number=i, lead=part.lead), part.text, part.items, part.aside)
                if i <= len(kinds)
                else part
                for i, part in enumerate(parts, 1)
            ]
        return Reply(Outcome.ANSWER, tuple(parts), self.stated(kinds), rows=self._rows_after(kinds))

    def checked(self, kind: str, true: bool, same_figure: bool = False) -> Reply:
        """The verdict on a claim about a fact, what the report has, and where; `same_figure` where not the figure is wrong."""
        part = self._fact_part(kind)
        figure = self._figure(kind) if self._has_figure(kind) else ""
        if true:
            lead = texts.TRUE.format(figure=part.lead) if figure else texts.TRUE_PLAIN
        else:
            lead = texts.FALSE.format(figure=figure) if figure and not same_figure else texts.FALSE_PLAIN
        return Reply(
            Outcome.ANSWER,
            (Part(lead, part.text, part.items, part.aside),),
            self.stated([kind]),
            true,
            self._rows_after([kind]),
        )

    def suggest(self, kinds: Iterable[str]) -> Reply:
        """Up to three facts as buttons, none stated."""
        offered = tuple(list(dict.fromkeys(kinds))[:_MOST_OFFERED])
        rows = tuple((self.fact_button(kind),) for kind in offered)
        return Reply(Outcome.SUGGEST, (Part(text=texts.SUGGEST),), offered, rows=rows)

    def decline(self, veto: Veto | None, kind: str, lacking: str, near: Sequence[str]) -> Reply:
        """That the report does not say it, and why or what.

        `kind` is what was asked, "" where that is not sure; `near` kinds go on buttons.
        """
        text = texts.DECLINE_ABOUT.format(asked=lacking) if lacking else texts.DECLINE
        if veto:
            text = self._veto_text(veto, kind)
        rows = tuple((self.fact_button(name),) for name in near[:_MOST_OFFERED])
        return Reply(Outcome.DECLINE, (Part(text=text),), rows=rows)

    def courtesy(self, name: str) -> Reply:
        """A polite word back."""
        rows = ((self._topics_button(),),) if name in ("greeting", "help", "who", "rude") else ()
        return Reply(Outcome.SMALLTALK, (Part(text=texts.COURTESIES[name].format(**self._about)),), rows=rows)

    def nothing(self) -> Reply:
        """For a message without a word."""
        return Reply(Outcome.SMALLTALK, (Part(text=texts.NOTHING_TO_READ),))

    def plain(self, text: str) -> Reply:
        """One kind line and the way to the topics."""
        return Reply(Outcome.SMALLTALK, (Part(text=text),), rows=((self._topics_button(),),))

    def start(self) -> Reply:
        """The greeting."""
        parts = (
            Part(text=texts.START.format(**self._about)),
            Part(text=texts.START_EXAMPLES, items=texts.EXAMPLES),
            Part(text=texts.START_NOTE.format(**self._about)),
        )
        return Reply(Outcome.SMALLTALK, parts, rows=((self._topics_button(), Button(texts.HELP, Press(Kind.HELP))),))

    def help(self) -> Reply:
        """What the bot can do."""
        part = Part(texts.HELP_LEAD, texts.HELP_TEXT.format(**self._about), texts.HELP_ITEMS)
        return Reply(Outcome.SMALLTALK, (part,), rows=((self._topics_button(),),))

    def topics(self) -> Reply:
        """The topics as buttons."""
        buttons = [Button(texts.TOPIC_TITLES[topic], Press(Kind.TOPIC, topic)) for topic in TOPICS if self._members(topic)]
        rows = tuple((button,) for button in buttons)
        return Reply(Outcome.SMALLTALK, (Part(texts.TOPICS_LEAD, texts.TOPICS_TEXT),), rows=rows)

    def topic(self, name: str, page: int) -> Reply | None:
        """The facts of a topic as buttons, a page at a time; None when there is no such topic or page."""
        topic = next((topic for topic in TOPICS if topic == name), None)
        members = self._members(topic) if topic else []
        pages = -(-len(members) // PAGE_SIZE)
        if topic is None or not 0 <= page < pages:
            return None
        text = texts.TOPIC_TEXT.format(page=page + 1, pages=pages) if pages > 1 else texts.TOPIC_TEXT_ONE_PAGE
        rows: list[tuple[Button, ...]] = [
            (self.fact_button(kind),) for kind in members[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
        ]
        turning = []
        if page > 0:
            turning.append(Button(texts.PREVIOUS_PAGE, Press(Kind.TOPIC, topic, page - 1)))
        if page + 1 < pages:
            turning.append(Button(texts.NEXT_PAGE, Press(Kind.TOPIC, topic, page + 1)))
        rows += [tuple(turning)] if turning else []
        rows.append((Button(texts.BACK_TO_TOPICS, Press(Kind.TOPICS)),))
        part = Part(texts.TOPIC_LEAD.format(title=texts.TOPIC_TITLES[topic]), text)
        return Reply(Outcome.SMALLTALK, (part,), rows=tuple(rows))

    def source(self, kind: str) -> Reply:
        """Where a fact stands, with the address that jumps there."""
        computed = self.knowledge.computed.get(kind)
        if computed:
            titles = tuple(f"{self.knowledge.title(name)}: {self._renderer.measured(name)}" for name in computed.sources)
            part = Part(texts.SOURCE_LEAD.format(title=computed.title), texts.SOURCE_OF_COMPUTED, titles)
            return Reply(Outcome.ANSWER, (part,), tuple(computed.sources))
        fact = self.knowledge.facts[kind]
        place = texts.SOURCE_PARAGRAPH.format(paragraph=fact.paragraph) if fact.paragraph else texts.SOURCE_SIGNATURE
        text = f"{texts.SOURCE_TEXT.format(**self._about)} {place}"
        part = Part(texts.SOURCE_LEAD.format(title=self.knowledge.title(kind)), text)
        return Reply(Outcome.ANSWER, (part, Part(text=texts.SOURCE_ADDRESS.format(address=self._renderer.link(kind)))), (kind,))

    def chart(self, kind: str) -> Reply | None:
        """The picture for a fact, and the same in words; None when there is none."""
        chart = self.charts.under(kind)
        if chart is None:
            return None
        aside = texts.ASIDE_PARAGRAPHS.format(paragraphs=listed(chart.paragraphs), **self._about)
        part = Part(chart.heading, chart.words, (), aside)
        row = (self._source_button(kind), self._share_button(kind))
        return Reply(Outcome.ANSWER, (part,), chart.kinds, rows=(row,), picture=chart)

    def offer(self, kind: str) -> Offer:
        """A fact to be chosen from a list and sent into any chat."""
        part = self._fact_part(kind)
        parts = self.knowledge.kinds[kind].parts if part.items else ()
        said = "; ".join(self.knowledge.title(name) for name in parts) or part.text
        form = texts.OFFER_WITHOUT_FIGURE
        if self._has_figure(kind):
            form = texts.OFFER_COMPUTED if kind in self.knowledge.computed else texts.OFFER
        figure = self._figure(kind) if self._has_figure(kind) else ""
        brief = form.format(figure=figure, statement=said, **self._about)
        source = Part(text=texts.OFFER_SOURCE.format(**self._about))
        facts = self.stated([kind])
        reply = Reply(Outcome.ANSWER, (part, source), facts)
        return Offer(kind, self.knowledge.title(kind), brief, reply, self._renderer.link(facts[0]))

    def knows(self, kind: str) -> bool:
        """Whether an id is a fact or computed figure."""
        return kind in self.knowledge.facts or kind in self.knowledge.computed

    def stated(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """Ids of the facts that answers to these kinds state; a computed figure states what it is computed from."""
        ids: dict[str, None] = {}
        for kind in kinds:
            computed = self.knowledge.computed.get(kind)
            ids.update(dict.fromkeys(computed.sources if computed else [kind]))
        return tuple(ids)

    def computed_value(self, name: str) -> float:
        """The value of a computed figure."""
        return self._renderer.computed_value(self.knowledge.computed[name])

    def fact_button(self, kind: str) -> Button:
        """A button that shows a fact."""
        return Button(self.knowledge.title(kind), Press(Kind.FACT, kind))

    def _source_button(self, kind: str) -> Button:
        return Button(texts.SOURCE, Press(Kind.SOURCE, kind))

    def _share_button(self, kind: str) -> Button:
        return Button(texts.SHARE, Press(Kind.SHARE, kind), self.knowledge.title(kind))

    def _topics_button(self) -> Button:
        return Button(texts.ALL_TOPICS, Press(Kind.TOPICS))

    def _members(self, topic: Topic) -> list[str]:
        return [name for name, fact in self.knowledge.facts.items() if fact.topic == topic]

    def _rows_after(self, kinds: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
        """Related facts, what else there is about the fact, and what was thought of the answer."""
        related = tuple((self.fact_button(kind),) for kind in relatives(self.knowledge, dict.fromkeys(kinds)))
        first = kinds[0]
        votes = (Button(texts.GOOD, Press(Kind.GOOD, first)), Button(texts.BAD, Press(Kind.BAD, first)))
        if len(kinds) > 1:
            sources = tuple(
                Button(texts.SOURCE_NUMBERED.format(number=number), Press(Kind.SOURCE, kind))
                for number, kind in enumerate(kinds, 1)
            )
            return (*related, sources, votes)
        chart = (Button(texts.CHART, Press(Kind.CHART, first)),) if self.charts.under(first) else ()
        return (*related, (self._source_button(first), *chart, self._share_button(first)), votes)

    def _fact_part(self, kind: str) -> Part:
        computed = self.knowledge.computed.get(kind)
        if computed:
            return self._computed_part(computed)
        fact = self.knowledge.facts[kind]
        title = self.knowledge.title(kind)
        lead = f"{title}: {self._renderer.measured(kind)}" if self._has_figure(kind) else title
        aside = texts.ASIDE if fact.paragraph else texts.ASIDE_NO_PARAGRAPH
        parts = self.knowledge.kinds[kind].parts
        items = tuple(self._renderer.statement(part) for part in parts) if len(parts) > _WHOLE_IN_WORDS else ()
        return Part(lead, self._renderer.statement(kind), items, aside.format(paragraph=fact.paragraph, **self._about))

    def _computed_part(self, computed: Computed) -> Part:
        lead = f"{computed.title}: {self._renderer.computed_measured(computed)}"
        return Part(lead, self._renderer.computed_statement(computed), (), texts.ASIDE_COMPUTED.format(**self._about))

    def _has_figure(self, kind: str) -> bool:
        fact = self.knowledge.facts.get(kind)
        return kind in self.knowledge.computed or (fact is not None and fact.figure is not None and bool(fact.unit))

    def _figure(self, kind: str) -> str:
        computed = self.knowledge.computed.get(kind)
        return self._renderer.computed_measured(computed) if computed else self._renderer.measured(kind)

    def _veto_text(self, veto: Veto, kind: str) -> str:
        title = self.knowledge.title(kind) if kind else ""
        form = {
            Reason.PLACE: texts.DECLINE_PLACE,
            Reason.PART_OF_WARD: texts.DECLINE_PART_OF_WARD,
            Reason.YEAR: texts.DECLINE_YEAR,
            Reason.TERM: texts.DECLINE_TERM,
            Reason.NAME: texts.DECLINE_NAME,
        }[veto.reason]
        if not kind:
            form = _UNTITLED.get(veto.reason, form)
        return form.format(asked=veto.asked, title=title, **self._about)
