"""`splits export` and `splits import`: 0, or 2 and one clear line."""

import pytest
from speedruns import DAY, random_book

from game.__main__ import main
from game.profile.store import OneWriter
from game.speedrun import records
from game.speedrun.book import add, new_book
from game.speedrun.lss import read, write
from game.speedrun.records import Records
from game.speedrun.timer import Time


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def told(capsys, *words):
    """Run a command: (exit code, lines of stdout, lines of stderr)."""
    code = main(["splits", *map(str, words)])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err.splitlines()


def run_of(category, ticks, when=DAY):
    book = new_book(category, ("a", "b"))
    add(book, [Time(ticks // 2), Time(ticks)], when, when)
    return book


def test_what_is_exported_is_imported_into_another_profile(tmp_path, capsys, monkeypatch):
    book = random_book(11)
    records.save(Records([book]))
    file = tmp_path / "any.lss"
    code, out, err = told(capsys, "export", file)
    assert (code, len(out), err) == (0, 1, [])
    assert read(file) == book
    monkeypatch.setenv("BURNING_LAVENDER_HOME", str(tmp_path / "elsewhere"))
    code, out, err = told(capsys, "import", file)
    assert (code, err) == (0, [])
    assert f"{len(book.attempts)} new attempts" in out[0]
    assert records.load().books == [book]
    assert "0 new attempts" in told(capsys, "import", file)[1][0]
    assert records.load().books == [book]


def test_the_category_played_last_is_exported_unless_another_is_named(tmp_path, capsys):
    old, new = run_of("any%, standard", 600), run_of("low%, standard", 900, DAY.replace(year=2027))
    records.save(Records([new, old]))
    file = tmp_path / "a.lss"
    assert told(capsys, "export", file)[1] == [f"{file}: low%, standard: 1 attempts, best 0:15.00"]
    assert told(capsys, "export", file, "--category", "any%, standard")[0] == 0
    assert read(file) == old
    code, _, err = told(capsys, "export", file, "--category", "none such")
    assert (code, len(err)) == (2, 1)
    assert "'any%, standard', 'low%, standard'" in err[0]


def test_without_records_there_is_nothing_to_export(tmp_path, capsys):
    code, _, err = told(capsys, "export", tmp_path / "a.lss")
    assert (code, len(err)) == (2, 1)
    assert "no runs are recorded yet" in err[0]
    assert not (tmp_path / "a.lss").exists()


def test_a_place_that_cannot_be_written_is_one_line(tmp_path, capsys):
    records.save(Records([run_of("x", 60)]))
    (tmp_path / "file").write_text("")
    code, _, err = told(capsys, "export", tmp_path / "file" / "a.lss")
    assert (code, len(err)) == (2, 1)
    assert "could not be written" in err[0]


@pytest.mark.parametrize("content", [None, "", "<Run/>", "<!DOCTYPE Run><Run/>"])
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path, capsys, home, content):
    file = tmp_path / "a.lss"
    if content is not None:
        file.write_text(content)
    code, out, err = told(capsys, "import", file)
    assert (code, out, len(err)) == (2, [], 1)
    assert err[0].startswith(f"{file}: ")
    assert not (home / "records.json").exists()


def test_a_running_game_owns_the_records(tmp_path, capsys, home):
    file = tmp_path / "a.lss"
    file.write_text(write(run_of("x", 60)))
    game = OneWriter(home)
    try:
        code, _, err = told(capsys, "import", file)
    finally:
        game.close()
    assert (code, len(err)) == (2, 1)
    assert "close it first" in err[0]


def test_a_newer_games_records_are_left_alone(tmp_path, capsys, home):
    file = tmp_path / "a.lss"
    file.write_text(write(run_of("x", 60)))
    home.mkdir()
    (home / "records.json").write_text('{"version": 99}')
    code, _, err = told(capsys, "import", file)
    assert code == 2
    assert "newer" in err[0]
    assert (home / "records.json").read_text() == '{"version": 99}'


def test_help_has_an_example(capsys):
    with pytest.raises(SystemExit) as done:
        main(["splits", "--help"])
    assert done.value.code == 0
    assert "example: burning-lavender splits export" in capsys.readouterr().out


def test_a_category_is_no_part_of_an_import(tmp_path, capsys):
    assert told(capsys, "import", tmp_path / "a.lss", "--category", "x")[0] == 2
