"""The life of a real store, by keyboard alone: founded, worked in, decided, checked, found again, and recovered.

With `TENZIJ_BEELDEN=MAP` in the environment it leaves a picture of each screen there, for the manual:

    TENZIJ_BEELDEN=docs/beelden ./toets tests/window/test_life_story.py
"""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import main
from resources.reading import kader_walks
from storage.vault.device import KeyringSecrets
from storage.vault.surroundings import read_file
from tests.paper.judge import objections, pages_read
from tests.playing import play, running, stage_of, traces
from tests.window.album import Album
from tests.window.doors import (
    CONTROL,
    Hire,
    at,
    choose_role,
    describe,
    inside,
    keep_sheet,
    keys_on,
    on,
    own_password,
    recover,
    save_as,
    shown,
    unlock,
)
from triage.answers import Ref, Scope
from triage.golden.practice import recent
from triage.golden.reading import Story, read
from triage.ids import QuestionId
from triage.kader.model import Kader
from ui.flows.door.start import Start
from ui.pages.door.trouble import TroublePage
from ui.pages.door.unlock import UnlockPage
from ui.spot import At
from ui.tour.hands import Script
from ui.tour.journey import Stage, decide, fill_new, leave, put_forward, see_paper
from ui.words import say

YOUSSEF = Hire(
    "Youssef el Amrani",
    "wijkteamprofessional Wmo",
    "youssef",
    ("wijkteamprofessional",),
    "koper zwaluw trapje inktpot",
)
MARIT = Hire(
    "Marit Vonkeman",
    "procesregisseur",
    "marit",
    ("procesregisseur", "beslisser"),
    "zilver tuinhek morgen kompas",
    "M-2026-06",
)
OWN = {YOUSSEF.login: "tuinslang boekenkast veertien wolken", MARIT.login: "paars fiets dakgoot lantaarn"}
LATER = "vijver kastanje ladder zondag"
STORY = "drie_personen.toml"

pytestmark = [pytest.mark.venster, pytest.mark.sleutelbos, pytest.mark.timeout(600)]


def test_the_life_of_a_store(qapp: QApplication, tmp_path: Path) -> None:
    folder, sheet, paper = tmp_path / "kluis", tmp_path / "herstelblad.pdf", tmp_path / "besluit.pdf"
    album, start = Album(), start_in(folder)
    known, newest = start.load_kaders()
    story = recent(read(kader_walks(newest)[STORY], known[newest]), start.clock.today())

    with running(qapp, start) as program:
        stage = stage_of(program, album.of(program))
        play(founded(stage, sheet))
        words = canaries(story, sheet)
        play(came_in_first(stage, YOUSSEF))
        play(filled(stage, story, known[newest]))
        kenmerk = kenmerk_of(stage)
        assert told_on_disk(folder, words) == [], "while the store is open"
        play(put_forward(stage))
        play(leave(stage))
        assert traces(kenmerk) == []
        play(came_in_first(stage, MARIT))
        play(decided(stage, kenmerk, story, paper))
        assert told_on_disk(folder, words) == []

    assert objections(paper.read_bytes(), tmp_path) == []
    assert f"{kenmerk}-B1" in " ".join(pages_read(paper.read_bytes()))
    assert "OEFENING" not in " ".join(pages_read(paper.read_bytes()))

    with running(qapp, start_in(folder)) as program:
        play(found_again(stage_of(program, album.of(program)), kenmerk))

    installation = read_file(main.places(folder).keys).installation
    KeyringSecrets().delete(installation)
    with running(qapp, start_in(folder)) as program:
        play(recovered(stage_of(program, album.of(program)), sheet))

    assert told_on_disk(folder, words) == []
    assert open_to_others(folder) == []


def start_in(folder: Path) -> Start:
    """Return what the program starts with, its place told as it is at home: a picture is made on every machine."""
    return replace(main.real_start(folder), store_place="/home/marit/.local/share/Tenzij/kluis")


# --------------------------------------------------------------------------------------------------- the chapters


def founded(stage: Stage, sheet: Path) -> Script:
    yield from describe(stage, (YOUSSEF, MARIT))
    yield from keep_sheet(stage, sheet)
    yield from shown(stage, "kluis_klaar")


def came_in_first(stage: Stage, one: Hire) -> Script:
    """Come in with the password that somebody else made up, and choose another."""
    yield from unlock(stage, one.login, one.temporary)
    yield from own_password(stage, OWN[one.login])
    yield from in_role(stage, one)
    yield from shown(stage, f"werkvoorraad_{one.login}")


def in_role(stage: Stage, one: Hire) -> Script:
    if len(one.roles) > 1:
        yield from choose_role(stage, one.roles[0])
    yield from inside(stage)


