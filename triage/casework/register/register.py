"""The register of processing as its readers see it, with how it changed, and the DPIA that is kept with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from triage.access.log import Act, Look
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.faults import Refusal
from triage.followup.dpia import MACHINE, TERM, Dpia, DpiaStatus, demand_sound, status
from triage.followup.stuk import Stuk, moved
from triage.kader.registered import editions
from triage.ports import UnitOfWork
from triage.records.register import RegisterView
from triage.terms.running import Running, begin

PURPOSE: Final = "register"
READ: Final = "register_lezen"
KEEP: Final = "register_bijhouden"
DRAFT: Final = "dpia:nieuw"
"""Under what is kept what somebody types about a DPIA."""


Press = Callable[[RegisterView], bytes]
"""Makes a PDF of the register."""


def read(desk: Desk) -> RegisterView:
    """Return the register; leaves a log line about no person.

    Raises:
        Refusal: a right that lacks.
    """
    return _taken(desk, Act.REGISTER_GEZIEN)


def paper(desk: Desk, act: Act, press: Press) -> bytes:
    """Return the register on paper, logged before it is given.

    Args:
        act: what it is taken for: `REGISTER_GEZIEN`, `REGISTER_AFGEDRUKT` or `REGISTER_BEWAARD`.

    Raises:
        Refusal: a right that lacks.
    """
    return press(_taken(desk, act))


def dpia_status(desk: Desk, work: UnitOfWork) -> DpiaStatus:
    """Return what the yearly account says of the DPIA today. Nothing about a person is read, so it leaves no line."""
    return status(work.stukken.about_nobody(Dpia), desk.clock.today())


def record_dpia(desk: Desk, content: Dpia) -> RegisterView:
    """Write a DPIA down; it takes the place of the one that held.

    Raises:
        Refusal: what `demand_sound` and `check_texts` refuse, or a right that lacks.
    """
    desk.demand(KEEP)
    tidy = _tidy(replace(content, kader=desk.newest), desk.clock.today())
    look = _changing(desk)
    with desk.work() as work:
        for one in work.stukken.about_nobody(Dpia):
            if one.state == "geldt":
                work.stukken.save(one, moved(one, MACHINE, "vervangen", one.content), "vervangen", look)
        made = piece(desk, work, None, tidy, "geldt", (), _terms(desk, tidy))
        work.stukken.add(made, look)
        found = _view(desk, work)
        work.commit()
    return found


def change_dpia(desk: Desk, shown: Stuk[Dpia], content: Dpia) -> RegisterView:
    """Change what stands of the DPIA that holds; what stood before stays in its history.

    Raises:
        Refusal: `stuk_onbekend`, `overgang_kan_niet`, `inmiddels_gewijzigd`, what `demand_sound` and `check_texts`
            refuse, or a right that lacks.
    """
    desk.demand(KEEP)
    tidy = _tidy(replace(content, kader=shown.content.kader), desk.clock.today())
    look = _changing(desk, shown.number)
    with desk.work() as work:
        stuk = work.stukken.get(shown.id, Dpia, desk.scope(KEEP), look)
        if stuk.version != shown.version:
            raise Refusal("inmiddels_gewijzigd", kenmerk=stuk.number)
        after = moved(stuk, MACHINE, "wijzigen", tidy, _terms(desk, tidy))
        work.stukken.save(stuk, after, "wijzigen", look)
        found = _view(desk, work)
        work.commit()
    return found


def _taken(desk: Desk, act: Act) -> RegisterView:
    desk.demand(READ)
    with desk.work() as work:
        found = _view(desk, work)
        work.logboek.write(desk.look(act, PURPOSE, desk.newest))
        work.commit()
    return found


def _changing(desk: Desk, number: str = "") -> Look:
    return desk.look(Act.REGISTER_GEWIJZIGD, PURPOSE, number)


def _view(desk: Desk, work: UnitOfWork) -> RegisterView:
    every = work.stukken.about_nobody(Dpia)
    today = desk.clock.today()
    return RegisterView(
        kader=desk.kader,
        editions=editions(tuple(desk.kaders.values())),
        settings=work.mensen.settings(),
        dpias=tuple(sorted(every, key=lambda one: (one.content.dated, one.made), reverse=True)),
        status=status(every, today),
        today=today,
        may_keep=desk.may(KEEP),
    )


def _terms(desk: Desk, one: Dpia) -> tuple[Running, ...]:
    return (begin(desk.kader, TERM, one.review),) if one.review is not None else ()


def _tidy(one: Dpia, today: date) -> Dpia:
    """Return a DPIA as it is kept: without spaces around, and nothing of an advice that was not given."""
    check_texts(one.edition, one.fg_words, one.place, *one.measures)
    tidy = replace(
        one,
        edition=_line(one.edition),
        fg_on=one.fg_on if one.fg_asked else None,
        fg_words=one.fg_words.strip() if one.fg_asked else "",
        measures=tuple(dict.fromkeys(_line(words) for words in one.measures if words.strip())),
        place=_line(one.place),
    )
    demand_sound(tidy, today)
    return tidy


def _line(words: str) -> str:
    return " ".join(words.split())
