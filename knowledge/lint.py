"""Everything that is wrong with the knowledge files, and the gate that asks every phrasing against the whole base."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from knowledge.answer import figure_text
from knowledge.courtesy import load_courtesies
from knowledge.deciding import AFTER, ALONE, OF_LIMIT, PARTS, Decision, load_decision
from knowledge.evidence import Wording
from knowledge.examples import ExampleFile, repeated
from knowledge.faults import Fault, KnowledgeFaults
from knowledge.following import FILE as FOLLOW_UPS
from knowledge.following import load_follow_ups
from knowledge.learnt import FILE as LEARNT
from knowledge.learnt import NothingLearnt, load_learnt
from knowledge.limits import FILE as LIMITS
from knowledge.limits import Limits, load_limits
from knowledge.loading import Knowledge, Phrasing, digest, learnt_from, load_examples, load_knowledge
from knowledge.matching import wordings_of
from knowledge.model import Date, Rules
from knowledge.numbers import figure_value
from knowledge.sheet import Sheet, Trail, one_line, read_sheet
from knowledge.standins import cast
from knowledge.template import BadTemplate, expand
from knowledge.text import clean, fold, fold_word
from knowledge.tokens import Sort, tokenise
from knowledge.understanding import Understander, Understanding
from knowledge.verdicts.words import FILE as CLAIMS
from knowledge.verdicts.words import ClaimWords, load_claim_words
from knowledge.weights import NONE

LONGEST_TITLE = 40
"""Characters of a title that a button shows whole."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_TERM = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
# YAML reads the dot as a decimal mark: 18.000 would be eighteen
_SEPARATED = re.compile(r"\bvalue:\s*([1-9]\d{0,2}\.\d{3})(?![\d.])")
_Loaded = TypeVar("_Loaded")


def lint(folder: Path, report: str, files: Sequence[Path] = ()) -> list[Fault]:
    """Every fault of a knowledge folder, all its reports and the named one, in order of place.

    With `files` only the faults of these; one that lies outside the folder is judged in the place of its namesake.
    """
    if not files:
        return _in_order(_faults(folder, report))
    with cast(folder, files) as placed:
        found = _faults(placed.folder, report) if placed.named else []
        shown = [Fault(placed.named[fault.file], fault.line, fault.message) for fault in found if fault.file in placed.named]
    return _in_order([*placed.misfits, *shown])


def gate(understander: Understander) -> list[Fault]:
    """A fault for every phrasing, with its accents or without, that is not answered with exactly its own kind."""
    faults = []
    for phrasing in understander.knowledge.phrasings():
        for text in dict.fromkeys((phrasing.text, unaccented(phrasing.text))):
            understood = understander.understand(text)
            if understood.kinds != (phrasing.kind,):
                message = f"«{text}» is {_became(understood)} instead of answered with «{phrasing.kind}»"
                faults.append(Fault(phrasing.file, phrasing.line, message))
    return _in_order(faults)


