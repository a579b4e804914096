"""What a tick tells its listeners: view, sound, rumble, captions, splits.

Events say what happened, never what to show. `x`, `y` are whole pixels on the map (the middle of the
thing it happened to), so that a listener can place a sound or a spark without looking anything up.
"""

from typing import NamedTuple


class Jumped(NamedTuple):
    """The climber left the ground or a wall. `kind`: 0 from the ground, 1 off a wall, 2 up a wall."""

    x: int
    y: int
    kind: int


class Landed(NamedTuple):
    """Feet on ground. `speed` in 1/256 px a tick, `fall` px below its highest place, `tile` a kind."""

    x: int
    y: int
    speed: int
    fall: int
    tile: int


class Gripped(NamedTuple):
    """The free hand took hold of a wall. `side`: -1 left, 1 right."""

    x: int
    y: int
    side: int


class LetSlip(NamedTuple):
    """The arm gave out: no grip is left."""

    x: int
    y: int


class Trembled(NamedTuple):
    """Less than a fifth of the grip is left."""

    x: int
    y: int


class Hopped(NamedTuple):
    """Over the top edge of a wall."""

    x: int
    y: int


class Bumped(NamedTuple):
    """Head against a ceiling."""

    x: int
    y: int


class Knelt(NamedTuple):
    """Forehead to forehead."""

    x: int
    y: int


class Rose(NamedTuple):
    """Up from kneeling."""

    x: int
    y: int


class Squeezed(NamedTuple):
    """A wall pressed, and the climber made room: crouched (1) or slipped aside (2)."""

    x: int
    y: int
    how: int


class Beat(NamedTuple):
    """A strong beat: the world moves. `interval` ticks since the last one."""

    x: int
    y: int
    interval: int


class WeakBeat(NamedTuple):
    """A beat that is heard and felt and moves nothing."""

    x: int
    y: int


class Breath(NamedTuple):
    """The child breathes in: a strong beat in 30 ticks. `catches`: it comes early."""

    x: int
    y: int
    catches: bool


class Soothed(NamedTuple):
    """A jump or a landing fell on the beat."""

    x: int
    y: int


class Calmed(NamedTuple):
    """Knelt through three beats: eight even ones follow."""

    x: int
    y: int


class HeartStopped(NamedTuple):
    """No beat comes until the climber kneels long enough."""

    x: int
    y: int


class HeartReturned(NamedTuple):
    """Kneeling brought it back."""

    x: int
    y: int


class BrandGiven(NamedTuple):
    """Small fingers brushed the collarbone: the brand is yours."""

    x: int
    y: int


class Branded(NamedTuple):
    """The brand is loosed; `dx`, `dy` its direction, `on_beat` whether the beat threw it further."""

    x: int
    y: int
    dx: int
    dy: int
    on_beat: bool


class Rekindled(NamedTuple):
    """The brand is there again."""

    x: int
    y: int


class Burned(NamedTuple):
    """A hand was burned by the brand."""

    x: int
    y: int
    hand: int


class HandNumbed(NamedTuple):
    """A shifting wall passed over a hand, which sleeps for some beats."""

    x: int
    y: int
    hand: int


class WeightTurned(NamedTuple):
    """A beat turned the weight of the field the climber is in. `heavy`: 1, light: 0."""

    x: int
    y: int
    heavy: int


class WentThrough(NamedTuple):
    """Through an archway; `x`, `y` is the other side, `arch` the number of that end."""

    x: int
    y: int
    arch: int


class MemoryFound(NamedTuple):
    """A shard is picked up; `number` of the 28."""

    x: int
    y: int
    number: int


class LettingGo(NamedTuple):
    """The button is down where hands whisper: three seconds until the child is laid down."""

    x: int
    y: int


class HeldAgain(NamedTuple):
    """The button was released in time: nothing is lost."""

    x: int
    y: int


class HandWoke(NamedTuple):
    """A hand has felt the climber near; it whispers."""

    x: int
    y: int
    hand: int


class HandOpened(NamedTuple):
    """Fingers open: in 30 ticks it reaches."""

    x: int
    y: int
    hand: int


class HandReached(NamedTuple):
    """It can grasp now."""

    x: int
    y: int
    hand: int


class HandRecoiled(NamedTuple):
    """The beat drove it back."""

    x: int
    y: int
    hand: int


