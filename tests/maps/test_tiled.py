"""Tiled itself as the oracle, where it is installed: it saves, converts and draws what we read."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game.files import shipped
from game.maps import rules
from game.maps.digest import level_digest
from game.maps.read import read
from game.maps.scenery import MarkLayer
from tests.maps.tmx import LAMP, document, objects, tiles, write

MAPS = sorted(path for path in shipped("levels").glob("**/*.tmx") if path.parent.name != "tiles")


def tool(name: str) -> str:
    """A program of Tiled's, or a skip that says why."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed (Debian package `tiled`)")
    return found


def run(*words: object) -> None:
    """Run one without a display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [str(word) for word in words], check=True, capture_output=True, env=environment, timeout=60
    )


@pytest.fixture
def copied(tmp_path) -> Path:
    """The levels folder, where Tiled may write beside the maps."""
    skip = shutil.ignore_patterns("*.climb", "proofs")
    return shutil.copytree(shipped("levels"), tmp_path / "levels", ignore=skip)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "options", [(), ("--detach-templates",), ("--embed-tilesets",), ("--resolve-types-and-properties",)]
)
def test_saved_by_tiled_the_rules_see_the_same(copied, path, options):
    """Without options, with templates filled in, with tilesets inside, with defaults written out."""
    tiled = tool("tiled")
    source = copied / path.relative_to(shipped("levels"))
    out = source.with_name("out.tmx")
    run(tiled, *options, "--export-map", "tmx", source, out)
    assert level_digest(read(out).level) == level_digest(read(path).level)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_through_json_and_back(copied, path):
    tiled = tool("tiled")
    source = copied / path.relative_to(shipped("levels"))
    between, out = source.with_name("between.tmj"), source.with_name("out.tmx")
    run(tiled, "--embed-tilesets", "--detach-templates", "--export-map", "json", source, between)
    run(tiled, "--export-map", "tmx", between, out)
    assert level_digest(read(out).level) == level_digest(read(path).level)


def far(ours, theirs) -> int:
    """How far two pictures are apart at most, of 255, on a ground that shows what is clear."""
    numpy = pytest.importorskip("numpy")
    pygame = pytest.importorskip("pygame")
    seen = []
    for surface in (ours, theirs):
        ground = pygame.Surface(surface.get_size())
        ground.fill((120, 60, 200))
        ground.blit(surface, (0, 0))
        seen.append(pygame.surfarray.array3d(ground).astype(int))
    return int(numpy.abs(seen[0] - seen[1]).max())


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_picture_is_tileds(path, tmp_path):
    """Object layers are left out: the rasterizer draws them with the editor's own outlines."""
    pygame = pytest.importorskip("pygame")
    rasterizer = tool("tmxrasterizer")
    from game.maps.picture_tiled import tiled_picture

    found = read(path)
    marks = [layer.name for layer in found.scenery.layers if isinstance(layer, MarkLayer)]
    hidden = [word for name in marks for word in ("--hide-layer", name)]
    run(rasterizer, "--no-smoothing", *hidden, path, tmp_path / "oracle.png")
    ours, theirs = tiled_picture(found), pygame.image.load(str(tmp_path / "oracle.png"))
    assert ours.get_size() == theirs.get_size()
    assert far(ours, theirs) <= 3


def test_what_tiled_makes_of_a_written_map(tmp_path):
    """A map of the tests, opened by Tiled and saved again: nothing of it was our own invention."""
    tiled = tool("tiled")
    path = write(tmp_path, document(tiles() + objects() + objects(LAMP)))
    run(tiled, "--export-map", "tmx", path, tmp_path / "out.tmx")
    assert level_digest(read(tmp_path / "out.tmx").level) == level_digest(read(path).level)


def test_tiled_reads_the_terrain_and_the_rules_without_complaint(copied, tmp_path):
    """Saved again by Tiled, the tileset has all its terrain and its kinds, the rule map all its layers."""
    tiled = tool("tiled")
    run(tiled, "--export-tileset", "tsx", copied / "tiles" / rules.TILESET, tmp_path / "out.tsx")
    saved = ElementTree.parse(tmp_path / "out.tsx").getroot()
    assert len(saved.findall("wangsets/wangset/wangtile")) == 15
    kinds = [node.get("value") for node in saved.findall("tile/properties/property")]
    assert kinds == [*rules.KINDS, *["stone"] * 16]
    run(tiled, "--export-map", "tmx", copied / "tiles" / rules.RULES, copied / "tiles" / "out.tmx")
    ours, theirs = (ElementTree.parse(copied / "tiles" / name).getroot() for name in (rules.RULES, "out.tmx"))
    for layers in zip(ours.findall("layer"), theirs.findall("layer"), strict=True):
        names, cells = zip(
            *((layer.get("name"), "".join(layer.find("data").text.split())) for layer in layers), strict=True
        )
        assert len(set(names)) == len(set(cells)) == 1


