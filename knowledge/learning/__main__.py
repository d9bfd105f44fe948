"""`python -m knowledge.learning [FOLDER]`: learns from a knowledge folder and writes what matching needs beside it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from knowledge import deciding
from knowledge.deciding import Decisions
from knowledge.examples import Asked, several_questions, single_questions, writer_of
from knowledge.following import load_follow_ups
from knowledge.learning.decisions import Trial, fit_decision, report, trials
from knowledge.learning.lessons import Lesson, lessons_of, lexicon_of, texts_of
from knowledge.learning.machine import learn
from knowledge.learning.parts import messages_of, part_trials
from knowledge.learning.talks import Talk, fit_following, talk_trials, talks_of
from knowledge.learnt import Learnt, save_learnt
from knowledge.lexicon import Lexicon
from knowledge.loading import HOME, digest, load_examples, load_knowledge
from knowledge.reading import Reader
from knowledge.understanding import Understander
from knowledge.utterance import Listener

_PHRASINGS = "phrasings"
_FOLDS = 4
_ANSWER_FROM, _SUGGEST_FROM = 0.66, 0.1
_PARTS_FROM, _PARTS_SUGGEST_FROM = 0.6, 0.3
_FOLLOW_FROM, _FOLLOW_SUGGEST_FROM = 0.85, 0.2


def main() -> int:
    """Learns, measures on writers left out, and writes learnt.npz and the decisions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HOME)
    folder = parser.parse_args().folder
    knowledge, sheets = load_knowledge(folder), load_examples(folder)
    lexicon = lexicon_of(texts_of(knowledge, [file for _, file in sheets]))
    listener = Listener(Reader(knowledge.short_forms(), lexicon), knowledge.gazetteer)
    asked = [question for sheet, file in sheets for question in single_questions(writer_of(sheet.file), file)]
    asked += [question for sheet, file in sheets for question in several_questions(writer_of(sheet.file), file)]
    asked += [Asked(phrasing.text, phrasing.kind, _PHRASINGS) for phrasing in knowledge.phrasings()]
    lessons = lessons_of(asked, listener)
    classes = sorted({question.kind for question in asked})

    folds = list(_folds(lessons, classes, lexicon))
    found = [trial for learnt, own in folds for trial in trials(knowledge, own, learnt)]
    decision = fit_decision(found, _ANSWER_FROM, _SUGGEST_FROM)
    report(found, decision)
    deciding.save_decision(decision, folder / deciding.ALONE)

    learnt = learn(lessons, classes, lexicon, None, digest(folder))
    understander = Understander(knowledge, learnt, Decisions(decision))
    talks = talks_of(sheets, understander)
    authored = load_follow_ups(folder, {})
    found = _talks_left_out(talks, authored, lessons, understander)
    after = fit_decision(found, _FOLLOW_FROM, _FOLLOW_SUGGEST_FROM)
    report(found, after)
    deciding.save_decision(after, folder / deciding.AFTER)
    learnt = replace(learnt, after=fit_following(talks, authored, lessons, understander))
    save_learnt(learnt, folder)

    several = messages_of(sheets)
    found = []
    for left_out, own in folds:
        others = Understander(knowledge, replace(left_out, after=learnt.after), Decisions(decision, after))
        found += part_trials(others, own, several)
    parts = fit_decision(found, _PARTS_FROM, _PARTS_SUGGEST_FROM)
    report(found, parts)
    deciding.save_decision(parts, folder / deciding.PARTS)
    return 0


def _folds(lessons: Sequence[Lesson], classes: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[Learnt, list[Lesson]]]:
    """What was learnt without some writers, and their own questions."""
    writers = sorted({lesson.asked.writer for lesson in lessons} - {_PHRASINGS})
    for number in range(_FOLDS):
        left_out = set(writers[number::_FOLDS])
        others = [lesson for lesson in lessons if lesson.asked.writer not in left_out]
        own = [lesson for lesson in lessons if lesson.asked.writer in left_out]
        yield learn(others, classes, lexicon, None, ""), own


def _talks_left_out(
    talks: Sequence[Talk],
    authored: Sequence[tuple[str, str, str]],
    lessons: Sequence[Lesson],
    understander: Understander,
) -> list[Trial]:
    """Each writer's talks judged by what was learnt from the others."""
    found: list[Trial] = []
    for writer in sorted({talk.asked.writer for talk in talks}):
        own = [talk for talk in talks if talk.asked.writer == writer]
        others = [talk for talk in talks if talk.asked.writer != writer]
        found += talk_trials(own, fit_following(others, authored, lessons, understander), understander)
    return found


if __name__ == "__main__":
    sys.exit(main())
