"""What is wrong with a vocabulary: every fault at once, each with its place, for who writes the lists."""

from dataclasses import dataclass

from triage.faults import Refusal


@dataclass(frozen=True, slots=True)
class VocabularyFault:
    """One fault: in which file, at which place in it (`aandoening, stam`), and what is wrong."""

    file: str
    place: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.text) if part)


class VocabularyFaults(Refusal):
    """A vocabulary that cannot be used, with all its faults in the order of its files."""

    def __init__(self, faults: tuple[VocabularyFault, ...]) -> None:
        super().__init__("datwat_fouten", aantal=len(faults))
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)
