"""How the acts of the sample are tried, by whoever knows the ids."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from tests import makers
from tests.hard_rules.rights_world import HERE, OTHER, Kept, every
from triage.access.log import Act
from triage.casework.desk import Desk
from triage.casework.verantwoording import steekproef
from triage.faults import Refusal
from triage.followup.steekproef import FORM, Getrokken, Kwartaal, Oordeel, Steekproef
from triage.followup.stuk import Soort, Stuk
from triage.ports import Work

_LONG_AGO: Final = Kwartaal(2019, 1)
_FG: Final = "fg"
_STUK: Final = "steekproef"


def _past_the_right(call: Callable[[Desk], object]) -> Callable[[Desk], object]:
    def tried(desk: Desk) -> None:
        try:
            call(desk)
        except Refusal as refusal:
            # There is no such sample, or nothing to draw: so much is only told to who has the right.
            if refusal.code not in ("stuk_onbekend", "kwartaal_zonder_besluiten"):
                raise

    return tried


LOOSE: Final = {
    "steekproef_trekken": (_past_the_right(lambda desk: steekproef.draw_sample(desk, _LONG_AGO)),),
    "steekproef_beoordelen": (
        _past_the_right(lambda desk: steekproef.read_decision(desk, "nergens", "2026-0001-B1")),
        _past_the_right(lambda desk: steekproef.judge(desk, "nergens", "2026-0001-B1", Oordeel.ZORGVULDIG, "")),
        _past_the_right(lambda desk: steekproef.finish(desk, "nergens", "")),
    ),
    "steekproef_trekken steekproef_beoordelen": (
        steekproef.quarters,
        _past_the_right(lambda desk: steekproef.open_sample(desk, "nergens")),
    ),
}
"""Ways that are about no casus in particular, with the acts of which one will do."""


def _sample() -> Stuk[Steekproef]:
    """Return a sample with every decision of the world in it."""
    chosen = tuple(Getrokken(one.besluit.id, one.casus.id, one.besluit.number, "0") for one in every())
    content = Steekproef(
        year=2018,
        quarter=4,
        form=FORM,
        of=len(chosen),
        percent=5,
        least=5,
        most=25,
        last_number="",
        last_digest="",
        seed="",
        chosen=chosen,
        drawn_by=OTHER,
        drawn_by_name="Ander",
        drawn_function="",
        drawn_at=makers.NOW,
    )
    return Stuk(_STUK, Soort.STEEKPROEF, "2018-K4", None, HERE, OTHER, "getrokken", makers.NOW, content)


def fill(work: Work) -> None:
    """Keep a sample in which there is something to read."""
    judged = replace(_sample(), id=f"{_STUK} klaar", number="2018-K3")
    done = replace(judged.content, quarter=3, chosen=())
    with work() as unit:
        for stuk in (_sample(), replace(judged, content=done)):
            unit.stukken.add(stuk, makers.look(Act.STEEKPROEF_GETROKKEN))
        unit.commit()


def _judge(desk: Desk, kept: Kept) -> object:
    return steekproef.judge(desk, _STUK, kept.besluit.number, Oordeel.ZORGVULDIG, "")


READS: Final[Mapping[str, tuple[str, Callable[[Desk, Kept], object]]]] = {
    "a sample": (_FG, lambda desk, _: steekproef.open_sample(desk, _STUK)),
    "the samples": ("informatieregisseur", lambda desk, _: steekproef.quarters(desk)),
    "a decision of a sample": (_FG, lambda desk, kept: steekproef.read_decision(desk, _STUK, kept.besluit.number)),
    "a judgement of a sample": (_FG, _judge),
    "a sample that is finished": (_FG, lambda desk, _: steekproef.finish(desk, f"{_STUK} klaar", "")),
}
"""Ways to read, by whom."""
