"""`python -m tests.judging`: the bot's replies to the judged questions, counted by kind and by spelling.

Prints a table with 95 % upper bounds, writes it into README.md between its markers with --write, and ends with 1
when wrong or false answers are more than the bar allows.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.conversation import Asker, Conversation, Setting, open_conversation
from bot.reply import Reply
from knowledge.outcome import Outcome

HERE = Path(__file__).parent / "questions"
README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- judged: begin -->", "<!-- judged: end -->"
WRONG_BAR, FALSE_BAR = 0.7, 1.0
"""Percent of the judged questions that may be answered wrongly, or answered though the report does not say it."""

# what the statement of a whole already says of its parts
_WHOLES = {
    "chi_bo": {"chi_bo_khu_dan_cu", "chi_bo_co_quan"},
    "co_cau": {"co_cau_tm_dv", "co_cau_ttcn"},
    "thu_nhap_tang": {"thu_nhap_2015", "thu_nhap_2019"},
    "ket_nap": {"ket_nap_vuot"},
    "khen_thuong": {"huan_chuong", "co_bo_cong_an", "co_tinh", "trong_sach_5_nam"},
    "dot_pha": {"dot_pha_1", "dot_pha_2", "dot_pha_3"},
}
_AS_BRIEF = {"chi_bo", "co_cau", "thu_nhap_tang", "ket_nap"}
_COLUMNS = ("right", "excess", "assisted", "missed", "wrong", "refused", "false")


@dataclass(frozen=True, slots=True)
class Case:
    """One judged question."""

    id: str
    turns: tuple[str, ...]
    kind: str
    wanted: tuple[frozenset[str], ...]
    """Every complete set of facts that is right; empty for what the report does not answer."""
    verdict: bool | None
    style: str


def read_cases(file: Path) -> Iterator[Case]:
    """The cases of a JSON Lines file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        raw: dict[str, Any] = json.loads(line)
        facts = [raw["facts"], *raw.get("also_ok", [])] if raw["facts"] else []
        wanted = tuple(frozenset(ids) for ids in facts)
        yield Case(raw["id"], tuple(raw["turns"]), raw["kind"], wanted, raw.get("verdict"), raw.get("style", ""))


