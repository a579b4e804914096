"""Objects of the map become what the rules know: starts, lamps, passages, hands, walls, the exit.

Everything is sorted by where
it is, from the foot of the map up and from left to right, so that the order in the file means nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.maps.arches import Arches
from game.maps.classes import BY_NAME
from game.maps.ground import Ground
from game.maps.hands import Hands
from game.maps.last_climb import LastClimb
from game.maps.loops import Join, Loops, drawn_alike
from game.maps.problem import Report, one_line
from game.maps.scenery import Mark, Scenery
from game.maps.units import half_up, ticks
from game.maps.walls import Walls
from game.sim.level import (
    TILE,
    ArchSpec,
    DoorSpec,
    FieldSpec,
    GazeSpec,
    HandSpec,
    LampSpec,
    LoopSpec,
    MemorySpec,
    OdditySpec,
    PassageSpec,
    Rect,
    TakingSpec,
    WallSpec,
)

ALLOWANCE = 90  # seconds, where the designer says 0
LONGEST_NAME = 40
MOST = {
    "Start": 8, "Exit": 8, "Lamp": 200, "Passage": 200, "Hand": 400, "GreatHand": 8, "ShiftingWall": 200,
    "WeightField": 100, "Archway": 100, "Memory": 29, "Brand": 8, "Hush": 8, "Door": 8, "Vision": 8, "Taking": 16,
    "Loop": 40, "Elsewhere": 40, "Oddity": 200, "Gaze": 100,
}  # fmt: skip


@dataclass(slots=True)
class Things:
    """What the rules see of the objects."""

    starts: list[tuple[int, int]] = field(default_factory=list)
    exits: list[Rect] = field(default_factory=list)
    lamps: list[LampSpec] = field(default_factory=list)
    passages: list[PassageSpec] = field(default_factory=list)
    hands: list[HandSpec] = field(default_factory=list)
    walls: list[WallSpec] = field(default_factory=list)
    fields: list[FieldSpec] = field(default_factory=list)
    arches: list[ArchSpec] = field(default_factory=list)
    memories: list[MemorySpec] = field(default_factory=list)
    brands: list[tuple[int, int]] = field(default_factory=list)
    hushes: list[Rect] = field(default_factory=list)
    doors: tuple[DoorSpec, ...] = ()
    takings: tuple[TakingSpec, ...] = ()
    loops: tuple[LoopSpec, ...] = ()
    oddities: tuple[OdditySpec, ...] = ()
    gazes: tuple[GazeSpec, ...] = ()
    joins: list[Join] = field(default_factory=list)


class Collector:
    """Turns marks into things, each where it belongs; reports what cannot stand where it was put."""

    def __init__(self, ground: Ground, report: Report) -> None:
        self.ground = ground
        self.report = report
        self.things = Things()
        self._passages: list[tuple[PassageSpec, Mark, str]] = []
        self._lamps: list[tuple[LampSpec, Mark, str]] = []
        self._starts: list[tuple[Mark, str]] = []
        self._exits: list[tuple[Mark, str]] = []
        self._arches = Arches(self._says)
        self._last = LastClimb(self._says, report)
        self._loops = Loops(ground, self._says)
        self._walls = Walls(ground, self._says)
        self._hands = Hands(ground, self._says)
        self._takers = {
            "Start": self._start, "Lamp": self._lamp, "Exit": self._exit, "Passage": self._passage,
            "Hand": self._hands.add, "GreatHand": self._hands.great,
            "ShiftingWall": self._wall, "WeightField": self._field,
            "Archway": self._archway, "Memory": self._memory, "Brand": self._brand, "Hush": self._hush,
            "Door": self._door, "Vision": self._vision, "Taking": self._taking,
            "Loop": self._loop, "Elsewhere": self._loop, "Oddity": self._loops.oddity, "Gaze": self._loops.gaze,
        }  # fmt: skip

    def collect(self, layers: Sequence[tuple[str, Sequence[Mark]]]) -> Things:
        """All objects of all object layers: (layer name, marks)."""
        self._walls.paths = {mark.id: mark for _, marks in layers for mark in marks}
        left = dict(MOST)
        for layer, marks in layers:
            for mark in marks:
                thing = BY_NAME.get(mark.kind)
                if thing is None or not thing.rules:
                    continue
                left[mark.kind] -= 1
                if left[mark.kind] < 0:
                    if left[mark.kind] == -1:
                        what = f"there are more than {MOST[mark.kind]} objects of class {mark.kind}"
                        self._says(mark, layer, what, "divide the map")
                    continue
                if mark.rotation % 360:
                    self._says(mark, layer, f"the {mark.kind} is rotated", "set its rotation to 0")
                self._takers[mark.kind](mark, layer)
        things = self.things
        things.arches = self._arches.joined()
        self._together()
        things.doors, things.takings = self._last.whole()
        things.lamps.sort(key=lambda lamp: (-lamp.y, lamp.x))
        things.passages.sort(key=lambda passage: (-passage.box.bottom, passage.box.x, -passage.box.y))
        things.hands = self._hands.whole()
        things.walls = self._walls.whole()
        things.fields.sort(key=lambda weight: (-weight.box.bottom, weight.box.x, weight.box.w, weight.box.y))
        things.memories.sort(key=lambda memory: memory.number)
        things.brands.sort(key=lambda place: (-place[1], place[0]))
        things.hushes.sort(key=lambda box: (-box.bottom, box.x, box.w, box.y))
        things.loops, things.oddities, things.gazes = self._loops.whole(things)
        things.joins = self._loops.joins
        return things

    def compare(self, scenery: Scenery) -> None:
        """Is what is drawn alike on both sides of every loop's join?"""
        drawn_alike(self.things.joins, scenery, self.ground, self._says)

    def _says(self, mark: Mark, layer: str, what: str, todo: str, grave: bool = True) -> None:
        at = (half_up(mark.x) // TILE, half_up(mark.y) // TILE)
        self.report.add(what, todo, layer=layer, object=mark.id, at=at, grave=grave)

    # ---- what stands on a ledge

    def _foot(self, mark: Mark, layer: str) -> tuple[int, int] | None:
        """Where the middle of the foot is; reports and None where nothing can stand."""
        x, y = half_up(mark.x + mark.w / 2), half_up(mark.y + mark.h)
        if not self.ground.inside(x, y - 1):
            self._says(mark, layer, f"the {mark.kind} lies outside the map", "move it onto a ledge")
            return None
        row = self.ground.ledge(x, y)
        if row is None:
            what = "stands inside stone" if self.ground.solid_at(x, y - 1) else "stands on nothing"
            self._says(mark, layer, f"the {mark.kind} {what}", "put it on the top of a ledge")
            return None
        if not self.ground.fits(x, row):
            self._says(
                mark,
                layer,
                f"the climber would stand inside stone at the {mark.kind}",
                "give it 1 x 2 tiles of air",
            )
            return None
        return self.ground.turn(x), row

    def _start(self, mark: Mark, layer: str) -> None:
        self._starts.append((mark, layer))
        foot = self._foot(mark, layer)
        if foot:
            self.things.starts.append(foot)

    def _lamp(self, mark: Mark, layer: str) -> None:
        foot = self._foot(mark, layer)
        if foot:
            lamp = LampSpec(*foot)
            self.things.lamps.append(lamp)
            self._lamps.append((lamp, mark, layer))

    # ---- rectangles

    def _box(self, mark: Mark, layer: str) -> Rect | None:
        x, y = half_up(mark.x), half_up(mark.y)
        box = Rect(x, y, half_up(mark.x + mark.w) - x, half_up(mark.y + mark.h) - y)
        if box.w <= 0 or box.h <= 0:
            self._says(mark, layer, f"the {mark.kind} has no size", "draw it as a rectangle")
            return None
        ground = self.ground
        if (
            box.bottom <= 0
            or box.y >= ground.height * TILE
            or (not ground.spiral and (box.right <= 0 or box.x >= ground.width * TILE))
        ):
            self._says(mark, layer, f"the {mark.kind} lies outside the map", "move it inside")
            return None
        top, bottom = max(0, box.y), min(ground.height * TILE, box.bottom)
        left, right = (
            (box.x, box.right) if ground.spiral else (max(0, box.x), min(ground.width * TILE, box.right))
        )
        box = Rect(left, top, right - left, bottom - top)
        if ground.spiral:
            if box.w > ground.width * TILE:
                self._says(mark, layer, f"the {mark.kind} goes more than once round", "make it narrower")
                return None
            box = Rect(ground.turn(box.x), box.y, box.w, box.h)
        return box

    def _exit(self, mark: Mark, layer: str) -> None:
        self._exits.append((mark, layer))
        box = self._box(mark, layer)
        if box is None:
            return
        if self.ground.full(box):
            self._says(mark, layer, "the Exit lies inside stone", "move it where the climber can be")
        self.things.exits.append(box)

    def _passage(self, mark: Mark, layer: str) -> None:
        box = self._box(mark, layer)
        name = one_line(mark.name, LONGEST_NAME).strip()
        if not name:
            self._says(mark, layer, "the Passage has no name", "name the object")
            name = f"object-{mark.id}"
        elif len(mark.name) > LONGEST_NAME:
            self._says(mark, layer, "the Passage's name is too long", f"keep it under {LONGEST_NAME} letters")
        if box is None:
            return
        members = mark.members
        passage = PassageSpec(
            name,
            box,
            ticks(members["allowance"] or ALLOWANCE),
            members["rhythm"] == "steady",
            half_up(float(members["bend"]) * 1000),
            bool(members["lamp"]),
        )
        for other, its, _ in self._passages:
            if other.name == name:
                self._says(mark, layer, f"two passages are named {name} (object {its.id})", "rename one")
            if self.ground.overlap(other.box, box):
                self._says(mark, layer, f"passages {other.name} and {name} overlap", "move their edges apart")
        self._passages.append((passage, mark, layer))
        self.things.passages.append(passage)

    # ---- weight, archways, gifts

    def _field(self, mark: Mark, layer: str) -> None:
        box = self._box(mark, layer)
        if box:
            self.things.fields.append(FieldSpec(box, int(mark.members["first"] == "heavy")))

    def _archway(self, mark: Mark, layer: str) -> None:
        self._arches.add(self._foot(mark, layer), mark, layer)

    def _memory(self, mark: Mark, layer: str) -> None:
        x, y = half_up(mark.x + mark.w / 2), half_up(mark.y + mark.h / 2)
        number = int(mark.members["number"])
        if not self.ground.inside(x, y) or self.ground.solid_at(x, y):
            self._says(mark, layer, "the Memory is out of reach", "move it into air inside the map")
        elif any(memory.number == number for memory in self.things.memories):
            self._says(mark, layer, f"memory {number} is there twice", "give it another number")
        else:
            self.things.memories.append(MemorySpec(self.ground.turn(x), y, number))

    def _brand(self, mark: Mark, layer: str) -> None:
        foot = self._foot(mark, layer)
        if foot:
            self.things.brands.append(foot)

    def _hush(self, mark: Mark, layer: str) -> None:
        box = self._box(mark, layer)
        if box:
            self.things.hushes.append(box)

    # ---- the last climb

    def _door(self, mark: Mark, layer: str) -> None:
        self._last.door(self._box(mark, layer), mark, layer)

    def _vision(self, mark: Mark, layer: str) -> None:
        self._last.foot(self._foot(mark, layer), mark, layer)

    def _taking(self, mark: Mark, layer: str) -> None:
        self._last.taking(self._foot(mark, layer), mark, layer)

    # ---- loops

    def _loop(self, mark: Mark, layer: str) -> None:
        self._loops.add(self._box(mark, layer), mark, layer)

    # ---- shifting walls

    def _wall(self, mark: Mark, layer: str) -> None:
        self._walls.add(mark, layer)

    # ---- what they must be together

    def _together(self) -> None:
        report = self.report
        for kind, found in (("Start", self._starts), ("Exit", self._exits)):
            if not found:
                report.add(f"the map has no {kind}", f"insert an object of class {kind}")
            for mark, layer in found[1:]:
                self._says(mark, layer, f"it is another {kind}", "remove all but one")
        for passage, mark, layer in self._passages:
            if passage.lamp and not any(
                self.ground.holds(passage.box, lamp.x, lamp.y - 1) for lamp in self.things.lamps
            ):
                self._says(
                    mark,
                    layer,
                    f"passage {passage.name} has no Lamp",
                    "put one in, or set its `lamp` to false",
                )
        for lamp, mark, layer in self._lamps:
            if self._passages and not any(
                self.ground.holds(passage.box, lamp.x, lamp.y - 1) for passage, _, _ in self._passages
            ):
                self._says(
                    mark, layer, "the Lamp is in no Passage", "draw the passage around it", grave=False
                )
