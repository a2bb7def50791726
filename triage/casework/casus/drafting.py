"""Keeping a decision that is being typed."""

from triage.answers import check_texts
from triage.besluit.draft import Draft, as_text, from_text
from triage.casework.casus.deciding import ToDecide
from triage.casework.desk import Desk
from triage.faults import Refusal


def keep(desk: Desk, shown: ToDecide, draft: Draft) -> None:
    """Keep what a decider typed so far, durably.

    Raises:
        Refusal: `tekst_te_lang`, `tekst_onleesbaar`, `casus_onbekend` when it is out of reach by now, or a right that
            lacks.
    """
    casus = shown.opened.casus
    desk.demand("besluiten", casus)
    wordings = (part for line in draft.lines for part in (line.wording, *line.codes))
    check_texts(draft.motivation, draft.valid_until, draft.review_on, *wordings, *(q.text for q in draft.questions))
    with desk.work() as work:
        # As it stands now: what the screen holds may be of before somebody was named no more.
        if work.casussen.stands(casus.id, desk.scope("besluiten")) is None:
            raise Refusal("casus_onbekend")
        work.casussen.keep_draft(casus.id, desk.actor.person, as_text(draft))
        work.commit()


def kept(desk: Desk, shown: ToDecide) -> Draft:
    """Return what this person typed about an open casus before; choices about an older version are dropped."""
    casus = shown.opened.casus
    desk.demand("besluiten", casus)
    with desk.work() as work:
        reached = work.casussen.stands(casus.id, desk.scope("besluiten")) is not None
        text = work.casussen.draft(casus.id, desk.actor.person) if reached else ""
    return from_text(text, shown.voorstel.number)
