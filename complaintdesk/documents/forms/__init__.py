"""Forms of ISO 10002:2018: the complainant's (annex C), the follow-up form (annex E), the leaflet (7.1)."""
