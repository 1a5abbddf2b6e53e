"""Sending letters by e-mail: the settings of this machine, the message, the server, one round after another."""
