"""`python -m knowledge.learning [FOLDER]`: learns from a knowledge folder and writes what matching needs beside it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from knowledge.deciding import AFTER, ALONE, PARTS, PIECE, Decision, Decisions, save_decision
from knowledge.examples import Asked, several_questions, single_questions, writer_of
from knowledge.following import load_follow_ups
from knowledge.learning.decisions import Trial, fit_decision, report, trials
from knowledge.learning.lessons import Lesson, lessons_of, lexicon_of, texts_of
from knowledge.learning.machine import learn
from knowledge.learning.parts import Message, messages_of, part_trials, piece_trials
from knowledge.learning.talks import Talk, fit_following, talk_trials, talks_of
from knowledge.learnt import Learnt, save_learnt
from knowledge.loading import HOME, digest, load_examples, load_knowledge
from knowledge.reading import Reader
from knowledge.understanding import Understander
from knowledge.utterance import Listener

_PHRASINGS = "phrasings"
_GROUPS = 4
# sureness from which on to answer, and to suggest
_ALONE_FROM = (0.66, 0.1)
_AFTER_FROM = (0.85, 0.2)
_PIECE_FROM = (0.6, 0.2)
_PARTS_FROM = (0.45, 0.25)


def main() -> int:
    """Learns, measures on writers left out, and writes learnt.npz and the decisions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HOME)
    _Course(parser.parse_args().folder).run()
    return 0


class _Course:
    """All that one knowledge folder gives to learn from, and the steps of learning it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._knowledge, self._sheets = load_knowledge(folder), load_examples(folder)
        self._lexicon = lexicon_of(texts_of(self._knowledge, [file for _, file in self._sheets]))
        listener = Listener(Reader(self._knowledge.short_forms(), self._lexicon), self._knowledge.gazetteer)
        asked = list(self._asked())
        self._lessons = lessons_of(asked, listener)
        self._classes = sorted({question.kind for question in asked})

    def run(self) -> None:
        """Each decision is fitted on writers that nothing was learnt from, and used by the next step."""
        folds = [self._learnt_without(writers) for writers in self._groups()]
        alone = self._kept([trial for learnt, own in folds for trial in trials(self._knowledge, own, learnt)], ALONE, _ALONE_FROM)
        learnt = learn(self._lessons, self._classes, self._lexicon, None, digest(self._folder))
        understander = Understander(self._knowledge, learnt, Decisions(alone))
        talks, authored = talks_of(self._sheets, understander), load_follow_ups(self._folder, {})
        found = [trial for left_out in self._groups() for trial in self._talks_of(left_out, talks, authored, understander)]
        after = self._kept(found, AFTER, _AFTER_FROM)
        follower = fit_following(talks, authored, self._lessons, understander)
        save_learnt(replace(learnt, after=follower), self._folder)
        folds = [(replace(left_out, after=follower), own) for left_out, own in folds]
        piece = self._kept(self._parted(piece_trials, folds, Decisions(alone, after)), PIECE, _PIECE_FROM)
        self._kept(self._parted(part_trials, folds, Decisions(alone, after, piece)), PARTS, _PARTS_FROM)

    def _parted(
        self,
        tried: Callable[[Understander, Sequence[Lesson], Sequence[Message]], list[Trial]],
        folds: Sequence[tuple[Learnt, list[Lesson]]],
        decisions: Decisions,
    ) -> list[Trial]:
        """What comes of the messages that ask several things, each judged by what was learnt from other writers."""
        several = messages_of(self._sheets)
        return [trial for learnt, own in folds for trial in tried(Understander(self._knowledge, learnt, decisions), own, several)]

    def _asked(self) -> Iterator[Asked]:
        for sheet, file in self._sheets:
            yield from single_questions(writer_of(sheet.file), file)
            yield from several_questions(writer_of(sheet.file), file)
        for phrasing in self._knowledge.phrasings():
            yield Asked(phrasing.text, phrasing.kind, _PHRASINGS)

    def _groups(self) -> list[set[str]]:
        """Writers, some to be left out at a time."""
        writers = [writer_of(sheet.file) for sheet, _ in self._sheets]
        return [set(writers[number::_GROUPS]) for number in range(min(_GROUPS, len(writers)))]

    def _learnt_without(self, writers: set[str]) -> tuple[Learnt, list[Lesson]]:
        """What was learnt without some writers, and their own questions."""
        others = [lesson for lesson in self._lessons if lesson.asked.writer not in writers]
        own = [lesson for lesson in self._lessons if lesson.asked.writer in writers]
        return learn(others, self._classes, self._lexicon, None, ""), own

    def _talks_of(
        self, writers: set[str], talks: Sequence[Talk], authored: Sequence[tuple[str, str, str]], understander: Understander
    ) -> list[Trial]:
        """The talks of some writers judged by what was learnt from the others."""
        own = [talk for talk in talks if talk.asked.writer in writers]
        others = [talk for talk in talks if talk.asked.writer not in writers]
        return talk_trials(own, fit_following(others, authored, self._lessons, understander), understander) if own else []

    def _kept(self, found: Sequence[Trial], name: str, levels: tuple[float, float]) -> Decision:
        decision = fit_decision(found, *levels)
        report(found, decision)
        save_decision(decision, self._folder / name)
        return decision


if __name__ == "__main__":
    sys.exit(main())
