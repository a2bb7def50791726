"""How the acts about the account of a year are tried; they are about no casus."""

from collections.abc import Callable
from typing import Final

from tests import makers
from tests.hard_rules.rights_world import TODAY
from triage.access.log import Act
from triage.account.verantwoording import Verantwoording
from triage.casework.desk import Desk
from triage.casework.verantwoording import lezen, schrijven, vaststellen
from triage.faults import Refusal
from triage.followup.dpia import DpiaStand
from triage.followup.verantwoording import DpiaRegel
from triage.records.sentences import PaperWords
from ui.flows.brief_words import paper_words

YEAR: Final = makers.NOW.year


def _seen() -> Verantwoording:
    """Return an account of which nothing was written yet."""
    return Verantwoording(
        year=YEAR,
        stuk=None,
        counted_on=TODAY,
        full=False,
        few=True,
        tables=(),
        dpia=DpiaRegel(DpiaStand.GEEN),
        samples=(),
        running=True,
        may_full=False,
    )


def _past_the_right(call: Callable[[Desk], object]) -> Callable[[Desk], object]:
    def tried(desk: Desk) -> None:
        try:
            call(desk)
        except Refusal as refusal:
            # It runs, it is not fixed, or somebody wrote before: so much is only told to who has the right.
            if refusal.code not in ("jaar_loopt_nog", "jaar_niet_vastgesteld", "inmiddels_gewijzigd"):
                raise

    return tried


def _paper(act: Act) -> Callable[[Desk], object]:
    return lambda desk: lezen.account_paper(desk, YEAR, act, lambda *_: b"%PDF")


def _words() -> PaperWords:
    return paper_words("jaar")


LOOSE: Final = {
    "verantwoording_lezen": (
        lezen.years,
        lambda desk: lezen.read_account(desk, YEAR),
        *map(_paper, (Act.VERANTWOORDING_GEZIEN, Act.VERANTWOORDING_AFGEDRUKT, Act.VERANTWOORDING_BEWAARD)),
        _past_the_right(lambda desk: lezen.account_data(desk, YEAR, _words())),
    ),
    "verantwoording_volledig": (
        lambda desk: lezen.read_account(desk, YEAR, full=True),
        lambda desk: lezen.account_paper(desk, YEAR, Act.VERANTWOORDING_BEWAARD, lambda *_: b"%PDF", full=True),
        lambda desk: lezen.account_data(desk, YEAR, _words(), full=True),
    ),
    "verantwoording_schrijven": (
        _past_the_right(lambda desk: schrijven.write_account(desk, _seen(), "Een druk jaar.")),
        _past_the_right(lambda desk: vaststellen.fix_year(desk, _seen())),
    ),
    "verantwoording_fg": (_past_the_right(lambda desk: schrijven.write_fg(desk, _seen(), "Ik zag het.")),),
}
"""Ways that are about no casus, with the act that will do."""
