"""What is said of what a changed answer did beside itself."""

from impasse_check.words import Words


class Notices:
    """Gives each as one line, to stand on the page that comes next."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def dropped(self, count: int) -> str:
        """Say how many answers a change has made pointless."""
        return self._words.say("quiz.dropped", count=count)

    def brought_back(self, count: int) -> str:
        """Say how many of these are there again."""
        return self._words.say("quiz.brought-back", count=count)

    def note_out(self) -> str:
        """Say that a note went with the mark that it was written to."""
        return self._words.say("quiz.note-out")

    def opened(self) -> str:
        """Say that a change has opened questions."""
        return self._words.say("quiz.opened")
