"""The account of a year on paper."""

from triage.account.verantwoording import Verantwoording
from triage.ports import Settings
from triage.records.jaar import year_document
from ui.flows.brief_words import paper_words
from ui.flows.section import Press


def press_account(press: Press, account: Verantwoording, settings: Settings) -> bytes:
    """Return the PDF of the account of a year."""
    return press(year_document(account, settings, paper_words("jaar")))
