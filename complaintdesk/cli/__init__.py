"""The same desk from the shell: one module for each group of verbs, loaded only when it is asked for."""
