"""In the whole program every paper is signed: the besluit that is opened, and whatever any section presses."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from PySide6.QtWidgets import QApplication

import main
from tests.paper.samples import BESLUIT
from tests.playing import play, running, stage_of
from tests.ui.test_every_page import one_in
from triage.access.log import Act
from triage.casework.casus import papers
from triage.casus.model import CasusState
from triage.ids import BesluitId
from ui.flows.section import Section
from ui.spot import At
from ui.tour.hands import Script
from ui.tour.journey import Stage, enter_as


def opened(stage: Stage) -> Script:
    """Open a sealed decision with its paper."""
    yield from enter_as(stage, "Youssef el Amrani")
    workplace = stage.workplace
    workplace.to_sealed_or_casus(one_in(stage, CasusState.BESLOTEN))
    yield lambda: workplace.record.page.preview.view.pdf.pageCount() > 0


def test_every_paper_of_the_program_is_signed(qapp: QApplication) -> None:
    with running(qapp, main.practice_start()) as program:
        stage = stage_of(program)
        play(opened(stage))
        workplace = stage.workplace
        assert workplace.spot.at is At.RECORD

        def again(*_: object) -> bytes:
            pytest.fail("it was kept when it was first shown")

        shown = papers.paper(workplace.desk, BesluitId(workplace.spot.about), Act.BESLUIT_GEZIEN, again)
        (press,) = {section.kit.press for section in workplace.findChildren(Section)}
        for paper in (shown, press(BESLUIT)):
            (found,) = PdfFileReader(BytesIO(paper)).embedded_signatures
            assert found.signer_cert.subject.native["common_name"].startswith("OEFENEN ")
