"""What every text of a plan passes before it is kept: short, on one line, and with nothing that tells what or why.

The dat-wat check marks; what it marked is taken away, or kept with a reason that is chosen from a list. A reason in
words of one's own would be the very background that does not belong here (hard rule 5).
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from triage.faults import Refusal
from triage.plan.datwat.model import ORGANISATION, Mark, Outcome
from triage.plan.model import NAME, TEXT, Gehouden

Check = Callable[[str], Outcome]
"""The dat-wat check of a text, or of the name of an organisation."""
# Controls, halves of characters and what nobody sees: between two letters they would hide a word from the check.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Checks:
    """The dat-wat check, for what people type.

    Args:
        text: of an agreement.
        words: of what is no agreement: a goal, a function, a way to reach somebody, why somebody is needed.
        organisation: of the name of an organisation: what that gives away.
    """

    text: Check
    words: Check
    organisation: Check


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark that was neither taken away nor kept with a reason.

    Args:
        field: where it stands: `doel`, `tekst`, `organisatie`, `functie`, `contact`, `nodig`.
    """

    field: str
    mark: Mark


class WatInformatie(Refusal):
    """Words that tell what or why. Nothing was changed; the screen shows the marks.

    Args:
        marked: which words; they are no facts, so they do not reach a log of faults.
    """

    def __init__(self, marked: tuple[Marked, ...]) -> None:
        fields = tuple(dict.fromkeys(one.field for one in marked))
        super().__init__("wat_informatie", aantal=len(marked), velden=fields)
        self.marked = marked


def one_line(field: str, typed: str, longest: int) -> str:
    """Return a text as it is kept: without spaces around it and without doubled ones.

    Raises:
        Refusal: `regel_te_lang` (facts `veld`, `lengte`, `maximum`), or `regel_tekens` when it has more than one line
            or holds characters that nobody sees.
    """
    if len(typed) > longest:
        raise Refusal("regel_te_lang", veld=field, lengte=len(typed), maximum=longest)
    if any(unicodedata.category(letter) in _UNSEEN for letter in typed):
        raise Refusal("regel_tekens", veld=field)
    # Only this form is checked and kept, so that a letter in another guise does not pass where its own would not.
    kept = " ".join(unicodedata.normalize("NFKC", typed).split())
    if len(kept) > longest:
        raise Refusal("regel_te_lang", veld=field, lengte=len(kept), maximum=longest)
    return kept


def name_of(field: str, typed: str) -> str:
    """Return a name, an organisation, a function or a way to reach somebody as it is kept."""
    return one_line(field, typed, NAME)


def text_of(field: str, typed: str) -> str:
    """Return an agreement, a goal or a reason to be there as it is kept."""
    return one_line(field, typed, TEXT)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the marks of some texts together.

    Args:
        kept: the words that were kept and do stand in the texts; anything else that was given is dropped.
        marked: what is still open.
        reveals: what an organisation that is named gives away.
    """

    kept: tuple[Gehouden, ...]
    marked: tuple[Marked, ...]
    reveals: tuple[str, ...] = ()

    def demand(self) -> tuple[Gehouden, ...]:
        """Return what was kept.

        Raises:
            WatInformatie: a mark is still open.
        """
        if self.marked:
            raise WatInformatie(self.marked)
        return self.kept


def settle(texts: tuple[tuple[str, str], ...], kept: tuple[Gehouden, ...], check: Check) -> Settled:
    """Hold what was kept against what the check marks, in texts by their field.

    Args:
        texts: each field with its text.
        kept: what somebody chose to keep; a word is the same in capitals and small letters.
    """
    chosen = {(one.quote.casefold(), one.kind): one.reason for one in kept}
    stays: dict[Gehouden, None] = {}
    marked: list[Marked] = []
    for field, text in texts:
        for mark in check(text).marks if text else ():
            reason = chosen.get((mark.quote.casefold(), mark.kind))
            if reason is None:
                marked.append(Marked(field, mark))
            else:
                stays[Gehouden(mark.quote, mark.kind, reason)] = None
    return Settled(tuple(stays), tuple(marked))


def settle_helper(
    organisation: str, function: str, contact: str, kept: tuple[Gehouden, ...], checks: Checks
) -> Settled:
    """Settle what says who somebody is at work.

    That an organisation or a function gives something away makes a line *bijzonder*; it is no mark. Any other word that
    tells what or why is.
    """
    named = (("organisatie", organisation), ("functie", function), ("contact", contact))
    settled = settle(named, kept, checks.words)
    marked = tuple(one for one in settled.marked if not one.mark.kind.startswith(ORGANISATION))
    stays = tuple(one for one in settled.kept if not one.kind.startswith(ORGANISATION))
    return Settled(stays, marked, reveals(organisation, function, contact, checks))


def reveals(organisation: str, function: str, contact: str, checks: Checks) -> tuple[str, ...]:
    """Return what an organisation, a function or a contact gives away, such as `gezondheid` or `strafrechtelijk`."""
    found = checks.organisation(organisation).reveals if organisation else ()
    others = (seen for text in (organisation, function, contact) if text for seen in checks.words(text).reveals)
    return tuple(dict.fromkeys((*found, *others)))


def goal_of(goal: str, kept: tuple[Gehouden, ...], checks: Checks) -> tuple[str, tuple[Gehouden, ...]]:
    """Return a goal as it is kept, with the marked words that stay.

    Raises:
        Refusal: `doel_ontbreekt`, or a text that will not do.
        WatInformatie: a word tells what or why.
    """
    words = text_of("doel", goal)
    if not words:
        raise Refusal("doel_ontbreekt")
    return words, settle((("doel", words),), kept, checks.words).demand()


def contact_of(contact: str, checks: Checks) -> str:
    """Return how to reach a regisseur as it is kept.

    Raises:
        Refusal: a text that will not do.
        WatInformatie: a word tells what or why.
    """
    words = name_of("contact", contact)
    settle((("contact", words),), (), checks.words).demand()
    return words
