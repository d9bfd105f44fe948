"""YAML files read with the line of every key and item kept, so that each fault can say where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import ErrorDetails

from knowledge.faults import Fault, KnowledgeFaults

Trail = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists."""

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 16
_LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of one YAML file and the line that each part of it starts on."""

    file: Path
    data: Any
    lines: dict[Trail, int] = field(repr=False)

    def line(self, trail: Trail) -> int:
        """The line of the value at the trail, or of its nearest holder, from 1."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return self.lines.get(trail, 1)

    def fault(self, trail: Trail, message: str) -> Fault:
        """A fault at the place of the trail."""
        return Fault(self.file, self.line(trail), message)

    def invalid(self, error: ErrorDetails, base: Trail = ()) -> Fault:
        """The fault for one thing that pydantic found in the part at `base`."""
        # the names that pydantic adds for unions and validators are no keys of the file
        way = tuple(step for step in error["loc"] if not (isinstance(step, str) and ("[" in step or step == "function-before")))
        told = {"extra_forbidden": "unknown key", "missing": "is missing"}.get(error["type"]) or one_line(error["msg"])
        place = ".".join(one_line(str(step)) for step in way)
        return self.fault((*base, *way), f"{place}: {told.removeprefix('Value error, ')}" if place else told)


def read_sheet(file: Path) -> Sheet:
    """The sheet of a YAML file.

    Raises:
        KnowledgeFaults: the file is missing, is not UTF-8, is no plain YAML, or names a key twice.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeFaults([Fault(file, 0, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise KnowledgeFaults([Fault(file, 0, f"is not UTF-8 text (byte {error.start})")]) from error
    tabs = [number for number, line in enumerate(text.splitlines(), 1) if line[: len(line) - len(line.lstrip())].count("\t")]
    if tabs:
        raise KnowledgeFaults([Fault(file, number, "tab in the indentation; use spaces") for number in tabs])
    reader = _EventReader(file, text)
    data = reader.whole()
    if reader.faults:
        raise KnowledgeFaults(reader.faults)
    return Sheet(file, data, reader.lines)


_PLAIN_WORDS = re.compile(r"[^\W\d_]{2,}( [^\W\d_]+)+|[^\W\d_]*[^\x00-\x7f][^\W\d_]*")
"""Several words of letters, or one with a letter that is not English: never a number, a date, a truth value or null."""


class _EventReader:
    """Builds plain values from parsing events, remembering lines and keys that stand twice.

    No tree is composed first, so that neither depth nor an alias of an alias can exhaust the machine.
    """

    def __init__(self, file: Path, text: str) -> None:
        self.lines: dict[Trail, int] = {}
        self.faults: list[Fault] = []
        self._file = file
        self._text = text
        self._loader: Any = None

    def whole(self) -> Any:
        """The one document of the file; None when it is empty."""
        try:
            self._loader = _Loader(self._text)
            return self._document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise KnowledgeFaults([Fault(self._file, mark.line + 1 if mark else 0, _told(error))]) from error
        except yaml.YAMLError as error:
            raise KnowledgeFaults([Fault(self._file, 0, f"is no valid YAML: {error}".splitlines()[0])]) from error
        finally:
            if self._loader is not None:
                self._loader.dispose()

    def _document(self) -> Any:
        self._loader.get_event()
        if self._loader.check_event(yaml.StreamEndEvent):
            return None
        self._loader.get_event()
        data = self._value(self._loader.get_event(), ())
        self._loader.get_event()
        if not self._loader.check_event(yaml.StreamEndEvent):
            raise self._refused(self._loader.get_event(), "a second document; one file holds one")
        return data

    def _value(self, event: Any, trail: Trail) -> Any:
        self.lines[trail] = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise self._refused(event, f"alias «*{event.anchor}»; write out what it stands for")
        if event.tag is not None:
            raise self._refused(event, f"tag «{event.tag}»; values are written plainly")
        if len(trail) > _DEEPEST:
            raise self._refused(event, f"nested deeper than {_DEEPEST} levels")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(trail)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, (*trail, place)) for place, item in enumerate(self._until(yaml.SequenceEndEvent))]
        return self._scalar(event)

    def _mapping(self, trail: Trail) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            key, line = self._key(event)
            if key in content:
                self.faults.append(Fault(self._file, line, f"key «{one_line(key)}» stands twice"))
            content[key] = self._value(self._loader.get_event(), (*trail, key))
            self.lines[(*trail, key)] = line
        return content

    def _key(self, event: Any) -> tuple[str, int]:
        if isinstance(event, yaml.CollectionStartEvent | yaml.AliasEvent):
            raise self._refused(event, "a key must be a word")
        return str(event.value), event.start_mark.line + 1

    def _until(self, end: type[Any]) -> Iterator[Any]:
        while not self._loader.check_event(end):
            yield self._loader.get_event()
        self._loader.get_event()

    def _scalar(self, event: Any) -> Any:
        # most values are quoted, or words that YAML reads as nothing else; the resolver takes longer than all the rest
        if not event.implicit[0] or _PLAIN_WORDS.fullmatch(event.value):
            return event.value
        tag = self._loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style)
        try:
            return self._loader.construct_object(node)
        except (ValueError, OverflowError) as error:
            raise self._refused(event, f"«{one_line(event.value)}» cannot be read: {one_line(str(error))}") from error

    def _refused(self, event: Any, message: str) -> KnowledgeFaults:
        return KnowledgeFaults([*self.faults, Fault(self._file, event.start_mark.line + 1, message)])


def _told(error: yaml.MarkedYAMLError) -> str:
    return one_line(str(error.problem or "is no valid YAML"))


def one_line(text: str) -> str:
    """A text as a fault can show it: in one line, and not too much of it."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
