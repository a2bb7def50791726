"""A signal in words: what it holds, what was done with it, and which letters there are."""

from datetime import date
from typing import Final

from triage.casework.followup.signaal_desk import OpenSignaal
from triage.casework.followup.signaal_papers import THAT, voices
from triage.followup.signaal import Signaal
from triage.kader.model import Kader
from triage.records.informatie import Voor
from ui.widgets.facts import Fact
from ui.words import moment, say

_WAY: Final = "/"


def facts_of(opened: OpenSignaal, kader: Kader) -> list[Fact]:
    """Return what a signal holds; one that was destroyed holds its days and the reason."""
    signal = opened.stuk.content
    found = [
        ("naam", signal.name),
        ("geboren", say("signalen.dag", dag=signal.born) if signal.born else ""),
        ("plek", signal.area),
        ("soort", kader.party_kinds[signal.kind].text if signal.kind in kader.party_kinds else ""),
        ("zorg", "\n".join(kader.supports[one].text for one in signal.concern if one in kader.supports)),
        ("bron", _source(signal)),
        ("ontvangen", say("signalen.dag", dag=signal.received)),
        ("door", ", ".join(part for part in (signal.by_name, signal.by_function) if part)),
        ("verteld", _told(signal)),
        ("gevraagd", "\n".join(_asked(signal))),
        ("uitkomst", say("signalen.dag", dag=signal.ended) if signal.ended else ""),
        ("route", kader.routes[signal.route].text if signal.route in kader.routes else ""),
        ("casus", signal.casus),
        ("onterecht", say(f"signalen.onterecht.{signal.unfounded.value}") if signal.unfounded else ""),
    ]
    return [(say(f"signalen.feit.{key}"), value) for key, value in found if value]


def _source(signal: Signaal) -> str:
    if signal.source is None or signal.unnamed is None:
        return ""
    named = signal.source_name or say(f"signalen.verzwegen.{signal.unnamed.value}")
    return f"{say(f'signalen.bron.{signal.source.value}')}\n{named}"


def _told(signal: Signaal) -> str:
    if signal.told is None:
        return say("signalen.nog_niet_verteld") if signal.name else ""
    how = say(f"signalen.hoe.{signal.told.how.value}")
    return say("signalen.verteld_hoe", hoe=how, wie=signal.told.by_name, dag=signal.told.on)


def _asked(signal: Signaal) -> list[str]:
    return [
        say("signalen.wie_wanneer", wie=", ".join(part for part in (one.name, one.function) if part), dag=one.on)
        for one in signal.asked
    ]


def steps_of(opened: OpenSignaal) -> list[Fact]:
    """Return what was done with a signal, oldest first."""
    return [
        (say(f"signalen.stap.{step.act}"), say("signalen.wie_wanneer", wie=step.by_name, dag=moment(step.at)))
        for step in opened.steps
    ]


def letters_of(opened: OpenSignaal, kader: Kader, today: date) -> tuple[tuple[str, str], ...]:
    """Return the letters that can be made of a signal, each with the words on its button.

    To the person there is one for each who is told, by age; who gives it chooses where the age is not known.
    """
    stuk = opened.stuk
    if not opened.handle or stuk.state == "vernietigd":
        return ()
    ways = voices(kader, stuk.content.born, today)
    if stuk.state == "onterecht":
        found: list[tuple[str, str]] = []
        for number, one in enumerate(stuk.content.notices, 1):
            words = say("signalen.brief.bericht", nummer=number)
            found += spoken(one, words, ways) if one in opened.to_person else [(one, words)]
        return tuple(found)
    return () if opened.deferred else tuple(spoken(THAT, say("signalen.brief.signaal"), ways))


def spoken(which: str, words: str, ways: tuple[Voor, ...]) -> list[tuple[str, str]]:
    """Return a letter for each way in which it can speak, each with the words on its button."""
    return [
        (f"{which}{_WAY}{way.value}", say("signalen.brief.voor", brief=words, wie=say(f"signalen.voor.{way.value}")))
        for way in ways
    ]


def one_or_each(which: str, words: str, ways: tuple[Voor, ...]) -> list[tuple[str, str]]:
    """Return a letter with plain words on its button; where it can speak to more than one, a letter for each."""
    if ways == (Voor.VOLWASSENE,):
        return [(which, words)]
    found = spoken(which, words, ways)
    return found if len(found) > 1 else [(found[0][0], words)]


def letter_of(button: str) -> tuple[str, Voor]:
    """Return which letter a button stands for, and to whom it speaks."""
    which, _, way = button.partition(_WAY)
    return which, Voor(way) if way else Voor.VOLWASSENE
