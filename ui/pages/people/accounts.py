"""The logins of one colleague: a new password for who forgot it, one more login, and an end."""

from PySide6.QtCore import Signal

from triage.access.actor import Account
from triage.access.huis import PersonCard
from ui.pages.door.form_rows import LineRow, PasswordRow
from ui.pages.people.form import Fields
from ui.pages.people.held import HeldRows, put
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.layouts import FlowRow
from ui.widgets.text import Small, Strong
from ui.words import say


class AccountsCard(Card):
    """The logins of one colleague. One form serves a new password and a new login."""

    end_wanted = Signal(object)
    """An `Account` to end."""
    password_wanted = Signal(str, str)
    """The id of an account, and its new password."""
    add_wanted = Signal(str, str)
    """One more login, and its first password."""

    def __init__(self) -> None:
        super().__init__(say("beheer.mens.accounts"))
        self._account = ""
        self.rows = HeldRows(say("beheer.mens.geen_accounts"))
        self.more = Button(say("beheer.mens.account_erbij"), icon_name="plus", small=True)
        self.title, self.explain = Strong(), Small()
        self.login = LineRow(say("opzet.mens.inlognaam"), say("opzet.mens.inlognaam_hulp"))
        self.password = PasswordRow(say("opzet.mens.tijdelijk"), say("opzet.mens.tijdelijk_hulp"))
        self.save, self.cancel = Primary(say("beheer.opslaan")), Button(say("beheer.annuleer"))
        buttons = FlowRow([self.save, self.cancel])
        self.form = put(Card(), self.title, self.explain, self.login, self.password, buttons)
        put(self, self.rows, FlowRow([self.more]), self.form)
        self.fields = Fields({"inlognaam": self.login})
        self.more.clicked.connect(lambda: self.open_form(None))
        self.cancel.clicked.connect(self._close)
        self.save.clicked.connect(self._on_save)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Take the logins away."""
        self.rows.show_rows([])
        self.more.hide()
        self._close()

    def show_accounts(self, card: PersonCard) -> None:
        """Show the logins of a colleague; one's own are only to be looked at."""
        self.show_nothing()
        self.rows.show_rows([self._row(card, account) for account in card.accounts])
        self.more.setVisible(not card.own)

    def open_form(self, account: Account | None) -> None:
        """Ask for a new password of an account, or for one more login."""
        self._account = account.account if account else ""
        self.title.setText(
            say("beheer.mens.wachtwoord_naam", inlognaam=account.login) if account else say("beheer.mens.account_erbij")
        )
        self.explain.setText(say("beheer.mens.wachtwoord_uitleg" if account else "beheer.mens.account_uitleg"))
        self.login.setVisible(account is None)
        self.password.password.clear()
        self.form.show()
        (self.password.password.line if account else self.login.line).setFocus()

    def _row(self, card: PersonCard, account: Account) -> tuple[str, str, tuple[Button, ...]]:
        made = say("beheer.mens.gemaakt", dag=account.since) if account.since else ""
        ended = say("beheer.mens.beeindigd", moment=account.ended) if account.ended else ""
        fresh = say("beheer.mens.tijdelijk") if account.account in card.fresh and not ended else ""
        told = " · ".join(part for part in (made, fresh, ended) if part)
        if card.own or account.ended is not None:
            return account.login, told, ()
        renew, end = Button(say("beheer.mens.wachtwoord"), small=True), Button(say("beheer.mens.stop"), small=True)
        renew.setAccessibleName(say("beheer.mens.wachtwoord_naam", inlognaam=account.login))
        end.setAccessibleName(say("beheer.mens.account_stop_naam", inlognaam=account.login))
        renew.clicked.connect(lambda: self.open_form(account))
        end.clicked.connect(lambda: self.end_wanted.emit(account))
        return account.login, told, (renew, end)

    def _close(self) -> None:
        self._account = ""
        self.fields.show({})
        self.password.password.clear()
        self.password.mark(None)
        self.form.hide()

    def _on_save(self) -> None:
        lacks = not self.login.isHidden() and not self.login.words()
        self.login.mark(say("opzet.mist.inlognaam") if lacks else None)
        no_password = not self.password.words()
        self.password.mark(say("opzet.mist.wachtwoord") if no_password else None)
        if lacks or no_password:
            (self.login.line if lacks else self.password.password.line).setFocus()
        elif not self._account:
            self.add_wanted.emit(self.login.words(), self.password.words())
        else:
            self.password_wanted.emit(self._account, self.password.words())
