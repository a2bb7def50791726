"""When nobody can come in: what happened, that nothing was touched, and what to do. And what to know first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Trouble
from triage.kader.faults import KaderFaults
from ui.notices import notice_of
from ui.pages.door.doorway import WIDE, DoorPage, buttons, paragraphs
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.text import Small, Strong
from ui.words import has, say


class TroublePage(DoorPage):
    """A trouble that keeps the store shut."""

    retry_wanted = Signal()
    recovery_wanted = Signal()

    def __init__(self, trouble: Trouble, store_place: str, *, by_sheet: bool = False) -> None:
        super().__init__(say("ontgrendelen.storing.titel"), widest=44)
        told = notice_of(trouble)
        for part, words in (("gebeurd", told.happened), ("bewaard", told.kept), ("doen", told.todo)):
            self.card.add(Strong(say(f"ontgrendelen.storing.{part}")))
            paragraphs(self.card, words)
        # What helps comes first: where the sheet does, trying again does not.
        first, second = (Button, Primary) if by_sheet else (Primary, Button)
        self.retry = first(say("ontgrendelen.storing.opnieuw"))
        self.sheet = second(say("ontgrendelen.storing.herstelblad"))
        self.card.add(buttons(*((self.sheet, self.retry) if by_sheet else (self.retry, self.sheet))))
        self.sheet.setVisible(by_sheet)
        self._first = self.sheet if by_sheet else self.retry
        self.card.add(Small(say("ontgrendelen.storing.plek", plek=store_place)))
        self.card.add(Small(say("ontgrendelen.storing.code", code=trouble.code)))
        self.retry.clicked.connect(self.retry_wanted)
        self.sheet.clicked.connect(self.recovery_wanted)

    def first_focus(self) -> QWidget:
        """What helps: the recovery sheet, or trying again."""
        return self._first


class KaderFaultsPage(DoorPage):
    """A kader with faults: every one of them with its place, for whoever writes it."""

    retry_wanted = Signal()

    def __init__(self, refusal: KaderFaults) -> None:
        super().__init__(say("ontgrendelen.kader.titel"), widest=WIDE)
        told = notice_of(refusal)
        paragraphs(self.card, told.happened, told.rest)
        self.card.add(Strong(say("ontgrendelen.kader.fouten")))
        paragraphs(self.card, *(str(fault) for fault in refusal.faults))
        self.retry = Primary(say("ontgrendelen.storing.opnieuw"))
        self.card.add(buttons(self.retry))
        self.retry.clicked.connect(self.retry_wanted)

    def first_focus(self) -> QWidget:
        """Trying again."""
        return self.retry


class WarningsPage(DoorPage):
    """What somebody must know before work begins: the file was put back, the clock is off, the sheet never tried."""

    go_on_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(say("ontgrendelen.weten.titel"), widest=44)
        self.card.hide()
        for code in codes:
            known = code if has(f"ontgrendelen.weten.{code}.titel") else "onbekend"
            card = Card(say(f"ontgrendelen.weten.{known}.titel"), "attention")
            paragraphs(card, say(f"ontgrendelen.weten.{known}.tekst", code=code))
            self.content.addWidget(card)
        self.go_on, leave = Primary(say("ontgrendelen.weten.verder")), Button(say("ontgrendelen.weer_op_slot"))
        self.content.addWidget(buttons(self.go_on, leave))
        self.go_on.clicked.connect(self.go_on_wanted)
        leave.clicked.connect(self.leave_wanted)

    def first_focus(self) -> QWidget:
        """Going on."""
        return self.go_on
