"""Reading the weights of words: a line is what has a weight, and the weight."""

from triage.plan.datwat.model import Weights
from triage.plan.datwat.reading import Lists


def read_weights(lists: Lists) -> Weights:
    """Return the weights; a line that is no weight is a fault."""
    limits, classes = lists.table("grenzen"), lists.table("klassen")
    read = Weights(
        by_feature=_by_feature(lists),
        classes={word: name for name in classes.all_keys() for word in classes.words(name)},
        ground=limits.number("grond"),
        description=limits.number("beschrijving"),
        usual=limits.number("gewoon"),
        doubt=limits.number("twijfel"),
        reason=limits.number("reden"),
        small=limits.number("bedrag"),
    )
    limits.done()
    lists.done()
    return read


def _by_feature(lists: Lists) -> dict[str, float]:
    found = {}
    for line in lists.lines("gewichten"):
        feature, _, weight = line.partition(" ")
        try:
            found[feature] = float(weight)
        except ValueError:
            lists.fault(f"'{line}' is geen woord met een gewicht", "gewichten")
    return found
