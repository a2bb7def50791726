"""Every change of a signed paper is found and named; an honest paper never alarms; nothing in a file is trusted."""

import os
import random
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.paper import signed
from tests.paper.signed import AT, another, ours, own, paper, pressed
from triage.access.echtheid import Fout, fingerprint_of
from triage.faults import Trouble
from ui.echtheid import told
from ui.paper.sealed_file import Layout, covered_digest, lay_out
from ui.paper.signature import Signature, read_signature
from ui.paper.signing import sign
from ui.paper.verifying import MOST, verify, verify_file

ALL = os.environ.get("TENZIJ_VEEL") == "1"
HONEST = 1_000 if ALL else 12


def test_a_signed_paper_says_whose_it_is_and_when() -> None:
    verdict = verify(paper())
    assert verdict.unchanged
    assert not verdict.faults
    assert verdict.signer is not None
    assert verdict.signer.fingerprint == ours().fingerprint
    assert (verdict.signer.name, verdict.signer.issuer, verdict.signer.own) == (
        "Gemeente Elsterveen",
        "Gemeente Elsterveen",
        True,
    )
    assert verdict.signed_at == AT
    assert verdict.number == "2026-0001-B1"
    assert verdict.title == "Besluit om gegevens te delen zonder toestemming, 2026-0001-B1"
    assert verdict.municipality == "Gemeente Elsterveen"


@pytest.mark.parametrize("root", [False, True])
def test_a_certificate_of_an_authority_names_who_gave_it(*, root: bool) -> None:
    verdict = verify(sign(pressed(), signed.given(root=root), AT))
    assert verdict.unchanged
    assert verdict.signer is not None
    assert verdict.signer.name == "Gemeente Elsterveen, Elsterveen"
    assert (verdict.signer.issuer, verdict.signer.own) == ("Uitgever van certificaten", False)


def test_honest_papers_never_alarm() -> None:
    signer = ours()
    for number in range(HONEST):
        verdict = verify(sign(another(number), signer, AT + timedelta(minutes=number)))
        assert not verdict.faults, number
        assert verdict.number == f"2026-{number:04}-B1" or not verdict.number
        assert verdict.title == f"Besluit 2026-{number:04}-B1"


# ------------------------------------------------------------------------------------------ every single byte


@cache
def read(der: bytes) -> Signature | None:
    """What the signature says depends on its own bytes alone: it is read once for each."""
    return read_signature(der)


def alarms(changed: bytes) -> bool:
    """Tell whether `verify` finds a fault, by the very parts that it is made of, without reading one thing twice."""
    layout = lay_out(changed)
    if layout.faults or not layout.der:
        return True
    signature = read(layout.der)
    if signature is None or not signature.holds:
        return True
    return covered_digest(changed, layout.gap) != signature.digest


def test_the_quick_look_is_what_verify_does() -> None:
    """On the honest file, and on a sample of changed ones: what it calls changed, `verify` calls changed."""
    assert not alarms(paper())
    dice = random.Random(5)
    layout = lay_out(paper())
    spots = [dice.randrange(len(paper())) for _ in range(60)]
    spots += [dice.randrange(*layout.gap) for _ in range(60)]
    for spot in spots:
        changed = bytearray(paper())
        changed[spot] ^= 1 << dice.randrange(8)
        assert alarms(bytes(changed))
        assert not verify(bytes(changed)).unchanged


def test_every_byte_counts() -> None:
    """Each byte of the file, one after the other, changed: none goes unseen."""
    content = bytearray(paper())
    dice = random.Random(1)
    unseen = []
    for spot, was in enumerate(content):
        content[spot] = was ^ dice.randrange(1, 256)
        if not alarms(bytes(content)):
            unseen.append(spot)
        content[spot] = was
    assert unseen == []
    assert not alarms(bytes(content))


def test_every_sign_of_the_signature_counts() -> None:
    """The bytes outside the digest: the hex digits, the empty room behind them, and the two signs around them."""
    content = bytearray(paper())
    layout = lay_out(paper())
    written = layout.gap[0] + 1 + 2 * len(layout.der)
    room = range(written, layout.gap[1] - 1, 1 if ALL else 17)
    for spot in chain((layout.gap[0],), range(layout.gap[0] + 1, written), room, (layout.gap[1] - 1,)):
        was = content[spot]
        for other in _others(was):
            content[spot] = other
            assert alarms(bytes(content)), (spot, other)
        content[spot] = was


def _others(was: int) -> bytes:
    """What a hex digit may become: each other digit, its capital, a space; a few of them unless all are asked."""
    others = bytes(set(b"0123456789abcdefABCDEF <>\0\xff") - {was})
    kept = chr(was).upper().encode() if chr(was).islower() else b" "
    return others if ALL else bytes({others[was % len(others)], *kept} - {was})


