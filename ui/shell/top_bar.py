"""The bar at the top: name of the program, search, the way to the form for a crisis, who is at work, and the lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.fields.editors import LineEditor
from ui.shell.navigation import SideNav
from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import OneLine, Small
from ui.words import say


class Brand(OneLine):
    """The name of the program."""


class SearchBox(LineEditor):
    """Search; Enter asks for it. Shows its shortcut while it is empty."""

    def __init__(self) -> None:
        super().__init__(limit=200)
        self.setPlaceholderText(say("venster.zoek"))
        self.setAccessibleName(say("venster.zoek_naam"))
        self._hint = Small(say("venster.zoek_hint"))
        self._hint.setWordWrap(False)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = row(self, (0, 0, 0.8, 0), 0)
        inside.addStretch(1)
        inside.addWidget(self._hint)
        self.textChanged.connect(self._on_text)

    def _on_text(self, text: str) -> None:
        self._hint.setVisible(not text)


class PersonName(OneLine):
    """Who is at work."""


class Who(QWidget):
    """The person at work and the role they work in."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._role = PersonName(), Small()
        inside = column(self, 0, 0)
        for part in (self._name, self._role):
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            inside.addWidget(part)

    def show_person(self, name: str, role: str) -> None:
        """Show name and role."""
        self._name.setText(name)
        self._role.setText(role)


class TopBar(QFrame):
    """Brand, search, person and lock; on a narrow window the search goes to the lines of the places."""

    search_wanted = Signal(str)
    lock_wanted = Signal()
    crisis_wanted = Signal()
    """The form of six fields; its button is only there for who may write down a crisis."""

    def __init__(self) -> None:
        super().__init__()
        self.brand = Brand(say("venster.naam"))
        self.search = SearchBox()
        self.who = Who()
        self.crisis = Button(say("venster.spoed"), icon_name="waarschuwing", small=True)
        self.crisis.setToolTip(say("venster.spoed_uitleg"))
        self.crisis.hide()
        self.lock = Button(say("venster.vergrendel"), icon_name="slot", small=True)
        self.lock.setToolTip(say("venster.vergrendel_uitleg"))
        lines = column(self, (1.3, 0.5, 1.3, 0.5), 0.4)
        self._first = row(None, 0, 1)
        self._second = row(None, 0, 1)
        lines.addLayout(self._first)
        lines.addLayout(self._second)
        self._first.addWidget(self.brand)
        self._first.addWidget(self.search, 3)
        self._first.addStretch(2)
        self._first.addWidget(self.crisis)
        self._first.addWidget(self.who)
        self._first.addWidget(self.lock)
        self.crisis.clicked.connect(self.crisis_wanted)
        self.lock.clicked.connect(self.lock_wanted)
        self.search.returnPressed.connect(self._on_search)

    def show_person(self, name: str, role: str) -> None:
        """Show who is at work, with search and lock."""
        self.who.show_person(name, role)
        self._show_parts(shown=True)

    def show_nobody(self) -> None:
        """Nobody is at work: only the brand is left."""
        self.who.show_person("", "")
        self.search.clear()
        self.crisis.hide()
        self._show_parts(shown=False)

    def fold(self, places: SideNav) -> None:
        """Put the places on lines of their own, and the search behind the last of them."""
        self._second.addWidget(places)
        self.search.setMinimumWidth(em(13))
        places.take_along(self.search)

    def unfold(self, places: SideNav) -> None:
        """Put the search back beside the brand; the places are taken back by whoever gave them."""
        places.let_go(self.search)
        self._first.insertWidget(1, self.search, 3)
        self.search.setMinimumWidth(0)

    def brand_width(self, width: float) -> None:
        """Let the search begin where the page begins: give the brand the width (in em) of the places beside it."""
        self.brand.setMinimumWidth(em(width))

    def _show_parts(self, *, shown: bool) -> None:
        for part in (self.search, self.who, self.lock):
            part.setVisible(shown)

    def _on_search(self) -> None:
        self.search_wanted.emit(self.search.words().strip())
