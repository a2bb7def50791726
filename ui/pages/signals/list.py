"""The signals in reach."""

from ui.pages.pieces import PiecesPage


class SignalsPage(PiecesPage):
    """A page of the list."""

    def __init__(self, *, may_record: bool) -> None:
        super().__init__("signalen", may_add=may_record)