def test_every_sign_of_a_signature_with_a_chain_counts() -> None:
    """Also of the certificates between the own one and the first of all, which is not there to ask."""
    content = bytearray(sign(pressed(), signed.given(), AT))
    layout = lay_out(bytes(content))
    assert not alarms(bytes(content))
    for spot in range(layout.gap[0] + 1, layout.gap[0] + 1 + 2 * len(layout.der), 1 if ALL else 8):
        was = content[spot]
        content[spot] = ord("0123456789abcdef"[(int(chr(was), 16) + 1) % 16])
        assert alarms(bytes(content)), spot
        content[spot] = was


# ---------------------------------------------------------------------------------------------- faults by name


def named(pdf: bytes) -> tuple[Fout, ...]:
    return verify(pdf).faults


def test_another_word_is_named() -> None:
    changed = bytearray(paper())
    changed[5_000] ^= 1
    assert named(bytes(changed)) == (Fout.INHOUD,)


def test_what_is_put_in_the_empty_room_is_named() -> None:
    layout = lay_out(paper())
    changed = bytearray(paper())
    changed[layout.gap[1] - 5] = ord("1")
    assert named(bytes(changed)) == (Fout.OPVULLING,)


def test_another_signature_value_is_named() -> None:
    layout = lay_out(paper())
    changed = bytearray(paper())
    changed[layout.gap[0] + 2 * len(layout.der) - 3] ^= 1
    assert Fout.HANDTEKENING in named(bytes(changed))


def test_swapped_pages_are_named() -> None:
    with pikepdf.open(BytesIO(paper())) as pdf:
        assert len(pdf.pages) > 1
        pdf.pages.reverse()
        kept = BytesIO()
        pdf.save(kept)
    verdict = verify(kept.getvalue())
    assert not verdict.unchanged
    assert set(verdict.faults) & {Fout.HERSCHREVEN, Fout.AFGEBROKEN, Fout.AANGEVULD, Fout.NIET_HEEL}


def test_saved_anew_with_packed_objects_is_named() -> None:
    with pikepdf.open(BytesIO(paper())) as pdf:
        kept = BytesIO()
        pdf.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    assert not verify(kept.getvalue()).unchanged


def test_an_update_behind_it_is_named_and_what_was_signed_still_holds() -> None:
    verdict = verify(updated(paper()))
    assert verdict.faults == (Fout.AANGEVULD,)
    assert verdict.first_part_holds
    assert verdict.part is not None
    assert verdict.part.signer == verify(paper()).signer


