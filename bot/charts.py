"""Which pictures the report gives, what they show and what they say in words. Values only; `bot.drawing` draws them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot import texts
from knowledge.answer import Renderer
from knowledge.loading import Knowledge

_LOOK = 1
"""To be raised when the drawing changes, so that pictures sent before are not sent again."""


class Form(StrEnum):
    """How values are laid out."""

    COLUMNS = "columns"
    """One upright bar a value, from zero."""
    RING = "ring"
    """Parts of a hundred percent."""
    BARS = "bars"
    """Shares in percent, each out of a hundred."""
    SQUARES = "squares"
    """Parts of a count, one square each."""
    AGAINST = "against"
    """Results beside the targets that they passed, the target being 100."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value in a chart."""

    label: str
    """What it is, for example "Năm 2015"."""
    size: float
    """How large it is drawn, in the chart's unit; for AGAINST in percent of the target."""
    said: str
    """The value in words, for example "63 triệu đồng"."""
    beside: str = ""
    """The target in words, for AGAINST."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is to be seen in one picture."""

    id: str
    form: Form
    title: str
    marks: tuple[Mark, ...]
    note: str
    """One line under the values, or nothing."""
    source: str
    """Who published it, when and where it stands there; in the corner of the picture."""
    kinds: tuple[str, ...]
    """Ids of the facts that it shows."""
    paragraphs: tuple[int, ...]
    """Where they stand."""

    @property
    def heading(self) -> str:
        """The title as running text."""
        return self.title.replace("\N{NO-BREAK SPACE}", " ")

    @property
    def words(self) -> str:
        """The picture in words, for those who cannot see it."""
        told = "; ".join(_told(mark) for mark in self.marks)
        return f"{told}. {self.note}".rstrip() if self.note else f"{told}."

    @property
    def fingerprint(self) -> str:
        """Differs when anything to be seen differs, so that an old picture is not sent for a new one."""
        return hashlib.sha256(f"{_LOOK} {self!r}".encode()).hexdigest()[:16]


def _told(mark: Mark) -> str:
    return f"{mark.label}: {mark.said}" + (f" ({mark.beside})" if mark.beside else "")


@dataclass(frozen=True, slots=True)
class _Plan:
    """A chart before there is a report: which facts it shows, and under which it is offered."""

    id: str
    form: Form
    shows: tuple[str, ...]
    """For AGAINST the results; each has its lead over the target under `<id>_vuot` and its target, computed."""
    under: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """What else must be known for it."""
    whole: str = ""
    """The fact that the values must sum up to, for SQUARES."""


_PLANS = (
    _Plan(
        "thu_nhap", Form.COLUMNS, ("thu_nhap_2015", "thu_nhap_2019"),
        ("thu_nhap_2015", "thu_nhap_2019", "thu_nhap_tang", "thu_nhap_tang_dong", "thu_nhap_tang_phan_tram"),
        ("thu_nhap_tang_dong", "thu_nhap_tang_phan_tram"),
    ),
    _Plan("co_cau", Form.RING, ("co_cau_tm_dv", "co_cau_ttcn"), ("co_cau", "co_cau_tm_dv", "co_cau_ttcn")),
    _Plan(
        "van_hoa", Form.BARS, ("van_hoa_ho", "van_hoa_to", "van_hoa_co_quan"),
        ("van_hoa_ho", "van_hoa_to", "van_hoa_co_quan"),
    ),
    _Plan(
        "chi_bo", Form.SQUARES, ("chi_bo_khu_dan_cu", "chi_bo_co_quan"),
        ("chi_bo", "chi_bo_khu_dan_cu", "chi_bo_co_quan"), whole="chi_bo",
    ),
    _Plan(
        "chi_tieu", Form.AGAINST, ("thu_nhap_2019", "ngan_sach", "ket_nap"),
        (
            "hoan_thanh_chi_tieu", "thu_nhap_vuot", "ngan_sach_vuot", "ket_nap_vuot", "ngan_sach", "ket_nap",
            "thu_nhap_muc_tieu", "ngan_sach_muc_tieu", "ket_nap_muc_tieu",
        ),
    ),
)  # fmt: skip
_TARGETS = {
    "thu_nhap_2019": ("thu_nhap_vuot", "thu_nhap_muc_tieu"),
    "ngan_sach": ("ngan_sach_vuot", "ngan_sach_muc_tieu"),
    "ket_nap": ("ket_nap_vuot", "ket_nap_muc_tieu"),
}
"""Result → how far it passed its target in percent, and the target."""
_HUNDRED = 100.0


