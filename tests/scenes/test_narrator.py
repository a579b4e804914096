"""Menus read aloud: through whatever the system has, off by default, and never in the game's way."""

import os
import shutil
import sys
import time

import pytest

from game import text
from game.profile.settings import Settings
from game.scenes import narrator
from game.scenes.narrator import Narrator, Speech, Voice
from game.scenes.settings_pages import SettingsMenu

posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the voice")


def until(true):
    end = time.monotonic() + 20
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    assert true()


@pytest.fixture
def spoken(tmp_path, monkeypatch):
    """A `spd-say` of our own; returns what it was asked to say."""
    heard = tmp_path / "heard"
    script = tmp_path / "spd-say"
    script.write_text(
        f'#!/bin/sh\nprintf "%s|" "$@" >> {heard}\necho >> {heard}\n[ "$1" = -C ] || exec sleep 30\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return lambda: heard.read_text().splitlines() if heard.exists() else []


def test_it_is_off_unless_it_is_wanted(spoken):
    assert not Settings().narrator
    assert type(narrator.narrator(False)) is Narrator
    narrator.narrator(False).say("nothing")
    assert spoken() == []


@posix
def test_pages_and_choices_are_said_and_what_is_new_cuts_off_what_was(shell, spoken):
    text.speak("en")
    shell.settings.narrator = True
    shell.changed("narrator")
    shell.stack.push(SettingsMenu(shell))
    until(lambda: len(spoken()) == 1)
    assert spoken()[0].startswith("-w|-l|en|--|Settings. Comfort. Light")
    shell.stack.top.pressed("down")
    until(lambda: any("Words." in line for line in spoken()))
    assert "-C|" in spoken()  # the voice was asked to stop what it said
    began = time.monotonic()
    shell.narrator.close()
    assert time.monotonic() - began < 5
    shell.settings.narrator = False
    shell.changed("narrator")
    assert type(shell.narrator) is Narrator


@posix
def test_words_for_a_voice_that_listens_on_its_input_are_no_part_of_a_command(tmp_path):
    heard = tmp_path / "heard"
    code = f"import sys; open({str(heard)!r}, 'a').write(sys.stdin.read() + '\\n')"
    voice = Voice(Speech(lambda _: (sys.executable, "-c", code), by_input=True))
    voice.say("; rm -rf $HOME: `x`")
    until(heard.exists)
    until(lambda: heard.read_text() == "; rm -rf $HOME, `x`\n")
    voice.close()


def test_each_system_has_its_own(monkeypatch):
    for system, command in (("linux", "spd-say"), ("darwin", "say"), ("win32", "powershell")):
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setattr(
            shutil, "which", lambda name, command=command: command if name == command else None
        )
        found = narrator.speech()
        assert found
        assert found.command("pt_BR")[0] == command
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert narrator.speech() is None
    assert type(narrator.narrator(True)) is Narrator


def test_a_voice_that_is_gone_is_no_fault(tmp_path):
    voice = Voice(Speech(lambda _: (str(tmp_path / "none"),)))
    voice.say("hello")
    voice.thread.join(10)
    assert not voice.thread.is_alive()
    voice.say("again")
    voice.close()
