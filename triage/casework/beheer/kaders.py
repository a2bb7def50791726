"""The versions of the kader: adding one of the municipality's own, seeing what changes, and activating it (chapter 4).

A version is activated by a resolution of the council. New casussen start with it from its first day; an open casus
keeps the version it started with. Nothing of a casus is read here: only how many stand open under which version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from triage.access.log import Act
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.files import Table
from triage.kader.comparing import KaderChange, compare
from triage.kader.faults import KaderFaults
from triage.kader.loading import check, load
from triage.kader.model import Kader
from triage.kader.versions import Activation, Own, active_on
from triage.ports import UnitOfWork, Work


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list.

    Args:
        own: the municipality added it.
        open_casussen: how many casussen that are not decided stand under it.
        active: new casussen start with it today.
        activations: when it was activated, newest first.
    """

    version: str
    title: str
    valid_from: date
    resolution: str
    own: bool
    active: bool
    open_casussen: int
    activations: tuple[Activation, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What going over to a version changes: against the one that is active now, and for how many open casussen.

    Args:
        keep: how many open casussen keep the version they started with.
    """

    version: str
    against: str
    changes: tuple[KaderChange, ...]
    keep: int


def kaders_of(work: Work, shipped: Mapping[str, Kader], newest: str, day: date) -> tuple[Mapping[str, Kader], str]:
    """Return every version that is known here, and the one that new casussen start with today.

    Args:
        shipped: the versions that come with the program.
        newest: the newest of those.
    """
    with work() as unit:
        known, activations = _known(unit, shipped), unit.kaders.activations()
    return known, active_on(activations, known, newest, day)


def _known(work: UnitOfWork, known: Mapping[str, Kader]) -> dict[str, Kader]:
    """Return these versions with those that the municipality added, also since somebody sat down."""
    own = (one for one in work.kaders.own() if one.version not in known)
    # Each was whole under the program of its day; what the program needs since comes from the newest that is known.
    whole = max(known.values(), key=lambda kader: kader.valid_from, default=None)
    return {**known, **{one.version: load(one.tables, whole) for one in own}}


def versions(desk: Desk) -> tuple[VersionRow, ...]:
    """Return every version, newest first.

    Raises:
        Refusal: `geen_recht`.
    """
    desk.demand("beheer")
    with desk.work() as work:
        work.logboek.write(desk.look(Act.MENSEN_GEZIEN, "kader"))
        own, known = {one.version for one in work.kaders.own()}, _known(work, desk.kaders)
        activations, counts = work.kaders.activations(), work.kaders.open_casussen()
        work.commit()
    active = active_on(activations, known, desk.newest, desk.clock.today())
    rows = (_row(kader, own, activations, counts, active) for kader in known.values())
    return tuple(sorted(rows, key=lambda row: (row.valid_from, row.version), reverse=True))


def _row(
    kader: Kader, own: set[str], activations: tuple[Activation, ...], counts: Mapping[str, int], active: str
) -> VersionRow:
    mine = tuple(one for one in reversed(activations) if one.version == kader.version)
    return VersionRow(
        kader.version,
        kader.title,
        kader.valid_from,
        kader.resolution,
        kader.version in own,
        kader.version == active,
        counts.get(kader.version, 0),
        mine,
    )


def preview(desk: Desk, version: str) -> Preview:
    """Return what changes when new casussen start with a version.

    Raises:
        Refusal: `kader_onbekend`, `geen_recht`.
    """
    desk.demand("beheer")
    with desk.work() as work:
        work.logboek.write(desk.look(Act.MENSEN_GEZIEN, "kader", version))
        counts, known = work.kaders.open_casussen(), _known(work, desk.kaders)
        active = active_on(work.kaders.activations(), known, desk.newest, desk.clock.today())
        work.commit()
    if version not in known:
        raise Refusal("kader_onbekend", versie=version)
    keep = sum(number for other, number in counts.items() if other != version)
    return Preview(version, active, compare(known[active], known[version]), keep)


def add_kader(desk: Desk, tables: Mapping[str, Table]) -> Kader:
    """Keep a kader of the municipality itself. It does nothing until it is activated.

    Args:
        tables: the parsed files of a folder, by file name.

    Raises:
        KaderFaults: every fault of it; nothing was kept.
        Refusal: `kader_bestaat_al`, `geen_recht`.
    """
    desk.demand("beheer")
    faults = check(tables)
    if faults:
        raise KaderFaults(faults)
    kader = load(tables)
    with desk.work() as work:
        if kader.version in _known(work, desk.kaders):
            raise Refusal("kader_bestaat_al", versie=kader.version)
        work.logboek.write(desk.look(Act.KADER_TOEGEVOEGD, "kader", f"{kader.version} {kader.digest}"))
        work.kaders.add(Own(kader.version, kader.digest, tables), desk.clock.now(), desk.actor.person)
        work.commit()
    return kader


def activate(desk: Desk, version: str, resolution: str, resolved_on: date | None, since: date | None) -> Activation:
    """Let new casussen start with a version from a day, by a resolution of the council.

    Raises:
        Refusal: `kader_onbekend`, `raadsbesluit_ontbreekt`, `dag_ontbreekt`, `dag_in_het_verleden`,
            `raadsbesluit_later`, `zonder_beheerder`, `geen_recht`.
    """
    desk.demand("beheer")
    if not resolution.strip():
        raise Refusal("raadsbesluit_ontbreekt")
    today = desk.clock.today()
    if resolved_on is None or since is None:
        raise Refusal("dag_ontbreekt")
    if since < today:
        raise Refusal("dag_in_het_verleden")
    if resolved_on > today or since < resolved_on:
        raise Refusal("raadsbesluit_later")
    with desk.work() as work:
        kader = _known(work, desk.kaders).get(version)
        if kader is None:
            raise Refusal("kader_onbekend", versie=version)
        made = _activation(desk, kader, resolution, resolved_on, since)
        work.logboek.write(desk.look(Act.KADER_INGEGAAN, "kader", f"{version} {kader.digest} {since.isoformat()}"))
        work.kaders.activate(made)
        work.commit()
    return made


def _activation(desk: Desk, kader: Kader, resolution: str, resolved_on: date, since: date) -> Activation:
    # A kader under which nobody may manage anything could never be left again.
    if not any("beheer" in role.rights for role in kader.roles.values()):
        raise Refusal("zonder_beheerder", versie=kader.version)
    by = desk.actor
    return Activation(
        kader.version, kader.digest, resolution.strip(), resolved_on, since, desk.clock.now(), by.person, by.name
    )
