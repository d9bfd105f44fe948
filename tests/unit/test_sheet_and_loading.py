"""The knowledge files read with their lines, checked against one another and put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.courtesy import load_courtesies
from knowledge.deciding import ALONE, load_decision
from knowledge.faults import Fault, KnowledgeFaults
from knowledge.learnt import NothingLearnt, load_learnt
from knowledge.limits import load_limits
from knowledge.loading import HOME, digest, load_examples, load_knowledge
from knowledge.places import Whose
from knowledge.reading import word_of
from knowledge.sheet import Sheet, read_sheet
from tests.unit.small_knowledge import COMPUTED, EXAMPLES, HOUSEHOLDS, NAME, REPORT, SOURCES, change, write_small_knowledge

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(content: str) -> Path:
        file = tmp_path / "sheet.yaml"
        file.write_text(content, encoding="utf-8")
        return file

    return to_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge folder, to be broken."""
    return write_small_knowledge(tmp_path / "knowledge")


def faults_of(file: Path) -> list[Fault]:
    with pytest.raises(KnowledgeFaults) as told:
        read_sheet(file)
    return list(told.value.faults)


def knowledge_faults(folder: Path) -> list[Fault]:
    with pytest.raises(KnowledgeFaults) as told:
        load_knowledge(folder, NAME)
    return list(told.value.faults)


def test_the_line_of_every_key_and_item_is_kept(write: Write) -> None:
    sheet = read_sheet(write("a: 1\nb:\n  c: [x,\n    y]\n  d:\n    - one\n    - two\n"))
    assert sheet.data == {"a": 1, "b": {"c": ["x", "y"], "d": ["one", "two"]}}
    assert sheet.line(("a",)) == 1
    assert sheet.line(("b", "c", 1)) == 4
    assert sheet.line(("b", "d", 1)) == 7


def test_the_line_of_what_is_not_there_is_that_of_its_holder(write: Write) -> None:
    sheet = read_sheet(write("a: 1\nb:\n  c: 2\n"))
    assert sheet.line(("b", "missing", 3)) == 2
    assert Sheet(Path("x"), None, {}).line(("a",)) == 1


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("a:\n\tb: 1\n", 2, "tab in the indentation"),
        ("a: 1\na: 2\n", 2, "«a» stands twice"),
        ("x:\n  a: 1\n  b: 1\n  a: 2\n", 4, "«a» stands twice"),
        ("a: [1\nb: 2\n", 2, ""),
        ('a: "never closed\n', 2, ""),
        ("a: 1\n b: 2\n", 2, ""),
        ("a: !!python/object:os.system x\n", 1, ""),
        ("---\na: 1\n---\nb: 2\n", 3, ""),
        ("published: 2020-27-03\n", 1, "2020-27-03"),
        ("a: !!int không\n", 1, ""),
        ("? [a, b]\n: c\n", 1, "key"),
        ("a: &x [1]\nb: *x\n", 2, "alias"),
        ("&a [*a]\n", 1, "alias"),
        ("*nowhere\n", 1, ""),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(write: Write, content: str, line: int, words: str) -> None:
    (fault,) = faults_of(write(content))
    assert fault.line == line
    assert words in fault.message
    assert "\n" not in str(fault)


@pytest.mark.parametrize("content", [b"\x00\x01\x02", bytes(range(128, 256)), "a: b".encode("utf-16"), b"[" * 3000 + b"]" * 3000])
def test_what_is_no_text_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "sheet.yaml"
    file.write_bytes(content)
    (fault,) = faults_of(file)
    assert str(file) in str(fault)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "nothing.yaml")
    assert "cannot be read" in fault.message


def test_a_file_may_begin_with_the_mark_that_windows_puts_there(folder: Path) -> None:
    report = folder / REPORT
    report.write_bytes(b"\xef\xbb\xbf" + report.read_bytes().replace(b"\n", b"\r\n"))
    assert load_knowledge(folder, NAME).facts["ho"].figure == 4957


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a: " + "9" * 5000 + "\n", "cannot be read"),
        ("a: " + "[" * 100_000, "nested deeper"),
        ("".join(f"{' ' * depth}a:\n" for depth in range(100)), "nested deeper"),
        ("- " * 5000, "nested deeper"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "alias «*a»"),
        ("a: !!int 5\n", "tag"),
        ("a: 31/2/2020\nb: 2020-02-31\n", "«2020-02-31» cannot be read: day is out of range"),
    ],
    ids=["huge figure", "brackets", "indentation", "dashes", "alias bomb", "tag", "date"],
)
def test_what_could_exhaust_or_confuse_the_reader_is_refused(write: Write, content: str, words: str) -> None:
    (fault,) = faults_of(write(content))
    assert words in fault.message
    assert len(fault.message) < 300


