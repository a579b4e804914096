"""A climb: buttons are recorded, the world steps, and view, sound, captions and rumble listen."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pygame

from game.audio.cues import SACRIFICED, Caption
from game.audio.ear import Heard
from game.audio.place import MIDDLE
from game.maps.read import Map
from game.maps.scenery import Scenery
from game.profile import progress
from game.profile.progress import Going
from game.scenes.ending import WAIT, stands
from game.scenes.feeling import ease, feel, loosen
from game.scenes.glass import Glass
from game.scenes.help_page import HelpPage
from game.scenes.inspect import Inspector
from game.scenes.keeping import Keeper
from game.scenes.memories import MemoryCard, line_of
from game.scenes.menu import Choice
from game.scenes.notes import Notes
from game.scenes.pause import Pause
from game.scenes.placing import put
from game.scenes.results import results
from game.scenes.running import Runner, close_run
from game.scenes.scene import Scene, Shell
from game.scenes.settings_pages import SettingsMenu
from game.scenes.spoken import Spoken
from game.scenes.threshold import Threshold
from game.scenes.watching import Watcher
from game.sim import events
from game.sim.endings import ENDINGS, SACRIFICE
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World, step
from game.text import tr
from game.view.frame import View

TRIES = 10  # deaths at one lamp, then the way to the next one is mentioned, once


class Climb(Scene):
    """Plays a world until it ends or is left. The tape so far is kept whichever way that happens."""

    def __init__(
        self,
        shell: Shell,
        world: World,
        keeper: Keeper,
        then: Callable[[], None] | None = None,
        looks: Sequence[str | Scenery] = ("stairs",),
        watcher: Watcher | None = None,
        close: "Callable[[Climb], None] | None" = None,
        speed: int = 100,
    ) -> None:
        """`then`: where to go after the ending or from the pause; None leaves the program. `looks`: one a map.

        `close`: what follows the last picture; `speed`: per cent of the clock.
        """
        self.shell = shell
        self.world = world
        self.keeper = keeper
        self.then = then or shell.stack.clear
        self.looks = list(looks)
        self.watcher = watcher
        self.practice: Callable[[], None] | None = None  # go on from here as practice
        self.inspector: Inspector | None = None  # a designer's pointer
        self.ended = 0  # ticks since the ending
        self.close = close or (lambda climb: climb.on())
        self.pace = speed / 100
        self.tries = 0  # deaths since the last lamp
        self.spoken = self._words()
        self.saves = False  # can the title lead back to it?
        self.runner = Runner(shell, keeper.run, keeper.ghosts)
        self.notes = Notes()
        self.notes.say(*shell.notes)
        shell.notes.clear()
        self.view = self._open_view()

    @property
    def look(self) -> str | Scenery:
        """What the map that the world is in looks like."""
        return self.looks[self.world.place]

    def _words(self) -> Spoken | None:
        """What the map says that the world is in."""
        return Spoken(self.look, self.world) if isinstance(self.look, Scenery) else None

    def _open_view(self) -> View:
        view = View(self.world, self.look)
        self.shell.sound.look(self.look, self.world.level.name)
        self.glass = Glass(self.shell, view, self.world, self.keeper.run)
        return view

    # ---- ticks

    def tick(self, buttons: int) -> None:
        """One tick of the world and of all that listen."""
        world, shell = self.world, self.shell
        self.notes.tick()
        if self.watcher and (news := self.watcher.changed()):
            self._reload(news)
            world = self.world
        if world.ending:
            self._after()
            return
        said = step(world, buttons)
        self.keeper.tick(buttons, world, said)
        if any(isinstance(event, events.MapEntered) for event in said):
            self._cross()  # what was seen of the map before knows nothing of this one
        else:
            self.view.listen(said, world)
            self.view.tick(world)
            self.glass.tick()
        self.notes.say(*self.runner.tick(self.view, self.keeper.recorder.taint))
        feel(shell, shell.sound.tick(world, said), self.notes)
        loosen(shell, said)
        self._speak()
        for event in said:
            self._count(event)
            if isinstance(event, events.MemoryFound):
                self._memory(event.number)

    def _cross(self) -> None:
        """The next map: its name stands in the dark while it is built. The tape waits, the wall clock does not."""
        self.spoken = self._words()

        def build() -> None:
            self.view = self._open_view()

        self.shell.devices.release_all()
        place, of = self.world.place, len(self.world.levels)
        way = ((place - 1) / of, place / of)
        self.shell.stack.push(Threshold(getattr(self.look, "title", ""), build, self.shell.stack.pop, way))

    def _reload(self, news: Map | str) -> None:
        """Put the climber where it was in the map as it is now; one that does not read says why."""
        if isinstance(news, str):
            self.notes.say(news)
            return
        now, old = self.world, self.world.climber
        world = World((news.level,), now.seed, rules=now.rules.name, memory=bool(now.memory))
        world.assists, world.branded = now.assists, now.branded
        world.lamp = _same_lamp(now, world)
        put(world, old.x + HALF_W, old.y + BOX_H, old.face)
        self._off_the_record()
        self.world, self.looks = world, [news.scenery]
        self.spoken = self._words()
        self.view = self._open_view()

    def _off_the_record(self) -> None:
        """Keep the tape so far; what follows no buttons can say, so nothing more is written or ranked."""
        if not self.keeper.may_write and self.keeper.run is None:
            return
        self._keep()
        self.keeper.may_write = False
        self.keeper.run = None
        self.runner = Runner(self.shell, None)

    def clicked(self, x: int, y: int, button: int) -> None:
        """What is there, or stand there: a designer's, never in a strict climb."""
        if self.inspector and not self.shell.strict and not self.world.ending:
            self.inspector.click(self.view, x, y, button)

    def stand(self, x: int, feet: int) -> None:
        """Put the climber there; from here on it is practice."""
        if self.keeper.may_write:
            self.notes.say(tr("You stood somewhere by hand: the tape ends here, nothing more is kept."))
        self._off_the_record()
        if not put(self.world, x, feet):
            self.notes.say(tr("There is no room to stand there."))
        self.view.passing = self.view.gathering = None
        self.view.sprigs.clear()
        self.view.cut(self.world)

    def _speak(self) -> None:
        """What the map says here: its captions are part of the picture, its voices are captioned like any sound."""
        for said in self.spoken.tick(self.world) if self.spoken else ():
            if said.sound:
                self.shell.sound.play(said.sound, "ambience")
            if said.text and (not said.once or self.shell.settings.captions):
                self.notes.caption(Caption(said.text, 0, 9))

    def _memory(self, number: int) -> None:
        """The first time it is looked at; later, and while the timer is on, its line is enough."""
        shell = self.shell
        line = (self.spoken.lines.get(number, "") if self.spoken else "") or line_of(number)
        with progress.LOCK:
            reached = progress.load()
            new = progress.find(reached, number)
            if new and shell.may_write and self.keeper.may_write and (wrong := progress.save(reached)):
                self.notes.say(wrong)
        if new and not self.runner.is_on:
            shell.devices.release_all()
            shell.stack.push(MemoryCard(number, line, shell.stack.pop))
        elif line:
            self.notes.caption(Caption(line, 0, 9))

    def _count(self, event: events.Event) -> None:
        """Whoever fails often at one place is told, once, that there is another way on."""
        if isinstance(event, events.LampLit):
            self._save()
            self.tries = 0
        elif isinstance(event, events.Died):
            self.tries += 1
            if self.tries == TRIES and self._next_lamp() and not self.shell.strict:
                self.notes.say(tr("From the pause you can go to the next lamp, if you like."))

    def _after(self) -> None:
        """The world has ended: its last picture stands, then the words come."""
        self.ended += 1
        self.view.tick(self.world)
        if self.ended == 1:
            self.shell.sound.beds(False)
            self._keep()
            self._remember()
        if self.world.ending == SACRIFICE and (cue := SACRIFICED.get(self.ended)):
            self.shell.sound.play(cue.sound, cue.bus, cue.gain)
            feel(self.shell, [Heard(cue, MIDDLE, 0)], self.notes)
        if self.ended == stands(self.world.ending):
            self.notes.captions.clear()
            self.close(self)

    def _save(self) -> None:
        """At a lamp: should the game be killed now, the title leads back to here."""
        if self.saves and self.shell.may_write:
            keep_at_lamp(self.keeper, self.world, self.shell.place)

    def _remember(self) -> None:
        """The title will know how it ended."""
        shell = self.shell
        if not shell.may_write or not self.keeper.may_write:
            return
        with progress.LOCK:
            reached = progress.load()
            over = self.keeper.path is not None and reached.over(self.keeper.path.name)
            new = reached.remember(ENDINGS[self.world.ending])
            if (new or over) and (wrong := progress.save(reached)):
                shell.notes.append(wrong)

    def on(self) -> None:
        """From the ending's words: with the timer on, to the results first."""
        run = self.keeper.run
        if run and run.timer.finished and self.runner.is_on:
            self.shell.stack.push(results(run, self.keeper.recorder.taint, self.then))
        else:
            self.then()

    # ---- what is pressed

    @property
    def may_reset(self) -> bool:
        """Not while the child is being laid down: there the same button means something else."""
        return not self.world.letting

    def pressed(self, action: str) -> None:
        """The menu key pauses; once it is over, anything goes on."""
        if self.world.ending:
            if self.ended > WAIT:
                self.ended = max(self.ended, stands(self.world.ending) - 1)
        elif action == "menu":
            self._pause()

    def key(self, scancode: int) -> None:
        """The runner's keys."""
        if said := self.runner.key(scancode):
            self.notes.say(said)

    def hear(self, sentences: list[str]) -> None:
        """Said over the climb."""
        self.notes.say(*sentences)

    def blurred(self) -> None:
        """Nobody climbs blind: the window without the keyboard pauses."""
        if not self.world.ending:
            self._pause()

    def _pause(self) -> None:
        self.shell.devices.release_all()
        strict = self.shell.strict
        self.shell.stack.push(Pause(self.shell, None if strict else self._to_lamp, self.then, self._also))

    def _also(self) -> list[Choice]:
        """What the pause offers beside going on and leaving."""
        push = self.shell.stack.push
        skip = (
            [Choice(tr("To the next lamp"), self._skip)]
            if self._next_lamp() and not self.shell.strict
            else []
        )
        practice = [Choice(tr("Practice from here"), self.practice)] if self.practice else []
        care = Choice(tr("If it is too much"), lambda: push(HelpPage(self.shell, self.then)))
        settings = Choice(tr("Settings"), lambda: push(SettingsMenu(self.shell, self.then)))
        return [*skip, *practice, settings, care]

    def _next_lamp(self) -> bool:
        """Is there a lamp after the one that the climber would return to?"""
        return self.world.lamp + 1 < len(self.world.level.lamps)

    def _skip(self) -> None:
        """Go on from the next lamp; the tape says so."""
        self.shell.stack.pop()
        self.world.events = []
        self.keeper.command(self.world, "skip")
        self.tries = 0
        self.view.listen(self.world.events, self.world)
        self.view.cut(self.world)

    def _to_lamp(self) -> None:
        """Go back to the lamp; the tape says so."""
        self.world.events = []
        self.keeper.command(self.world, "resume")
        self.view.listen(self.world.events, self.world)

    def leave(self) -> None:
        """Keep the tape so far."""
        self.shell.sound.beds(False)
        self._keep()

    def _keep(self) -> None:
        """The tape, and the attempt that it was."""
        keeper = self.keeper
        keeper.keep()
        if keeper.run:
            tape = keeper.path.name if keeper.path else ""
            close_run(self.shell, keeper.run, keeper.recorder, self.world, tape)

    # ---- frames

    def draw(self, surface: pygame.Surface, alpha: float) -> None:
        """The view, then the words over it."""
        shell, view = self.shell, self.view
        view.debug_on = shell.debug
        ease(view, shell)
        view.numbers = {"frame ms": shell.frame_ms, "dropped ticks": float(shell.dropped)}
        view.draw(surface, self.world, None, alpha)
        if shell.debug and self.inspector and not shell.strict:
            self.inspector.draw(surface, view, self.world, self.look)
        self.runner.draw(surface, self.keeper.recorder.taint)
        self.notes.draw(surface, shell.settings)


def keep_at_lamp(keeper: Keeper, world: World, place: int, then: Callable[[], object] = lambda: None) -> None:
    """Write the tape without holding the climb up, and that it goes on here; `then`: called when that is done."""
    stands = Going("", world.level.name, world.lamp, world.tick, world.rules.name)

    def kept(tape: Path) -> None:
        goes_on(place, replace(stands, tape=tape.name))
        then()

    keeper.keep_beside(kept)


def goes_on(place: int, climb: Going) -> None:
    """A climb's tape is on the disk and the climb is not over."""
    with progress.LOCK:
        reached = progress.load()
        reached.goes_on(place, climb)
        if wrong := progress.save(reached):
            print(wrong, file=sys.stderr)


def _same_lamp(old: World, new: World) -> int:
    """The number, in a map read anew, of the lamp that the climber returns to; -1: the start."""
    lamp = old.level.lamps[old.lamp] if old.lamp >= 0 else None
    return new.level.lamps.index(lamp) if lamp in new.level.lamps else -1
