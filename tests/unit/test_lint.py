"""Every fault of the knowledge is found, with file and line, and nothing breaks the linter."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.faults import Fault
from knowledge.learnt import load_learnt, save_learnt
from knowledge.lint import LONGEST_TITLE, gate, lint, unaccented
from knowledge.loading import DEFAULT_REPORT, HOME, digest
from knowledge.understanding import Understander
from tests.unit import small_knowledge
from tests.unit.small_knowledge import COMPUTED, EXAMPLES, HOUSEHOLDS, NAME, REPORT, SOURCES, files_of, write_small_knowledge

STATEMENT = "    statement: Phường Thử có {ho} dân.\n"
ONE = '    - "<noi> có bao nhiêu hộ"\n'
LONG = "Tổng số hộ gia đình đang sinh sống ở phường"
Change = Callable[[str, str, str], int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge folder, to be broken."""
    return write_small_knowledge(tmp_path / "knowledge")


@pytest.fixture
def change(folder: Path) -> Change:
    """Replaces the first `old` of a file; the line that it stood on."""
    return lambda name, old, new: small_knowledge.change(folder / name, old, new)


def faults(folder: Path) -> list[Fault]:
    """All faults but that of what is learnt."""
    return [fault for fault in lint(folder, NAME) if fault.file.suffix != ".npz"]


def the_one(folder: Path) -> Fault:
    (fault,) = faults(folder)
    assert "\n" not in str(fault)
    return fault


def place(fault: Fault, folder: Path) -> tuple[str, int]:
    return str(fault.file.relative_to(folder)), fault.line


def test_the_shipped_knowledge_has_no_fault() -> None:
    assert lint(HOME, DEFAULT_REPORT) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "shift", "words"),
    [
        (REPORT, "    paragraph: 1\n", "    paragraph: 1\n    mau_sac: red\n", 1, "unknown key"),
        (REPORT, "  to_dan_pho:\n", "  ho:\n", 0, "«ho» stands twice"),
        (REPORT, "    value: 4957\n", '    value: "4.957"\n', 0, "figure written as text"),
        (REPORT, "    value: 18000\n", "    value: 18.000\n", 0, "without separators"),
        (REPORT, "    unit: hộ\n", "\tunit: hộ\n", 0, "tab"),
        (REPORT, "    paragraph: 1\n", "    paragraph: một\n", 0, "paragraph"),
        (REPORT, STATEMENT, "    statement: Phường có 4.957 hộ dân.\n", 0, "«4.957»"),
        (REPORT, STATEMENT, "    statement: Phường có 4957 hộ dân.\n", 0, "«4957»"),
        (REPORT, STATEMENT, "    statement: Phường có {ho} dân, trong 37 tổ.\n", 0, "{to_dan_pho}"),
        (REPORT, STATEMENT, "    statement: Theo bài ngày 27/3/2020 có {ho} dân.\n", 0, "{nguon}"),
        (REPORT, "    title: Số hộ\n", f"    title: {LONG}\n", 0, "button"),
        (HOUSEHOLDS, "- id: ho\n", "- id: nguon\n", 0, "«nguon»"),
        (HOUSEHOLDS, ONE, '    - "số (hộ"\n', 0, "bad template"),
        (HOUSEHOLDS, ONE, '    - "số <khong_co> hộ"\n', 0, "bad template"),
        (HOUSEHOLDS, ONE, f'{ONE}    - "phường to không"\n', 1, "has none of: ho"),
        (HOUSEHOLDS, "- id: ho\n", f"- id: ho\n  heading: {LONG}\n", 1, "button"),
        (COMPUTED, "  title: Số người bình quân mỗi hộ\n", f"  title: {LONG}\n", 0, "button"),
        (COMPUTED, "tính từ {nhan_khau} và {ho}.\n", "tính từ 18.000 người và {ho}.\n", 0, "{nhan_khau}"),
        (COMPUTED, "  from: [nhan_khau, ho]\n", "  from: [nhan_khau, to_dan_pho]\n", 0, "formula uses"),
    ],
)  # fmt: skip
def test_a_fault_of_the_report_or_questions_is_found(
    folder: Path, change: Change, name: str, old: str, new: str, shift: int, words: str
) -> None:
    line = change(name, old, new) + shift
    found = faults(folder)
    assert any(place(fault, folder) == (name, line) and words in fault.message for fault in found), found
    # an id that is taken twice leaves its own fact unasked
    assert len(found) <= 2 if "id:" in old else len(found) == 1, found


