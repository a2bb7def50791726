"""Who can open the store: the part of its door that beheer needs while it is open."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Keys(Protocol):
    """Who can open the store, while it is open: for who lets other people in (beheer)."""

    def admit(self, login: str, password: str, names: tuple[str, ...]) -> None:
        """Let a login in, with a password that its owner will replace.

        Args:
            names: words that the password may not lean on.

        Raises:
            Refusal: `account_bestaat`, `inlognaam_…`, `wachtwoord_…`; nothing was changed.
            Trouble: keyring, key file or disk; nothing was changed.
        """
        ...

    def renew(self, login: str, password: str, names: tuple[str, ...]) -> None:
        """Give a login another password, for who forgot theirs; the old one opens nothing any more.

        Raises:
            Refusal: `account_onbekend`, `wachtwoord_…`.
            Trouble: keyring, key file or disk; nothing was changed.
        """
        ...

    def dismiss(self, login: str) -> None:
        """Take away the key of a login; one that has none is left alone.

        Raises:
            Refusal: `laatste_sleutel`.
            Trouble: key file or disk.
        """
        ...
