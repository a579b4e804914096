"""The relations of the climber's table, in drawn rooms. `held.py` says which test stands for which line."""

import pytest
from rooms import feet, mirror, named, play, room, settle, tape, watch

from game.sim import World, step, tuning
from game.sim.buttons import mirrored
from game.sim.level import Level, WallSpec
from game.sim.states import CLIMB, KNEELING, NORMAL

WIDE = "\n".join(["." * 40] * 14 + ["..S" + "." * 37] + ["#" * 40] * 2)


def ledge(tiles_up: int) -> Level:
    """A floor and, five tiles to the right, a block so many tiles high."""
    rows = [["."] * 30 for _ in range(16)]
    for x in range(30):
        rows[14][x] = rows[15][x] = "#"
    for y in range(14 - tiles_up, 14):
        for x in range(7, 30):
            rows[y][x] = "#"
    rows[13][3] = "S"
    return room("\n".join(map("".join, rows)))


def gap(tiles: int) -> Level:
    """A long run-up, a hole, and a far side that goes down as a smooth wall."""
    top = "S" + "." * 60
    floor = "#" * 14 + "." * tiles + "#" * (47 - tiles)
    return room("\n".join(["." * 61] * 6 + [top] + [floor] * 30))


def crosses(tiles: int, grips: bool = False) -> bool:
    """Does any running jump from the ticks round the edge end beyond a hole so many tiles wide?"""
    level = gap(tiles)
    for run in range(70, 96):
        world = settle(level)
        play(world, f"{run} R, 14 RJ, 80 {'URH' if grips else 'R'}")
        if feet(world) == 7 * 16 and world.climber.x >= (14 + tiles) * 16 - 16:
            return True
    return False


def test_top_speed_within_eight_ticks():
    world = settle(room(WIDE))
    play(world, "8 R")
    assert world.climber.vx == tuning.RUN
    assert abs(tuning.RUN * 60 / 256 - 160) < 1
    assert play(settle(room(WIDE)), "1 R") == []


def test_air_control_is_weaker_than_the_ground():
    air, ground = settle(room(WIDE)), settle(room(WIDE))
    play(air, "1 J, 1")
    play(air, "3 R")
    play(ground, "3 R")
    assert 0.6 < air.climber.vx / ground.climber.vx < 0.7


def test_a_full_jump_clears_three_tiles_never_four():
    for up, clears in ((3, True), (4, False)):
        ends = set()
        for run in range(24):
            world = settle(ledge(up))
            play(world, f"{run} R, 14 RJ, 50 R")
            ends.add(feet(world) == (14 - up) * 16)
        assert (True in ends) is clears, up
    assert jump_height("14 J, 40") in range(49, 64)
    assert float_ticks() in (36, 37, 38), "a held jump floats at its height, for a moment"


def jump_height(buttons: str) -> int:
    world = settle(room(WIDE))
    floor = feet(world)
    return floor - min(feet(w) for w in watch(world, buttons))


def float_ticks() -> int:
    """Ticks in the air of a jump whose button stays down."""
    world = settle(room(WIDE))
    floor = feet(world)
    return sum(feet(w) < floor for w in watch(world, "60 J"))


def test_a_tap_rises_less_than_a_tile_but_rises():
    assert 8 <= jump_height("1 J, 40") < 16


def test_a_running_jump_crosses_seven_tiles_never_nine_unless_gripped():
    assert crosses(7)
    assert not crosses(9)
    assert crosses(9, grips=True)


def test_coyote_time():
    jumped = []
    for late in range(10):
        world = settle(gap(20))
        said = []
        while world.climber.ground:
            said = step(world, 2)
        assert not said
        said = play(world, f"{late} R, 1 RJ")
        jumped.append(bool(named(said, "Jumped")))
    # the tick that noticed the edge was the first of the six
    assert jumped == [True] * 5 + [False] * 5


