"""YAML files read with the line of every key and item kept, so that each fault can say where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.faults import Fault, KnowledgeFaults

Trail = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists."""

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


def read_sheet(file: Path) -> Sheet:
    """The sheet of a YAML file.

    Raises:
        KnowledgeFaults: the file is missing, is not UTF-8, is no valid YAML, or names a key twice.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeFaults([Fault(file, 0, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise KnowledgeFaults([Fault(file, 0, f"is not UTF-8 text (byte {error.start})")]) from error
    tabs = [number for number, line in enumerate(text.splitlines(), 1) if line[: len(line) - len(line.lstrip())].count("\t")]
    if tabs:
        raise KnowledgeFaults([Fault(file, number, "tab in the indentation; use spaces") for number in tabs])
    loader = _Loader(text)
    reader = _NodeReader(file, loader)
    try:
        node = loader.get_single_node()
        data = reader.value(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise KnowledgeFaults([Fault(file, mark.line + 1 if mark else 0, error.problem or "is no valid YAML")]) from error
    except yaml.YAMLError as error:
        raise KnowledgeFaults([Fault(file, 0, f"is no valid YAML: {error}".splitlines()[0])]) from error
    finally:
        loader.dispose()
    if reader.faults:
        raise KnowledgeFaults(reader.faults)
    return Sheet(file, data, reader.lines)


class _NodeReader:
    """Builds plain values from nodes, remembering lines and keys that stand twice."""

    def __init__(self, file: Path, loader: Any) -> None:
        self.file = file
        self.lines: dict[Trail, int] = {}
        self.faults: list[Fault] = []
        self._loader = loader

    def value(self, node: Any, trail: Trail) -> Any:
        self.lines[trail] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, trail)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*trail, place)) for place, item in enumerate(node.value)]
        return self._loader.construct_object(node)

    def _mapping(self, node: Any, trail: Trail) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in content:
                self.faults.append(Fault(self.file, key_node.start_mark.line + 1, f"key «{key}» stands twice"))
            content[key] = self.value(value_node, (*trail, key))
            self.lines[(*trail, key)] = key_node.start_mark.line + 1
        return content
