"""Which map a climb begins with, in which state, and the scene that shows it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from game.files import shipped
from game.maps.chain import chain
from game.maps.read import Map, read
from game.maps.scenery import Mark, MarkLayer, Scenery
from game.profile import places, progress
from game.replay import read_tape, stand_at
from game.replay.find import is_shipped
from game.scenes.climb import Climb
from game.scenes.climbs_page import ClimbsPage
from game.scenes.closing import close
from game.scenes.inspect import Inspector
from game.scenes.keeping import STANDARD, Keeper, recorder
from game.scenes.new_climb_page import Asked, NewClimbPage
from game.scenes.placing import stand_by
from game.scenes.practice import Practice
from game.scenes.reached_pages import ReachedPage
from game.scenes.running import open_run
from game.scenes.scene import Scene, Shell
from game.scenes.taking_up import taken_up
from game.scenes.terms import SPEED, Terms, eased, terms
from game.scenes.title import Title, Ways
from game.scenes.watching import Watcher
from game.sim.digest import Snapshot, restore, snapshot
from game.sim.world import World
from game.text import tr
from game.trouble import Trouble

FIRST = "1-mosaic.tmx"  # the tower's foot


class Start:
    """What the command line asked to play. Reading the map comes first: a fault in it costs no window."""

    def __init__(
        self,
        file: Path | None = None,
        lamp: int | None = None,
        seed: int = 1,
        watch: bool = False,
        ghosts: Sequence[Path] = (),
        object: str = "",
        on: bool = False,
    ) -> None:
        """`on`: and on through the maps that follow; `lamp`: begin in that lamp's state; `ghosts`: tapes that climb
        beside you; `object`: the id of the map's object to stand at.

        Raises Trouble for a map, a lamp, an object or a tape that is not there.
        """
        self.path = file or shipped("levels", FIRST)
        self.map: Map = read(self.path)
        lamps = len(self.map.level.lamps)
        if lamp is not None and not 0 <= lamp < lamps:
            there = f"its lamps are 0 to {lamps - 1}" if lamps else "it has none"
            raise Trouble(f"{self.path}: --at {lamp}: there is no such lamp; {there}")
        self.lamp, self.seed = lamp, seed
        self.watch, self.titled = watch, file is None
        self.on = self.titled or on
        self.broken = ""  # why a map that should follow cannot
        self.mark = self._marked(object)
        self.ghosts = tuple(ghosts)
        for tape in self.ghosts:
            read_tape(tape)  # a fault in it costs no window either

    def _marked(self, object: str) -> Mark | None:
        """The object of an id; None for Tiled's own `%objectid`, which it leaves standing where none is selected."""
        if not object or object.startswith("%"):
            return None
        layers = (layer for layer in self.map.scenery.layers if isinstance(layer, MarkLayer))
        found = next((mark for layer in layers for mark in layer.marks if str(mark.id) == object), None)
        if found is None:
            raise Trouble(
                f"{self.path}: --object {object}: no object has this id; Tiled shows it in its properties"
            )
        return found

    def be_strict(self) -> None:
        """Raises Trouble for what would keep every climb of this start out of the ranks."""
        if self.mark is not None:
            raise Trouble("--strict: a climb from an object is practice; leave --object out")
        if self.lamp is not None:
            raise Trouble("--strict: a climb from a lamp is practice; leave --at out")
        if not is_shipped(self.map):
            raise Trouble(f"--strict: {self.path} is not one of the game's own maps; leave --strict out")

    @property
    def look(self) -> Scenery:
        """The palette's name and what its designer drew."""
        return self.map.scenery

    @cached_property
    def maps(self) -> list[Map]:
        """The map; from the title, or where it was asked for, and those that follow it."""
        if not self.on:
            return [self.map]
        maps, self.broken = chain(self.map)
        return maps

    @property
    def looks(self) -> list[Scenery]:
        """The same of each of its maps."""
        return [map.scenery for map in self.maps]

    def world(self, terms: Terms = STANDARD) -> World:
        """Return a new world in the state that was asked for."""
        world = terms.world([map.level for map in self.maps], self.seed)
        if self.lamp is not None:
            stand_at(world, self.lamp)
        if self.mark is not None:
            stand_by(world, self.mark)
        return world

    def _back(self, shell: Shell) -> Callable[[], None] | None:
        """The way back to the title; None where the program began without one."""
        return (lambda: shell.stack.replace(self.title(shell))) if self.titled else None

    def _scene(
        self,
        shell: Shell,
        world: World,
        keeper: Keeper,
        speed: int,
        memory: bool,
        watcher: Watcher | None = None,
    ) -> Climb:
        """Return a climb's scene, with what it leads to: the title, a new climb, practice from where it is."""
        climb = Climb(shell, world, keeper, self._back(shell), self.looks, watcher, close, speed)
        climb.saves = self.titled
        climb.practice = lambda: shell.stack.replace(self.practice(shell, snapshot(climb.world), memory))
        shell.again = lambda: shell.stack.replace(self.climb(shell, memory))
        return climb

    def climb(self, shell: Shell, memory: bool = False) -> Climb:
        """Return the climb itself, on the player's terms; without a title it leads nowhere but out."""
        on = terms(shell.settings, memory, shell.strict)
        if shell.strict and eased(shell.settings):
            shell.notes.append(tr("Strict: what makes it easier is off in this climb."))
        world = self.world(on)
        shell.notes += [self.broken] if self.broken else []
        keeper = Keeper(recorder(self.maps, self.seed, self.lamp, on), self.map.name, shell.may_write)
        keeper.ghosts = self.ghosts
        if self.mark is None:
            keeper.run = open_run(shell, keeper.recorder, world, world.levels)
        else:
            keeper.may_write = False  # no tape can say where it began
        watcher = Watcher(self.map) if self.watch else None
        climb = self._scene(shell, world, keeper, on.speed, memory, watcher)
        if not self.titled:
            climb.inspector = Inspector(climb.stand)
        return climb

    def resume(self, shell: Shell, tape_file: Path, place: int = 0) -> Scene:
        """Go on with a climb that was left, from its last lamp; its tape grows on. Raises Trouble where it cannot.

        It keeps its time in ticks; the wall clock stood, so no runner's record comes of it.
        """
        tape, keeper, world, said = taken_up(self.map, tape_file, shell.may_write)
        shell.notes += [said] if said else []
        shell.place = place
        speed = shell.settings.speed if SPEED in tape.assist else 100
        return self._scene(shell, world, keeper, speed, tape.memory)

    def practice(self, shell: Shell, state: Snapshot | None = None, memory: bool = False) -> Scene:
        """Return a practice of this climb, in a state of its world if one is given."""
        world = self.world(terms(shell.settings, memory))
        if state is not None:
            restore(world, state)
        shell.again = lambda: shell.stack.replace(self.practice(shell, None, memory))
        return Practice(shell, world, self._back(shell), self.looks, state is not None)

    def title(self, shell: Shell) -> Scene:
        """Return the title over the map's foot."""
        shell.again = None
        shell.changed_hands = False
        reached = progress.load()
        shell.notes += reached.notes
        shell.place = reached.at

        push = shell.stack.push

        def begin(asked: Asked) -> None:
            shell.place, self.seed = asked.place, asked.seed
            shell.stack.replace(self.climb(shell, asked.memory))

        def go_on(place: int) -> None:
            shell.stack.replace(self.resume(shell, places.replays() / reached.climbs[place].tape, place))

        def practice() -> None:
            shell.stack.replace(self.practice(shell))

        def climb_from(name: str, lamp: int) -> None:
            shell.stack.replace(self.chapter(shell, name, lamp))

        # a strict climb never leaves the lamps behind: going on would mark its tape
        kept = [] if shell.strict else [
            n for n, climb in enumerate(reached.climbs) if climb.tape and (places.replays() / climb.tape).is_file()
        ]  # fmt: skip
        first = reached.at if reached.at in kept else kept[0] if kept else 0
        several = len(kept) > 1
        ways = Ways(
            new=lambda: push(NewClimbPage(shell, reached, begin, self.seed)),
            go_on=(lambda: push(ClimbsPage(shell, reached, go_on)) if several else go_on(first))
            if kept
            else None,
            reached=lambda: push(ReachedPage(shell, reached, climb_from, practice)),
            again=lambda: shell.stack.replace(self.title(shell)),
        )
        return Title(shell, self.map.level, ways, self.look, reached.last)

    def chapter(self, shell: Shell, name: str, lamp: int) -> Scene:
        """Return a climb from a map of the tower that was reached, from a lamp or, at -1, its foot. Not ranked."""
        there = Start(shipped("levels", f"{name}.tmx"), lamp if lamp >= 0 else None, self.seed)
        scene = there.climb(shell)
        scene.then = lambda: shell.stack.replace(self.title(shell))
        scene.inspector = None
        shell.again = lambda: shell.stack.replace(self.chapter(shell, name, lamp))
        return scene