def updated(pdf: bytes) -> bytes:
    """The file with an update behind it that takes its pages away, as an editor writes one (ISO 32000-1, 7.5.6)."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        root, pages, size = opened.Root.objgen[0], opened.Root.Pages.objgen[0], len(opened.objects) + 1
    earlier = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    at = len(pdf)
    changed = b"%d 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" % pages
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, earlier)
    index = b"xref\n%d 1\n%010d 00000 n \n%sstartxref\n%d\n%%%%EOF\n" % (pages, at, trailer, at + len(changed))
    return pdf + changed + index


@pytest.mark.parametrize("more", [b"\n", b" ", b"%", b"\0" * 40, b"%%EOF\n"])
def test_even_an_empty_line_behind_it_is_named(more: bytes) -> None:
    assert named(paper() + more) == (Fout.AANGEVULD,)


def test_what_is_put_before_it_is_named() -> None:
    assert not verify(b"\n" + paper()).unchanged
    assert Fout.GEEN_PDF in named(b"x" * 2_000 + paper())


def test_signed_by_another_over_ours_names_both() -> None:
    other = own("Gemeente Elsterveen")
    verdict = verify(signed_again(paper(), other))
    assert verdict.faults == (Fout.MEER_HANDTEKENINGEN,)
    assert {one.fingerprint for one in verdict.also} == {ours().fingerprint, other.fingerprint}
    assert verdict.first_part_holds


def signed_again(pdf: bytes, by: signed.Throwaway) -> bytes:
    """The file with a second signature behind the first, as other programs put it."""
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner, fields
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = keys.PrivateKeyInfo.load(by.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    signer = SimpleSigner(x509.Certificate.load(by.chain[0]), key, SimpleCertificateStore())
    meta = PdfSignatureMetadata(field_name="Tweede", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)

    class Bold(PdfSigner):
        """Signs what says that nobody may change it any more."""

        def _enforce_certification_constraints(self, reader: PdfFileReader) -> None:
            del reader

    made = Bold(meta, signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return bytes(made.getvalue())


def test_signed_anew_by_another_under_the_same_name_has_another_fingerprint() -> None:
    """The bytes are whole, so only the fingerprint tells: whoever knows ours is not deceived by the name."""
    verdict = verify(sign(pressed(), own("Gemeente Elsterveen"), AT))
    assert verdict.unchanged
    assert verdict.signer is not None
    assert verdict.signer.name == "Gemeente Elsterveen"
    assert verdict.signer.fingerprint != ours().fingerprint


def test_without_a_signature_is_named() -> None:
    assert named(pressed()) == (Fout.NIET_ONDERTEKEND,)
    assert verify(pressed()).signer is None


def test_a_signature_taken_out_is_named() -> None:
    with pikepdf.open(BytesIO(paper())) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        del field.V
        del pdf.Root.Perms
        kept = BytesIO()
        pdf.save(kept)
    assert named(kept.getvalue()) == (Fout.HANDTEKENING_WEG,)


def test_a_signature_of_another_paper_is_named() -> None:
    other = sign(another(3), ours(), AT)
    mine, theirs = lay_out(paper()), lay_out(other)
    pasted = paper()[: mine.gap[0]] + other[slice(*theirs.gap)] + paper()[mine.gap[1] :]
    assert named(pasted) == (Fout.INHOUD,)


def test_an_emptied_signature_is_named() -> None:
    layout = lay_out(paper())
    size = layout.gap[1] - layout.gap[0] - 2
    emptied = paper()[: layout.gap[0] + 1] + b"0" * size + paper()[layout.gap[1] - 1 :]
    assert named(emptied) == (Fout.HANDTEKENING,)


def test_a_signature_over_a_part_is_named() -> None:
    layout = lay_out(paper())
    for said, other in ((b"[ 0 %d" % layout.gap[0], b"[ 9 %d" % layout.gap[0]), (b"[ 0 ", b"[ 1 ")):
        assert said in paper()
        assert named(paper().replace(said, other, 1)) == (Fout.NIET_HEEL,)


@pytest.mark.parametrize("keep", [10, 1_000, 20_000, 48_000, 50_000, 53_600, -1, -7, -20, -400])
def test_a_file_that_breaks_off_is_named(keep: int) -> None:
    found = named(paper()[:keep])
    assert found[:1] == (Fout.AFGEBROKEN,)


def test_breaking_off_anywhere_is_found() -> None:
    for size in range(0, len(paper()), 997):
        assert not verify(paper()[:size]).unchanged


def test_a_locked_file_is_named() -> None:
    with pikepdf.open(BytesIO(paper())) as pdf:
        kept = BytesIO()
        pdf.save(kept, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))
    assert named(kept.getvalue()) == (Fout.VERSLEUTELD,)


@pytest.mark.parametrize("content", [b"", b"x", b"PK\3\4" * 500, b"Beste mevrouw" * 90, bytes(5_000)])
def test_what_is_no_pdf_is_named(content: bytes) -> None:
    assert named(content) == (Fout.GEEN_PDF,)


def test_a_paper_of_another_program_is_named() -> None:
    kept = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(kept)
    assert named(kept.getvalue()) == (Fout.NIET_ONDERTEKEND, Fout.ANDERE_SOORT)
    assert Fout.ANDERE_SOORT in named(signed_again(kept.getvalue(), ours()))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (datetime(2026, 11, 24, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)),
        (datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 11, 22, tzinfo=UTC)),
    ],
)
def test_a_certificate_that_did_not_hold_that_day_is_named(since: datetime, until: datetime) -> None:
    verdict = verify(sign(pressed(), own(since=since, until=until), AT))
    assert verdict.faults == (Fout.CERTIFICAAT_TERMIJN,)


@pytest.mark.parametrize("said", ["00010101000000+01'00'", "99991231235959-01'00'", "99991231233000+00'00'"])
def test_a_moment_at_the_end_of_the_calendar_breaks_nothing(said: str) -> None:
    begin = paper().index(b" /M (D:") + len(b" /M (D:")
    changed = paper()[:begin] + said.encode() + paper()[begin + len(said) :]
    verdict = verify(changed)
    assert (verdict.signed_at, Fout.INHOUD in verdict.faults) == (None, True)
    assert told(verdict).lines


def test_a_certificate_without_an_end_is_one_like_any_other() -> None:
    verdict = verify(sign(pressed(), own(until=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)), AT))
    assert verdict.unchanged
    assert any("31 december 9999" in line for line in told(verdict).lines)


@pytest.mark.parametrize("begin", [b"\x18\x0d000001010000Z", b"\x18\x0d0001010100000", b"\x17\x0d000000000000Z"])
def test_a_certificate_whose_day_is_none_breaks_nothing(begin: bytes) -> None:
    """A year 0, a moment without a zone, a month 0: what a forger writes there is never in the calendar of Python."""
    layout, certificate = lay_out(paper()), ours().chain[0]
    at = certificate.index(b"\x17\x0d")
    der = layout.der.replace(certificate, certificate[:at] + begin + certificate[at + len(begin) :])
    digits = der.hex().encode().ljust(layout.gap[1] - layout.gap[0] - 2, b"0")
    verdict = verify(paper()[: layout.gap[0] + 1] + digits + paper()[layout.gap[1] - 1 :])
    assert Fout.HANDTEKENING in verdict.faults
    assert told(verdict).lines


def test_a_huge_file_is_not_looked_into(tmp_path: Path) -> None:
    assert named(b"%PDF-1.7\n" + bytes(MOST)) == (Fout.TE_GROOT,)
    file = tmp_path / "groot.pdf"
    with file.open("wb") as sparse:
        sparse.truncate(MOST * 3)
    assert verify_file(file).faults == (Fout.TE_GROOT,)


def test_a_key_that_others_can_find_is_named() -> None:
    """Whoever finds it can change every word and sign again: that file would be as whole as this one."""
    short = rsa.generate_private_key(65537, 1024)  # noqa: S505 (that is what is tried)
    for key in (short, ec.generate_private_key(ec.SECP224R1())):
        assert verify(sign(pressed(), own(key=key), AT)).faults == (Fout.SLEUTEL_ZWAK,)
    assert verify(sign(pressed(), own(key=ec.generate_private_key(ec.SECP384R1())), AT)).unchanged


def test_what_is_no_ordinary_file_is_waited_for_by_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.pdf")
    (tmp_path / "kring.pdf").symlink_to("kring.pdf")
    for path in (tmp_path / "pijp.pdf", tmp_path / "kring.pdf", tmp_path, Path(os.devnull)):
        with pytest.raises(Trouble, match="papier_niet_gelezen"):
            verify_file(path)
    (tmp_path / "wijzer.pdf").symlink_to(tmp_path / "goed.pdf")
    (tmp_path / "goed.pdf").write_bytes(paper())
    assert verify_file(tmp_path / "wijzer.pdf").unchanged


def test_the_name_of_a_file_speaks_no_sentences(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        verify_file(tmp_path / "a\nNiet veranderd \x1b[2J.pdf")
    assert trouble.value.facts["bestand"] == "a Niet veranderd [U+001B][2J.pdf"


def test_a_file_that_cannot_be_read_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        verify_file(tmp_path / "weg.pdf")
    assert trouble.value.code == "papier_niet_gelezen"
    (tmp_path / "goed.pdf").write_bytes(paper())
    assert verify_file(tmp_path / "goed.pdf").unchanged


def test_a_packed_file_that_swells_is_not_swallowed_whole() -> None:
    """A file of a few kB that unpacks to very much more takes no more than its share."""
    import zlib

    bomb = zlib.compress(bytes(60_000_000), 9)
    content = b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm >>\nstream\n" + bomb + b"\nendstream\nstartxref\n9\n%%EOF\n"
    assert Fout.NIET_ONDERTEKEND in named(content)


def test_a_mangled_signature_never_breaks_the_look() -> None:
    """Random bytes in and around a signature: a verdict always, and never a good one."""
    layout = lay_out(paper())
    dice = random.Random(7)
    for _ in range(300):
        der = bytearray(layout.der)
        for _ in range(dice.randrange(1, 6)):
            der[dice.randrange(len(der))] = dice.randrange(256)
        digits = bytes(der).hex().encode().ljust(layout.gap[1] - layout.gap[0] - 2, b"0")
        mangled = paper()[: layout.gap[0] + 1] + digits + paper()[layout.gap[1] - 1 :]
        assert bytes(der) == layout.der or not verify(mangled).unchanged


def test_other_readers_agree_with_what_holds() -> None:
    """PyHanko's own judgement of the whole file, which this program does not rest on."""
    reader = PdfFileReader(BytesIO(paper()))
    (embedded,) = reader.embedded_signatures
    context = ValidationContext(trust_roots=[embedded.signer_cert], moment=AT, allow_fetching=False)
    status = validate_pdf_signature(embedded, context)
    assert status.intact
    assert status.valid
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE


# ------------------------------------------------------------------------------------------------- fingerprints


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{1}", "{2}", "{3}"])
def test_a_fingerprint_is_read_as_people_write_it(typed: str) -> None:
    digits = ours().fingerprint
    pairs = [digits[at : at + 2] for at in range(0, 64, 2)]
    said = typed.format(digits, digits.upper(), ":".join(pairs), " ".join(pairs).upper())
    assert fingerprint_of(said) == digits


@pytest.mark.parametrize("typed", ["", "12ab", "g" * 64, "a" * 63, "a" * 65])
def test_what_is_no_fingerprint_is_nothing(typed: str) -> None:
    assert fingerprint_of(typed) == ""


def test_a_layout_without_a_signature_holds_nothing() -> None:
    assert lay_out(b"%PDF-1.7 ") == Layout((Fout.AFGEBROKEN,))
