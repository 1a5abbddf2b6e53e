"""By which media complaints come in, and by which they are answered."""

from __future__ import annotations

MEDIA: dict[str, float] = {
    "phone": 0.42,
    "email": 0.24,
    "web_form": 0.12,
    "in_person": 0.12,
    "letter": 0.05,
    "message": 0.03,
    "social": 0.01,
    "referral": 0.01,
}
SPOKEN = frozenset({"phone", "in_person"})
ANSWERED_IN = frozenset({"phone", "email", "letter", "in_person", "message"})
