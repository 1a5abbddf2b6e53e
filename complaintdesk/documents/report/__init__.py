"""The report: what the dashboard shows of a period, as a document that can be handed on (8.2, 8.4, annex H)."""
