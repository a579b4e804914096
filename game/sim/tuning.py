"""Every number of the rules, written in px, s and px/s with its reason, converted here once.

Inside, lengths are whole pixels, speeds 1/256 px a tick, times ticks, meters 1/256 of a point of 1000.
The conversions are exact integer roundings, so that the same line gives the same number everywhere.
`NUMBERS` holds the lines as written; `digest()` covers what they became.
"""

from hashlib import blake2b

FRAMES = 60  # ticks a second
UNIT = 256  # parts of a pixel, and of a point of a meter


def speed(px_per_s: int) -> int:
    """px/s -> 1/256 px a tick."""
    return _nearest(px_per_s * UNIT, FRAMES)


def pull(px_per_s2: int) -> int:
    """px/s^2 -> 1/256 px a tick, each tick."""
    return _nearest(px_per_s2 * UNIT, FRAMES * FRAMES)


def ticks(ms: int) -> int:
    """Milliseconds -> ticks."""
    return _nearest(ms * FRAMES, 1000)


def gain(points_per_s: int) -> int:
    """Points of a meter a second -> 1/256 points a tick."""
    return _nearest(points_per_s * UNIT, FRAMES)


def _nearest(a: int, b: int) -> int:
    return (2 * a + b) // (2 * b) if a >= 0 else -((-2 * a + b) // (2 * b))


# ---- the climber's box: one tile wide, so that a shaft of one tile takes it
BOX_W = 16
BOX_H = 22
LOW_H = 14  # crouched under a wall that presses: lower than a tile
HALF_W = BOX_W // 2

# ---- running
RUN = speed(160)  # ten tiles a second
RUN_UP = RUN * 1000 // (90 * FRAMES) + 1  # standing to full speed in 0.09 s
AIR_CONTROL = 65  # % of it in the air: a jump is a decision that can still be mended
OVER_RUN = speed(160) // 24  # speed above a run fades slowly: momentum is worth keeping
WALK = speed(64)  # with the grip tightened on the child
GRASPED = 3  # a grasp divides the run by this

# ---- jumping
JUMP = speed(-210)
JUMP_ALONG = speed(60)  # added along the run, so that a running jump crosses 7 tiles
JUMP_HOLD = ticks(200)  # a held button keeps the rise; a tap rises under one tile
GRAVITY = pull(1800)
APEX = speed(40)  # below this speed a held jump floats ..
APEX_GRAVITY = 50  # .. at so many % of gravity
FALL = speed(320)
FAST_FALL = speed(480)  # with down

# ---- weight: in a field the beat makes jumps light and heavy by turns
LIGHT_GRAVITY = 50  # % of gravity: jumps rise six tiles
HEAVY_GRAVITY = 140  # two tiles
LIGHT_HOLD = 21  # ticks that a held jump rises for
HEAVY_HOLD = 7

# ---- forgiveness: all of it gives the player what they meant
COYOTE = 6  # ticks after an edge in which a jump still counts as from it
BUFFER = 5  # ticks that a press is kept for
CORNER = 8  # px that a head is moved aside round a corner
CEILING = 3  # ticks of a jump in which a bumped ceiling does not end it
KEPT = 4  # ticks that speed into a wall is kept for, should the wall end
POP_UP = 6  # px that feet are lifted onto a ledge they just missed

