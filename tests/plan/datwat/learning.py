"""Making `resources/datwat/gewichten.toml` from the labelled sets: `python -m tests.plan.datwat.learning`.

Logistic regression by stochastic steps, in plain Python and with a fixed order, so that the same sets give the same
weights. `--weglaten NAAM` leaves a set out and prints how the check does on it then: the honest tally.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp, sqrt
from pathlib import Path
from random import Random
from typing import Final, cast

from tests.plan.datwat.words import TUNED, labelled, tables
from triage.plan.datwat.loading import load
from triage.plan.datwat.model import Vocabulary, Weights
from triage.plan.datwat.tallying import tally
from triage.plan.datwat.tokens import Token, tokenise
from triage.plan.datwat.weighing import features

Lines = Sequence[tuple[str, bool]]
FOREIGN: Final = "labelled"
"""The set that somebody else wrote, in the folder of that name."""
HERE: Final = Path(__file__)
WEIGHTS: Final = HERE.parents[3] / "resources" / "datwat" / "gewichten.toml"
_SCORED: Final = HERE.parents[1] / "labelled"
_ROUNDS, _STEP, _DECAY, _GROUND_STEP, _MOST = 10, 0.3, 5e-4, 0.05, 30.0
_LEAST: Final = 0.1


def foreign() -> list[tuple[str, bool]]:
    """Return the sentences that were written and labelled apart from the check."""
    rows: list[dict[str, object]] = []
    for name in ("wat.toml", "dat.toml"):
        loaded = tomllib.loads((_SCORED / name).read_text("utf-8"))
        rows += cast("list[dict[str, object]]", loaded["zin"])
    return [(str(row["tekst"]), row["wat"] is True) for row in rows]


def sets() -> dict[str, Lines]:
    """Return every set that may be learned from, by name."""
    return {**{name: labelled(name) for name in TUNED}, FOREIGN: foreign()}


def sentences(text: str) -> list[tuple[Token, ...]]:
    """Return the words of each sentence of a text."""
    tokens = tokenise(text)
    return [tuple(one for one in tokens if one.sentence == number) for number in range(tokens[-1].sentence + 1)]


def learn(lines: Lines, weights: Weights) -> Weights:
    """Return weights learned from sentences, with the classes and limits of others."""
    # A text of more sentences tells only that one of them describes; it is no example.
    rows = [(parts[0], wat) for text, wat in lines if len(parts := sentences(text)) == 1]
    examples = [(tuple(dict.fromkeys(one for one, _ in features(row, weights.classes))), wat) for row, wat in rows]
    learned, ground = _fit(examples)
    kept = {one: round(weight, 2) for one, weight in learned.items() if abs(weight) >= _LEAST}
    return replace(weights, by_feature=kept, ground=round(ground, 2))


def _fit(examples: list[tuple[tuple[str, ...], bool]]) -> tuple[dict[str, float], float]:
    steepness: dict[str, float] = {}
    values: dict[str, float] = dict.fromkeys((one for row, _ in examples for one in row), 0.0)
    ground, order = 0.0, Random(1)
    for _ in range(_ROUNDS):
        order.shuffle(examples)
        for row, wat in examples:
            size = sqrt(len(row) or 1)
            total = ground + sum(map(values.__getitem__, row)) / size
            error = 1 / (1 + exp(-max(-_MOST, min(_MOST, total)))) - wat
            ground -= _GROUND_STEP * error
            for one in row:
                slope = error / size + _DECAY * values[one]
                steepness[one] = steepness.get(one, 1e-6) + slope * slope
                values[one] -= _STEP * slope / sqrt(steepness[one])
    return values, ground


def without(name: str, vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary with weights that were learned without one set."""
    lines = [line for one, some in sets().items() if one != name for line in some]
    return replace(vocabulary, weights=learn(lines, vocabulary.weights))


def written(weights: Weights, head: str) -> str:
    """Return the file of weights: its head as it was, and the weights by their size."""
    rows = sorted(weights.by_feature.items(), key=lambda one: (-abs(one[1]), one[0]))
    return head + "".join(f"{one} {weight:+.2f}\n" for one, weight in rows) + "'''\n"


def _head(ground: float) -> str:
    before = WEIGHTS.read_text("utf-8").split("gewichten = '''")[0]
    lines = (
        f"grenzen.grond = {ground}" if line.startswith("grenzen.grond = ") else line for line in before.splitlines()
    )
    return "\n".join(lines)


def main(arguments: Iterable[str] | None = None) -> None:
    """Write the weights, or print the tallies of sets that were left out."""
    asked = argparse.ArgumentParser(description="Leer de gewichten van de dat-wat-toets.")
    asked.add_argument("--weglaten", nargs="*", default=())
    names = asked.parse_args(None if arguments is None else list(arguments)).weglaten
    vocabulary = load(tables())
    known: Mapping[str, Lines] = sets()
    for name in names:
        told = tally(known[name], without(name, vocabulary))
        sys.stdout.write(f"{name}: gevonden {told.found:.1%}, ten onrechte gemarkeerd {told.marked:.1%}\n")
    if not names:
        weights = learn([line for lines in known.values() for line in lines], vocabulary.weights)
        WEIGHTS.write_text(written(weights, _head(weights.ground) + "\ngewichten = '''\n"), "utf-8")


if __name__ == "__main__":
    main()
