"""What is heard: what it costs a tick, and what is kept decoded for it."""

import time

from game.audio.mixer import Mixer
from game.bench.rules import climb_of_the_stairs, stairs
from game.maps.read import read
from game.profile.settings import Settings
from game.replay.format import read_tape
from game.replay.player import open_world, play


def measure_sound() -> dict[str, float]:
    """What hearing the golden climb costs a tick, on a device that is not there; and what is kept decoded for it."""

    climb, room = read_tape(climb_of_the_stairs()), read(stairs())
    mixer = Mixer(Settings())
    try:
        mixer.samples.wanted.set()
        mixer.samples.ready.wait(30)
        found = []
        for _ in range(3):
            world = open_world(climb, [room.level])
            mixer.look(room.scenery, room.level.name)
            taken = 0
            for _, _, said in play(climb, world):
                began = time.perf_counter_ns()
                mixer.tick(world, said)
                taken += time.perf_counter_ns() - began
            found.append(taken / len(climb.inputs))
        return {"sound, mean of a tick": min(found) / 1e6, "sound, decoded": mixer.samples.bytes() / 2**20}
    finally:
        mixer.close()