def test_a_paragraph_that_the_report_has_not_is_found(folder: Path, change: Change) -> None:
    line = change(REPORT, "    paragraph: 1\n", "    paragraph: 14\n")
    assert place(the_one(folder), folder) == (REPORT, line)


def test_a_missing_paragraph_is_found_at_its_fact(folder: Path, change: Change) -> None:
    line = change(REPORT, "  ho:\n", "  ho:\n")
    change(REPORT, "    paragraph: 1\n", "")
    fault = the_one(folder)
    assert place(fault, folder) == (REPORT, line)
    assert "paragraph: is missing" in fault.message


@pytest.mark.parametrize(
    "statement",
    [
        "Nhiệm kỳ 2015–2020, phường có {ho} dân.",
        "Phường có {ho} dân, xem Nghị quyết 99.",
        "Trong nhiệm kỳ 2020-2025 phường có {ho.value} hộ.",
    ],
)
def test_years_of_terms_and_other_numbers_may_be_typed(folder: Path, change: Change, statement: str) -> None:
    change(REPORT, STATEMENT, f"    statement: {statement}\n")
    assert faults(folder) == []


def test_a_phrasing_under_two_kinds_is_found_whatever_its_accents(folder: Path, change: Change) -> None:
    first = change(HOUSEHOLDS, ONE, f'{ONE}    - "số hộ và tổ dân phố"\n') + 1
    twin = '    - "<noi> có bao nhiêu tổ dân phố"\n'
    line = change(HOUSEHOLDS, twin, f'{twin}    - "So ho va to dan pho"\n') + 1
    fault = the_one(folder)
    assert place(fault, folder) == (HOUSEHOLDS, line)
    assert f"«ho» too (dia_ban.yaml:{first})" in fault.message


def test_a_need_may_be_met_without_accents_and_by_a_sign(folder: Path, change: Change) -> None:
    change(HOUSEHOLDS, "  needs: [[hộ]]\n", "  needs: [[hộ, phần trăm]]\n")
    change(HOUSEHOLDS, ONE, f'{ONE}    - "chiem may %"\n')
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("added", "words"),
    [
        ("asked:\n  so_ho: [phường có mấy hộ]\n", "«so_ho» is no kind"),
        ("talks:\n  - {ask: phường có mấy hộ, facts: so_ho}\n", "«so_ho» is no kind"),
        ("talks:\n  - {ask: phường có mấy hộ, facts: ho, also: [[so_ho]]}\n", "«so_ho» is no kind"),
        ("asked:\n  ho: [phường mình đông nhà không, x]\n  nhan_khau: [Phuong minh dong nha khong]\n", "under «ho» too"),
        ("asked: [a]\n", "asked"),
        ("fragen: {}\n", "unknown key"),
    ],
)
def test_a_fault_of_the_examples_is_found(folder: Path, added: str, words: str) -> None:
    (folder / "examples" / "moi.yaml").write_text(added, encoding="utf-8")
    fault = the_one(folder)
    assert str(fault.file.relative_to(folder)) == "examples/moi.yaml"
    assert words in fault.message


def test_questions_that_the_report_does_not_answer_are_no_unknown_kind(folder: Path) -> None:
    (folder / "examples" / "moi.yaml").write_text("asked:\n  none: [mai trời có mưa to không nhỉ]\n", encoding="utf-8")
    assert faults(folder) == []


def test_a_limit_that_names_no_kind_is_found(folder: Path, change: Change) -> None:
    change("limits.yaml", "  except: [", "  except: [so_ho, ")
    fault = the_one(folder)
    assert fault.file == folder / "limits.yaml"
    assert "«so_ho»" in fault.message


def test_a_limit_that_was_taken_out_since_the_last_fit_is_found(folder: Path, change: Change) -> None:
    line = change("decision.yaml", "  margin:", "  beyond why: {mean: 0.1, spread: 0.2, weight: -0.3}\n  margin:")
    assert faults(folder) == []
    change("limits.yaml", "why:", "wherefore:")
    fault = the_one(folder)
    assert place(fault, folder) == ("decision.yaml", line)
    assert "make fit" in fault.message


