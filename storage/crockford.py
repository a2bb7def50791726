"""Crockford base32: keys and marks that a person reads from paper and types without 0/O or 1/I/L mistakes."""

from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS: Final = ALPHABET + "*~$=U"
_READ: Final = {char: value for value, char in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BITS: Final = 5


def encode(content: bytes) -> str:
    """Return `content` in base32; its bits must divide by five (10, 15, 20 bytes ...)."""
    bits = len(content) * 8
    if bits % _BITS:
        raise ValueError(len(content))
    number = int.from_bytes(content, "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(bits - _BITS, -1, -_BITS))


def check_symbol(content: bytes) -> str:
    """Return the check symbol: the number modulo 37, which catches each single wrong or swapped character."""
    return _CHECKS[int.from_bytes(content, "big") % 37]


def grouped(text: str, size: int = 4) -> str:
    """Return `text` in groups with dashes."""
    return "-".join(text[start : start + size] for start in range(0, len(text), size))


def decode_checked(typed: str, length: int) -> bytes | None:
    """Read `length` bytes and a check symbol as typed by a person; None when it cannot be right.

    Capitals, dashes and spaces do not matter; O reads as 0, I and L as 1.
    """
    text = "".join(char for char in typed.upper() if not char.isspace() and char not in "-–—")
    digits, check = text[:-1], text[-1:]
    if len(digits) * _BITS != length * 8 or any(char not in _READ for char in digits):
        return None
    number = 0
    for char in digits:
        number = number << _BITS | _READ[char]
    content = number.to_bytes(length, "big")
    expected = check_symbol(content)
    same = check == expected or (check in _READ and ALPHABET[_READ[check]] == expected)
    return content if same else None
