"""The one table of what a map may hold: classes of objects, their members, and properties of the map.

From it come the reader's defaults, `levels/burning-lavender.tiled-project`, `levels/objecttypes.xml`, the
templates and the tables in `levels/README.md` (all written by `python -m game.maps.generate`). Tiled does
not save a member that has its default, so the reader fills it in from here.

Designers write seconds and tiles; `things.py` converts once to ticks and pixels.
"""

from dataclasses import dataclass

from game.sim.level import GREAT, HAND_KINDS, LOOP_RULES, MOVERS, TAKEN, TILE_NAMES, WAYS

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Member:
    """`type` is one of Tiled's: string int float bool color file object; `enum` names one of ENUMS.

    `low` and `high` bound a number.
    """

    name: str
    type: str
    default: Value
    says: str
    enum: str = ""
    low: float = -1e6
    high: float = 1e6


@dataclass(frozen=True, slots=True)
class ThingClass:
    """A class of objects. `shape`: point, rectangle, polyline (what its template draws).

    `rules`: does the simulation see it? The others are read as scenery until their mechanics come.
    """

    name: str
    shape: str
    color: str
    says: str
    members: tuple[Member, ...] = ()
    rules: bool = False
    size: tuple[int, int] = (16, 16)  # px, of the template's rectangle

    def defaults(self) -> dict[str, Value]:
        """Every member with its default."""
        return {member.name: member.default for member in self.members}


ODD_LOOKS = ("flame", "frame", "window")

ENUMS: dict[str, tuple[str, ...]] = {
    "Geometry": ("flat", "spiral"),
    "Rhythm": ("free", "steady"),
    "HandKind": HAND_KINDS[:GREAT],
    "HandSide": ("auto", "left", "right"),
    "WallMover": MOVERS,
    "LoopRule": LOOP_RULES,
    "LoopWay": WAYS,
    "OddLook": ODD_LOOKS,
    "Weight": ("light", "heavy"),
    "Taken": TAKEN,
    "Face": ("weeping", "laughing", "screaming", "still"),
}

KINDS = TILE_NAMES[1:]  # values of the property `kind` of a tile

MAP_MEMBERS: tuple[Member, ...] = (
    Member("title", "string", "", "What the player reads when the map begins."),
    Member("geometry", "string", "flat", "`spiral`: the left and right edge are one seam.", "Geometry"),
    Member("palette", "string", "", "The colours of sky and stone, by name; empty: the game's choice."),
    Member(
        "bed",
        "string",
        "",
        "The sound under everything: `mosaic`, `stairs`, `living-walls`, `returning`, `thick-air`, `cold-tide`,"
        " `summit`, `awake`; empty: that of the map's own name.",
    ),
    Member("ceiling_foot", "int", 1000, "The child's ceiling of life at the foot of the map.", "", 1, 1000),
    Member("ceiling_top", "int", 1000, "The same at its top: height costs.", "", 1, 1000),
    Member(
        "irregular", "float", 0.05, "The share of heartbeats that may be irregular, 0 to 0.25.", "", 0, 0.25
    ),
    Member("awake", "bool", False, "The dark room: nothing moves until Hold is let go; nobody is carried."),
    Member("branded", "bool", False, "Whoever begins here has the brand: a map before this one gave it."),
    Member("next", "string", "", "The map that follows, by its file name without `.tmx`."),
)

