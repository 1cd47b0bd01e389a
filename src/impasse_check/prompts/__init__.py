"""Putting pages before a person: what each key means, and two ways to show a page (widgets, lines)."""
