"""The command line: kimtan run | chat | ask | facts | check | qr. Each command imports only what it needs."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from bot import texts
from bot.deep_link import START

DONE, FAULT, USAGE = 0, 1, 2
QR_FORMATS = (".png", ".svg", ".pdf")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="kimtan", description=texts.CLI_DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help=texts.CLI_RUN)
    commands.add_parser("chat", help=texts.CLI_CHAT)
    ask = commands.add_parser("ask", help=texts.CLI_ASK)
    ask.add_argument("question", nargs="?", help=texts.CLI_ASK_QUESTION)
    ask.add_argument("--why", action="store_true", help=texts.CLI_ASK_WHY)
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=texts.CLI_ASK_JSON)
    form.add_argument("--jsonl", action="store_true", help=texts.CLI_ASK_JSONL)
    facts = commands.add_parser("facts", help=texts.CLI_FACTS)
    facts.add_argument("--json", action="store_true", help=texts.CLI_FACTS_JSON)
    check = commands.add_parser("check", help=texts.CLI_CHECK)
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help=texts.CLI_CHECK_FILES)
    qr = commands.add_parser("qr", help=texts.CLI_QR)
    qr.add_argument("target", metavar=f"FACT|{START}", help=texts.CLI_QR_TARGET)
    qr.add_argument("-o", "--output", required=True, type=_picture_file, metavar="FILE", help=texts.CLI_QR_OUTPUT)
    qr.add_argument("--bot", type=_bot_name, metavar="NAME", help=texts.CLI_QR_BOT)
    return parser


def _picture_file(name: str) -> Path:
    if Path(name).suffix.lower() not in QR_FORMATS:
        raise argparse.ArgumentTypeError(texts.QR_FORMAT.format(formats=", ".join(QR_FORMATS)))
    return Path(name)


def _bot_name(name: str) -> str:
    if not re.fullmatch(r"@?[A-Za-z][A-Za-z0-9_]{3,31}", name):
        raise argparse.ArgumentTypeError(texts.QR_BAD_NAME)
    return name.removeprefix("@")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code is 0 done, 1 a fault it names, 2 wrong usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command == "ask" and not options.jsonl and options.question is None:
        parser.error(texts.CLI_ASK_WHAT)
    try:
        return _run(options)
    except KeyboardInterrupt:
        return DONE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULT


def _run(options: argparse.Namespace) -> int:
    if options.command == "run":
        from bot.launching import launch

        return launch()
    from bot import commands

    match options.command:
        case "chat":
            return commands.chat()
        case "ask" if options.jsonl:
            return commands.ask_lines(sys.stdin, sys.stdout)
        case "ask":
            return commands.ask(options.question, why=options.why, as_json=options.json)
        case "facts":
            return commands.facts(as_json=options.json)
        case "qr":
            return commands.qr(options.target, options.output, options.bot)
    return commands.check(options.files)


if __name__ == "__main__":
    sys.exit(main())
