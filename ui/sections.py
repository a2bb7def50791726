"""The sections of the workplace, in the order of the menu. Each is there for who may use it."""

from typing import Final

from ui.flows.access import AccessSection
from ui.flows.advice import AdviceSection
from ui.flows.around import AroundSection
from ui.flows.inzage import LogSection
from ui.flows.kader import KaderSection
from ui.flows.meeting import MeetingSection
from ui.flows.people import PeopleSection
from ui.flows.plan import PlanSection
from ui.flows.plan_paper import PlanPaperSection
from ui.flows.section import Section

SECTIONS: Final[tuple[type[Section], ...]] = (
    AccessSection,
    AdviceSection,
    AroundSection,
    LogSection,
    PeopleSection,
    KaderSection,
    PlanSection,
    MeetingSection,
    PlanPaperSection,
)
