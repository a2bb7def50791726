"""The signature of a paper read back: whose certificate, over which digest, and whether it is in the form it was made.

The form is demanded byte for byte. A signature (CMS, RFC 5652) has corners that its key does not vouch for; they are
built anew here from what it does vouch for and must come out the same, so that no byte of it can be another one unseen.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from asn1crypto import cms, parser, pem, x509
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from triage.access.echtheid import Ondertekenaar
from ui.paper.safe_text import one_line

_SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
_OVER_DATA: Final = bytes.fromhex("300b06092a864886f70d010701")
_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_ONE: Final = bytes.fromhex("020101")
_WITH: Final = {"ec": bytes.fromhex("300a06082a8648ce3d040302"), "rsa": bytes.fromhex("300d06092a864886f70d01010b0500")}
"""How a signature of each kind of key says what it is: ECDSA, or RSA with PKCS#1 v1.5, both over SHA-256."""
_LEAST_RSA: Final = 2_048
_CURVES: Final = ("secp256r1", "secp384r1")
_NO_END: Final = datetime(9999, 12, 31, tzinfo=UTC)
_SEQUENCE: Final = (0, 16)
_SET: Final = (0, 17)
_TAGGED: Final = (2, 0)
_NAME: Final = 200  # characters of a name in a certificate
_UNREADABLE: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
"""What reading a broken signature or certificate can raise in asn1crypto and cryptography."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature says.

    Args:
        holds: it is in the form that this program makes, and the key of its certificate made it.
        digest: the SHA-256 that was signed.
        weak: its key is of a kind that no paper of this program is signed with: too short, or on another curve.
    """

    holds: bool
    signer: Ondertekenaar
    digest: bytes = b""
    weak: bool = False


def read_signature(der: bytes) -> Signature | None:
    """Return what a signature says, or None where nothing of it can be read. It depends on these bytes alone."""
    try:
        signed = cms.ContentInfo.load(der, strict=True)["content"]
        certificates = [one.chosen for one in signed["certificates"]]
        own = _own(signed, certificates)
        signer = _signer(own)
    except _UNREADABLE:
        return None
    try:
        digest = bytes(find_unique_cms_attribute(signed["signer_infos"][0]["signed_attrs"], "message_digest").native)
        whole = _as_made(signed, own, certificates) == der and _vouched(signed, certificates)
        return Signature(whole and _key_made(signed, own, digest), signer, digest, _weak(own))
    except (*_UNREADABLE, SignatureValidationError):
        return Signature(holds=False, signer=signer)


def certificate_fingerprint(content: bytes) -> str:
    """Return the fingerprint of a certificate as it is published (DER or PEM), or empty where it is none."""
    try:
        der = pem.unarmor(content)[2] if pem.detect(content) else content
        return _signer(x509.Certificate.load(der, strict=True)).fingerprint
    except _UNREADABLE:
        return ""


def _own(signed: cms.SignedData, certificates: list[x509.Certificate]) -> x509.Certificate:
    """Return the certificate that the signature says it was made with; the first where it names none of them."""
    named = signed["signer_infos"][0]["sid"].chosen.dump()
    return next((one for one in certificates if _sid(one) == named), certificates[0])


def _sid(certificate: x509.Certificate) -> bytes:
    return _value(_SEQUENCE, certificate.issuer.dump(), certificate["tbs_certificate"]["serial_number"].dump())


def _as_made(signed: cms.SignedData, own: x509.Certificate, certificates: list[x509.Certificate]) -> bytes:
    """Return the signature as this program would have written it around the same certificates and signed words."""
    told = signed["signer_infos"][0]
    signer = _value(
        _SEQUENCE,
        _ONE,
        _sid(own),
        _SHA256,
        _value(_TAGGED, told["signed_attrs"].contents),
        _WITH.get(own.public_key.algorithm, b""),
        parser.emit(0, 0, 4, told["signature"].native),
    )
    held = _value(_TAGGED, *(one.dump() for one in certificates))
    body = _value(_SEQUENCE, _ONE, _value(_SET, _SHA256), _OVER_DATA, held, _value(_SET, signer))
    return _value(_SEQUENCE, _SIGNED_DATA, _value(_TAGGED, body))


def _value(kind: tuple[int, int], *parts: bytes) -> bytes:
    return bytes(parser.emit(kind[0], 1, kind[1], b"".join(parts)))


def _vouched(signed: cms.SignedData, certificates: list[x509.Certificate]) -> bool:
    """Tell whether what was signed names each certificate by its digest (RFC 5035): else it could be another unseen."""
    named = find_unique_cms_attribute(signed["signer_infos"][0]["signed_attrs"], "signing_certificate_v2")["certs"]
    digests = {bytes(one["cert_hash"].native) for one in named}
    return all(sha256(one.dump()).digest() in digests for one in certificates)


def _key_made(signed: cms.SignedData, own: x509.Certificate, digest: bytes) -> bool:
    # pyHanko asks the certificate's digest, the kind of content and the algorithms as well.
    same, made = validate_sig_integrity(signed["signer_infos"][0], own, "data", digest)
    return bool(same and made)


def _weak(own: x509.Certificate) -> bool:
    """Tell whether a key falls short of what papers are signed with (ETSI TS 119 312)."""
    key = own.public_key
    if key.algorithm == "rsa":
        return bool(key.bit_size < _LEAST_RSA)
    return key.algorithm != "ec" or key.curve[1] not in _CURVES


def _signer(own: x509.Certificate) -> Ondertekenaar:
    return Ondertekenaar(
        name=_called(own.subject),
        issuer=_called(own.issuer),
        own=own.subject.dump() == own.issuer.dump(),
        fingerprint=sha256(own.dump()).hexdigest(),
        since=_day_of(own.not_valid_before),
        until=_day_of(own.not_valid_after),
    )


def _day_of(moment: object) -> datetime:
    """Return a moment of a certificate. "Without an end" (RFC 5280, 4.1.2.5) is the last day that every zone has.

    Raises:
        ValueError: a year 0, or a moment without a zone.
    """
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise ValueError(moment)
    return min(moment, _NO_END)


def _called(name: x509.Name) -> str:
    """Return a name as people read it: whose it is, and of which organisation where that says something else."""
    said = name.native
    parts = (_shown(said.get(key)) for key in ("common_name", "organization_name"))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _shown(part: object) -> str:
    return one_line(part if isinstance(part, str) else "")[:_NAME]
