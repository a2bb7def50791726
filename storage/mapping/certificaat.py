"""Certificates as rows, and back. What a certificate says is read from itself, never from beside it."""

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from sqlalchemy import RowMapping

from storage.certificates import KeyPair, fingerprint, name_of, span
from storage.mapping.casus import Cell
from storage.mapping.moments import HOME, maybe_moment, moment_of, moment_text
from triage.access.signing import Certificaat, Herkomst


def certificaat_row(id_: str, kind: Herkomst, pair: KeyPair, at: datetime) -> dict[str, Cell | bytes]:
    """Return the row of a certificate that holds from a moment on, with its key."""
    return {
        "id": id_,
        "kind": kind.value,
        "fingerprint": fingerprint(pair.certificates[0]),
        "since": moment_text(at),
        "retired": None,
        "chain": pair.pem(),
        "key": pair.key_bytes(),
    }


def certificaat_of(row: RowMapping) -> Certificaat:
    """Return a certificate; its key is not asked for."""
    taken, retired = moment_of(row["since"]), maybe_moment(row["retired"])
    return described(row["id"], Herkomst(row["kind"]), own_of(row["chain"]), taken, retired)


def own_of(pem: bytes) -> x509.Certificate:
    """Return the own certificate of a chain."""
    return x509.load_pem_x509_certificate(pem)


def public_of(pem: bytes) -> bytes:
    """Return the own certificate of a chain as DER."""
    return own_of(pem).public_bytes(Encoding.DER)


def described(
    id_: str, kind: Herkomst, own: x509.Certificate, taken: datetime, retired: datetime | None = None
) -> Certificaat:
    """Return what is told of a certificate."""
    since, until = span(own)
    return Certificaat(
        id_,
        kind,
        name_of(own.subject),
        name_of(own.issuer),
        fingerprint(own),
        since.astimezone(HOME),
        until.astimezone(HOME),
        taken,
        retired,
    )
