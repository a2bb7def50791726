"""The letters about a decision that was withdrawn, logged before they are given: to the person, and to a recipient."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.followup.heroverwegen import READS, OpenReview, fetch_review
from triage.casework.followup.informeren_desk import safety
from triage.casework.followup.voices import voices_of
from triage.casework.uitgeven import Blad, Papier, issued
from triage.faults import Refusal
from triage.followup.bericht import Aan, Bericht
from triage.followup.geldigheid import Uitkomst
from triage.followup.regel import Verstrekking
from triage.followup.stuk import Stuk
from triage.ports import Settings, UnitOfWork
from triage.records.brief import Addressee
from triage.records.herroeping import Herroeping, Weg
from triage.records.informatie import Voor

SENDS: Final = "bericht_versturen"
"""The right to give these letters out: that of the notices they go with."""


@dataclass(frozen=True, slots=True)
class HerroepingBrief:
    """A letter to compose; `to` is None for the person."""

    given: Herroeping
    to: Addressee | None
    settings: Settings


Press = Callable[[HerroepingBrief], bytes]


def notices_of(work: UnitOfWork, shown: OpenReview) -> tuple[Stuk[Bericht], ...]:
    """Return the notices that follow from a withdrawal. Call after a look at its casus."""
    found = work.stukken.of(shown.casus.id, Bericht)
    return tuple(one for one in found if one.content.origin == shown.stuk.id)


def letters(desk: Desk, stuk_id: str) -> tuple[Stuk[Bericht], ...]:
    """Return the notices of a withdrawal for whose letters somebody comes; who gives none out has none.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        shown = fetch_review(desk, work, stuk_id, READS, Act.BERICHT_GEZIEN)
        found = notices_of(work, shown) if desk.may(SENDS, shown.casus) else ()
        # There is no letter yet to who may not know.
        found = tuple(one for one in found if not _hushed(shown, one.content))
        work.commit()
    return found


def voices(desk: Desk, shown: OpenReview, notice: Bericht) -> tuple[Voor, ...]:
    """Return to whom the letter of a notice speaks; an organisation is spoken to in one way."""
    if notice.aan is not Aan.BETROKKENE or notice.about is None:
        return (Voor.VOLWASSENE,)
    return voices_of(desk.kader, shown.casus, notice.about, desk.clock.today())


def herroeping_paper(
    desk: Desk, stuk_id: str, notice_id: str, act: Act, press: Press, voor: Voor = Voor.VOLWASSENE
) -> bytes:
    """Return the PDF of the letter of a notice, after logging what it is taken for.

    Args:
        voor: to whom the letter to the person speaks, one of `voices`.

    Raises:
        Refusal: `stuk_onbekend`, `nog_niet_vertellen` to a person who may not know today, `brief_niet_nodig` (another
            letter than belongs to the age), or a right that lacks.
    """
    with desk.work() as work:
        shown = fetch_review(desk, work, stuk_id, SENDS, act)
        stuk = next((one for one in notices_of(work, shown) if one.id == notice_id), None)
        if stuk is None:
            raise Refusal("stuk_onbekend")
        notice = stuk.content
        if _hushed(shown, notice):
            raise Refusal("nog_niet_vertellen")
        if voor not in voices(desk, shown, notice):
            raise Refusal("brief_niet_nodig")
        pdf = press(HerroepingBrief(_told(desk, shown, notice, voor), _to(notice), work.mensen.settings()))
        issued(desk, work, act, Blad(Papier.HERROEPING, stuk.number, shown.casus.id, stuk.id, notice.about), pdf)
        work.commit()
    return pdf


def _hushed(shown: OpenReview, notice: Bericht) -> bool:
    return notice.aan is Aan.BETROKKENE and notice.about in shown.untold


def _to(notice: Bericht) -> Addressee | None:
    return None if notice.aan is Aan.BETROKKENE else Addressee(notice.name, notice.function)


def _told(desk: Desk, shown: OpenReview, notice: Bericht, voor: Voor) -> Herroeping:
    facts = shown.besluit.facts
    done = next(one for one in shown.stuk.content.reviews if one.outcome is Uitkomst.INTREKKEN)
    name = next((one.name for one in facts.snapshot.people if one.id == notice.about), notice.name)
    return Herroeping(
        kenmerk=notice.origin_number,
        day=desk.clock.today(),
        number=facts.number,
        decided=facts.sealed_on.date(),
        withdrawn=done.on,
        name=name,
        left=tuple(_left(shown, notice, guarded=_guarded(shown, notice, voor))),
        sender=desk.actor.function,
        voor=voor,
    )


def _guarded(shown: OpenReview, notice: Bericht, voor: Voor) -> bool:
    """Tell whether the reader may not learn where the person is: whoever represents somebody whose home is not safe."""
    if voor is not Voor.VERTEGENWOORDIGER or notice.about is None:
        return False
    return safety(shown.casus, shown.besluit.facts, notice.about) == "onveilig"


def _left(shown: OpenReview, notice: Bericht, *, guarded: bool) -> list[Weg]:
    """To the person all that left about them, in the house of whoever got it; to a recipient what they got."""
    own = (line.content for line in shown.left if line.content.about == notice.about)
    if notice.aan is Aan.BETROKKENE:
        return [Weg(line.item, "" if guarded else line.recipient, line.left[0].at.date()) for line in own]
    return [
        Weg(line.item, line.recipient, one.at.date())
        for line in own
        if line.line == notice.line
        for one in line.left
        if _same(one, notice)
    ]


def _same(one: Verstrekking, notice: Bericht) -> bool:
    return (one.name.casefold(), one.function.casefold()) == (notice.name.casefold(), notice.function.casefold())
