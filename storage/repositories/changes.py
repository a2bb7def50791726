"""What differs between two values of a casus, so that a save writes that and nothing else."""

from collections.abc import Mapping
from operator import is_

from triage.answers import Answer, Ref
from triage.casus.model import Casus

ItemPlace = tuple[str, int]
"""The collection of an item, and its place there."""


def changed_items(
    before: Mapping[str, ItemPlace], after: Mapping[str, ItemPlace]
) -> tuple[list[str], dict[str, ItemPlace]]:
    """Return the items that went, and those that are new or stand elsewhere."""
    gone = [item for item in before if item not in after]
    return gone, {item: place for item, place in after.items() if before.get(item) != place}


def changed_answers(before: Casus, after: Casus) -> tuple[dict[Ref, Answer | None], dict[Ref, Answer]]:
    """Return the old answer of every ref that changed (None where there was none), and the new ones that there are."""
    old, new = before.answers, after.answers
    if len(old) == len(new) and all(map(is_, old, new)):
        # One answer was changed in its place: the others are the very same objects and need no look.
        pairs = zip(new.items(), old.values(), strict=True)
        now = {ref: given for (ref, given), was in pairs if differs(was, given)}
        return {ref: old[ref] for ref in now}, now
    now = {ref: given for ref, given in new.items() if differs(old.get(ref), given)}
    gone = {ref: given for ref, given in old.items() if ref not in new}
    return {ref: old.get(ref) for ref in now} | gone, now


def differs(one: Answer | None, other: Answer) -> bool:
    """Tell whether two answers differ; Python takes `True` and `1` for equal, which they are not here."""
    return one is not other and (one is None or one != other or type(one.value) is not type(other.value))
