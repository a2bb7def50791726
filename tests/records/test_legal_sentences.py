"""Every sentence on paper that says what the law allows, forbids or gives carries its article, or says why it has none.

The articles are those of `domain.md`; what is uncertain there stands here as an exception rather than as a guess.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final

import pytest

from resources.reading import table

_CLAIM: Final = re.compile(
    r"\b(?:wet|wetten|wettelijke?|recht op|rechten|mag|mogen|moet|moeten|verplicht|verbiedt|bezwaar maken"
    r"|klacht indienen|rechter|rechtbank|ombudsman|binnen (?:een|zes|drie|twee)|weken|intrekken|zo lang als"
    r"|geheimhouding\w*)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"\b(?:AVG|UAVG|Awb|Wmo 2015|Jeugdwet|WGS|BW|Archiefwet)\b[^)]*\b(?:art\.|\d)")
_ASSIGNED: Final = re.compile(r"\((?:AVG|UAVG|Awb|Wmo|Jeugdwet|WGS|BW|Archiefwet)[^()]*\)")
_NAMED: Final = re.compile(r"\b(AVG|UAVG|Awb|Wmo 2015|Jeugdwet|BW) art\. (\d+(?::\d+)?(?:\.\d+)*)")
_ELSEWHERE: Final = {
    "archief.toml": "describes papers for the archive; gives no reader a right or a duty",
    "blad.toml": "labels of a page",
    "convenanten.toml": "a list of agreements; each row carries its own law",
    "handtekening.toml": "says who signed",
    "jaar.toml": "tells the council what happened; gives no reader a right or a duty",
    "register.toml": "each processing carries its own law",
}
"""Papers to which the rule does not reach, with why."""

_BY_ANOTHER: Final = "goes with a sentence of the same letter that carries the article"
_FACT: Final = "says what was decided or done; the law behind it is filled in or stands in its own chapter"
_OWN: Final = "a rule of the municipality's own kader, no law"
_COURTESY: Final = "an offer or a question, no right of the law"
_UNSURE: Final = "domain.md names no article for it"
WITHOUT: Final[Mapping[tuple[str, str], str]] = {
    ("antwoord.toml", "ingetrokken"): _COURTESY,
    ("antwoord.toml", "rectificatie_toegewezen"): _FACT,
    ("antwoord.toml", "regel_beperking_nee"): _BY_ANOTHER,
    ("antwoord.toml", "regel_bezwaar_nee"): _BY_ANOTHER,
    ("antwoord.toml", "verlenging_klacht"): _OWN,
    ("antwoord.toml", "ombudsman"): _UNSURE,
    ("bericht.toml", "beperking_ander_doen"): _BY_ANOTHER,
    ("bericht.toml", "opheffing_ander_doen"): _BY_ANOTHER,
    ("bericht.toml", "opheffing_u_doen"): _BY_ANOTHER,
    ("besluit.toml", "vast_via_wet"): _FACT,
    ("besluit.toml", "ook_via_wet"): _FACT,
    ("besluit.toml", "grond_route"): _FACT,
    ("besluit.toml", "vier_ogen"): _OWN,
    ("besluit_deel.toml", "deel_via_wet"): _FACT,
    ("besluit_deel.toml", "motivering_hierboven"): _FACT,
    ("informatie.toml", "geldig"): _FACT,
    ("informatie.toml", "route"): _FACT,
    ("informatie.toml", "waarom_u"): _COURTESY,
    ("overzicht.toml", "uitleg_functie"): _UNSURE,
    ("signaal.toml", "begin_gesprek"): _COURTESY,
    ("toestemming.toml", "betekenis_kies"): _COURTESY,
    ("toestemming.toml", "ja"): _COURTESY,
    ("toestemming.toml", "nee"): _COURTESY,
    ("vernietiging.toml", "uitleg"): _FACT,
    ("vernietiging.toml", "elders"): _OWN,
    ("verstrekking.toml", "begin"): _BY_ANOTHER,
    ("verstrekking.toml", "begin_vraag"): _BY_ANOTHER,
}
"""Sentences with the words of a claim and no article, with why; other voices go with the first."""


def names() -> Iterator[str]:
    for one in sorted(files("resources").joinpath("papier").iterdir(), key=lambda found: found.name):
        if one.name.endswith(".toml"):
            yield one.name


def lines(name: str) -> Mapping[str, str]:
    found = table("papier", name).get("zinnen", {})
    assert isinstance(found, dict)
    return {key: str(text) for key, text in found.items()}


def claims(name: str) -> Iterator[str]:
    """Yield the keys of what says something of the law without an article; a label is no sentence."""
    for key, text in lines(name).items():
        said = _ASSIGNED.sub("", text).replace("{wet}", "")
        if "." in said and _CLAIM.search(said) and not _ARTICLE.search(text) and "({wet})" not in text:
            yield re.sub(r"_(?:jong|voor)$", "", key)


@pytest.mark.parametrize("name", [one for one in names() if one not in _ELSEWHERE])
def test_a_claim_of_law_carries_its_article(name: str) -> None:
    assert {key for key in claims(name) if (name, key) not in WITHOUT} == set()


def test_no_exception_is_there_for_nothing() -> None:
    found = {(name, key) for name in names() for key in claims(name)}
    assert set(WITHOUT) - found == set()
    assert set(_ELSEWHERE) <= set(names())


KNOWN: Final = {
    "AVG": {"4", "5", "6", "7", "9", "10", "12", "13", "14", "15", "16", "17", "18", "19", "21", "22", "30", "32", "77"}
    | {"33", "34", "35", "39"},
    "UAVG": {"5", "22", "30", "32", "33", "34", "35", "41", "46"},
    "Awb": {"6:7", "7:10", "9:1"},
    "Wmo 2015": {"5.1.1", "5.2.1", "5.2.6", "5.3.1", "5.3.2", "5.3.3", "5.3.4", "5.3.5"},
    "Jeugdwet": {"7.1.4.1", "7.1.4.5", "7.3.8", "7.3.9", "7.3.10", "7.3.11", "7.3.15", "7.3.17", "7.4.0"},
    "BW": {"7:457"},
}
"""The articles that `domain.md` names; another one is checked there first."""


@pytest.mark.parametrize("name", [one for one in names() if one not in _ELSEWHERE])
def test_every_article_is_one_that_was_looked_up(name: str) -> None:
    named = {found for text in lines(name).values() for found in _NAMED.findall(text)}
    assert {(law, article) for law, article in named if article not in KNOWN[law]} == set()


def test_the_rule_finds_a_claim() -> None:
    assert _CLAIM.search("U mag bezwaar maken.")
    assert not _CLAIM.search("Dit is het doel.")
    assert _ARTICLE.search("U mag dit zien (AVG art. 15).")