def test_an_empty_file_is_empty(write: Write) -> None:
    assert read_sheet(write("")).data is None
    assert read_sheet(write("# nothing yet\n")).data is None


def test_faults_are_told_one_a_line_in_order_of_place() -> None:
    faults = KnowledgeFaults([Fault(Path("b"), 1, "zwei"), Fault(Path("a"), 9, "neun"), Fault(Path("a"), 2, "zwei")])
    assert str(faults).splitlines() == ["a:2: zwei", "a:9: neun", "b:1: zwei"]


@pytest.mark.parametrize(
    ("name", "old", "new", "shift", "words"),
    [
        (REPORT, "    paragraph: 1\n", "    paragraph: 1\n    mau_sac: red\n", 1, "mau_sac: unknown key"),
        (REPORT, "    value: 4957\n", '    value: "4.957"\n', 0, "figure written as text"),
        (REPORT, "    value: 4957\n", "    value:\n", 0, "value"),
        (REPORT, "    value: 4957\n", "    value: {so: 4957}\n", 0, "value"),
        (REPORT, "    topic: dia_ban\n", "    topic: thoi_tiet\n", 0, "topic"),
        (REPORT, "    period: {at: 3/2020}\n", "    period: {at: 13/2020}\n", 0, "period"),
        (REPORT, "    period: {at: 3/2020}\n", "    period: {at: 3/2020, year: 2020}\n", 0, "exactly one"),
        (REPORT, "    period: {at: 3/2020}\n", "    period: {}\n", 0, "exactly one"),
        (REPORT, "published: 27/3/2020\n", "published: 31/2/2020\n", 0, "published"),
        (REPORT, "as_of: 3/2020\n", "as_of: 13/2020\n", 0, "as_of: month must be in 1..12"),
        (REPORT, "{day: 27, month: 3,", "{day: 31, month: 2,", 0, "day is out of range for month"),
        (REPORT, "{day: 27, month: 3,", "{day: 45, month: 13,", 0, "value.month"),
        (REPORT, "{day: 27, month: 3, year: 2020}", "{day: 27, month: 3, year: 20200}", 0, "value.year"),
        (REPORT, "có {ho} dân.\n", "có {value} dân.\n", 0, "«value» is no fact"),
        (COMPUTED, "  formula: nhan_khau / ho\n", "  formula: nhan_khau / 0\n", 0, "division by zero"),
        (COMPUTED, "  formula: nhan_khau / ho\n", "  formula: nhan_khau ** ho\n", 0, "may only add"),
        (COMPUTED, "  formula: nhan_khau / ho\n", f"  formula: nhan_khau / ho * {'9' * 150}\n", 0, "no figure of a ward"),
        (COMPUTED, "{value}, tính từ", "{gia_tri}, tính từ", 0, "«gia_tri» is no fact"),
        ("places.yaml", "own: [Lào Cai]", 'own: ["\u200b"]', 0, "is blank"),
        ("vocabulary.yaml", "  bn: bao nhiêu", "  bn: []", 0, "bn"),
        (REPORT, "có {ho} dân.\n", "có {nha} dân.\n", 0, "«nha» is no fact"),
        (REPORT, "có {ho} dân.\n", "có {ho.chu} dân.\n", 0, "unknown form"),
        (HOUSEHOLDS, "- id: ho\n", "- id: Hộ\n", 0, "id"),
        (HOUSEHOLDS, "- id: to_dan_pho\n", "- id: ho\n", 0, "«ho» stands twice"),
        (HOUSEHOLDS, "- id: ho\n", "- id: nha\n", 0, "«nha» is no fact of the report"),
        (HOUSEHOLDS, "  related: [to_dan_pho]", "  related: [nha]", 0, "«nha» is no fact"),
        (HOUSEHOLDS, "  related: [to_dan_pho]", "  related: [to_dan_pho, nguon, nhan_khau, nguon]", 0, "related"),
        (COMPUTED, "  formula: nhan_khau / ho\n", "  formula: nhan_khau / nha\n", 0, "«nha» is no fact"),
        (COMPUTED, "  formula: nhan_khau / ho\n", "  formula: nhan_khau /\n", 0, "formula"),
        (COMPUTED, "  from: [nhan_khau, ho]\n", "  from: [nhan_khau, nha]\n", 0, "«nha» is no fact"),
        ("places.yaml", "ours:", "uns:", 0, "unknown key"),
        ("vocabulary.yaml", "abbreviations:", "abkuerzungen:", 0, "unknown key"),
    ],
)  # fmt: skip
def test_a_fault_names_its_file_and_line(folder: Path, name: str, old: str, new: str, shift: int, words: str) -> None:
    line = change(folder / name, old, new) + shift
    told = knowledge_faults(folder)
    assert any(fault.file == folder / name and fault.line == line and words in fault.message for fault in told), told


