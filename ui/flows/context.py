"""What every flow has at hand while one person is at work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triage.casework.desk import Desk
    from ui.notices import NoticeStrip
    from ui.runner import Runner


@dataclass(frozen=True, slots=True)
class Context:
    """The desk of the person at work, and the parts of the screen that flows share."""

    desk: Desk
    runner: Runner
    notices: NoticeStrip
