"""Tiled itself as the oracle, where it is installed: it saves, converts and draws what we read."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from game.files import shipped
from game.maps.digest import level_digest
from game.maps.read import read
from game.maps.scenery import MarkLayer
from tests.maps.tmx import LAMP, document, objects, tiles, write

MAPS = sorted(shipped("levels").glob("**/*.tmx"))


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


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_picture_is_tileds(path, tmp_path):
    """Object layers are left out: the rasterizer draws them with the editor's own outlines."""
    numpy = pytest.importorskip("numpy")
    pygame = pytest.importorskip("pygame")
    rasterizer = tool("tmxrasterizer")
    from game.maps.picture_tiled import tiled_picture

    found = read(path)
    marks = [layer.name for layer in found.scenery.layers if isinstance(layer, MarkLayer)]
    hidden = [word for name in marks for word in ("--hide-layer", name)]
    run(rasterizer, "--no-smoothing", *hidden, path, tmp_path / "oracle.png")
    ours, theirs = tiled_picture(found), pygame.image.load(str(tmp_path / "oracle.png"))
    assert ours.get_size() == theirs.get_size()
    seen = []
    for surface in (ours, theirs):
        solid = pygame.Surface(surface.get_size())
        solid.fill((120, 60, 200))
        solid.blit(surface, (0, 0))
        seen.append(pygame.surfarray.array3d(solid).astype(int))
    assert numpy.abs(seen[0] - seen[1]).max() <= 3


def test_what_tiled_makes_of_a_written_map(tmp_path):
    """A map of the tests, opened by Tiled and saved again: nothing of it was our own invention."""
    tiled = tool("tiled")
    path = write(tmp_path, document(tiles() + objects() + objects(LAMP)))
    run(tiled, "--export-map", "tmx", path, tmp_path / "out.tmx")
    assert level_digest(read(tmp_path / "out.tmx").level) == level_digest(read(path).level)
