"""The agreements beside a triage: fetched when a casus opens; choosing one fills in the kind of organisation too."""

from typing import Final

from PySide6.QtCore import QObject

from triage.answers import Answer, Ref
from triage.casework.convenanten.partners import Partners, partners
from triage.ids import QuestionId
from ui.flows.triage.keeping import Keeper
from ui.flows.triage.standing import Standing

_KIND: Final = QuestionId("partij.soort")


class Partnering(QObject):
    """Knows the agreements that hold, and what choosing one of them fills in."""

    def __init__(self, standing: Standing, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._standing, self._keeper = standing, keeper
        standing.page.middle.sheet.partner_chosen.connect(self._on_chosen)

    def fetch(self) -> None:
        """Fetch the agreements that hold. Nothing waits for it."""
        desk = self._standing.desk
        self._standing.run(lambda: partners(desk), self._on_fetched)

    def _on_fetched(self, found: Partners) -> None:
        if found != self._standing.partners:
            self._standing.take_partners(found)

    def _on_chosen(self, ref: Ref, name: str) -> None:
        """Fill in the kind of organisation as agreed; a kind that somebody chose stays."""
        opened = self._standing.opened
        kinds = {one.content.kind for one in self._standing.partners.of(name)} & self._standing.kader.party_kinds.keys()
        if opened is None or not opened.writable or ref.item is None or len(kinds) != 1:
            return
        if opened.casus.answer(_KIND, ref.item).empty:
            self._keeper.put(Ref(_KIND, ref.item), Answer(kinds.pop()))
