"""Letting an account in: its row, its log line and its key together, or nothing."""

from contextlib import ExitStack

from triage.access.actor import Account
from triage.access.log import Act
from triage.casework.beheer.keys import Keys
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ports import Mensen, UnitOfWork


def let_in(desk: Desk, keys: Keys, work: UnitOfWork, account: Account, password: str, name: str) -> None:
    """Keep an account whose owner sets an own password at the first unlocking, give it a key, and commit.

    The key comes last but one: a key without an account would open the file for nobody known. Where the commit fails,
    the key goes again.

    Raises:
        Refusal: `account_bestaat` (also for one that ended: a login is never given twice), `inlognaam_…`,
            `wachtwoord_…`.
        Trouble: keyring, key file or disk.
    """
    if any(one.login.strip().casefold() == account.login.casefold() for one in work.mensen.accounts()):
        raise Refusal("account_bestaat")
    work.mensen.add_account(account)
    work.mensen.set_fresh(account.account, fresh=True)
    detail = f"account_gemaakt {account.person} {account.account}"
    work.logboek.write(desk.look(Act.MENSEN_GEWIJZIGD, "beheer", detail))
    with ExitStack() as undo:
        keys.admit(account.login, password, password_context(work.mensen, name))
        undo.callback(keys.dismiss, account.login)
        work.commit()
        undo.pop_all()


def password_context(mensen: Mensen, name: str) -> tuple[str, ...]:
    """Return the words that a colleague's password may not lean on."""
    settings = mensen.settings()
    return settings.municipality, settings.unit, name
