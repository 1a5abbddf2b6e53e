"""E-mails that come in: taken apart without trusting them, without the network, without failing on any."""