def test_a_follow_up_that_names_no_kind_is_found(folder: Path, change: Change) -> None:
    line = change("follow_ups.yaml", "{after: [", "{after: [so_ho, ")
    assert place(the_one(folder), folder) == ("follow_ups.yaml", line)


def test_what_is_learnt_from_older_files_is_found(folder: Path, change: Change) -> None:
    save_learnt(replace(load_learnt(HOME), digest=digest(folder)), folder)
    assert lint(folder, NAME) == []
    change(HOUSEHOLDS, ONE, f'{ONE}    - "bao nhiêu hộ gia đình tất thảy"\n')
    (fault,) = lint(folder, NAME)
    assert fault.file == folder / "learnt.npz"
    assert "make fit" in fault.message


@pytest.mark.parametrize("content", [None, b"", bytes(range(256))])
def test_what_is_learnt_and_cannot_be_used_is_found(folder: Path, content: bytes | None) -> None:
    if content is not None:
        (folder / "learnt.npz").write_bytes(content)
    (fault,) = lint(folder, NAME)
    assert fault.file == folder / "learnt.npz"
    assert "make fit" in fault.message


def test_many_faults_of_many_files_are_each_one_line(folder: Path, change: Change) -> None:
    expected = {
        (REPORT, change(REPORT, "    quote: 4.957 hộ\n", "    colour: red\n")),
        (REPORT, change(REPORT, "    value: 37\n", '    value: "37"\n')),
        (HOUSEHOLDS, change(HOUSEHOLDS, "- id: to_dan_pho\n", "- id: ho\n")),
        (HOUSEHOLDS, change(HOUSEHOLDS, ONE, '    - "số (hộ"\n')),
        (SOURCES, change(SOURCES, "  phrasings:\n", "\tphrasings:\n")),
        (EXAMPLES, change(EXAMPLES, "asked:", "fragen:")),
        ("limits.yaml", change("limits.yaml", "  except:", "  ausser:")),
    }
    found = faults(folder)
    assert expected == {place(fault, folder) for fault in found}
    assert len(found) == len(expected)


def test_every_report_is_checked(folder: Path) -> None:
    text = (folder / REPORT).read_text(encoding="utf-8")
    (folder / "reports" / "thu_2025.yaml").write_text(text.replace("value: 4957", "value: '4957'"), encoding="utf-8")
    assert place(the_one(folder), folder)[0] == "reports/thu_2025.yaml"


def test_a_report_that_is_not_there_is_told(folder: Path) -> None:
    assert [str(fault.file.name) for fault in lint(folder, "nowhere") if fault.file.suffix == ".yaml"] == ["nowhere.yaml"]


ODD = {
    "empty": b"",
    "binary": bytes(range(256)),
    "list": b"- a\n- 5\n- [b]\n-\n",
    "text": b"hello\n",
    "number": b"3\n",
    "mapping": b"a: 1\nb: [x]\n",
    "tab": b"a:\n\tb: 1\n",
    "date": b"a: 2020-27-03\n",
    "circle": b"&a [*a]\n",
    "keys": b"? [a, b]\n: c\n",
    "nulls": b"facts:\nrules:\nasked:\nours:\n",
    "cut": b"a: [1\n",
    "two": b"---\na: 1\n---\nb: 2\n",
    "tag": b"!!int a\n",
    "deep": b"[" * 3000 + b"]" * 3000,
}


@pytest.mark.parametrize("content", [*ODD.values(), None], ids=[*ODD, "missing"])
def test_no_content_of_any_file_breaks_the_linter(folder: Path, content: bytes | None) -> None:
    for name in files_of(folder):
        sound = (folder / name).read_bytes()
        if content is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(content)
        found = faults(folder)
        assert all("\n" not in str(fault) and fault.line >= 0 for fault in found)
        may_be_gone = content is None and name in (EXAMPLES, COMPUTED)
        assert found or may_be_gone, name
        (folder / name).write_bytes(sound)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_a_folder_of_nothing_but_nonsense_does_not_break_the_linter(folder: Path, content: bytes) -> None:
    for name in files_of(folder):
        (folder / name).write_bytes(content)
    assert faults(folder)


