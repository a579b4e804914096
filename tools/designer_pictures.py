"""The pictures of levels/README.md, from the gallery's maps and proofs: docs/pictures/designer/*.png.

python tools/designer_pictures.py
"""

import os
import sys
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from PIL import Image

from game.__main__ import main as game
from game.files import root, shipped
from game.maps.difficulty import draw_curve
from game.maps.legs import LAMP, legs
from game.maps.proofs import places, read_figures
from game.maps.prove import bound
from game.maps.reach_picture import draw as draw_reach
from game.maps.read import Map, read
from game.replay.format import read_tape
from game.replay.player import open_world, play
from game.scenes.inspect import LEFT, Inspector
from game.sim.tuning import BOX_H, HALF_W
from game.sim.world import World
from game.view.frame import View
from tools.seal import wall_across

OUT = root() / "docs" / "pictures" / "designer"
COLOURS = 96  # of a picture's palette: small files, and nothing here is about shades
LIMIT = 150 * 1024


def gallery(name: str) -> Map:
    """A map of the gallery."""
    return read(shipped("levels", "gallery", f"{name}.tmx"))


def tidy(path: Path, crop: tuple[int, int, int, int] | None = None) -> None:
    """Fewer colours, and no more of it than is meant."""
    picture = Image.open(path).convert("RGB")
    if crop:
        picture = picture.crop(crop)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"{path}: {path.stat().st_size} bytes, over {LIMIT}")
    print(f"{path.relative_to(root())}: {picture.size[0]} x {picture.size[1]}, {path.stat().st_size} bytes")


def in_play(name: str, tick: int) -> tuple[Map, World, View]:
    """A gallery map at a tick of its proof, with the view that followed it there."""
    found = gallery(name)
    tape = read_tape(places(found.path, found.name)[0])
    world = open_world(tape, [found.level])
    view = View(world, found.scenery)
    for now, _, events in play(tape, world):
        view.listen(events, world)
        view.tick(world)
        if now >= tick:
            break
    return found, world, view


def editor_and_play() -> None:
    """One place twice: as Tiled shows it, and as it is in play."""
    _, world, view = in_play("kneel", 150)
    surface = pygame.Surface((640, 360), 0, 32)
    view.meter_on = False
    view.draw(surface, world)
    pygame.image.save(surface, str(OUT / "in-play.png"))
    tidy(OUT / "in-play.png")
    path = shipped("levels", "gallery", "kneel.tmx")
    game(["picture", "--layer", "tiled", str(path), "-o", str(OUT / "in-tiled.png")])
    left, top = round(view.camera.x), round(view.camera.y)
    tidy(OUT / "in-tiled.png", (left, top, left + 640, top + 360))


def marked() -> None:
    """What the rules see of a whole map."""
    path = OUT / "marked.png"
    game(["picture", str(shipped("levels", "gallery", "wall-chain.tmx")), "-o", str(path)])
    tidy(path)


def overlay() -> None:
    """F1, and what a click says."""
    found, world, view = in_play("wall-chain", 330)
    surface = pygame.Surface((640, 360), 0, 32)
    view.debug_on = True
    view.draw(surface, world)
    wall = min(world.walls, key=lambda w: abs(w.x - world.climber.x) + abs(w.y - world.climber.y))
    inspector = Inspector(lambda _x, _feet: None)
    x, y, _ = view.spot(wall.x + wall.w // 2, wall.y + wall.h // 2)
    inspector.click(view, round(float(x)), round(float(y)), LEFT)
    inspector.draw(surface, view, world, found.scenery)
    pygame.image.save(surface, str(OUT / "overlay.png"))
    tidy(OUT / "overlay.png")


def out_of_reach() -> None:
    """Everything in reach below a wall across a passage of the stairs."""
    level = read(shipped("levels", "2-stairs.tmx")).level
    passage = level.passages[1]
    sealed, row = wall_across(level, passage.name)
    leg = next(leg for leg in legs(sealed) if leg.kind == LAMP and leg.box.bottom <= row * 16)
    x, y = level.lamps[leg.lamp].x, level.lamps[leg.lamp].y
    reach = bound(sealed, x - HALF_W, y - BOX_H, leg)
    path = OUT / "out-of-reach.png"
    draw_reach(sealed, reach, leg.box, path)
    tidy(path, (0, leg.box.y - 80, level.width * 16, min(level.height * 16, y + 64)))


def curve() -> None:
    """How hard the stairs are, from the figures that are kept."""
    map = read(shipped("levels", "2-stairs.tmx"))
    figures = read_figures(places(map.path, map.name)[1])
    assert figures is not None
    draw_curve(map.name, figures[2], OUT / "difficulty.png")
    tidy(OUT / "difficulty.png")


def main() -> int:
    """Make them all."""
    OUT.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.display.set_mode((640, 360))
    for make in (marked, editor_and_play, overlay, out_of_reach, curve):
        make()
    return 0


if __name__ == "__main__":
    sys.exit(main())
