"""Where lines and choices are split, so that each part has room on a screen. Pure: knows rows only."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from impasse_check.prompts.wrapping import POINT


def screens(lines: Sequence[str], *, room: int, last_room: int) -> list[list[str]]:
    """Split lines into screens, best between paragraphs: the last has its own room, maybe none.

    A screen that is not filled is filled by more than half, or leaves to the last all that has room there.
    """
    most = max(1, room)
    begins, ends = _edges(lines)
    start, end = begins[0], ends[-1]
    split = list[list[str]]()
    while end - start > max(0, last_room):
        filled = min(start + most, end)
        places = [
            place
            for place in range(start + 1, min(filled + 1, end))
            if lines[place].startswith(POINT)
            or (not lines[place] and not _is_heading(lines, start, ends[place]))
        ]
        enough = [place for place in places if end - begins[place] <= last_room]
        cut = (enough or [place for place in places if place - start > most // 2] or [filled])[-1]
        split.append(list(lines[start : ends[cut]]))
        start = begins[cut]
    return [*split, list(lines[start:end])]


def chunks(heights: Sequence[int], *, room: int) -> Iterator[tuple[int, int]]:
    """Split choices of these heights into runs that fit into the room; each has one at the least."""
    above = [0, *accumulate(heights)]
    start = 0
    while start < len(heights):
        end = start + 1
        while end < len(heights) and above[end + 1] - above[start] <= room:
            end += 1
        yield start, end
        start = end


def _edges(lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """Give for each place where the text from there on begins, and where the text up to there ends.

    Each list has one place more than there are lines.
    """
    begins, ends = [len(lines)], [0]
    for place, line in enumerate(lines, 1):
        ends.append(place if line else ends[-1])
    for place in reversed(range(len(lines))):
        begins.append(place if lines[place] else begins[-1])
    return begins[::-1], ends


def _is_heading(lines: Sequence[str], start: int, end: int) -> bool:
    """Say whether lines from there to there end with one that stands alone below a wide gap."""
    return list(lines[max(start, end - 3) : end - 1]) == ["", ""]
