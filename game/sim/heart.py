"""The arrhythmic clock of the world.

Strong beats move things, weak ones are only heard and felt. Each strong beat is fixed when the one
before it strikes, which is at least 36 ticks ahead, and after that nothing moves it; a stopped heart
alone cancels it. Irregular intervals are paid for: every interval earns its map's share of credit, and
only a full credit buys one, so the share holds for every stretch from a rhythm's start.

A passage's rhythm is drawn from (seed, passage). It begins at once at a lamp; a passage that is walked
into takes over on the beat that is already on its way, so that no announced beat is ever taken back.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.sim import events, tuning
from game.sim.rng import advance, mix, seeded
from game.sim.states import CLIMB, KNEELING

if TYPE_CHECKING:
    from game.sim.world import World

REGULAR, EARLY, LATE, DROPPED, PAIR, FLUTTER = range(6)
INTERVAL_NAMES = ("regular", "early", "late", "dropped", "pair", "flutter")

# intervals -> how many off-base ones they use up
PRICE = {EARLY: 2, DROPPED: 1, PAIR: 1, FLUTTER: 1}
CREDIT = 1000  # one off-base interval
CREDIT_MAX = 3 * CREDIT


@dataclass(slots=True)
class Heart:
    """Times in ticks. `left` to the next strong beat, `since` the last one, `period` between the two."""

    rng: int = 0
    left: int = tuning.BEAT_FIRST
    period: int = tuning.BEAT_FIRST
    since: int = 0
    beats: int = 0  # strong beats of this rhythm
    base: int = tuning.BEAT_CALM
    kind: int = REGULAR  # what the running interval is
    owed: int = 0  # the long interval after an early beat
    regular: int = 0  # regular intervals still to come before another irregular one
    even: int = 0  # even intervals that kneeling gave
    credit: int = 0
    weak: int = 0  # weak beats still to come in this interval
    weak_in: int = 0  # ticks to the next of them
    flutter_rest: int = 0
    fresh: int = 0  # 1 + passage whose rhythm takes over on the next beat, or 0
    knelt: int = 0  # strong beats knelt through
    soothed: int = -1  # the beat whose soothing is spent
    stopped: int = 0  # standing ticks left to a stopped heart, 0 while it beats
    reviving: int = 0  # ticks knelt while it is stopped
    revived: int = 0  # 1: its one return since the last lamp is spent


def begin_rhythm(world: "World", passage: int) -> None:
    """A passage's rhythm from its start: phase 0, the first beat after 60 ticks."""
    heart = world.heart
    _draw(world, passage)
    heart.left = heart.period = tuning.BEAT_FIRST
    heart.since = heart.beats = 0
    heart.fresh = 0


def take_over(world: "World", passage: int) -> None:
    """The rhythm of a passage that was walked into begins on the beat that is on its way."""
    world.heart.fresh = passage + 1


def _draw(world: "World", passage: int) -> None:
    heart = world.heart
    heart.rng = seeded(world.seed, passage)  # alone as in the whole climb
    heart.base = _aim(world)
    heart.kind = REGULAR
    heart.owed = heart.regular = heart.credit = heart.weak = heart.even = heart.knelt = 0
    heart.soothed = -1
    heart.flutter_rest = tuning.FLUTTER_REST  # so that two rhythms in a row cannot flutter twice in 20 s


