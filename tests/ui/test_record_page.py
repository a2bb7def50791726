"""The page of a sealed decision: its paper in memory, checking it, printing and saving, each logged first."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests import makers
from tests.ui.deciding_office import Room, room, settle, texts
from triage.access.log import Act
from triage.answers import Answer
from triage.besluit.sealing import Besluit
from triage.faults import Trouble
from triage.ids import BesluitId
from triage.records.blocks import Document
from ui.flows.record import RecordFlow
from ui.pages.record.print import FINENESS, make_printer, print_paper
from ui.pages.record.save import save_paper
from ui.paper.press import press
from ui.theme import Scheme, Theme
from ui.widgets.diff import DiffText
from ui.words import say


@pytest.fixture
def here(theme: Theme) -> Iterator[Room]:
    assert theme.chosen is Scheme.LICHT
    made = room()
    yield made
    made.notices.hide()
    made.runner.stop()


class Counter:
    """A device that is no printer, but counts as one: it prints to a PDF file."""

    def __init__(self, to: Path) -> None:
        self.to = to
        self.asked: list[str] = []
        self.there = True
        self.chosen: Callable[[QPrinter], None] = lambda _: None

    def ask(self, _parent: QWidget, number: str, chosen: Callable[[QPrinter], None]) -> bool:
        self.asked.append(number)
        self.chosen = chosen
        return self.there

    def agree(self, first: int = 0, last: int = 0) -> None:
        printer = make_printer("proef")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.to))
        printer.setResolution(72)
        if first:
            printer.setFromTo(first, last)
        self.chosen(printer)


class Places:
    """Where somebody lets a file go."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.chosen: Callable[[str], None] = lambda _: None

    def ask(self, _parent: QWidget, number: str, chosen: Callable[[str], None]) -> None:
        self.asked.append(number)
        self.chosen = chosen


def opened(
    here: Room,
    qtbot: QtBot,
    besluit: Besluit,
    tmp_path: Path,
    pressed: Callable[[Document], bytes] = press,
) -> tuple[RecordFlow, Counter, Places]:
    printer, places = Counter(tmp_path / "afdruk.pdf"), Places()
    flow = RecordFlow(here.context(), pressed, None, printer.ask, places.ask)
    qtbot.addWidget(flow.page)
    flow.page.resize(1080, 730)
    flow.page.show()
    flow.open(besluit.id)
    qtbot.waitUntil(lambda: besluit.number in flow.page.title.text())
    return flow, printer, places


def ready(flow: RecordFlow, qtbot: QtBot) -> RecordFlow:
    qtbot.waitUntil(flow.page.print.isEnabled, timeout=15_000)
    return flow


def acts(here: Room) -> list[str]:
    return [line.act for line in here.office.world.lines()]


