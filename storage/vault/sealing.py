"""The cryptography of a slot, and nothing else: wrap a private key, seal the data key, authenticate the file.

Parts: HKDF-SHA256, AES-256-GCM, X25519 and HMAC-SHA256, all from `cryptography`.
"""

import hmac
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY: Final = 32
_NONCE: Final = 12


def derive(material: bytes, salt: bytes, *labels: str) -> bytes:
    """Return 32 bytes derived with HKDF-SHA256, for one purpose named by `labels`."""
    info = b"".join(len(label.encode()).to_bytes(4, "big") + label.encode() for label in labels)
    return HKDF(algorithm=hashes.SHA256(), length=KEY, salt=salt, info=info).derive(material)


def new_pair() -> tuple[bytes, bytes]:
    """Return a new X25519 key pair: private and public, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def wrap(content: bytes, key: bytes, bound: bytes) -> bytes:
    """Encrypt `content` under `key`; `bound` must be the same at unwrapping."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, bound)


def unwrap(wrapped: bytes, key: bytes, bound: bytes) -> bytes | None:
    """Decrypt; None when the key is wrong or anything was changed."""
    try:
        return AESGCM(key).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], bound)
    except (InvalidTag, ValueError):
        return None


def seal(content: bytes, public: bytes, bound: bytes) -> bytes:
    """Encrypt to a public key with a fresh pair of our own, whose public half comes first in the result."""
    private, ours = new_pair()
    shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
    # The key is used once, so a fixed nonce is right.
    return ours + AESGCM(derive(shared, ours + public, "zegel-v1")).encrypt(bytes(_NONCE), content, bound)


def unseal(sealed: bytes, private: bytes, bound: bytes) -> bytes | None:
    """Decrypt what was sealed to this private key's public half; None when it was not, or was changed."""
    own, ours = X25519PrivateKey.from_private_bytes(private), sealed[:KEY]
    public = own.public_key().public_bytes_raw()
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(ours))
        return AESGCM(derive(shared, ours + public, "zegel-v1")).decrypt(bytes(_NONCE), sealed[KEY:], bound)
    except (InvalidTag, ValueError):
        return None


def public_of(private: bytes) -> bytes:
    """Return the public half of a private key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def mac(data_key: bytes, content: bytes) -> bytes:
    """Return the HMAC that only who holds the data key can make over the slot file."""
    return hmac.digest(derive(data_key, b"", "slots"), content, "sha256")
