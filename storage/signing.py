"""What signs now, at hand for as long as the store is open."""

from storage.certificates import KeyPair
from triage.access.signing import Signer


class Drawer:
    """Holds what signs now, so that a paper is signed within a transaction and without a second one.

    It is filled when the store opens and whenever another certificate was kept, and emptied when the store closes.
    """

    def __init__(self) -> None:
        self._held: KeyPair | None = None

    def __call__(self) -> Signer | None:
        """Return what signs now."""
        return self._held

    def hold(self, pair: KeyPair | None) -> None:
        """Sign with this from now on."""
        self._held = pair
