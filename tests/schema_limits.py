"""What no schema can know, so that tests of it can say exactly where it ends."""

BEYOND_A_SCHEMA = {
    # What hangs on another answer.
    "impact-and-note-on-an-absence",
    "impact-on-never",
    "note-on-never",
    # Names of questions in a list, and the name of the pack.
    "bring-mistyped-id",
    "bring-notes-unknown-id",
    "bring-unknown-id",
    "pack-of-another-name",
    # The same in what else names a question or a part.
    "focus-on-what-cannot-be-chosen",
    "talk-about-an-unknown-question",
}
"""Invalid answers files that fit the schema all the same; every other one must not."""
BEYOND_YAML = {
    "alias",
    "carriage-return-in-a-comment",
    "carriage-returns-for-line-ends",
    "control-character-escaped",
    "line-separator-in-a-comment",
    "merge-key",
    "next-line-in-a-comment",
    "paragraph-separator-in-a-comment",
    "tag-on-a-word",
    "text-that-runs-backwards",
    "text-that-runs-backwards-in-a-comment",
}
"""Invalid answers files that are YAML to others: we read a smaller part of it."""
IN_CAPITALS = {"after-a-talk", "values-in-any-case"}
"""Valid answers files that do not fit the schema: some answers have capitals."""
SHAPE_OF_A_PACK = (
    "key.",
    "value.",
    "pack.id ",
    "pack.choice ",
    "pack.indicator indicators.? 57",
    "pack.language ",
    "pack.version ",
)
"""How the faults of a pack begin that its schema knows; what hangs together is checked beyond it."""
