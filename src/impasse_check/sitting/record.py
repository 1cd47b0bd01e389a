"""What was said in one sitting so far, in one place for all that asks and keeps."""

from impasse_check.model import Answers


class Record:
    """Holds the answers there are by now."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
