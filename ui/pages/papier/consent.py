"""The toestemmingsformulier: who of a casus can be asked, and the form for one of them."""

from PySide6.QtCore import Signal

from triage.casework.papier.toestemming import Formulieren, Vraagbaar
from ui.pages.papier.paper_card import PaperPart
from ui.widgets.buttons import Button, Quiet
from ui.widgets.card import Card
from ui.widgets.layouts import Columns, FlowRow, Panel, column, empty
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, PrimaryHeading, Strong
from ui.words import say

_WORDS = "toestemmingsformulier"


class ConsentPage(ScrollPage):
    """The forms of one casus."""

    form_wanted = Signal(str, str)
    """Which person, and to whom the form speaks."""
    casus_wanted = Signal()
    around_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self._about = PrimaryHeading(), Muted(say(f"{_WORDS}.uitleg"))
        self.casus = Quiet(say("rondom.naar_casus"), icon_name="terug")
        self.around = Quiet(say("rondom.knop_rond"), icon_name="persoon")
        self.buttons: dict[tuple[str, str], Button] = {}
        self.who = Card(say(f"{_WORDS}.wie"))
        self._people = column(None, 0, 0.6)
        self.who.body.addLayout(self._people)
        self.paper = PaperPart(_WORDS)
        head = column(None, 0, 0.3)
        for part in (self.title, self._about, FlowRow([self.casus, self.around])):
            head.addWidget(part)
        self.content.addLayout(head)
        self.content.addWidget(Columns((Panel(self.who, 20, 2), Panel(self.paper, 30, 3))))
        self.casus.clicked.connect(self.casus_wanted)
        self.around.clicked.connect(self.around_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing of anybody, while it is fetched."""
        self.title.setText(say("rondom.laden"))
        empty(self._people)
        self.buttons = {}
        for part in (self.who, self.paper, self.casus, self.around):
            part.hide()

    def show_forms(self, found: Formulieren, *, to_casus: bool, to_around: bool) -> None:
        """Show who can be asked.

        Args:
            to_casus, to_around: whether there is a way there for this role.
        """
        self.show_nothing()
        self.title.setText(say(f"{_WORDS}.titel", kenmerk=found.kenmerk))
        self.casus.setVisible(to_casus)
        self.around.setVisible(to_around)
        if not found.people:
            self._people.addWidget(Muted(say(f"{_WORDS}.niemand")))
        for one in found.people:
            self._show_person(one)
        self.who.show()
        first = next(iter(self.buttons.values()), self.casus)
        first.setFocus()

    def _show_person(self, one: Vraagbaar) -> None:
        self._people.addWidget(Strong(one.name))
        if one.why_not:
            self._people.addWidget(Muted(say(f"{_WORDS}.niet.{one.why_not}")))
            return
        buttons = []
        for voice in one.voices:
            button = Button(say(f"{_WORDS}.voor.{voice.value}"), icon_name="document")
            button.setAccessibleName(say(f"{_WORDS}.voor_naam.{voice.value}", naam=one.name))
            button.clicked.connect(lambda _=False, to=(one.person, voice.value): self._on_wanted(*to))
            self.buttons[one.person, voice.value] = button
            buttons.append(button)
        self._people.addWidget(FlowRow(buttons))

    def _on_wanted(self, person: str, voice: str) -> None:
        self.paper.show()
        self.form_wanted.emit(person, voice)
