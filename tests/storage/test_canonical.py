"""The quick way to write a flat value gives the bytes of RFC 8785, and what has no canonical form is refused."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from storage.canonical import Json, canonical

TEXTS = st.text(st.characters(codec="utf-8"))
FLAT = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS
DEEP = st.recursive(
    FLAT | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(st.dictionaries(TEXTS, FLAT))
def test_flat_values(value: dict[str, Json]) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(DEEP)
def test_any_value(value: Json) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_every_sign_of_the_first_planes() -> None:
    for start in range(0, 0x11000, 0x100):
        text = "".join(chr(code) for code in range(start, start + 0x100) if not 0xD800 <= code < 0xE000)
        assert canonical({"a": text}) == rfc8785.dumps({"a": text})


@pytest.mark.parametrize("value", ["\ud800", 2**53, -(2**53), float("nan"), float("inf"), {1: 2}, object()])
def test_what_has_no_canonical_form_is_refused(value: Json) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library and Python each have their own sentence
        canonical({"a": value})
    with pytest.raises(ValueError):  # noqa: PT011
        canonical(value)