SHEET = (
    '<tileset firstgid="1" name="drawn" tilewidth="16" tileheight="16" tilecount="4" columns="2">'
    '<image source="drawn.png" width="32" height="32"/>'
    '<tile id="0"><properties><property name="kind" value="stone"/></properties></tile>'
    '<tile id="3"><animation><frame tileid="1" duration="90"/><frame tileid="2" duration="90"/></animation></tile>'
    "</tileset>"
    '<tileset firstgid="5" name="tall" tilewidth="20" tileheight="30" tilecount="1" columns="1">'
    '<tileoffset x="3" y="-2"/><image source="tall.png" width="20" height="30"/></tileset>'
    '<tileset firstgid="6" name="cut" tilewidth="16" tileheight="16" spacing="2" margin="1" tilecount="4" columns="2">'
    '<image source="cut.png" trans="ff00ff" width="36" height="36"/></tileset>'
    '<tileset firstgid="10" name="many" tilewidth="20" tileheight="12" tilecount="2" columns="0">'
    '<tile id="0"><image source="one.png" width="20" height="12"/></tile>'
    '<tile id="5"><image source="two.png" width="9" height="7"/></tile></tileset>'
)
SOLID = """
    ............
    ............
    ............
    ............
    ............
    ............
    ............
    ############
"""
H, V, D = 1 << 31, 1 << 30, 1 << 29


def spread(*cells: int) -> str:
    """Tiles at every other place of a layer's first rows."""
    grid = [0] * 96
    for n, cell in enumerate(cells):
        grid[12 + n * 2 + (n // 6) * 12] = cell
    return ",".join(map(str, grid))


LAYERS = {
    "flips": tiles(
        SOLID, "back", spread(*(1 | turn for turn in (0, H, V, D, H | V, H | D, V | D, H | V | D)))
    ),
    "tall tiles and offsets": tiles(SOLID, "back", spread(5, 5 | H, 5 | V, 1)),
    "turned tall tiles": tiles(SOLID, "back", spread(5 | D, 0, 5 | D | H, 0, 5 | D | V)),
    "spacing, margin, one colour clear": tiles(SOLID, "back", spread(6, 7, 8, 9)),
    "a collection of pictures": tiles(SOLID, "back", spread(10, 15, 10 | H, 15 | V)),
    "the first frame of an animation": tiles(SOLID, "back", spread(4, 4)),
    "opacity": tiles(SOLID, "back", spread(1, 2, 5), attributes='opacity="0.4"'),
    "tint": tiles(SOLID, "back", spread(1, 2, 5), attributes='tintcolor="#ff8040"'),
    "tint and opacity": tiles(SOLID, "back", spread(1, 2), attributes='tintcolor="#80ff8040" opacity="0.5"'),
    "offset": tiles(SOLID, "back", spread(1, 2, 5), attributes='offsetx="5" offsety="-7"'),
    "hidden": tiles(SOLID, "back", spread(1, 2, 5), attributes='visible="0"'),
    "groups": '<group id="7" name="g" offsetx="4" opacity="0.5" tintcolor="#8080ff"><group id="8" offsety="3">'
    + tiles(SOLID, "back", spread(1, 2, 5), attributes='opacity="0.5" tintcolor="#ff8080"')
    + "</group></group>"
    + '<group id="9" name="h" visible="0">'
    + tiles(SOLID, "back", spread(2, 2, 2))
    + "</group>",
    "a picture": '<imagelayer id="5" name="back" offsetx="7" offsety="11" opacity="0.7" tintcolor="#ffd0a0">'
    '<image source="tall.png" width="20" height="30"/></imagelayer>',
    "a picture with one colour clear": '<imagelayer id="5" name="back">'
    '<image source="cut.png" trans="ff00ff"/></imagelayer>',
    "order": tiles(SOLID, "front", spread(2, 2, 2))
    + '<imagelayer id="5" name="back"><image source="tall.png"/></imagelayer>'
    + tiles(SOLID, "back", spread(1, 1)),
}


def drawn(folder: Path) -> None:
    """The pictures of SHEET: every pixel different, some clear."""
    pygame = pytest.importorskip("pygame")
    for name, (wide, high) in {
        "drawn": (32, 32),
        "tall": (20, 30),
        "cut": (36, 36),
        "one": (20, 12),
        "two": (9, 7),
    }.items():
        surface = pygame.Surface((wide, high), pygame.SRCALPHA)
        for y in range(high):
            for x in range(wide):
                clear = (x * 7 + y * 3) % 11 == 0
                colour = (
                    (255, 0, 255, 255)
                    if name == "cut" and clear
                    else (x * 7 % 256, y * 8 % 256, 90, 40 if clear else 255)
                )
                surface.set_at((x, y), colour)
        pygame.image.save(surface, str(folder / f"{name}.png"))


@pytest.mark.parametrize("name", LAYERS)
def test_what_a_layer_looks_like_is_tileds(tmp_path, name):
    pygame = pytest.importorskip("pygame")
    rasterizer = tool("tmxrasterizer")
    from game.maps.picture_tiled import tiled_picture

    drawn(tmp_path)
    text = document(LAYERS[name], tiles(SOLID), objects(), text=SOLID, sheet=SHEET)
    path = write(tmp_path, text)
    run(rasterizer, "--no-smoothing", "--hide-layer", "things", path, tmp_path / "oracle.png")
    ours, theirs = tiled_picture(read(path)), pygame.image.load(str(tmp_path / "oracle.png"))
    # a layer that sticks out makes the rasterizer's picture larger; ours ends with the map
    top = 7 if name == "offset" else 0
    assert far(ours, theirs.subsurface((0, top, *ours.get_size()))) <= 3
