"""Tells people what went wrong: what happened, what was kept, what to do. Never more of it than ids and codes.

A refusal or a trouble stands in a strip in the window, a bug in a dialog that can be passed on by its number, and a
question that cannot wait in a dialog that is opened, not executed.
"""

import hashlib
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from triage.faults import Fault, Refusal
from ui.theme import em
from ui.widgets.buttons import Button, Danger, Primary
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Plain, SectionHeading
from ui.words import has, say

_UNKNOWN: Final = "onbekende_code"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody reads about a fault."""

    happened: str
    kept: str
    todo: str

    @property
    def rest(self) -> str:
        """What was kept and what to do, on one line."""
        return f"{self.kept} {self.todo}".strip()


def notice_of(fault: Fault) -> Notice:
    """Return the sentences of a fault; one whose code has none still says its code."""
    code = fault.code if has(f"fout.{fault.code}.gebeurd") else _UNKNOWN
    facts = dict(fault.facts) if code != _UNKNOWN else {"code": fault.code}
    return Notice(*(say(f"fout.{code}.{part}", **facts) for part in ("gebeurd", "bewaard", "doen")))


def sentence_of(fault: Fault) -> str:
    """Return what happened, what was kept and what to do, in one text."""
    told = notice_of(fault)
    return f"{told.happened} {told.rest}"


def number_of(bug: BaseException) -> str:
    """Return a short number that is the same each time this bug happens at this place: `D-3FA2-91C0`.

    It is made of where in the program it happened and the kind of exception; never of what the exception says.
    """
    trail = traceback.extract_tb(bug.__traceback__)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.name}:{frame.lineno}" for frame in trail]
    digest = hashlib.sha256("\n".join([type(bug).__name__, *places]).encode()).hexdigest().upper()
    return f"D-{digest[:4]}-{digest[4:8]}"


def log_bug(bug: BaseException) -> str:
    """Write a bug to the log by number, kind and place, without a word of content, and return its number."""
    number = number_of(bug)
    trail = traceback.extract_tb(bug.__traceback__)
    where = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(trail[-6:]))
    _log.error("defect %s: %s at %s", number, type(bug).__name__, where)
    return number


class NoticeStrip(MessageStrip):
    """The strip at the top of the window. Hidden until there is something to say."""

    def __init__(self) -> None:
        self._frame: QWidget | None = None
        super().__init__(closable=True)
        self.hide()

    def set_frame(self, frame: QWidget) -> None:
        """Let what stands around the strip come and go with it."""
        self._frame = frame
        frame.setVisible(not self.isHidden())

    def setVisible(self, visible: bool) -> None:
        """Take the frame along."""
        super().setVisible(visible)
        if self._frame is not None:
            self._frame.setVisible(visible)

    def show_fault(self, fault: Fault) -> None:
        """Say a refusal (attention) or a trouble (danger)."""
        told = notice_of(fault)
        kind = Kind.ATTENTION if isinstance(fault, Refusal) else Kind.DANGER
        self.tell(told.happened, told.rest, kind)

    def tell(self, title: str, text: str = "", kind: Kind = Kind.ACCENT, acts: tuple[Button, ...] = ()) -> None:
        """Say something else, perhaps with buttons."""
        self.show()
        self.show_message(title, text, kind, acts)


class _Dialog(QDialog):
    """A dialog as high as its words are in the letters of the moment."""

    def showEvent(self, event: QShowEvent, /) -> None:
        """Only now do the words have their letters; Qt measured them before."""
        super().showEvent(event)
        inside = self.layout()
        if inside is not None:
            inside.invalidate()
            self.resize(self.width(), max(self.height(), inside.totalHeightForWidth(self.width())))


class QuestionDialog(_Dialog):
    """A question that cannot wait. `open()` it; Escape and closing mean: do nothing.

    Args:
        parent: the window it belongs to.
        title: the question.
        text: what follows from it.
        yes: words of the button that does it.
        on_yes: what it does.
        destructive: it destroys or withdraws: the button warns, and the focus starts on the way back.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        yes: str,
        on_yes: Callable[[], None],
        *,
        destructive: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(min(em(30), parent.width()))
        self.no_button = Button(say("knop.annuleren"))
        self.yes_button: Button = Danger(yes) if destructive else Primary(yes)
        inside = column(self, 1.6, 0.9)
        inside.addWidget(SectionHeading(title))
        inside.addWidget(Plain(text))
        inside.addWidget(FlowRow([self.no_button, self.yes_button]))
        self.no_button.clicked.connect(self.reject)
        self.yes_button.clicked.connect(self.accept)
        self.accepted.connect(on_yes)
        self.finished.connect(self.deleteLater)
        (self.no_button if destructive else self.yes_button).setFocus()


class BugDialog(_Dialog):
    """Says that the program failed, with a number to pass on."""

    def __init__(self, parent: QWidget, number: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("defect.titel"))
        self.setModal(True)
        self.setMinimumWidth(min(em(30), parent.width()))
        inside = column(self, 1.6, 0.9)
        inside.addWidget(SectionHeading(say("defect.titel")))
        for part in ("gebeurd", "bewaard"):
            inside.addWidget(Plain(say(f"defect.{part}")))
        inside.addWidget(Plain(say("defect.doen", nummer=number)))
        close = Primary(say("knop.sluiten"))
        close.clicked.connect(self.accept)
        inside.addWidget(FlowRow([close]))
        self.finished.connect(self.deleteLater)
        close.setFocus()


def show_bug(parent: QWidget, bug: BaseException) -> None:
    """Log a bug and open its dialog."""
    BugDialog(parent, log_bug(bug)).open()


def bug_shower(parent: QWidget) -> Callable[[BaseException], None]:
    """Return `show_bug` for one window, to connect to `Runner.broke`."""
    return partial(show_bug, parent)
