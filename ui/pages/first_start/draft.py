"""What was typed so far about one of the first people, kept whole, also when it is not finished."""

from collections.abc import Callable
from dataclasses import dataclass

from triage.casework.entering import NewPerson, NewRole
from triage.casework.first_people import any_may
from triage.faults import Refusal
from triage.ids import RoleId
from triage.kader.model import Kader
from triage.ports import Settings
from ui.fields.dates import read_date
from ui.pages.door.doorway import field_words
from ui.theme import contrast
from ui.words import say

CheckPassword = Callable[[str, tuple[str, ...]], None]

LEAST_CONTRAST = 4.5
"""Of letters in the municipality's colour on white paper (WCAG 2.1, 1.4.3)."""
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """One of the first people, as typed.

    Args:
        since, until: the days of the mandate as typed.
        own: the person at the keyboard; their password is their own.
        again: the own password for the second time.
    """

    name: str = ""
    function: str = ""
    login: str = ""
    team: str = ""
    roles: tuple[RoleId, ...] = ()
    mandate: str = ""
    since: str = ""
    until: str = ""
    own: bool = False
    password: str = ""
    again: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed; the team is filled in beforehand."""
        return not any((self.name, self.function, self.login, self.roles, self.mandate, self.password))

    def words_of_own(self, settings: Settings) -> tuple[str, ...]:
        """Return the words that the password may not lean on."""
        return (self.name, self.login, self.team, settings.municipality, settings.unit)


def decides(draft: PersonDraft, kader: Kader) -> bool:
    """Tell whether a role of this person needs a mandate to decide."""
    return any_may(kader, draft.roles, "besluiten")


def same_login(draft: PersonDraft, others: tuple[PersonDraft, ...]) -> PersonDraft | None:
    """Return who already has this login name; capitals make no other name."""
    login = draft.login.casefold()
    return next((one for one in others if login and one.login.casefold() == login), None)


def faults_of(
    draft: PersonDraft, others: tuple[PersonDraft, ...], kader: Kader, settings: Settings, check: CheckPassword
) -> dict[str, str]:
    """Return what is wrong with a person, a sentence by the name of the field; empty when all is well."""
    twin = same_login(draft, others)
    found = {
        "name": "" if draft.name else say("opzet.mist.naam"),
        "function": "" if draft.function else say("opzet.mist.functie"),
        "login": "" if draft.login else say("opzet.mist.inlognaam"),
        "team": "" if draft.team else say("opzet.mist.team"),
        "roles": "" if draft.roles else say("opzet.mist.rol"),
        "password": _password_fault(draft, settings, check),
        "again": say("ontgrendelen.niet_gelijk") if draft.own and draft.again != draft.password else "",
    }
    if twin:
        found["login"] = say("opzet.dubbel", naam=twin.name or twin.login)
    if decides(draft, kader):
        found |= _mandate_faults(draft)
    return {field: sentence for field, sentence in found.items() if sentence}


def _mandate_faults(draft: PersonDraft) -> dict[str, str]:
    since, until = read_date(draft.since), read_date(draft.until)
    found = {
        "mandate": "" if draft.mandate else say("opzet.mist.mandaat"),
        "since": say("veld.datum_onleesbaar") if draft.since and since is None else "",
        "until": say("veld.datum_onleesbaar") if draft.until and until is None else "",
    }
    if since and until and until < since:
        found["until"] = say("opzet.mandaat_omgekeerd")
    return found


def _password_fault(draft: PersonDraft, settings: Settings, check: CheckPassword) -> str:
    if not draft.password:
        return say("opzet.mist.wachtwoord")
    try:
        check(draft.password, draft.words_of_own(settings))
    except Refusal as refusal:
        return field_words(refusal)
    return ""


def new_person(draft: PersonDraft, kader: Kader) -> NewPerson:
    """Return the person as the set-up wants it."""
    roles = tuple(_new_role(draft, role, kader) for role in draft.roles)
    return NewPerson(draft.name, draft.function, draft.login, draft.password, draft.team, roles, fresh=not draft.own)


def _new_role(draft: PersonDraft, role: RoleId, kader: Kader) -> NewRole:
    if not any_may(kader, (role,), "besluiten"):
        return NewRole(role)
    return NewRole(role, draft.mandate, read_date(draft.since), read_date(draft.until))


def colour_fault(colour: str) -> str:
    """Return what is wrong with a colour for letters on white paper, or an empty text."""
    digits = colour.removeprefix("#")
    if len(digits) != _DIGITS or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
        return say("opzet.kleur_onleesbaar")
    return "" if contrast(f"#{digits}", "#ffffff") >= LEAST_CONTRAST else say("opzet.kleur_te_licht")
