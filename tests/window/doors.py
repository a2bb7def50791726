"""Through the door of a real store by keyboard: the first start, the recovery sheet, unlocking, a role."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.paper.judge import pages_read
from ui.pages.door.own_password import OwnPasswordPage
from ui.pages.door.recovery import RecoveryPage
from ui.pages.door.role_choice import RoleChoicePage
from ui.pages.door.unlock import UnlockPage
from ui.pages.first_start.page import FirstStartPage
from ui.pages.first_start.sheet import ProofPage, SheetPage
from ui.spot import At
from ui.tour.hands import Hands, Script, moment
from ui.tour.journey import Stage

P = TypeVar("P", bound=QWidget)

CONTROL = Qt.KeyboardModifier.ControlModifier
_KEY = re.compile(r"^\s*(?:[0-9A-HJKMNP-TV-Z]{4}\s+){8}\S$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hire:
    """Somebody as typed at the first start, with the password that others know at first."""

    name: str
    function: str
    login: str
    roles: tuple[str, ...]
    temporary: str
    mandate: str = ""


def at(stage: Stage, kind: type[P]) -> P:
    """Return the page of the door, which must be of this kind."""
    page = stage.conductor.door.page
    assert isinstance(page, kind), type(page).__name__
    return page


def on(stage: Stage, kind: type[QWidget]) -> Callable[[], bool]:
    """Return what tells whether the door shows a page of this kind."""
    return lambda: isinstance(stage.conductor.door.page, kind)


def shown(stage: Stage, name: str) -> Script:
    """Take a picture, once everything has its place and is painted."""
    yield moment()
    stage.picture(name)


# ------------------------------------------------------------------------------------------------ the first start


def describe(stage: Stage, people: tuple[Hire, ...]) -> Script:
    """Go through the first start, up to the recovery sheet."""
    yield on(stage, FirstStartPage)
    page, hands = at(stage, FirstStartPage), stage.hands
    yield from shown(stage, "opzetten")
    hands.push(page.welcome.start)
    town = page.municipality
    hands.write(town.name.line, "Gemeente Elsterveen")
    hands.write(town.unit.line, "Sociaal domein · wijkteam Noorderkade")
    hands.write(town.address.line, "Raadhuisplein 1, 9999 ZZ Elsterveen")
    hands.write(town.contact.text, "telefoon 000 - 12 34 56, op werkdagen van 9 tot 17 uur")
    hands.write(town.fg.text, "fg@elsterveen.example")
    yield from shown(stage, "opzetten_gemeente")
    hands.push(page.next)
    for one in people:
        hands.push(page.people.add)
        _describe_one(hands, page, one)
        if one.mandate:
            yield lambda: True
            hands.reach(page.person.name.line)
            yield from shown(stage, "opzetten_mens")
        hands.push(page.next)
    yield from shown(stage, "opzetten_mensen")
    hands.push(page.next)
    yield from shown(stage, "opzetten_nakijken")
    hands.push(page.next)
    yield on(stage, SheetPage)


def _describe_one(hands: Hands, page: FirstStartPage, one: Hire) -> None:
    form = page.person
    if form.own.isChecked():
        hands.push(form.own)
    hands.write(form.name.line, one.name)
    hands.write(form.function.line, one.function)
    hands.write(form.login.line, one.login)
    for role in one.roles:
        hands.push(form.role_tick(role))
    if one.mandate:
        hands.write(form.mandate.line, one.mandate)
        hands.write(form.since.day.editor, "1-1-2026")
        hands.write(form.until.day.editor, "31-12-2027")
    hands.write(form.password.password.line, one.temporary)


def keep_sheet(stage: Stage, paper: Path) -> Script:
    """Save the recovery sheet, and prove it by typing over what stands on that very paper."""
    page = at(stage, SheetPage)
    yield from shown(stage, "herstelblad")
    stage.hands.push(page.save_button)
    yield from save_as(stage, paper)
    yield page.on_paper.hasFocus
    stage.hands.key(Qt.Key.Key_Space)
    yield on(stage, ProofPage)
    proof = at(stage, ProofPage)
    keys = keys_on(paper)
    for number, row in enumerate(proof.rows):
        group = int(next(iter(re.findall(r"\d+", row.label.text()))))
        stage.hands.write(row.line, keys[number][group - 1].lower())
    yield from shown(stage, "herstelblad_nagekeken")
    stage.hands.push(proof.button)
    yield on(stage, UnlockPage)


def save_as(stage: Stage, paper: Path) -> Script:
    """Type a place in the dialog for saving, and wait for the file."""
    yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
    yield lambda: stage.hands.focus.window() is QApplication.activeModalWidget()
    stage.hands.key(Qt.Key.Key_A, CONTROL)
    stage.hands.type(str(paper))
    stage.hands.key(Qt.Key.Key_Return)
    yield lambda: paper.exists() and QApplication.activeModalWidget() is None


def keys_on(paper: Path) -> list[list[str]]:
    """Return the groups of each key as they stand on the recovery sheet, one sheet to a page."""
    return [found[0].split() for page in pages_read(paper.read_bytes()) if (found := _KEY.search(page))]


# ------------------------------------------------------------------------------------------------------ coming in


def unlock(stage: Stage, login: str, password: str) -> Script:
    """Type a name and a password at the door."""
    yield on(stage, UnlockPage)
    page = at(stage, UnlockPage)
    yield page.isVisible
    stage.hands.write(page.login.line, login)
    stage.hands.write(page.password.password.line, password)
    stage.hands.key(Qt.Key.Key_Return)


def own_password(stage: Stage, password: str) -> Script:
    """Choose a password of one's own after a temporary one."""
    yield on(stage, OwnPasswordPage)
    page = at(stage, OwnPasswordPage)
    yield from shown(stage, "eigen_wachtwoord")
    stage.hands.write(page.rows.first.password.line, password)
    stage.hands.write(page.rows.second.password.line, password)
    stage.hands.key(Qt.Key.Key_Return)


def inside(stage: Stage) -> Script:
    """Wait for the worklist."""
    yield lambda: stage.conductor.workplace is not None
    yield lambda: stage.workplace.spot.at is At.WORKLIST and stage.workplace.overview.worklist.shown


def choose_role(stage: Stage, role: str) -> Script:
    """Choose one of several roles by its id."""
    yield on(stage, RoleChoicePage)
    page = at(stage, RoleChoicePage)
    yield from shown(stage, "rol_kiezen")
    stage.hands.push(next(one for one in page.seats.buttons if one.accessibleName().lower().startswith(role)))


def recover(stage: Stage, key: list[str], password: str) -> Script:
    """Open with a key from paper, and choose a new password. The login name stands there already."""
    yield on(stage, RecoveryPage)
    page = at(stage, RecoveryPage)
    stage.hands.write(page.key.line, " ".join(key).lower())
    stage.hands.write(page.rows.first.password.line, password)
    stage.hands.write(page.rows.second.password.line, password)
    yield from shown(stage, "herstel")
    stage.hands.key(Qt.Key.Key_Return)