def test_the_seal_stands_there_in_words(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    flow, _, _ = opened(here, qtbot, besluit, tmp_path)
    settle()
    seen = texts(flow.page)
    for words in (besluit.number, besluit.check_code, "Sofie Harkema", "M-2026-07", besluit.facts.motivation):
        assert words in seen
    assert besluit.facts.outcome_text in seen
    assert "afgedrukt" not in acts(here)


def test_the_paper_is_seen_inside_the_program_without_a_file(
    here: Room, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "los"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    besluit = here.office.sealed()
    flow = ready(opened(here, qtbot, besluit, tmp_path)[0], qtbot)
    pdf = flow.page.preview.view.pdf
    assert pdf.pageCount() >= 3
    assert besluit.number in pdf.getAllText(0).text()
    assert list(scratch.iterdir()) == []
    assert here.store.state.papers[besluit.id].startswith(b"%PDF")


def test_printing_is_logged_before_it_leaves_and_prints_every_page(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    flow, printer, _ = opened(here, qtbot, besluit, tmp_path)
    ready(flow, qtbot)
    flow.page.print.click()
    assert printer.asked == [besluit.number]
    assert Act.AFGEDRUKT.value not in acts(here), "asking for a printer is not printing"
    printer.agree()
    qtbot.waitUntil(printer.to.exists, timeout=15_000)
    qtbot.waitUntil(lambda: say("besluit.afgedrukt", nummer=besluit.number) in here.notices.title.text())
    assert Act.AFGEDRUKT.value in acts(here)
    with pikepdf.open(printer.to) as printed:
        assert len(printed.pages) == flow.page.preview.view.pdf.pageCount()
        assert [round(float(side)) for side in printed.pages[0].mediabox[2:]] == [595, 842]


def test_a_range_of_pages_is_printed_as_asked(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    flow, printer, _ = opened(here, qtbot, here.office.sealed(), tmp_path)
    ready(flow, qtbot)
    flow.page.print.click()
    printer.agree(2, 3)
    qtbot.waitUntil(printer.to.exists, timeout=15_000)
    qtbot.waitUntil(lambda: bool(here.notices.title.text()))
    with pikepdf.open(printer.to) as printed:
        assert len(printed.pages) == 2


def test_without_a_line_nothing_is_printed(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    flow, printer, _ = opened(here, qtbot, here.office.sealed(), tmp_path)
    ready(flow, qtbot)
    flow.page.print.click()
    broken: list[BaseException] = []
    here.runner.broke.connect(broken.append)
    here.office.world.break_log()
    printer.agree()
    qtbot.waitUntil(lambda: bool(broken))
    settle(100)
    assert not printer.to.exists()


def test_no_printer_is_said(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    flow, printer, _ = opened(here, qtbot, here.office.sealed(), tmp_path)
    ready(flow, qtbot)
    printer.there = False
    flow.page.print.click()
    assert here.notices.title.text() == say("besluit.geen_printer")


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_said(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    flow, printer, _ = opened(here, qtbot, here.office.sealed(), tmp_path)
    ready(flow, qtbot)
    printer.to = tmp_path / "geen map" / "afdruk.pdf"
    flow.page.print.click()
    printer.agree()
    qtbot.waitUntil(lambda: here.notices.title.text() == say("besluit.afdruk_mislukt"), timeout=15_000)


def test_a_page_is_drawn_fine_enough_to_read_the_code(here: Room, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    assert make_printer(besluit.number).resolution() <= FINENESS
    assert make_printer(besluit.number).docName() == besluit.number
    with pikepdf.new() as empty:
        kept = BytesIO()
        empty.add_blank_page(page_size=(595, 842))
        empty.save(kept)
    printer = make_printer("x")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "leeg.pdf"))
    assert print_paper(kept.getvalue(), printer)


def test_chosen_pages_come_out_in_the_chosen_order_as_often_as_was_asked(tmp_path: Path) -> None:
    with pikepdf.new() as five:
        kept = BytesIO()
        for width in (500, 510, 520, 530, 540):
            five.add_blank_page(page_size=(width, 842))
        five.save(kept)

    def drawn(**chosen: object) -> list[int]:
        printer = make_printer("x")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "uit.pdf"))
        printer.setResolution(72)
        for name, value in chosen.items():
            getattr(printer, name)(value)
        with patch("ui.pages.record.print._draw") as draw:
            assert print_paper(kept.getvalue(), printer)
        return [call.args[3] for call in draw.call_args_list]

    assert drawn() == [0, 1, 2, 3, 4]
    assert drawn(setPageRanges=QPageRanges.fromString("2,4-5")) == [1, 3, 4]
    assert drawn(setPageOrder=QPrinter.PageOrder.LastPageFirst) == [4, 3, 2, 1, 0]
    some = QPageRanges.fromString("1-2")
    assert drawn(setPageRanges=some, setCopyCount=2) == [0, 1, 0, 1]
    assert drawn(setPageRanges=some, setCollateCopies=False, setCopyCount=2) == [0, 0, 1, 1]


def test_saving_is_private_named_by_reference_and_logged(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    flow, _, places = opened(here, qtbot, besluit, tmp_path)
    ready(flow, qtbot)
    flow.page.save.click()
    assert places.asked == [besluit.number]
    assert Act.BEWAARD.value not in acts(here)
    (tmp_path / "stukken").mkdir()
    to = tmp_path / "stukken" / f"{besluit.number}.pdf"
    places.chosen(str(to))
    qtbot.waitUntil(lambda: bool(here.notices.title.text()))
    assert to.read_bytes() == here.store.state.papers[besluit.id]
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert Act.BEWAARD.value in acts(here)
    assert [path.name for path in to.parent.iterdir()] == [to.name]


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    tmp_path = tmp_path / "stukken"
    tmp_path.mkdir()
    with pytest.raises(Trouble, match="bestand_niet_geschreven"):
        save_paper(b"%PDF", tmp_path / "geen map" / "b.pdf")
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(Trouble, match="bestand_niet_geschreven"):
        save_paper(b"%PDF", tmp_path / "map.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["map.pdf"]
    open_to_all = tmp_path / "oud.pdf"
    open_to_all.write_bytes(b"oud")
    open_to_all.chmod(0o644)
    elsewhere = tmp_path / "elders"
    elsewhere.write_bytes(b"van een ander")
    (tmp_path / "verwijzing.pdf").symlink_to(elsewhere)
    for name in ("oud.pdf", "verwijzing.pdf"):
        assert save_paper(b"%PDF", tmp_path / name).read_bytes() == b"%PDF"
        assert stat.S_IMODE(os.lstat(tmp_path / name).st_mode) == 0o600
    assert elsewhere.read_bytes() == b"van een ander"


def test_a_file_that_cannot_be_written_is_said(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    flow, _, places = opened(here, qtbot, here.office.sealed(), tmp_path)
    ready(flow, qtbot)
    flow.page.save.click()
    places.chosen(str(tmp_path / "geen map" / "b.pdf"))
    qtbot.waitUntil(lambda: bool(here.faults))
    assert here.faults[0].code == "bestand_niet_geschreven"


# ----------------------------------------------------------------------------------------------------- checking
def test_checking_an_untouched_decision(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    flow, _, _ = opened(here, qtbot, here.office.sealed(), tmp_path)
    verify = flow.page.verify
    assert not verify.seal.isVisibleTo(flow.page)
    verify.button.click()
    qtbot.waitUntil(lambda: verify.seal.isVisibleTo(flow.page))
    settle()
    assert verify.seal.title.text() == say("besluit.controle.heel")
    assert say("besluit.controle.gelijk") in texts(verify)
    assert Act.GECONTROLEERD.value in acts(here)


def test_checking_shows_then_beside_now_in_words(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    casus = here.store.state.casussen[besluit.casus]
    here.store.state.casussen[besluit.casus] = makers.changed(casus, "doel.woorden", Answer("Meneer woont veilig."))
    flow, _, _ = opened(here, qtbot, besluit, tmp_path)
    verify = flow.page.verify
    verify.button.click()
    qtbot.waitUntil(lambda: bool(verify.differences))
    settle()
    (difference,) = verify.differences
    assert isinstance(difference, DiffText)
    assert "[weg:" in difference.toPlainText()
    seen = texts(verify)
    assert say("besluit.controle.heel") in seen
    assert say("besluit.controle.verschil", aantal=1) in seen
    assert say("besluit.controle.anders") in seen


def test_a_broken_seal_is_told_in_words(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    flow, _, _ = opened(here, qtbot, besluit, tmp_path)
    ready(flow, qtbot)
    broken = replace(besluit, canonical=besluit.canonical.replace(b"Harkema", b"Harkemb"))
    here.store.state.besluiten = (broken,)
    verify = flow.page.verify
    verify.button.click()
    qtbot.waitUntil(lambda: bool(here.faults))
    assert here.faults[0].code == "zegel_gebroken"
    assert verify.seal.title.text() == say("besluit.controle.gebroken")
    assert verify.button.isEnabled()


def test_a_broken_series_is_told_apart(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = here.office.sealed(), here.office.sealed()
    broken = replace(first, canonical=first.canonical.replace(b"Harkema", b"Harkemb"))
    here.store.state.besluiten = (broken, second)
    flow, _, _ = opened(here, qtbot, second, tmp_path)
    flow.page.verify.button.click()
    qtbot.waitUntil(lambda: flow.page.verify.series.isVisibleTo(flow.page))
    assert flow.page.verify.seal.title.text() == say("besluit.controle.heel")
    assert flow.page.verify.series.title.text() == say("besluit.controle.ketting")


# -------------------------------------------------------------------------------------------------- what fails
def test_a_paper_that_cannot_be_made_leaves_the_decision_readable(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    jams = [True]
    broken: list[BaseException] = []
    here.runner.broke.connect(broken.append)

    def jam(document: Document) -> bytes:
        if jams:
            raise ValueError("jam")
        return press(document)

    flow, _, _ = opened(here, qtbot, besluit, tmp_path, jam)
    qtbot.waitUntil(lambda: bool(broken))
    assert flow.page.preview.failed.isVisibleTo(flow.page)
    assert not flow.page.print.isEnabled()
    assert besluit.facts.motivation in texts(flow.page)
    jams.clear()
    flow.page.preview.again.click()
    ready(flow, qtbot)


def test_a_decision_out_of_reach_shows_nothing(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    flow, _, _ = opened(here, qtbot, besluit, tmp_path)
    ready(flow, qtbot)
    flow.open(BesluitId("bestaat niet"))
    qtbot.waitUntil(lambda: bool(here.faults))
    assert here.faults[0].code == "besluit_onbekend"
    assert besluit.facts.motivation not in texts(flow.page)
    assert flow.page.preview.view.pdf.pageCount() == 0


def test_ways_out(here: Room, qtbot: QtBot, tmp_path: Path) -> None:
    besluit = here.office.sealed()
    flow, _, _ = opened(here, qtbot, besluit, tmp_path)
    with qtbot.waitSignal(flow.casus_wanted) as wanted:
        flow.page.casus.click()
    assert wanted.args == [besluit.casus]
    with qtbot.waitSignal(flow.closed):
        flow.page.leave.click()
    ready(flow, qtbot)


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.DONKER, 100), (Scheme.CONTRAST, 200)])
def test_everything_can_be_reached_and_has_a_name(
    here: Room, qtbot: QtBot, theme: Theme, tmp_path: Path, scheme: Scheme, scale: int
) -> None:
    theme.choose(scheme)
    theme.set_scale(scale)
    flow = ready(opened(here, qtbot, here.office.sealed(), tmp_path)[0], qtbot)
    for part in flow.page.findChildren(QWidget):
        if part.isVisibleTo(flow.page) and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
            spoken = QAccessible.queryAccessibleInterface(part)
            assert spoken.text(QAccessible.Text.Name), part
    assert flow.page.sides.beside is (scale == 100)
