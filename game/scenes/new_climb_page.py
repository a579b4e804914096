"""A new climb: its rules, its seed, what is easier, which of the three places it takes; and begin."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from game.profile.progress import CLIMBS, Progress
from game.profile.settings import turn
from game.scenes.menu import Choice
from game.scenes.menu_page import KeptPage
from game.scenes.page import yes_no
from game.scenes.scene import Shell
from game.scenes.terms import eased
from game.scenes.terms_page import TermsPage, rules, rules_say
from game.text import tr

RANKED = 1  # the seed of ranked climbs
SEEDS = 999_999


@dataclass(slots=True)
class Asked:
    """What a player asks for. `place`: of the climbs that lie side by side."""

    seed: int = RANKED
    memory: bool = False
    place: int = 0


class NewClimbPage(KeptPage):
    """`begin` takes what was asked. A place that is taken has to be held: its climb ends there."""

    def __init__(
        self, shell: Shell, reached: Progress, begin: Callable[[Asked], None], seed: int = RANKED
    ) -> None:
        self.reached, self.begin = reached, begin
        free = [n for n, climb in enumerate(reached.climbs) if not climb.tape]
        self.asked = Asked(seed, place=free[0] if free else reached.at)
        super().__init__(shell)

    def title(self) -> str:
        """Its name."""
        return tr("New climb")

    def choices(self) -> list[Choice]:
        """Begin, and its terms."""
        shell, settings, asked = self.shell, self.shell.settings, self.asked
        taken = bool(self.reached.climbs[asked.place].tape) and not asked.memory

        def turn_rules(way: int = 1) -> None:
            turn(settings, "rules", way)

        def turn_seed(way: int) -> None:
            asked.seed = (asked.seed - 1 + way) % SEEDS + 1

        def any_seed() -> None:
            asked.seed = random.randint(2, SEEDS) if asked.seed == RANKED else RANKED

        def turn_place(way: int = 1) -> None:
            asked.place = (asked.place + way) % CLIMBS
            self.menu.renew(self._all())

        def turn_memory(way: int = 1) -> None:
            asked.memory = not asked.memory
            self.menu.renew(self._all())

        says = tr("The climb that lies in this place ends with it; its tape is kept.") if taken else ""
        memory = Choice(
            lambda: f"{tr('Memory')}:  {yes_no(asked.memory)}",
            turn_memory,
            turn_memory,
            tr("The same tower turned round, both arms free, nobody to carry. It ends at the door."),
        )
        return [
            Choice(tr("Begin"), lambda: self.begin(asked), says=says, destroys=taken),
            Choice(
                lambda: f"{tr('Rules')}:  {rules(settings.rules)}",
                turn_rules,
                turn_rules,
                lambda: rules_say(settings.rules),
            ),
            Choice(
                lambda: f"{tr('What is easier')}:  {len(eased(settings)) or tr('nothing')}",
                lambda: shell.stack.push(TermsPage(shell)),
                says=tr("Arms, sky, heart, hands, falls, edges and the clock, each on its own."),
            ),
            *([memory] if self.reached.endings else []),
            Choice(
                lambda: f"{tr('Seed')}:  {asked.seed}",
                any_seed,
                turn_seed,
                tr("How the heart will stumble. 1 is the one of ranked climbs; choose it for another."),
            ),
            Choice(
                lambda: f"{tr('Place')}:  {asked.place + 1}",
                turn_place,
                turn_place,
                tr("Three climbs can lie side by side."),
            ),
        ]
