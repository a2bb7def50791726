"""What papers are signed with, and what was issued: the ports between the store, the use cases and the press.

A signature says that a paper comes from this municipality and was not changed since. The key never leaves the store:
the press hands over what must be signed, and gets the signature back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from triage.access.log import Look
from triage.access.rights import CasusScope
from triage.ids import CasusId, ItemId, PersonId


class Herkomst(StrEnum):
    """Where a certificate comes from."""

    EIGEN = "eigen"
    """Made by this program when it was set up: it shows that a paper did not change, and nobody else vouches for it."""
    INGEVOERD = "ingevoerd"
    """Given to the municipality by an authority (PKIoverheid), and taken in from PKCS#12."""


class Signer(Protocol):
    """Signs what it is given, with the key of the certificate that holds now."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates as DER, the own one first."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the signature over the SHA-256 of a message: ECDSA (DER), or RSA with PKCS#1 v1.5, as its key is."""
        ...


SignerNow = Callable[[], Signer | None]
"""Gives what signs now, at once and without a transaction; None where there is nothing to sign with."""


@dataclass(frozen=True, slots=True)
class Certificaat:
    """A certificate that papers were or are signed with.

    Args:
        name: to whom it was given (common name and organisation).
        issuer: who gave it; the same as `name` for one of our own.
        fingerprint: SHA-256 of it, 64 hex digits.
        since, until: when it holds by itself.
        taken: since when papers were signed with it.
        retired: since when another has taken its place, or None.
    """

    id: str
    kind: Herkomst
    name: str
    issuer: str
    fingerprint: str
    since: datetime
    until: datetime
    taken: datetime
    retired: datetime | None = None


class Certificaten(Protocol):
    """The certificates of this store. Part of a unit of work; they are about nobody, so reading leaves no log line."""

    def all(self) -> tuple[Certificaat, ...]:
        """Return every certificate, oldest first; the one that holds now, if any, is last and has no `retired`."""
        ...

    def public(self, id_: str) -> bytes:
        """Return a certificate as DER, to give to anybody; never a key.

        Raises:
            Refusal: `certificaat_onbekend`.
        """
        ...

    def make(self, id_: str, organisation: str, look: Look) -> Certificaat:
        """Make a certificate of our own (ECDSA P-256), in the place of the one that holds now.

        The key of the one before is gone with it. A log line tells which certificate holds from then on.
        """
        ...

    def take_in(self, id_: str, pkcs12: bytes, password: str, look: Look) -> Certificaat:
        """Take in a certificate with its key from a PKCS#12 file, in the place of the one that holds now.

        Raises:
            Refusal: `certificaat_groot`, `certificaat_onleesbaar`, `certificaat_wachtwoord`,
                `certificaat_zonder_sleutel`, `certificaat_sleutel` (a key too weak or of another kind),
                `certificaat_doel` (not given to sign with), `certificaat_verlopen`, `certificaat_nog_niet_geldig`,
                `certificaat_zelfde` (it holds already). Nothing was changed.
        """
        ...


@dataclass(frozen=True, slots=True)
class Uitgave:
    """A paper as it was issued: kept when it was printed or saved, byte for byte.

    Args:
        soort: the kind of document, a slug: `besluit`, `informatiebrief`, `verstrekkingsbrief`, `antwoord` …
        number: its kenmerk.
        digest: SHA-256 of its bytes, 64 hex digits.
        by: who issued it.
        stuk, person: the piece it is about and the person it was for, or None.
        also: other casussen of which it tells, with the same person. Only who meets those too reads it again, and it
            goes with each of them that is destroyed.
    """

    id: str
    soort: str
    number: str
    digest: str
    at: datetime
    by: PersonId
    casus: CasusId | None = None
    stuk: str | None = None
    person: ItemId | None = None
    also: tuple[CasusId, ...] = ()


class Uitgaven(Protocol):
    """What was issued. Part of a unit of work; every reading follows a look that leaves its log lines."""

    def keep(self, uitgave: Uitgave, content: bytes) -> None:
        """Keep a paper as it goes out; one that is there already byte for byte stays as it was.

        Call in the transaction that logs its printing or saving.
        """
        ...

    def of(self, casus: CasusId) -> tuple[Uitgave, ...]:
        """Return what was issued about a casus, oldest first. Call after a look at that casus."""
        ...

    def content(self, id_: str, scope: CasusScope, look: Look) -> bytes:
        """Return a paper as it was issued, after writing its log lines.

        Raises:
            Refusal: `uitgave_onbekend`, also where a casus that it tells of is out of scope.
            Trouble: `uitgave_gebroken` when the bytes are not those that were issued.
        """
        ...

    def known(self, digest: str) -> Uitgave | None:
        """Return what was issued with exactly these bytes, or None. Names no person; call within a logged check."""
        ...
