"""The numbers that no relation of movement stands for: rates of the child, ranges of hands and lamps."""

import pytest
from rooms import feet, named, play, room, settle, watch
from test_movement import hanging, shaft

from game.sim import World, step, tuning
from game.sim.heart import in_window
from game.sim.level import PassageSpec, Rect, WallSpec
from game.sim.states import CLIMB

FLOOR = "\n".join(["." * 40] * 8 + ["S" + "." * 39] + ["#" * 40])
POINT = tuning.UNIT


def fear_after(world: World, buttons: str) -> int:
    """Points of fear gained (or lost) over a tape, from 500."""
    world.child.fear = 500 * POINT
    play(world, buttons)
    return (world.child.fear - 500 * POINT) // POINT


def test_a_second_is_sixty_ticks_and_the_box_is_a_tile_wide():
    assert tuning.FRAMES == 60
    assert (tuning.BOX_W, tuning.BOX_H, tuning.HALF_W) == (16, 22, 8)
    # one tile wide: a shaft of one tile takes it; a corridor of two tiles is high enough
    world = settle(room("#.#\n#.#\n#S#\n#.#\n#.#\n###"))
    play(world, "40 ")
    assert feet(world) == 5 * 16
    world = settle(room("##########\n..........\nS.........\n##########"))
    play(world, "40 R")
    assert world.climber.x > 64


def test_speed_above_a_run_fades_slowly():
    world = settle(room("\n".join(["." * 90] * 8 + ["S" + "." * 89] + ["#" * 90])))
    play(world, "20 R, 1 RJ, 4 RJ")
    speeds = [w.climber.vx for w in watch(world, "6 R")]
    assert speeds[0] > tuning.RUN
    assert 0 < speeds[0] - speeds[1] < 40


def test_a_grasp_divides_the_run():
    world = settle(room(FLOOR))
    world.hands = []
    world.climber.held_by = 0
    play(world, "12 R")
    assert world.climber.vx == tuning.RUN // 3


def test_the_hand_grips_a_wall_closer_than_two_pixels():
    gripped = []
    for off in range(5):
        world = settle(shaft())
        c = world.climber
        c.x, c.y, c.vy, c.face, c.ground, c.coyote = 48 + off, 200, 300, -1, 0, 0
        step(world, 32)
        gripped.append(c.state == CLIMB)
    assert gripped == [True, True, False, False, False]


def test_a_kick_answers_in_its_last_ticks():
    world = hanging()
    play(world, "60 UH, 1 RJ")
    speeds = [w.climber.vx for w in watch(world, "10 LJ")]
    assert speeds[4] > tuning.RUN, "the kick leads"
    assert speeds[9] < speeds[6] - 60, "its last ticks already answer"


def test_the_arm_changes_its_mind_smoothly():
    world = hanging()
    play(world, "20 H")
    speeds = [w.climber.vy for w in watch(world, "10 UH")]
    assert speeds[0] == -tuning.CLIMB_SWING
    assert speeds[-1] == tuning.CLIMB_UP


def test_fast_walls_move_in_steps():
    text = "\n".join(["." * 30] * 6 + ["....S" + "." * 25] + ["#" * 30])
    level = room(text, walls=(WallSpec(8, 40, ((10, 70), (250, 70)), 3, 1, 2, 2),))
    world = World((level,))
    pushed = max(w.climber.x for w in watch(world, "8 "))
    assert pushed > 200, "pushed along, not passed through"


@pytest.mark.parametrize(
    ("name", "ticks"),
    [
        ("BEAT_MIN", 36),
        ("BEAT_MAX", 120),
        ("BEAT_CALM", 60),
        ("BEAT_FEAR", 36),
        ("BEAT_FAINT", 90),
        ("BEAT_FIRST", 60),
        ("BEAT_DRIFT", 2),
        ("BREATH", 30),
        ("REGULAR_AFTER", 3),
        ("EVEN_AFTER", 8),
        ("KNEEL_BEATS", 3),
        ("STOPPED", 180),
        ("REVIVE_KNEEL", 60),
        ("REVIVE_LIFE", 400),
        ("HAND_OPENING", 30),
        ("HAND_REACH", 24),
        ("GRASP_PRESSES", 3),
        ("GRASP_PULL", 45),
        ("GRASP_GRACE", 30),
        ("SKY_KNEEL", 3),
        ("UNRAVEL", 180),
        ("ALLOWANCE", 5400),
        ("FLUTTERS", 6),
        ("FLUTTER_REST", 1200),
        ("HURT_GRASP", 50),
        ("HURT_GRASP_MAX", 150),
        ("HURT_FALL", 100),
        ("FALL_HURTS", 160),
        ("FALL_FRIGHTENS", 96),
        ("FULL", 1000 * 256),
    ],
)
def test_the_contract_of_the_page_in_ticks_and_shares(name, ticks):
    assert getattr(tuning, name) == ticks


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [("WINDOW_BRAND", -4, 5), ("WINDOW_LOOP", -8, 8), ("WINDOW_SOOTHE", -5, 5), ("WINDOW_VIGIL", -3, 3)],
)
def test_windows(window, first, last):
    rules = "vigil" if window == "WINDOW_VIGIL" else "standard"
    world = World((room(FLOOR),), rules=rules)
    inside = []
    for n in range(1, 90):
        step(world, 0)
        if in_window(world, getattr(tuning, window)):
            inside.append(n - 60)
    assert (inside[0], inside[-1]) == (first, last)


