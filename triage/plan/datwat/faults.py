"""What is wrong with a vocabulary: every fault at once, each with its place, for who writes the lists."""

from triage.files import FileFault, FileFaults


class VocabularyFaults(FileFaults):
    """A vocabulary that cannot be used, with all its faults in the order of its files."""

    def __init__(self, faults: tuple[FileFault, ...]) -> None:
        super().__init__("datwat_fouten", faults)
