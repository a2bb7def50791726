"""The part of a sealed decision that is about one person: the same number, seal and check code, nothing about others.

Made of the same sealed facts as the whole. What one person may read of it is their own lines, consent, views and
informing (AVG 15 lid 1 and 4). What was written about all of them together is left out where there are others, and it
says so: words without a name tell as much. A text about this person that names or points at another is left out too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from triage.besluit.sealing import Besluit, SealedFacts
from triage.besluit.snapshot import SealedAnswer, SealedLine, SealedPerson, Snapshot
from triage.casus.wording import dutch_date
from triage.ports import Settings
from triage.records.besluit import Composer, check_of
from triage.records.blocks import Block, Document, Notice
from triage.records.brief import BriefWords, imprint
from triage.records.sentences import Sentences
from triage.records.sharing import LEAVING, Ending, Sharing, ending
from triage.records.veilig import NOTHING, Afgeschermd
from triage.records.weighing import TOETSVRAGEN

_OF_ALL: Final = frozenset({*TOETSVRAGEN, "consult.fg", "spoed.gegevens", "spoed.ontvanger"})
"""Answers that were given about everybody together."""
_PLAIN: Final = frozenset({"spoed.tijd", "spoed.beslisser"})
_OWN: Final = frozenset(
    {
        *(f"toestemming.{part}" for part in ("stand", "door", "betekenis", "hoe", "wanneer", "tot", "regels")),
        "zicht.gevraagd",
        "betrekken.keuze",
        "betrekken.code",
        "betrekken.motivering",
        "regel.bijzonder_waarom",
    }
)
"""Answers about one person or line that stand on paper. Whatever is not named here stays out."""
_DEFERRED: Final = "uitgesteld"
_DECIDED: Final = frozenset({Ending.WHOLE, Ending.LIGHTER})
"""What leaves because somebody decided so."""


@dataclass(frozen=True, slots=True)
class Deel:
    """The part for one person, before it is composed.

    Args:
        person: the id of the person, as sealed.
        no_source: the source may not be named (C1).
        leaves_out: names of the others, and places that are secret, also for the reader of this paper.
    """

    besluit: Besluit
    person: str
    no_source: bool = False
    leaves_out: Afgeschermd = NOTHING


def deel_document(
    deel: Deel, mark: str, settings: Settings, words: Sentences, own: BriefWords, kin: tuple[str, ...]
) -> Document:
    """Compose the part.

    Args:
        mark: number and short mark of the log line at printing.
        words: of `resources/papier/besluit.toml`.
        own: of `resources/papier/besluit_deel.toml`.
        kin: words of the same file that point at somebody else in a household, such as `zoon`.
    """
    facts = deel.besluit.facts
    told = replace(deel.besluit, facts=own_facts(deel, own, kin))
    part = _Part(told, mark, settings, words, own, facts)
    stamp = imprint(settings, facts.number, facts.sealed_on.date())
    return Document(
        title=own.say("titel_nummer", titel=part.title, nummer=facts.number),
        subject=own.say("onderwerp", titel=part.title, nummer=facts.number),
        imprint=replace(stamp, municipality=facts.municipality, unit=facts.unit),
        blocks=tuple(part.blocks()),
        check=check_of(deel.besluit, mark, words),
    )


@dataclass(frozen=True, slots=True)
class _Part(Composer):
    """The record with the words of a part.

    Args:
        whole: everything that was sealed, to know what it is a part of.
    """

    own: BriefWords
    whole: SealedFacts

    @property
    def title(self) -> str:
        return self.own.say(f"titel_{self.facts.kind}" if self.decided or not self.withdraws else "titel_intrekking")

    @property
    def shares(self) -> bool:
        return any(ending(self.facts, line) in _DECIDED for line in self.facts.snapshot.lines)

    def warnings(self) -> Iterator[Block]:
        if self.settings.practice:
            yield Notice(self.words.say("oefening_titel"), self.words.say("oefening"))
        others = len(self.whole.snapshot.people) > 1
        facts = {"nummer": self.facts.number, "dag": dutch_date(self.facts.sealed_on.date())}
        yield Notice(self.own.say("deel_titel"), self.own.say("deel" if others else "deel_alleen", **facts))

    def outcome(self) -> str:
        """Return the outcome for this person; that of others is not theirs to read."""
        if self.withdraws:
            return self.facts.outcome_text
        ends = {ending(self.facts, line) for line in self.facts.snapshot.lines}
        leaving = ends & LEAVING
        if not leaving:
            return self.own.say("deel_niets")
        if not leaving & _DECIDED:
            return self.own.say("deel_toestemming" if leaving == {Ending.CONSENT} else "deel_via_wet")
        key = "delen" if ends <= {Ending.WHOLE, Ending.CONSENT, Ending.ROUTE} else "deels_delen"
        crisis = f"spoed_{key}"
        return self.words.say(crisis if self.facts.snapshot.crisis and crisis in self.words.lines else key)

    def also(self, sharing: Sharing) -> Iterator[str]:
        """Give what goes by another way; not where nothing goes by the decision."""
        if sharing.ended(*_DECIDED):
            # Zero-argument `super` does not work in a class with slots.
            yield from Composer.also(self, sharing)


# ------------------------------------------------------------------------------------------- what is about one person
def own_facts(deel: Deel, words: BriefWords, kin: tuple[str, ...]) -> SealedFacts:
    """Return the sealed facts with what is about one person and nothing about others.

    It is no seal: what was sealed is the whole, and only that can be checked.
    """
    facts, cut = deel.besluit.facts, _Cut(deel, words, kin)
    own = [line for line in facts.snapshot.lines if line.about == deel.person]
    lines = {line.id for line in own}
    leaves = any(ending(facts, line) in LEAVING for line in own)
    return replace(
        facts,
        # Where nothing about this person leaves, there is nothing of which the end is theirs to know.
        valid_until=facts.valid_until if leaves else "",
        review_on=facts.review_on if leaves else "",
        verdicts=tuple(replace(one, wording=cut.named(one.wording)) for one in facts.verdicts if one.line in lines),
        motivation=cut.mine(facts.motivation) if cut.alone else _left_out(words, leaves=leaves),
        snapshot=cut.snapshot(facts.snapshot),
    )


def _left_out(words: BriefWords, *, leaves: bool) -> str:
    """Say that the motivation is not here; where something leaves, that its grounds stand above."""
    told = (words.say("motivering_weg"), *((words.say("motivering_hierboven"),) if leaves else ()))
    return " ".join(told)


class _Cut:
    """Takes out what is about somebody else."""

    def __init__(self, deel: Deel, words: BriefWords, kin: tuple[str, ...]) -> None:
        self.deel = deel
        self.words = words
        self.alone = len(deel.besluit.facts.snapshot.people) < 2  # noqa: PLR2004 - somebody and somebody else
        found = "|".join(map(re.escape, kin))
        self.kin = re.compile(rf"\b(?:{found})\b", re.IGNORECASE) if found and not self.alone else None

    def named(self, text: str) -> str:
        """Return words that cannot be left out, such as what is shared, with nobody else named in them."""
        return self._clean(text, self.deel.leaves_out)

    def said(self, text: str) -> str:
        """Return this person's own words: whom they named themselves they may read; a secret place not."""
        return self._clean(text, replace(self.deel.leaves_out, names=()))

    def mine(self, text: str) -> str:
        """Return what somebody wrote about this person, or that it is left out for the sake of another."""
        return self.words.say("weggelaten") if self.about_others(text) else text

    def about_others(self, text: str) -> bool:
        """Tell whether a text names or points at somebody else of the casus, or a place that is secret."""
        if self.named(text) != text.strip():
            return True
        return self.kin is not None and self.kin.search(text) is not None

    def _clean(self, text: str, out: Afgeschermd) -> str:
        return out.clean(text, self.words.say("iemand"), self.words.say("ergens"), self.words.say("nummer_weg")).strip()

    # ------------------------------------------------------------------------------------------------ the snapshot
    def snapshot(self, shot: Snapshot) -> Snapshot:
        """Return a snapshot with this person alone in it."""
        person = self.deel.person
        lines = tuple(self._line(line) for line in shot.lines if line.about == person)
        asked = self._asked(shot)
        steps = (
            tuple(self._answers(step.answers, {person, *(line.id for line in lines)}, asked)) for step in shot.steps
        )
        return replace(
            shot,
            purpose=self.words.say("doel_kort") if self.about_others(shot.purpose) else shot.purpose,
            people=tuple(self._person(one) for one in shot.people if one.id == person),
            lines=lines,
            ways=tuple(replace(way, words=self.mine(way.words)) for way in shot.ways) if self.alone else (),
            consults=tuple(replace(one, words=self.mine(one.words)) for one in shot.consults) if self.alone else (),
            steps=tuple(replace(step, answers=own) for step, own in zip(shot.steps, steps, strict=True)),
        )

    def _asked(self, shot: Snapshot) -> bool:
        """The person said what they think of it; else the words say why they were not asked."""
        return shot.answer("zicht.gevraagd", self.deel.person) != "Nee"

    def _person(self, person: SealedPerson) -> SealedPerson:
        """A deferral that is over stands on no paper for the person: that they hear it now is what counts."""
        later = bool(person.deferred_until) or person.inform == _DEFERRED
        return replace(
            person,
            motivation=self.mine(person.motivation),
            words=self.said(person.words),
            inform="" if later else person.inform,
            inform_on="" if later else person.inform_on,
            deferred_until="",
        )

    def _line(self, line: SealedLine) -> SealedLine:
        return replace(
            line,
            item=self.named(line.item),
            source="" if self.deel.no_source else self.named(line.source),
            recipient=self.named(line.recipient),
            function=self.named(line.function),
            why="" if self.about_others(line.why) else line.why,
            motivation=self.mine(line.motivation),
        )

    def _answers(self, answers: tuple[SealedAnswer, ...], mine: set[str], asked: bool) -> Iterator[SealedAnswer]:  # noqa: FBT001
        for one in answers:
            if one.question in _PLAIN or (one.question in _OF_ALL and self.alone):
                yield replace(one, answer=self.mine(one.answer))
            elif one.item not in mine:
                continue
            elif one.question == "zicht.woorden":
                yield replace(one, answer=self.said(one.answer) if asked else self.mine(one.answer))
            elif one.question == "toestemming.regels":
                yield replace(one, answer=self.named(one.answer))
            elif one.question in _OWN:
                yield replace(one, answer=self.mine(one.answer))
