"""One event, one cue; every cue has its sound; captions say from where, across the seam too."""

import typing

import pytest

from game.audio.cues import (
    CUES,
    ENDS,
    GREAT_MOVES,
    HUSHED,
    MIRROR,
    OWN_BREATH,
    PULL,
    SACRIFICED,
    SEAM,
    SILENT,
    SKY,
    Cue,
    cues_of,
)
from game.audio.ear import Ear
from game.audio.heart import degree, strong, weak
from game.audio.place import FAR, direction, place_of
from game.audio.tread import STRIDE, SURFACES, Tread, surface
from game.files import shipped
from game.sim import events, tuning
from game.sim.buttons import RIGHT
from game.sim.events import Event
from game.sim.heart import FLUTTER, PAIR
from game.sim.level import FIGURE
from game.sim.world import step

EVENTS = typing.get_args(Event)
BASE = tuning.BEAT_CALM


def example(kind, **known):
    """Make an event of a kind with plausible numbers in it."""
    return kind(**{name: known.get(name, 1) for name in kind._fields})


def names():
    """Every sound the game may ask for."""
    stems = {file.stem for file in shipped("assets", "sound").glob("*.ogg")}
    return stems | {stem.rpartition("_")[0] for stem in stems if stem.rpartition("_")[2].isdigit()}


def test_every_event_has_its_line_or_a_reason_to_be_silent_and_no_line_is_for_nothing():
    assert set(CUES) | set(SILENT) == set(EVENTS)
    assert not set(CUES) & set(SILENT)
    assert all(len(why.split()) >= 4 for why in SILENT.values())


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_every_sound_of_a_cue_exists(world, kind):
    stems = names()
    for cue in cues_of(world, example(kind)):
        assert isinstance(cue, Cue)
        assert not cue.sound or cue.sound in stems
        assert 0 < cue.gain <= 1
        if cue.rumble:
            assert 0 <= cue.rumble[0] <= 1
            assert 0 <= cue.rumble[1] <= 1


def test_what_is_heard_without_an_event_has_its_sounds_too():
    others = [SEAM, OWN_BREATH, PULL, MIRROR, GREAT_MOVES, *SKY, *HUSHED.values(), *SACRIFICED.values()]
    others += [cue for some in ENDS.values() for cue in some]
    assert {cue.sound for cue in others} <= names()
    assert set(HUSHED) <= names()
    stems = names()
    assert all({f"{sound}_{n}" for n in range(5)} <= stems for sound in SURFACES.values())


@pytest.mark.parametrize(("dx", "pan"), [(0, 0), (120, 0.47), (-120, -0.47), (384, 1), (-384, -1), (767, 0)])
def test_a_sound_comes_from_where_it_is_round_the_tower_too(world, dx, pan):
    x, y = world.middle
    wrap = world.level.wrap
    for turn in (0, wrap, -wrap):
        assert place_of(world, x + dx + turn, y).pan == pytest.approx(pan, abs=0.01)


