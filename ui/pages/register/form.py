"""The form of a DPIA: that it was made, how it ended, and when it is looked at again. The assessment lies elsewhere."""

from collections.abc import Mapping

from triage.followup.dpia import Dpia, Uitkomst
from ui.fields.dates import written_date
from ui.pages.door.form_rows import DayRow, LineRow
from ui.pages.signals.act_form import Act, ActForm, ChoiceRow, WordsRow
from ui.words import say

YES, NO = "ja", "nee"


class DpiaForm(ActForm):
    """A new DPIA, or a change of the one that holds."""

    def __init__(self) -> None:
        outcome, advice = ChoiceRow(_say("uitkomst")), ChoiceRow(_say("advies"), _say("advies_uitleg"))
        outcome.offer(tuple((one.value, say(f"register.uitkomst.{one.value}")) for one in Uitkomst))
        advice.offer(((YES, _say("advies_ja")), (NO, _say("advies_nee"))))
        self._advice_on = DayRow(_say("advies_op"))
        self._advice_words = WordsRow(_say("advies_woorden"))
        super().__init__(
            say("register.dpia.vorm.titel"),
            say("register.dpia.vorm.uitleg"),
            {
                "versie": LineRow(_say("versie")),
                "datum": DayRow(_say("datum")),
                "uitkomst": outcome,
                "advies": advice,
                "advies_op": self._advice_on,
                "advies_woorden": self._advice_words,
                "maatregelen": WordsRow(_say("maatregelen"), _say("maatregelen_uitleg")),
                "nakijken": DayRow(_say("nakijken"), _say("nakijken_uitleg")),
                "vindplaats": LineRow(_say("vindplaats")),
            },
            {
                "nieuw": Act(say("register.dpia.vorm.nieuw"), ("datum", "uitkomst", "advies"), first=True),
                "wijzigen": Act(say("register.dpia.vorm.wijzigen"), ("datum", "uitkomst", "advies")),
            },
        )
        advice.choice.currentIndexChanged.connect(self._follow)
        self._follow()

    def write(self, values: Mapping[str, str]) -> None:
        """Show these values."""
        super().write(values)
        self._follow()

    def content(self) -> Dpia:
        """Return the DPIA as it is filled in; call once the form is found whole.

        Raises:
            ValueError: a day or an outcome lacks.
        """
        found, dated = self.values(), self.day("datum")
        if dated is None:
            raise ValueError("datum")
        return Dpia(
            dated=dated,
            edition=found["versie"],
            outcome=Uitkomst(found["uitkomst"]),
            fg_asked=found["advies"] == YES,
            fg_on=self.day("advies_op"),
            fg_words=found["advies_woorden"],
            measures=tuple(line for line in found["maatregelen"].splitlines() if line.strip()),
            review=self.day("nakijken"),
            place=found["vindplaats"],
        )

    def _follow(self) -> None:
        """When and what is asked only of an advice that was given."""
        given = self.rows["advies"].words() == YES
        for row in (self._advice_on, self._advice_words):
            row.setVisible(given)


def values_of(one: Dpia) -> dict[str, str]:
    """Return a DPIA as it stands in the rows."""
    return {
        "versie": one.edition,
        "datum": written_date(one.dated),
        "uitkomst": one.outcome.value,
        "advies": YES if one.fg_asked else NO,
        "advies_op": written_date(one.fg_on) if one.fg_on else "",
        "advies_woorden": one.fg_words,
        "maatregelen": "\n".join(one.measures),
        "nakijken": written_date(one.review) if one.review else "",
        "vindplaats": one.place,
    }


def _say(key: str) -> str:
    return say(f"register.dpia.vorm.{key}")
