"""Questions that stop everything until they are answered."""
