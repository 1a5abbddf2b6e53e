"""A made-up shop with a believable history, for trying the desk out and for measuring it."""
