"""The knowledge folder read, checked against itself and put together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from knowledge.examples import ExampleFile
from knowledge.faults import Fault, KnowledgeFaults
from knowledge.model import Computed, Fact, Kind, Places, Report, Rules, Vocabulary
from knowledge.places import Gazetteer, Whose
from knowledge.sheet import Sheet, Trail, read_sheet
from knowledge.template import BadTemplate, expand
from knowledge.text import clean

HOME = Path(__file__).parent
DEFAULT_REPORT = "kim_tan_2020"

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way to ask, written out from a template."""

    text: str
    kind: str
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Template:
    """One template as authored."""

    text: str
    kind: str
    file: Path
    line: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that the folder holds but the examples, which are read only to learn from."""

    folder: Path
    report: Report
    kinds: Mapping[str, Kind]
    computed: Mapping[str, Computed]
    vocabulary: Vocabulary
    gazetteer: Gazetteer
    _templates: tuple[Template, ...] = field(repr=False)
    _rules: Mapping[str, str] = field(repr=False)

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of the report by id."""
        return self.report.facts

    def phrasings(self) -> list[Phrasing]:
        """Every template written out; made anew at each call, since only authors and learning need it.

        Raises:
            KnowledgeFaults: templates that cannot be read, one line each.
        """
        found: list[Phrasing] = []
        faults: list[Fault] = []
        for template in self._templates:
            try:
                texts = expand(template.text, self._rules)
                found += [Phrasing(text, template.kind, template.file, template.line) for text in texts]
            except BadTemplate as error:
                message = f"{template.kind}: bad template «{template.text}»: {error}"
                faults.append(Fault(template.file, template.line, message))
        if faults:
            raise KnowledgeFaults(faults)
        return found

    def short_forms(self) -> dict[str, tuple[str, ...]]:
        """Every abbreviation and chat spelling with its readings, likeliest first, cleaned."""
        forms: dict[str, list[str]] = {}
        for table in (self.vocabulary.abbreviations, self.vocabulary.chat):
            for short, readings in table.items():
                known = forms.setdefault(clean(short), [])
                known += [clean(reading) for reading in readings if clean(reading) not in known]
        return {short: tuple(readings) for short, readings in forms.items()}

    def title(self, name: str) -> str:
        """What a fact or computed figure is called, for headings and buttons."""
        if name in self.computed:
            return self.computed[name].title
        kind = self.kinds.get(name)
        return (kind.heading if kind else "") or self.facts[name].title


def load_knowledge(folder: Path = HOME, report: str = DEFAULT_REPORT) -> Knowledge:
    """The knowledge of a folder, with the report of that id.

    Raises:
        KnowledgeFaults: anything that is wrong with the files, one line each.
    """
    faults: list[Fault] = []
    report_file = folder / "reports" / f"{report}.yaml"
    the_report = _read(report_file, Report, faults)
    vocabulary = _read(folder / "vocabulary.yaml", Vocabulary, faults)
    rules = _read(folder / "vocabulary_rules.yaml", Rules, faults)
    places = _read(folder / "places.yaml", Places, faults)
    listed = list(_listed(folder, faults))
    if not (the_report and vocabulary and rules and places):
        raise KnowledgeFaults(faults)
    faults += _cross_faults(the_report, listed)
    faults += _fact_faults(report_file, the_report)
    if faults:
        raise KnowledgeFaults(faults)
    kinds = {kind.id: kind for _, _, kind in listed if isinstance(kind, Kind)}
    computed = {kind.id: kind for _, _, kind in listed if isinstance(kind, Computed)}
    return Knowledge(folder, the_report, kinds, computed, vocabulary, _gazetteer(places), tuple(_templates(listed)), rules.rules)


def load_examples(folder: Path = HOME) -> list[tuple[Sheet, ExampleFile]]:
    """Every examples file of a folder, by name.

    Raises:
        KnowledgeFaults: anything that is wrong with the files, one line each.
    """
    faults: list[Fault] = []
    found = []
    for file in sorted((folder / "examples").glob("*.yaml")):
        sheet = _sheet(file, faults)
        model = _validated(sheet, ExampleFile, faults) if sheet else None
        if sheet and model:
            found.append((sheet, model))
    if faults:
        raise KnowledgeFaults(faults)
    return found


def digest(folder: Path = HOME) -> str:
    """A fingerprint of everything that is learnt from: questions, examples, vocabulary and places."""
    total = hashlib.sha256()
    for file in learnt_from(folder):
        total.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()


