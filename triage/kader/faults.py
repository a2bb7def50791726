"""What is wrong with a kader: every fault at once, each with its place."""

from triage.files import FileFault, FileFaults


class KaderFaults(FileFaults):
    """A kader that cannot be used, with all its faults in the order of its files."""

    def __init__(self, faults: tuple[FileFault, ...]) -> None:
        super().__init__("kader_fouten", faults)
