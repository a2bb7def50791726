"""Under which agreement something goes to a recipient, or that there is none: then it is incidental.

A recipient is matched with an agreement by name alone: the same letters, whatever their case, spaces, accents and
punctuation. No likeness is guessed, so that everybody can see why something matched and why it did not.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SealedAgreement:
    """An agreement as it was on that day.

    Args:
        number: of the register, `2026-K1`.
        reference: of the agreement itself, or empty.
        since, until: ISO days, or empty.
    """

    number: str
    organisation: str
    reference: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class SealedRecipient:
    """A recipient with the agreements that held with it; none makes what goes to it incidental."""

    name: str
    agreements: tuple[SealedAgreement, ...]

    @property
    def incidental(self) -> bool:
        """There is no agreement with it."""
        return not self.agreements


def folded(name: str) -> str:
    """Return the letters and digits of a name, small and without accents: what two names are compared by."""
    bare = unicodedata.normalize("NFKD", name).casefold()
    # Folding can bring back letters that fall apart further, such as the dotted capital I.
    return "".join(one for one in unicodedata.normalize("NFKD", bare) if one.isalnum())


def same_organisation(one: str, other: str) -> bool:
    """Tell whether two names are the same organisation; an empty name is nobody."""
    return bool(folded(one)) and folded(one) == folded(other)


def recipients(names: Iterable[str], agreements: tuple[SealedAgreement, ...]) -> tuple[SealedRecipient, ...]:
    """Return each recipient once with the agreements of the same name, in the order of the names."""
    return tuple(
        SealedRecipient(name, tuple(one for one in agreements if same_organisation(one.organisation, name)))
        for name in dict.fromkeys(name for name in names if name)
    )


def recipient_of(data: dict[str, Any]) -> SealedRecipient:
    """Return a sealed recipient behind its JSON values."""
    return SealedRecipient(data["name"], tuple(SealedAgreement(**one) for one in data["agreements"]))
