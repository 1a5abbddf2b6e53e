"""The terminals that the screens are tested on: the suite takes the small one, a campaign the large one as well.

What both look like is held by the snapshots, in the suite.
"""

from __future__ import annotations

import pytest

SMALL, LARGE = (80, 24), (120, 40)
SIZES = [SMALL, pytest.param(LARGE, marks=pytest.mark.campaign)]