CLASSES: tuple[ThingClass, ...] = (
    ThingClass(
        "Start", "point", "#7fe0a0", "Where the climb begins: the middle of the feet, on a ledge.", rules=True
    ),
    ThingClass("Lamp", "point", "#ffd27f", "A lamp on a ledge: the climber returns here.", rules=True),
    ThingClass(
        "Archway",
        "rectangle",
        "#b0a0ff",
        "A way through the tower to another archway.",
        (Member("to", "object", 0, "The archway at the other end."),),
        rules=True,
        size=(32, 32),
    ),
    ThingClass(
        "Passage",
        "rectangle",
        "#6090c0",
        "A stretch of the climb, from one lamp or rest to the next: the unit of rhythm, camera and proof. "
        "Its name is the object's name. Passages do not overlap.",
        (
            Member(
                "allowance", "float", 0.0, "Seconds its lamp adds to the sky; 0: 90 seconds.", "", 0, 3600
            ),
            Member(
                "rhythm", "string", "free", "`steady`: the heart does not break its rhythm here.", "Rhythm"
            ),
            Member("bend", "float", 1.0, "How far the view is bent around the tower, 0 to 1.", "", 0, 1),
            Member("lamp", "bool", True, "Off: the passage has no lamp, on purpose."),
            Member(
                "dark",
                "bool",
                False,
                "Lit by what burns, by the eyes and on the beat by the heart; only seen.",
            ),
        ),
        rules=True,
        size=(320, 160),
    ),
    ThingClass(
        "Hand",
        "point",
        "#c060a0",
        "A phantom hand, at the place where it comes out of its surface.",
        (
            Member("kind", "string", "ankle", "Out of a floor, out of a wall, or walking.", "HandKind"),
            Member(
                "side",
                "string",
                "auto",
                "The side on which a wall hand's stone lies; the way a procession sets out.",
                "HandSide",
            ),
            Member(
                "walk",
                "int",
                3,
                "Tiles a procession walks to either side; 0: on round the tower.",
                "",
                0,
                400,
            ),
            Member("over_gaps", "bool", False, "On purpose: a procession goes on over gaps in its floor."),
        ),
        rules=True,
    ),
    ThingClass(
        "ShiftingWall",
        "rectangle",
        "#d08050",
        "A wall that moves from stop to stop and from the last stop back to the first. Draw the rectangle "
        "at its first stop. For two stops set `right` and `down`; for more draw a polyline anywhere and "
        "point `path` at it: its corners are the stops, counted from its first.",
        (
            Member("path", "object", 0, "A polyline whose shape is the wall's way."),
            Member("right", "int", 0, "Without a path: tiles to the right, negative: to the left."),
            Member("down", "int", 0, "Without a path: tiles down, negative: up."),
            Member("on", "string", "beat", "What moves it.", "WallMover"),
            Member("every", "int", 1, "On beat: it moves on every n-th strong beat.", "", 1, 64),
            Member("travel", "float", 0.4, "Seconds from one stop to the next.", "", 0.02, 60),
            Member(
                "rest",
                "float",
                1.0,
                "Seconds at a stop (time), or until it springs back (touch).",
                "",
                0,
                600,
            ),
            Member("wait", "float", 0.5, "On touch: seconds in which the seam fills.", "", 0, 60),
            Member("after", "object", 0, "On chain: the ShiftingWall whose arrival sets this one off."),
        ),
        rules=True,
        size=(48, 32),
    ),
    ThingClass(
        "Loop",
        "rectangle",
        "#80c0c0",
        "A corridor or shaft whose end is its beginning until its rule is met. Draw it over the open space, as "
        "long as a multiple of 32 tiles (16 for a shaft); whatever is seen from its two ends must be alike.",
        (
            Member("rule", "string", "turn", "What opens it.", "LoopRule"),
            Member("way", "string", "right", "The way in which one comes to its end.", "LoopWay"),
            Member(
                "count", "int", 2, "How many passes (count), or ways in a row to follow (follow).", "", 1, 16
            ),
            Member(
                "beats",
                "int",
                0,
                "Strong beats to kneel through anywhere in it (kneel); 0: one, at an Oddity that differs.",
                "",
                0,
                16,
            ),
            Member("out", "object", 0, "The Elsewhere it leads to once it is open; none: it goes on."),
        ),
        rules=True,
        size=(512, 48),
    ),
    ThingClass(
        "Elsewhere",
        "rectangle",
        "#60a0a0",
        "The same corridor in another place, as large as its Loop: where the Loop leads once it is open.",
        rules=True,
        size=(512, 48),
    ),
    ThingClass(
        "Oddity",
        "point",
        "#c0e0a0",
        "Something small on the wall of a Loop that differs on some passes: there one kneels.",
        (
            Member("first", "int", 2, "The pass on which it differs first.", "", 1, 16),
            Member("every", "int", 3, "From there on it differs on every so many passes.", "", 2, 16),
            Member("look", "string", "flame", "What it is.", "OddLook"),
        ),
        rules=True,
    ),
    ThingClass(
        "Mirror",
        "rectangle",
        "#a0d8ff",
        "A pane of shards. In stone it is a floor, and who stands on it hangs in it; in the air it hangs. Its "
        "shards show other selves, by life and fear.",
        (
            Member("face", "string", "still", "Whom its largest shard shows; `still`: as it comes.", "Face"),
            Member("teaches", "file", "", "A tape of this map that the reflection plays, a beat ahead."),
        ),
        size=(64, 48),
    ),
    ThingClass(
        "WeightField",
        "rectangle",
        "#d0b0ff",
        "Here gravity is light on one beat and heavy on the next.",
        (Member("first", "string", "light", "What it is on odd beats.", "Weight"),),
        rules=True,
        size=(160, 160),
    ),
    ThingClass(
        "Memory",
        "point",
        "#fff0a0",
        "A shard off the path: a small picture and a line.",
        (
            Member("number", "int", 1, "Which of the 28.", "", 1, 29),
            Member("line", "string", "", "Its line."),
        ),
        rules=True,
    ),
    ThingClass(
        "Brand",
        "point",
        "#ff9050",
        "Here small fingers brush the collarbone: the brand is given.",
        rules=True,
    ),
    ThingClass(
        "Caption",
        "rectangle",
        "#e0e0e0",
        "Words shown while the climber is in the rectangle.",
        (Member("text", "string", "", "The words, one or two short lines."),),
        size=(96, 48),
    ),
    ThingClass(
        "Voice",
        "rectangle",
        "#c0b0d0",
        "A voice heard once when the climber comes in.",
        (
            Member("text", "string", "", "Its caption."),
            Member(
                "sound", "string", "", "The sound, by name: `voice`, `laugh`, or any other of `assets/sound`."
            ),
        ),
        size=(96, 48),
    ),
    ThingClass(
        "Gaze",
        "point",
        "#d8e0ff",
        "Where the two moons look for whoever is lost near here.",
        (Member("reach", "int", 12, "Tiles around it in which it counts.", "", 1, 256),),
        rules=True,
    ),
    ThingClass(
        "GreatHand",
        "polyline",
        "#a03070",
        "A great hand: it wakes when the climber comes near the line's first corner, rises, and follows the line "
        "to its end. Each beat stops it for a moment. On a spiral the line may wind past the map's edges.",
        (Member("speed", "float", 5.0, "Tiles a second; whoever runs makes ten.", "", 0.1, 9),),
        rules=True,
    ),
    ThingClass(
        "Hush",
        "rectangle",
        "#8898b0",
        "Here the child's heart stops, once after each lamp, for whoever stands or hangs in it: forehead to forehead "
        "brings it back.",
        rules=True,
        size=(96, 48),
    ),
    ThingClass(
        "Door",
        "rectangle",
        "#404060",
        "The onyx door of soundless faces, one in a map. Kneeling before it the vision begins, at the Vision; "
        "the map's Exit is then the ledge above the last wall, where Hold is held through eight beats.",
        rules=True,
        size=(48, 80),
    ),
    ThingClass(
        "Vision",
        "point",
        "#8080c0",
        "The foot of the last climb, where who turned away comes back to.",
        rules=True,
    ),
    ThingClass(
        "Taking",
        "point",
        "#c0c0d8",
        "A ledge of the last climb: who stands on it loses something for good.",
        (Member("takes", "string", "colour", "What is gone from here on.", "Taken"),),
        rules=True,
    ),
    ThingClass(
        "Exit",
        "rectangle",
        "#f0f0ff",
        "Where the map ends: the climber's middle in it.",
        rules=True,
        size=(32, 48),
    ),
)

BY_NAME: dict[str, ThingClass] = {thing.name: thing for thing in CLASSES}
