"""A stopped heart is seen: colour and light go, without a jump, and come back."""

import numpy as np
import pygame
import view_rooms as rooms

from game.sim.world import World, step
from game.view.frame import HEIGHT, WIDTH, View


def test_colour_and_light_drain_while_the_heart_stands_still_and_return_with_it():
    world = World((rooms.flat(),))
    view = View(world)
    screen = pygame.Surface((WIDTH, HEIGHT), 0, 32)
    light, colour = [], []
    for tick in range(260):
        step(world, 0)
        world.heart.stopped = 90 if 60 <= tick < 160 else 0
        world.child.hurts = 0
        view.tick(world)
        if tick % 5 == 0:
            view.draw(screen, world, None, 1.0)
            picture = pygame.surfarray.array3d(screen).astype(int)
            light.append(picture.mean())
            colour.append(np.ptp(picture, axis=2).mean())
    before, still, after = light[11], light[31], light[-1]
    assert still < 0.75 * before
    assert colour[31] < 0.5 * colour[11]
    assert after > 0.9 * before
    assert np.abs(np.diff(light)).max() < 0.2 * before, "in half a second, not at once"
