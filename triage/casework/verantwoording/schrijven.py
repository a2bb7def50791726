"""Writing in the account of a year: the municipality its own text, the FG its own paragraph, never the other's."""

from collections.abc import Callable
from dataclasses import replace

from triage.access.log import Act, Look
from triage.account.verantwoording import Verantwoording
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casework.verantwoording.lezen import FG, PURPOSE, WRITE, demand_reading, kept, view
from triage.faults import Refusal
from triage.followup.stuk import Soort, Stuk, moved
from triage.followup.verantwoording import CONCEPT, MACHINE, VASTGESTELD, JaarStuk, Paragraaf
from triage.ports import UnitOfWork

Changing = Callable[[JaarStuk], JaarStuk]


def write_account(desk: Desk, seen: Verantwoording, text: str) -> Verantwoording:
    """Keep the municipality's own words to the council; an empty text takes them away.

    Raises:
        Refusal: `jaar_vastgesteld`, `inmiddels_gewijzigd`, what `check_texts` refuses, or a right
            that lacks.
    """
    now, actor = desk.clock.now(), desk.actor

    def changing(content: JaarStuk) -> JaarStuk:
        return replace(content, text=text.strip(), written_at=now, written_by=actor.name)

    return _change(desk, seen, WRITE, "schrijven", text, changing)


def write_fg(desk: Desk, seen: Verantwoording, words: str) -> Verantwoording:
    """Keep the FG's own paragraph, also after the year was fixed; an empty one takes it out of a concept.

    Raises:
        Refusal: `fg_paragraaf_leeg` for taking it out of a year that was fixed,
            `inmiddels_gewijzigd`, what `check_texts` refuses, or a right that lacks.
    """
    now, actor = desk.clock.now(), desk.actor
    paragraph = Paragraaf(words.strip(), now, actor.person, actor.name, actor.function) if words.strip() else None

    def changing(content: JaarStuk) -> JaarStuk:
        if paragraph is None and content.fixed is not None:
            raise Refusal("fg_paragraaf_leeg")
        return replace(content, fg=paragraph)

    return _change(desk, seen, FG, "fg_schrijven", words, changing)


def _change(desk: Desk, seen: Verantwoording, right: str, act: str, typed: str, changing: Changing) -> Verantwoording:
    demand_reading(desk, seen.year, full=seen.full)
    desk.demand(right)
    check_texts(typed)
    look = desk.look(Act.VERANTWOORDING_GEWIJZIGD, PURPOSE, f"{seen.year} {act}")
    with desk.work() as work:
        before = standing(desk, work, seen, look)
        if before.state == VASTGESTELD and act == "schrijven":
            raise Refusal("jaar_vastgesteld", jaar=seen.year)
        after = moved(before, MACHINE, act, changing(before.content))
        work.stukken.save(before, after, act, look)
        found = view(desk, work, seen.year, after, look, full=seen.full)
        work.commit()
    return found


def standing(desk: Desk, work: UnitOfWork, seen: Verantwoording, look: Look) -> Stuk[JaarStuk]:
    """Return the account of a year as it was seen, begun where there is none yet.

    Raises:
        Refusal: `inmiddels_gewijzigd`.
    """
    found = kept(work, seen.year)
    if (found and (found.id, found.version)) != (seen.stuk and (seen.stuk.id, seen.stuk.version)):
        raise Refusal("inmiddels_gewijzigd", kenmerk=str(seen.year))
    if found is not None:
        return found
    number = work.stukken.next_number(Soort.VERANTWOORDING, str(seen.year))
    begun = replace(piece(desk, work, None, JaarStuk(seen.year), CONCEPT, ()), number=number)
    work.stukken.add(begun, look)
    return begun
