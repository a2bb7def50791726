"""Of an article that somebody typed only the law is counted, and never a word of theirs."""

import pytest

from triage.account.laws import LAWS, law_of


@pytest.mark.parametrize(
    ("typed", "law"),
    [
        ("Wmo 2015 artikel 5.1.1 lid 1", "wmo"),
        ("art. 5.1.1 wmo", "wmo"),
        ("Wet maatschappelijke ondersteuning 2015, 5.2.6", "wmo"),
        ("Jeugdwet artikel 7.4.0 lid 1", "jeugdwet"),
        ("Jw 7.3.11", "jeugdwet"),
        ("WGS artikel 2.29 lid 2", "wgs_delen"),
        ("Wgs art. 8d", "schuldhulp"),
        ("Wet gemeentelijke schuldhulpverlening 8d", "schuldhulp"),
        ("Participatiewet 64", "participatiewet"),
        ("Wvggz 5:2", "wvggz"),
        ("UAVG art. 30", "uavg"),
        ("AVG art. 6", "avg"),
        ("Wmo 5.3.3 en Jeugdwet 7.3.11", "wmo"),
        ("Jeugdwet 7.3.11 en Wmo 5.3.3", "jeugdwet"),
        ("omdat Jan Jansen het zei", "anders"),
        ("wgs", "anders"),
        ("  ", "geen"),
        ("", "geen"),
    ],
)
def test_the_first_law_that_is_named_counts(typed: str, law: str) -> None:
    assert law_of(typed) == law
    assert law in LAWS
