"""A signed paper: still archival and accessible, signed by who it says, the same but for the signature, one whole."""

import re
import subprocess
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from storage.certificates import KeyPair, made, taken_in
from tests.certificates import PASSWORD, Given, pkcs12_of
from tests.makers import NOW
from tests.paper.judge import objections, pages_read, tags, told
from tests.paper.samples import BESLUIT, DIFFICULT
from ui.paper.press import press
from ui.paper.signing import sign

AT = datetime(2026, 11, 23, 14, 2, 7, tzinfo=ZoneInfo("Europe/Amsterdam"))


@cache
def own() -> KeyPair:
    return made("gemeente Elsterveen", NOW)


@cache
def signed(kind: str = "eigen") -> bytes:
    """Return the besluit, signed with a key of a kind."""
    pair = own() if kind == "eigen" else taken_in(pkcs12_of(Given(kind)), PASSWORD, NOW)
    return sign(press(BESLUIT), pair, AT)


@pytest.mark.parametrize("kind", ["eigen", "rsa-2048", "p-384"])
def test_it_is_archival_accessible_and_valid_to_others(kind: str, tmp_path: Path) -> None:
    paper = signed(kind)
    assert objections(paper, tmp_path) == []
    path = tmp_path / "getekend.pdf"
    path.write_bytes(paper)
    said = subprocess.run(["pdfsig", str(path)], capture_output=True, check=False, text=True).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "SHA-256" in said
    holder = "gemeente Elsterveen" if kind == "eigen" else "Gemeente Elsterveen zegel"
    assert f"Common Name: {holder}\n" in said
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False, text=True)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("name", DIFFICULT)
def test_signing_takes_nothing_from_a_difficult_paper(name: str, tmp_path: Path) -> None:
    plain = press(DIFFICULT[name])
    paper = sign(plain, own(), AT)
    assert objections(paper, tmp_path) == objections(plain, tmp_path)


def test_it_reads_as_it_did_and_the_field_is_told_of(tmp_path: Path) -> None:
    plain, paper = press(BESLUIT), signed()
    assert pages_read(paper) == pages_read(plain)
    assert told(paper, tmp_path) == told(plain, tmp_path)
    assert tags(paper) == [*tags(plain), "Form"]
    with pikepdf.open(BytesIO(paper)) as after, pikepdf.open(BytesIO(plain)) as before:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        (field,) = after.Root.AcroForm.Fields
        assert "gemeente Elsterveen" in str(field.TU)
        assert str(field.V.M) == "D:20261123140207+01'00'"


def test_a_reader_that_trusts_the_certificate_trusts_the_paper() -> None:
    seen = PdfFileReader(BytesIO(signed()))
    (found,) = seen.embedded_signatures
    trust = ValidationContext(trust_roots=[x509.Certificate.load(own().chain[0])], allow_fetching=False, moment=AT)
    status = validate_pdf_signature(found, trust)
    assert status.bottom_line
    assert status.docmdp_ok
    assert found.docmdp_level is not None
    assert found.docmdp_level.value == 1
    assert found.self_reported_timestamp == AT
    assert b"/DSS" not in signed()


def test_all_but_the_signature_is_the_same_for_the_same_paper_and_moment() -> None:
    once, again = sign(press(BESLUIT), own(), AT), sign(press(BESLUIT), own(), AT)
    assert without_signature(once) == without_signature(again)
    assert once != again
    later = sign(press(BESLUIT), own(), AT.replace(minute=3))
    assert without_signature(later) != without_signature(once)


def without_signature(paper: bytes) -> bytes:
    covered = re.search(rb"/ByteRange \[ 0 (\d+) (\d+) (\d+) ] *", paper)
    assert covered is not None
    begin, after, length = map(int, covered.groups())
    assert after + length == len(paper)
    assert re.fullmatch(rb"<[0-9a-f]+>", paper[begin:after])
    return paper[:begin] + paper[after:]


def test_a_text_that_looks_like_the_room_for_a_signature_changes_nothing(tmp_path: Path) -> None:
    nasty = "/Contents <" + "00" * 3_000 + "> /ByteRange [ 0 9999999999 9999999999 9999999999 ]"
    document = replace(BESLUIT, title=nasty, subject=nasty)
    paper = sign(press(document), own(), AT)
    assert objections(paper, tmp_path) == []
    path = tmp_path / "getekend.pdf"
    path.write_bytes(paper)
    said = subprocess.run(["pdfsig", str(path)], capture_output=True, check=False, text=True).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said


def test_nothing_is_asked_from_a_clock_or_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise AssertionError("asked")

    paper = press(BESLUIT)
    monkeypatch.setattr("socket.socket.connect", no)
    monkeypatch.setattr("socket.getaddrinfo", no)
    monkeypatch.setattr("time.time", no)
    assert b"ETSI.CAdES" in sign(paper, own(), AT)
