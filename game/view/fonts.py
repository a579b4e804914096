"""The game's type, opened once, and anew where pygame's fonts were shut down in between."""

import pygame

from game.files import shipped

_open: dict[tuple[str, int], pygame.font.Font] = {}


def face(pattern: str, size: int, spare: int) -> pygame.font.Font:
    """A font of `assets/fonts` by its file's pattern, at a size; pygame's own at `spare` where it is missing."""
    found = _open.get((pattern, size))
    if found is not None:
        try:
            found.get_height()
            return found
        except pygame.error:  # whoever quit pygame took every font along
            _open.clear()
    pygame.font.init()
    folder = shipped("assets", "fonts")
    files = sorted(folder.glob(pattern)) if folder.is_dir() else []
    made = pygame.font.Font(str(files[0]), size) if files else pygame.font.Font(None, spare)
    _open[pattern, size] = made
    return made
