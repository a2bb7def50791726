"""One way to write a value as bytes: canonical JSON (RFC 8785), so that a hash means the same everywhere."""

from collections.abc import Mapping, Sequence

import rfc8785

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""What JSON can hold. Whole numbers stay within 2^53; texts hold no lone surrogates."""


def canonical(value: Json) -> bytes:
    """Return the canonical bytes of `value`.

    Raises:
        ValueError: it holds something that has no canonical form.
    """
    return rfc8785.dumps(value)
