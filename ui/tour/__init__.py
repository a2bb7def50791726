"""The tour: hands on the keyboard that take a written-down case through the real window. For the show and the tests.

Nothing here reaches round the screen: what a person cannot do by keyboard, the tour cannot do either.
"""
