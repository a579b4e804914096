"""The whole golden climb, played as a player would see and hear it: every listener holds to the end."""

import pytest

from game.audio.mixer import Mixer
from game.files import shipped
from game.profile.settings import Settings
from game.replay import read_tape
from game.scenes.ending import SHORT, Ending
from game.scenes.start import Start

STAIRS = shipped("levels", "2-stairs.tmx")

TAPE = shipped("levels", "proofs", "2-stairs.climb")


@pytest.mark.skipif(not TAPE.exists(), reason="the golden climb is not recorded yet")
def test_the_golden_climb_is_seen_and_heard_to_its_end(shell, surface, monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    shell.sound = Mixer(Settings())
    try:
        climb = Start(STAIRS).climb(shell)
        shell.stack.push(climb)
        tape = read_tape(TAPE)
        for n, buttons in enumerate(tape.inputs):
            climb.tick(buttons)
            if n % 40 == 0:
                climb.draw(surface, 0.5)
        assert climb.world.ending
        assert climb.keeper.recorder.ticks == len(tape.inputs)
        for _ in range(SHORT):
            climb.tick(0)
        assert isinstance(shell.stack.top, Ending)
        shell.stack.draw(surface, 1.0)
    finally:
        shell.sound.close()
