"""complaintdesk: one office's complaint handling as ISO 10002 describes it, in one file, in the terminal."""

__version__ = "0.1.0"
