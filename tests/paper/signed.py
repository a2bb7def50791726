"""Certificates that are thrown away, and papers signed with them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from tests.paper.samples import BESLUIT
from tests.records import sealed
from triage.besluit.decision import Uitkomst
from triage.records.besluit import besluit_document
from triage.records.blocks import Paragraph
from ui.paper.press import press
from ui.paper.signing import sign

AT = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
SINCE = datetime(2026, 11, 1, tzinfo=UTC)
YEARS = timedelta(days=3650)
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Throwaway:
    """A signer whose key lives as long as the test."""

    key: Key
    certificates: tuple[x509.Certificate, ...]

    @property
    def chain(self) -> tuple[bytes, ...]:
        return tuple(one.public_bytes(Encoding.DER) for one in self.certificates)

    @property
    def fingerprint(self) -> str:
        return self.certificates[0].fingerprint(hashes.SHA256()).hex()

    def sign(self, message: bytes) -> bytes:
        if isinstance(self.key, ec.EllipticCurvePrivateKey):
            return self.key.sign(message, ec.ECDSA(hashes.SHA256()))
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

        return self.key.sign(message, PKCS1v15(), hashes.SHA256())


def own(
    name: str = "Gemeente Elsterveen",
    since: datetime = SINCE,
    until: datetime = SINCE + YEARS,
    key: Key | None = None,
) -> Throwaway:
    """A certificate that vouches for itself."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    return Throwaway(key, (_certificate(_named(name), _named(name), key, key, (since, until)),))


def given(name: str = "Gemeente Elsterveen", by: str = "Uitgever van certificaten", *, root: bool = False) -> Throwaway:
    """A certificate (RSA) that an authority gave, with the one between them; with the first of all too, or without."""
    top, middle, key = (rsa.generate_private_key(65537, 2048) for _ in range(3))
    first, between, holder = _named("Stam"), _named(by), _named(name, "Elsterveen")
    span = (SINCE, SINCE + YEARS)
    chain = (_certificate(holder, between, key, middle, span), _certificate(between, first, middle, top, span))
    return Throwaway(key, (*chain, _certificate(first, first, top, top, span)) if root else chain)


def _named(name: str, organisation: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


def _certificate(
    holder: x509.Name, issuer: x509.Name, key: Key, above: Key, span: tuple[datetime, datetime]
) -> x509.Certificate:
    builder = x509.CertificateBuilder().subject_name(holder).issuer_name(issuer).public_key(key.public_key())
    dated = builder.not_valid_before(span[0]).not_valid_after(span[1]).serial_number(x509.random_serial_number())
    return dated.sign(above, hashes.SHA256())


@cache
def pressed() -> bytes:
    """A worked besluit as it comes from the press."""
    besluit = sealed.decided(sealed.of_walk("casus_3"), Uitkomst.DELEN)
    return press(besluit_document(besluit, "1204-K7Q2M9", sealed.SETTINGS, sealed.words()))


@cache
def ours() -> Throwaway:
    """The certificate of the municipality."""
    return own()


@cache
def paper() -> bytes:
    """The worked besluit, signed."""
    return sign(pressed(), ours(), AT)


def another(number: int) -> bytes:
    """One of many different papers, pressed."""
    words = f"Dit is papier {number}. " + "Er staat iets anders in. " * (number % 7)
    return press(
        replace(
            BESLUIT,
            title=f"Besluit 2026-{number:04}-B1",
            imprint=replace(BESLUIT.imprint, kenmerk=f"2026-{number:04}-B1"),
            blocks=(*BESLUIT.blocks, Paragraph(words)),
        )
    )
