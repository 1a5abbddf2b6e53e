"""Letters to complainants, of a template and what is on file (ISO 10002:2018, 7.1, 7.3, 7.4, 7.7-7.9)."""
