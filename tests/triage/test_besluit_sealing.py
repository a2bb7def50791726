"""Seals: the same facts give the same bytes, no byte can change unseen, and a code can be read from paper."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.makers import story
from tests.records.sealed import decided, of_walk
from triage.answers import Answer, AnswerKind, Toets, Uitgelegd, check, check_texts
from triage.besluit.sealing import Besluit, canonical, check_code, digest, opened, read, same_code, seal
from triage.besluit.snapshot import SealedAnswer, SealedStep
from triage.faults import Refusal
from triage.ids import BesluitId, CasusId

ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ZERO, HALF = chr(0), chr(0xD83D)


def besluit() -> Besluit:
    return decided(of_walk("casus_3"))


@settings(max_examples=60)
@given(motivation=ODD, name=ODD, words=st.lists(ODD, max_size=4), number=st.integers(0, 2**40))
def test_reading_back_gives_the_same_facts(motivation: str, name: str, words: list[str], number: int) -> None:
    before = besluit().facts
    answers = tuple(SealedAnswer("q", name, word, word, name, "", word) for word in words)
    shot = replace(before.snapshot, purpose=name, steps=(SealedStep("s", motivation, answers),))
    facts = replace(before, motivation=motivation, snapshot=shot, version=number)
    assert read(canonical(facts)) == facts
    assert canonical(read(canonical(facts))) == canonical(facts)


def test_any_changed_byte_is_noticed() -> None:
    sealed = besluit()
    for at in range(0, len(sealed.canonical), 97):
        for other in (sealed.canonical[at] ^ 1, sealed.canonical[at] ^ 0x20):
            changed = sealed.canonical[:at] + bytes((other,)) + sealed.canonical[at + 1 :]
            with pytest.raises(ValueError, match="digest differs"):
                opened(sealed.id, sealed.casus, changed, sealed.digest)


@given(st.data())
def test_cutting_and_adding_are_noticed(data: st.DataObject) -> None:
    sealed = besluit()
    at = data.draw(st.integers(0, len(sealed.canonical) - 1))
    for changed in (sealed.canonical[:at], sealed.canonical + b" ", sealed.canonical[:at] + sealed.canonical[at + 1 :]):
        with pytest.raises(ValueError, match="digest differs"):
            opened(sealed.id, sealed.casus, changed, sealed.digest)


def test_other_bytes_for_the_same_facts_are_not_a_seal() -> None:
    loose = besluit().canonical.replace(b'":', b'": ', 1)
    with pytest.raises(ValueError, match="not in canonical form"):
        read(loose)
    for nonsense in (b"", b"{}", b"[]", b"null", b"[" * 5_000, b'{"a":1}'):
        with pytest.raises(ValueError, match=r"."):
            read(nonsense)


def test_a_seal_opens_as_it_was_sealed() -> None:
    sealed = besluit()
    assert opened(sealed.id, sealed.casus, sealed.canonical, sealed.digest) == sealed
    assert sealed.digest == digest(sealed.canonical)
    assert seal(BesluitId("b"), CasusId("c"), sealed.facts).canonical == sealed.canonical


def test_every_sentence_as_asked_is_inside() -> None:
    text = besluit().canonical.decode()
    for part in ("Hebt u alles gedaan om toestemming te krijgen?", "M-2026-07", "Ik heb deze afweging zelf gemaakt"):
        assert part in text
    assert story().casus.text("doel.woorden") in text


def test_a_code_is_read_with_its_look_alikes() -> None:
    code = check_code("00" * 32)
    assert code == "0000-0000-0000-0000"
    assert same_code("oooo OOOO-0O0O 0o0o", "00" * 32)
    ones = "0842108421084210842108421"[:20] + "0" * 44
    assert check_code(ones).startswith("1111")
    assert same_code(check_code(ones).replace("1", "I"), ones)
    assert same_code(check_code(ones).replace("1", "l").lower(), ones)
    assert not same_code("0000-0000-0000-0001", "00" * 32)
    assert not same_code("", "00" * 32)
    assert not same_code("0000-0000-0000-00é0", "00" * 32)


@given(st.binary(min_size=32, max_size=32), st.integers(0, 15))
def test_one_wrong_letter_is_another_code(raw: bytes, place: int) -> None:
    code = check_code(raw.hex()).replace("-", "")
    other = "2" if code[place] != "2" else "3"
    assert same_code(code.lower(), raw.hex())
    assert not same_code(code[:place] + other + code[place + 1 :], raw.hex())


@pytest.mark.parametrize("broken", [f"half {HALF} teken", f"nul {ZERO}"])
def test_what_cannot_be_written_is_refused_at_the_door(broken: str) -> None:
    tries = (
        (AnswerKind.LANG, Answer(broken)),
        (AnswerKind.TOETS, Answer(Toets(ja=True, woorden=broken))),
        (AnswerKind.UITGELEGD, Answer(Uitgelegd((("anders", broken),)))),
        (AnswerKind.KEUZES, Answer((broken,))),
        (AnswerKind.DATUM, Answer(typed=broken)),
    )
    for kind, answer in tries:
        with pytest.raises(Refusal, match="tekst_onleesbaar"):
            check(kind, answer)
    with pytest.raises(Refusal, match="tekst_onleesbaar"):
        check_texts("goed", broken)


@given(ODD.filter(lambda text: ZERO not in text))
def test_every_other_sign_is_welcome(text: str) -> None:
    check(AnswerKind.LANG, Answer(text))