def unaccented(text: str) -> str:
    """A text as typed by someone who leaves out every accent, its punctuation kept."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _became(understood: Understanding) -> str:
    if understood.kinds:
        return f"answered with {' and '.join(f'«{kind}»' for kind in understood.kinds)}"
    whole = understood.whole
    if whole is None:
        return "read as empty"
    why = f" because of its {whole.veto.reason.value} «{whole.veto.asked}»" if whole.veto else ""
    return f"met with {whole.outcome.value} of «{whole.kind}»{why}"


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(dict.fromkeys(faults), key=lambda fault: (str(fault.file), fault.line))


# Faults of a whole folder


def _faults(folder: Path, report: str) -> list[Fault]:
    faults: list[Fault] = []
    names = sorted({report, *(file.stem for file in (folder / "reports").glob("*.yaml"))})
    loaded = [(folder / "reports" / f"{name}.yaml", _tried(partial(load_knowledge, folder, name), faults)) for name in names]
    _tried(partial(load_courtesies, folder), faults)
    decisions = {file: _tried(partial(load_decision, folder / file), faults) for file in (ALONE, AFTER, PARTS)}
    limits = _tried(partial(load_limits, folder), faults)
    follow_ups = _tried(partial(load_follow_ups, folder, {}), faults)
    claim_words = _tried(partial(load_claim_words, folder), faults)
    examples = _tried(partial(load_examples, folder), faults) or []
    faults += _unknown_limits(decisions, limits, folder) if limits else []
    known = [(file, knowledge) for file, knowledge in loaded if knowledge is not None]
    faults += [sheet.fault(trail, message) for sheet, trail, message in repeated(examples)]
    faults += [] if known else _bad_templates(folder)
    for file, knowledge in known:
        faults += _formula_faults(knowledge)
        faults += _typed_figures(file, knowledge)
        faults += _separated_figures(file)
        faults += _long_titles(file, knowledge)
        faults += _unknown_in_claims(file, knowledge, claim_words) if claim_words else []
    for _, knowledge in known[:1]:
        if _tried(knowledge.phrasings, faults) is None:
            continue
        kinds = frozenset({*knowledge.kinds, *knowledge.computed})
        faults += _shared_phrasings(knowledge.phrasings())
        faults += _lacking_phrasings(knowledge)
        faults += _unknown_in_examples(kinds, examples)
        faults += _unknown_in_limits(kinds, limits, folder) if limits else []
        faults += _unknown_in_follow_ups(kinds, folder) if follow_ups else []
    if not {fault.file for fault in faults} & {folder / "questions", *learnt_from(folder)}:
        faults += _staleness(folder)
    return faults


def _tried(load: Callable[[], _Loaded], faults: list[Fault]) -> _Loaded | None:
    try:
        return load()
    except KnowledgeFaults as error:
        faults += error.faults
        return None


def _staleness(folder: Path) -> Iterator[Fault]:
    """What is learnt must be from the files as they are."""
    try:
        learnt = load_learnt(folder)
    except NothingLearnt as error:
        yield Fault(folder / LEARNT, 0, str(error).removeprefix(f"{folder / LEARNT}: "))
        return
    if learnt.digest != digest(folder):
        yield Fault(folder / LEARNT, 0, "is older than the questions, examples or vocabulary; run `make fit`")


# Figures and titles


def _typed_figures(file: Path, knowledge: Knowledge) -> Iterator[Fault]:
    """A figure of the report stands once, as a value; sentences take it from there."""
    figures = {fact.figure: name for name, fact in knowledge.facts.items() if fact.figure is not None}
    dates = {
        f"{fact.value.day}/{fact.value.month}/{fact.value.year}": name
        for name, fact in knowledge.facts.items()
        if isinstance(fact.value, Date)
    }
    statements = {name: fact.statement for name, fact in knowledge.facts.items()}
    statements |= {name: computed.statement for name, computed in knowledge.computed.items()}
    for name, statement in statements.items():
        fact = knowledge.facts.get(name)
        allowed = {number for numbers in fact.number.values() for number in numbers} if fact else set()
        for typed in _FIGURE.findall(_TERM.sub("", _PLACEHOLDER.sub("", statement))):
            value = None if "/" in typed else figure_value(typed)
            source = dates.get(typed) if value is None else figures.get(value)
            if source is not None and value not in allowed:
                message = f"{name}: the statement types «{typed}», which is the value of «{source}»; write {{{source}}}"
                yield _fault_at(file, knowledge, name, "statement", message)


def _separated_figures(file: Path) -> Iterator[Fault]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        found = _SEPARATED.search(line)
        if found:
            digits = found[1].replace(".", "")
            told = f"value: {found[1]} means {figure_text(float(found[1]), 3)} here; write {digits}, without separators"
            yield Fault(file, number, told)


def _long_titles(file: Path, knowledge: Knowledge) -> Iterator[Fault]:
    """Titles and headings stand on buttons."""
    titles = [(name, "title", fact.title) for name, fact in knowledge.facts.items()]
    titles += [(name, "title", computed.title) for name, computed in knowledge.computed.items()]
    titles += [(name, "heading", kind.heading) for name, kind in knowledge.kinds.items()]
    for name, key, title in titles:
        if len(title) > LONGEST_TITLE:
            message = f"{name}: {key} has {len(title)} characters; a button shows {LONGEST_TITLE}"
            yield _fault_at(file, knowledge, name, key, message)


def _fault_at(report: Path, knowledge: Knowledge, name: str, key: str, message: str) -> Fault:
    """A fault at a key of a fact, kind or computed figure; the file is read again, since faults are rare."""
    if key not in _OF_KINDS and name in knowledge.facts:
        return read_sheet(report).fault(("facts", name, key), message)
    file = next(phrasing.file for phrasing in knowledge.phrasings() if phrasing.kind == name)
    sheet = read_sheet(file)
    place = next(place for place, entry in enumerate(sheet.data) if entry["id"] == name)
    return sheet.fault((place, key), message)


def _formula_faults(knowledge: Knowledge) -> Iterator[Fault]:
    """A computed figure names as its sources what its formula is made of."""
    for name, computed in knowledge.computed.items():
        used = set(re.findall(r"[a-z]\w*", computed.formula))
        if used != set(computed.sources):
            message = f"{name}: the formula uses {', '.join(sorted(used))}, but `from` has {', '.join(computed.sources)}"
            yield _fault_at(knowledge.folder, knowledge, name, "from", message)


_OF_KINDS = frozenset(["heading", "direction"])
"""Keys of a kind of question; the others are those of its fact."""


# Questions and examples


def _bad_templates(folder: Path) -> Iterator[Fault]:
    """Templates that cannot be read, where the knowledge is too broken to be put together."""
    try:
        rules = Rules.model_validate(read_sheet(folder / "vocabulary_rules.yaml").data).rules
    except (KnowledgeFaults, ValidationError):
        return
    for file in sorted((folder / "questions").glob("*.yaml")):
        for sheet, trail, name, template in _templates(file):
            try:
                expand(template, rules)
            except BadTemplate as error:
                yield sheet.fault(trail, f"{name}: bad template «{one_line(template)}»: {error}")


def _templates(file: Path) -> Iterator[tuple[Sheet, Trail, str, str]]:
    """Whatever stands as a template in a file of any content: sheet, place, id and template."""
    try:
        sheet = read_sheet(file)
    except KnowledgeFaults:
        return
    for place, entry in enumerate(sheet.data if isinstance(sheet.data, list) else []):
        listed = entry.get("phrasings") if isinstance(entry, dict) else None
        for number, template in enumerate(listed if isinstance(listed, list) else []):
            yield sheet, (place, "phrasings", number), str(entry.get("id")), str(template)


def _shared_phrasings(phrasings: Iterable[Phrasing]) -> Iterator[Fault]:
    """One question has one answer."""
    seen: dict[str, Phrasing] = {}
    for phrasing in phrasings:
        first = seen.setdefault(fold(phrasing.text), phrasing)
        if first.kind != phrasing.kind:
            where = f"{first.file.name}:{first.line}"
            message = f"{phrasing.kind}: «{one_line(phrasing.text)}» stands under «{first.kind}» too ({where})"
            yield Fault(phrasing.file, phrasing.line, message)


def _lacking_phrasings(knowledge: Knowledge) -> Iterator[Fault]:
    """A phrasing without the words that its own kind needs would speak against itself."""
    wordings = wordings_of(knowledge)
    for phrasing in knowledge.phrasings():
        lacks = _lacks(wordings[phrasing.kind], phrasing.text)
        if lacks:
            yield Fault(phrasing.file, phrasing.line, f"{phrasing.kind}: «{one_line(phrasing.text)}» has none of: {lacks}")


def _lacks(wording: Wording, text: str) -> str:
    """The needed words of the first group that has none in a text."""
    if not wording.missing(f" {fold(text)} "):
        return ""
    # the slower line has "%" in words, as a message has
    line = " ".join(fold_word(token.text) for token in tokenise(clean(text)) if token.sort is not Sort.BREAK)
    lacking = (group for group in wording.needs if not any(f" {word} " in f" {line} " for word in group))
    return ", ".join(next(lacking, ()))


def _unknown_in_examples(kinds: Set[str], examples: Iterable[tuple[Sheet, ExampleFile]]) -> Iterator[Fault]:
    for sheet, file in examples:
        for trail, name in _named(file):
            if name not in kinds and (name, trail[0]) != (NONE, "asked"):
                yield _unknown(sheet, trail, name)


def _named(file: ExampleFile) -> Iterator[tuple[Trail, str]]:
    """Every kind that an examples file names, and where."""
    for name in file.asked:
        yield ("asked", name), name
    for place, talk in enumerate(file.talks):
        for name in talk.facts:
            yield ("talks", place, "facts"), name
        for name in (name for names in talk.also for name in names):
            yield ("talks", place, "also"), name


def _unknown_limits(decisions: Mapping[str, Decision | None], limits: Limits, folder: Path) -> Iterator[Fault]:
    """A decision weighs the limits that there were when it was fitted."""
    for file, decision in decisions.items():
        for name in decision.terms if decision else ():
            if name.startswith(OF_LIMIT) and name.removeprefix(OF_LIMIT) not in limits.all:
                message = f"«{name.removeprefix(OF_LIMIT)}» is no limit of {LIMITS}; run `make fit`"
                yield read_sheet(folder / file).fault(("terms", name), message)


def _unknown_in_limits(kinds: Set[str], limits: Limits, folder: Path) -> Iterator[Fault]:
    for limit, entry in limits.all.items():
        for name in entry.answered_by:
            if name not in kinds:
                yield _unknown(read_sheet(folder / LIMITS), (limit, "except"), name)


def _unknown_in_claims(file: Path, knowledge: Knowledge, claim_words: ClaimWords) -> Iterator[Fault]:
    """Ways that a kind points, and givers of a fact, that the words of claims do not know."""
    words = claim_words.sheet
    for name, kind in knowledge.kinds.items():
        for way in kind.direction:
            if way not in words.directions:
                yield _fault_at(file, knowledge, name, "direction", f"{name}: «{way}» is no direction of {CLAIMS}")
    for name, fact in knowledge.facts.items():
        for giver in fact.by:
            if giver not in words.authorities and giver not in words.publishers:
                yield _fault_at(file, knowledge, name, "by", f"{name}: «{giver}» is no giver of {CLAIMS}")


def _unknown_in_follow_ups(kinds: Set[str], folder: Path) -> Iterator[Fault]:
    sheet = read_sheet(folder / FOLLOW_UPS)
    for place, entry in enumerate(sheet.data):
        for key, names in (("after", entry["after"]), ("is", [entry["is"]])):
            for name in names:
                if name not in kinds:
                    yield _unknown(sheet, (place, key), name)


def _unknown(sheet: Sheet, trail: Trail, name: str) -> Fault:
    return sheet.fault(trail, f"«{name}» is no kind of question")