def key_strings() -> dict[str, list[str]]:
    """Fact id → the strings that a right answer must contain."""
    rows = (line.split("\t") for line in (HERE / "keys.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: [key.strip() for key in keys.split(";")] for name, keys in rows}


def ask(conversation: Conversation, case: Case) -> Reply:
    """The reply to the last turn."""
    now, asker = time.time(), Asker(case.id, "asker")
    replies = [conversation.ask(turn, asker, Setting.PRIVATE, now + place) for place, turn in enumerate(case.turns)]
    return replies[-1]


def judge(case: Case, reply: Reply, keys: Mapping[str, list[str]]) -> str:
    """What the reader of the reply got: one of the table's columns."""
    stated = set(reply.facts)
    if not case.wanted:
        return "false" if reply.outcome is Outcome.ANSWER else "refused"
    if reply.outcome is Outcome.SUGGEST:
        return "assisted" if any(wanted <= set(reply.facts[:3]) for wanted in case.wanted) else "missed"
    if reply.outcome is not Outcome.ANSWER:
        return "missed"
    if not any(_same(set(stated), set(wanted)) for wanted in case.wanted):
        if any(stated < wanted for wanted in case.wanted):
            return "missed"
        return "excess" if case.kind != "check" and any(wanted < stated for wanted in case.wanted) else "wrong"
    if case.kind == "check" and reply.verdict is not case.verdict:
        return "wrong"
    text = _plain(reply.plain())
    return "right" if all(_says(text, key) for fact in stated for key in keys.get(fact, [])) else "wrong"


def _same(stated: set[str], wanted: set[str]) -> bool:
    for whole, parts in _WHOLES.items():
        if whole in wanted and whole not in stated and whole != "ket_nap" and parts <= stated:
            stated = (stated - (parts - wanted)) | {whole}
        if whole in stated and whole in _AS_BRIEF and whole not in wanted and parts & wanted:
            stated = (stated - {whole}) | (parts & wanted)
        if whole in stated and whole in wanted:
            stated, wanted = stated - parts, wanted - parts
    return stated == wanted


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold().replace("–", "-")
    text = re.sub(r"(?<=\d)[.\s](?=\d{3}\b)", "", text)
    return re.sub(r"\s+", " ", text)


def _says(text: str, key: str) -> bool:
    key = _plain(key)
    if re.fullmatch(r"[\d./%,]+", key):
        return re.search(rf"(?<![\d,.]){re.escape(key)}(?!\d)", text) is not None
    return key in text


def spelling(case: Case) -> str:
    """How the last turn is typed, roughly: with marks, without, or a style that its writer named."""
    style = case.style.casefold()
    for name, words in (
        ("raw keys", ("telex", "vni")),
        ("chat", ("teencode", "viết tắt", "chat")),
        ("by ear", ("ngọng", "phương ngữ", "l/n", "miền", "theo tiếng")),
        ("slips", ("gõ sai", "lỗi", "gõ lệch", "typo")),
    ):
        if any(word in style for word in words):
            return name
    return "marked" if any(unicodedata.combining(char) for char in unicodedata.normalize("NFD", case.turns[-1])) else "no marks"


def upper_bound(hits: int, among: int) -> float:
    """The 95 % upper bound of a share in percent (Wilson)."""
    if not among:
        return 0.0
    z, share = 1.645, hits / among
    centre = share + z * z / (2 * among)
    spread = z * math.sqrt(share * (1 - share) / among + z * z / (4 * among * among))
    return 100 * (centre + spread) / (1 + z * z / among)


def tally(cases: Iterable[Case], conversation: Conversation) -> dict[str, Counter[str]]:
    """Row → how often each column."""
    keys = key_strings()
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        result = judge(case, ask(conversation, case), keys)
        for row in ("all", f"kind: {case.kind}", f"spelling: {spelling(case)}"):
            rows[row][result] += 1
    return rows


def table(rows: Mapping[str, Counter[str]]) -> list[str]:
    """The table as Markdown lines; shares in percent of the answerable or of the others, in brackets the upper bound."""
    lines = [
        "| questions | n | right | excess | assisted | missed | wrong (≤) | not in the report | false (≤) |",
        "|---" * 9 + "|",
    ]
    for row in sorted(rows, key=lambda name: (name != "all", name)):
        counts = rows[row]
        known = sum(counts[name] for name in _COLUMNS[:5])
        unknown = counts["refused"] + counts["false"]
        shares = " | ".join(_percent(counts[name], known) for name in _COLUMNS[:4])
        wrong = f"{_percent(counts['wrong'], known)} ({upper_bound(counts['wrong'], known):.1f})" if known else "–"
        false = f"{_percent(counts['false'], unknown)} ({upper_bound(counts['false'], unknown):.1f})" if unknown else "–"
        lines.append(f"| {row} | {known} | {shares} | {wrong} | {unknown} | {false} |")
    return lines


def _percent(hits: int, among: int) -> str:
    return f"{100 * hits / among:.1f}" if among else "–"


def write_readme(lines: list[str]) -> None:
    """Puts the table between the markers of README.md."""
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    README.write_text(f"{head}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{tail}", encoding="utf-8")


def main() -> int:
    """Judges, prints, and fails above the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="JSON Lines files; those of tests/questions when none is named")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    cases = [case for file in options.files or sorted(HERE.glob("*.jsonl")) for case in read_cases(file)]
    rows = tally(cases, open_conversation())
    lines = table(rows)
    sys.stdout.write("\n".join(lines) + "\n")
    if options.write:
        write_readme(lines)
    everything = rows["all"]
    known = max(1, sum(everything[name] for name in _COLUMNS[:5]))
    unknown = max(1, everything["refused"] + everything["false"])
    too_much = 100 * everything["wrong"] / known > WRONG_BAR or 100 * everything["false"] / unknown > FALSE_BAR
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
