"""The front door: arguments, wiring and exit status.

Exit status 0, or 1 for a refusal, 2 for wrong use, 3 for trouble. Messages stand on standard error.
"""

import atexit
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from resources.reading import Unreadable, kader_tables, kader_versions, kader_walks, read_table, read_tables, table
from triage.faults import Fault, Refusal, Trouble
from triage.kader.faults import KaderFaults
from ui.console.said import OK, REFUSED, TROUBLE, WRONG_USE, answer, sentence, tell
from ui.fields.dates import ZONE, read_date
from ui.words import say

if TYPE_CHECKING:
    from storage.places import Places
    from triage.access.actor import Actor
    from triage.access.signing import Signer
    from triage.casework.desk import Desk
    from triage.casework.entering import Gate
    from triage.files import Table
    from triage.ids import CasusId
    from triage.kader.model import Kader
    from triage.records.blocks import Document
    from ui.console.desk import Coming
    from ui.flows.door.start import Start

VERSION: Final = "0.1.0"


class WrongUse(Exception):
    """The words on the command line mean nothing; holds the word that did not fit."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked on the command line.

    Args:
        act: `venster`, `kader check`, `kader walk`, `log verify`, `log export`, `destroy-due`, `report`, `verify`,
            `doctor`, `hulp` or `versie`.
        files: files or folders that follow.
        show: folder for the pictures and the paper of the show without a display, or None.
        words: what options of `log verify`, `log export`, `destroy-due`, `report` and `verify` said, each with its
            words.
    """

    act: str
    files: tuple[Path, ...] = ()
    practice: bool = False
    store: Path | None = None
    show: Path | None = None
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def word(self, option: str) -> str:
        """Return the one word of an option, or an empty text."""
        return next(iter(self.words.get(option, ())), "")


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The clock of this device, in the municipality's zone; practice shifts it to the practice day."""

    shift: timedelta = field(default=timedelta())

    def now(self) -> datetime:
        """Return the present moment."""
        return datetime.now(ZONE) + self.shift

    def today(self) -> date:
        """Return the present day."""
        return self.now().date()


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit status."""
    try:
        return _do(read_order(sys.argv[1:] if arguments is None else arguments))
    except WrongUse as wrong:
        tell(say("opdracht.onbegrepen", woord=str(wrong)), say("opdracht.hulp"))
        return WRONG_USE
    except Unreadable as unreadable:
        key = "opdracht.onleesbaar_regel" if unreadable.line else "opdracht.onleesbaar"
        tell(say(key, bestand=unreadable.name, regel=unreadable.line))
        return TROUBLE
    except Fault as fault:
        if isinstance(fault, KaderFaults):
            tell(*(str(one) for one in fault.faults))
        tell(sentence(fault))
        return REFUSED if isinstance(fault, Refusal) else TROUBLE


def read_order(words: Sequence[str]) -> Order:
    """Return what the words on the command line ask.

    Raises:
        WrongUse: for a word that means nothing.
    """
    rest = list(words)
    match rest:
        case ["-h" | "--help" | "--hulp", *_]:
            return Order("hulp")
        case ["--version" | "--versie"]:
            return Order("versie")
        case ["kader", "check", *files] if len(files) <= 1:
            return Order("kader check", tuple(Path(file) for file in files))
        case ["kader", "walk", first, *more] if not first.startswith("-"):
            return Order("kader walk", tuple(Path(file) for file in (first, *more)))
        case ["log" | "destroy-due" | "report" | "verify", *_]:
            return _desk_order(rest)
        case ["doctor", *options]:
            return Order("doctor", store=_options(options).store)
        case _:
            return _options(rest)


def _desk_order(words: list[str]) -> Order:
    """What is done with the rights, the login and the log of the window; `verify` can do without."""
    match words:
        case ["log", ("verify" | "export") as what, *options]:
            return _log_order(f"log {what}", options)
        case ["verify", file, *options] if not file.startswith("-"):
            return replace(_log_order("verify", options), files=(Path(file),))
        case ["destroy-due", *options] if options.count("--list") == 1:
            # Without a window it only tells; destroying takes several people and a typed name.
            return _log_order("destroy-due", [word for word in options if word != "--list"])
        case ["report", year, *options] if year.isdecimal() and options.count("--volledig") <= 1:
            order = _log_order("report", [word for word in options if word != "--volledig"])
            whole = {"--volledig": ()} if "--volledig" in options else {}
            return replace(order, words={**order.words, **whole, "jaar": (year,)})
        case _:
            raise WrongUse(words[0])


def _options(words: list[str]) -> Order:
    practice, store, show = False, None, None
    rest = iter(words)
    for word in rest:
        match word:
            case "--demo":
                practice = True
            case "--store":
                store = _path(word, rest)
            case "--toon":
                show = _path(word, rest)
            case _:
                raise WrongUse(word)
    if practice and store:
        # Practice has a store of its own; it can never reach another.
        raise WrongUse("--demo --store")
    if show and not practice:
        raise WrongUse("--toon")
    return Order("venster", practice=practice, store=store, show=show)


_DESK: Final = ("--store", "--login", "--rol")
_LOG: Final = {
    "log verify": (*_DESK, "--anker", "--standbewijs"),
    "log export": (*_DESK, "--vorm", "--naar", "--sinds", "--tot"),
    "destroy-due": _DESK,
    "report": (*_DESK, "--naar"),
    "verify": (*_DESK, "--certificaat", "--vingerafdruk"),
}
_NEEDED: Final = {"log verify": (), "log export": ("--vorm", "--naar"), "destroy-due": (), "report": (), "verify": ()}


def _log_order(act: str, words: list[str]) -> Order:
    """Each option takes one word; `--anker` takes those that follow."""
    said: dict[str, tuple[str, ...]] = {}
    option = ""
    for word in words:
        if word.startswith("--"):
            if word not in _LOG[act] or word in said:
                raise WrongUse(word)
            option, said[word] = word, ()
        elif not option or (said[option] and option != "--anker"):
            raise WrongUse(word)
        else:
            said[option] += (word,)
    empty = [option for option, given in said.items() if not given]
    missing = [option for option in _NEEDED[act] if option not in said]
    if empty or missing:
        raise WrongUse((empty + missing)[0])
    if said.get("--vorm", ("ldv",))[0] not in ("ldv", "csv"):
        raise WrongUse(said["--vorm"][0])
    for option in ("--sinds", "--tot"):
        _day(said.get(option, ("",))[0])
    store = Path(said["--store"][0]) if "--store" in said else None
    return Order(act, store=store, words=said)


def _day(word: str) -> date | None:
    """A day as in `2026-11-22` or `22-11-2026`."""
    if not word:
        return None
    if (day := read_date(word)) is None:
        raise WrongUse(word)
    return day


def _path(option: str, rest: Iterator[str]) -> Path:
    word = next(rest, "")
    if not word or word.startswith("-"):
        raise WrongUse(option)
    return Path(word)


def _do(order: Order) -> int:
    acts: Mapping[str, Callable[[Order], int]] = {
        "venster": _window,
        "kader check": _check_kader,
        "kader walk": _walk_kader,
        "log verify": _verify_log,
        "log export": _export_log,
        "destroy-due": _list_due,
        "report": _report,
        "verify": _verify_paper,
        "doctor": _doctor,
        "hulp": lambda _: answer(say("opdracht.hulp")),
        "versie": lambda _: answer(f"Tenzij {VERSION}"),
    }
    return acts[order.act](order)


# ------------------------------------------------------------------------------------------------ the kader


def load_kaders() -> tuple[Mapping[str, "Kader"], str]:
    """Return every kader that comes with the program, by version, and which one a new casus starts with."""
    from triage.kader.loading import load

    kaders = {version: load(kader_tables(version)) for version in kader_versions()}
    return kaders, max(kaders, key=lambda version: kaders[version].valid_from)


def _check_kader(order: Order) -> int:
    from triage.kader.loading import check

    folders = order.files or tuple(Path(version) for version in kader_versions())
    status = OK
    for folder in folders:
        tables = _kader_in(folder) if order.files else kader_tables(folder.name)
        faults = check(tables)
        for fault in faults:
            tell(f"{folder}: {fault}")
        if faults:
            status = REFUSED
            tell(say("opdracht.kader_fouten", kader=str(folder), aantal=len(faults)))
        else:
            answer(say("opdracht.kader_goed", kader=str(folder)))
    return status


def _kader_in(place: Path) -> dict[str, dict[str, object]]:
    """A kader is a folder; its `kader.toml` may be named in its place."""
    return read_tables(place if place.is_dir() else place.parent)


def _walk_kader(order: Order) -> int:
    from triage.golden.running import run

    kaders = dict(load_kaders()[0])
    status = OK
    for file in order.files:
        kaders |= _kader_beside(file)
        report = run(read_table(file), kaders)
        for difference in report.differences:
            tell(f"{file}: {difference}")
        if report.holds:
            answer(say("opdracht.wandeling_klopt", naam=report.name))
        else:
            status = REFUSED
            tell(say("opdracht.wandeling_klopt_niet", naam=report.name, aantal=len(report.differences)))
    return status


def _kader_beside(file: Path) -> dict[str, "Kader"]:
    """A walk in `<kader>/walks/` is run against the kader it stands in, so that a municipality can use its own."""
    from triage.kader.loading import load

    folder = file.resolve().parent.parent
    if file.resolve().parent.name != "walks" or not (folder / "kader.toml").is_file():
        return {}
    kader = load(read_tables(folder))
    return {kader.version: kader}


# ------------------------------------------------------------------------------------------------ the window


def _window(order: Order) -> int:
    if not _has_display():
        if order.show is None:
            raise Trouble("geen_beeldscherm")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.lasting import import_unread

    import_unread()
    start = practice_start() if order.practice else real_start(order.store)
    if order.show is not None:
        from ui.tour.showing import show_without_display

        return show_without_display(start, order.show)
    from ui.app import open_window

    return open_window(start)


def _has_display() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _ids() -> str:
    return os.urandom(16).hex()


def _press(document: "Document") -> bytes:
    # reportlab and pikepdf take a third of a second to load; only who prints waits for that.
    from ui.paper.press import press

    return press(document)


def _sign(pdf: bytes, signer: "Signer", at: datetime) -> bytes:
    # The libraries of signatures take as long again; they too wait for the first paper.
    from ui.paper.signing import sign

    return sign(pdf, signer, at)


def places(folder: Path | None) -> "Places":
    """Return where a store lies and what this device remembers of it; by default in the folder of this user."""
    from platformdirs import PlatformDirs

    from storage.places import Places

    # Not the roaming profile: a store that travels between computers is a store that can be put back unseen.
    dirs = PlatformDirs("Tenzij", appauthor=False, roaming=False)
    if folder is None:
        return Places(Path(dirs.user_data_dir) / "kluis", Path(dirs.user_state_dir) / "kluis")
    import hashlib

    # What this device remembers of a store belongs to that one place.
    place = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return Places(folder, Path(dirs.user_state_dir) / place)


def real_start(folder: Path | None) -> "Start":
    """Return what working for real starts with: the store in `folder`, or in the folder of this user."""
    from ui.flows.door.start import Start

    here = places(folder)
    return Start(
        lambda: _store_gate(here),
        load_kaders,
        _check_password,
        SystemClock(),
        _ids,
        _press,
        practice=False,
        store_place=str(here.folder),
        open_practice=open_practice,
        sign=_sign,
    )


def _store_gate(here: "Places") -> "Gate":
    from storage.founding import GateSurroundings
    from storage.gate import StoreGate
    from storage.vault.device import KeyringSecrets

    return StoreGate(GateSurroundings(here, KeyringSecrets(), SystemClock(), _ids))


def open_practice() -> None:
    """Start the practice mode in a program of its own: it never shares one with a real store, nor its fate.

    Raises:
        Trouble: `oefenen_start_niet`.
    """
    import subprocess
    import threading

    nowhere = subprocess.DEVNULL
    try:
        practice = subprocess.Popen(  # noqa: S603 (this very program)
            [sys.executable, str(Path(__file__).resolve()), "--demo"],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError as fault:
        raise Trouble("oefenen_start_niet") from fault
    # Somebody must take note of its end, or it stays in the list of processes for as long as this program runs.
    threading.Thread(target=practice.wait, daemon=True).start()


def _check_password(password: str, context: tuple[str, ...]) -> None:
    from storage.vault.passwords import check_password

    check_password(password, context)


# ------------------------------------------------------------------------------------------------ practice


def practice_start() -> "Start":
    """Return what the practice mode starts with: a store in memory, on the practice day."""
    from triage.golden.practice import practice_day
    from ui.flows.door.start import Start

    people = table("oefening", "mensen.toml")
    clock = SystemClock(practice_day(people) - SystemClock().today())
    place = say("oefening.plaats")
    return Start(
        lambda: _practice_gate(people, clock),
        load_kaders,
        _check_password,
        clock,
        _ids,
        _press,
        practice=True,
        store_place=place,
        open_practice=open_practice,
        sign=_sign,
    )


def _practice_gate(people: dict[str, object], clock: SystemClock) -> "Gate":
    from storage.practice import PracticeGate
    from triage.casework.desk import Desk
    from triage.casework.entering import roles_of
    from triage.golden.practice import lay_out, practice_plans, practice_set_up

    kaders, newest = load_kaders()
    gate = PracticeGate(practice_set_up(people), clock, _ids)
    # Its folder goes with the program, however that ends.
    atexit.register(gate.close)
    sessions = [gate.enter(seat.account) for seat in gate.accounts()]
    actors = [roles_of(session, clock.today())[0] for session in sessions]
    plans = practice_plans(people, kader_walks(newest), {actor.name: actor for actor in actors})
    desk = Desk(actors[0], sessions[0].work, clock, _ids, kaders, newest)
    _lay_plans(people, lay_out(plans, desk), desk, actors)
    return gate


# ------------------------------------------------------------------------------------------------ the log


def _lay_plans(people: "Table", casussen: "Sequence[CasusId]", desk: "Desk", actors: "Sequence[Actor]") -> None:
    from triage.golden.plans import lay_plan
    from ui.datwat import checks

    names = {str(one["naam"]): str(one["inlog"]) for one in _entries(people, "mens")}
    logins = {names[actor.name]: actor for actor in actors}
    for told, casus in zip(_entries(people, "casus"), casussen, strict=True):
        plan = told.get("plan")
        if isinstance(plan, dict):
            lay_plan(plan, casus, desk, logins, checks())


def _entries(people: "Table", key: str) -> "list[Table]":
    found = people[key]
    return found if isinstance(found, list) else []


# ------------------------------------------------------------------------------------------------ the log


def _coming(order: Order) -> "Coming":
    from ui.console.desk import Coming

    gate = _store_gate(places(order.store))
    return Coming(gate, SystemClock(), _ids, load_kaders(), order.word("--login"), order.word("--rol"))


def _verify_log(order: Order) -> int:
    from ui.console.log import verify_log

    return verify_log(_coming(order), order.words.get("--anker", ()), order.word("--standbewijs"))


def _export_log(order: Order) -> int:
    from triage.access.export import Vorm
    from ui.console.log import export_log

    form, target = Vorm(order.word("--vorm")), Path(order.word("--naar"))
    return export_log(_coming(order), form, target, _day(order.word("--sinds")), _day(order.word("--tot")))


def _verify_paper(order: Order) -> int:
    """Without a store, unless somebody says who is coming in to look beside it."""
    from ui.console.verifying import verify_paper

    coming = _coming(order) if any(option in order.words for option in _DESK) else None
    return verify_paper(order.files[0], order.word("--certificaat"), order.word("--vingerafdruk"), coming)


def _report(order: Order) -> int:
    from ui.console.report import report
    from ui.flows.signed import signed_press

    folder = Path(order.word("--naar")) if "--naar" in order.words else None
    coming, full = _coming(order), "--volledig" in order.words
    return report(coming, int(order.word("jaar")), folder, lambda desk: signed_press(_press, _sign, desk), full=full)


def _list_due(order: Order) -> int:
    from ui.console.keeping import list_due

    return list_due(_coming(order))


# ------------------------------------------------------------------------------------------------ the doctor


def _doctor(order: Order) -> int:
    """Say of each thing the program needs whether it is right; one sentence for each that is not."""
    here = places(order.store)
    checks: tuple[Callable[[], str], ...] = (
        lambda: say("dokter.python", versie=".".join(str(part) for part in sys.version_info[:3])),
        _cipher,
        _fonts,
        lambda: say("dokter.kader", versie=load_kaders()[1]),
        _keyring,
        lambda: _store_place(here),
        lambda: _store_state(here),
        lambda: say("dokter.klok", nu=SystemClock().now()),
    )
    wrong = [fault for check in checks if (fault := _examined(check)) is not None]
    return TROUBLE if wrong else OK


def _examined(check: Callable[[], str]) -> Fault | None:
    try:
        answer(say("dokter.goed", wat=check()))
    except Fault as fault:
        answer(say("dokter.mis", waarom=sentence(fault)))
        return fault
    return None


def _cipher() -> str:
    from storage.engine import versions

    sqlite, cipher = versions()
    return say("dokter.sqlite", versie=sqlite, cipher=cipher)


def _fonts() -> str:
    from ui.paper.typeface import BOLD, PLAIN, Hand

    Hand(PLAIN), Hand(BOLD)
    return say("dokter.letters")


def _keyring() -> str:
    from storage.vault.device import KeyringSecrets

    device = KeyringSecrets()
    device.probe()
    return say("dokter.sleutelbos", naam=device.backend)


def _store_place(here: "Places") -> str:
    from storage.places import check_place

    check_place(here.folder)
    return say("dokter.plaats", map=str(here.folder))


def _store_state(here: "Places") -> str:
    state = _store_gate(here).state()
    return say(f"dokter.kluis_{state.value}")


if __name__ == "__main__":
    sys.exit(main())
