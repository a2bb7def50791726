"""The task list of a casus: each step with its state as an icon and in words, by keyboard as well as by mouse."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from triage.casus.walk import TaskState
from triage.ids import StepId
from ui.theme import colour, em, larger
from ui.widgets.icons import draw
from ui.widgets.layouts import column, empty
from ui.words import say

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line of the task list.

    Args:
        why: what opens a locked step, in words; empty for any other.
    """

    step: StepId
    number: int
    title: str
    state: TaskState
    why: str = ""

    @property
    def state_words(self) -> str:
        """The state in words."""
        return say(f"taak.{self.state.value}")

    @property
    def spoken(self) -> str:
        """What a screen reader says of this line."""
        key = "taak.naam_dicht" if self.why else "taak.naam"
        return say(key, nummer=self.number, titel=self.title, stand=self.state_words, reden=self.why)


class StepButton(QAbstractButton):
    """One step. A locked one can have the focus, so that its reason can be read, but does nothing."""

    def __init__(self, line: StepLine) -> None:
        super().__init__()
        self.line = line
        self.setCheckable(True)
        self.setObjectName(line.step)
        self.setAccessibleName(line.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if not self.locked:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def locked(self) -> bool:
        """This step does not open yet."""
        return self.line.state is TaskState.KAN_NOG_NIET

    def nextCheckState(self) -> None:
        """Where the person is, the page decides; a click only asks."""

    def hasHeightForWidth(self) -> bool:
        """The title wraps."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Return the height of title and state."""
        return 2 * em(0.5) + sum(box.height() for _, _, _, box in self._texts(width))

    def sizeHint(self) -> QSize:
        """As the side of a page asks."""
        return QSize(em(16), self.heightForWidth(em(16)))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word of the title."""
        metrics = QFontMetrics(self._font(bold=True))
        longest = max(metrics.horizontalAdvance(word) for word in self.line.title.split() or [""])
        return QSize(self._indent + longest + em(0.6), em(2))

    @property
    def _indent(self) -> int:
        return em(2.8)

    def _font(self, *, bold: bool = False, size: float = 1.0) -> QFont:
        font = larger(self.font(), size)
        font.setBold(bold)
        return font

    def _texts(self, width: int) -> list[tuple[str, QFont, str, QRect]]:
        here = self.isChecked()
        title = "accent" if here else "muted" if self.locked else "text"
        notes = self.line.why or self.line.state_words
        plan = [
            (self.line.title, self._font(bold=here), title),
            (notes, self._font(size=0.82), "muted"),
        ]
        room = QRect(0, 0, max(1, width - self._indent - em(0.6)), 100_000)
        return [(text, font, ink, QFontMetrics(font).boundingRect(room, _WRAP, text)) for text, font, ink in plan]

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint ground, state and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_soft" if self.isChecked() else "soft" if self.underMouse() and not self.locked else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ground))
            painter.drawRoundedRect(QRectF(self.rect()), em(0.35), em(0.35))
        self._badge(painter)
        top = em(0.5)
        for text, font, ink, box in self._texts(self.width()):
            painter.setFont(font)
            painter.setPen(colour(ink))
            painter.drawText(QRect(self._indent, top, box.width() + 2, box.height()), _WRAP, text)
            top += box.height()
        painter.end()

    def _badge(self, painter: QPainter) -> None:
        size = em(1.6)
        disc = QRectF(em(0.6), em(0.5), size, size)
        fill, ink, drawing = {
            TaskState.COMPLEET: ("ok", "on_fill", "vink"),
            TaskState.BEZIG: ("attention_fill", "on_fill", ""),
            TaskState.NOG_DOEN: ("neutral_soft", "neutral", ""),
            TaskState.KAN_NOG_NIET: ("neutral_soft", "neutral", "slot"),
        }[self.line.state]
        if self.isChecked() and self.line.state is not TaskState.COMPLEET:
            fill, ink = "accent", "on_fill"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(fill))
        painter.drawEllipse(disc)
        if drawing:
            inset = size * 0.24
            draw(painter, drawing, colour(ink), disc.adjusted(inset, inset, -inset, -inset))
            return
        painter.setFont(self._font(bold=True, size=0.82))
        painter.setPen(colour(ink))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self.line.number))


class StepList(QWidget):
    """The steps under each other. Up and Down move the focus, Enter or Space asks for the step."""

    step_wanted = Signal(str)
    """The `StepId` somebody wants to go to; never a locked one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("taak.lijst"))
        self._column = column(self, 0, 0.1)
        self._buttons: dict[StepId, StepButton] = {}
        self._lines: tuple[StepLine, ...] = ()

    def show_steps(self, lines: tuple[StepLine, ...], here: StepId | None) -> None:
        """Show the steps, and which one the person is at."""
        if lines != self._lines:
            focused = next((step for step, button in self._buttons.items() if button.hasFocus()), None)
            self._lines = lines
            self._make()
            if focused in self._buttons:
                self._buttons[focused].setFocus()
        for step, button in self._buttons.items():
            button.setChecked(step == here)
            button.updateGeometry()

    def button(self, step: StepId) -> StepButton:
        """Return the line of a step."""
        return self._buttons[step]

    def _make(self) -> None:
        empty(self._column)
        self._buttons = {}
        for line in self._lines:
            button = StepButton(line)
            button.clicked.connect(self._on_clicked)
            self._buttons[line.step] = button
            self._column.addWidget(button)
            button.show()

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton) and not button.locked:
            self.step_wanted.emit(button.line.step)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Move between the lines; Enter asks for one, as Space does by itself."""
        buttons = list(self._buttons.values())
        at = next((index for index, button in enumerate(buttons) if button.hasFocus()), -1)
        moves = {Qt.Key.Key_Down: at + 1, Qt.Key.Key_Up: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(buttons) - 1}
        to = moves.get(Qt.Key(event.key()))
        if to is not None and 0 <= to < len(buttons):
            buttons[to].setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
            buttons[at].click()
        else:
            super().keyPressEvent(event)
