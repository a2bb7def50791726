"""The pages of beheer: fetching what they show, and keeping what is typed on them.

What is typed and not stored is kept within a second, and stands there again after somebody went elsewhere, locked, or
lost the program; a password never is kept.
"""

import json
from collections.abc import Callable
from typing import ClassVar, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from triage.access.actor import Colleague, Team
from triage.access.huis import PersonCard, PersonRow, Stand
from triage.casework.beheer import people, rights_view, teams
from triage.casework.desk import Desk
from triage.casework.typing import typed
from triage.ids import PersonId
from ui.arriving import settled
from ui.flows.beheer.parts import parts_for
from ui.flows.forms import FormSection
from ui.flows.section import Kit
from ui.pages.people.form import Words
from ui.pages.people.frame import BeheerPage, PartButton
from ui.pages.people.listing import PAGE
from ui.pages.people.new_person import NewPersonPage
from ui.pages.people.people import PeoplePage
from ui.pages.people.person import PersonPage
from ui.pages.people.replacements import ReplacementsPage
from ui.pages.people.rights import RightsListPage, RightsPage
from ui.pages.people.settings import SettingsPage
from ui.pages.people.teams import TeamsPage
from ui.shell.navigation import Place
from ui.spot import At, Spot

T = TypeVar("T")
EVERYBODY = 100_000
"""No list of colleagues is longer: for a choice of one of all."""


class PeopleFetching(FormSection):
    """Owns the pages of beheer. What a spot is about: a part, `nieuw`, or `mens`, `recht` and an id."""

    acts: ClassVar[tuple[str, ...]] = ("beheer", "rechten_nakijken")
    spots: ClassVar[tuple[At, ...]] = (At.PEOPLE,)

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self._runner = kit.context.runner
        today, kader = self._desk.clock.today(), self._desk.kader
        parts = parts_for(self._desk)
        self._home = parts[0]
        self.people, self.person = PeoplePage(parts, kader), PersonPage(parts, kader, today)
        self.new, self.teams = NewPersonPage(parts, kader, today), TeamsPage(parts)
        self.replacements = ReplacementsPage(parts, kader, today)
        self.rights_list, self.rights = RightsListPage(parts, kader), RightsPage(parts, today)
        self.settings = SettingsPage(parts)
        self._about = ""
        self._page: BeheerPage = self.people if "mensen" in parts else self.rights_list
        for page in self._all():
            page.written.connect(self._typing.touch)

    # ------------------------------------------------------------------------------------------------ as a section
    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return every page."""
        return tuple((page, Place.BEHEER) for page in self._all())

    def open(self, spot: Spot) -> QWidget:
        """Begin to fetch what belongs at a spot; what this role may not see becomes where its work begins."""
        self._leave()
        what, _, about = (spot.about or self._home).partition(" ")
        if self._home == "rechten" and what not in ("rechten", "recht"):
            what = "rechten"
        self._about = f"{what} {about}".strip()
        self._page = self._page_of(what)
        self._page.show_nothing()
        self._fetch(what, PersonId(about))
        return self._page

    def _all(self) -> tuple[BeheerPage, ...]:
        seen = (self.rights_list, self.rights)
        return self._every() if self._home == "mensen" else seen

    def _every(self) -> tuple[BeheerPage, ...]:
        seen = (self.rights_list, self.rights)
        return (self.people, self.person, self.new, self.teams, self.replacements, *seen, self.settings)

    def _page_of(self, what: str) -> BeheerPage:
        return {
            "mens": self.person,
            "nieuw": self.new,
            "teams": self.teams,
            "vervanging": self.replacements,
            "rechten": self.rights_list,
            "recht": self.rights,
            "gemeente": self.settings,
        }.get(what, self.people)

    # ----------------------------------------------------------------------------------------------------- fetching
    def _fetch(self, what: str, about: PersonId) -> None:
        desk = self._desk
        match what:
            case "mens":
                self._show(lambda: _whole_person(desk, about), self._on_person)
            case "nieuw":
                self._show(lambda: _team_list(desk), self._on_new)
            case "teams":
                self._show(lambda: teams.teams(desk), self.teams.show_teams)
            case "vervanging":
                self._show(lambda: (teams.replacements(desk), people.people(desk, "", EVERYBODY)[0]), self._on_stands)
            case "rechten":
                self._rights_rows(self.rights_list.list.sought(), 0)
            case "recht":
                self._show(lambda: rights_view.rights(desk, about), self.rights.show_rights)
            case "gemeente":
                self._show(lambda: teams.settings(desk), self.settings.show_settings)
            case _:
                self._people_rows(self.people.list.sought(), 0)

    def _show(self, fetch: Callable[[], T], show: Callable[[T], None]) -> None:
        """Fetch something with what was typed there before, and show it where somebody is still waiting for it."""
        desk, visit, page, key = self._desk, self._visit, self._page, f"beheer:{self._about}"

        def arrived(found: tuple[T, str]) -> None:
            if visit != self._visit:
                return
            show(found[0])
            if found[1]:
                page.put_back(_read(found[1]))
            self._typing.begin(key, found[1], lambda: _text(page.typed()))
            enter_part(page)

        self._runner.run(lambda: (fetch(), typed(desk, key)), self, arrived)

    def _people_rows(self, sought: str, skip: int) -> None:
        desk = self._desk
        self._rows(
            lambda: people.people(desk, sought, PAGE, skip),
            lambda found: self.people.show_rows(found[0], found[1], skip, desk.clock.today()),
        )

    def _rights_rows(self, sought: str, skip: int) -> None:
        desk, only_due = self._desk, self.rights_list.only_due.isChecked()
        self._rows(
            lambda: rights_view.rights_list(desk, sought, PAGE, skip, only_due=only_due),
            lambda found: self.rights_list.show_found(found, skip, desk.clock.today()),
        )

    def _rows(self, fetch: Callable[[], T], show: Callable[[T], None]) -> None:
        self._visit += 1
        self._show(fetch, show)

    def _on_person(self, found: tuple[PersonCard, tuple[Team, ...], tuple[Colleague, ...]]) -> None:
        card, there, others = found
        self.person.show_person(card, there, others)

    def _on_new(self, there: tuple[Team, ...]) -> None:
        self.new.show_form(there, self._desk.actor.team)

    def _on_stands(self, found: tuple[tuple[Stand, ...], tuple[PersonRow, ...]]) -> None:
        self.replacements.show_replacements(found[0], found[1], self._desk.actor.person)


def _whole_person(desk: Desk, about: PersonId) -> tuple[PersonCard, tuple[Team, ...], tuple[Colleague, ...]]:
    card = people.person(desk, about)
    rows, _ = people.people(desk, "", EVERYBODY)
    others = tuple(row.colleague for row in rows if row.colleague.person not in (about, desk.actor.person))
    return card, _team_list(desk), others


def _team_list(desk: Desk) -> tuple[Team, ...]:
    return tuple(team for team, _ in teams.teams(desk))


def _text(typed: dict[str, Words]) -> str:
    """Return what is kept of what was typed; an empty text where nothing was."""
    return json.dumps(typed) if typed else ""


def _read(kept: str) -> dict[str, Words]:
    """Return what was kept; what a later version wrote in another form is left alone."""
    found = json.loads(kept)
    return {name: words for name, words in found.items() if isinstance(words, dict)}


def enter_part(page: BeheerPage) -> None:
    """Let the keyboard begin on a page that just came up, unless somebody is already somewhere on it."""
    # Where a page goes away Qt hands the keyboard to the first part of the next one.
    if page.isVisible() and (not settled(page) or isinstance(QApplication.focusWidget(), PartButton)):
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
