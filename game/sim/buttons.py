"""Buttons: all that the world ever hears from a player, one small int a tick.

The letters are those of a tape's input lines, in the order in which they are written.
"""

LEFT, RIGHT, UP, DOWN, JUMP, HOLD, KNEEL, BRAND, LET_GO = (1 << n for n in range(9))
EVERY_BUTTON = (1 << 9) - 1
LETTERS = "LRUDJHKBG"


def letters(buttons: int) -> str:
    """The buttons as a tape writes them: `letters(LEFT | JUMP) == "LJ"`."""
    return "".join(letter for n, letter in enumerate(LETTERS) if buttons >> n & 1)


def from_letters(text: str) -> int:
    """The buttons a tape's letters stand for; ValueError for a letter that is none of them."""
    buttons = 0
    for letter in text:
        buttons |= 1 << LETTERS.index(letter)
    return buttons


def mirrored(buttons: int) -> int:
    """The same buttons with left and right swapped."""
    return buttons & ~(LEFT | RIGHT) | (buttons & LEFT) << 1 | (buttons & RIGHT) >> 1
