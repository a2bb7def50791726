"""First start, the municipality: what stands on paper, whom a citizen can reach, and the colour of the letterhead."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from triage.ports import Settings
from ui.fields.form import Choice, FormRow
from ui.pages.door.form_rows import LineRow, TextRow, mark_all
from ui.pages.first_start.draft import colour_fault
from ui.theme import colour, em
from ui.widgets.layouts import column
from ui.words import say

COLOURS: Final = (
    ("blauwgroen", "#0d5c66"),
    ("blauw", "#1b4f8f"),
    ("groen", "#22603a"),
    ("paars", "#5b3a82"),
    ("rood", "#97222f"),
    ("grijs", "#3b4650"),
)
"""Colours that read well on white; another may be typed."""


class Letterhead(QWidget):
    """How the head of a paper will look, in the chosen colour on white."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self._ink = COLOURS[0][1]
        self.setAccessibleName(say("opzet.gemeente.voorbeeld"))

    def show_head(self, municipality: str, unit: str, ink: str) -> None:
        """Show these words in this colour."""
        self._words, self._ink = (municipality, unit), ink
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines and their margins."""
        return QSize(em(20), em(4.6))

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: ARG002 (Qt's own signature)
        """Paint a corner of white paper, whatever the palette: that is what will be printed on."""
        painter = QPainter(self)
        painter.setBrush(QColor("#ffffff"))
        painter.setPen(QPen(colour("border"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        at = em(0.8)
        for words, size, bold, ink in (
            (self._words[0], 1.15, True, self._ink),
            (self._words[1], 0.93, False, "#444444"),
        ):
            font = QFont(self.font())
            font.setPixelSize(em(size))
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            line = QRect(em(1), at, self.width() - em(2), em(size * 1.5))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            at += em(size * 1.5)
        painter.end()


class MunicipalityStep(QWidget):
    """The form of the municipality."""

    def __init__(self) -> None:
        super().__init__()
        self.name = LineRow(say("opzet.gemeente.naam"), say("opzet.gemeente.naam_hulp"))
        self.unit = LineRow(say("opzet.gemeente.onderdeel"), say("opzet.gemeente.onderdeel_hulp"))
        self.address = LineRow(say("opzet.gemeente.adres"), say("opzet.mag_leeg"))
        self.contact = TextRow(say("opzet.gemeente.contact"), say("opzet.gemeente.contact_hulp"))
        self.fg = TextRow(say("opzet.gemeente.fg"), say("opzet.gemeente.fg_hulp"))
        self.colours = Choice()
        for name, shade in COLOURS:
            self.colours.addItem(say(f"opzet.kleur.{name}"), shade)
        self.colours.addItem(say("opzet.kleur.eigen"), "")
        self.own = LineRow(say("opzet.gemeente.eigen_kleur"), say("opzet.gemeente.eigen_kleur_hulp"))
        self.own.hide()
        self.paper = Letterhead()
        inside = column(self, 0, 0.9)
        chosen = FormRow(say("opzet.gemeente.kleur"), self.colours, say("opzet.gemeente.kleur_hulp"))
        for part in (self.name, self.unit, self.address, self.contact, self.fg, chosen, self.own, self.paper):
            inside.addWidget(part)
        self.colours.currentIndexChanged.connect(self._on_colour)
        for row in (self.name, self.unit, self.own):
            row.line.textChanged.connect(self._on_written)
        self._on_written()

    def settings(self) -> Settings:
        """Return what was typed."""
        return Settings(
            self.name.words(),
            self.unit.words(),
            self.address.words(),
            self.contact.words(),
            self.fg.words(),
            self._shade(),
        )

    def show_colour(self, shade: str) -> None:
        """Choose a colour: one of the list, or one of their own."""
        at = self.colours.findData(shade.lower())
        own = at < 0 or not shade
        self.colours.setCurrentIndex(self.colours.findData("") if own else at)
        self.own.line.show_words(shade if own else "")
        self._on_colour()

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name.line

    def judge(self) -> QWidget | None:
        """Mark what is wrong; return where it is, or None when this can stand."""
        own = self.colours.currentData() == ""
        return mark_all(
            {
                self.name: None if self.name.words() else say("opzet.mist.gemeente"),
                self.own: (colour_fault(self._shade()) or None) if own else None,
            }
        )

    def _shade(self) -> str:
        typed = self.own.words()
        return str(self.colours.currentData() or (typed if typed.startswith("#") else f"#{typed}")).lower()

    def _on_colour(self) -> None:
        self.own.setVisible(self.colours.currentData() == "")
        self._on_written()

    def _on_written(self) -> None:
        shade = self._shade()
        ink = "#000000" if colour_fault(shade) else shade
        self.paper.show_head(self.name.words() or say("opzet.gemeente.naam"), self.unit.words(), ink)
