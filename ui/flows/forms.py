"""A section with forms: what is typed is kept on the way, and what comes back after somebody left is for nobody."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from triage.casework.desk import Desk
from triage.casework.typing import keep_typed
from triage.faults import Fault
from ui.flows.section import Kit, Section
from ui.flows.typing import Typing

T = TypeVar("T")


class FormSection(Section):
    """A section with one form at a time."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(kit, parent)
        self._desk = kit.context.desk
        self._visit = 0
        self._typing = Typing(kit.context, self)

    def flush(self) -> None:
        """Put what was typed on its way to the store."""
        self._typing.flush()

    @property
    def busy(self) -> bool:
        """Something that was typed is not stored yet."""
        return self._typing.busy

    @property
    def unsaved(self) -> bool:
        """Something that was typed could not be stored."""
        return self._typing.unsaved

    def _leave(self) -> None:
        """Somebody goes elsewhere: what was typed is kept, and what still comes back is for nobody."""
        self.flush()
        self._typing.forget()
        self._visit += 1

    def _hand_in(
        self, call: Callable[[], T], then: Callable[[T], None], rest: Callable[[], None] | None = None
    ) -> None:
        """Hand in what was typed; a second press meanwhile does nothing.

        Until it is known how that went nothing more is kept: it would stay behind as a draft of what was handed in.

        Args:
            rest: it did not work, everything stands there still.
        """
        if self._typing.held:
            return

        def handed_in(found: T) -> None:
            self._typing.forget()
            then(found)

        def not_handed_in() -> None:
            self._typing.hold(held=False)
            if rest is not None:
                rest()

        self._typing.hold(held=True)
        self._run(partial(_done_with, self._desk, self._typing.stored, call), handed_in, not_handed_in)

    def _run(self, call: Callable[[], T], then: Callable[[T], None], rest: Callable[[], None] | None = None) -> None:
        """Run in the lane; what comes back after somebody went elsewhere is for nobody. `rest`: it did not work."""
        visit, runner = self._visit, self.kit.context.runner

        def here(found: T) -> None:
            if visit == self._visit:
                then(found)

        def not_done(show: Callable[[BaseException], None]) -> Callable[[BaseException], None]:
            def told(fault: BaseException) -> None:
                if rest is not None and visit == self._visit:
                    rest()
                show(fault)

            return told

        runner.run(
            call, self, here, not_done(runner.refused.emit), not_done(runner.troubled.emit), not_done(runner.broke.emit)
        )


def _done_with(desk: Desk, about: str, call: Callable[[], T]) -> T:
    """Hand in, and take the draft of it away: it would stand in the form again, and stay after what it was about."""
    found = call()
    if about:
        # What was handed in is done, whatever becomes of its draft.
        with suppress(Fault):
            keep_typed(desk, about, "")
    return found
