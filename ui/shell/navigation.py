"""The places somebody can go to, with a count where something waits. A place that is not built is not shown."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget

from ui.theme import em, spaced
from ui.widgets.buttons import Button
from ui.widgets.chip import Badge
from ui.widgets.layouts import FlowLayout, row
from ui.words import say


class Place(StrEnum):
    """The entries of the navigation."""

    WERKVOORRAAD = "werkvoorraad"
    CASUSSEN = "casussen"
    PLANNEN = "plannen"
    SIGNALEN = "signalen"
    RECHTEN = "rechten"
    TOEGANG = "toegang"
    ADVIES = "advies"
    BEWAREN = "bewaren"
    PAPIER = "papier"
    CONVENANTEN = "convenanten"
    VERANTWOORDING = "verantwoording"
    INZAGE = "inzage"
    BEHEER = "beheer"


class NavButton(Button):
    """One place, with its count."""

    def __init__(self, place: Place) -> None:
        super().__init__(say(f"venster.{place.value}"))
        self.place = place
        self.setObjectName(place.value)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name = say(f"venster.{place.value}")
        self._badge = Badge()
        inside = row(self, (0, 0, 0.7, 0), 0)
        inside.addStretch(1)
        inside.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_count(self, count: int) -> None:
        """Show how many wait; nothing at zero."""
        self._badge.show_count(count)
        spoken = say("venster.met_aantal", naam=self._name, aantal=count) if count else self._name
        self.setAccessibleName(spoken)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the words, bold as well, and the count."""
        plain = super().sizeHint()
        badge = self._badge.sizeHint().width() + em(1) if not self._badge.isHidden() else em(0.6)
        return QSize(plain.width() + badge, plain.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()


class _PlacesLayout(FlowLayout):
    """The entries under each other, or in a row that goes on to a next line where they no longer fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 0.2)
        self.narrow = False

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """See `FlowLayout.arrange`."""
        if self.narrow:
            return super().arrange(rect, move=move)
        left, top, right, bottom = self._margins()
        at = rect.top() + top
        for item in self._shown():
            size = QSize(rect.width() - left - right, item.sizeHint().height())
            if move:
                item.setGeometry(QRect(QPoint(rect.left() + left, at), size))
            at += size.height() + self.spacing()
        return at - self.spacing() + bottom - rect.top()

    def sizeHint(self) -> QSize:
        """One row of all entries, or all of them under each other."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        left, top, right, bottom = self._margins()
        wide, high = [size.width() for size in sizes] or [0], [size.height() for size in sizes] or [0]
        size = QSize(sum(wide) + gaps, max(high)) if self.narrow else QSize(max(wide), sum(high) + gaps)
        return size + QSize(left + right, top + bottom)

    def minimumSize(self) -> QSize:
        """As wide as the widest entry; at the side as high as all of them."""
        least = super().minimumSize()
        return least if self.narrow else QSize(least.width(), self.sizeHint().height())


class SideNav(QFrame):
    """The places under each other at the side, or in a row at the top where the window is narrow."""

    place_wanted = Signal(object)
    """The `Place` that was asked for."""

    WIDTH = 13.6
    """Width at the side, in em."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("venster.menu"))
        self._layout = _PlacesLayout(self)
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, NavButton] = {}
        self._narrow = False
        for place in Place:
            button = NavButton(place)
            self._buttons[place] = button
            self._group.addButton(button)
            self._layout.addWidget(button)
            button.clicked.connect(self._on_clicked)
        self.show_places((Place.WERKVOORRAAD, Place.CASUSSEN))
        self._hold()

    def show_place(self, place: Place | None) -> None:
        """Mark where the person is; None for nowhere among these."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each is place)
        self._group.setExclusive(place is not None)

    def show_places(self, places: tuple[Place, ...]) -> None:
        """Show these entries and no other: what somebody may not use is not there."""
        for each, button in self._buttons.items():
            button.setVisible(each in places)

    def show_count(self, place: Place, count: int) -> None:
        """Show how many wait at a place."""
        self._buttons[place].show_count(count)

    def button(self, place: Place) -> NavButton:
        """Return the entry of a place."""
        return self._buttons[place]

    def first(self) -> QWidget:
        """Return what F6 goes to: the marked place, or the first."""
        checked = self._group.checkedButton()
        shown = (button for button in self._buttons.values() if not button.isHidden())
        return checked if checked is not None else next(shown, self)

    def set_narrow(self, narrow: bool) -> None:
        """Lie in a row, or stand at the side."""
        self._narrow = narrow
        self._layout.narrow = narrow
        policy = self.sizePolicy()
        policy.setHeightForWidth(narrow)
        self.setSizePolicy(policy)
        self.setProperty("smal", narrow)
        self.style().unpolish(self)
        self.style().polish(self)
        self._hold()

    def changeEvent(self, event: QEvent, /) -> None:
        """Larger text needs a wider side."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._hold()

    def take_along(self, last: QWidget) -> None:
        """Let something stand behind the last entry, on its line where there is room."""
        self._layout.addWidget(last)

    def let_go(self, last: QWidget) -> None:
        """Have the entries alone again."""
        self._layout.removeWidget(last)

    def _hold(self) -> None:
        spaced(self._layout, 0 if self._narrow else 0.6, 0.2)
        self._layout.invalidate()
        wide = 16_777_215 if self._narrow else em(self.WIDTH)
        self.setMinimumWidth(0 if self._narrow else wide)
        self.setMaximumWidth(wide)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, NavButton):
            self.place_wanted.emit(button.place)
