"""Every kind of place that the program can show, each opened outright: where random play is taken to in turn.

What is met on the way from one of these to another (pauses, thresholds, cards) is met by pressing.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from game.files import shipped
from game.maps.tower import chapters
from game.profile import progress
from game.replay import read_tape
from game.replay.find import find_maps
from game.scenes.climb import Climb
from game.scenes.climbs_page import ClimbsPage
from game.scenes.closing import close
from game.scenes.comfort_page import ComfortPage
from game.scenes.controls_page import ControlsPage
from game.scenes.credits_page import CreditsPage
from game.scenes.falls import Falls
from game.scenes.first_start import FirstStart
from game.scenes.help_page import HelpPage
from game.scenes.memories import MemoryCard
from game.scenes.new_climb_page import NewClimbPage
from game.scenes.placing import put
from game.scenes.playback import Playback
from game.scenes.profile_page import ProfilePage
from game.scenes.race import Race, line_up
from game.scenes.reached_pages import ChaptersPage, Gallery, ReachedPage, RecordsPage
from game.scenes.reel import Reel
from game.scenes.results import Results
from game.scenes.runners_page import RunnersPage
from game.scenes.scene import Scene, Shell
from game.scenes.settings_pages import (
    LanguagePage,
    SettingsMenu,
    picture_page,
    sound_page,
    words_page,
)
from game.scenes.start import Start
from game.scenes.terms_page import TermsPage
from game.sim.endings import LET_GO, SACRIFICE, TURNED_AWAY

Stop = Callable[[Shell, Start], Scene]
LATE = 900  # ticks before a tape's end
# What else must have been met, but is nowhere opened outright: it lies on the way.
ON_THE_WAY = ("Title", "Pause", "Threshold", "Ending", "ReadingPage")


def nothing(*_given: object) -> None:
    """Where a choice leads that is left alone here."""


def seen_all() -> None:
    """Keep a player's progress who has seen everything."""
    reached = progress.load()
    reached.endings = ["let go", "sacrifice", "turned away"]
    reached.memories = list(range(1, progress.MEMORIES))
    reached.lamps = dict.fromkeys(chapters(), 2)
    progress.save(reached)


def _chapter(name: str, shell: Shell, start: Start) -> Scene:
    return start.chapter(shell, name, -1)


def _ended(ending: int, shell: Shell, start: Start) -> Scene:
    """A climb of the summit that has just ended so."""
    climb = Start(shipped("levels", "7-summit.tmx"), on=True).climb(shell)
    climb.close, climb.saves = close, False
    climb.world.ending = ending
    return climb


def _at_the_exit(shell: Shell, start: Start) -> Scene:
    """A climb of the first map, a step before the second."""
    climb = Start(shipped("levels", "1-mosaic.tmx"), on=True).climb(shell)
    assert isinstance(climb, Climb)
    way_out = climb.world.level.exit
    put(climb.world, way_out.x + way_out.w // 2, way_out.y + way_out.h)
    return climb


def _practice(shell: Shell, start: Start) -> Scene:
    return start.practice(shell)


def _falls(shell: Shell, start: Start) -> Scene:
    practice = start.practice(shell)
    level = practice.drill.world.level  # type: ignore[attr-defined]
    return Falls(shell, level, practice.learned.of(level), (100, 100))  # type: ignore[attr-defined]


def _tape(name: str) -> Path:
    return shipped("levels", f"{name}.tmx").parent / "proofs" / f"{name}.climb"


def _reel(name: str, shell: Shell, start: Start) -> Scene:
    """The end of a kept climb, played back: on the summit the vision, the last climb and the collapse."""
    tape = read_tape(_tape(name))
    found = find_maps(tape, _tape(name), [])
    playback = Playback(tape, [map.level for map in found.maps], every=600)
    playback.go(max(0, len(tape.inputs) - LATE))
    return Reel(shell, playback, {map.level.name: map.scenery for map in found.maps}, found.wrong)


def _race(shell: Shell, start: Start) -> Scene:
    return Race(shell, line_up([_tape("2-stairs"), _tape("2-stairs")]))


def _results(shell: Shell, start: Start) -> Scene:
    climb = start.climb(shell)
    assert climb.keeper.run is not None
    return Results(climb.keeper.run, [], shell.stack.pop)


def _page(kind: Callable[[Shell], Scene]) -> Stop:
    return lambda shell, _start: kind(shell)


PAGES: dict[str, Callable[[Shell], Scene]] = {
    "FirstStart": FirstStart,
    "SettingsMenu": SettingsMenu,
    "ComfortPage": ComfortPage,
    "WordsPage": words_page,
    "Page": sound_page,
    "picture": picture_page,
    "ControlsPage": ControlsPage,
    "LanguagePage": LanguagePage,
    "ProfilePage": ProfilePage,
    "CreditsPage": CreditsPage,
    "HelpPage": HelpPage,
    "TermsPage": TermsPage,
    "RecordsPage": RecordsPage,
    "RunnersPage": lambda s: RunnersPage(s, nothing),
    "ReachedPage": lambda s: ReachedPage(s, progress.load(), nothing, nothing),
    "ChaptersPage": lambda s: ChaptersPage(s, progress.load(), nothing),
    "ClimbsPage": lambda s: ClimbsPage(s, progress.load(), nothing),
    "NewClimbPage": lambda s: NewClimbPage(s, progress.load(), nothing),
    "Gallery": lambda s: Gallery(s, progress.load().memories),
    "MemoryCard": lambda s: MemoryCard(3, "", s.stack.pop),
}


def stops() -> dict[str, Stop]:
    """Name -> what opens it. Names that begin with a capital are kinds of scenes, and have to be met."""
    found: dict[str, Stop] = {name: _page(kind) for name, kind in PAGES.items()}
    found |= {name: partial(_chapter, name) for name in chapters()}
    found |= {f"end of {name}": partial(_reel, name) for name in ("1-mosaic", "7-summit")}
    found |= {f"ending {n}": partial(_ended, n) for n in (SACRIFICE, TURNED_AWAY, LET_GO)}
    found |= {
        "Climb": _at_the_exit, "Practice": _practice, "Falls": _falls, "Reel": partial(_reel, "2-stairs"),
        "Race": _race, "Results": _results,
    }  # fmt: skip
    return found


def kinds() -> Iterator[str]:
    """The kinds of scenes that must have been met."""
    yield from (name for name in stops() if name[0].isupper())
    yield from ON_THE_WAY
