"""What is heard without an event: seams, a tired arm, a cracking sky, a great hand on the beat, mirrors."""

from dataclasses import replace

import pytest

from game.audio.cues import GREAT_MOVES, MIRROR, OWN_BREATH, SEAM, SKY
from game.audio.murmurs import CRACKS, LOOKS, Murmurs
from game.sim import events, tuning
from game.sim.level import GREAT, HandSpec, Rect, WallSpec
from game.sim.states import CLIMB
from game.sim.world import World, step


def cues(murmurs, world, said=()):
    return [cue for cue, _, _ in murmurs.tick(world, list(said))]


@pytest.fixture
def walled(world):
    level = replace(world.level, walls=(WallSpec(32, 48, ((300, 208), (364, 208))),))
    return World((level,), seed=1)


def test_a_seam_is_heard_as_it_begins_to_fill_and_the_wall_moves_when_the_sound_is_over(walled):
    murmurs = Murmurs()
    began, moved = [], []
    for _ in range(300):
        said = step(walled, 0)
        began += [walled.tick] * cues(murmurs, walled, said).count(SEAM)
        moved += [walled.tick for event in said if isinstance(event, events.WallMoved)]
    assert len(moved) >= 3
    # once for each time that it moves, and one may be filling as we stop looking
    assert began[: len(moved)] == [tick - tuning.BREATH for tick in moved]
    assert len(began) <= len(moved) + 1


def test_a_seam_is_where_its_wall_is(walled):
    murmurs = Murmurs()
    for _ in range(100):
        step(walled, 0)
        if found := [(x, y) for cue, x, y in murmurs.tick(walled, []) if cue is SEAM]:
            wall = walled.walls[0]
            assert found == [(wall.x + wall.w // 2, wall.y + wall.h // 2)]
            return
    raise AssertionError("no seam was heard")


@pytest.mark.parametrize(
    ("grip", "least", "most"), [(tuning.GRIP, 0, 0), (tuning.GRIP // 4, 3, 6), (0, 5, 8)]
)
def test_a_tired_arm_is_heard_to_breathe_and_the_more_the_less_is_left(world, grip, least, most):
    murmurs = Murmurs()
    world.climber.state, world.climber.grip = CLIMB, grip
    assert least <= sum(OWN_BREATH in cues(murmurs, world) for _ in range(300)) <= most


def test_the_sky_cracks_in_stages_and_a_lamp_mends_it(world):
    murmurs = Murmurs()
    sky = world.sky
    sky.last = 1600
    heard = []
    for left in range(1600, 0, -1):
        sky.left = left
        heard += [(cue, left) for cue in cues(murmurs, world) if cue in SKY]
    assert heard == [(cue, 1600 // share) for cue, share in zip(SKY, CRACKS)]
    sky.left = 1600
    assert not set(cues(murmurs, world)) & set(SKY)
    sky.left = 700
    assert SKY[0] in cues(murmurs, world)


def test_a_great_hand_that_is_awake_is_heard_on_the_beat_and_one_that_sleeps_is_not(world):
    level = replace(world.level, hands=(HandSpec(140, 300, GREAT, path=((140, 300), (140, 60))),))
    world = World((level,), seed=1)
    murmurs = Murmurs()
    beat = events.Beat(*world.middle, 60)
    assert GREAT_MOVES not in cues(murmurs, world, [beat])
    world.hands[0].state = 1
    assert GREAT_MOVES in cues(murmurs, world, [beat])
    assert GREAT_MOVES not in cues(murmurs, world)


def test_the_others_in_a_mirror_are_heard_now_and_then_and_only_there(world):
    x, y = world.middle
    murmurs = Murmurs()
    murmurs.mirrors = (Rect(x - 20, y - 20, 40, 40),)
    assert sum(MIRROR in cues(murmurs, world) for _ in range(LOOKS * 2)) == 2
    murmurs.mirrors = (Rect(x + 200, y - 20, 40, 40),)
    assert sum(MIRROR in cues(murmurs, world) for _ in range(LOOKS * 2)) == 0