@pytest.mark.parametrize("value", ["true", "", "[1]", ".inf", ".nan", "1.0e+300", "9" * 400, "{day: 31, month: 2, year: 2020}"])
def test_a_value_that_is_none_is_one_fault(folder: Path, value: str) -> None:
    line = change(folder / REPORT, "    value: 4957\n", f"    value: {value}\n")
    (fault,) = knowledge_faults(folder)
    assert fault.line == line
    assert fault.message.startswith("facts.ho.value")


def test_a_value_is_judged_only_as_what_it_looks_like(folder: Path) -> None:
    change(folder / REPORT, "    value: 4957\n", "    value: {day: 1, month: 3, jahr: 2020}\n")
    told = {fault.message for fault in knowledge_faults(folder)}
    assert told == {"facts.ho.value.year: is missing", "facts.ho.value.jahr: unknown key"}


def test_a_fact_that_stands_in_a_missing_paragraph_is_told_at_its_place(folder: Path) -> None:
    line = change(folder / REPORT, "    paragraph: 2\n", "    paragraph: 14\n")
    told = knowledge_faults(folder)
    assert [fault for fault in told if fault.line == line and "paragraph 14" in fault.message], (line, told)


def test_a_fact_that_nobody_can_ask_for_is_told_at_its_place(folder: Path) -> None:
    fields = "title: Mới, topic: dia_ban, value: 1, period: {at: 3/2020}, paragraph: 1, statement: Có một."
    added = f"  moi: {{{fields}}}\n\n"
    line = change(folder / REPORT, "  ho:\n", f"{added}  ho:\n")
    (fault,) = knowledge_faults(folder)
    assert (fault.file, fault.line) == (folder / REPORT, line)
    assert "«moi»" in fault.message


def test_faults_of_several_files_are_told_together(folder: Path) -> None:
    lines = {
        (REPORT, change(folder / REPORT, "    value: 4957\n", '    value: "4.957"\n')),
        (REPORT, change(folder / REPORT, "    quote: 4.957 hộ\n", "    colour: red\n")),
        (HOUSEHOLDS, change(folder / HOUSEHOLDS, "- id: to_dan_pho\n", "- id: ho\n")),
        (SOURCES, change(folder / SOURCES, "  phrasings:\n", "\tphrasings:\n")),
    }
    told = {(str(fault.file.relative_to(folder)), fault.line) for fault in knowledge_faults(folder)}
    assert lines <= told


def test_one_broken_entry_is_one_fault_and_not_one_for_each_that_names_it(folder: Path) -> None:
    change(folder / HOUSEHOLDS, "- id: ho\n", "- id: ho\n  mau: red\n")
    (fault,) = knowledge_faults(folder)
    assert "unknown key" in fault.message


def test_an_unreadable_questions_file_is_one_fault(folder: Path) -> None:
    (folder / COMPUTED).write_bytes(b"\xff\xfe")
    (fault,) = knowledge_faults(folder)
    assert fault.file == folder / COMPUTED


def test_a_new_report_of_the_same_kind_is_one_file(folder: Path) -> None:
    text = (folder / REPORT).read_text(encoding="utf-8").replace("value: 4957", "value: 5001")
    (folder / "reports" / "thu_2025.yaml").write_text(text, encoding="utf-8")
    assert load_knowledge(folder, "thu_2025").facts["ho"].figure == 5001
    assert load_knowledge(folder, NAME).facts["ho"].figure == 4957


