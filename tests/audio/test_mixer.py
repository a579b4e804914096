"""The mixer on devices that are not there: it plays on, it costs nothing, and what it mixes is measured."""

import os
import subprocess
import sys
import time

import pygame
import pytest

from game.audio.device import VOICES, _plain
from game.audio.layers import LAYERS, sound_of
from game.audio.mixer import Mixer
from game.audio.place import MIDDLE, Place
from game.audio.samples import FAR_SIDE, MUFFLED
from game.audio.sound import Sound, open_sound
from game.profile.settings import Settings
from game.sim.buttons import JUMP, LEFT, RIGHT
from game.sim.digest import snapshot
from game.sim.world import World, step

np = pytest.importorskip("numpy")
MOST = 60 * 1024 * 1024  # bytes of decoded sound


def read(mixer):
    """Wait until all is there that it wants."""
    mixer.samples.wanted.set()
    assert mixer.samples.ready.wait(30)


@pytest.fixture
def mixer(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    mixer = Mixer(Settings())
    read(mixer)
    yield mixer
    mixer.close()


def array(sound):
    return pygame.sndarray.array(sound).astype(float) / 32768


def lie(mixer, world, bed, ticks=400):
    """Let a bed lie under a climb until it is as loud as it will be."""
    mixer.look(bed)
    for _ in range(ticks):
        mixer.tick(world, step(world, 0))
        if mixer.lies == bed:
            deadline = time.monotonic() + 20
            while len(mixer.samples.beds) < len(LAYERS) and time.monotonic() < deadline:
                time.sleep(0.01)


def test_all_sounds_are_read_and_variations_found_by_their_common_name(mixer):
    assert len(mixer.samples.near["step_bone"]) == 5
    assert len(mixer.samples.near["heart_2"]) == 5
    assert len(mixer.samples.near["heart_2_1"]) == 1
    assert len(mixer.samples.near["lamp"]) == 1
    assert not any(name.startswith("bed_") for name in mixer.samples.near)


def test_no_file_is_too_loud(mixer):
    for name, variations in mixer.samples.near.items():
        for sound in variations:
            assert np.abs(array(sound)).max() <= 10 ** (-1 / 20), name


def test_the_heart_is_loud_from_its_first_milliseconds(mixer):
    for name in ("heart_0", "heart_1", "heart_2", "heart_3", "heart_early", "heart_late", "heart_even"):
        for sound in mixer.samples.near[name]:
            samples = np.abs(array(sound)[:, 0])
            assert np.argmax(samples > samples.max() * 0.3) < 44.1 * 12, name


def test_what_can_be_behind_the_tower_is_kept_muffled(mixer):
    for name in FAR_SIDE:
        clear, dull = mixer.samples.find(name, False), mixer.samples.find(name, True)
        assert 1 <= len(dull) <= MUFFLED
        assert dull[0] is not clear[0]
        power = [np.abs(np.fft.rfft(array(one)[:, 0])) ** 2 for one in (clear[0], dull[0])]
        hertz = np.fft.rfftfreq(len(array(clear[0])), 1 / 44100)
        high = [part[hertz > 2000].sum() for part in power]
        assert high[1] < high[0] / 100, name
    assert mixer.samples.find("lamp", True) == mixer.samples.find("lamp", False)


def test_decoded_sound_fits_its_budget_with_any_bed(mixer, world):
    lie(mixer, world, "summit", 5)
    assert len(mixer.samples.beds) == len(LAYERS)
    assert mixer.samples.bytes() < MOST


def test_one_bed_at_a_time_is_kept_and_the_next_comes_when_the_last_is_silent(mixer, world):
    lie(mixer, world, "stairs")
    assert mixer.lies == "stairs"
    assert mixer.bed_gain["ground"] > 0.7
    mixer.look("summit")
    seen = []
    for _ in range(400):
        mixer.tick(world, step(world, 0))
        seen.append((mixer.lies, mixer.bed_gain["ground"]))
        time.sleep(0.001)
    change = next(n for n, (bed, _) in enumerate(seen) if bed == "summit")
    assert seen[change][1] == 0
    assert 60 <= change < 120  # it fades first
    assert set(mixer.samples.beds) == {sound_of(layer, "summit") for layer in LAYERS}
    assert seen[-1][1] > 0.7


def test_voices_run_out_and_the_least_important_is_silenced(mixer):
    for _ in range(VOICES * 2):
        mixer._voice("lamp", "music", 0.5, MIDDLE, 3)
    assert sum(channel.get_busy() for channel in mixer.channels) <= VOICES
    assert mixer._channel(3) == -1
    assert mixer._channel(9) >= 0
    mixer._voice("heart_0", "heart", 1.0, MIDDLE, 9)
    assert 9 in mixer.loudness


def test_a_climb_is_heard_and_beds_ramp_in_and_out(mixer, world):
    gains = []
    lie(mixer, world, "stairs", 2)
    for _ in range(180):
        mixer.tick(world, step(world, 0))
        gains.append(mixer.bed_gain["ground"])
    assert gains[0] < 0.05
    assert gains[-1] > 0.7
    mixer.hold(True)
    mixer.hold(False)
    mixer.beds(False)
    for _ in range(120):  # on a page without a climb
        mixer.rest()
    assert not any(mixer.bed_gain.values())
    mixer.volumes(Settings(master=0))
    mixer.tick(world, step(world, 0))


def test_with_a_volume_at_nothing_nothing_of_it_is_played(mixer, world):
    mixer.volumes(Settings(heart=0))
    for _ in range(200):
        mixer.tick(world, step(world, 0))
    assert "heart_0" not in mixer.turn
    mixer.volumes(Settings())
    for _ in range(200):
        mixer.tick(world, step(world, 0))
    assert mixer.turn["heart_0"] > 0


def test_without_a_device_it_is_silence_and_a_sentence_and_captions_all_the_same(monkeypatch, capfd, world):
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    sound, why = open_sound(Settings())
    try:
        assert why.startswith("no sound: ")
        assert why.endswith("plays on in silence")
        told = [one for _ in range(100) for one in sound.tick(world, step(world, 0))]
        assert any(one.cue.sound == "heart_0" for one in told)
        assert not sound.out.live
        sound.play("lamp")
        sound.hold(True)
        sound.beds(False)
        sound.rest()
    finally:
        sound.close()
    assert capfd.readouterr().err == ""


def test_a_device_that_is_lost_is_said_once_and_found_again_in_play(mixer, world, monkeypatch):
    lie(mixer, world, "stairs")
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    mixer.device(added=False)
    assert "gone" in mixer.news
    mixer.news = ""
    for _ in range(30):
        mixer.tick(world, step(world, 0))
        time.sleep(0.002)
    assert not mixer.out.live
    assert mixer.news == ""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    mixer.device(added=True)
    deadline = time.monotonic() + 10
    while not mixer.out.live and time.monotonic() < deadline:
        mixer.tick(world, step(world, 0))
        time.sleep(0.005)
    assert mixer.out.live
    assert "again" in mixer.news
    assert mixer.bed_gain["ground"] < 0.1  # what comes back ramps
    for _ in range(200):
        mixer.tick(world, step(world, 0))
    assert mixer.bed_gain["ground"] > 0.7
    assert mixer.channels[0].get_busy()


def test_another_device_that_comes_changes_nothing(mixer):
    mixer.device(added=True)
    assert mixer.out.live
    assert mixer.news == ""


def test_a_device_that_comes_back_by_itself_is_found_without_being_told_of(mixer, world, monkeypatch):
    monkeypatch.setattr("game.audio.device.FIRST_TRY", 0.01)
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    mixer.device(added=False)
    mixer.tick(world, [])
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    deadline = time.monotonic() + 10
    while not mixer.out.live and time.monotonic() < deadline:
        mixer.rest()
        time.sleep(0.005)
    assert mixer.out.live


def test_mono_gives_both_ears_everything(mixer, world):
    mixer.volumes(Settings(mono=True))
    deadline = time.monotonic() + 20
    while not (mixer.out.live and mixer.samples.ready.is_set()) and time.monotonic() < deadline:
        mixer.tick(world, step(world, 0))
        time.sleep(0.005)
    assert pygame.mixer.get_init()[2] == 1
    assert array(mixer.samples.near["lamp"][0]).ndim == 1
    mixer._voice("lamp", "music", 1.0, Place(-1.0, 1.0, False), 3)
    assert any(channel.get_busy() for channel in mixer.channels)


def test_the_rules_do_not_know_whether_they_are_heard(mixer, world):
    deaf = World(world.levels, seed=1)
    for n in range(300):
        buttons = (RIGHT, RIGHT | JUMP, LEFT, 0)[n // 20 % 4]
        mixer.tick(world, step(world, buttons))
        step(deaf, buttons)
    assert snapshot(world) == snapshot(deaf)


def test_muted_opens_no_device_and_says_nothing(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    sound, why = open_sound(Settings(), muted=True)
    assert type(sound) is Sound
    assert why == ""


def test_the_reason_is_said_without_the_librarys_name():
    assert (
        _plain("ALSA: Couldn't open audio device: No such file") == "Couldn't open audio device: No such file"
    )
    assert _plain("Audio target 'x' not available") == "Audio target 'x' not available"


RECORD = """
import sys, time
from game.audio.mixer import Mixer
from game.audio.place import Place
from game.profile.settings import Settings
mixer = Mixer(Settings(master=100, heart=100))
mixer.samples.wanted.set()
assert mixer.samples.ready.wait(20)
time.sleep(0.2)
mixer._voice("heart_0", "heart", 1.0, Place(float(sys.argv[1]), 1.0, False), 9)
time.sleep(0.6)
mixer.close()
"""


@pytest.mark.parametrize(("pan", "louder"), [("-1", 0), ("1", 1)])
def test_what_the_device_gets_is_on_the_right_side_and_not_too_loud(tmp_path, pan, louder):
    raw = tmp_path / "out.raw"
    env = os.environ | {
        "SDL_AUDIODRIVER": "disk",
        "SDL_DISKAUDIOFILE": str(raw),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", RECORD, pan], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    samples = np.fromfile(raw, np.int16).reshape(-1, 2).astype(float) / 32768
    loud = np.abs(samples).max(axis=0)
    assert loud[louder] > 0.2
    assert loud[1 - louder] < 0.02
    assert loud.max() < 10 ** (-1 / 20)


def test_every_setting_that_is_heard_is_taken_at_once(mixer):
    from game.audio.sound import HEARD

    mixer.volumes(Settings(no_whispers=True, breath_captions=True))
    assert mixer.ear.hushed
    assert mixer.ear.breaths
    assert mixer.buses["whispers"] == 0
    mixer.volumes(Settings())
    assert not mixer.ear.hushed
    assert mixer.buses["whispers"] > 0
    assert {"mono", "no_whispers", "breath_captions", "master"} <= set(HEARD)
