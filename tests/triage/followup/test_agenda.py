"""A calendar file is read by a strict reader of RFC 5545, and holds nothing but references, acts and dates."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import makers
from triage.records.agenda import Entry, calendar, uid

ENTRY = Entry("stuk-1", "verzoek_antwoord", date(2026, 12, 22), "2026-0148-R1: Beantwoord het verzoek.", "Op tijd.")
_NAME = re.compile(r"[A-Z][A-Z0-9-]*")
_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CLASS", "TRANSP")


def unfolded(text: str) -> list[str]:
    """Return the content lines of a file, refusing every line that is too long, empty, or ends otherwise."""
    raw = text.encode("utf-8")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\r") == raw.count(b"\n") == raw.count(b"\r\n")
    lines: list[str] = []
    for line in raw.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        words = line.decode("utf-8")
        if words.startswith(" "):
            lines[-1] += words[1:]
        else:
            lines.append(words)
    return lines


def plain(value: str) -> str:
    """Return the words behind a value of type TEXT, refusing what should have been escaped."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
    assert re.fullmatch(r"(?:[^\\]|\\[\\;,nN])*", value)
    return re.sub(r"\\([\\;,nN])", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)


def events(text: str) -> list[dict[str, str]]:
    """Read a calendar as strictly as the RFC allows."""
    lines = unfolded(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    head = lines[1 : lines.index("BEGIN:VEVENT")] if "BEGIN:VEVENT" in lines else lines[1:-1]
    named = [line.partition(":")[0] for line in head]
    assert named.count("VERSION") == named.count("PRODID") == 1
    assert "VERSION:2.0" in head
    found: list[dict[str, str]] = []
    for line in lines[1 + len(head) : -1]:
        name, _, value = line.partition(":")
        key, _, parameter = name.partition(";")
        assert _NAME.fullmatch(key)
        if line == "BEGIN:VEVENT":
            found.append({})
        elif line != "END:VEVENT":
            assert key not in found[-1]
            assert parameter == ("VALUE=DATE" if key in ("DTSTART", "DTEND") else "")
            found[-1][key] = value
    assert all(sorted(one) == sorted(_ONCE) for one in found)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(found)
    return found


def test_a_term_is_a_day_with_its_reference_and_what_must_be_done() -> None:
    (event,) = events(calendar([ENTRY], "Termijnen", makers.NOW))
    assert (event["DTSTART"], event["DTEND"]) == ("20261222", "20261223")
    assert plain(event["SUMMARY"]) == ENTRY.summary
    assert plain(event["DESCRIPTION"]) == "Op tijd."
    assert event["DTSTAMP"] == "20261122T080000Z"
    assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")


def test_a_term_keeps_its_name_whenever_it_is_saved_and_two_never_share_one() -> None:
    later = replace(ENTRY, day=date(2027, 2, 22), summary="anders")
    first, again = (events(calendar([one], "T", makers.NOW))[0]["UID"] for one in (ENTRY, later))
    assert first == again == uid("stuk-1", "verzoek_antwoord")
    assert "stuk" not in first
    twice = events(calendar([ENTRY, later, replace(ENTRY, term="awb_beslissen")], "T", makers.NOW))
    assert len({one["UID"] for one in twice}) == 3


def test_nothing_to_write_is_a_calendar_without_events() -> None:
    assert events(calendar([], "Termijnen", datetime(2026, 3, 29, 1, 30, tzinfo=UTC))) == []


@pytest.mark.parametrize(
    "words", ["a;b,c\\d\ne", "\r\nBEGIN:VEVENT", "é" * 200, "x" * 74 + "é", "👩‍👩‍👧" * 30, "\x00\x07"]
)
def test_signs_of_the_format_stay_words(words: str) -> None:
    (event,) = events(calendar([replace(ENTRY, summary=words)], words, makers.NOW))
    kept = "".join(one for one in words.replace("\r\n", "\n") if one == "\n" or one.isprintable())
    assert plain(event["SUMMARY"]) == kept


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300), st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_any_words_and_any_day_are_read_back(summary: str, description: str, day: date) -> None:
    summary, description = (words.encode("utf-8", "ignore").decode() for words in (summary, description))
    (event,) = events(calendar([Entry("a", "b", day, summary, description)], "T", makers.NOW))
    assert event["DTSTART"] == f"{day:%Y%m%d}"
    assert plain(event["SUMMARY"]).isprintable() or "\n" in plain(event["SUMMARY"])