# ---- the child's rates -----------------------------------------------------------------


def test_a_quiet_footing_calms_slowly_a_tight_grip_sooner_kneeling_soonest():
    rest = fear_after(settle(room(FLOOR)), "60 ")
    tight = fear_after(settle(room(FLOOR)), "60 H")
    knelt = fear_after(settle(room(FLOOR)), "60 K")
    assert knelt < 3 * tight < 0
    assert tight < 3 * rest < 0


def test_lamplight_calms_and_warms():
    lit = settle(room("." * 20 + "\nS.L" + "." * 17 + "\n" + "#" * 20))
    play(lit, "10 R, 20 ")
    assert lit.lamps_lit
    lit.child.cold = lit.child.fear = 500 * POINT
    dark = settle(room(FLOOR))
    dark.child.cold = dark.child.fear = 500 * POINT
    play(lit, "60 ")
    play(dark, "60 ")
    assert lit.child.fear < dark.child.fear - 40 * POINT
    assert lit.child.cold < dark.child.cold - 150 * POINT


def test_kneeling_warms():
    world = settle(room(FLOOR))
    world.child.cold = 500 * POINT
    play(world, "60 K")
    assert world.child.cold < 390 * POINT


def test_cold_is_a_tide_that_follows_fear():
    world = settle(room(FLOOR))
    world.child.cold, world.child.fear = 0, 800 * POINT
    step(world, 0)
    assert 0 < world.child.cold <= 800 * POINT // 1000
    world.child.cold, world.child.fear = 800 * POINT, 0
    play(world, "60 ")
    assert 700 * POINT < world.child.cold < 800 * POINT
    play(world, "6000 ")
    assert world.child.cold == 0


def test_hanging_frightens_a_little():
    world = hanging()
    world.child.fear = 100 * POINT
    play(world, "120 H")
    assert 104 * POINT < world.child.fear < 115 * POINT


def test_wakeful_hands_frighten():
    world = settle(room("." * 30 + "\n" + "." * 30 + "\nS...h" + "." * 25 + "\n" + "#" * 30))
    world.child.fear = 500 * POINT
    still = settle(room(FLOOR))
    still.child.fear = 500 * POINT
    play(world, "25 ")
    play(still, "25 ")
    assert world.child.fear > still.child.fear


def test_soothing_and_grasps_and_falls_in_points():
    assert (tuning.FEAR_SOOTHED, tuning.FEAR_GRASP, tuning.FEAR_FALL) == (15 * POINT, 60 * POINT, 40 * POINT)
    assert tuning.FEAR_HANG_MAX == 300 * POINT


def test_a_sick_heart_uses_its_credit_more_eagerly():
    import heart_contract

    well = heart_contract.count(1000, 0, 250, 1500, seed=3)
    ill = heart_contract.count(150, 0, 250, 1500, seed=3)
    assert 0 < well.irregular < ill.irregular
    assert ill.flutter_beats >= 2 or well.flutter_beats >= 3
    assert tuning.SICK >= 200


def test_the_weak_beats_of_a_flutter_are_apart():
    import heart_contract

    assert heart_contract.count(1000, 0, 250, 3000, seed=1).flutters > 3
    assert tuning.WEAK_GAP * tuning.FLUTTERS <= 60
    assert tuning.WEAK_GAP >= 8


# ---- ranges ----------------------------------------------------------------------------


def hand_state(dx: int, dy: int = 0) -> bool:
    """Does a hand at the middle of a wide hall wake for a climber so far away?"""
    text = "\n".join(["." * 60] * 12 + ["S" + "." * 29 + "h" + "." * 29] + ["#" * 60])
    world = settle(room(text))
    c = world.climber
    hand = world.hands[0]
    c.x, c.y = hand.x - dx - 8, hand.y - 22 - dy
    step(world, 0)
    return hand.state != 0


