"""Choices above a list, each with its name before it."""

from PySide6.QtWidgets import QWidget

from ui.fields.form import Choice
from ui.widgets.layouts import column
from ui.widgets.text import Small


def selector(name: str, choice: Choice) -> QWidget:
    """Return a choice with its name above it."""
    choice.setAccessibleName(name)
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
    whole = QWidget()
    inside = column(whole, 0, 0.2)
    label = Small(name)
    label.setBuddy(choice)
    inside.addWidget(label)
    inside.addWidget(choice)
    return whole


def pick(choice: Choice, value: object) -> None:
    """Choose a value without telling; the first where it is not there."""
    at = next((place for place in range(choice.count()) if choice.itemData(place) == value), 0)
    choice.setCurrentIndex(at)
