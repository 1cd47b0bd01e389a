"""Asking a person: one conversation (``interview``), and the two ways to hold it (``widgets``, ``lines``)."""
