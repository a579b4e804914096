"""What mirrors know of the player: where one fell, and what to press."""

from game.files import shipped
from game.maps.read import read
from game.scenes.glass import Glass, sign
from game.scenes.running import learned_of
from game.sim.world import World
from game.view.frame import View

MAP = shipped("levels", "gallery", "mirror.tmx")


def test_falls_and_signs_come_from_the_player(shell):
    found = read(MAP)
    world = World((found.level,))
    learned_of(shell).fell(found.level, 350, 400)
    view = View(world, found.scenery)
    shell.settings.signs = False
    Glass(shell, view, world)
    assert view.mirrors.falls == {(21, 25): 1}
    assert not view.mirrors.signs


def test_the_sign_is_the_button_of_the_device_that_was_used_last(shell):
    shell.devices.last_used = "key"
    assert sign(shell, "jump") == "C"
    shell.devices.last_used = "pad"
    assert sign(shell, "jump") == "A"