def learnt_from(folder: Path) -> list[Path]:
    """The files that the fitted weights depend on."""
    shared = [folder / name for name in ("vocabulary.yaml", "vocabulary_rules.yaml", "places.yaml")]
    return [*sorted((folder / "questions").glob("*.yaml")), *sorted((folder / "examples").glob("*.yaml")), *shared]


def _read(file: Path, model: type[_Model], faults: list[Fault]) -> _Model | None:
    sheet = _sheet(file, faults)
    return _validated(sheet, model, faults) if sheet else None


def _sheet(file: Path, faults: list[Fault]) -> Sheet | None:
    try:
        return read_sheet(file)
    except KnowledgeFaults as error:
        faults += error.faults
        return None


def _validated(sheet: Sheet, model: type[_Model], faults: list[Fault], data: object = None, base: Trail = ()) -> _Model | None:
    try:
        return TypeAdapter(model).validate_python(sheet.data if data is None else data)
    except ValidationError as error:
        faults += [sheet.fault((*base, *_trail(item["loc"])), _said(item)) for item in error.errors()]
        return None


def _trail(place: tuple[str | int, ...]) -> Trail:
    """The way to a fault without the names that pydantic adds for unions."""
    return tuple(step for step in place if not (isinstance(step, str) and ("[" in step or step in ("function-before", "Date"))))


def _said(item: object) -> str:
    assert isinstance(item, dict)
    place = ".".join(str(step) for step in _trail(item["loc"]))
    told = {
        "extra_forbidden": "unknown key",
        "missing": "is missing",
    }.get(item["type"], str(item["msg"]).removeprefix("Value error, "))
    return f"{place}: {told}" if place else told


Listed = tuple[Sheet, int, Kind | Computed]


def _listed(folder: Path, faults: list[Fault]) -> Iterator[Listed]:
    """Every entry of questions/*.yaml with its sheet and place."""
    files = sorted((folder / "questions").glob("*.yaml"))
    if not files:
        faults.append(Fault(folder / "questions", 0, "holds no *.yaml file"))
    for file in files:
        sheet = _sheet(file, faults)
        if sheet is None:
            continue
        if not isinstance(sheet.data, list):
            faults.append(sheet.fault((), "must be a list of kinds of question"))
            continue
        model: type[Kind] | type[Computed] = Computed if file.stem == "computed" else Kind
        for place, entry in enumerate(sheet.data):
            kind = _validated(sheet, model, faults, entry, (place,))
            if kind:
                yield sheet, place, kind


def _cross_faults(report: Report, listed: Iterable[Listed]) -> Iterator[Fault]:
    """Ids that stand twice, or name nothing."""
    listed = list(listed)
    seen: dict[str, Sheet] = {}
    known = set(report.facts) | {kind.id for _, _, kind in listed}
    for sheet, place, kind in listed:
        if kind.id in seen:
            yield sheet.fault((place, "id"), f"id «{kind.id}» stands twice (also in {seen[kind.id].file.name})")
        seen[kind.id] = sheet
        if isinstance(kind, Kind) and kind.id not in report.facts:
            yield sheet.fault((place, "id"), f"«{kind.id}» is no fact of the report")
        if isinstance(kind, Computed) and kind.id in report.facts:
            yield sheet.fault((place, "id"), f"«{kind.id}» is a fact of the report, not a computed figure")
        named = [("related", name) for name in kind.related]
        named += [("parts", name) for name in kind.parts] if isinstance(kind, Kind) else [("from", name) for name in kind.sources]
        for part, name in named:
            if name not in known:
                yield sheet.fault((place, part), f"«{name}» is no fact")
    if listed:
        for name in sorted(set(report.facts) - set(seen)):
            yield Fault(listed[0][0].file.parent, 0, f"no kind of question for the fact «{name}»")


def _fact_faults(file: Path, report: Report) -> Iterator[Fault]:
    """Statements that cannot be rendered."""
    from knowledge.answer import BadStatement, Renderer  # the renderer needs a report of its own type only

    sheet = read_sheet(file)
    renderer = Renderer(report)
    for name in report.facts:
        try:
            renderer.statement(name)
        except BadStatement as error:
            yield sheet.fault(("facts", name, "statement"), f"{name}: {error}")


def _templates(listed: Iterable[Listed]) -> Iterator[Template]:
    for sheet, place, kind in listed:
        for number, template in enumerate(kind.phrasings):
            yield Template(template, kind.id, sheet.file, sheet.line((place, "phrasings", number)))


def _gazetteer(places: Places) -> Gazetteer:
    other = (*places.provinces, *places.lao_cai, *places.countries, *places.elsewhere)
    return Gazetteer({Whose.OURS: places.ours, Whose.OWN: places.own, Whose.OTHER: other})