def test_what_is_on_the_far_side_is_behind_the_stone_and_fainter(world):
    x, y = world.middle
    half = world.level.wrap // 2
    assert not place_of(world, x + half // 3, y).behind
    far = place_of(world, x + half, y)
    assert far.behind
    assert 0 < far.near < place_of(world, x + half // 2, y).near


def test_what_is_far_is_faint_and_then_gone(world):
    x, y = world.middle
    gains = [place_of(world, x, y - far).near for far in range(0, FAR + 40, 20)]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] == 1
    assert gains[-1] == 0


@pytest.mark.parametrize(
    ("dx", "dy", "to"), [(0, 0, 0), (80, 10, 1), (-80, 10, -1), (10, -90, 2), (10, 90, 3)]
)
def test_a_caption_says_from_where(world, dx, dy, to):
    x, y = world.middle
    assert direction(world, x + dx, y + dy) == to
    (heard,) = Ear().hear(world, [events.HandWoke(x + dx, y + dy, 0)])
    assert heard.caption.direction == to
    assert "whisper" in heard.caption.text


def test_what_is_too_far_to_be_heard_is_not_captioned_nor_felt(world):
    x, y = world.middle
    assert Ear().hear(world, [events.WallArrived(x, y - FAR, 0)]) == []
    assert len(Ear().hear(world, [events.WallArrived(x, y - 100, 0)])) == 1


def test_without_whispers_a_hand_is_known_of_in_other_ways(world):
    x, y = world.middle
    ear = Ear()
    ear.hushed = True
    (heard,) = ear.hear(world, [events.HandWoke(x + 80, y, 0)])
    assert heard.cue.sound == "hand_stir"
    assert heard.cue.bus != "whispers"
    assert "whisper" not in heard.caption.text
    assert heard.caption.direction == 1


def test_the_breath_before_a_beat_is_in_words_only_for_whoever_wants_it(world):
    event = events.Breath(*world.middle, False)
    ear = Ear()
    assert ear.hear(world, [event])[0].caption is None
    ear.breaths = True
    assert ear.hear(world, [event])[0].caption.text == "a breath"
    caught = ear.hear(world, [events.Breath(*world.middle, True)])[0]
    assert caught.caption.text == "the breath catches"


def test_a_harder_landing_is_louder_and_a_long_fall_is_heavy(world):
    soft, hard = (cues_of(world, events.Landed(0, 0, speed, 20, 4))[0] for speed in (100, tuning.FALL))
    assert soft.sound == hard.sound == "land_light"
    assert soft.gain < hard.gain
    fell = cues_of(world, events.Landed(0, 0, tuning.FALL, tuning.FALL_FRIGHTENS + 1, 4))
    assert fell[0].sound == "land_heavy"
    assert fell[1].sound == "step_bone"


def test_the_heart_fails_by_degrees_and_fear_makes_it_loud(world):
    assert [degree(life) for life in (1000, 600, 300, 100, 0)] == [0, 1, 2, 3, 3]
    calm = strong(world, BASE)
    world.child.fear = tuning.FULL
    assert strong(world, BASE).gain > calm.gain
    assert weak(world).gain < calm.gain


def test_each_way_of_being_out_of_step_has_its_beat(world):
    heart = world.heart
    heart.base = 70
    assert strong(world, heart.base * 13 // 20).sound == "heart_early"
    assert strong(world, heart.base * 2).sound == "heart_late"
    assert strong(world, heart.base).sound == strong(world, tuning.BEAT_FIRST).sound == "heart_0"
    heart.kind = PAIR
    pair = weak(world).sound
    heart.kind = FLUTTER
    assert (pair, weak(world).sound) == ("heart_pair", "heart_flutter")
    world.vision.taken = 1 << FIGURE
    assert strong(world, heart.base).sound == "heart_even"


def test_beats_are_heard_and_felt_in_the_tick_they_fall_in(world):
    ear = Ear()
    heard = []
    for _ in range(300):
        said = step(world, 0)
        told = ear.hear(world, said)
        beats = [one for one in told if one.cue.sound.startswith("heart_")]
        assert len(beats) == sum(isinstance(event, events.Beat | events.WeakBeat) for event in said)
        assert all(one.cue.rumble for one in beats)
        heard += [world.tick for _ in beats]
    assert len(heard) >= 4
    assert heard[0] == tuning.BEAT_FIRST


def test_feet_are_heard_about_six_times_a_second_at_a_run(world):
    tread = Tread()
    heard = []
    for _ in range(120):
        step(world, RIGHT)
        heard.append(tread.tick(world))
    steps = [sound for sound in heard if sound]
    assert set(steps) == {"step_bone"}
    assert abs(len(steps) - 2 * 160 / STRIDE) <= 2


def test_a_return_to_the_lamp_is_not_a_step(world):
    tread = Tread()
    tread.tick(world)
    tread.run = STRIDE
    world.climber.x += 300
    world.climber.vx = 300
    assert tread.tick(world) == ""


def test_a_wall_without_a_tile_sounds_of_stone():
    assert surface(0) == "step_stone"
