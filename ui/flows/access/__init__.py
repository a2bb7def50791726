"""Need to know on the screen: around a casus, whom to call, asking, and advice."""
