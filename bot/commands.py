"""The commands that answer in the terminal: chat, ask, facts, check."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TextIO

from bot import texts
from bot.console import NOT_IN_A_TERMINAL
from bot.conversation import Asker, Conversation, Setting, open_conversation
from bot.deep_link import START, deep_link
from bot.reply import Reply
from knowledge.answer import Renderer
from knowledge.faults import KnowledgeFaults
from knowledge.learnt import NothingLearnt
from knowledge.loading import DEFAULT_REPORT, HOME, Knowledge, load_knowledge
from knowledge.model import Fact, Period

DONE, FAULT = 0, 1
_Parameters = ParamSpec("_Parameters")


def _names_faults(command: Callable[_Parameters, int]) -> Callable[_Parameters, int]:
    """Broken knowledge ends a command with one line a fault, never with a traceback."""

    @wraps(command)
    def guarded(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> int:
        try:
            return command(*args, **kwargs)
        except (KnowledgeFaults, NothingLearnt) as error:
            print(error, file=sys.stderr)
            return FAULT

    return guarded


def knowledge_folder() -> Path:
    """The folder that KIMTAN_KNOWLEDGE names, or the shipped one."""
    named = os.environ.get("KIMTAN_KNOWLEDGE", "").strip()
    return Path(named) if named else HOME


def report_id() -> str:
    """The report that KIMTAN_REPORT names, or the shipped one."""
    return os.environ.get("KIMTAN_REPORT", "").strip() or DEFAULT_REPORT


def _conversation() -> Conversation:
    return open_conversation(knowledge_folder(), report_id())


@_names_faults
def chat() -> int:
    """A conversation in the terminal until the end of input."""
    from bot.console import Console

    return Console(_conversation(), sys.stdin, sys.stdout).run()


@_names_faults
def ask(question: str, *, why: bool, as_json: bool) -> int:
    """One reply, as text or JSON, with the trace when `why`."""
    reply = _conversation().ask(question, Asker("terminal", "terminal"), Setting.PRIVATE, time.time())
    if as_json:
        told = {"outcome": reply.outcome.value, **_told(reply), "trace": list(reply.trace)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return DONE
    print(reply.plain())
    for row in reply.without(*NOT_IN_A_TERMINAL).rows:
        print("  ".join(f"[{button.label}]" for button in row))
    if why:
        print("", *reply.trace, sep="\n")
    return DONE


@_names_faults
def ask_lines(source: TextIO, sink: TextIO) -> int:
    """The batch protocol: one JSON object a line in, one out, in order; each case has a context of its own."""
    conversation = _conversation()
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            turns, name = [str(turn) for turn in case["turns"]], case["id"]
            setting = Setting(case.get("chat", "private"))
        except (ValueError, KeyError, TypeError) as error:
            print(texts.BAD_LINE.format(number=number, fault=error), file=sys.stderr)
            return FAULT
        sink.write(json.dumps({"id": name, **_case(conversation, turns, f"{number}", setting)}, ensure_ascii=False) + "\n")
        sink.flush()
    return DONE


def _case(conversation: Conversation, turns: Sequence[str], chat_key: str, setting: Setting) -> dict[str, Any]:
    reply: Reply | None = None
    for place, turn in enumerate(turns):
        reply = conversation.ask(turn, Asker(chat_key, "asker"), setting, time.time() + place)
    if reply is None:
        return {"outcome": "smalltalk", "facts": [], "verdict": None, "text": ""}
    return {"outcome": reply.outcome.value, **_told(reply)}


def _told(reply: Reply) -> dict[str, Any]:
    return {"facts": list(reply.facts), "verdict": reply.verdict, "text": reply.plain()}


@_names_faults
def facts(*, as_json: bool) -> int:
    """Every fact with its id, topic, title, statement, value, unit, period, paragraph and phrasings."""
    knowledge = load_knowledge(knowledge_folder(), report_id())
    rows = list(_rows(knowledge))
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return DONE
    topic = ""
    for row in rows:
        if row["topic"] != topic:
            topic = row["topic"]
            print(f"\n{texts.TOPIC_TITLES[topic]}")
        print(f"  {row['id']:22} {row['statement']}")
    return DONE


def _rows(knowledge: Knowledge) -> Iterable[dict[str, Any]]:
    renderer = Renderer(knowledge.report)
    said: dict[str, list[str]] = {}
    for phrasing in knowledge.phrasings():
        said.setdefault(phrasing.kind, []).append(phrasing.text)
    for name, fact in knowledge.facts.items():
        yield {
            "id": name, "topic": fact.topic, "title": knowledge.title(name), "statement": renderer.statement(name),
            "value": _plain_value(fact), "unit": fact.unit, "bound": fact.bound, "period": _plain_period(fact.period),
            "paragraph": fact.paragraph, "computed": False, "from": [], "phrasings": said.get(name, []),
        }  # fmt: skip
    for name, computed in knowledge.computed.items():
        yield {
            "id": name, "topic": computed.topic, "title": computed.title,
            "statement": renderer.computed_statement(computed),
            "value": round(renderer.computed_value(computed), computed.digits), "unit": computed.unit,
            "bound": None, "period": None,
            "paragraph": None, "computed": True, "from": computed.sources, "phrasings": said.get(name, []),
        }  # fmt: skip


def _plain_value(fact: Fact) -> Any:
    return fact.model_dump(mode="json")["value"]


def _plain_period(period: Period) -> dict[str, Any]:
    return {
        name: f"{value.month}/{value.year}" if name == "at" else value
        for name, value in period.model_dump(exclude_unset=True).items()
    }


def _failed(line: str) -> int:
    print(line, file=sys.stderr)
    return FAULT


@_names_faults
def qr(target: str, file: Path, bot: str | None) -> int:
    """Writes a QR code that opens the bot at a fact or at its greeting; `bot` is its name, asked of Telegram when None."""
    knowledge = load_knowledge(knowledge_folder(), report_id())
    if target != START and target not in knowledge.facts and target not in knowledge.computed:
        return _failed(texts.QR_NO_FACT.format(target=target))
    if bot is None:
        from bot.settings import SettingsError, load_settings
        from bot.telegram.username import UsernameUnknownError, ask_username

        try:
            bot = ask_username(load_settings(os.environ))
        except (SettingsError, UsernameUnknownError) as fault:
            return _failed(str(fault))
    from bot.qr import write_qr

    link = deep_link(bot, target)
    try:
        write_qr(link, file)
    except OSError as error:
        return _failed(texts.QR_NOT_WRITTEN.format(file=file, reason=error.strerror))
    print(texts.QR_WRITTEN.format(file=file, link=link))
    return DONE


def check(files: Sequence[Path]) -> int:
    """Lints the knowledge, or the files named; one line a fault, exit 1 when there is any."""
    from knowledge.lint import lint

    faults = lint(knowledge_folder(), report_id(), files)
    for fault in faults:
        print(fault)
    if faults:
        return FAULT
    print(texts.CHECK_CLEAN)
    return DONE
