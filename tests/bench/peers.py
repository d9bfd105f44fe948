"""`python -m tests.bench.peers`: this bot beside other matchers, on the same known questions and the same judged ones.

Prints a table and, with --write, puts it into README.md between its markers. `make bench-peers` installs what is needed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence

from bot.conversation import Conversation, open_conversation
from bot.speech import Speech
from knowledge.examples import single_questions, writer_of
from knowledge.loading import Knowledge, load_examples
from knowledge.text import fold
from knowledge.weights import NONE
from tests.bench.matchers import PEERS, Known
from tests.bench.readme import replace_between
from tests.bench.trial import HEADER, Heard, Judge, Row, halves, line, median, single, trial
from tests.judging import HERE, README, Case, ask, judge, key_strings, read_cases

BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"
OURS = "**this bot**"


def known_questions(knowledge: Knowledge) -> list[Known]:
    """Every phrasing and every single example once, folded; those that the report does not answer stand for refusal."""
    phrasings = [Known(fold(phrasing.text), phrasing.kind) for phrasing in knowledge.phrasings()]
    sheets = load_examples(knowledge.folder)
    asked = (question for sheet, file in sheets for question in single_questions(writer_of(sheet.file), file))
    return list(dict.fromkeys([*phrasings, *(Known(fold(question.text), question.kind) for question in asked)]))


def judge_of(speech: Speech) -> Judge:
    """Judges a kind by the very reply that the bot would word for it."""
    keys = key_strings()

    def judged(case: Case, kind: str | None) -> str:
        answers = kind is not None and kind != NONE
        return judge(case, speech.answer([kind]) if kind and answers else speech.decline(None, "", "", ()), keys)

    return judged


def ours(conversation: Conversation, cases: Sequence[Case]) -> Row:
    """The bot's row, as it is: nothing is set, and the even half only warms it up."""
    keys = key_strings()
    results: Counter[str] = Counter()
    heard = []
    warming, measured = halves(cases)
    for case in warming:
        ask(conversation, case)
    for case in measured:
        start = time.perf_counter()
        reply = ask(conversation, case)
        heard.append(Heard(case, None, time.perf_counter() - start))
        results[judge(case, reply, keys)] += 1
    return Row(OURS, None, results, median(heard))


def main() -> int:
    """Tries every peer and the bot, prints, and writes when told to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    cases = [case for file in sorted(HERE.glob("*.jsonl")) for case in read_cases(file) if single(case)]
    conversation = open_conversation()
    known = known_questions(conversation.understander.knowledge)
    judged = judge_of(conversation.speech)
    lines = [*HEADER, *(line(trial(make(known), cases, judged)) for make in PEERS), line(ours(conversation, cases))]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.write:
        replace_between(README, BEGIN, END, lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
