"""Nothing a player has is lost: not to a crash, a full disk, a newer game or a second one."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.profile import store
from game.profile.store import Newer, OneWriter, load, save, write_atomically


def test_what_was_saved_is_read_back_with_its_version(tmp_path):
    file = tmp_path / "deep" / "progress.json"
    save(file, 3, {"words": ["ä", 1]})
    assert load(file, 3).data == {"version": 3, "words": ["ä", 1]}
    assert load(file, 3).notes == []
    assert sorted(p.name for p in file.parent.iterdir()) == ["progress.json", "progress.json.good"]


def test_an_absent_file_is_empty_and_nothing_is_said(tmp_path):
    assert load(tmp_path / "none.json", 1) == store.Loaded()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"a": 1}', b"\xff\xfe", b"[" * 100_000, b'{"version": true}']
)
def test_an_unreadable_file_is_set_aside_and_the_last_good_one_used(tmp_path, content):
    file = tmp_path / "progress.json"
    save(file, 1, {"lamps": 1})
    save(file, 1, {"lamps": 2})
    file.write_bytes(content)
    loaded = load(file, 1)
    assert loaded.data["lamps"] == 2
    assert len(loaded.notes) == 1
    assert "last good copy" in loaded.notes[0]
    aside = [p for p in tmp_path.iterdir() if ".bad-" in p.name]
    assert len(aside) == 1
    assert aside[0].read_bytes() == content


def test_an_unreadable_file_without_a_good_copy_starts_anew(tmp_path):
    file = tmp_path / "progress.json"
    file.write_text("oh")
    loaded = load(file, 1)
    assert loaded.data == {}
    assert loaded.writable
    assert "starts anew" in loaded.notes[0]


def test_a_file_that_fails_validation_is_set_aside_too(tmp_path):
    file = tmp_path / "progress.json"
    save(file, 1, {"lamps": "many"})

    def valid(data):
        if not isinstance(data["lamps"], int):
            raise ValueError("lamps")

    assert load(file, 1, valid).data == {}
    assert not file.exists()


def test_two_files_set_aside_in_one_second_both_stay(tmp_path):
    file = tmp_path / "progress.json"
    for content in ("one", "two"):
        file.write_text(content)
        load(file, 1)
    assert sorted(p.read_text() for p in tmp_path.glob("*.bad-*")) == ["one", "two"]


def test_a_newer_version_is_neither_moved_nor_overwritten(tmp_path):
    file = tmp_path / "progress.json"
    save(file, 9, {"a": 1})
    before = file.read_bytes()
    loaded = load(file, 8)
    assert not loaded.writable
    assert "newer" in loaded.notes[0]
    with pytest.raises(Newer):
        save(file, 8, {"b": 2})
    assert file.read_bytes() == before


def test_a_crash_before_the_rename_leaves_the_old_file_whole(tmp_path, monkeypatch):
    file = tmp_path / "progress.json"
    save(file, 1, {"lamps": 1})

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(file, b"half")
    monkeypatch.undo()
    assert load(file, 1).data["lamps"] == 1
    assert not list(tmp_path.glob("*.tmp"))


def test_a_file_is_never_half_written_in_its_place(tmp_path, monkeypatch):
    file = tmp_path / "progress.json"
    save(file, 1, {"lamps": 1})
    before = file.read_bytes()

    def died(*_):
        raise OSError(5, "the machine stopped")

    monkeypatch.setattr(os, "replace", died)
    with pytest.raises(OSError, match="stopped"):
        write_atomically(file, b"new")
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))


def test_a_lost_file_comes_back_from_its_good_copy(tmp_path):
    file = tmp_path / "progress.json"
    save(file, 1, {"lamps": 1})
    save(file, 1, {"lamps": 2})
    file.unlink()
    assert load(file, 1).data["lamps"] == 2


def test_a_second_game_does_not_get_the_right_to_write(tmp_path):
    first = OneWriter(tmp_path)
    assert first.mine
    words = "import pathlib, sys; from game.profile.store import OneWriter; "
    words += "print(OneWriter(pathlib.Path(sys.argv[1])).mine)"
    ask = [sys.executable, "-c", words, str(tmp_path)]
    second = subprocess.run(ask, capture_output=True, text=True, check=True)
    assert second.stdout.strip() == "False"
    first.close()
    third = subprocess.run(ask, capture_output=True, text=True, check=True)
    assert third.stdout.strip() == "True"


def test_a_folder_that_cannot_be_made_gives_no_right_to_write(tmp_path):
    (tmp_path / "file").write_text("")
    assert not OneWriter(tmp_path / "file" / "under").mine


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda v: st.lists(v) | st.dictionaries(st.text(), v),
)


@settings(max_examples=50, deadline=None)
@given(data=st.dictionaries(st.text(), values))
def test_any_object_survives(tmp_path_factory, data):
    for ours in (store.VERSION, store.CHECK):
        data.pop(ours, None)
    file = tmp_path_factory.mktemp("any") / "x.json"
    save(file, 1, data)
    assert load(file, 1).data == {**data, "version": 1}
    assert json.loads(file.read_bytes())["version"] == 1


def test_a_file_written_by_hand_is_believed_and_one_that_has_rotted_is_not(tmp_path):
    file = tmp_path / "progress.json"
    save(file, 1, {"lamps": 17})
    rotten = file.read_text().replace("17", "11")
    file.write_text(rotten)
    loaded = load(file, 1)
    assert loaded.data["lamps"] == 17
    assert len(loaded.notes) == 1
    file.write_text('{"version": 1, "lamps": 11}')
    assert load(file, 1) == store.Loaded({"version": 1, "lamps": 11})