def _aim(world: "World") -> int:
    """The base that fear and life ask for: calm 60 ticks, faint 90, in fear down to 36."""
    calm = tuning.BEAT_CALM + (tuning.BEAT_FAINT - tuning.BEAT_CALM) * (1000 - world.child.life) // 1000
    return calm - (calm - tuning.BEAT_FEAR) * (world.child.fear // tuning.UNIT) // 1000


def _roll(heart: Heart, n: int) -> int:
    heart.rng = advance(heart.rng)
    return mix(heart.rng) % n


def step_heart(world: "World") -> bool:
    """One tick of the clock; True on a strong beat."""
    heart = world.heart
    if heart.stopped or world.level.awake:
        return False
    heart.since += 1
    heart.left -= 1
    if heart.flutter_rest:
        heart.flutter_rest -= 1
    if heart.weak:
        heart.weak_in -= 1
        if not heart.weak_in:
            heart.weak -= 1
            heart.weak_in = tuning.WEAK_GAP
            world.say(events.WeakBeat(*world.middle))
    if heart.left == tuning.BREATH:
        world.say(events.Breath(*world.middle, heart.kind == EARLY))
    if heart.left:
        return False
    world.say(events.Beat(*world.middle, heart.period))
    heart.beats += 1
    heart.since = 0
    if world.climber.state == KNEELING:
        heart.knelt += 1
        if heart.knelt == tuning.KNEEL_BEATS:
            heart.knelt = 0
            heart.even = tuning.EVEN_AFTER
            heart.owed = heart.regular = 0
            world.say(events.Calmed(*world.middle))
    if heart.fresh:
        even = heart.even
        _draw(world, heart.fresh - 1)
        heart.even = even
        heart.fresh = 0
        heart.beats = 2 - (heart.beats & 1)  # odd stays odd: what goes by turns goes on by turns
        heart.left = heart.period = tuning.BEAT_FIRST
    else:
        heart.left = heart.period = _interval(world)
    return True


def _interval(world: "World") -> int:
    """Fix the next strong beat; sets the interval's kind and its weak beats."""
    heart = world.heart
    aim = _aim(world)
    heart.base += max(-tuning.BEAT_DRIFT, min(tuning.BEAT_DRIFT, aim - heart.base))
    base = heart.base
    heart.kind = REGULAR
    heart.weak = 0
    heart.credit = min(CREDIT_MAX, heart.credit + world.irregular)
    if heart.even:
        heart.even -= 1
        return base
    if heart.owed:
        owed, heart.owed = heart.owed, 0
        heart.kind = LATE
        heart.regular = tuning.REGULAR_AFTER
        return owed
    if heart.regular:
        heart.regular -= 1
        return base
    sick = tuning.SICK + tuning.SICK_WEAK * (1000 - world.child.life) // 1000
    if world.irregular == 0 or _roll(heart, 1000) >= sick:
        return base
    kind = EARLY + _roll(heart, 5)
    length = _length(heart, kind)
    if not length or heart.credit < PRICE[kind] * CREDIT:
        return base
    heart.credit -= PRICE[kind] * CREDIT
    heart.kind = kind
    if kind == EARLY:
        heart.owed = min(tuning.BEAT_MAX, 2 * base - length)
        return length
    heart.regular = tuning.REGULAR_AFTER
    if kind == PAIR:
        heart.weak, heart.weak_in = 1, base * 2 // 5
    elif kind == FLUTTER:
        heart.weak, heart.weak_in = 3 + _roll(heart, tuning.FLUTTERS - 2), tuning.WEAK_GAP
        heart.flutter_rest = tuning.FLUTTER_REST
    return length


def _length(heart: Heart, kind: int) -> int:
    """Ticks of an irregular interval at this base, or 0 where it does not fit between 36 and 120."""
    base = heart.base
    length = {
        EARLY: base * 13 // 20,
        DROPPED: base * 2,
        PAIR: base * 4 // 3,
        FLUTTER: base * 3 // 2,
    }.get(kind, 0)
    if not tuning.BEAT_MIN <= length <= tuning.BEAT_MAX:
        return 0
    if kind == FLUTTER and (heart.flutter_rest or length < tuning.WEAK_GAP * tuning.FLUTTERS + tuning.BREATH):
        return 0  # its last weak beat stays clear of the announcement
    return length


# ---- windows, soothing, the stopped heart ------------------------------------------


def in_window(world: "World", window: tuple[int, int]) -> bool:
    """Is this tick within `window` (before, after) of a strong beat, as the rules of the climb stretch it?"""
    heart = world.heart
    before, after = world.rules.window(window)
    return not heart.stopped and (heart.left <= before or (heart.beats > 0 and heart.since <= after))


def soothe(world: "World") -> None:
    """A jump or a landing: on the beat it takes fear away, once a beat."""
    heart = world.heart
    before, after = tuning.WINDOW_SOOTHE
    if heart.stopped:
        return
    if heart.left <= before:
        beat = heart.beats + 1
    elif heart.beats and heart.since <= after:
        beat = heart.beats
    else:
        return
    if heart.soothed == beat:
        return
    heart.soothed = beat
    child = world.child
    child.fear = max(0, child.fear - tuning.FEAR_SOOTHED)
    world.say(events.Soothed(*world.middle))


def stop_heart(world: "World") -> None:
    """Life is at nothing: no beat comes, walls stop, hands sleep, the sky waits."""
    heart = world.heart
    if heart.stopped:
        return
    if heart.revived:
        world.die("heart")
        return
    heart.stopped = tuning.STOPPED
    heart.reviving = heart.weak = 0
    world.say(events.HeartStopped(*world.middle))


def hush(world: "World") -> None:
    """Where a map asks for it the heart stops, once after each lamp, for who stands or hangs there."""
    heart, c = world.heart, world.climber
    if heart.stopped or heart.revived or world.alone or not (c.ground or c.state == CLIMB):
        return
    if any(world.level.holds(box, *world.middle) for box in world.level.hushes):
        stop_heart(world)


def step_stopped(world: "World") -> None:
    """Only standing ticks count against it; kneeling long enough brings it back, once a lamp."""
    heart, c = world.heart, world.climber
    if c.state != KNEELING:
        heart.reviving = 0
        if c.ground:
            heart.stopped -= 1
            if not heart.stopped:
                world.die("heart")
        return
    heart.reviving += 1
    if heart.reviving >= tuning.REVIVE_KNEEL:
        heart.stopped = heart.reviving = 0
        heart.revived = 1
        heart.left = heart.period = tuning.BEAT_FIRST
        heart.since = heart.owed = 0
        heart.kind = REGULAR
        world.child.hurts = 1000 - tuning.REVIVE_LIFE
        world.child.weigh(world)
        world.say(events.HeartReturned(*world.middle))
