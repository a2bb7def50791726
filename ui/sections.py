"""The sections of the workplace, in the order of the menu. Each is there for who may use it."""

from typing import Final

from ui.flows.access.access import AccessSection
from ui.flows.access.advice import AdviceSection
from ui.flows.access.around import AroundSection
from ui.flows.account.sample import SampleSection
from ui.flows.account.section import AccountSection
from ui.flows.archive.section import ArchiveSection
from ui.flows.beheer.kader import KaderSection
from ui.flows.beheer.people import PeopleSection
from ui.flows.certificate.section import CertificateSection
from ui.flows.convenanten.section import ConvenantenSection
from ui.flows.crisis.section import CrisisSection
from ui.flows.follow.follow import FollowSection
from ui.flows.inform.section import InformSection
from ui.flows.inzage.section import LogSection
from ui.flows.keeping.section import KeepingSection
from ui.flows.papier.blank import FormsSection
from ui.flows.papier.check import CheckSection
from ui.flows.papier.consent import ConsentSection
from ui.flows.plan.meeting import MeetingSection
from ui.flows.plan.paper import PlanPaperSection
from ui.flows.plan.section import PlanSection
from ui.flows.register.section import RegisterSection
from ui.flows.review.section import ReviewSection
from ui.flows.rights.notice import NoticeSection
from ui.flows.rights.section import RightsSection
from ui.flows.section import Section
from ui.flows.signals.section import SignalsSection
from ui.flows.week.section import WeekSection

SECTIONS: Final[tuple[type[Section], ...]] = (
    AccessSection,
    AdviceSection,
    AroundSection,
    ConvenantenSection,
    CrisisSection,
    FollowSection,
    InformSection,
    KeepingSection,
    ArchiveSection,
    LogSection,
    PeopleSection,
    KaderSection,
    CertificateSection,
    PlanSection,
    MeetingSection,
    PlanPaperSection,
    SignalsSection,
    RegisterSection,
    ReviewSection,
    WeekSection,
    RightsSection,
    NoticeSection,
    CheckSection,
    ConsentSection,
    FormsSection,
    AccountSection,
    SampleSection,
)
