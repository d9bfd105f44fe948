"""The knowledge folder read, checked against itself and put together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from knowledge.answer import BadStatement, Renderer
from knowledge.examples import ExampleFile
from knowledge.faults import Fault, KnowledgeFaults
from knowledge.model import Computed, Fact, Kind, Places, Report, Rules, Vocabulary
from knowledge.places import Gazetteer, Whose
from knowledge.sheet import Sheet, Trail, one_line, read_sheet
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
                message = f"{template.kind}: bad template «{one_line(template.text)}»: {error}"
                faults.append(Fault(template.file, template.line, message))
        if faults:
            raise KnowledgeFaults(faults)
        return found

    def short_forms(self) -> dict[str, tuple[str, ...]]:
        """Every abbreviation and chat spelling with its readings, likeliest first, cleaned; a foreign name stands for itself."""
        forms: dict[str, list[str]] = {}
        for table in (self.vocabulary.abbreviations, self.vocabulary.chat):
            for short, readings in table.items():
                known = forms.setdefault(clean(short), [])
                known += [clean(reading) for reading in readings if clean(reading) not in known]
        for word in self.gazetteer.foreign_words():
            forms.setdefault(word, [word])
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
    sheet = _sheet(folder / "reports" / f"{report}.yaml", faults)
    the_report = _validated(sheet, Report, faults) if sheet else None
    vocabulary = _read(folder / "vocabulary.yaml", Vocabulary, faults)
    rules = _read(folder / "vocabulary_rules.yaml", Rules, faults)
    places = _read(folder / "places.yaml", Places, faults)
    questions = list(_question_sheets(folder, faults))
    listed = list(_listed(questions, faults))
    faults += _twice(listed)
    if sheet and the_report:
        faults += _cross_faults(the_report, listed, _named_in(questions))
        faults += _fact_faults(sheet, the_report)
        faults += _computed_faults(the_report, listed)
        faults += _unasked(sheet, the_report, questions, folder)
    if faults or not (the_report and vocabulary and rules and places):
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
        faults += [sheet.invalid(item, base) for item in error.errors()]
        return None


Listed = tuple[Sheet, int, Kind | Computed]


def _question_files(folder: Path) -> list[Path]:
    return sorted((folder / "questions").glob("*.yaml"))


def _question_sheets(folder: Path, faults: list[Fault]) -> Iterator[Sheet]:
    """Every file of questions that holds a list."""
    files = _question_files(folder)
    if not files:
        faults.append(Fault(folder / "questions", 0, "holds no *.yaml file"))
    for file in files:
        sheet = _sheet(file, faults)
        if sheet and isinstance(sheet.data, list):
            yield sheet
        elif sheet:
            faults.append(sheet.fault((), "must be a list of kinds of question"))


def _listed(sheets: Iterable[Sheet], faults: list[Fault]) -> Iterator[Listed]:
    """Every sound entry of questions/*.yaml with its sheet and place."""
    for sheet in sheets:
        model: type[Kind] | type[Computed] = Computed if sheet.file.stem == "computed" else Kind
        for place, entry in enumerate(sheet.data):
            kind = _validated(sheet, model, faults, entry, (place,))
            if kind:
                yield sheet, place, kind


def _named_in(sheets: Iterable[Sheet]) -> set[str]:
    """The ids of all entries, the broken ones too: their own fault is told once, not again by all that name them."""
    return {str(entry.get("id")) for sheet in sheets for entry in sheet.data if isinstance(entry, dict)}


def _twice(listed: Iterable[Listed]) -> Iterator[Fault]:
    """Ids that stand twice."""
    seen: dict[str, Sheet] = {}
    for sheet, place, kind in listed:
        if kind.id in seen:
            yield sheet.fault((place, "id"), f"id «{kind.id}» stands twice (also in {seen[kind.id].file.name})")
        seen[kind.id] = sheet


def _cross_faults(report: Report, listed: Iterable[Listed], named: Set[str]) -> Iterator[Fault]:
    """Ids that name nothing."""
    for sheet, place, kind in listed:
        if isinstance(kind, Kind) and kind.id not in report.facts:
            yield sheet.fault((place, "id"), f"«{kind.id}» is no fact of the report")
        if isinstance(kind, Computed) and kind.id in report.facts:
            yield sheet.fault((place, "id"), f"«{kind.id}» is a fact of the report, not a computed figure")
        for part, name, known in _names(report, kind, named):
            if name not in known:
                yield sheet.fault((place, part), f"«{name}» is no fact")


def _names(report: Report, kind: Kind | Computed, named: Set[str]) -> Iterator[tuple[str, str, Set[str]]]:
    """Every other entry that one names: the key it stands under, the name, and what it may be."""
    facts = report.facts.keys()
    yield from (("related", name, facts | named) for name in kind.related)
    if isinstance(kind, Computed):
        yield from (("from", name, facts) for name in kind.sources)
        return
    yield from (("parts", name, facts) for name in kind.parts)
    if kind.twin:
        yield "twin", kind.twin, facts


def _unasked(sheet: Sheet, report: Report, questions: Sequence[Sheet], folder: Path) -> Iterator[Fault]:
    """Facts that nobody can ask for, where every file of questions could be read."""
    if len(questions) < len(_question_files(folder)):
        return
    for name in report.facts.keys() - _named_in(questions):
        yield sheet.fault(("facts", name), f"no kind of question for the fact «{name}»")


def _fact_faults(sheet: Sheet, report: Report) -> Iterator[Fault]:
    """Statements that cannot be rendered, and paragraphs that the report has not."""
    renderer = Renderer(report)
    for name, fact in report.facts.items():
        # the signature stands one behind the last paragraph
        if fact.paragraph > report.paragraphs + 1:
            message = f"{name}: stands in paragraph {fact.paragraph}, but the report has {report.paragraphs}"
            yield sheet.fault(("facts", name, "paragraph"), message)
        try:
            renderer.statement(name)
        except BadStatement as error:
            yield sheet.fault(("facts", name, "statement"), f"{name}: {error}")


def _computed_faults(report: Report, listed: Iterable[Listed]) -> Iterator[Fault]:
    """Formulas that give no figure, and statements around them that cannot be rendered."""
    renderer = Renderer(report)
    for sheet, place, kind in listed:
        if not isinstance(kind, Computed):
            continue
        try:
            renderer.computed_value(kind)
        except BadStatement as error:
            yield sheet.fault((place, "formula"), f"{kind.id}: {error}")
            continue
        try:
            renderer.computed_statement(kind)
        except BadStatement as error:
            yield sheet.fault((place, "statement"), f"{kind.id}: {error}")


def _templates(listed: Iterable[Listed]) -> Iterator[Template]:
    for sheet, place, kind in listed:
        for number, template in enumerate(kind.phrasings):
            yield Template(template, kind.id, sheet.file, sheet.line((place, "phrasings", number)))


def _gazetteer(places: Places) -> Gazetteer:
    other = (*places.provinces, *places.lao_cai, *places.countries, *places.elsewhere)
    return Gazetteer({Whose.OURS: places.ours, Whose.OWN: places.own, Whose.OTHER: other}, places.everyday)
