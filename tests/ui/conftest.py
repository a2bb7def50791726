"""The dressed application for tests of the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Scheme, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Dress the application light, at 100 %; undress it after."""
    dressed = Theme(qapp, Scheme.LICHT)
    yield dressed
    dressed.choose(Scheme.LICHT)
    dressed.set_scale(100)
    dressed.deleteLater()
