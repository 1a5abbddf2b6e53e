"""Charts of a report as small SVG: the numbers are printed in them, and none needs colour to be read."""