# ---- walls
GRIP_REACH = 2  # px to a wall that the hand takes hold of
KICK_REACH = 6  # px to a wall that a foot can kick off from
KICK = speed(260)  # away from the wall: faster than a run, so that a chimney goes up
KICK_STEER = 10  # ticks until control is whole again; the last few already answer
KICK_ANSWER = 3
CLIMB_UP = speed(-70)
CLIMB_DOWN = speed(140)
CLIMB_SWING = pull(900)  # how fast the arm changes its mind
CLIMB_STILL = 6  # ticks of hold before the arm pulls: the grip is seen to take
HOP_ALONG = speed(100)  # over the top edge, onto the ledge
HOP_UP = speed(-120)
HOP_STEER = 6  # ticks the hop goes its own way
SLIDE = speed(40)  # pressing into a wall brakes a fall, for a while
SLIDE_FADE = speed(4)
GRIP = 48000  # a full arm
GRIP_HANG = GRIP // (8 * FRAMES)  # 8 s of hanging
GRIP_CLIMB = GRIP * 70 // (12 * 16 * FRAMES)  # or 12 tiles of climbing
GRIP_JUMP = GRIP // 4  # a climb jump: they stretch a grip to 16 tiles, never 20
GRIP_ALONE = 150  # % of it with both arms free
GRIP_LOW = GRIP // 5  # the arm trembles
FROST_GRIP = 2  # cold stone costs the arm double
REFUND = 12  # ticks in which a climb jump that turns into a wall jump gives its grip back

# ---- carried by solids
LENT = 10  # ticks that a wall's speed stays in the legs
LENT_ALONG = speed(250)  # the most that it may add to a jump ..
LENT_UP = speed(130)  # .. upward
WIGGLE = 6  # px that a squeezed climber slips aside
WALL_STEP = 8  # px: faster walls move in steps of this, so that nothing tunnels

# ---- kneeling
STILL = speed(15)  # slower than this is standing still
GET_UP = 20  # ticks to stand up at the worst of the cold; a jump needs none

# ---- the heart (ticks between strong beats)
BEAT_MIN = 36
BEAT_MAX = 120
BEAT_CALM = 60  # one a second
BEAT_FEAR = 36  # 100 a minute, the most that fear drives it to
BEAT_FAINT = 90  # 40 a minute, a failing life
BEAT_FIRST = 60  # a rhythm's first beat
BEAT_DRIFT = 2  # ticks a beat that the base may change by
BREATH = 30  # ticks that a beat is announced ahead
REGULAR_AFTER = 3  # regular intervals after each irregular one
EVEN_AFTER = 8  # even ones that kneeling gives
KNEEL_BEATS = 3  # beats to kneel through for them
WEAK_GAP = 10  # ticks between the weak beats of a flutter
FLUTTERS = 6  # the most of them, so that they fit in 60 ticks
FLUTTER_REST = ticks(20000)
SICK = 250  # of 1000 chances of an irregular beat where one is allowed ..
SICK_WEAK = 500  # .. and what a failing life adds
WINDOW_BRAND = (4, 5)  # ticks before and after the beat
WINDOW_LOOP = (8, 8)
WINDOW_SOOTHE = (5, 5)
WINDOW_VIGIL = (3, 3)
STOPPED = ticks(3000)  # standing ticks that a stopped heart waits
REVIVE_KNEEL = ticks(1000)  # kneeling ticks that bring it back ..
REVIVE_LIFE = 400  # .. with so much of the ceiling

# ---- the brand
BRAND = speed(480)  # straight, without weight
BRAND_SLANT = BRAND * 181 // 256  # the same along a diagonal
BRAND_TICKS = 10  # five tiles
BRAND_BEAT = 14  # loosed on the beat: seven
BRAND_AFTER = speed(200)  # the most speed along that is left when it is spent ..
BRAND_RISE = speed(-120)  # .. and the rise, if it went up
BRAND_BURNS = 28  # px: hands so near are burned
BURN_SLEEP = 2  # beats that a burned hand sleeps
WALL_SLEEP = 4  # beats that a hand sleeps over which a wall has passed
WALL_NUMBS = 12  # px from a moving wall within which it does

