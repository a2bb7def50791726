"""What a signature names of its certificates: every one, by its digest, so that none can be another one unseen.

CAdES (ETSI EN 319 122-1, 5.2.2) asks it of the certificate of the signer; the others may be named behind it (RFC 5035).
"""

from collections.abc import Iterable

from asn1crypto import tsp, x509
from pyhanko.sign.attributes import CMSAttributeProvider, SignedAttributeProviderSpec
from pyhanko.sign.general import as_signing_certificate_v2


class EachNamed(SignedAttributeProviderSpec):
    """The signed attributes of PAdES baseline B-B, with the digest of every certificate of the chain.

    Args:
        chain: the own one first.
    """

    def __init__(self, chain: tuple[x509.Certificate, ...]) -> None:
        self._chain = chain

    def signed_attr_providers(self, data_digest: bytes, digest_algorithm: str) -> Iterable[CMSAttributeProvider]:
        """What is signed beside the digest and the kind of content."""
        del data_digest, digest_algorithm
        return (_Named(self._chain),)


class _Named(CMSAttributeProvider):
    attribute_type = "signing_certificate_v2"

    def __init__(self, chain: tuple[x509.Certificate, ...]) -> None:
        self._chain = chain

    async def build_attr_value(self, dry_run: bool = False) -> tsp.SigningCertificateV2:  # noqa: FBT002 (pyHanko's own)
        """The value of the attribute."""
        del dry_run
        named = [as_signing_certificate_v2(one)["certs"][0] for one in self._chain]
        return tsp.SigningCertificateV2({"certs": named})
