"""Beheer on the screen: people, teams, replacement, rights, and what the municipality set. Changes run in the lane."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from triage.access.actor import Account, Assignment, Team
from triage.access.huis import GivenRole, NewColleague, Rights, Stand
from triage.casework.beheer import accounts, people, rights_view, roles, teams
from triage.casework.beheer.keys import Keys
from triage.casework.beheer.logo import change_logo
from triage.casework.beheer.teams import StandIn
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import AccountId, PersonId
from triage.ports import Settings
from ui.flows.beheer.fetching import PeopleFetching
from ui.flows.beheer.pictures import AskPicture, ask_picture, picture_of
from ui.flows.section import Kit
from ui.notices import QuestionDialog
from ui.spot import At, Spot
from ui.words import say

T = TypeVar("T")


class PeopleSection(PeopleFetching):
    """Changes what the pages of beheer ask for."""

    def __init__(self, kit: Kit, parent: QObject | None = None, pictures: AskPicture = ask_picture) -> None:
        super().__init__(kit, parent)
        self._ask_picture = pictures
        self._connect()

    def _change(
        self,
        call: Callable[[bool], T],
        done: Callable[[T], None],
        refused: Callable[[Refusal], bool] | None = None,
        *,
        sure: bool = False,
    ) -> None:
        """Change something; what was typed goes once it is stored, and stays when it was refused.

        Args:
            call: the change; it is told whether it is meant although nobody can decide after it.
            refused: takes a refusal that asks for more than saying so, and returns whether it did.
        """
        page, visit = self._page, self._visit

        def on_refusal(refusal: Refusal) -> None:
            if visit != self._visit:
                return
            if refusal.code == "werk_stokt" and not sure:
                again = partial(self._change, call, done, refused, sure=True)
                title, text = say("beheer.werk_stokt.titel"), say("beheer.werk_stokt.tekst")
                self._ask(title, text, say("beheer.werk_stokt.ja"), again)
            elif refused is None or not refused(refusal):
                page.refuse(refusal)

        def on_done(result: T) -> None:
            if visit == self._visit:
                done(result)

        self._runner.run(lambda: call(sure), self, on_done, on_refusal)

    def _changed(self, title: str) -> None:
        """Show the same page anew with what is stored now, and say that it is."""
        self._forget_typed()
        page = self._page
        self.open(Spot(At.PEOPLE, self._about))
        page.tell(title)

    def _forget_typed(self) -> None:
        self._page.forget()
        self.flush()

    def _ask(self, title: str, text: str, yes: str, act: Callable[[], None]) -> None:
        """Ask what cannot be turned back, or changes more than one page."""
        QuestionDialog(self._page.window(), title, text, yes, act, destructive=True).open()

    def _keys(self) -> Keys:
        gate = self.kit.gate
        if not isinstance(gate, Keys):
            raise TypeError("this door lets nobody in")
        return gate

    def _person_id(self) -> PersonId:
        return PersonId(self._about.partition(" ")[2])

    def _connect(self) -> None:
        for page in self._all():
            page.part_wanted.connect(self._to)
        self.people.list.wanted.connect(self._people_rows)
        self.people.list.chosen.connect(lambda person: self._to(f"mens {person}"))
        self.people.new_wanted.connect(lambda: self._to("nieuw"))
        self.new.cancelled.connect(self._on_cancelled)
        self.new.add_wanted.connect(self._on_add)
        self.new.same_wanted.connect(self._on_same)
        one = self.person
        one.back_wanted.connect(lambda: self._to("mensen"))
        one.rights_wanted.connect(lambda: self._to(f"recht {self._person_id()}"))
        one.name_wanted.connect(self._on_name)
        one.merge_wanted.connect(self._on_merge)
        one.roles.end_wanted.connect(self._on_end_role)
        one.roles.give_wanted.connect(self._on_give_role)
        one.accounts.end_wanted.connect(self._on_end_account)
        one.accounts.add_wanted.connect(self._on_add_account)
        one.accounts.password_wanted.connect(self._on_password)
        self.teams.save_wanted.connect(self._on_team)
        self.replacements.stand_in_wanted.connect(self._on_stand_in)
        self.replacements.end_wanted.connect(self._on_end_stand)
        self.rights_list.list.wanted.connect(self._rights_rows)
        self.rights_list.list.chosen.connect(lambda person: self._to(f"recht {person}"))
        self.rights.back_wanted.connect(lambda: self._to("rechten"))
        self.rights.review_wanted.connect(self._on_review)
        self.settings.save_wanted.connect(self._on_settings)
        self.settings.logo.choose_wanted.connect(lambda: self._ask_picture(self.settings, self._on_picture))
        self.settings.logo.remove_wanted.connect(self._on_no_logo)

    def _to(self, about: str) -> None:
        elsewhere = {"kader": At.KADER, "certificaat": At.CERTIFICATE}
        self.wanted.emit(Spot(elsewhere[about]) if about in elsewhere else Spot(At.PEOPLE, about))

    def _on_cancelled(self) -> None:
        self._forget_typed()
        self._to("mensen")

    def _on_add(self, new: NewColleague, other: bool) -> None:
        desk, keys = self._desk, self._keys()
        self._change(
            lambda _: people.add_person(desk, keys, new, other=other),
            lambda person: self._on_added(person, new.name),
            lambda refusal: self._on_twin(refusal, new.name),
        )

    def _on_added(self, person: PersonId, name: str) -> None:
        self._forget_typed()
        self._to(f"mens {person}")
        self.person.tell(say("beheer.nieuw.toegevoegd", naam=name))

    def _on_twin(self, refusal: Refusal, name: str) -> bool:
        if refusal.code != "zelfde_naam":
            return False
        desk = self._desk
        self._runner.run(lambda: people.same_name(desk, name), self, self.new.ask_same)
        return True

    def _on_same(self, person: str, login: str, password: str) -> None:
        desk, keys, one = self._desk, self._keys(), PersonId(person)
        self._change(
            lambda _: accounts.add_account(desk, keys, one, login, password),
            lambda _: self._on_added(one, self.new.name.words()),
        )

    def _on_name(self, name: str, function: str) -> None:
        desk, one = self._desk, self._person_id()
        self._change(lambda _: people.change_person(desk, one, name, function), self._on_saved)

    def _on_saved(self, _: None) -> None:
        self._changed(say("beheer.bewaard"))

    def _on_merge(self, other: str) -> None:
        desk, gone, kept = self._desk, self._person_id(), PersonId(other)
        act = partial(
            self._change, lambda sure: accounts.merge(desk, gone, kept, sure=sure), lambda _: self._on_merged(kept)
        )
        names = {"een": self.person.heading.text(), "ander": self.person.same.choice.currentText()}
        title, text = say("beheer.mens.samen_titel", **names), say("beheer.mens.samen_tekst", **names)
        yes = say("beheer.mens.voeg_samen")
        self._ask(title, text, yes, act)

    def _on_merged(self, kept: PersonId) -> None:
        self._forget_typed()
        self._to(f"mens {kept}")
        self.person.tell(say("beheer.bewaard"))

    def _on_end_role(self, held: Assignment, last: date | None) -> None:
        desk = self._desk
        self._change(
            lambda sure: roles.end_role(desk, held, last, sure=sure),
            lambda count: self._changed(say("beheer.mens.gestopt", aantal=count)),
        )

    def _on_give_role(self, role: GivenRole) -> None:
        desk, one = self._desk, self._person_id()
        self._change(lambda _: roles.give_role(desk, one, role), self._on_saved)

    def _on_end_account(self, account: Account) -> None:
        desk, keys, name = self._desk, self._keys(), self.person.heading.text()
        act = partial(
            self._change, lambda sure: accounts.end_account(desk, keys, account.account, sure=sure), self._on_saved
        )
        title = say("beheer.mens.account_stop_titel", inlognaam=account.login)
        text = say("beheer.mens.account_stop_tekst", naam=name)
        self._ask(title, text, say("beheer.mens.stop"), act)

    def _on_add_account(self, login: str, password: str) -> None:
        desk, keys, one = self._desk, self._keys(), self._person_id()
        self._change(lambda _: accounts.add_account(desk, keys, one, login, password), self._on_saved)

    def _on_password(self, account: str, password: str) -> None:
        desk, keys = self._desk, self._keys()
        self._change(lambda _: accounts.new_password(desk, keys, AccountId(account), password), self._on_saved)

    def _on_team(self, team: Team, was: str) -> None:
        desk = self._desk
        act = partial(self._change, lambda _: teams.put_team(desk, team, was), self._on_saved)
        if was and was != team.name:
            facts = {"oud": was, "nieuw": team.name}
            title, text = say("beheer.team.hernoem_titel", **facts), say("beheer.team.hernoem_tekst", **facts)
            self._ask(title, text, say("beheer.opslaan"), act)
        else:
            act()

    def _on_stand_in(self, given: StandIn) -> None:
        desk = self._desk
        self._change(lambda _: teams.stand_in(desk, given), self._on_saved)

    def _on_end_stand(self, stand: Stand) -> None:
        desk = self._desk
        act = partial(self._change, lambda _: teams.end_stand_in(desk, stand.id), self._on_saved)
        facts = {"door": stand.by_name, "afwezig": stand.absent_name}
        title, text = say("beheer.vervang.stop_titel"), say("beheer.vervang.stop_tekst", **facts)
        self._ask(title, text, say("beheer.vervang.stop"), act)

    def _on_review(self) -> None:
        desk, one = self._desk, self._person_id()

        def again(rights: Rights) -> None:
            self.rights.show_review(rights)
            self.rights.tell(say("beheer.recht.vastgelegd", naam=rights.colleague.name))

        self._change(lambda _: _reviewed(desk, one), again)

    def _on_settings(self, given: Settings) -> None:
        desk = self._desk
        self._change(
            lambda _: teams.change_settings(desk, given),
            lambda _: self._changed(say("beheer.instelling.opgeslagen")),
        )

    def _on_picture(self, place: str) -> None:
        desk = self._desk
        self._change(lambda _: _with_logo(desk, Path(place)), self._on_logo)

    def _on_no_logo(self) -> None:
        desk = self._desk
        self._change(lambda _: _without_logo(desk), self._on_logo)

    def _on_logo(self, png: bytes) -> None:
        """Only the picture is shown anew: what was typed beside it is not stored yet."""
        self.settings.show_logo(png)
        self.settings.tell(say("beheer.logo.opgeslagen" if png else "beheer.logo.weg"))


def _with_logo(desk: Desk, place: Path) -> bytes:
    png = picture_of(place)
    change_logo(desk, png)
    return png


def _without_logo(desk: Desk) -> bytes:
    change_logo(desk, b"")
    return b""


def _reviewed(desk: Desk, person: PersonId) -> Rights:
    rights_view.review(desk, person)
    return rights_view.rights(desk, person)
