"""One event, one cue: which sound, caption and rumble an event of the rules makes.

To change how a landing sounds, change its line. Sounds are named as in tools/assets/sound.py; one with
variations is chosen among them. Captions are English here and go through `tr` on their way to the screen.

What the world says (`priority` TOLD and above) has a caption; what one's own body just did has none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.audio.heart import breath, strong, weak
from game.audio.tread import surface
from game.sim import events, tuning
from game.sim.endings import EXIT, LET_GO, SACRIFICE, TURNED_AWAY
from game.sim.events import Event
from game.sim.level import FROST, GREAT, TILE
from game.sim.world import World

Rumble = tuple[float, float, int]  # low motor 0..1, high motor 0..1, ms
TOLD = 4  # from this priority on it matters to play, and is in words too


@dataclass(frozen=True, slots=True)
class Cue:
    """`gain` 0..1 on its `bus`; `priority`: when voices run out, the lower one is silenced."""

    sound: str = ""
    bus: str = "effects"
    gain: float = 1.0
    priority: int = 1
    caption: str = ""
    rumble: Rumble | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """`direction`: -1 left, 0 here, 1 right, 2 above, 3 below; the higher `priority` stays on the screen."""

    text: str
    direction: int
    priority: int


def _landed(world: World, event: events.Landed) -> tuple[Cue, ...]:
    if event.fall > tuning.FALL_FRIGHTENS:
        return (Cue("land_heavy", priority=3, rumble=(0.7, 0.4, 160)), Cue(surface(event.tile), gain=0.8))
    hard = min(1.0, event.speed / tuning.FALL)
    return (
        Cue("land_light", gain=0.3 + 0.6 * hard, priority=3),
        Cue(surface(event.tile), gain=0.4 + 0.5 * hard),
    )


def _jumped(world: World, event: events.Jumped) -> tuple[Cue, ...]:
    return (Cue(("jump", "kick", "climb")[event.kind], gain=(0.7, 0.9, 1.0)[event.kind], priority=2),)


def _gripped(world: World, event: events.Gripped) -> tuple[Cue, ...]:
    frost = world.level.tile((event.x + event.side * TILE) // TILE, event.y // TILE) == FROST
    return (Cue("grip_frost" if frost else "grip", gain=0.8, priority=2),)


def _beat(world: World, event: events.Beat) -> tuple[Cue, ...]:
    heard = strong(world, event.interval)
    return (Cue(heard.sound, "heart", heard.gain, 10, rumble=(0.25 * heard.gain, 0.0, 90)),)


def _weak(world: World, event: events.WeakBeat) -> tuple[Cue, ...]:
    heard = weak(world)
    return (Cue(heard.sound, "heart", heard.gain, 9, rumble=(0.08, 0.0, 60)),)


def _breath(world: World, event: events.Breath) -> tuple[Cue, ...]:
    if event.catches:
        return (Cue("breath_catch", "heart", 0.9, 8, "the breath catches", (0.0, 0.12, 120)),)
    return (Cue(breath(world), "heart", 0.7, 8, rumble=(0.0, 0.05, 400)),)


def _branded(world: World, event: events.Branded) -> tuple[Cue, ...]:
    return (Cue("brand_on_beat" if event.on_beat else "brand", gain=0.9, priority=3, rumble=(0.5, 0.7, 180)),)


def _weight(world: World, event: events.WeightTurned) -> tuple[Cue, ...]:
    if event.heavy:
        return (Cue("weight_heavy", gain=0.7, priority=5, caption="everything grows heavy"),)
    return (Cue("weight_light", gain=0.7, priority=5, caption="everything grows light"),)


def _passed(world: World, event: events.LoopPassed) -> tuple[Cue, ...]:
    # a right pass makes no sound: nobody is to hear the join
    if not event.wrong:
        return ()
    return (Cue("loop", gain=0.8, priority=6, caption="the same corridor again", rumble=(0.15, 0.0, 240)),)


def _gaze(world: World, event: events.GazeShows) -> tuple[Cue, ...]:
    # faint at first, then plain, and only then in words: the eyes are to be looked at
    if event.plain < 3:
        return (Cue("gaze", "whispers", (0.6, 0.8)[event.plain - 1], 3),)
    return (Cue("gaze", "whispers", 1.0, 6, "the eyes look away from you"),)


def _is_great(world: World, hand: int) -> bool:
    return hand < len(world.hands) and world.hands[hand].kind == GREAT


def _woke(world: World, event: events.HandWoke) -> tuple[Cue, ...]:
    if _is_great(world, event.hand):
        return (
            Cue("great_wakes", gain=0.9, priority=8, caption="a great hand rises", rumble=(0.8, 0.2, 900)),
        )
    return (Cue("hand_whisper", "whispers", 0.8, 4, "whispers: put it down"),)


def _opened(world: World, event: events.HandOpened) -> tuple[Cue, ...]:
    if _is_great(world, event.hand):
        return (
            Cue("great_opens", gain=0.95, priority=8, caption="the great hand opens", rumble=(0.4, 0.3, 450)),
        )
    return (Cue("hand_rise", gain=0.55, priority=5, caption="fingers open"),)


# how a climb ends -> its cues; the door opens and the sky comes down over the last picture, see SACRIFICED
ENDS: dict[int, tuple[Cue, ...]] = {
    EXIT: (Cue("ending", "music", 1.0, 10, "the climb is done"),),
    SACRIFICE: (Cue("calm", "music", 0.9, 10, "the child stands"),),
    TURNED_AWAY: (Cue("laying", "music", 0.5, 10, "the way down"),),
    LET_GO: (Cue("laid_down", "effects", 1.0, 10, "cloth on stone"),),
}
# ticks after the sacrifice -> what is heard
SACRIFICED: dict[int, Cue] = {
    90: Cue("door", "effects", 1.0, 10, "the door opens", (0.3, 0.0, 1600)),
    280: Cue("sky_falls", "effects", 0.9, 10, "inside, the sky comes down", (0.5, 0.2, 1500)),
}


def _ended(world: World, event: events.Ended) -> tuple[Cue, ...]:
    return ENDS.get(world.ending, (Cue("archway", "effects", 0.8, 10, "only stone"),))


# event -> its cues, or a function of (world, event) that returns them
CUES: dict[type, tuple[Cue, ...] | Callable[[World, Any], tuple[Cue, ...]]] = {
    events.Jumped: _jumped,
    events.Landed: _landed,
    events.Gripped: _gripped,
    events.LetSlip: (Cue("slip", priority=4, caption="the arm gives out", rumble=(0.2, 0.5, 200)),),
    events.Trembled: (
        Cue("tremble", gain=0.8, priority=4, caption="the arm trembles", rumble=(0.0, 0.2, 300)),
    ),
    events.Hopped: (Cue("climb", gain=0.9),),
    events.Bumped: (Cue("bump", gain=0.7),),
    events.Knelt: (Cue("knee", gain=0.9, priority=2),),
    events.Rose: (Cue("knee", gain=0.5),),
    events.Squeezed: (Cue("bump", priority=3, rumble=(0.4, 0.2, 120)),),
    events.Beat: _beat,
    events.WeakBeat: _weak,
    events.Breath: _breath,
    events.Soothed: (Cue("soothe", "music", 0.6, 4, "on the beat", (0.0, 0.15, 80)),),
    events.Calmed: (Cue("calm", "music", 0.9, 6, "the heart grows even"),),
    events.HeartStopped: (Cue("heart_stops", "heart", 1.0, 10, "the heart has stopped", (0.6, 0.0, 500)),),
    events.HeartReturned: (Cue("heart_returns", "heart", 1.0, 10, "the heart returns", (0.4, 0.2, 300)),),
    events.BrandGiven: (
        Cue("brand_given", "music", 1.0, 9, "small fingers at the collarbone", (0.3, 0.3, 600)),
    ),
    events.Branded: _branded,
    events.Rekindled: (Cue("rekindle", gain=0.7, priority=4, caption="the brand glows again"),),
    events.HandNumbed: (Cue("hand_recoil", gain=0.6, priority=4, caption="stone passes over a hand"),),
    events.Burned: (Cue("burn", gain=0.9, priority=3, rumble=(0.0, 0.4, 90)),),
    events.WeightTurned: _weight,
    events.WentThrough: (Cue("archway", gain=0.9, priority=3),),
    events.MemoryFound: (Cue("memory", "music", 0.9, 8, "a memory", (0.0, 0.2, 200)),),
    events.LettingGo: (Cue("laying", "whispers", 1.0, 9, "you are laying the child down", (0.2, 0.0, 3000)),),
    events.HeldAgain: (Cue("grip", gain=0.8, priority=6, caption="you hold on"),),
    events.HandWoke: _woke,
    events.HandOpened: _opened,
    events.HandRecoiled: (Cue("hand_recoil", gain=0.6, priority=2),),
    events.Grasped: (Cue("hand_grasp", priority=7, caption="a hand has you", rumble=(0.8, 0.6, 260)),),
    events.Freed: (Cue("hand_freed", priority=5, caption="it lets go", rumble=(0.1, 0.3, 90)),),
    events.WallMoved: (Cue("wall_move", gain=0.8, priority=4, caption="stone moves"),),
    events.WallArrived: (Cue("wall_arrive", gain=0.8, priority=3, rumble=(0.3, 0.1, 90)),),
    events.AshCracked: (Cue("ash_crack", gain=0.9, priority=4, caption="ash cracks"),),
    events.AshFell: (Cue("ash_fall", gain=0.9, priority=3),),
    events.AshReturned: (Cue("ash_return", gain=0.6),),
    events.LampLit: (Cue("lamp", "music", 0.9, 8, "a lamp takes flame", (0.2, 0.3, 200)),),
    events.SkyFell: (Cue("sky_falls", priority=9, caption="the sky unravels", rumble=(1.0, 0.6, 1500)),),
    events.Died: (Cue("death", priority=9, caption="you are ash", rumble=(0.9, 0.7, 250)),),
    events.Returned: (Cue("back", gain=0.8, priority=3),),
    events.VisionBegan: (Cue("brand_given", "music", 0.8, 9, "the door listens", (0.2, 0.1, 900)),),
    events.Taken: (Cue("memory", "music", 0.8, 9, "something is taken", (0.3, 0.0, 400)),),
    events.CarriedBack: (Cue("back", gain=0.6, priority=3),),
    events.TurnedAway: (Cue("laying", "music", 0.7, 9, "you turn back"),),
    events.GivenBack: (Cue("lamp", "music", 0.6, 8, "something is given back", (0.1, 0.1, 200)),),
    events.Woke: (Cue("gasp", "effects", 0.9, 9, "a breath: your own", (0.1, 0.0, 300)),),
    events.LoopPassed: _passed,
    events.LoopOpened: (
        Cue("loop_opens", gain=0.9, priority=7, caption="the corridor unfolds", rumble=(0.1, 0.2, 300)),
    ),
    events.GazeShows: _gaze,
    events.Ended: _ended,
}

# events that are not heard, and why
SILENT: dict[type, str] = {
    events.HandReached: "it was heard opening; the reach itself is on the beat's side of the silence",
    events.PassageEntered: "a border that only the camera and the heart know of",
    events.HeldOn: "the beat itself is heard",
    events.MapEntered: "the bed changes, which is heard for as long as one is there",
}

# what is heard without an event of the rules, see murmurs.py
SEAM = Cue("wall_seam", gain=0.7, priority=4, caption="a seam fills")
OWN_BREATH = Cue("own_breath", gain=0.7, priority=1)
PULL = Cue("climb", gain=0.55, priority=0)
MIRROR = Cue("mirror", "ambience", 0.8, 2)
GREAT_MOVES = Cue(
    "great_moves", gain=0.9, priority=7, caption="the great hand comes on", rumble=(0.5, 0.0, 200)
)
SKY = tuple(
    Cue(f"sky_crack_{n}", "ambience", 0.9, 6, "the sky cracks", (0.1 + 0.1 * n, 0.0, 400)) for n in range(4)
)
# for whoever wants no whispers, neither heard nor in words: the hand is still to be known of
HUSHED = {"hand_whisper": Cue("hand_stir", "effects", 0.8, 4, "a hand stirs")}
# the breath before each beat in words, for whoever wants it
BREATHES = "a breath"


def cues_of(world: World, event: Event) -> tuple[Cue, ...]:
    """Return what an event makes, for this moment of the world; empty for none."""
    entry = CUES.get(type(event), ())
    return entry(world, event) if callable(entry) else entry
