"""Lets ``python -m impasse_check`` start the command line."""

from impasse_check.cli import main

main()
