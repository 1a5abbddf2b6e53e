"""What ISO 10002 says: vocabulary and pure functions. No database, no clock, no input or output."""