def filled(stage: Stage, story: Story, kader: Kader) -> Script:
    yield from fill_new(stage, story, kader)
    opened = stage.workplace.triage.casus
    assert opened is not None
    assert opened.walk.missing == ()
    yield from shown(stage, "nalezen")


def kenmerk_of(stage: Stage) -> str:
    opened = stage.workplace.triage.casus
    assert opened is not None
    return opened.casus.kenmerk


def decided(stage: Stage, kenmerk: str, story: Story, paper: Path) -> Script:
    yield from decide(stage, kenmerk, story)
    yield from see_paper(stage)
    record = stage.workplace.record.page
    yield record.save.isEnabled
    stage.hands.push(record.save)
    yield from save_as(stage, paper)
    yield lambda: stage.shell.notices.title.text() == say("besluit.bewaard", nummer=f"{kenmerk}-B1", naam=paper.name)
    yield from checked(stage)
    yield from leave(stage)


def checked(stage: Stage) -> Script:
    verify = stage.workplace.record.page.verify
    stage.hands.push(verify.button)
    yield lambda: not verify.seal.isHidden()
    assert verify.seal.title.text() == say("besluit.controle.heel")
    assert verify.series.isHidden()
    yield from shown(stage, "gecontroleerd")


def found_again(stage: Stage, kenmerk: str) -> Script:
    """The program was closed in between: a wrong password first, and then the casus by its kenmerk."""
    yield from unlock(stage, MARIT.login, MARIT.temporary)
    yield lambda: not at(stage, UnlockPage).strip.isHidden()
    assert at(stage, UnlockPage).strip.title.text() == say("fout.verkeerd_wachtwoord.gebeurd")
    yield from shown(stage, "verkeerd_wachtwoord")
    yield from unlock(stage, MARIT.login, OWN[MARIT.login])
    yield from in_role(stage, MARIT)
    stage.hands.key(Qt.Key.Key_K, CONTROL)
    stage.hands.type(kenmerk)
    stage.hands.key(Qt.Key.Key_Return)
    table = stage.workplace.overview.list.table
    yield lambda: stage.workplace.spot.at is At.LIST and table.rowCount() == 1
    yield from shown(stage, "casus_gezocht")
    stage.hands.reach(table)
    stage.hands.key(Qt.Key.Key_Return)
    yield lambda: stage.workplace.spot.at is At.RECORD
    yield from see_paper(stage)
    assert f"{kenmerk}-B1" in stage.workplace.record.page.title.text()
    yield from checked(stage)


def recovered(stage: Stage, sheet: Path) -> Script:
    """This computer lost its half of the key, as a new one never had it."""
    yield from unlock(stage, YOUSSEF.login, OWN[YOUSSEF.login])
    yield on(stage, TroublePage)
    yield from shown(stage, "nieuwe_computer")
    stage.hands.push(at(stage, TroublePage).sheet)
    yield from recover(stage, keys_on(sheet)[1], LATER)
    yield from in_role(stage, YOUSSEF)
    yield from leave(stage)
    yield from unlock(stage, YOUSSEF.login, LATER)
    yield from in_role(stage, YOUSSEF)


# ------------------------------------------------------------------------------------------------------- the disk


def canaries(story: Story, sheet: Path) -> tuple[str, ...]:
    """Words that may stand nowhere outside the encryption: who it is about, what was told, and every way in."""
    told = story.casus.answers
    names = [told[Ref(QuestionId("persoon.naam"), person)].value for person in story.casus.of(Scope.PERSOON)]
    what = story.casus.text("aanleiding.wat")[:20]
    keys = ["-".join(key[:3]) for key in keys_on(sheet)]
    ways = [LATER, *OWN.values(), YOUSSEF.temporary, MARIT.temporary]
    return (*(str(name) for name in names), what, YOUSSEF.name, MARIT.name, "Elsterveen", *keys, *ways)


def files_of(folder: Path) -> list[Path]:
    """Every file of the store, and of what this device remembers of it."""
    return [file for root in (folder, main.places(folder).state) for file in root.rglob("*") if file.is_file()]


def told_on_disk(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Return which words can be read in which file, in the codings that are used for text."""
    contents = {file.name: file.read_bytes() for file in files_of(folder)}
    assert {"tenzij.db", "sleutels.json", "anker.json"} <= contents.keys()
    return [
        f"{word!r} in {name}"
        for name, content in contents.items()
        for word in words
        if any(word.encode(coding) in content for coding in ("utf-8", "utf-16-le"))
    ]


def open_to_others(folder: Path) -> list[str]:
    """Return the files and folders of the store that somebody else on this computer can reach."""
    state = main.places(folder).state
    ways = [folder, state, *folder.rglob("*"), *state.rglob("*")]
    modes = {way: stat.S_IMODE(way.stat().st_mode) for way in ways}
    return [f"{way.name} {mode:o}" for way, mode in modes.items() if mode != (0o700 if way.is_dir() else 0o600)]