def test_a_report_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(KnowledgeFaults, match=r"thu_1999\.yaml:0: cannot be read"):
        load_knowledge(folder, "thu_1999")


def test_the_folder_is_put_together() -> None:
    knowledge = load_knowledge()
    assert set(knowledge.kinds) == set(knowledge.facts)
    assert {phrasing.kind for phrasing in knowledge.phrasings()} == {*knowledge.kinds, *knowledge.computed}
    assert all(phrasing.line > 0 for phrasing in knowledge.phrasings())
    assert knowledge.title("ho") == "Số hộ"
    assert knowledge.gazetteer.places([word_of("kim"), word_of("tân")])[0].whose is Whose.OURS
    assert "bao nhiêu" in knowledge.short_forms()["bn"]


def test_examples_are_read_by_writer() -> None:
    assert [sheet.file.stem for sheet, _ in load_examples()] == sorted(file.stem for file in (HOME / "examples").glob("*.yaml"))


@pytest.mark.parametrize(
    "content", ["asked: [a]\n", "gefragt: {}\n", "asked: {Hộ: [a]}\n", "asked: {ho: a}\n", "- a\n", "talks: [{facts: ho}]\n"]
)
def test_examples_of_another_shape_are_told(folder: Path, content: str) -> None:
    (folder / EXAMPLES).write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeFaults) as told:
        load_examples(folder)
    assert {fault.file for fault in told.value.faults} == {folder / EXAMPLES}


def test_the_fingerprint_changes_with_what_is_learnt_from_and_with_nothing_else(folder: Path) -> None:
    before = digest(folder)
    change(folder / REPORT, "value: 4957", "value: 4958")
    assert digest(folder) == before
    change(folder / HOUSEHOLDS, "bao nhiêu hộ ạ", "mấy hộ ạ")
    assert digest(folder) != before


def test_the_fingerprint_does_not_change_with_line_ends(folder: Path) -> None:
    before = digest(folder)
    file = folder / "places.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(folder) == before


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", bytes(range(256)), b"text"])
def test_a_broken_file_of_what_is_learnt_says_how_to_mend_it(folder: Path, content: bytes) -> None:
    (folder / "learnt.npz").write_bytes(content)
    with pytest.raises(NothingLearnt, match="make fit"):
        load_learnt(folder)


def test_the_fault_of_a_decision_names_its_line(folder: Path) -> None:
    line = change(folder / ALONE, "answer_from:", "answer_vom:")
    with pytest.raises(KnowledgeFaults) as told:
        load_decision(folder / ALONE)
    assert any(fault.line == line and "answer_vom" in fault.message for fault in told.value.faults), told.value.faults


def test_a_decision_weighs_only_the_evidence_that_there_is(folder: Path) -> None:
    change(folder / ALONE, "  margin:", "  beyond why: {mean: 0.1, spread: 0.2, weight: -9.0}\n  margin:")
    decision = load_decision(folder / ALONE)
    assert [name for name, _ in decision.shares({"margin": 1.0})] == ["margin"]
    assert decision.sureness({"margin": 1.0, "beyond why": 1.0}) < decision.sureness({"margin": 1.0})


def test_a_decision_without_spread_is_refused(folder: Path) -> None:
    change(folder / ALONE, "spread: 0.7", "spread: 0")
    with pytest.raises(KnowledgeFaults):
        load_decision(folder / ALONE)


@pytest.mark.parametrize(
    "content", ["- a\n", "", "why: 5\n", "why: {title: lý do, words: []}\n", "why: {titel: lý do, words: [a]}\n"]
)
def test_limits_of_another_shape_are_told(folder: Path, content: str) -> None:
    (folder / "limits.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeFaults, match=r"limits\.yaml:"):
        load_limits(folder)


@pytest.mark.parametrize("content", ["- a\n", "", "greeting: xin chào\n", "greeting: [[a]]\n"])
def test_courtesies_of_another_shape_are_told(folder: Path, content: str) -> None:
    (folder / "courtesies.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeFaults, match=r"courtesies\.yaml:"):
        load_courtesies(folder)
