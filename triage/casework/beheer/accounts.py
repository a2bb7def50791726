"""Beheer of accounts: one more for the same person, a new password, an end; and two persons who turn out to be one."""

from triage.access.actor import Account, Colleague
from triage.answers import check_texts
from triage.casework.beheer.able import able_on, demand_able
from triage.casework.beheer.beheer import changed, demand_other, known
from triage.casework.beheer.keys import Keys
from triage.casework.beheer.letting_in import let_in, password_context
from triage.casework.desk import Desk
from triage.faults import Refusal
from triage.ids import AccountId, PersonId
from triage.ports import UnitOfWork


def add_account(desk: Desk, keys: Keys, person: PersonId, login: str, password: str) -> None:
    """Give a colleague one more way to log in: two accounts of one person are one person (hard rule 3).

    Raises:
        Refusal: `eigen_rol` (who looks after the keys makes none for themselves), `mens_onbekend`, `mens_onvolledig`,
            `account_bestaat`, `inlognaam_…`, `wachtwoord_…`.
    """
    desk.demand("beheer")
    demand_other(desk, person)
    check_texts(login)
    if not login.strip():
        raise Refusal("mens_onvolledig", ontbreekt=("inlognaam",))
    with desk.work() as work:
        colleague = known(work, person)
        account = Account(AccountId(desk.ids()), person, login.strip(), desk.clock.today())
        let_in(desk, keys, work, account, password, colleague.name)


def new_password(desk: Desk, keys: Keys, account: AccountId, password: str) -> None:
    """Give a colleague who forgot it a new password, to be replaced by an own one at the next unlocking.

    Raises:
        Refusal: `account_onbekend`, `eigen_rol` (one's own is changed at the door), `wachtwoord_…`.
    """
    desk.demand("beheer")
    with desk.work() as work:
        one, colleague = _open_account(work, account)
        demand_other(desk, one.person)
        work.mensen.set_fresh(account, fresh=True)
        changed(desk, work, "wachtwoord_vernieuwd", one.person, account)
        keys.renew(one.login, password, password_context(work.mensen, colleague.name))
        work.commit()


def end_account(desk: Desk, keys: Keys, account: AccountId, *, sure: bool = False) -> None:
    """End an account: from now its login opens nothing. The person stays in the log and in what was sealed.

    Raises:
        Refusal: `account_onbekend`, `eigen_rol`, `laatste_beheerder`, `werk_stokt`.
        Trouble: the key could not be taken away yet; the account is ended all the same, and the key goes at the next
            unlocking.
    """
    desk.demand("beheer")
    with desk.work() as work:
        one, _ = _open_account(work, account)
        demand_other(desk, one.person)
        today = desk.clock.today()
        before = able_on(work.mensen, desk.kader, today)
        work.mensen.end_account(account, desk.clock.now())
        demand_able(desk, work.mensen, before, (today,), sure=sure)
        changed(desk, work, "account_beeindigd", one.person, account)
        work.commit()
    keys.dismiss(one.login)


def _open_account(work: UnitOfWork, account: AccountId) -> tuple[Account, Colleague]:
    one = work.mensen.account(account)
    if one is None or one.ended is not None:
        raise Refusal("account_onbekend")
    return one, known(work, one.person)


def merge(desk: Desk, gone: PersonId, kept: PersonId, *, sure: bool = False) -> None:
    """Let two persons who turn out to be one be one from now on, and never again two.

    Accounts, roles, casussen and being named move to `kept`; the log and the seals keep the old id, which goes on to
    count as the same person wherever four eyes are asked.

    Raises:
        Refusal: `eigen_rol` when one of the two is at the desk, `mens_onbekend`, `zelfde_mens`, `werk_stokt`,
            `laatste_beheerder`.
    """
    desk.demand("beheer")
    for one in (gone, kept):
        demand_other(desk, one)
    if gone == kept:
        raise Refusal("zelfde_mens")
    with desk.work() as work:
        for one in (gone, kept):
            known(work, one)
        today = desk.clock.today()
        before = able_on(work.mensen, desk.kader, today)
        work.mensen.merge(gone, kept)
        demand_able(desk, work.mensen, before, (today,), sure=sure)
        changed(desk, work, "samengevoegd", gone, kept)
        work.commit()
