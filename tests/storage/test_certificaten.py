"""The certificates of a store: made, taken in, followed by another; the key in the encrypted file and nowhere else."""

import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy.exc import IntegrityError

from storage.certificates import MOST_BYTES, made
from storage.store import Store
from tests import makers
from tests.certificates import PASSWORD, Given, key_of, keyless, pkcs12_of
from tests.storage.raw_pages import everything
from tests.worlds import KEY, World, memory_world, sql_world
from triage.access.log import Act, Look
from triage.access.signing import Certificaat, Herkomst, Signer
from triage.faults import Refusal

NOW = makers.NOW
DAY = timedelta(days=1)


@pytest.fixture(params=["geheugen", "versleuteld"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    if request.param == "geheugen":
        yield memory_world()
        return
    with sql_world(tmp_path) as made_world:
        yield made_world


def look(at: datetime = NOW, detail: str = "") -> Look:
    return makers.look(Act.CERTIFICAAT_GEWIJZIGD, at=at, detail=detail)


def make(world: World, id_: str = "c1", at: datetime = NOW) -> Certificaat:
    with world.work() as work:
        told = work.certificaten.make(id_, "gemeente Elsterveen", look(at))
        work.commit()
    return told


def take_in(world: World, content: bytes, password: str = PASSWORD, id_: str = "c2") -> Certificaat:
    with world.work() as work:
        told = work.certificaten.take_in(id_, content, password, look(NOW + DAY))
        work.commit()
    return told


def every(world: World) -> tuple[Certificaat, ...]:
    with world.work() as work:
        return work.certificaten.all()


def signs(world: World) -> Signer:
    assert world.signer is not None
    found = world.signer()
    assert found is not None
    return found


def holds(signer: Signer) -> bool:
    """Tell whether what it signs is signed with the key of its certificate."""
    public, signature = x509.load_der_x509_certificate(signer.chain[0]).public_key(), signer.sign(b"een besluit")
    if isinstance(public, rsa.RSAPublicKey):
        public.verify(signature, b"een besluit", padding.PKCS1v15(), SHA256())
    else:
        assert isinstance(public, ec.EllipticCurvePublicKey)
        public.verify(signature, b"een besluit", ec.ECDSA(SHA256()))
    return True


def test_one_of_our_own_holds_for_years_and_is_for_signing_only(world: World) -> None:
    assert every(world) == ()
    told = make(world)
    assert every(world) == (told,)
    assert (told.kind, told.name, told.issuer) == (Herkomst.EIGEN, "gemeente Elsterveen", "gemeente Elsterveen")
    assert (told.taken, told.retired) == (NOW, None)
    assert told.since < NOW < told.until - 4 * 365 * DAY
    own = x509.load_der_x509_certificate(signs(world).chain[0])
    assert own.fingerprint(SHA256()).hex() == told.fingerprint
    usage = own.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert isinstance(own.public_key(), ec.EllipticCurvePublicKey)
    own.verify_directly_issued_by(own)
    assert holds(signs(world))


def test_a_name_of_any_length_and_form_makes_a_certificate(world: World) -> None:
    with world.work() as work:
        told = work.certificaten.make("c1", "  gemeente\n" + "Ťëst-إختبار " * 20, look())
        work.commit()
    assert told.name.startswith("gemeente Ťëst")
    assert holds(signs(world))


@pytest.mark.parametrize("kind", ["rsa-2048", "p-256", "p-384"])
def test_one_of_an_authority_takes_the_place_of_our_own(world: World, kind: str) -> None:
    first = make(world)
    told = take_in(world, pkcs12_of(Given(kind)))
    assert (told.kind, told.name) == (Herkomst.INGEVOERD, "Gemeente Elsterveen zegel, Gemeente Elsterveen")
    assert told.issuer == "Invented CA Organisatie - G9, Invented Trust B.V."
    before, now = every(world)
    assert (before.id, before.fingerprint, before.retired) == ("c1", first.fingerprint, NOW + DAY)
    assert now == told
    assert [x509.load_der_x509_certificate(one).serial_number for one in signs(world).chain] == [7, 1]
    assert holds(signs(world))
    with world.work() as work:
        assert work.certificaten.public("c2") == signs(world).chain[0]
        assert x509.load_der_x509_certificate(work.certificaten.public("c1")).fingerprint(SHA256()).hex() == (
            first.fingerprint
        )
        with pytest.raises(Refusal, match="certificaat_onbekend"):
            work.certificaten.public("c3")


def test_one_of_an_authority_without_an_end_is_taken_in(world: World) -> None:
    told = take_in(world, pkcs12_of(Given("p-256", until=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))))
    assert told.until.year == 9999
    assert every(world) == (told,)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "certificaat_wachtwoord": (pkcs12_of, "iets anders"),
    "certificaat_zonder_sleutel": (keyless, PASSWORD),
    "certificaat_groot": (lambda: b"\x30" * (MOST_BYTES + 1), PASSWORD),
    "certificaat_verlopen": (lambda: pkcs12_of(Given(until=NOW)), PASSWORD),
    "certificaat_nog_niet_geldig": (lambda: pkcs12_of(Given(since=NOW + 2 * DAY)), PASSWORD),
    "certificaat_doel": (lambda: pkcs12_of(Given(signs=False)), PASSWORD),
    "certificaat_sleutel": (lambda: pkcs12_of(Given("rsa-1024")), PASSWORD),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_will_not_do_is_refused_by_name_and_changes_nothing(world: World, code: str) -> None:
    make(world)
    before, signer, lines = every(world), signs(world), len(world.lines())
    content, password = REFUSED[code]
    with pytest.raises(Refusal) as refusal:
        take_in(world, content(), password)
    assert refusal.value.code == code
    assert (every(world), signs(world), len(world.lines())) == (before, signer, lines)


@pytest.mark.parametrize("content", [b"", b"\0" * 5_000, b"%PDF-1.7", pkcs12_of()[:-9], b"-----BEGIN CERTIFICATE-----"])
def test_what_is_no_pkcs12_is_not_read(content: bytes) -> None:
    with pytest.raises(Refusal, match="certificaat_onleesbaar"):
        take_in(memory_world(), content)


@pytest.mark.parametrize("kind", ["p-521", "ed25519"])
def test_a_key_that_readers_do_not_know_is_refused(kind: str) -> None:
    with pytest.raises(Refusal, match="certificaat_sleutel"):
        take_in(memory_world(), pkcs12_of(Given(kind)))


def test_the_same_one_is_not_taken_in_twice_but_an_earlier_one_may_come_back(world: World) -> None:
    take_in(world, pkcs12_of())
    with pytest.raises(Refusal, match="certificaat_zelfde"):
        take_in(world, pkcs12_of(), id_="c3")
    make(world, "c4", NOW + 2 * DAY)
    with world.work() as work:
        work.certificaten.take_in("c5", pkcs12_of(), PASSWORD, look(NOW + 3 * DAY))
        work.commit()
    assert [one.id for one in every(world)] == ["c2", "c4", "c5"]
    assert holds(signs(world))


def test_a_change_that_is_taken_back_leaves_the_signer_as_it_was(world: World) -> None:
    make(world)
    before = signs(world)
    with world.work() as work:
        work.certificaten.make("c2", "een ander", look())
    assert signs(world) is before
    assert [one.id for one in every(world)] == ["c1"]


def test_each_change_leaves_one_line_with_the_fingerprint(world: World) -> None:
    told = make(world)
    (line,) = world.lines()
    assert (line.act, line.casus, line.persoon, line.detail) == (
        "certificaat_gewijzigd",
        None,
        None,
        f"eigen {told.fingerprint}",
    )


def test_the_file_keeps_one_that_holds_and_wipes_the_key_of_the_others(tmp_path: Path) -> None:
    with sql_world(tmp_path) as world:
        make(world)
        take_in(world, pkcs12_of())
        assert world.store is not None
        with world.store.look() as connection:
            rows = connection.exec_driver_sql("SELECT id, key IS NULL FROM certificaat ORDER BY id").all()
        assert rows == [("c1", 1), ("c2", 0)]
        for statement in (
            "UPDATE certificaat SET retired = NULL WHERE id = 'c1'",
            "UPDATE certificaat SET key = X'00' WHERE id = 'c2'",
            "UPDATE certificaat SET fingerprint = 'x', key = NULL, retired = 'y' WHERE id = 'c2'",
            "DELETE FROM certificaat",
            "INSERT INTO certificaat SELECT 'c9', kind, fingerprint, since, NULL, chain, key FROM certificaat",
        ):
            refuses(world.store, statement)


def refuses(store: Store, statement: str) -> None:
    with pytest.raises(IntegrityError), store.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_key_stands_in_the_encrypted_file_only_and_a_wiped_one_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    caplog.set_level(logging.DEBUG)
    with sql_world(tmp_path / "kluis") as world:
        make(world)
        first = secret_of(signs(world))
        take_in(world, pkcs12_of(Given("p-256")))
        second = secret_of(signs(world))
    where = {one: [name for name, content in everything(tmp_path, KEY) if one in content] for one in (first, second)}
    assert where[first] == []
    assert where[second]
    assert all(name.endswith("tenzij.db (open)") for name in where[second])
    assert not re.search(f"{second.hex()}|PRIVATE KEY", caplog.text)


def test_a_key_is_not_shown_where_somebody_prints_what_holds_it() -> None:
    pair = made("gemeente Elsterveen", NOW)
    assert (
        repr(pair)
        == str(pair)
        == f"KeyPair({x509.load_der_x509_certificate(pair.chain[0]).fingerprint(SHA256()).hex()})"
    )


def secret_of(signer: Signer) -> bytes:
    """Return the secret number of a key of P-256."""
    key = getattr(signer, "key", None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key.private_numbers().private_value.to_bytes(32, "big")


def test_the_keys_of_the_tests_are_of_the_kinds_they_say() -> None:
    weak = key_of("rsa-1024")
    assert isinstance(weak, rsa.RSAPrivateKey)
    assert weak.key_size == 1_024
