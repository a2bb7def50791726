"""A page about one piece of what follows: a signal, a request, a notice, a line, a person to inform, a decision."""

from ui.widgets.saved import SavedLabel
from ui.widgets.scroll import ScrollPage


class PiecePage(ScrollPage):
    """What every such page has.

    Attributes:
        saved: where it says whether what is typed is saved.
    """

    saved: SavedLabel

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        raise NotImplementedError

    def set_busy(self, *, busy: bool) -> None:
        """Allow nothing more to be handed in, while something is."""
        raise NotImplementedError
