"""Files that stand in a knowledge folder, or are judged as if they stood there in the place of their namesake."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.examples import ExampleFile
from knowledge.faults import Fault, KnowledgeFaults
from knowledge.sheet import read_sheet

_FOLDERS = ("reports", "questions", "examples")


@dataclass(frozen=True, slots=True)
class Cast:
    """A folder in which all the files named stand."""

    folder: Path
    """The knowledge folder itself, or a copy of it when a file lies outside."""
    named: Mapping[Path, Path]
    """Each file as it is found in the folder, and as it was named."""
    misfits: tuple[Fault, ...]
    """What is wrong with files that have no place there."""


@contextmanager
def cast(folder: Path, files: Iterable[Path]) -> Iterator[Cast]:
    """The files put into their places for a while; a folder among them stands for its YAML files."""
    named: dict[Path, Path] = {}
    misfits: list[Fault] = []
    for file in _each(files):
        within = _within(folder, file)
        if within is None:
            misfits += _misfit(file)
        else:
            named[within] = file
    outside = {within: file for within, file in named.items() if not _is_inside(folder, file)}
    with TemporaryDirectory() as scratch:
        place = _copied(folder, outside, Path(scratch)) if outside else folder
        yield Cast(place, {place / within: file for within, file in named.items()}, tuple(misfits))


def _each(named: Iterable[Path]) -> Iterator[Path]:
    for path in named:
        yield from sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


def _is_inside(folder: Path, file: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())


def _copied(folder: Path, outside: Mapping[Path, Path], scratch: Path) -> Path:
    """A copy of the knowledge files with some of them replaced or added."""
    copy = scratch / folder.resolve().name
    inside = {file.relative_to(folder): file for file in sorted(folder.rglob("*.yaml"))}
    for within, file in {**inside, **outside}.items():
        (copy / within).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy / within)
    return copy


def _within(folder: Path, file: Path) -> Path | None:
    """Where in the folder a file belongs: where it is, where its namesake is, or where its kind of content is."""
    if not file.is_file():
        return None
    if _is_inside(folder, file):
        return file.resolve().relative_to(folder.resolve())
    own_folder = file.resolve().parent.name
    namesakes = sorted(folder.rglob(file.name), key=lambda known: known.parent.name != own_folder)
    if namesakes:
        return namesakes[0].relative_to(folder)
    home = own_folder if own_folder in _FOLDERS else _home_of(file)
    return Path(home, file.name) if home and file.suffix == ".yaml" else None


def _home_of(file: Path) -> str | None:
    """The folder that a file's content is for."""
    try:
        data = read_sheet(file).data
    except KnowledgeFaults:
        return None
    if isinstance(data, list):
        return "questions"
    if not isinstance(data, dict):
        return None
    return "reports" if "facts" in data else "examples" if data.keys() & ExampleFile.model_fields.keys() else None


def _misfit(file: Path) -> list[Fault]:
    try:
        read_sheet(file)
    except KnowledgeFaults as error:
        return error.faults
    return [Fault(file, 0, "is neither named like a knowledge file nor a report, a list of questions or examples")]
