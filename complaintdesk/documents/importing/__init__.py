"""Complaints that another system wrote, brought in: a table is read, a mapping proposed, cases made."""
