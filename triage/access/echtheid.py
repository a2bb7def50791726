"""Whether a file is what was signed: the verdict of a look at the file alone, without a store.

A signature says two things and no more: these bytes were signed with the key of this certificate, and not one of them
changed since. Whose certificate it is, its fingerprint tells; the name in a certificate of one's own anybody can write.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

_DIGITS: Final = 64


class Fout(StrEnum):
    """What is wrong with a file, each by its own name."""

    GEEN_PDF = "geen_pdf"
    TE_GROOT = "te_groot"
    AFGEBROKEN = "afgebroken"
    """The end of the file is missing, or it is broken."""
    VERSLEUTELD = "versleuteld"
    """It was locked with a password; this program never does that."""
    ANDERE_SOORT = "andere_soort"
    """It does not say that this program made it."""
    NIET_ONDERTEKEND = "niet_ondertekend"
    HANDTEKENING_WEG = "handtekening_weg"
    """There is a place for a signature, and none in it."""
    MEER_HANDTEKENINGEN = "meer_handtekeningen"
    AANGEVULD = "aangevuld"
    """Something was added behind what was signed."""
    NIET_HEEL = "niet_heel"
    """The signature covers a part of the file only."""
    HERSCHREVEN = "herschreven"
    """The file is not built as this program builds it: another program saved it anew."""
    INHOUD = "inhoud"
    """A byte of what was signed is another one: words, pages, or the form."""
    HANDTEKENING = "handtekening"
    """The signature itself is not one of this certificate, or was changed."""
    SLEUTEL_ZWAK = "sleutel_zwak"
    """It was signed with a key so weak that others can find it: whoever did can change all and sign again."""
    OPVULLING = "opvulling"
    """In the empty room behind the signature stands something."""
    CERTIFICAAT_TERMIJN = "certificaat_termijn"
    """The certificate did not hold on the day of signing."""


@dataclass(frozen=True, slots=True)
class Ondertekenaar:
    """Who signed, as the certificate in the file says.

    Args:
        name: to whom it was given (common name, and organisation where it differs).
        issuer: who gave it.
        own: the holder made it: nobody else vouches for the name.
        fingerprint: SHA-256 of it, 64 hex digits.
        since, until: when it holds by itself.
    """

    name: str
    issuer: str
    own: bool
    fingerprint: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file turned out to be.

    Args:
        digest: SHA-256 of the whole file, 64 hex digits; empty where it was too large to read.
        faults: what is wrong, the heaviest first; empty means signed, and not changed since.
        signer: None where no signature could be read.
        signed_at: when it says it was signed; the clock of who signed, vouched for by nobody else.
        title, number, municipality: what the paper says it is; meaningless where something is wrong.
        part: where something was added behind it: the verdict on the part that was signed first.
        also: where it holds several signatures: who signed, as far as that can be read.
    """

    digest: str
    faults: tuple[Fout, ...] = ()
    signer: Ondertekenaar | None = None
    signed_at: datetime | None = None
    title: str = ""
    number: str = ""
    municipality: str = ""
    part: "Verdict | None" = None
    also: tuple[Ondertekenaar, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Tell whether it is a signed paper, whole and as it was signed."""
        return not self.faults and self.signer is not None

    @property
    def first_part_holds(self) -> bool:
        """Tell whether what was signed first is still as it was, though something was added behind it."""
        return self.part is not None and self.part.unchanged


Verify = Callable[[bytes], Verdict]
"""Looks at the bytes of a file."""


def fingerprint_of(typed: str) -> str:
    """Return a fingerprint as typed by a person: 64 hex digits in small letters, or empty where it is none."""
    digits = "".join(char for char in typed.lower() if not char.isspace() and char not in ":-–—.")
    return digits if len(digits) == _DIGITS and all(char in "0123456789abcdef" for char in digits) else ""
