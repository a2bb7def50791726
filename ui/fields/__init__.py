"""One input field for each kind of answer."""
