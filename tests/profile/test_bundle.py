"""A profile as one file: out of one machine and into another, and never a step out of its folder."""

import json
import zipfile

import pytest

from game.__main__ import main
from game.profile import bundle, places, progress, settings, store
from game.profile.progress import Going
from game.trouble import Trouble


@pytest.fixture
def exported(home, tmp_path_factory):
    """A profile with a climb in it, and the file it was written into."""
    reached = progress.Progress(["let go"], [5])
    reached.goes_on(1, Going("a-20260101-101010.climb", "2-stairs", 2, 500, "vigil"))
    progress.save(reached)
    settings.save(settings.Settings(heart=40, language="de"))
    store.write_atomically(places.replays() / "a-20260101-101010.climb", b"climb 1\n")
    file = tmp_path_factory.mktemp("out") / "mine.profile"
    assert main(["profile", "export", str(file)]) == 0
    return file


def test_what_goes_out_comes_in_elsewhere(exported, tmp_path_factory, monkeypatch, capsys):
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path_factory.mktemp("other")))
    settings.save(settings.Settings(heart=7))
    assert main(["profile", "import", str(exported)]) == 0
    assert settings.load().heart == 40
    reached = progress.load()
    assert (reached.endings, reached.memories, reached.climbs[1].ticks) == (["let go"], [5], 500)
    assert (places.replays() / reached.climbs[1].tape).read_bytes() == b"climb 1\n"
    assert settings.load().notes == reached.notes == []
    # what was there before is not lost: it comes back the same way
    (kept,) = places.home().glob("before-*.profile")
    assert str(kept) in capsys.readouterr().out
    assert main(["profile", "import", str(kept)]) == 0
    assert settings.load().heart == 7


def refused(file, home):
    before = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(Trouble) as trouble:
        bundle.take(file)
    assert "\n" not in str(trouble.value)
    assert {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "name",
    [
        "../escaped.climb",
        "replays/../../x.climb",
        "/etc/x.climb",
        "replays/a.sh",
        "lock",
        "replays/x\\..\\y.climb",
    ],
)
def test_nothing_that_is_not_ours_comes_in(exported, home, name):
    with zipfile.ZipFile(exported, "a") as file:
        file.writestr(name, "x")
    refused(exported, home)


def test_other_files_and_newer_ones_are_refused_in_a_sentence(exported, home, tmp_path):
    for content in (b"", b"PK", b"oh" * 500):
        other = tmp_path / "other"
        other.write_bytes(content)
        with pytest.raises(Trouble):
            bundle.take(other)
    with pytest.raises(Trouble):
        bundle.take(tmp_path / "none")
    with zipfile.ZipFile(tmp_path / "newer", "w") as file:
        file.writestr(bundle.MARK, "2")
    with pytest.raises(Trouble, match="newer version"):
        bundle.take(tmp_path / "newer")
    with zipfile.ZipFile(tmp_path / "any.zip", "w") as file:
        file.writestr("settings.json", "{}")
    with pytest.raises(Trouble, match="no profile"):
        bundle.take(tmp_path / "any.zip")


def test_a_corrupted_byte_anywhere_changes_nothing(exported, home):
    whole = exported.read_bytes()
    before = progress.load(), settings.load()
    refusals = 0
    for at in range(0, len(whole), 3):
        exported.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        try:
            bundle.take(exported)
        except Trouble:
            refusals += 1
        assert (progress.load(), settings.load()) == before, at
    assert refusals > len(whole) / 3 * 0.5


def test_a_damaged_file_inside_is_found(exported, home, tmp_path):
    held = bundle.unpack(exported)
    data = json.loads(held["settings.json"])
    data["heart"] = 41
    with zipfile.ZipFile(tmp_path / "bad", "w") as file:
        file.writestr(bundle.MARK, "1")
        file.writestr("settings.json", json.dumps(data))
    refused(tmp_path / "bad", home)


def test_while_a_game_runs_nothing_comes_in(exported, home, capsys):
    owner = store.OneWriter(home)
    assert main(["profile", "import", str(exported)]) == 2
    assert "running" in capsys.readouterr().err
    owner.close()


def test_a_file_that_cannot_be_written_is_said(home, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["profile", "export", str(tmp_path / "file" / "x")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