class Charts:
    """The charts that one report gives; those that it has not all figures for are left out."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._renderer = Renderer(knowledge.report)
        drawn = {plan: self._drawn(plan) for plan in _PLANS if self._is_known(plan)}
        self._charts = {plan.id: chart for plan, chart in drawn.items() if chart}
        self._under = {kind: plan.id for plan in drawn for kind in plan.under if plan.id in self._charts}

    def __iter__(self) -> Iterator[Chart]:
        return iter(self._charts.values())

    def get(self, name: str) -> Chart | None:
        """The chart of that id."""
        return self._charts.get(name)

    def under(self, kind: str) -> Chart | None:
        """The chart to be offered under a fact or computed figure."""
        return self._charts.get(self._under.get(kind, ""))

    def _is_known(self, plan: _Plan) -> bool:
        facts, computed = self._knowledge.facts, self._knowledge.computed
        targets = [name for kind in plan.shows for name in _TARGETS.get(kind, ())] if plan.form is Form.AGAINST else []
        figures = [*plan.shows, *([plan.whole] if plan.whole else [])]
        has_figures = all(name in facts and facts[name].figure is not None for name in figures)
        return has_figures and all(name in facts or name in computed for name in (*plan.needs, *targets))

    def _drawn(self, plan: _Plan) -> Chart | None:
        """The chart, or None when its values do not make the whole that they are drawn as parts of."""
        marks = tuple(self._against(kind) if plan.form is Form.AGAINST else self._mark(plan, kind) for kind in plan.shows)
        total = sum(mark.size for mark in marks)
        if plan.form is Form.RING and total != _HUNDRED:
            return None
        if plan.whole and total != self._knowledge.facts[plan.whole].figure:
            return None
        kinds = self._stated(plan)
        paragraphs = tuple(sorted({self._knowledge.facts[kind].paragraph for kind in kinds}))
        return Chart(plan.id, plan.form, self._title(plan), marks, self._note(plan), self._source(paragraphs), kinds, paragraphs)

    def _stated(self, plan: _Plan) -> tuple[str, ...]:
        leads = [_TARGETS[kind][0] for kind in plan.shows] if plan.form is Form.AGAINST else []
        return (*([plan.whole] if plan.whole else []), *plan.shows, *leads)

    def _mark(self, plan: _Plan, kind: str) -> Mark:
        fact = self._knowledge.facts[kind]
        assert fact.figure is not None
        year = fact.period.year
        label = texts.CHART_YEAR.format(year=year) if plan.form is Form.COLUMNS and year else self._label(kind)
        return Mark(label, fact.figure, self._renderer.measured(kind))

    def _against(self, kind: str) -> Mark:
        lead, target = _TARGETS[kind]
        passed = self._knowledge.facts[lead].figure or 0.0
        said = texts.CHART_PASSED.format(result=self._renderer.measured(kind), lead=self._renderer.measured(lead))
        beside = texts.CHART_TARGET.format(target=self._renderer.computed_measured(self._knowledge.computed[target]))
        return Mark(self._label(kind), _HUNDRED + passed, said, beside)

    def _label(self, kind: str) -> str:
        return texts.CHART_LABELS.get(kind, self._knowledge.title(kind))

    def _title(self, plan: _Plan) -> str:
        # a name is not broken between lines
        return texts.CHART_TITLES[plan.id].format(place=self._knowledge.report.place.replace(" ", "\N{NO-BREAK SPACE}"))

    def _note(self, plan: _Plan) -> str:
        values = {name: self._renderer.computed_measured(self._knowledge.computed[name]) for name in plan.needs}
        whole = {"whole": self._renderer.measured(plan.whole)} if plan.whole else {}
        return texts.CHART_NOTES.get(plan.id, "").format(**values, **whole)

    def _source(self, paragraphs: Sequence[int]) -> str:
        report = self._knowledge.report
        day = f"{report.published.day}/{report.published.month}/{report.published.year}"
        return texts.CHART_SOURCE.format(publisher=report.publisher, published=day, paragraphs=listed(paragraphs))


def listed(numbers: Sequence[int]) -> str:
    """Numbers in one phrase: "5", "5 và 9", "1, 5 và 9"."""
    *head, last = [str(number) for number in numbers]
    return f"{', '.join(head)} {texts.AND} {last}" if head else last
