"""pytmx, asked to parse and nothing else: no pictures, and no pygame for those who only verify."""

import logging
import sys
from types import ModuleType
from typing import Any
from xml.etree.ElementTree import Element


def _pytmx() -> ModuleType:
    """pytmx imports pygame where it finds it, for its picture loader; we load pictures ourselves.

    Where nobody has imported pygame yet, hide it meanwhile: verifying a tape starts 0.1 s sooner.
    """
    if "pytmx" in sys.modules or "pygame" in sys.modules:
        import pytmx

        return pytmx  # type: ignore[no-any-return]
    log = logging.getLogger("pytmx.util_pygame")
    log.disabled = True
    sys.modules["pygame"] = None  # type: ignore[assignment]
    try:
        import pytmx
    finally:
        del sys.modules["pygame"]
        log.disabled = False
    return pytmx  # type: ignore[no-any-return]


pytmx = _pytmx()


class Tmx(pytmx.TiledMap):  # type: ignore[misc, name-defined]
    """A map of pytmx that touches no other file."""

    def reload_images(self) -> None:
        """Pictures are the view's."""


class _Numbers(dict[int, int]):
    """pytmx's own tile numbers by Tiled's, asked once each: five times as quick as its look-up per tile."""

    def __init__(self, tmx: Any) -> None:
        super().__init__()
        self._ask = tmx.register_gid_check_flags

    def __missing__(self, gid: int) -> int:
        own: int = self._ask(gid)
        self[gid] = own
        return own


def parse(tree: Element, name: str) -> Any:
    """The pytmx map of a mended tree. `name` is for pytmx's own messages."""
    tmx = Tmx(load_all=False, invert_y=False, allow_duplicate_names=True)
    tmx.filename = name
    tmx.register_gid_check_flags = _Numbers(tmx).__getitem__
    tmx.parse_xml(tree)
    return tmx