class Grasped(NamedTuple):
    """A hand has the climber."""

    x: int
    y: int
    hand: int


class Freed(NamedTuple):
    """The climber is out of a hand's grasp."""

    x: int
    y: int
    hand: int


class WallMoved(NamedTuple):
    """A shifting wall sets out."""

    x: int
    y: int
    wall: int


class WallArrived(NamedTuple):
    """A shifting wall stands at a stop."""

    x: int
    y: int
    wall: int


class AshCracked(NamedTuple):
    """A slab of ash begins to crumble."""

    x: int
    y: int
    slab: int


class AshFell(NamedTuple):
    """A slab of ash is gone for a while."""

    x: int
    y: int
    slab: int


class AshReturned(NamedTuple):
    """A slab of ash is whole again."""

    x: int
    y: int
    slab: int


class PassageEntered(NamedTuple):
    """The climber's middle is in another passage; its number in the level."""

    x: int
    y: int
    passage: int


class LampLit(NamedTuple):
    """A lamp burns; it is where the climber returns to."""

    x: int
    y: int
    lamp: int


class SkyFell(NamedTuple):
    """The allowance is spent: three seconds of unravelling."""

    x: int
    y: int


class Died(NamedTuple):
    """`cause` is one of the names in `game.sim.world.CAUSES`."""

    x: int
    y: int
    cause: int


class Returned(NamedTuple):
    """Back at a lamp, in its lamp state."""

    x: int
    y: int
    lamp: int


class VisionBegan(NamedTuple):
    """Forehead to forehead before the door: the last climb begins; `x`, `y` is its foot."""

    x: int
    y: int


class Taken(NamedTuple):
    """A ledge of the last climb took something for good. `what`: of `game.sim.level.TAKEN`."""

    x: int
    y: int
    what: int


class CarriedBack(NamedTuple):
    """A fall in the vision: on the last ledge again."""

    x: int
    y: int


class HeldOn(NamedTuple):
    """Held through an even beat above the last wall; `beats` so far."""

    x: int
    y: int
    beats: int


class TurnedAway(NamedTuple):
    """The way back down is begun."""

    x: int
    y: int


class GivenBack(NamedTuple):
    """On the way down: `what` is yours again."""

    x: int
    y: int
    what: int


class Woke(NamedTuple):
    """Hold is let go in the dark room: the arms open on nothing."""

    x: int
    y: int


class LoopPassed(NamedTuple):
    """A loop's join is crossed: the climber and all around are `dx`, `dy` px from where they were.

    `wrong`: 1 where its rule is not met and fear grows. `x`, `y`: the place after it.
    """

    x: int
    y: int
    loop: int
    dx: int
    dy: int
    wrong: int


class LoopOpened(NamedTuple):
    """A loop's rule is met: from here on its end leads on."""

    x: int
    y: int
    loop: int


class GazeShows(NamedTuple):
    """The eyes look toward x, y, where the way is. `plain`: 1 faint, 2 plain, 3 in words as well."""

    x: int
    y: int
    plain: int


class MapEntered(NamedTuple):
    """The climb goes on in the next map; its number in the world's levels."""

    x: int
    y: int
    level: int


class Ended(NamedTuple):
    """The climb is over; `game.sim.endings.ENDINGS` names how."""

    x: int
    y: int
    ending: int


Event = (
    Jumped
    | Landed
    | Gripped
    | LetSlip
    | Trembled
    | Hopped
    | Bumped
    | Knelt
    | Rose
    | Squeezed
    | Beat
    | WeakBeat
    | Breath
    | Soothed
    | Calmed
    | HeartStopped
    | HeartReturned
    | BrandGiven
    | Branded
    | Rekindled
    | Burned
    | HandNumbed
    | WeightTurned
    | WentThrough
    | MemoryFound
    | LettingGo
    | HeldAgain
    | HandWoke
    | HandOpened
    | HandReached
    | HandRecoiled
    | Grasped
    | Freed
    | WallMoved
    | WallArrived
    | AshCracked
    | AshFell
    | AshReturned
    | PassageEntered
    | LampLit
    | SkyFell
    | Died
    | Returned
    | VisionBegan
    | Taken
    | CarriedBack
    | HeldOn
    | TurnedAway
    | GivenBack
    | Woke
    | LoopPassed
    | LoopOpened
    | GazeShows
    | MapEntered
    | Ended
)
