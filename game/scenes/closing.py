"""What follows a climb's last picture: the words for its ending, and after the sacrifice, first, the waking."""

from collections.abc import Callable

from game.files import shipped
from game.maps.read import Map, read
from game.scenes.climb import Climb
from game.scenes.ending import Ending
from game.scenes.keeping import Keeper, recorder
from game.scenes.scene import Shell
from game.sim.endings import SACRIFICE
from game.sim.world import World
from game.trouble import Trouble

ROOM = "8-awake.tmx"


def close(climb: Climb) -> None:
    """Say how it ended; `climb` has stood still for a while."""

    def words() -> None:
        world = climb.world
        climb.shell.stack.push(Ending(world.tick, world.deaths, climb.on, world.ending))

    if climb.world.ending != SACRIFICE:
        words()
        return
    try:
        room = read(shipped("levels", ROOM))
    except Trouble as trouble:  # a copy of the game that lacks the room still ends
        climb.notes.say(str(trouble))
        words()
        return
    climb.shell.stack.push(waking(climb.shell, room, words, climb))


def waking(shell: Shell, room: Map, then: Callable[[], None], after: Climb) -> Climb:
    """The dark room. No clock, no tape: the climb is over."""
    world = World((room.level,), after.world.seed)
    keeper = Keeper(recorder([room]), room.name, may_write=False)
    scene = Climb(shell, world, keeper, after.then, [room.scenery])
    scene.close = lambda _climb: then()
    return scene
