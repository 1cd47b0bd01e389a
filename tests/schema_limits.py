"""What no schema can know, so that tests of it can say exactly where it ends."""

BEYOND_A_SCHEMA = {
    # What hangs on another answer.
    "impact-and-note-on-an-absence",
    "impact-on-never",
    "note-on-never",
    # Names of questions in a list, and the name of the pack.
    "bring-notes-unknown-id",
    "bring-unknown-id",
    "pack-of-another-name",
}
"""Invalid answers files that fit the schema all the same; every other one must not."""
BEYOND_YAML = {
    "alias",
    "control-character-escaped",
    "merge-key",
    "tag-on-a-word",
    "text-that-runs-backwards",
}
"""Invalid answers files that are YAML to others: we read a smaller part of it."""
SHAPE_OF_A_PACK = ("key.", "value.")
"""Faults of a pack that its schema knows; what hangs together is checked beyond it."""
