"""A small knowledge folder to be broken: four facts, one computed figure and a little of everything else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from knowledge.loading import HOME

NAME = "thu_2020"
REPORT = f"reports/{NAME}.yaml"
HOUSEHOLDS = "questions/dia_ban.yaml"
SOURCES = "questions/bao_cao.yaml"
COMPUTED = "questions/computed.yaml"
EXAMPLES = "examples/residents.yaml"

_REPORT = """# a ward's report
id: thu_2020
title: Bài thử
publisher: Báo Thử
published: 27/3/2020
as_of: 3/2020
author: Người Viết Thử
url: http://bao.example/bai.htm
place: phường Thử
paragraphs: 11

facts:

  ho:
    title: Số hộ
    topic: dia_ban
    value: 4957
    unit: hộ
    period: {at: 3/2020}
    paragraph: 1
    quote: 4.957 hộ
    statement: Phường Thử có {ho} dân.

  to_dan_pho:
    title: Số tổ dân phố
    topic: dia_ban
    value: 37
    unit: tổ dân phố
    period: {at: 3/2020}
    paragraph: 1
    statement: Phường Thử có {to_dan_pho}.

  nhan_khau:
    title: Số nhân khẩu
    topic: dia_ban
    value: 18000
    unit: nhân khẩu
    bound: hơn
    period: {at: 3/2020}
    paragraph: 2
    statement: Phường Thử có {nhan_khau}.

  nguon:
    title: Ngày đăng bài
    topic: bao_cao
    value: {day: 27, month: 3, year: 2020}
    period: {always: true}
    paragraph: 11
    statement: Bài đăng ngày {nguon}.
"""
_COMPUTED = """- id: nguoi_moi_ho
  title: Số người bình quân mỗi hộ
  topic: dia_ban
  formula: nhan_khau / ho
  unit: người
  digits: 1
  from: [nhan_khau, ho]
  statement: Mỗi hộ có bình quân {value}, tính từ {nhan_khau} và {ho}.
  needs: [[mỗi hộ]]
  phrasings:
"""
_REST = {
    "vocabulary.yaml": "abbreviations:\n  tdp: tổ dân phố\nchat:\n  bn: bao nhiêu\n",
    "vocabulary_rules.yaml": 'rules:\n  noi: "(phường|phường Thử)"\n',
    "places.yaml": "ours: [phường Thử]\nown: [Lào Cai]\nprovinces: [Yên Bái]\nlao_cai: []\ncountries: []\n"
    "elsewhere: []\neveryday: []\n",
    "limits.yaml": "why:\n  title: lý do\n  words: [tại sao, vì sao]\n  except: [nguon]\n",
    "courtesies.yaml": "greeting:\n  - xin chào\n",
    "follow_ups.yaml": '- {after: [ho], is: nhan_khau, ask: ["còn nhân khẩu thì sao"]}\n',
    "decision.yaml": "answer_from: 0.5\nsuggest_from: 0.1\nbias: 1.5\nterms:\n  margin: {mean: 1.0, spread: 0.7, weight: 1.2}\n",
    EXAMPLES: "asked:\n  ho: [phường mình mấy hộ]\n  none: [mai có mưa không]\ntalks:\n  - {ask: mấy tổ, facts: to_dan_pho}\n",
}
_ENDS = ("", " ạ", " nhỉ", " thế", " vậy", " bạn", " anh", " chị", " em", " bác", " cô", " chú")


def _phrasings(asked: str, most: int) -> str:
    return "".join(f'    - "{asked}{end}"\n' for end in _ENDS[:most])


def _kind(name: str, need: str, related: str) -> str:
    head = f"- id: {name}\n  needs: [[{need}]]\n  related: [{related}]\n  phrasings:\n"
    return head + _phrasings(f"<noi> có bao nhiêu {need}", 12)


def write_small_knowledge(folder: Path) -> Path:
    """Writes the whole folder, what is learnt left out."""
    files = {
        **_REST,
        REPORT: _REPORT,
        HOUSEHOLDS: "\n".join(
            [_kind("ho", "hộ", "to_dan_pho"), _kind("to_dan_pho", "tổ dân phố", "ho"), _kind("nhan_khau", "nhân khẩu", "ho")]
        ),
        SOURCES: _kind("nguon", "ngày đăng bài", "ho"),
        COMPUTED: _COMPUTED + _phrasings("mỗi hộ có bao nhiêu người", 8),
    }
    files["decision_after.yaml"] = files["decision_parts.yaml"] = files["decision.yaml"]
    files["claims.yaml"] = (HOME / "claims.yaml").read_text(encoding="utf-8")
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def change(file: Path, old: str, new: str) -> int:
    """Replaces the first `old` in a file; the line that it stood on."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def files_of(folder: Path) -> Sequence[str]:
    """Every file that was written, by its place in the folder."""
    return [str(file.relative_to(folder)) for file in sorted(folder.rglob("*.yaml"))]
