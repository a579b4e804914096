"""Slabs of ash: grains fall while one is stood on, then it is gone, then it gathers again."""

from game.sim.events import AshFell, AshReturned, Event
from game.sim.level import TILE
from game.sim.tuning import ASH_STAY
from game.sim.world import World
from game.view.masonry import GONE, Masonry
from game.view.particles import CRUMB, DUST, Particles
from game.view.stage import Stage


class AshView:
    """Keeps the masonry in step with the world's slabs."""

    def __init__(self, masonry: Masonry) -> None:
        self._masonry = masonry
        self._shown = False

    def listen(self, event: Event, world: World, particles: Particles) -> None:
        """A fall and a return."""
        if isinstance(event, AshFell | AshReturned):
            tx, ty, n = world.level.ash[event.slab]
            r = particles.r
            count = min(90, 16 * n)
            x = tx * TILE + r.uniform(0, n * TILE, count)
            if isinstance(event, AshFell):
                y = ty * TILE + r.uniform(0, 10, count)
                particles.add(
                    CRUMB,
                    x,
                    y,
                    r.normal(0, 0.25, count),
                    r.uniform(0, 0.8, count),
                    r.uniform(25, 60, count),
                    0.985,
                    0.07,
                )
            else:
                y = ty * TILE + r.uniform(2, 26, count)
                particles.add(
                    DUST,
                    x,
                    y,
                    r.normal(0, 0.05, count),
                    r.uniform(-0.9, -0.3, count),
                    r.uniform(12, 26, count),
                    0.95,
                    0.0,
                )

    def tick(self, world: World, stage: Stage, particles: Particles) -> None:
        """Have slabs that changed drawn again."""
        if not world.ash_awake and not self._shown:
            return
        self._shown = bool(world.ash_awake)
        for k, (slab, (tx, ty, n)) in enumerate(zip(world.ash, world.level.ash, strict=True)):
            t = slab.t
            stage_now = GONE if t < 0 else 0 if t == 0 else 1 + min(2, t * 3 // ASH_STAY)
            if self._masonry.set_stage(k, stage_now):
                stage.changed(ty, tx, n)
            if t > 0 and world.tick % 2 == 0:
                x = tx * TILE + particles.r.uniform(0, n * TILE)
                particles.burst(DUST, x, ty * TILE + 9, 1 + t // 10, 3, 0.12, 0.1, 34, 0.05)
