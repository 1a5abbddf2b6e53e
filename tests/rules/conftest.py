"""A property that is true does not become false on a busy machine: no deadline for single examples."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
