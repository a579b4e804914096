"""The command line: errors are one clear line, help is quick, and no room brings in what it must not."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from game import files
from game.__main__ import COMMANDS, main, overview
from game.trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]


def fresh(code):
    """Run code in a new interpreter; returns what it printed as JSON."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_rules_bring_in_neither_pygame_nor_numpy():
    loaded = fresh("import sys, json, game.sim, game.sim.world; print(json.dumps(sorted(sys.modules)))")
    heavy = {"pygame", "numpy", "pytmx", "platformdirs", "random", "game.view", "game.maps"}
    assert "game.sim.world" in loaded
    assert not heavy & set(loaded)


def test_help_brings_in_nothing_heavy():
    loaded = fresh(
        "import sys, json, io, contextlib\n"
        "from game.__main__ import main\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(['--help'])\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    assert not {"pygame", "numpy", "pytmx", "game.app", "game.sim"} & set(loaded)


def test_the_overview_names_every_command_and_an_example(capsys):
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert said.strip() == overview()
    assert all(name in said for name in COMMANDS)
    assert "example:" in said


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name, capsys):
    if find_spec(COMMANDS[name][0]) is None:
        pytest.skip(f"{name} is not built yet")
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    said = capsys.readouterr().out
    assert f"example: burning-lavender {name}" in " ".join(said.split())


def test_the_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("burning-lavender 0.")


def test_an_unknown_command_is_one_line(capsys):
    assert main(["dance"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("dance: no such command")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (Trouble("a.tmx: no Start; add one"), 2, "a.tmx: no Start; add one"),
        (Trouble("a.climb: not ok", 1), 1, "a.climb: not ok"),
        (FileNotFoundError(2, "No such file or directory", "a.tmx"), 2, "a.tmx: No such file or directory"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_trouble_is_one_line_and_its_code(monkeypatch, capsys, error, code, line):
    def raises(_args):
        raise error

    monkeypatch.setattr("game.doctor_command.run", raises)
    assert main(["doctor"]) == code
    assert capsys.readouterr().err.strip() == line


def test_a_fault_of_our_own_is_one_line_and_the_details_are_kept(monkeypatch, capsys, tmp_path):
    def raises(_args):
        raise ZeroDivisionError("by zero")

    monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path))
    monkeypatch.setattr("game.doctor_command.run", raises)
    assert main(["doctor"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("the game broke: ZeroDivisionError: by zero; the details are in ")
    assert said.count("\n") == 1
    assert "raises" in (tmp_path / "broken.log").read_text()


def test_doctor_names_what_it_found(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    for word in ("python", "pygame-ce", str(tmp_path), "can be written", "dummy", "nothing is wrong"):
        assert word in said
    monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path / "file" / "under"))
    (tmp_path / "file").write_text("")
    assert main(["doctor"]) == 1
    assert "wrong: " in capsys.readouterr().out


def test_levels_and_assets_are_the_checkouts_own():
    assert files.root() == ROOT
    assert files.shipped("levels").is_dir()


def test_a_folder_without_both_is_not_taken_for_ours(monkeypatch, tmp_path):
    (tmp_path / "levels").mkdir()
    monkeypatch.setattr(files, "PACKAGE", tmp_path / "game")
    files.root.cache_clear()
    with pytest.raises(Trouble, match="install the game again"):
        files.root()
    files.root.cache_clear()
