"""Certificates as an authority would give them, in PKCS#12; each kind of key is made once for all tests."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from tests.makers import NOW

PASSWORD = "geheim ☺ zegel"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@cache
def key_of(kind: str) -> Key:
    """Return a key: `rsa-2048`, `rsa-1024`, `p-256`, `p-384`, `p-521` or `ed25519`."""
    curves = {"p-256": ec.SECP256R1(), "p-384": ec.SECP384R1(), "p-521": ec.SECP521R1()}
    if kind in curves:
        return ec.generate_private_key(curves[kind])
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(65_537, int(kind.removeprefix("rsa-")))


def named(common: str, organisation: str = "") -> x509.Name:
    """Return the name of a holder or issuer."""
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    return x509.Name([*parts, *([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)] if organisation else [])])


ISSUER = named("Invented CA Organisatie - G9", "Invented Trust B.V.")


@dataclass(frozen=True)
class Given:
    """What an authority gives: a kind of key, when it holds, and for what."""

    kind: str = "rsa-2048"
    since: datetime = NOW - timedelta(days=30)
    until: datetime = NOW + timedelta(days=700)
    signs: bool = True
    other_key: bool = False

    def certificates(self) -> tuple[x509.Certificate, ...]:
        """Return the own certificate, and those of who vouches for it."""
        authority = key_of("p-384")
        assert isinstance(authority, ec.EllipticCurvePrivateKey)
        usage = x509.KeyUsage(
            digital_signature=self.signs,
            content_commitment=self.signs,
            key_encipherment=not self.signs,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=False,
            crl_sign=False,
            encipher_only=False,
            decipher_only=False,
        )
        begun = x509.CertificateBuilder().issuer_name(ISSUER).not_valid_before(self.since).not_valid_after(self.until)
        public = key_of("p-256" if self.other_key else self.kind).public_key()
        own = (
            begun.subject_name(named("Gemeente Elsterveen zegel", "Gemeente Elsterveen"))
            .public_key(public)
            .serial_number(7)
        )
        root = begun.subject_name(ISSUER).public_key(authority.public_key()).serial_number(1)
        return (
            own.add_extension(usage, critical=True).sign(authority, SHA256()),
            root.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True).sign(
                authority, SHA256()
            ),
        )


@cache
def pkcs12_of(given: Given = Given()) -> bytes:
    """Return the PKCS#12 file of it, under `PASSWORD`."""
    own, *others = given.certificates()
    lock = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"zegel", key_of(given.kind), own, others, lock)


@cache
def keyless() -> bytes:
    """Return a PKCS#12 file with certificates and no key."""
    lock = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(None, None, None, Given().certificates(), lock)
