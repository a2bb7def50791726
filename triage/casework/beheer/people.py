"""Beheer of people: who works here, in which roles, from when to when. Every look and change is a line in the log."""

import unicodedata
from collections.abc import Mapping
from datetime import date

from triage.access.actor import Account, Assignment, Colleague, Replacement
from triage.access.huis import NewColleague, PersonCard, PersonRow, Stand
from triage.answers import check_texts
from triage.casework.beheer.beheer import changed, known, saw
from triage.casework.beheer.keys import Keys
from triage.casework.beheer.letting_in import let_in
from triage.casework.beheer.roles import assignment_of
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import AccountId, PersonId
from triage.ports import Mensen, UnitOfWork


def people(desk: Desk, sought: str = "", limit: int = 50, skip: int = 0) -> tuple[tuple[PersonRow, ...], int]:
    """Return colleagues by name with how many there are; `sought` narrows to a part of name, function or login."""
    desk.demand("beheer")
    with desk.work() as work:
        rows = [row for row in rows_of(work.mensen, desk.clock.today()) if matches(row, sought)]
        saw(desk, work, "lijst")
        work.commit()
    return tuple(rows[skip : skip + limit]), len(rows)


def rows_of(mensen: Mensen, today: date) -> list[PersonRow]:
    """Return every colleague by name, with the roles that hold today or later."""
    roles: dict[PersonId, list[Assignment]] = {}
    for held in mensen.every_role():
        if held.until is None or held.until >= today:
            roles.setdefault(held.person, []).append(held)
    accounts: dict[PersonId, list[Account]] = {}
    for account in mensen.accounts():
        accounts.setdefault(account.person, []).append(account)
    reviews = mensen.reviews()
    return [
        PersonRow(one, tuple(roles.get(one.person, ())), tuple(accounts.get(one.person, ())), reviews.get(one.person))
        for one in mensen.colleagues()
    ]


def matches(row: PersonRow, sought: str) -> bool:
    """Tell whether a part of the name, the function or a login is what is sought; among colleagues that is free."""
    words = (row.colleague.name, row.colleague.function, *(account.login for account in row.accounts))
    return not sought.strip() or any(same_words(sought) in same_words(word) for word in words)


def same_words(text: str) -> str:
    """Return a text as it is compared: capitals, forms of letters and spaces make no difference."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def person(desk: Desk, person_id: PersonId) -> PersonCard:
    """Return everything that beheer sees of one colleague.

    Raises:
        Refusal: `mens_onbekend`.
    """
    desk.demand("beheer")
    with desk.work() as work:
        card = _card(desk, work, known(work, person_id))
        saw(desk, work, person_id)
        work.commit()
    return card


def _card(desk: Desk, work: UnitOfWork, colleague: Colleague) -> PersonCard:
    mensen = work.mensen
    mine = tuple(one for one in mensen.accounts() if one.person == colleague.person)
    about = tuple(one for one in stands(mensen) if colleague.person in (one.absent, one.by))
    return PersonCard(
        colleague,
        tuple(sorted(mensen.assignments(colleague.person), key=lambda held: held.since)),
        mine,
        frozenset(one.account for one in mine if mensen.fresh(one.account)),
        about,
        mensen.reviews().get(colleague.person),
        own=colleague.person == desk.actor.person,
    )


def stands(mensen: Mensen) -> tuple[Stand, ...]:
    """Return every replacement with the names of its people."""
    names: Mapping[PersonId, str] = {one.person: one.name for one in mensen.colleagues()}
    return tuple(_stand(one, names) for one in mensen.replacements())


def _stand(one: Replacement, names: Mapping[PersonId, str]) -> Stand:
    absent, by = names.get(one.absent, ""), names.get(one.by, "")
    return Stand(one.id, one.absent, absent, one.by, by, one.role, one.team, one.since, one.until, one.mandate)


def add_person(desk: Desk, keys: Keys, new: NewColleague, *, other: bool = False) -> PersonId:
    """Let a new colleague in; the password is replaced by an own one at the first unlocking.

    Args:
        other: it was asked, and this is not the colleague with the same name.

    Raises:
        Refusal: `zelfde_naam` (fact `aantal`) when a colleague has that name; `mens_onvolledig`, what `demand_role`
            refuses, `account_bestaat`, `inlognaam_…`, `wachtwoord_…`. Nothing was changed then.
    """
    desk.demand("beheer")
    _demand_whole(new)
    today = desk.clock.today()
    person_id = PersonId(desk.ids())
    colleague = Colleague(person_id, new.name.strip(), new.function.strip())
    with desk.work() as work:
        twins = namesakes(work.mensen, new.name)
        if twins and not other:
            raise Refusal("zelfde_naam", aantal=len(twins))
        roles = tuple(assignment_of(desk, person_id, role, today) for role in new.roles)
        account = Account(AccountId(desk.ids()), person_id, new.login.strip(), today)
        work.mensen.add(colleague, (), roles)
        changed(desk, work, "toegevoegd", person_id)
        for role in roles:
            changed(desk, work, "rol_gegeven", person_id, role.role)
        let_in(desk, keys, work, account, new.password, colleague.name)
    return person_id


def namesakes(mensen: Mensen, name: str) -> tuple[Colleague, ...]:
    """Return the colleagues with this name, however it is written."""
    return tuple(one for one in mensen.colleagues() if same_words(one.name) == same_words(name))


def same_name(desk: Desk, name: str) -> tuple[Colleague, ...]:
    """Return the colleagues with this name, for the question whether a new colleague is one of them."""
    desk.demand("beheer")
    with desk.work() as work:
        found = namesakes(work.mensen, name)
        saw(desk, work, "naamgenoten")
        work.commit()
    return found


def _demand_whole(new: NewColleague) -> None:
    check_texts(new.name, new.function, new.login)
    lacks = {
        "naam": not new.name.strip(),
        "functie": not new.function.strip(),
        "inlognaam": not new.login.strip(),
        "rol": not new.roles,
    }
    found = tuple(name for name, lacking in lacks.items() if lacking)
    if found:
        raise Refusal("mens_onvolledig", ontbreekt=found)


def change_person(desk: Desk, person_id: PersonId, name: str, function: str) -> None:
    """Change the name or function of a colleague; what was sealed keeps the old one.

    Raises:
        Refusal: `mens_onbekend`, `mens_onvolledig`.
    """
    desk.demand("beheer")
    check_texts(name, function)
    if not (name.strip() and function.strip()):
        raise Refusal("mens_onvolledig", ontbreekt=("naam", "functie"))
    with desk.work() as work:
        known(work, person_id)
        work.mensen.change(Colleague(person_id, name.strip(), function.strip()))
        changed(desk, work, "naam_of_functie", person_id)
        work.commit()
