"""Days that must still lie ahead: the end of a consent, and the end of a deferral within the kader's maximum.

These need the day of today, which a walk does not know; they are asked when a casus is put forward and decided.
"""

from collections.abc import Iterator
from datetime import date

from triage.answers import Scope
from triage.casus.walk import Walk
from triage.casus.wording import dutch_date
from triage.faults import Refusal
from triage.ids import ItemId
from triage.kader.model import Kader
from triage.terms.running import first_end

DEFERRAL = "informeren.tot"
CONSENT = "toestemming.tot"
ANSWERED = "toestemming.wanneer"


def demand_days(walk: Walk, kader: Kader, today: date) -> None:
    """Refuse days that are past or too far, and an answer of a day that has yet to come.

    Raises:
        Refusal: `toestemming_nog_niet`, `toestemming_voorbij`, `uitstel_voorbij`, or `uitstel_te_lang` with the
            latest day (`uiterlijk`), in words.
    """
    for person in walk.casus.of(Scope.PERSOON):
        answered = _asked_day(walk, ANSWERED, person)
        if answered is not None and answered > today:
            raise Refusal("toestemming_nog_niet")
        consent = _asked_day(walk, CONSENT, person)
        if consent is not None and consent <= today:
            raise Refusal("toestemming_voorbij")
        deferral = _asked_day(walk, DEFERRAL, person)
        if deferral is not None:
            _demand_deferral(deferral, kader, today)


def _demand_deferral(until: date, kader: Kader, today: date) -> None:
    if until <= today:
        raise Refusal("uitstel_voorbij")
    latest = min(_latest(kader, today), default=None)
    if latest is not None and until > latest:
        raise Refusal("uitstel_te_lang", uiterlijk=dutch_date(latest))


def _latest(kader: Kader, today: date) -> Iterator[date]:
    """The kader's maximum runs from the day on which the deferral is decided (UAVG 41; the rhythm of Wmo 5.3.1)."""
    maxima = (term for term in kader.terms.values() if term.maximum and term.scope is Scope.PERSOON)
    return (first_end(term, today) for term in maxima)


def _asked_day(walk: Walk, question: str, person: ItemId) -> date | None:
    value = walk.casus.answer(question, person).value
    return value if isinstance(value, date) else None
