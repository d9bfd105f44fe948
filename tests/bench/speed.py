"""`python -m tests.bench.speed`: how long a message takes to be understood, odd ones too, and answered, and a cold start."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from bot.conversation import Asker, Conversation, Setting, open_conversation
from knowledge.examples import single_questions, writer_of
from knowledge.loading import load_examples
from tests.judging import HERE, Case, read_cases
from tests.oddities import mistyped_questions, texts

HEADER = ("| ms | median | p95 | worst |", "|---" * 4 + "|")
COLD_STARTS = 5
_WARMING = 500
"""Messages that are not judged, answered before anything is timed."""
_ODD_MESSAGES = 10_000
_ODD_LIMIT = 20.0
"""Milliseconds that no message may take, whatever it holds."""
_QUESTION = "Phường Kim Tân có bao nhiêu hộ?"


def timed(ask: Callable[[str, Asker, float], object], cases: Iterable[Case]) -> list[float]:
    """The milliseconds of each turn of each case, in one conversation a case."""
    taken = []
    for case in cases:
        for place, turn in enumerate(case.turns):
            asker, now = Asker(case.id, "asker"), float(place)
            start = time.perf_counter()
            ask(turn, asker, now)
            taken.append(1000 * (time.perf_counter() - start))
    return taken


def line(name: str, taken: Sequence[float]) -> str:
    """The row of what was timed, in Markdown."""
    p95 = statistics.quantiles(taken, n=20, method="inclusive")[-1]
    return f"| {name} | {statistics.median(taken):.2f} | {p95:.2f} | {max(taken):.2f} |"


def warm_up(conversation: Conversation) -> None:
    """Answers examples from all writers, so that what is made once is made."""
    conversation.prepare()
    sheets = load_examples(conversation.understander.knowledge.folder)
    asked = [question.text for sheet, file in sheets for question in single_questions(writer_of(sheet.file), file)]
    for text in asked[:: max(1, len(asked) // _WARMING)]:
        conversation.ask(text, Asker(text, "asker"), Setting.PRIVATE, 0.0)


def odd_messages(conversation: Conversation) -> list[float]:
    """The milliseconds of ten thousand random texts and mistyped questions, the same at each run."""
    taken: list[float] = []

    @settings(
        max_examples=_ODD_MESSAGES,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts | mistyped_questions)
    def understand(text: str) -> None:
        # the garbage that making up messages leaves behind is not the bot's
        gc.disable()
        start = time.perf_counter()
        conversation.understander.understand(text)
        taken.append(1000 * (time.perf_counter() - start))
        gc.enable()

    understand()
    return taken


def cold_start() -> float:
    """The milliseconds from the call of `kimtan ask` to its end."""
    program = Path(sys.executable).with_name("kimtan")
    start = time.perf_counter()
    subprocess.run([program, "ask", _QUESTION], check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - start)


def main() -> int:
    """Times and prints."""
    cases = [case for file in sorted(HERE.glob("*.jsonl")) for case in read_cases(file)]
    conversation = open_conversation()
    warm_up(conversation)
    understood = timed(lambda text, asker, now: conversation.understander.understand(text), cases)
    answered = timed(lambda text, asker, now: conversation.ask(text, asker, Setting.PRIVATE, now), cases)
    odd = odd_messages(conversation)
    rows = [line("`Understander.understand`", understood), line("`Conversation.ask`", answered)]
    rows.append(line(f"`Understander.understand`, {len(odd)} odd messages", odd))
    cold = statistics.median(cold_start() for _ in range(COLD_STARTS))
    sys.stdout.write("\n".join([*HEADER, *rows]) + "\n\n")
    over = sum(ms > _ODD_LIMIT for ms in odd)
    sys.stdout.write(
        f"odd messages over {_ODD_LIMIT:.0f} ms: {over}\n`kimtan ask`, cold: {cold:.0f} ms (median of {COLD_STARTS})\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
