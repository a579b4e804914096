"""One event, one cue; every cue has its sound; captions say from where, across the seam too."""

import typing

import pytest

from game.audio.cues import CUES, FAR, Cue, caption_of, cues_of, heard_from
from game.audio.heart import degree, strong, weak
from game.audio.layers import LAYERS, RAMP, toward, wanted
from game.audio.tread import STRIDE, SURFACES, Tread, surface
from game.files import shipped
from game.sim import events, tuning
from game.sim.buttons import RIGHT
from game.sim.events import Event
from game.sim.world import step

EVENTS = typing.get_args(Event)


def example(kind, **known):
    """Make an event of a kind with plausible numbers in it."""
    return kind(**{name: known.get(name, 1) for name in kind._fields})


def names():
    """Every sound the game may ask for."""
    return {file.stem for file in shipped("assets", "sound").glob("*.ogg")}


def test_every_event_has_its_line_and_no_line_is_for_nothing():
    assert set(CUES) == set(EVENTS)


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_every_sound_of_a_cue_exists(world, kind):
    stems = names()
    for cue in cues_of(world, example(kind)):
        assert isinstance(cue, Cue)
        assert not cue.sound or cue.sound in stems or f"{cue.sound}_0" in stems
        assert 0 < cue.gain <= 1
        if cue.rumble:
            assert 0 <= cue.rumble[0] <= 1
            assert 0 <= cue.rumble[1] <= 1


def test_feet_and_beds_have_their_sounds():
    stems = names()
    assert {layer.sound for layer in LAYERS.values()} <= stems
    assert all({f"{sound}_{n}" for n in range(5)} <= stems for sound in SURFACES.values())
    assert {f"heart_{n}" for n in range(4)} <= stems


@pytest.mark.parametrize(("dx", "pan"), [(0, 0), (120, 0.5), (-120, -0.5), (400, 1)])
def test_a_sound_comes_from_where_it_is_round_the_tower_too(world, dx, pan):
    x, y = world.middle
    wrap = world.level.wrap
    for turn in (0, wrap, -wrap):
        assert heard_from(world, x + dx + turn, y)[0] == pytest.approx(pan, abs=0.01)


def test_what_is_far_is_faint_and_then_gone(world):
    x, y = world.middle
    gains = [heard_from(world, x, y - far)[1] for far in range(0, FAR + 40, 20)]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] == 1
    assert gains[-1] == 0


@pytest.mark.parametrize(
    ("dx", "dy", "direction"), [(0, 0, 0), (80, 10, 1), (-80, 10, -1), (10, -90, 2), (10, 90, 3)]
)
def test_a_caption_says_from_where(world, dx, dy, direction):
    x, y = world.middle
    event = events.HandWoke(x + dx, y + dy, 0)
    caption = caption_of(world, event, cues_of(world, event)[0])
    assert caption.direction == direction
    assert "whisper" in caption.text


def test_a_harder_landing_is_louder_and_a_long_fall_is_heavy(world):
    soft, hard = (cues_of(world, events.Landed(0, 0, speed, 20, 4))[0] for speed in (100, tuning.FALL))
    assert soft.sound == hard.sound == "land_light"
    assert soft.gain < hard.gain
    fell = cues_of(world, events.Landed(0, 0, tuning.FALL, tuning.FALL_FRIGHTENS + 1, 4))
    assert fell[0].sound == "land_heavy"
    assert fell[1].sound == "step_bone"


def test_the_heart_fails_by_degrees_and_fear_makes_it_loud(world):
    assert [degree(life) for life in (1000, 600, 300, 100, 0)] == [0, 1, 2, 3, 3]
    calm = strong(world)
    world.child.fear = tuning.FULL
    assert strong(world).gain > calm.gain
    assert weak(world).gain < calm.gain
    assert weak(world).sound != calm.sound


def test_beats_are_heard_in_the_tick_they_fall_in(world):
    heard = [
        (world.tick, event)
        for _ in range(300)
        for event in step(world, 0)
        if any(cue.bus == "heart" and cue.sound.startswith("heart_") for cue in cues_of(world, event))
    ]
    strong_ones = [tick for tick, event in heard if isinstance(event, events.Beat)]
    assert len(strong_ones) >= 4
    assert strong_ones[0] == tuning.BEAT_FIRST


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


def test_voices_swell_only_with_hands_awake_and_fear_is_silent_in_a_calm(world):
    quiet = wanted(world)
    assert set(quiet) == set(LAYERS)
    assert quiet["hands"] == quiet["fear"] == 0
    world.hands[0].state = 1
    world.child.fear = tuning.FULL
    loud = wanted(world)
    assert loud["hands"] > 0
    assert loud["fear"] == pytest.approx(1)


def test_a_bed_needs_a_second_at_least_from_silence_to_full():
    gain, ticks = 0.0, 0
    while gain < 1:
        gain, ticks = toward(gain, 1, 1 / 60), ticks + 1
    assert ticks >= 60
    assert abs(ticks / 60 - RAMP) < 0.1
    assert toward(0.5, 0.5, 1 / 60) == 0.5
