"""The wheel: one top-level name, levels and assets inside, found by a game run in an empty folder."""

import subprocess
import sys
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling is not installed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    words = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(folder), str(ROOT)]
    done = subprocess.run([sys.executable, "-m", "pip", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("burning_lavender-*.whl"))


def test_game_is_the_only_top_level_name(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"game"}
    for file in [*ROOT.glob("levels/*.tmx"), *ROOT.glob("assets/sound/*.ogg")]:
        assert f"game/_shipped/{file.relative_to(ROOT).as_posix()}" in names


def test_an_installed_game_finds_its_levels_and_assets_from_an_empty_folder(wheel, tmp_path):
    home = tmp_path / "venv"
    # The libraries of this Python are borrowed; the game must be its own.
    venv.create(home, system_site_packages=False, with_pip=False)
    packages = (
        next(home.glob("lib/python*/site-packages"))
        if sys.platform != "win32"
        else home / "Lib/site-packages"
    )
    zipfile.ZipFile(wheel).extractall(packages)
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "borrowed.pth").write_text("\n".join(borrowed))
    empty = tmp_path / "empty"
    empty.mkdir()
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    words = "import game.files as f; print(f.root()); print(len(list(f.shipped('assets').rglob('*.ogg'))))"
    done = subprocess.run([python, "-c", words], cwd=empty, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    root, sounds = done.stdout.splitlines()
    assert Path(root) == (packages / "game" / "_shipped").resolve()
    assert int(sounds) > 50
    maps = sorted(str(path.relative_to(packages)) for path in packages.glob("game/_shipped/levels/*.tmx"))
    if maps:
        check = subprocess.run(
            [python, "-m", "game", "check", packages / maps[0]],
            cwd=empty,
            capture_output=True,
            text=True,
            check=False,
        )
        assert check.returncode == 0, check.stderr
