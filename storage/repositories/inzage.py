"""Reading the log in the encrypted file. Who reads it leaves a line in it, in the same transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, func, select

from storage.log.chain import head
from storage.log.days import EVERYTHING, spans
from storage.log.find import Sought, actors, newest
from storage.log.reading import batches, of_casussen, reader, these, without_kenmerk
from storage.mapping.answers import answer_of
from storage.mapping.moments import HOME
from storage.need_tables import person_mark, standbewijs
from storage.repositories.reach import IN_REACH, reach
from storage.repositories.stukken import SqlStukken
from storage.repositories.trail import Trail
from storage.tables import answer, casus_item, log_line, meta
from storage.tables import casus as table
from storage.tables import person as colleague
from triage.access.inzage import Betrokkene, Gezocht, Regel, Stand, Zicht
from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.access.standbewijs import Peil, Standbewijs
from triage.answers import Ref, Scope
from triage.casus.model import Casus, CasusState
from triage.followup.informeren import Informeren
from triage.followup.untold import untold
from triage.ids import CasusId, ItemId, PersonId, QuestionId

_KENMERKEN: Final = select(table.c.id, table.c.kenmerk).where(
    table.c.id.in_(bindparam("casussen", expanding=True)), IN_REACH
)
_NAMED: Final = select(table.c.id).where(table.c.kenmerk == bindparam("kenmerk"), IN_REACH)
_SEEN: Final = select(table.c.id).where(table.c.id == bindparam("casus"), IN_REACH)
_PERSONS: Final = (
    select(casus_item.c.id, answer.c.value)
    .select_from(
        casus_item.outerjoin(
            answer,
            (answer.c.casus == casus_item.c.casus)
            & (answer.c.item == casus_item.c.id)
            & (answer.c.question == "persoon.naam"),
        )
    )
    .where(casus_item.c.casus == bindparam("casus"), casus_item.c.scope == Scope.PERSOON.value)
    .order_by(casus_item.c.place)
)
_MARK: Final = select(person_mark.c.mark).where(
    person_mark.c.casus == bindparam("casus"), person_mark.c.item == bindparam("item")
)
_SAME: Final = select(person_mark.c.casus, person_mark.c.item).where(person_mark.c.mark == bindparam("mark"))
_INFORMING: Final = (
    select(casus_item.c.id, answer.c.question, answer.c.value)
    .select_from(casus_item.join(answer, (answer.c.casus == casus_item.c.casus) & (answer.c.item == casus_item.c.id)))
    .where(
        casus_item.c.casus == bindparam("casus"),
        casus_item.c.scope == Scope.PERSOON.value,
        answer.c.question.like("informeren.%"),
    )
)
_STATE: Final = select(table.c.state).where(table.c.id == bindparam("casus"))
_MERGED: Final = select(colleague.c.id, colleague.c.same_as).where(colleague.c.same_as.is_not(None))
_EARLIER: Final = select(colleague.c.id).where(colleague.c.same_as == bindparam("now"))
_LAST_AT: Final = select(log_line.c.at).order_by(log_line.c.seq.desc()).limit(1)


class SqlInzage:
    """Reading the log (see `triage.access.ports.Inzage`).

    Args:
        connection: of the unit of work.
        trail: its log lines.
        key: the key of the store under which pseudonyms are made.
    """

    def __init__(self, connection: Connection, trail: Trail, key: bytes) -> None:
        self._connection = connection
        self._trail = trail
        self._key = key

    def lines(
        self, wanted: Gezocht, sight: Zicht, look: Look, limit: int = 200, before: int | None = None
    ) -> tuple[Regel, ...]:
        """Return lines of the log, newest first."""
        numbers = newest(self._connection, self._sought(wanted), limit, before)
        found = list(these(self._connection, reader(self._connection, self._key), numbers))
        found = self._with_kenmerk(found, sight.casussen)
        names = self._names(wanted.casus, sight)
        found = [replace(line, person_name=names.get(line.person or ItemId(""), "")) for line in found]
        told = {line.person: None for line in found if line.person_name and line.person}
        self._leave(look, wanted, tuple(told))
        return tuple(found)

    def every(self, wanted: Gezocht, sight: Zicht, look: Look) -> Iterator[Regel]:
        """Yield lines of the log, oldest first, few at a time; without names of persons."""
        last = head(self._connection)
        self._leave(look, wanted, ())
        known: dict[CasusId, str] = {}
        sought, by = self._sought(wanted), reader(self._connection, self._key)
        for batch in batches(self._connection, by, sought, last.seq if last else 0):
            new = of_casussen(batch) - known.keys()
            known |= dict.fromkeys(new, "") | self._kenmerken(new, sight.casussen)
            yield from _marked(batch, known)

    def about(
        self, people: tuple[tuple[CasusId, ItemId], ...], since: date | None = None, until: date | None = None
    ) -> tuple[Regel, ...]:
        """Return every line about these persons, oldest first."""
        numbers: set[int] = set()
        for casus, person in people:
            self._trail.read(casus)
            numbers.update(newest(self._connection, self._sought(Gezocht(since, until, casus, person)), _ALL))
        return tuple(these(self._connection, reader(self._connection, self._key), sorted(numbers)))

    def told(self, look: Look, casus: CasusId, person: ItemId) -> None:
        """Leave the log line about a person whose lines were read."""
        self._trail.leave(look, casus, (person,))

    def same_person(self, casus: CasusId, person: ItemId) -> tuple[tuple[CasusId, ItemId], ...]:
        """Return where this person stands: here first, and where exactly the same name and date of birth stand."""
        here = (casus, person)
        mark = self._connection.execute(_MARK, {"casus": casus, "item": person}).scalar()
        rows = self._connection.execute(_SAME, {"mark": mark}) if mark else ()
        found = ((CasusId(one), ItemId(item)) for one, item in rows)
        return tuple(dict.fromkeys((here, *sorted(found))))

    def untold(self, casus: CasusId, day: date) -> frozenset[ItemId]:
        """Return who in a casus may not know yet of what was decided there, on a day."""
        rows = self._connection.execute(_INFORMING, {"casus": casus}).all()
        answers = {Ref(QuestionId(question), ItemId(item)): answer_of(value) for item, question, value in rows}
        people = tuple(dict.fromkeys(ItemId(item) for item, _, _ in rows))
        # The rule looks at nothing else of a casus, and the rest of this one is nobody's business here.
        state = self._connection.execute(_STATE, {"casus": casus}).scalar_one_or_none()
        if state is None:
            return frozenset()
        bare = Casus(casus, "", "", "", PersonId(""), _LONG_AGO, CasusState(state), {Scope.PERSOON: people}, answers)
        return untold(bare, SqlStukken(self._connection, self._trail).of(casus, Informeren), day)

    def casus(self, kenmerk: str, scope: CasusScope) -> CasusId | None:
        """Return the casus with exactly this kenmerk in scope, or None."""
        sought = kenmerk.strip().encode("utf-8", "replace").decode()
        found = self._connection.execute(_NAMED, {"kenmerk": sought, **reach(scope)}).scalar_one_or_none()
        return CasusId(found) if found else None

    def people(self, casus: CasusId, sight: Zicht, look: Look) -> tuple[Betrokkene, ...]:
        """Return the persons in a casus."""
        there = self._reaches(casus, sight.casussen)
        rows = list(self._connection.execute(_PERSONS, {"casus": casus})) if there else []
        names = self._names(casus, sight)
        found = tuple(
            Betrokkene(ItemId(item), number, names.get(ItemId(item), "")) for number, (item, _) in enumerate(rows, 1)
        )
        self._leave(look, Gezocht(casus=casus), tuple(one.item for one in found if one.name))
        return found

    def actors(self) -> tuple[PersonId, ...]:
        """Return everybody who did something that stands in the log; two who turned out to be one stand there once."""
        now = {row[0]: row[1] for row in self._connection.execute(_MERGED)}
        return tuple(dict.fromkeys(PersonId(now.get(one) or one) for one in actors(self._connection)))

    def stand(self) -> Stand:
        """Return where the log stands, in this transaction."""
        last = head(self._connection)
        at = self._connection.execute(_LAST_AT).scalar()
        given = self._connection.execute(select(func.count()).select_from(standbewijs)).scalar_one()
        moment = datetime.fromisoformat(at).astimezone(HOME) if at else None
        return Stand(last.seq if last else 0, Peil(last.seq, last.h.hex()) if last else None, moment, given)

    def installation(self) -> str:
        """Return the random name of the store."""
        return str(self._connection.execute(select(meta.c.installation)).scalar_one())

    def digests(self) -> dict[int, str]:
        """Return the digest of each standbewijs that was given out, by number."""
        rows = self._connection.execute(select(standbewijs.c.number, standbewijs.c.digest))
        return {row[0]: row[1] for row in rows}

    def add(self, bewijs: Standbewijs, by: PersonId) -> None:
        """Keep that a standbewijs was given out."""
        row = {"number": bewijs.number, "at": bewijs.at, "by": by, "seq": bewijs.seq, "h": bytes.fromhex(bewijs.h)}
        chained = {"previous": bewijs.previous, "digest": bewijs.digest}
        self._connection.execute(standbewijs.insert(), row | chained)

    def _sought(self, wanted: Gezocht) -> Sought:
        since, until = _begins(wanted.since), _begins(wanted.until, timedelta(days=1))
        return Sought(
            since,
            until,
            spans(self._connection, since, until) if since or until else EVERYTHING,
            wanted.casus or "",
            wanted.person or "",
            self._as_known(wanted.actor),
            tuple(sorted(act.value for act in wanted.acts)),
        )

    def _as_known(self, actor: PersonId | None) -> tuple[str, ...]:
        """A person under every id they ever had (hard rule 3)."""
        if actor is None:
            return ()
        return (actor, *self._connection.execute(_EARLIER, {"now": actor}).scalars())

    def _leave(self, look: Look, wanted: Gezocht, told: tuple[ItemId, ...]) -> None:
        asked = (wanted.person,) if wanted.casus and wanted.person else ()
        self._trail.leave(look, wanted.casus, tuple(dict.fromkeys((*asked, *told))))

    def _kenmerken(self, casussen: Iterable[CasusId], scope: CasusScope) -> dict[CasusId, str]:
        rows = self._connection.execute(_KENMERKEN, {"casussen": list(casussen), **reach(scope)})
        return {CasusId(casus): kenmerk for casus, kenmerk in rows}

    def _with_kenmerk(self, lines: list[Regel], scope: CasusScope) -> list[Regel]:
        return list(_marked(lines, self._kenmerken(of_casussen(lines), scope)))

    def _reaches(self, casus: CasusId, scope: CasusScope) -> bool:
        return self._connection.execute(_SEEN, {"casus": casus, **reach(scope)}).first() is not None

    def _names(self, casus: CasusId | None, sight: Zicht) -> dict[ItemId, str]:
        """The names in the one casus that was asked for, where who looks may read them."""
        if casus is None or not any(self._reaches(casus, scope) for scope in sight.names):
            return {}
        rows = self._connection.execute(_PERSONS, {"casus": casus})
        told = {ItemId(item): answer_of(value).value for item, value in rows if value}
        return {item: name for item, name in told.items() if isinstance(name, str) and name.strip()}


_ALL: Final = 2**31
"""More lines than anybody has about one person."""
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


def _marked(lines: Iterable[Regel], kenmerken: dict[CasusId, str]) -> Iterator[Regel]:
    for line in lines:
        kenmerk = kenmerken.get(line.casus, "") if line.casus else ""
        if line.casus is None:
            yield line
        else:
            yield replace(line, kenmerk=kenmerk) if kenmerk else without_kenmerk(line)


def _begins(day: date | None, after: timedelta = timedelta()) -> str:
    """Return the first moment of a day in the municipality's zone as it stands in the log; empty for no day."""
    if day is None:
        return ""
    begin = datetime.combine(day + after, time(), HOME)
    return begin.astimezone(UTC).isoformat(timespec="milliseconds")
