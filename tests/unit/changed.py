"""The shipped knowledge with some facts changed, as another report would have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from knowledge.loading import Knowledge


def with_facts(base: Knowledge, **changes: Mapping[str, Any] | None) -> Knowledge:
    """`fact={"value": 3}` changes fields of a fact, `fact=None` takes it out."""
    facts = dict(base.facts)
    for name, change in changes.items():
        if change is None:
            del facts[name]
        else:
            facts[name] = facts[name].model_copy(update=dict(change))
    return replace(base, report=base.report.model_copy(update={"facts": facts}))
