"""Mirrors of a map: no part of the rules, but what they name must be there."""

from pathlib import Path

from game.maps.guard import Guard, Refused
from game.maps.problem import Report
from game.maps.proofs import climb_header
from game.maps.scenery import Mark, MarkLayer, Scenery
from game.maps.units import half_up

LEAST = 24  # px: a smaller pane shows nobody
MOST = 60
TAPE_BYTES = 4 << 20


def check_mirrors(scenery: Scenery, path: Path, size: tuple[int, int], guard: Guard, report: Report) -> None:
    """Report what is wrong with any of them; where the tapes that they teach from lie is kept in the scenery."""
    count = 0
    for layer in scenery.layers:
        for mark in layer.marks if isinstance(layer, MarkLayer) else ():
            if mark.kind == "Mirror":
                count += 1
                if count == MOST + 1:
                    _says(report, layer.name, mark, f"there are more than {MOST} Mirrors", "divide the map")
                _one(scenery, path, size, guard, report, layer.name, mark)


def _one(
    scenery: Scenery, path: Path, size: tuple[int, int], guard: Guard, report: Report, layer: str, mark: Mark
) -> None:
    if mark.w < LEAST or mark.h < LEAST:
        _says(report, layer, mark, "the Mirror is too small", "draw it two tiles wide and high, or more")
    elif mark.x < 0 or mark.y < 0 or mark.x + mark.w > size[0] or mark.y + mark.h > size[1]:
        _says(report, layer, mark, "the Mirror leaves the map", "move it inside")
    tape = str(mark.members["teaches"])
    if not tape:
        return
    try:
        found = guard.find(tape, path)
    except Refused as refused:
        _says(report, layer, mark, f"its tape: {refused.what}", refused.todo)
        return
    try:
        guard.read(found, TAPE_BYTES)
    except Refused as refused:  # the pane is whole without it
        _says(report, layer, mark, f"its tape: {refused.what}", refused.todo or "choose a tape", grave=False)
    else:
        scenery.lessons[mark.id] = found


def check_lessons(scenery: Scenery, name: str, digest: str, report: Report) -> None:
    """A tape of another map, or of this one as it was, teaches nothing: say so where it is named."""
    for layer in scenery.layers:
        for mark in layer.marks if isinstance(layer, MarkLayer) else ():
            if mark.kind != "Mirror" or mark.id not in scenery.lessons:
                continue
            head = climb_header(scenery.lessons[mark.id])
            if head is None or "climb" not in head:
                _says(
                    report, layer.name, mark, "its tape is no tape", "choose a climb of this map", grave=False
                )
            elif f"{name}:{digest}" not in head.get("maps", "").split():
                what = "its tape is of another map, or of this one as it was"
                _says(report, layer.name, mark, what, "record it again", grave=False)


def _says(report: Report, layer: str, mark: Mark, what: str, todo: str, grave: bool = True) -> None:
    at = (half_up(mark.x) // 16, half_up(mark.y) // 16)
    report.add(what, todo, layer=layer, object=mark.id, at=at, grave=grave)
