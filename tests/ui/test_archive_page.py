"""Papers that were issued and dossiers on the screen: opened again, made, stopped, and told in words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.casework.dossiers import DAAN, LETTER, MIRJAM, closed
from tests.casework.test_bundelen import housed
from tests.playing import wait
from tests.ui.deciding_office import Room, room, settle, texts
from triage.access.actor import Actor
from triage.access.log import Act
from triage.access.signing import Uitgave
from triage.casework.access.naming import name_person, unname
from triage.casework.papier.bundelen import Gesloten
from triage.casework.uitgeven import READS, Papier, Uitgegeven, issued_of
from triage.ids import CasusId, PersonId
from triage.records.blocks import Document
from ui.flows.archive import section as sections
from ui.flows.archive.section import ArchiveSection
from ui.flows.section import Kit
from ui.paper.press import press as real_press
from ui.spot import At, Spot
from ui.theme import Scheme, Theme
from ui.whole_file import write_whole
from ui.words import has

LONG = "Wilhelmina Antoinette Clothilde van der Heijden-Vreeswijk tot Stoutenburg"
Outs = Callable[[str], None]


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    made.office = housed(made.office.world)
    yield made
    made.notices.hide()
    made.runner.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "archief"
    made.mkdir()
    return made


def pressed(document: Document) -> bytes:
    return f"%PDF {document.title}".encode()


def archive(here: Room, by: Actor, qtbot: QtBot, folder: Path) -> ArchiveSection:
    """Return the section of somebody who always chooses this folder, and the name that is offered."""
    made = ArchiveSection(
        Kit(here.context(by), pressed, None),  # type: ignore[arg-type]
        zips=lambda _parent, _title, name, chosen: chosen(str(folder / name)),
        folders=lambda _parent, _title, chosen: chosen(str(folder)),
    )
    made.ways = frozenset(At)
    for page in (made.page, made.batch):
        qtbot.addWidget(page)
    return made


def rest(here: Room, owner: QWidget, times: int = 3) -> None:
    for _ in range(times):
        done = list[object]()
        here.runner.run(lambda: None, owner, done.append)
        wait(lambda found=done: bool(found))  # type: ignore[misc]


def show(here: Room, made: ArchiveSection, spot: Spot) -> QWidget:
    page = made.open(spot)
    page.resize(1280, 800)
    page.show()
    rest(here, page)
    return page


def acts(here: Room) -> list[str]:
    return [line.act for line in here.office.world.lines()]


def test_the_papers_of_a_casus_stand_in_a_list_and_open_as_they_were_issued(
    here: Room, qtbot: QtBot, folder: Path
) -> None:
    sealed = closed(here.office)
    made = archive(here, MIRJAM, qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE, sealed.casus))
    assert "2026-0001" in texts(page)
    assert made.page.table.rowCount() == 2
    (_, letter) = issued_of(here.office.desk(MIRJAM), sealed.casus).papers
    assert not made.page.preview.isVisible()
    made.page.table.setFocus()
    made.page.table.setCurrentCell(1, 0)
    QTest.keyClick(made.page.table, Qt.Key.Key_Return)
    rest(here, page)
    assert made.page.preview.isVisible()
    assert made.page.preview.view.pdf.content == LETTER
    assert acts(here)[-1] == "uitgave_gezien"
    assert letter.soort == "informatiebrief"
    # Somebody goes elsewhere: nothing of anybody stays on the page.
    made.open(Spot(At.BUNDLE, sealed.casus))
    assert made.page.preview.view.pdf.content == b""
    assert not made.page.preview.isVisible()
    rest(here, page)


def test_the_dossier_of_a_closed_casus_is_made_with_a_button(here: Room, qtbot: QtBot, folder: Path) -> None:
    sealed = closed(here.office)
    made = archive(here, MIRJAM, qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE, sealed.casus))
    assert made.page.bundle_card.isVisible()
    QTest.keyClick(made.page.bundle, Qt.Key.Key_Space)
    assert not made.page.bundle.isEnabled()
    rest(here, page)
    assert made.page.bundle.isEnabled()
    (file,) = folder.iterdir()
    assert file.name == "2026-0001-dossier.zip"
    with ZipFile(BytesIO(file.read_bytes())) as zipped:
        assert zipped.testzip() is None
        assert sum(name.endswith(".mdto.xml") for name in zipped.namelist()) == 5
    assert "2026-0001-dossier.zip" in texts(here.notices)
    assert "dossier_gebundeld" in acts(here)


def test_a_dossier_that_cannot_be_written_says_so_and_the_button_works_again(
    here: Room, qtbot: QtBot, folder: Path
) -> None:
    sealed = closed(here.office)
    made = archive(here, MIRJAM, qtbot, folder / "weg")
    page = show(here, made, Spot(At.BUNDLE, sealed.casus))
    made.page.bundle.click()
    rest(here, page)
    assert [fault.code for fault in here.faults] == ["dossier_niet_geschreven"]
    assert made.page.bundle.isEnabled()
    assert list(folder.iterdir()) == []


def test_of_an_open_casus_there_is_the_list_and_no_dossier(here: Room, qtbot: QtBot, folder: Path) -> None:
    sealed = here.office.sealed()
    made = archive(here, makers.actor(), qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE, sealed.casus))
    assert not made.page.bundle_card.isVisible()
    assert "hier nog geen papier" in texts(page)
    # Who makes no dossiers has no page of all closed casussen.
    assert [one for one, _ in made.pages()] == [made.page]


def test_all_closed_casussen_in_one_go_with_progress(here: Room, qtbot: QtBot, folder: Path) -> None:
    for _ in range(3):
        closed(here.office, issue=False)
    made = archive(here, MIRJAM, qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE))
    assert page is made.batch
    assert made.batch.table.rowCount() == 3
    assert "geen namen" in texts(page)
    QTest.keyClick(made.batch.make, Qt.Key.Key_Space)
    assert made.making.running
    assert made.batch.going_card.isVisible()
    assert (made.batch.bar.minimum(), made.batch.bar.maximum()) == (0, 3)
    wait(lambda: not made.making.running)
    assert sorted(one.name for one in folder.iterdir()) == [f"2026-000{number}-dossier.zip" for number in (1, 2, 3)]
    assert "Alle 3 dossiers" in texts(page)
    assert not made.batch.going_card.isVisible()
    assert acts(here).count("dossier_gebundeld") == 3 * len(people(here))


def people(here: Room) -> set[str | None]:
    return {line.persoon for line in here.office.world.lines() if line.act == "dossier_gebundeld"}


def test_stopping_leaves_whole_dossiers_only_and_says_how_many(here: Room, qtbot: QtBot, folder: Path) -> None:
    for _ in range(3):
        closed(here.office, issue=False)
    made = archive(here, MIRJAM, qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE))
    made.batch.make.click()
    made.batch.stop.click()
    assert "komt nog af" in texts(page)
    assert not made.batch.stop.isEnabled()
    wait(lambda: not made.making.running)
    (file,) = folder.iterdir()
    with ZipFile(file) as zipped:
        assert zipped.testzip() is None
    assert "1 van 3" in texts(page)
    # It can be begun again from there.
    made.batch.make.click()
    wait(lambda: not made.making.running)
    assert len(list(folder.iterdir())) == 3


def test_what_cannot_be_made_any_more_is_left_out_and_named(here: Room, qtbot: QtBot, folder: Path) -> None:
    first, second = (closed(here.office, issue=False) for _ in range(2))
    for sealed in (first, second):
        name_person(here.office.desk(MIRJAM), sealed.casus, DAAN.person)
    made = archive(here, DAAN, qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE))
    unname(here.office.desk(MIRJAM), second.casus, DAAN.person)
    made.batch.make.click()
    wait(lambda: not made.making.running)
    assert [one.name for one in folder.iterdir()] == ["2026-0001-dossier.zip"]
    assert "2026-0002" in texts(page)
    assert "1 van 2" in texts(page)


def test_a_dossier_of_invented_people_never_takes_the_place_of_a_real_one(
    here: Room, qtbot: QtBot, folder: Path
) -> None:
    """A store for practice gives out the same kenmerken, and people choose the same folder."""
    sealed = closed(here.office, issue=False)
    with here.office.world.work() as work:
        settings = replace(work.mensen.settings(), practice=True)
        work.mensen.set_settings(settings)
        work.commit()
    (folder / "2026-0001-dossier.zip").write_bytes(b"van een echte casus")
    made = archive(here, MIRJAM, qtbot, folder)
    show(here, made, Spot(At.BUNDLE))
    made.batch.make.click()
    wait(lambda: not made.making.running)
    names = ["2026-0001-dossier-oefening.zip", "2026-0001-dossier.zip"]
    assert sorted(one.name for one in folder.iterdir()) == names
    assert (folder / names[1]).read_bytes() == b"van een echte casus"
    (folder / names[0]).unlink()
    show(here, made, Spot(At.BUNDLE, sealed.casus))
    made.page.bundle.click()
    wait((folder / names[0]).exists)


def test_a_full_disk_ends_it_with_what_is_whole(
    here: Room, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        closed(here.office, issue=False)
    real = write_whole

    def filling(content: bytes, place: Path) -> Path:
        return real(content, place if not list(folder.iterdir()) else folder / "weg" / place.name)

    monkeypatch.setattr(sections, "write_whole", filling)
    made = archive(here, MIRJAM, qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE))
    made.batch.make.click()
    wait(lambda: not made.making.running)
    assert [one.name for one in folder.iterdir()] == ["2026-0001-dossier.zip"]
    assert [fault.code for fault in here.faults] == ["dossier_niet_geschreven"]
    assert "1 van 3" in texts(page)


def test_somebody_works_on_meanwhile_and_comes_back_to_how_far_it_is(here: Room, qtbot: QtBot, folder: Path) -> None:
    sealed = [closed(here.office, issue=False) for _ in range(3)]
    made = archive(here, MIRJAM, qtbot, folder)
    show(here, made, Spot(At.BUNDLE))
    made.batch.make.click()
    made.open(Spot(At.BUNDLE, sealed[0].casus))
    assert made.open(Spot(At.BUNDLE)) is made.batch
    assert made.batch.going_card.isVisible() or not made.making.running
    wait(lambda: not made.making.running)
    assert len(list(folder.iterdir())) == 3


def test_with_nothing_closed_it_says_what_to_do(here: Room, qtbot: QtBot, folder: Path) -> None:
    made = archive(here, DAAN, qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE))
    assert "genoemd" in texts(page)
    assert not made.batch.make_card.isVisible()


def many(count: int) -> Uitgegeven:
    """Return so many papers about somebody with a long name."""
    kinds = tuple(Papier)
    papers = tuple(
        Uitgave(f"u{n}", kinds[n % len(kinds)].value, f"2026-0001-I{n}", "0" * 64, makers.NOW, PersonId("x"))
        for n in range(count)
    )
    return Uitgegeven(CasusId("c"), "2026-0001", papers, {one.id: LONG for one in papers}, bundles=True)


@pytest.mark.parametrize("scheme", [Scheme.LICHT, Scheme.DONKER])
def test_a_thousand_rows_with_long_names_fit_at_every_size(
    here: Room, qtbot: QtBot, folder: Path, theme: Theme, scheme: Scheme
) -> None:
    made = archive(here, MIRJAM, qtbot, folder)
    theme.choose(scheme)
    made.page.resize(1280, 800)
    made.page.show()
    made.page.show_issued(many(1000))
    made.batch.resize(1280, 800)
    made.batch.show()
    made.batch.show_closed(tuple(Gesloten(CasusId(f"c{n}"), f"2026-{n:04}", makers.NOW.date()) for n in range(1000)))
    settle()
    assert made.page.table.rowCount() == 100
    assert made.batch.table.rowCount() == 100
    for page in (made.page, made.batch):
        assert page.horizontalScrollBar().maximum() == 0


def test_every_kind_has_words(here: Room) -> None:
    assert here.faults == []
    assert [one for one in READS if not has(f"archief.soort.{one.value}")] == []


def test_the_pdf_of_a_real_press_opens(here: Room, qtbot: QtBot, folder: Path) -> None:
    from triage.casework.casus.papers import paper
    from ui.flows.record import compose

    sealed = here.office.sealed()
    issued = paper(here.office.desk(), sealed.id, Act.AFGEDRUKT, lambda *given: compose(real_press, *given))
    made = archive(here, makers.actor(), qtbot, folder)
    page = show(here, made, Spot(At.BUNDLE, sealed.casus))
    made.page.table.chosen.emit(issued_of(here.office.desk(), sealed.casus).papers[0].id)
    rest(here, page)
    assert made.page.preview.view.pdf.content == issued
    assert made.page.preview.view.pdf.pageCount() > 1
