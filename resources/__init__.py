"""Says it: kader, sentences, theme, fonts and icons, and nothing that acts."""
