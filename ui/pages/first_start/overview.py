"""First start, looking over: everything that was typed, where the store will lie, and then it is made."""

from collections.abc import Iterator

from PySide6.QtWidgets import QProgressBar, QWidget

from triage.kader.model import Kader
from triage.ports import Settings
from ui.pages.door.role_words import role_name
from ui.pages.first_start.draft import PersonDraft, decides
from ui.widgets.facts import FactsList
from ui.widgets.layouts import column
from ui.widgets.text import Plain, SectionHeading
from ui.words import listed, say


class OverviewStep(QWidget):
    """What will be made."""

    def __init__(self, kader: Kader, store_place: str) -> None:
        super().__init__()
        self._kader = kader
        self._place = store_place
        self._town, self._people = FactsList(beside=True), FactsList(beside=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("opzet.bezig"))
        self._busy = Plain(say("opzet.bezig"))
        inside = column(self, 0, 0.9)
        for part in (
            SectionHeading(say("opzet.stap.gemeente")),
            self._town,
            SectionHeading(say("opzet.stap.mensen")),
            self._people,
            Plain(say("opzet.nakijken.wat_nu")),
            self._busy,
            self.bar,
        ):
            inside.addWidget(part)
        self.show_busy(False)

    def show_all(self, settings: Settings, people: tuple[PersonDraft, ...]) -> None:
        """Show what was typed."""
        self._town.show_facts(tuple(_town(settings, self._place)))
        self._people.show_facts(tuple((one.name, self._about(one)) for one in people))

    def show_busy(self, busy: bool) -> None:
        """Show that the store is being made."""
        self.bar.setVisible(busy)
        self._busy.setVisible(busy)

    def first_focus(self) -> QWidget:
        """Nothing of its own."""
        return self

    def _about(self, one: PersonDraft) -> str:
        roles = listed(tuple(role_name(self._kader, role) for role in one.roles))
        lines = [say("opzet.nakijken.mens", functie=one.function, team=one.team, inlognaam=one.login), roles]
        if decides(one, self._kader):
            begin = one.since or say("opzet.nakijken.vandaag")
            key = "opzet.nakijken.mandaat_tot" if one.until else "opzet.nakijken.mandaat"
            lines.append(say(key, kenmerk=one.mandate, van=begin, tot=one.until))
        lines.append(say("opzet.nakijken.eigen" if one.own else "opzet.nakijken.tijdelijk"))
        return "\n".join(lines)


def _town(settings: Settings, place: str) -> Iterator[tuple[str, str]]:
    for key, words in (
        ("naam", settings.municipality),
        ("onderdeel", settings.unit),
        ("adres", settings.address),
        ("contact", settings.contact),
        ("fg", settings.fg_contact),
    ):
        yield say(f"opzet.gemeente.{key}"), words or say("opzet.nakijken.leeg")
    yield say("opzet.nakijken.plek"), place