def test_a_press_is_kept_for_five_ticks():
    world = settle(room(WIDE))
    trace = [w.climber.y for w in watch(world, "1 J, 60")]
    lands = max(n for n, y in enumerate(trace) if y != trace[-1]) + 1
    for early in range(9):
        world = settle(room(WIDE))
        said = play(world, f"1 J, {lands - early}, 1 J, 12")
        assert (len(named(said, "Jumped")) == 2) is (early <= 5), early


def test_a_head_slips_round_a_corner():
    over = """
        ..........
        ..........
        ....####..
        ..........
        ..........
        ....S.....
        ##########
    """
    slipped = []
    for off in range(14):
        world = settle(room(over))
        # stand so that `off` px of the head are under the block
        world.climber.x = 4 * 16 - 16 + off
        play(world, "14 J")
        slipped.append(world.climber.y < 3 * 16)
    assert slipped == [True] * 9 + [False] * 5


def test_a_low_ceiling_keeps_a_jump_for_three_ticks():
    low = """
        .........
        ###......
        .........
        S........
        #########
    """
    world = settle(room(low))
    # bump at once under the low ceiling, slip out to the right and still rise
    rises = []
    for ticks_under in range(1, 8):
        world = settle(room(WIDE))
        c = world.climber
        step(world, 16)
        for _ in range(ticks_under - 1):
            step(world, 16)
        c.vy = 0  # as a bump leaves it
        if c.rise < tuning.JUMP_HOLD - tuning.CEILING:
            c.rise = 0
        step(world, 16)
        rises.append(c.vy < -400)
    assert rises[:3] == [True] * 3
    assert rises[5:] == [False] * 2
    assert named(play(settle(room(low)), "14 J"), "Bumped")


