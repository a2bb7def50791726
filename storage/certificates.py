"""Certificates and their keys: making one of our own, and taking one in from PKCS#12. Nothing here keeps anything.

Which keys will do follows ETSI TS 119 312 and what readers of PDF know: RSA from 2048 bits, and the curves P-256 and
P-384, each with SHA-256.
"""

import secrets
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from triage.faults import Refusal

OWN_HOLDS: Final = timedelta(days=5 * 365)
"""How long a certificate of our own holds."""
MOST_BYTES: Final = 100_000
"""Bytes of a PKCS#12 file, at most: a key with a whole chain takes a tenth of it."""
_NO_END: Final = datetime(9999, 12, 31, tzinfo=UTC)
_LEAST_RSA: Final = 2_048
_MOST_RSA: Final = 8_192
_LONGEST_NAME: Final = 64
"""Of a name in a certificate (RFC 5280, ub-common-name), in bytes of UTF-8."""
_LONGEST_CHAIN: Final = 6
_BEFORE: Final = timedelta(minutes=5)
"""A reader whose clock is a little behind ours would find the certificate not valid yet."""

SigningKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key with its certificates, the own one first. The key leaves this object only to be kept in the store."""

    key: SigningKey
    certificates: tuple[x509.Certificate, ...]

    def __repr__(self) -> str:
        """Name the certificate only: a key never stands in a message."""
        return f"KeyPair({fingerprint(self.certificates[0])})"

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates as DER, the own one first."""
        return tuple(one.public_bytes(Encoding.DER) for one in self.certificates)

    def sign(self, message: bytes) -> bytes:
        """Return the signature over the SHA-256 of a message (see `triage.access.signing.Signer`)."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(message, padding.PKCS1v15(), SHA256())
        return self.key.sign(message, ec.ECDSA(SHA256()))

    def key_bytes(self) -> bytes:
        """Return the key as PKCS#8 (DER), for the encrypted file and for nothing else."""
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def pem(self) -> bytes:
        """Return the certificates as PEM, the own one first."""
        return b"".join(one.public_bytes(Encoding.PEM) for one in self.certificates)


def kept(key: bytes, pem: bytes) -> KeyPair:
    """Return what `key_bytes` and `pem` gave."""
    found = load_der_private_key(key, None)
    if not isinstance(found, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise TypeError("a key of a kind that is never kept")
    return KeyPair(found, tuple(x509.load_pem_x509_certificates(pem)))


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate, 64 hex digits."""
    return certificate.fingerprint(SHA256()).hex()


def span(certificate: x509.Certificate) -> tuple[datetime, datetime]:
    """Return since when and until when a certificate holds by itself.

    One without an end (RFC 5280, 4.1.2.5) gets the last day that every zone has.
    """
    return certificate.not_valid_before_utc, min(certificate.not_valid_after_utc, _NO_END)


def name_of(name: x509.Name) -> str:
    """Return how a holder or issuer is shown: the common name, and the organisation where that is another."""
    said = [*_said(name, NameOID.COMMON_NAME), *_said(name, NameOID.ORGANIZATION_NAME)]
    return ", ".join(dict.fromkeys(said)) or name.rfc4514_string()


def _said(name: x509.Name, what: x509.ObjectIdentifier) -> list[str]:
    return [str(part.value) for part in name.get_attributes_for_oid(what)]


def made(organisation: str, now: datetime) -> KeyPair:
    """Make a key and a certificate of our own: it vouches for itself, and nobody else does."""
    key = ec.generate_private_key(ec.SECP256R1())
    said = " ".join(organisation.split()).encode("utf-8", "ignore")
    called = said[:_LONGEST_NAME].decode("utf-8", "ignore").strip() or "Tenzij"
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, called),
            x509.NameAttribute(NameOID.COMMON_NAME, called),
        ]
    )
    public = key.public_key()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(secrets.randbits(159) | 1)
        .not_valid_before(now - _BEFORE)
        .not_valid_after(now + OWN_HOLDS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, SHA256())
    )
    return KeyPair(key, (certificate,))


def _usage() -> x509.KeyUsage:
    """For signing papers, and nothing else."""
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def taken_in(content: bytes, password: str, now: datetime) -> KeyPair:
    """Read a PKCS#12 file, and judge what is in it.

    Raises:
        Refusal: `certificaat_groot`, `certificaat_onleesbaar`, `certificaat_wachtwoord`, `certificaat_zonder_sleutel`,
            `certificaat_sleutel` (too weak, or of another kind), `certificaat_doel` (not given to sign with),
            `certificaat_nog_niet_geldig`, `certificaat_verlopen`.
    """
    if len(content) > MOST_BYTES:
        raise Refusal("certificaat_groot", maximum=MOST_BYTES // 1_000)
    found = _opened(content, password)
    key, own = found.key, found.cert
    if key is None or own is None:
        raise Refusal("certificaat_zonder_sleutel")
    pair = KeyPair(_fit(key), _in_order(own.certificate, [one.certificate for one in found.additional_certs]))
    if key.public_key() != own.certificate.public_key():
        raise Refusal("certificaat_zonder_sleutel")
    _demand_for_signing(own.certificate)
    _demand_holds(own.certificate, now)
    return pair


def _opened(content: bytes, password: str) -> pkcs12.PKCS12KeyAndCertificates:
    with warnings.catch_warnings():
        # Older programs write the same file in a looser form (BER); that is read all the same.
        warnings.simplefilter("ignore", UserWarning)
        try:
            return pkcs12.load_pkcs12(content, password.encode())
        except UnsupportedAlgorithm as fault:
            raise Refusal("certificaat_onleesbaar") from fault
        except ValueError as fault:
            unread = "deserialize" in str(fault)
            raise Refusal("certificaat_onleesbaar" if unread else "certificaat_wachtwoord") from fault


def _fit(key: PrivateKeyTypes) -> SigningKey:
    curves = (ec.SECP256R1, ec.SECP384R1)
    if isinstance(key, rsa.RSAPrivateKey) and _LEAST_RSA <= key.key_size <= _MOST_RSA:
        return key
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, curves):
        return key
    raise Refusal("certificaat_sleutel", minimum=_LEAST_RSA)


def _in_order(own: x509.Certificate, others: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Return the own certificate and who vouches for it, one above the other; what belongs to neither is left out."""
    chain, rest = [own], list(others)
    while len(chain) <= _LONGEST_CHAIN:
        above = next((one for one in rest if one.subject == chain[-1].issuer and one not in chain), None)
        if above is None:
            break
        chain.append(above)
    return tuple(chain)


def _demand_for_signing(own: x509.Certificate) -> None:
    try:
        usage = own.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise Refusal("certificaat_doel")


def _demand_holds(own: x509.Certificate, now: datetime) -> None:
    since, until = (moment.astimezone(now.tzinfo) for moment in span(own))
    if now < since:
        raise Refusal("certificaat_nog_niet_geldig", dag=f"{since:%d-%m-%Y}")
    if now >= until:
        raise Refusal("certificaat_verlopen", dag=f"{until:%d-%m-%Y}")
