"""Deadline policies that the desk ships, one TOML file each, with their sources. Read by `store.presets`."""
