"""Hard rule 4: a secrecy holder's refusal ends that line. No override, and the reason is neither asked nor stored."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests import makers
from tests.casework.steps import Office, ref
from triage.answers import Answer, AnswerKind, Ref, Toets, Uitgelegd, Value
from triage.besluit.decision import SHARES, Decision, LineDecision, Uitkomst
from triage.casework.casus.answering import FallsAway, Opened, answer, stamp
from triage.casework.casus.deciding import decide, record
from triage.casework.casus.proposing import put_forward
from triage.casus.answerable import demand_answerable
from triage.casus.fates import Lot
from triage.casus.model import Casus
from triage.casus.walk import Asked, walk
from triage.faults import Refusal
from triage.ids import CodeId, ItemId

CASES = {
    "casus_5_geheimhouder_weigert": "antwoord",
    "geheimhouder_weigert_ondanks_ja": "van_ggz",
    "alles_gestopt": "van_arts",
}
"""Walks in which a holder refused, and the line that ended by it."""
OTHER_FACTS = frozenset({"geheim.medewerking", "regel.bron", "regel.over"})
"""That the holder does cooperate, that it is no source, or that it is about another: other facts, not a way round."""

STEERING = frozenset({"geheim.wet", "regel.route", "vraag.soort", "gevaar.nu", "toestemming.stand"})
"""Answers after which a second one is tried."""


def values(asked: Asked) -> Iterator[Value]:
    """Every kind of answer that a question can get, also where it is not offered."""
    options = [option.id for option in asked.options]
    match asked.question.kind:
        case AnswerKind.JA_NEE:
            yield from (True, False)
        case AnswerKind.KEUZE:
            yield from options
        case AnswerKind.KEUZES:
            yield from ((one,) for one in options)
            yield tuple(options)
        case AnswerKind.UITGELEGD:
            yield Uitgelegd(tuple((one, "Omdat het moet.") for one in options))
        case AnswerKind.TOETS:
            yield from (Toets(ja, "Omdat het moet.") for ja in (True, False))
        case AnswerKind.GETAL:
            yield from (3, 14, 17, 40)
        case AnswerKind.KORT | AnswerKind.LANG:
            yield "De behandelaar weigert, maar het moet toch."


def shareable(casus: Casus, line: ItemId) -> bool:
    """Tell whether a line may leave in some way, or is left for somebody to weigh."""
    return walk(casus, makers.kader()).fates[line].lot not in (Lot.NIET, Lot.JURIST)


@pytest.mark.parametrize(("name", "line"), CASES.items())
def test_no_answer_and_no_two_answers_bring_the_line_back(name: str, line: str) -> None:
    kader, casus, at = makers.kader(), makers.story(name).casus, ItemId(line)
    assert not shareable(casus, at)
    tried = 0
    for asked in walk(casus, kader).asked:
        if asked.ref.question in OTHER_FACTS:
            continue
        for value in values(asked):
            once = casus.with_answer(asked.ref, Answer(value))
            assert not shareable(once, at), (asked.ref, value)
            tried += 1
            if asked.ref.question in STEERING:
                for second in _near(once):
                    assert not shareable(second, at), (asked.ref, value)
                    tried += 1
    assert tried > 100


def _near(casus: Casus) -> Iterator[Casus]:
    """Second steps: a route, another secrecy, a yes."""
    for asked in walk(casus, makers.kader()).asked:
        if asked.ref.question in ("regel.route", "geheim.wet", "toestemming.stand"):
            yield from (casus.with_answer(asked.ref, Answer(option.id)) for option in asked.options)


@pytest.mark.parametrize(("name", "line"), CASES.items())
def test_no_decision_and_no_record_brings_the_line_back(office: Office, name: str, line: str) -> None:
    desk, chief = office.desk(), office.desk(makers.decider())
    ready = office.ready(name)
    with pytest.raises(Refusal, match="besluit_nodig"):
        record(desk, ready, "Toch gedeeld.")
    put = put_forward(desk, ready)
    shown = office.shown(put)
    today = office.clock.today()
    assert not shown.voorstel.snapshot.line(line).proposed
    for outcome in Uitkomst:
        for one in (LineDecision(ItemId(line), granted=True), LineDecision(ItemId(line), granted=True, wording="Iets")):
            end = today.replace(year=today.year + 1) if outcome in SHARES else None
            made = Decision(outcome, (one,), "Het moet.", end, end, own_weighing=True)
            with pytest.raises(Refusal, match="besluit_onvolledig"):
                decide(chief, shown, made)


def test_a_refusal_does_not_fall_asleep_when_something_else_is_chosen(office: Office) -> None:
    """Choosing that no secrecy holds, a route, or a yes: the no of the source stands, and nobody is asked anew."""
    desk, opened = office.desk(), office.begun("alles_gestopt")
    for question, item, value in (
        ("geheim.wet", "huisarts", "geen"),
        ("regel.route", "van_arts", "rechtstreeks_betrokken"),
        ("vraag.soort", None, "multiprobleem"),
    ):
        done = answer(desk, opened, ref(question, item), Answer(value), confirmed=True)
        assert isinstance(done, Opened)
        opened = done
        assert opened.walk.fates[ItemId("van_arts")].codes == (CodeId("D5"),)
        asked = opened.walk.at(ref("geheim.medewerking", "huisarts"))
        assert asked is not None
        assert asked.answer.value == "weigert"


@pytest.mark.parametrize(("name", "line"), CASES.items())
def test_the_reason_is_asked_nowhere(office: Office, name: str, line: str) -> None:
    opened = office.begun(name)
    about = {one.ref.question for one in opened.walk.asked if one.ref.item == line}
    source = opened.casus.text("regel.bron", ItemId(line))
    holder = {one.ref.question for one in opened.walk.asked if one.ref.item == source}
    assert not {one for one in about if one.startswith(("niet.", "voorstel.", "grond."))}
    assert holder <= {"partij.naam", "partij.soort", "geheim.wet", "geheim.medewerking"}
    assert all(makers.kader().questions[one].kind is AnswerKind.KEUZE for one in holder if one.startswith("geheim."))
    for question in ("niet.motivering", "niet.code", "grond.motivering", "voorstel.keuze"):
        with pytest.raises(Refusal, match="niet_gevraagd"):
            answer(office.desk(), opened, ref(question, line), Answer("De behandelaar vond het te vroeg."))


def test_who_does_not_cooperate_in_a_consult_explains_nothing() -> None:
    casus = makers.story().casus.with_answer(ref("consult.oordeel", "aandacht"), Answer("werkt_niet_mee"))
    then = walk(casus, makers.kader())
    assert then.at(ref("consult.woorden", "aandacht")) is None
    with pytest.raises(Refusal, match="niet_gevraagd"):
        demand_answerable(then, makers.kader(), ref("consult.woorden", "aandacht"), Answer("Geen tijd."))


def test_a_reason_typed_before_the_refusal_is_not_sealed(office: Office) -> None:
    desk, opened = office.desk(), office.begun("alles_gestopt")
    words = "CANARY de arts is boos"
    for given in (("geheim.medewerking", "huisarts", "werkt_mee"), ("voorstel.keuze", "van_arts", "niet_delen")):
        opened = _done(answer(desk, opened, ref(*given[:2]), Answer(given[2]), confirmed=True))
    opened = _done(answer(desk, opened, ref("niet.motivering", "van_arts"), Answer(words), confirmed=True))
    back = answer(desk, opened, ref("geheim.medewerking", "huisarts"), Answer("weigert"))
    assert isinstance(back, FallsAway)
    opened = _done(answer(desk, opened, ref("geheim.medewerking", "huisarts"), Answer("weigert"), confirmed=True))
    shown = office.shown(put_forward(desk, stamp(desk, opened)))
    assert words not in repr(shown.voorstel.snapshot)
    made = Decision(Uitkomst.NIET_DELEN, (), "De arts zei nee.", None, None, own_weighing=True)
    assert words.encode() not in decide(office.desk(makers.decider()), shown, made).canonical


def _done(outcome: Opened | FallsAway) -> Opened:
    assert isinstance(outcome, Opened)
    return outcome


def test_the_attack_itself_would_notice_a_way_round() -> None:
    """Taking the refusal away does bring a line back: the enumeration above looks at something that can happen."""
    casus = makers.story("alles_gestopt").casus
    away = replace(casus, answers={at: one for at, one in casus.answers.items() if at != _refusal()})
    assert shareable(away, ItemId("van_arts"))


def _refusal() -> Ref:
    return ref("geheim.medewerking", "huisarts")
