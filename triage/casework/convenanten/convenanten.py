"""The register of agreements: the list, one on the desk, writing one down, changing it, letting it hold, and ending it.

Everybody may read it, for such agreements are public (vision 4.3); the information regisseur keeps it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.answers import check_texts
from triage.casework.convenanten.partners import READ
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.faults import Refusal
from triage.followup.convenant import (
    MACHINE,
    TERM,
    WORDS,
    Convenant,
    Einde,
    Row,
    Stand,
    demand_ready,
    demand_sound,
    rows_of,
    stand,
)
from triage.followup.stuk import Step, Stuk, moved
from triage.terms.running import Running, begin

PURPOSE: Final = "convenanten"
KEEP: Final = "convenanten_beheren"


@dataclass(frozen=True, slots=True)
class Overview:
    """Every agreement: what is past its end first, then what ends soon."""

    rows: tuple[Row, ...]
    today: date
    may_keep: bool


@dataclass(frozen=True, slots=True)
class OpenConvenant:
    """An agreement on the desk.

    Args:
        steps: what was done with it, oldest first.
    """

    stuk: Stuk[Convenant]
    stand: Stand
    steps: tuple[Step, ...]
    today: date
    may_keep: bool


def draft_of(stuk_id: str) -> str:
    """Return under what is kept what somebody types about an agreement; about a new one without an id."""
    return f"convenant:{stuk_id or 'nieuw'}"


def overview(desk: Desk) -> Overview:
    """Return the whole register; leaves a log line about no person.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand(READ)
    with desk.work() as work:
        found = work.stukken.about_nobody(Convenant)
        work.logboek.write(desk.look(Act.CONVENANT_GEZIEN, PURPOSE))
        work.commit()
    today = desk.clock.today()
    return Overview(rows_of(found, today), today, desk.may(KEEP))


def open_convenant(desk: Desk, stuk_id: str) -> OpenConvenant:
    """Open an agreement; leaves a log line about no person.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    desk.demand(READ)
    with desk.work() as work:
        stuk = work.stukken.get(stuk_id, Convenant, desk.scope(READ), desk.look(Act.CONVENANT_GEZIEN, PURPOSE, stuk_id))
        steps = work.stukken.history(stuk_id)
        work.commit()
    return _opened(desk, stuk, steps)


def record(desk: Desk, content: Convenant) -> OpenConvenant:
    """Write an agreement down as a concept.

    Raises:
        Refusal: what `demand_sound` and `check_texts` refuse, or a right that lacks.
    """
    desk.demand(KEEP)
    tidy = _tidy(content)
    with desk.work() as work:
        made = piece(desk, work, None, tidy, "concept", ())
        work.stukken.add(made, desk.look(Act.CONVENANT_GEWIJZIGD, PURPOSE, made.number))
        steps = work.stukken.history(made.id)
        work.commit()
    return _opened(desk, made, steps)


def change(desk: Desk, shown: OpenConvenant, content: Convenant) -> OpenConvenant:
    """Change what an agreement says; what it said before stays in its history. That it was ended stays as it is.

    Raises:
        Refusal: `overgang_kan_niet` for one that was ended, `convenant_onvolledig` for one that holds,
            `inmiddels_gewijzigd`, what `demand_sound` and `check_texts` refuse, or a right that lacks.
    """
    tidy = _tidy(content)

    def changing(stuk: Stuk[Convenant]) -> Convenant:
        if stuk.state == "geldt":
            demand_ready(tidy)
        return replace(tidy, ended=stuk.content.ended)

    return _do(desk, shown, "wijzigen", changing)


def let_hold(desk: Desk, shown: OpenConvenant) -> OpenConvenant:
    """Let a concept hold, from its first day on.

    Raises:
        Refusal: `convenant_onvolledig`, `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """

    def changing(stuk: Stuk[Convenant]) -> Convenant:
        demand_ready(stuk.content)
        return stuk.content

    return _do(desk, shown, "laten_gelden", changing)


def end(desk: Desk, shown: OpenConvenant, on: date, why: str) -> OpenConvenant:
    """End an agreement, with its last day and a reason; nothing is shared under it after that day.

    Raises:
        Refusal: `convenant_einde_zonder_reden`, `convenant_einde_dag` for a day to come or before its first,
            `convenant_te_lang`, `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    check_texts(why)
    if not why.strip():
        raise Refusal("convenant_einde_zonder_reden")
    if len(why.strip()) > WORDS:
        raise Refusal("convenant_te_lang", veld="reden")

    def changing(stuk: Stuk[Convenant]) -> Convenant:
        since = stuk.content.since
        if on > desk.clock.today() or (since is not None and on < since):
            raise Refusal("convenant_einde_dag")
        return replace(stuk.content, ended=Einde(on, why.strip(), desk.actor.person, desk.actor.name))

    return _do(desk, shown, "beeindigen", changing)


def drop(desk: Desk, shown: OpenConvenant) -> OpenConvenant:
    """Let a concept go: it never held, and stands on no list.

    Raises:
        Refusal: `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    return _do(desk, shown, "laten_vervallen", lambda stuk: stuk.content)


def _do(desk: Desk, shown: OpenConvenant, act: str, changing: Callable[[Stuk[Convenant]], Convenant]) -> OpenConvenant:
    desk.demand(KEEP)
    look = desk.look(Act.CONVENANT_GEWIJZIGD, PURPOSE, f"{shown.stuk.number} {act}")
    with desk.work() as work:
        stuk = work.stukken.get(shown.stuk.id, Convenant, desk.scope(KEEP), look)
        if stuk.version != shown.stuk.version:
            raise Refusal("inmiddels_gewijzigd", kenmerk=stuk.number)
        arrow = MACHINE.arrow(stuk.state, act)
        content = changing(stuk)
        after = moved(stuk, MACHINE, act, content, _terms(desk, arrow.target, content))
        work.stukken.save(stuk, after, act, look)
        steps = work.stukken.history(stuk.id)
        work.commit()
    return _opened(desk, after, steps)


def _terms(desk: Desk, state: str, content: Convenant) -> tuple[Running, ...]:
    """Return what is owed: to look at an agreement that holds, before its last day."""
    if state != "geldt" or content.until is None:
        return ()
    return (begin(desk.kader, TERM, content.until),)


def _opened(desk: Desk, stuk: Stuk[Convenant], steps: tuple[Step, ...]) -> OpenConvenant:
    today = desk.clock.today()
    return OpenConvenant(stuk, stand(stuk, today), steps, today, desk.may(KEEP))


def _tidy(one: Convenant) -> Convenant:
    """Return an agreement as it is kept: no spaces around, one line where one is meant, nothing empty in a list."""
    lines = (one.organisation, one.kind, one.reference, one.basis, one.published, one.contact)
    check_texts(*lines, one.purpose, one.notes, *one.data)
    tidy = replace(
        one,
        organisation=_line(one.organisation),
        reference=_line(one.reference),
        purpose=one.purpose.strip(),
        covers=tuple(dict.fromkeys(one.covers)),
        data=tuple(dict.fromkeys(_line(words) for words in one.data if words.strip())),
        basis=_line(one.basis),
        published=_line(one.published),
        contact=_line(one.contact),
        notes=one.notes.strip(),
    )
    demand_sound(tidy)
    return tidy


def _line(words: str) -> str:
    return " ".join(words.split())