def test_a_hand_wakes_when_the_climber_is_near():
    assert hand_state(tuning.HAND_NEAR - 4) and not hand_state(tuning.HAND_NEAR + 4)
    assert hand_state(0, tuning.HAND_NEAR_Y - 4) and not hand_state(0, tuning.HAND_NEAR_Y + 4)
    assert 64 <= tuning.HAND_NEAR < tuning.HAND_FAR
    assert 48 <= tuning.HAND_NEAR_Y < tuning.HAND_FAR_Y


def test_a_hand_sleeps_again_when_the_climber_is_far():
    text = "\n".join(["." * 60] * 12 + ["." * 30 + "h" + "." * 29] + ["#" * 60])
    world = settle(room(text))
    c, hand = world.climber, world.hands[0]
    c.x, c.y = hand.x - 60, hand.y - 22
    step(world, 0)
    assert hand.state
    c.x = hand.x - 110
    step(world, 0)
    assert hand.state, "not yet"
    c.x = hand.x - 150
    step(world, 0)
    assert not hand.state
    c.x = hand.x - 60
    step(world, 0)
    c.y = hand.y - 22 - 100
    step(world, 0)
    assert hand.state
    c.y = hand.y - 22 - 130
    step(world, 0)
    assert not hand.state


def reached(dx: int, up: int) -> bool:
    """Does a reaching hand take hold of feet so far to its side and so high?"""
    text = "\n".join(["." * 30] * 6 + ["S" + "." * 13 + "h" + "." * 15] + ["#" * 30])
    world = settle(room(text))
    c, hand = world.climber, world.hands[0]
    hand.state, hand.t = 3, 0
    c.x, c.y, c.vy = hand.x - 8 - dx, hand.y - 22 - up, 0
    return bool(named(step(world, 0), "Grasped"))


def test_a_hand_reaches_an_arm_up_and_a_spread_aside():
    assert reached(0, 0) and reached(tuning.HAND_SPREAD, 0) and reached(0, tuning.HAND_ARM - 2)
    assert not reached(tuning.HAND_SPREAD + 9, 0)
    assert not reached(0, tuning.HAND_ARM + 1)
    assert tuning.HAND_SPREAD >= 6 and tuning.HAND_ARM >= 14


def test_cracks_in_ash_close_again():
    level = room(
        "............\n............\n....S.......\n...====.....\n............\n............\n############"
    )
    world = settle(level, ticks=1)
    play(world, "10 ")
    cracked = world.ash[0].t
    world.climber.x = 160
    play(world, "20 ")
    assert world.ash[0].t == cracked, "not at once"
    play(world, "60 ")
    assert world.ash[0].t == 0


def lights(dx: int, up: int) -> bool:
    world = settle(room("\n".join(["." * 30] * 6 + ["S" + "." * 13 + "L" + "." * 15] + ["#" * 30])))
    lamp = world.level.lamps[0]
    world.climber.x, world.climber.y = lamp.x - 8 + dx, lamp.y - 22 - up
    step(world, 0)
    return bool(world.lamps_lit)


def test_a_lamp_is_lit_by_whoever_passes_close():
    assert lights(0, 0) and lights(tuning.LAMP_REACH - 1, 0) and lights(0, tuning.LAMP_HIGH - 2)
    assert not lights(tuning.LAMP_REACH + 4, 0) and not lights(0, tuning.LAMP_HIGH + 2)
    assert tuning.LAMP_REACH >= 12 and tuning.LAMP_HIGH >= 24


def test_lamplight_reaches_five_tiles():
    world = settle(room("\n".join(["." * 40] * 2 + ["S.L" + "." * 37] + ["#" * 40])))
    play(world, "10 R")
    lamp = world.level.lamps[0]
    lit = []
    for off in (0, 60, 80, 90):
        world.climber.x = lamp.x - 8 + off
        step(world, 0)
        lit.append(world.lit)
    assert lit == [True, True, True, False]


def test_a_death_is_skipped_only_after_a_moment():
    world = settle(room(FLOOR))
    world.die("void")
    play(world, "2 , 2 J")
    assert world.dying, "the press that killed does not skip"
    play(world, "2 , 3 J")
    assert not world.dying
    assert 4 <= tuning.DYING_SKIP < tuning.DYING


def test_allowances_are_at_least_ninety_seconds():
    level = room(FLOOR, passages=(PassageSpec("p", Rect(0, 0, 640, 160), 60),))
    assert World((level,)).sky.left == 5400
