"""What mirrors know of the player: where one fell, the best run, and what to press for a move."""

from game.scenes.ghosts import Company
from game.scenes.running import learned_of
from game.scenes.scene import Shell
from game.sim.world import World
from game.speedrun.run import Run
from game.view.frame import View

PLAIN = {"pad a": "A", "pad b": "B", "pad x": "X", "pad y": "Y"}


def sign(shell: Shell, action: str) -> str:
    """What is written on the button for an action, on the device that was used last."""
    for source in shell.devices.sources(action):
        return PLAIN.get(source, source.partition(" ")[2].upper())
    return action


class Glass:
    """Kept beside a climb's view; costs nothing on a map without mirrors."""

    def __init__(self, shell: Shell, view: View, world: World, run: Run | None = None) -> None:
        self.company: Company | None = None
        mirrors = view.mirrors
        if not mirrors.panes:
            return
        mirrors.signs = shell.settings.signs
        mirrors.name_of = lambda action: sign(shell, action)
        if not world.memory:
            mirrors.falls = learned_of(shell).of(world.level).falls
        if run and run.best_tape and shell.settings.ghost == "off":
            self.company = Company(run, "best")  # only in the glass: nobody asked for it beside them
            mirrors.best = self.company.view

    def tick(self) -> None:
        """A tick of the best run."""
        if self.company:
            self.company.tick()