@pytest.mark.parametrize("name", ["", "reports", "questions"])
def test_a_folder_without_files_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir(exist_ok=True)
    assert lint(tmp_path, DEFAULT_REPORT)


def test_only_the_faults_of_the_files_named_are_told(folder: Path, change: Change) -> None:
    change(REPORT, "    value: 4957\n", '    value: "4.957"\n')
    line = change(EXAMPLES, "asked:", "fragen:")
    (fault,) = lint(folder, NAME, [folder / EXAMPLES])
    assert (fault.file, fault.line) == (folder / EXAMPLES, line)
    assert lint(folder, NAME, [folder / "places.yaml"]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (REPORT, "    value: 4957\n", '    value: "4.957"\n', "figure written as text"),
        (REPORT, STATEMENT, "    statement: Phường có 37 hộ dân.\n", "{to_dan_pho}"),
        (HOUSEHOLDS, ONE, '    - "số (hộ"\n', "bad template"),
        ("limits.yaml", "  except: [nguon]", "  except: [nguon, nha]", "«nha»"),
        (EXAMPLES, "asked:", "fragen:", "unknown key"),
    ],
)
def test_a_file_outside_is_judged_in_the_place_of_its_namesake(
    folder: Path, tmp_path: Path, name: str, old: str, new: str, words: str
) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    outside = tmp_path / "elsewhere" / Path(name).name
    outside.parent.mkdir()
    outside.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = lint(folder, NAME, [outside])
    assert {(fault.file, fault.line) for fault in found} == {(outside, text[: text.index(old)].count("\n") + 1)}
    assert any(words in fault.message for fault in found)
    assert (folder / name).read_text(encoding="utf-8") == text


def test_a_sound_file_outside_has_no_fault(folder: Path, tmp_path: Path) -> None:
    shutil.copyfile(folder / REPORT, tmp_path / Path(REPORT).name)
    assert lint(folder, NAME, [tmp_path / Path(REPORT).name]) == []


def test_a_new_report_outside_is_judged_as_a_report(folder: Path, tmp_path: Path) -> None:
    text = (folder / REPORT).read_text(encoding="utf-8")
    (tmp_path / "phuong_khac_2025.yaml").write_text(text.replace("value: 4957", "value: '4957'"), encoding="utf-8")
    (fault,) = lint(folder, NAME, [tmp_path / "phuong_khac_2025.yaml"])
    assert fault.file == tmp_path / "phuong_khac_2025.yaml"


def test_a_folder_named_stands_for_its_files(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "places.yaml").write_text("- a\n", encoding="utf-8")
    (copy / REPORT).write_bytes(b"\xff")
    assert {fault.file for fault in lint(folder, NAME, [copy])} == {copy / "places.yaml", copy / REPORT}


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"hello\n", b"a: 1\n", b"a: [1\n"])
def test_a_file_that_fits_nowhere_is_told(folder: Path, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "anything.yaml"
    if content is not None:
        file.write_bytes(content)
    (fault,) = lint(folder, NAME, [file])
    assert fault.file == file


def test_a_title_may_be_as_long_as_a_button(folder: Path, change: Change) -> None:
    change(REPORT, "    title: Số hộ\n", f"    title: {'ô' * LONGEST_TITLE}\n")
    assert faults(folder) == []


def test_text_without_accents_keeps_everything_else() -> None:
    assert unaccented("Đảng bộ phường: 15%, quy định 213?") == "Dang bo phuong: 15%, quy dinh 213?"


def test_the_gate_names_the_phrasing_that_is_answered_with_another_kind(understander: Understander) -> None:
    class Stubborn(Understander):
        def __init__(self) -> None:
            self.knowledge = understander.knowledge
            self._always = understander.understand("số tổ dân phố")

        def understand(self, text: str, topic: object = ()):  # type: ignore[no-untyped-def]
            return self._always

    found = gate(Stubborn())
    lines = [phrasing for phrasing in understander.knowledge.phrasings() if phrasing.kind == "ho"]
    assert {(lines[0].file, lines[0].line)} <= {(fault.file, fault.line) for fault in found}
    assert "«to_dan_pho» instead of answered with «ho»" in next(f.message for f in found if "with «ho»" in f.message)
    assert not any("instead of answered with «to_dan_pho»" in fault.message for fault in found)
