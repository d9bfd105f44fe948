"""What is learnt from the phrasings and examples, kept in one file: weights, word counts, and the questions known by heart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from knowledge.lexicon import Lexicon
from knowledge.nearest import Nearest
from knowledge.weights import Masses, Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "learnt.npz"


class NothingLearnt(Exception):
    """The file of what is learnt cannot be used; the message says why and what to run."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """Everything that matching needs beside the authored knowledge."""

    weights: Weights
    after: Weights
    """Weights for follow-ups."""
    lexicon: Lexicon
    said: Mapping[str, Mapping[str, int]]
    """For each class, how many of its questions hold each folded word, and each accented one with its mark before it."""
    by_heart: Mapping[str, tuple[str, ...]]
    """For each kind of question, its questions as folded lines of read words."""
    nearest: Nearest
    """The questions of every class, in the order of the weights' classes."""
    digest: str
    """Fingerprint of the files that it was learnt from."""


def save_learnt(learnt: Learnt, folder: Path) -> Path:
    """Writes the file beside the knowledge that it was learnt from; the weights take eight bits each."""
    weights, lexicon = learnt.weights, learnt.lexicon
    texts = {
        "features": "\n".join(weights.features),
        "classes": "\n".join(weights.classes),
        "after_features": "\n".join(learnt.after.features),
        "after_classes": "\n".join(learnt.after.classes),
        "words": json.dumps(lexicon.words, ensure_ascii=False),
        "pairs": json.dumps(lexicon.pairs, ensure_ascii=False),
        "said": json.dumps({kind: dict(words) for kind, words in learnt.said.items()}, ensure_ascii=False),
        "by_heart": json.dumps(learnt.by_heart, ensure_ascii=False),
        "marks": "\n".join(learnt.nearest.marks),
        "digest": learnt.digest,
    }
    file = folder / FILE
    packed = {name: np.frombuffer(text.encode(), np.uint8) for name, text in texts.items()}
    # a reader meanwhile sees the old file or the new one, never half of one
    unfinished = file.with_suffix(".unfinished.npz")
    arrays = {**_matrices(weights, ""), **_matrices(learnt.after, "after_"), **_index(learnt.nearest), **packed}
    np.savez(unfinished, **arrays)  # type: ignore[arg-type]
    unfinished.replace(file)
    return file


def _matrices(weights: Weights, prefix: str) -> dict[str, NDArray[Any]]:
    return {
        f"{prefix}matrix": weights.matrix,
        f"{prefix}scale": weights.scale,
        f"{prefix}bias": weights.bias,
        f"{prefix}masses": weights.masses.known.astype(np.float16),
        f"{prefix}other_mass": np.asarray([weights.masses.other], np.float32),
    }


def _index(nearest: Nearest) -> dict[str, NDArray[Any]]:
    return {
        "nearest_weights": nearest.weights.astype(np.float16),
        "nearest_ends": nearest.ends,
        "nearest_lines": nearest.lines,
        "nearest_values": nearest.values.astype(np.float16),
        "nearest_sizes": nearest.sizes,
    }


def load_learnt(folder: Path) -> Learnt:
    """What was learnt from a knowledge folder.

    Raises:
        NothingLearnt: there is no such file, or it is not one that `save_learnt` wrote.
    """
    file = folder / FILE
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as stored:
            texts = {name: stored[name].tobytes().decode() for name in stored.files if stored[name].dtype == np.uint8}
            weights, after = (_weights(stored, texts, prefix) for prefix in ("", "after_"))
            nearest = _nearest(stored, texts)
        lexicon = Lexicon(json.loads(texts["words"]), json.loads(texts["pairs"]))
        by_heart = {kind: tuple(lines) for kind, lines in json.loads(texts["by_heart"]).items()}
        return Learnt(weights, after, lexicon, json.loads(texts["said"]), by_heart, nearest, texts["digest"])
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise NothingLearnt(f"{file}: cannot be used ({error}); run `make fit`") from error


def _weights(stored: Mapping[str, NDArray[Any]], texts: Mapping[str, str], prefix: str) -> Weights:
    matrix, scale, bias, known, other = (
        stored[f"{prefix}{name}"] for name in ("matrix", "scale", "bias", "masses", "other_mass")
    )
    features, classes = (texts[f"{prefix}{name}"].split("\n") for name in ("features", "classes"))
    return Weights(features, classes, matrix, scale, bias, Masses(known.astype(np.float32), float(other[0])))


def _nearest(stored: Mapping[str, NDArray[Any]], texts: Mapping[str, str]) -> Nearest:
    weights, values = (stored[f"nearest_{name}"].astype(np.float32) for name in ("weights", "values"))
    ends, lines, sizes = (stored[f"nearest_{name}"] for name in ("ends", "lines", "sizes"))
    return Nearest(texts["marks"].split("\n"), weights, ends, lines, values, sizes)