def test_speed_into_a_wall_is_kept_for_four_ticks():
    # running into a step that a jump clears a moment later: the run goes on at full speed
    level = ledge(1)
    speeds = []
    for wait in range(1, 9):
        world = settle(level)
        for w in watch(world, "60 R"):
            if w.climber.vx == 0:
                break
        c = world.climber
        for _ in range(wait - 1):
            step(world, 2)
        c.y -= 20  # lifted over the edge
        step(world, 2)
        speeds.append(c.vx)
    assert all(v >= tuning.RUN for v in speeds[:3])
    assert all(v < tuning.RUN // 2 for v in speeds[5:])


def test_feet_pop_up_onto_a_ledge_they_just_missed():
    level = ledge(2)
    popped = []
    for below in range(12):
        world = settle(level)
        c = world.climber
        c.x, c.y, c.vx, c.vy, c.ground = 7 * 16 - 18, 12 * 16 - 22 + below, tuning.RUN, 100, 0
        play(world, "3 R")
        popped.append(feet(world) == 12 * 16)
    assert popped == [True] * 6 + [False] * 6 or popped == [True] * 7 + [False] * 5


def test_falls_are_capped():
    pit = room("\n".join(["S" + "." * 9] + ["." * 10] * 80 + ["#" * 10]))
    world = World((pit,))
    world.climber.y = 0
    speeds = [w.climber.vy for w in watch(world, "60 ")]
    assert max(speeds) == tuning.FALL
    assert abs(tuning.FALL * 60 / 256 - 320) < 1


def test_down_falls_faster():
    pit = room("\n".join(["S" + "." * 9] + ["." * 10] * 80 + ["#" * 10]))
    world = World((pit,))
    world.climber.y = 0
    assert max(w.climber.vy for w in watch(world, "80 D")) == tuning.FAST_FALL > tuning.FALL


# ---- walls ---------------------------------------------------------------------------

TALL = "\n".join(["." * 12] * 26 + ["....S" + "." * 7] + ["#" * 12] * 2).replace("...", "#..", 1)


def shaft(height: int = 30, floor: bool = True) -> Level:
    """A wall of stone on the left, air on the right."""
    rows = ["###........."] * height + ["###S........" if floor else "###........."] + ["#" * 12]
    return room("\n".join(["............"] * 4 + rows))


def hanging(level: Level | None = None, **extra) -> World:
    """A climber that hangs on the left wall, mid-way."""
    world = settle(level or shaft(), **extra)
    play(world, "1 L, 1 LUH, 8 LUH")
    assert world.climber.state == CLIMB
    return world


def test_a_wall_jump_throws_away_from_the_wall():
    world = hanging()
    play(world, "60 UH, 4 H")
    x = world.climber.x
    said = play(world, "1 RJ")
    assert named(said, "Jumped")[0].kind == 1
    assert world.climber.vx > tuning.RUN
    # pressing back at once does not take it back: control returns over ten ticks
    play(world, "6 LJ")
    assert world.climber.x > x + 20 and world.climber.vx > tuning.RUN * 5 // 4
    play(world, "3 LJ")
    assert world.climber.vx < tuning.RUN * 11 // 10, "the last of them already answer"
    play(world, "10 L")
    assert world.climber.vx < tuning.RUN // 3


def test_a_kick_reaches_six_pixels():
    kicked = []
    for off in range(10):
        world = settle(shaft())
        c = world.climber
        c.x, c.y, c.vy, c.face, c.ground, c.coyote = 48 + off, 200, 300, -1, 0, 0
        kicked.append(bool(named(play(world, "1 J"), "Jumped")))
    assert kicked == [True] * 6 + [False] * 4


def test_a_full_grip_hangs_eight_seconds():
    world = hanging()
    play(world, "40 UH, 1 H")
    world.climber.grip = tuning.GRIP
    ticks = sum(w.climber.state == CLIMB for w in watch(world, "600 H"))
    assert 475 <= ticks <= 485


def test_a_full_grip_climbs_twelve_tiles():
    world = hanging(shaft(60))
    world.climber.grip = tuning.GRIP
    y = world.climber.y
    highest = min(w.climber.y for w in watch(world, "200 UH"))
    assert 11.5 * 16 <= y - highest <= 12.7 * 16
    assert abs(-tuning.CLIMB_UP * 60 / 256 - 70) < 1


def climbed_by_jumps() -> float:
    """Tiles that one grip climbs at best: some jumps, then the arm, and a last jump with what is left."""
    best = 0
    for jumps in range(6):
        world = hanging(shaft(80))
        world.climber.grip = tuning.GRIP
        foot = top = world.climber.y
        for _ in range(jumps):
            for w in watch(world, "1 UHL, 13 LUHJ, 14 LUH"):
                top = min(top, w.climber.y)
        while world.climber.state == CLIMB and world.climber.grip > 700:
            step(world, 4 | 32)
        for w in watch(world, "14 LUHJ, 20 LUH"):
            top = min(top, w.climber.y)
        best = max(best, foot - top)
    return best / 16


def test_climb_jumps_stretch_a_grip_to_sixteen_tiles_never_twenty():
    assert 15.5 <= climbed_by_jumps() < 20


def test_the_arm_trembles_under_a_fifth():
    world = hanging()
    world.climber.grip = tuning.GRIP // 5 + 50
    assert named(play(world, "20 H"), "Trembled")


def test_a_climb_jump_that_turns_into_a_wall_jump_gives_its_grip_back():
    for late, back in ((2, True), (11, True), (16, False)):
        world = hanging()
        play(world, "40 UH")
        grip = world.climber.grip
        play(world, f"1 HUJ, {late - 1} H")
        assert world.climber.grip <= grip - tuning.GRIP_JUMP
        world.climber.x = 48  # still beside the wall
        play(world, "1 RJ")
        assert (world.climber.grip > grip - tuning.GRIP_JUMP) is back, late


def test_the_climber_hops_over_the_top_edge():
    level = room("\n".join(["............"] * 6 + ["####........"] * 8 + ["####S......."] + ["#" * 12]))
    world = settle(level)
    play(world, "1 L")
    while not named(step(world, 4 | 32), "Hopped"):
        assert world.tick < 300
    c = world.climber
    assert c.vx * 60 // 256 in range(-105, -80) and c.vy * 60 // 256 < -100
    play(world, "40 UH")
    assert feet(world) == 6 * 16
    assert world.climber.x + 8 < 4 * 16


def test_a_fresh_grip_is_still_for_a_moment():
    world = settle(shaft())
    c = world.climber
    c.x, c.y, c.vy, c.face, c.ground, c.coyote = 48, 200, 0, -1, 0, 0
    play(world, "1 H")
    assert c.state == CLIMB
    y = c.y
    play(world, "4 UH")
    assert c.y == y


def test_pressing_into_a_wall_brakes_a_fall_for_a_while():
    world = settle(shaft())
    c = world.climber
    c.x, c.y, c.vy, c.face, c.ground, c.coyote = 48, 80, 0, -1, 0, 0
    speeds = [w.climber.vy for w in watch(world, "60 L")]
    assert 150 <= speeds[2] <= 260, "at once as slow as a hand on stone"
    assert speeds[10] < tuning.FALL // 2
    assert speeds[-1] > speeds[10] * 2


def test_climbing_down_is_twice_as_fast():
    assert abs(tuning.CLIMB_DOWN * 60 / 256 - 140) < 1
    world = hanging()
    play(world, "100 UH")
    y = world.climber.y
    play(world, "30 DH")
    assert 40 < world.climber.y - y < 72


def test_hold_on_the_ground_walks_and_keeps_the_face():
    world = settle(room(WIDE))
    play(world, "20 R, 20 H, 30 LH")
    c = world.climber
    assert c.vx == -tuning.WALK
    assert abs(tuning.WALK * 60 / 256 - 64) < 1
    assert c.face == 1


def test_hold_carried_over_from_a_wall_means_nothing_on_the_ground():
    level = room("\n".join(["." * 20] * 6 + ["#" * 12 + "." * 8] * 8 + ["#" * 12 + "S......."] + ["#" * 20]))
    world = settle(level)
    play(world, "1 L, 150 UH")
    assert feet(world) == 6 * 16
    play(world, "12 LH")
    assert world.climber.vx == -tuning.RUN, "no slow step after the ledge"
    play(world, "1 L, 12 LH")
    assert world.climber.vx == -tuning.WALK, "pressed anew it tightens the grip on the child"


def test_up_and_hold_beside_a_wall_starts_the_climb():
    world = settle(shaft())
    play(world, "1 L, 2 UH")
    assert world.climber.state == CLIMB
    world = settle(shaft())
    play(world, "1 L, 20 H")
    assert world.climber.state == NORMAL


def test_frost_costs_the_arm_double():
    text = "\n".join(["###........."] * 20 + ["###S........"] + ["#" * 12])
    spent = []
    for kind in "#*":
        world = settle(room(text.replace("###", "##" + kind)))
        play(world, "1 L, 30 UH")
        spent.append(tuning.GRIP - world.climber.grip)
    assert spent[1] == 2 * spent[0]


def test_cold_numbs_grip_climb_and_getting_up_but_never_the_jump():
    warm, cold = settle(shaft()), settle(shaft())
    for _ in range(2):
        cold.child.cold = cold.child.fear = tuning.FULL
        step(cold, 0)
    assert abs(cold.climber.grip / warm.climber.grip - 0.6) < 0.01
    heights = []
    for world in (warm, cold):
        play(world, "1 L, 10 UH")
        y = world.climber.y
        play(world, "60 UH")
        heights.append(y - world.climber.y)
    assert abs(heights[1] / heights[0] - 0.75) < 0.05
    rises = []
    for chill in (0, tuning.FULL):
        world = settle(room(WIDE))
        world.child.cold = world.child.fear = chill
        floor = feet(world)
        rises.append(floor - min(feet(w) for w in watch(world, "14 J, 30")))
    assert rises[0] == rises[1]
    world = settle(room(WIDE))
    play(world, "3 K")
    assert world.climber.state == KNEELING
    world.child.cold = tuning.FULL
    step(world, 0)
    assert 18 <= world.climber.get_up <= 20
    play(world, "1 RJ")
    assert world.climber.vy < 0, "a jump needs no getting up"


# ---- kneeling ------------------------------------------------------------------------


def test_kneeling_needs_a_stand():
    world = settle(room(WIDE))
    play(world, "20 R, 2 RK")
    assert world.climber.state == NORMAL
    play(world, "20 K")
    assert world.climber.state == KNEELING
    play(world, "1")
    assert world.climber.state == NORMAL
    play(world, "20 DH")
    assert world.climber.state == KNEELING


# ---- one-way glass, ash, spikes --------------------------------------------------------


def test_glass_is_one_way():
    level = room("""
        ............
        ............
        ...------...
        ............
        ....S.......
        ############
    """)
    world = settle(level)
    play(world, "14 J, 30")
    assert feet(world) == 2 * 16, "through from below, standing on it from above"
    play(world, "30 D")
    assert feet(world) == 2 * 16


def test_ash_falls_under_a_stay_and_returns():
    level = room("""
        ............
        ............
        ....S.......
        ...====.....
        ............
        ............
        ############
    """)
    world = settle(level, ticks=1)
    said = play(world, "29 ")
    assert named(said, "AshFell") and not named(said, "AshReturned")
    play(world, "40 ")
    assert feet(world) == 6 * 16
    said = play(world, "240 ")
    assert named(said, "AshReturned")
    assert world.ash_awake == 0
    brief = settle(level, ticks=1)
    play(brief, "10 , 30 J")
    assert brief.ash[0].t > 0, "a short stay only cracks it"


def test_spikes_kill_and_their_edges_are_kind():
    level = room("""
        ............
        ............
        ..S...^.....
        ############
    """)
    world = settle(level)
    said = []
    for _ in range(60):
        said += step(world, 2)
        if world.dying:
            break
    assert named(said, "Died")
    assert world.climber.x + 16 >= 6 * 16 + 3


def test_death_takes_24_ticks_and_is_skippable():
    level = room("""
        ............
        ............
        ..S...^.....
        ############
    """)
    for tail, least, most in (("60 ", 23, 25), ("8 , 1 J, 40", 6, 12)):
        world = settle(level)
        while not world.dying:
            step(world, 2)
        ticks = 0
        for _ in watch(world, tail):
            ticks += 1
            if not world.dying:
                break
        assert least <= ticks <= most
        assert world.deaths == 1
        assert world.climber.x + 8 == 2 * 16 + 8


def test_smoke_takes_a_long_fall_back():
    high = room("\n".join(["S" + "." * 9, "###......."] + ["." * 10] * 60 + ["#" * 10]))
    world = settle(high)
    said = play(world, "40 R, 120 ")
    assert named(said, "Died") and named(said, "Returned")
    low = room("\n".join(["S" + "." * 9, "###......."] + ["." * 10] * 16 + ["#" * 10]))
    world = settle(low)
    assert not named(play(world, "40 R, 120 "), "Died")


# ---- carried by solids -----------------------------------------------------------------


def lift(travel: int, on: int = 3, rise: int = 96, rest: int = 30) -> Level:
    """A solid under the climber's feet that goes up and down by time."""
    text = "\n".join(["." * 20] * 14 + ["...S" + "." * 16, "." * 20, "#" * 20])
    return room(text, walls=(WallSpec(48, 16, ((32, 240), (32, 240 - rise)), on, 1, travel, rest),))


def test_riders_are_carried():
    world = World((lift(24),))
    rows = [feet(w) for w in watch(world, "120 ")]
    assert min(rows) == 240 - 96
    assert all(feet(w) == w.walls[0].y for w in watch(world, "200 "))


def test_a_moving_solid_lends_its_speed_for_ten_ticks():
    def height(wait: int) -> int:
        world = World((lift(24),))
        top = 999
        for _ in range(200):
            step(world, 0)
            if world.walls[0].left == 0 and world.walls[0].stop == 1:
                break
        for _ in range(wait):
            step(world, 0)
        base = feet(world)
        for w in watch(world, "14 J, 20"):
            top = min(top, feet(w))
        return base - top

    assert height(3) > height(14) + 8


def test_a_side_going_solid_lends_its_speed():
    text = "\n".join(["." * 40] * 10 + ["...S" + "." * 36, "." * 40, "." * 40, "#" * 40])
    level = room(text, walls=(WallSpec(48, 16, ((32, 176), (192, 176)), 3, 1, 40, 20),))
    world = World((level,))
    play(world, "40 ")
    play(world, "1 RJ")
    assert world.climber.vx > tuning.RUN


@pytest.mark.parametrize("travel", (2, 3, 5, 9, 24, 60))
def test_no_tunnelling_at_any_speed(travel):
    # a press comes down on the floor: whoever stands under it is squeezed to death, never inside it
    text = "\n".join(["." * 12] * 12 + ["....S......."] + ["#" * 12] * 2)
    level = room(text, walls=(WallSpec(96, 32, ((16, 0), (16, 176)), 3, 1, travel, 20),))
    world = World((level,))
    died = False
    for w in watch(world, "100 "):
        died |= bool(w.dying)
        wall, c = w.walls[0], w.climber
        if not w.dying:
            inside = wall.x - 16 < c.x < wall.x + wall.w and wall.y - 22 < c.y < wall.y + wall.h - w.head
            assert not inside
    assert died


def press(gap_px: int, x: int = 64) -> World:
    """A press that leaves `gap_px` over the floor; the climber stands under its middle."""
    text = "\n".join(["." * 14] * 8 + ["....S........."] + ["#" * 14] * 2)
    end = 9 * 16 - gap_px - 32
    level = room(text, walls=(WallSpec(x, 32, ((48, 0), (48, end)), 3, 1, 20, 10),))
    return World((level,))


def test_a_squeeze_first_tries_a_crouch():
    world = press(14)
    said = play(world, "40 ")
    assert world.climber.low and not world.dying
    assert [e.how for e in named(said, "Squeezed")] == [1]
    play(world, "25 ")
    assert not world.climber.low, "up again as soon as there is room"
    world = press(10)
    assert named(play(world, "40 "), "Died")


def test_then_a_wiggle_then_death():
    for under, lives in ((5, True), (6, True), (7, False)):
        world = press(0, 64)
        world.climber.x = 48 + 64 - under
        said = play(world, "32 ")
        assert (not named(said, "Died")) is lives, under


# ---- mirrors ---------------------------------------------------------------------------


def rough(seed: int) -> tuple[Level, list[int]]:
    import random

    r = random.Random(seed)
    width, height = 24, 30
    rows = [[r.choice("#=b-") if r.random() < 0.16 else "." for _ in range(width)] for _ in range(height)]
    rows[-1] = ["#"] * width
    rows[-2] = ["."] * width
    rows[-2][8] = "S"
    rows[-2][15] = "h"
    level = room(
        "\n".join(map("".join, rows)), walls=(WallSpec(40, 18, ((100, 300), (161, 267)), 3, 1, 17, 9),)
    )
    buttons: list[int] = []
    while len(buttons) < 900:
        held = r.choice((0, 1, 2, 2)) | r.choice((0, 16)) | r.choice((0, 0, 32, 36)) | r.choice((0, 0, 0, 64))
        buttons += [held] * r.randrange(1, 18)
    return level, buttons


@pytest.mark.parametrize("seed", range(12))
def test_a_mirrored_room_gives_the_mirrored_trace(seed):
    level, buttons = rough(seed)
    one, two = World((level,)), World((mirror(level),))
    two.climber.face = -1
    width = level.width * 16
    for n, b in enumerate(buttons):
        step(one, b)
        step(two, mirrored(b))
        a, c = one.climber, two.climber
        assert (a.x, a.rx, a.y, a.ry, a.vx, a.vy, a.grip, a.state) == (
            width - 16 - c.x, -c.rx, c.y, c.ry, -c.vx, c.vy, c.grip, c.state,
        ), n  # fmt: skip
        if one.climber.x == 0 and n == 0:
            break
        if one.tick and not one.dying and a.face == c.face:
            c.face = -a.face  # a return faces right on both sides


def test_tapes_read_as_written():
    assert tape("2 R, 1 RJ, 3") == [2, 2, 18, 0, 0, 0]
