"""What is wrong with a kader: every fault at once, each with its place.

The sentences are Dutch and made here, not in `ui`: they are read by the people who write a kader, beside its files,
and each says what that one place lacks.
"""

from dataclasses import dataclass

from triage.faults import Refusal


@dataclass(frozen=True, slots=True)
class KaderFault:
    """One fault: in which file, at which place in it (`vraag 'doel.woorden', als`), and what is wrong."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.text) if part)


class KaderFaults(Refusal):
    """A kader that cannot be used, with all its faults in the order of its files."""

    def __init__(self, faults: tuple[KaderFault, ...]) -> None:
        super().__init__("kader_fouten", aantal=len(faults))
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)