# ---- the child: hurts are shares of the ceiling, fear and cold points of 1000
HURT_GRASP = 50
HURT_GRASP_MAX = 150
HURT_FALL = 100
HURT_BRAND = 80
FALL_HURTS = 10 * 16  # px
FALL_FRIGHTENS = 6 * 16
FEAR_GRASP = 60 * UNIT
FEAR_FALL = 40 * UNIT
FEAR_SOOTHED = 15 * UNIT
FEAR_LOOP = 30 * UNIT  # a wrong pass of a loop
FEAR_HAND = gain(3)  # a wakeful hand near
FEAR_HANG = gain(4)  # the child on one arm ..
FEAR_HANG_MAX = 300 * UNIT  # .. never above this from that alone
FEAR_REST = gain(4)  # what a quiet footing takes away
FEAR_TIGHT = gain(20)  # a tightened grip
FEAR_KNEEL = gain(120)
FEAR_LIGHT = gain(60)
COLD_SHIFT = 10  # cold follows fear by 1/1024 of the gap a tick: a tide, not a wave
COLD_KNEEL = gain(120)
COLD_LIGHT = gain(200)
COLD_GRIP = 400  # of 1000 of the grip that the worst cold takes
COLD_CLIMB = 250  # of 1000 of the climbing speed
FULL = 1000 * UNIT

# ---- hands
HAND_NEAR = 88  # px: it wakes
HAND_FAR = 128  # px: it sleeps again
HAND_NEAR_Y = 72
HAND_FAR_Y = 112
HAND_OPENING = 30  # announced so long
HAND_REACH = 24  # open at most so long
HAND_ARM = 20  # px that an ankle hand reaches up from its floor
HAND_STRETCH = 20  # px that a wall hand reaches out of its wall ..
HAND_HEIGHT = 14  # .. and px above and below
HAND_DRAG = 3  # times what a grip costs in its grasp
HAND_WALK = 2  # ticks for each px that a procession walks
GREAT_NEAR = 96  # px from where its line begins: a great hand wakes
GREAT_RISE = 60  # ticks it rises before it comes on
GREAT_FLINCH = 10  # ticks that a beat stops it for
GREAT_SPAN = 44  # px: its fingers open for whoever is so near
GREAT_PALM = 30  # px: .. and close on whoever is so near then
HAND_SPREAD = 10  # px either side
GRASP_PRESSES = 3  # jump presses that free
GRASP_PULL = 45  # ticks of jump held that free
GRASP_GRACE = 30  # ticks in which no other takes hold

# ---- loops and the gaze
ODD_REACH = 24  # px along to what differs, where kneeling answers it ..
ODD_REACH_Y = 72  # .. and up: it hangs on the wall, over one's head
GAZE_STILL = ticks(30000)  # without new height one is lost; twice and three times as long, more so
GAZE_AGAIN = ticks(6000)  # between two times that the thread is heard
GAZE_WAIT = 30  # ticks after a wrong pass until it is

# ---- ash
ASH_STAY = 30  # ticks of weight until it falls
ASH_GONE = ticks(2500)
ASH_REST = 45  # ticks without weight after which cracks close

# ---- lamps, sky, death
LAMP_REACH = 20  # px from its foot, along
LAMP_HIGH = 40  # px above its foot
LAMP_LIGHT = 84  # px: lamplight, where the sky waits
ALLOWANCE = ticks(90000)  # the least that a lamp adds
SKY_KNEEL = 3  # times as fast, kneeling in the dark
UNRAVEL = ticks(3000)
MEMORY_REACH = 18  # px
MEMORY_GIVES = ticks(20000)  # a memory holds the sky off for a while
ARCH_REACH = 14  # px from the middle of an archway
LET_GO = ticks(3000)
VISION_KNEEL = ticks(1500)  # forehead to forehead before the door
VISION_FALL = 6 * 16  # px: who falls so far in the vision stands on the last ledge again
TAKING_REACH = 24  # px from the middle of a ledge that takes
CHOICE_BEATS = 8  # even beats to hold on through
FALL_TOO_FAR = 24 * 16  # px below the last footing: smoke takes you back
DYING = 24
DYING_SKIP = 6  # from here on a press goes straight back

NUMBERS: dict[str, object] = {
    name: value for name, value in sorted(globals().items()) if name.isupper() and name != "NUMBERS"
}


def digest() -> str:
    """16 hex digits over every number above; a tape names the tuning it was made under."""
    text = "\n".join(f"{name}={globals()[name]}" for name in NUMBERS)
    return blake2b(text.encode(), digest_size=8).hexdigest()
