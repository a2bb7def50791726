"""The certificate that papers are signed with, and the logo above them: by the beheerder, each with its line."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from tests import makers
from tests.casework.house import AGE, SOFIE, House
from tests.certificates import PASSWORD, Given, pkcs12_of
from tests.worlds import World
from triage.access.signing import Herkomst
from triage.casework.beheer import certificaat, logo, teams
from triage.casework.beheer.certificaat import organisation_of, replaced_an_ended_one
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ports import MOST_LOGO

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


@pytest.fixture
def house(world: World) -> House:
    return House(world)


def signing(house: House) -> Desk:
    """Return the beheerder at work, with what signs now at hand."""
    return replace(house.desk(AGE), signer=house.world.signer)


def test_a_new_one_of_our_own_signs_from_then_on(house: House) -> None:
    desk = signing(house)
    assert desk.signer is not None
    assert desk.signer() is None
    made = certificaat.make_certificate(desk)
    assert (made.kind, made.name) == (Herkomst.EIGEN, makers.settings().municipality)
    signer = desk.signer()
    assert signer is not None
    assert certificaat.public_certificate(desk, made.id) == signer.chain[0]
    assert x509.load_der_x509_certificate(signer.chain[0]).fingerprint(SHA256()).hex() == made.fingerprint
    house.clock.moment += timedelta(days=1)
    again = certificaat.make_certificate(desk)
    before, now = certificaat.certificates(desk)
    assert (before.id, before.retired, now) == (made.id, house.clock.moment, again)


def test_one_of_an_authority_is_taken_in(house: House) -> None:
    desk = signing(house)
    certificaat.make_certificate(desk)
    taken = certificaat.take_in_certificate(desk, pkcs12_of(Given("p-384")), PASSWORD)
    assert (taken.kind, taken.issuer) == (Herkomst.INGEVOERD, "Invented CA Organisatie - G9, Invented Trust B.V.")
    with pytest.raises(Refusal, match="certificaat_wachtwoord"):
        certificaat.take_in_certificate(desk, pkcs12_of(), "fout")
    with pytest.raises(Refusal, match="tekst_onleesbaar"):
        certificaat.take_in_certificate(desk, pkcs12_of(), "fout \ud800")
    assert certificaat.certificates(desk)[-1] == taken


def test_each_act_leaves_one_line_and_a_change_names_the_fingerprint(house: House) -> None:
    desk = signing(house)
    before = len(house.world.lines())
    made = certificaat.make_certificate(desk)
    taken = certificaat.take_in_certificate(desk, pkcs12_of(), PASSWORD)
    certificaat.certificates(desk)
    certificaat.public_certificate(desk, made.id)
    assert [(one.act, one.casus, one.persoon, one.detail, one.actor) for one in house.since(before)] == [
        ("certificaat_gewijzigd", None, None, f"eigen {made.fingerprint}", AGE),
        ("certificaat_gewijzigd", None, None, f"ingevoerd {taken.fingerprint}", AGE),
        ("mensen_gezien", None, None, "", AGE),
        ("mensen_gezien", None, None, made.id, AGE),
    ]


def test_the_password_and_the_file_are_in_no_line(house: House) -> None:
    certificaat.take_in_certificate(signing(house), pkcs12_of(), PASSWORD)
    assert not [line for line in house.world.lines() if PASSWORD in repr(line)]


def test_nobody_else_comes_near_it(house: House) -> None:
    desk = house.desk(SOFIE)
    for act in (certificaat.certificates, certificaat.make_certificate):
        with pytest.raises(Refusal, match="geen_recht"):
            act(desk)
    with pytest.raises(Refusal, match="geen_recht"):
        certificaat.take_in_certificate(desk, b"", "")
    with pytest.raises(Refusal, match="geen_recht"):
        certificaat.public_certificate(desk, "c1")
    with pytest.raises(Refusal, match="geen_recht"):
        logo.change_logo(desk, PNG)


def test_practice_says_so_in_its_name() -> None:
    real = makers.settings()
    assert organisation_of(real) == real.municipality
    assert organisation_of(replace(real, practice=True)) == f"OEFENEN {real.municipality}"


def test_it_is_known_when_one_of_our_own_holds_for_want_of_another(house: House) -> None:
    desk = signing(house)
    certificaat.take_in_certificate(desk, pkcs12_of(Given(until=makers.NOW + timedelta(days=10))), PASSWORD)
    house.clock.moment += timedelta(days=11)
    certificaat.make_certificate(desk)
    assert replaced_an_ended_one(certificaat.certificates(desk))
    house.clock.moment += timedelta(days=1)
    certificaat.make_certificate(desk)
    assert not replaced_an_ended_one(certificaat.certificates(desk))


# ------------------------------------------------------------------------------------------------------- the logo
def test_a_logo_is_kept_apart_from_the_rest_and_taken_away(house: House) -> None:
    desk = house.desk(AGE)
    before = len(house.world.lines())
    logo.change_logo(desk, PNG)
    logo.change_logo(desk, PNG)
    assert teams.settings(desk) == replace(makers.settings(), logo=PNG)
    logo.change_logo(desk, b"")
    assert teams.settings(desk) == makers.settings()
    changes = [one.detail for one in house.since(before) if one.act == "mensen_gewijzigd"]
    assert changes == ["instelling logo", "instelling logo"]


def test_what_is_no_logo_is_refused_also_among_other_settings(house: House) -> None:
    desk = house.desk(AGE)
    for content, code in ((b"GIF89a", "logo_geen_beeld"), (PNG + b"\0" * MOST_LOGO, "logo_te_groot")):
        with pytest.raises(Refusal, match=code):
            logo.change_logo(desk, content)
        with pytest.raises(Refusal, match=code):
            teams.change_settings(desk, replace(makers.settings(), logo=content))
    assert teams.settings(desk).logo == b""


def test_the_side_of_the_window_is_kept(house: House) -> None:
    desk = house.desk(AGE)
    before = len(house.world.lines())
    teams.change_settings(desk, replace(makers.settings(), window_right=True, logo=PNG))
    assert teams.settings(desk).window_right
    changes = [one.detail for one in house.since(before) if one.act == "mensen_gewijzigd"]
    assert changes == ["instelling logo", "instelling window_right"]
