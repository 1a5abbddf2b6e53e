"""Where this machine stands: its time zone, and the zones of a country, as far as the system tells."""

from __future__ import annotations

import os
import zoneinfo
from functools import lru_cache
from pathlib import Path

_LINK = Path("/etc/localtime")
_TABLE = "zone.tab"  # country code, coordinates, zone; the zone most people live in stands first


def system_zone() -> str | None:
    """The IANA name of this machine's time zone (TZ, else what /etc/localtime is a link to), or None."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        try:
            named = str(_LINK.readlink())
        except OSError:  # a copy instead of a link, or a system without one
            return None
    name = named.rpartition("zoneinfo/")[2]
    return name if name in zoneinfo.available_timezones() else None


def zones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country (ISO code), the most usual one first; none where the system has no table."""
    return tuple(zone for code, zone in _table() if code == country)


def country_of(zone: str) -> str | None:
    """The country (ISO code) that a time zone belongs to, or None."""
    return next((code for code, name in _table() if name == zone), None)


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, str], ...]:
    for folder in map(Path, zoneinfo.TZPATH):
        try:
            lines = (folder / _TABLE).read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        rows = (line.split("\t") for line in lines if not line.startswith("#"))
        return tuple((row[0], row[2]) for row in rows if len(row) > 2)
    return ()
