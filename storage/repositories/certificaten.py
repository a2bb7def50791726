"""The certificates that papers are signed with, in the encrypted file. A key leaves it only to sign."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select

from storage.certificates import KeyPair, fingerprint, kept, made, taken_in
from storage.mapping.certificaat import certificaat_of, certificaat_row, described, public_of
from storage.mapping.moments import HOME, maybe_moment, moment_text
from storage.paper_tables import certificaat
from storage.repositories.trail import Trail
from storage.tables import log_line
from triage.access.log import Look
from triage.access.signing import Certificaat, Herkomst
from triage.faults import Refusal

_TOLD: Final = [one for one in certificaat.c if one.name != "key"]
_ALL: Final = select(*_TOLD).order_by(certificaat.c.retired.is_(None), certificaat.c.since, certificaat.c.retired)
_HELD: Final = select(certificaat.c.key, certificaat.c.chain).where(certificaat.c.retired.is_(None))


class SqlCertificaten:
    """The certificates (see `triage.access.signing.Certificaten`)."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail
        self.taken: KeyPair | None = None
        """What signs once this transaction is kept, where it changed."""

    def all(self) -> tuple[Certificaat, ...]:
        """Return every certificate, oldest first."""
        return tuple(certificaat_of(row) for row in self._connection.execute(_ALL).mappings())

    def public(self, id_: str) -> bytes:
        """Return a certificate as DER.

        Raises:
            Refusal: `certificaat_onbekend`.
        """
        pem = self._connection.execute(select(certificaat.c.chain).where(certificaat.c.id == id_)).scalar()
        if pem is None:
            raise Refusal("certificaat_onbekend")
        return public_of(pem)

    def make(self, id_: str, organisation: str, look: Look) -> Certificaat:
        """Make a certificate of our own, in the place of the one that holds now."""
        return self._put(id_, Herkomst.EIGEN, made(organisation, look.at), look)

    def take_in(self, id_: str, pkcs12: bytes, password: str, look: Look) -> Certificaat:
        """Take in a certificate with its key, in the place of the one that holds now (refusals: see the port)."""
        pair = taken_in(pkcs12, password, look.at)
        if any(one.fingerprint == fingerprint(pair.certificates[0]) for one in self.all() if one.retired is None):
            raise Refusal("certificaat_zelfde")
        return self._put(id_, Herkomst.INGEVOERD, pair, look)

    def held(self) -> KeyPair | None:
        """Return what signs now, or None in a store that never had a certificate."""
        row = self._connection.execute(_HELD).mappings().one_or_none()
        return kept(row["key"], row["chain"]) if row is not None else None

    def used_around(self, moment: datetime, now: datetime) -> tuple[datetime | None, datetime | None]:
        """Return when this store was last used before a moment, and first after it but not after now; None for never.

        By the log, whose lines bear the clock of their time.
        """
        at, cut = log_line.c.at, moment_text(moment.astimezone(HOME))
        last = select(func.max(at)).where(at <= cut)
        first = select(func.min(at)).where(at > cut, at <= moment_text(now.astimezone(HOME)))
        before, after = (self._connection.execute(query).scalar() for query in (last, first))
        return maybe_moment(before), maybe_moment(after)

    def _put(self, id_: str, kind: Herkomst, pair: KeyPair, look: Look) -> Certificaat:
        self._retire(look.at)
        self._connection.execute(certificaat.insert(), certificaat_row(id_, kind, pair, look.at))
        told = described(id_, kind, pair.certificates[0], look.at)
        self._trail.leave(
            replace(look, detail=" ".join(filter(None, (look.detail, kind.value, told.fingerprint)))), None
        )
        self.taken = pair
        return told

    def _retire(self, at: datetime) -> None:
        """Say of the one that holds that it does no more, and wipe its key: what was signed stays signed."""
        holding = certificaat.update().where(certificaat.c.retired.is_(None))
        self._connection.execute(holding.values(retired=moment_text(at), key=None))
