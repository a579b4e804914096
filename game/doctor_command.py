"""`doctor`: versions, drivers, devices, paths, a writable profile; what is wrong, in words."""

import argparse
import os
import platform
import sys
from importlib import metadata

from game import __version__, files
from game.profile import places
from game.profile.store import OneWriter, write_atomically
from game.quiet import quiet_stderr
from game.trouble import Trouble

NEEDED = ("pygame-ce", "pytmx", "numpy", "platformdirs")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None: it looks at everything."""


def run(args: argparse.Namespace) -> int:
    """Print what there is; returns 0 when the game can be played here, else 1."""
    wrong: list[str] = []

    def say(what: str, found: str, fault: str = "") -> None:
        print(f"{what:<13}{found}")
        if fault:
            wrong.append(fault)

    say("game", __version__)
    say("python", f"{platform.python_version()} ({platform.python_implementation()}, {platform.machine()})")
    say("system", platform.platform())
    for name in NEEDED:
        try:
            say(name, metadata.version(name))
        except metadata.PackageNotFoundError:
            say(name, "missing", f"the package {name} is missing: install the game again with pip")
    try:
        say("websockets", f"{metadata.version('websockets')} (LiveSplit One can be served)")
    except metadata.PackageNotFoundError:
        say("websockets", "not there; only LiveSplit One would need it")
    try:
        root = files.root()
        maps = len(list((root / "levels").glob("*.tmx")))
        sounds = len(list((root / "assets" / "sound").glob("*.ogg")))
        say(
            "files",
            f"{root} ({maps} maps, {sounds} sounds)",
            "" if maps else "there are no maps: install the game again",
        )
    except Trouble as trouble:
        say("files", "missing", str(trouble))
    _profile(say)
    _devices(say)
    print()
    for sentence in wrong:
        print(f"wrong: {sentence}")
    if not wrong:
        print("nothing is wrong")
    return 1 if wrong else 0


def _profile(say) -> None:  # type: ignore[no-untyped-def]
    """Can what is played here be kept?"""
    home = places.home()
    moved = f" (moved by {places.HOME_VARIABLE})" if places.HOME_VARIABLE in os.environ else ""
    owner = OneWriter(home)
    if not owner.mine:
        say("profile", f"{home}{moved}", f"{home} cannot be written, or another game is running")
        return
    try:
        write_atomically(home / "doctor.tmp", b"")
        (home / "doctor.tmp").unlink()
        say("profile", f"{home}{moved}, can be written")
    except OSError as error:
        say("profile", f"{home}{moved}", f"{home} cannot be written: {error.strerror}")
    finally:
        owner.close()
    tapes = len(list(places.replays().glob("*.climb"))) if places.replays().is_dir() else 0
    say("tapes", str(tapes))


def _devices(say) -> None:  # type: ignore[no-untyped-def]
    """Display, sound and controllers."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        import pygame

        from game.window import NoDisplay, begin_display
    except ImportError as error:
        say("display", "unknown", f"pygame cannot be loaded: {error}")
        return
    print(f"{'SDL':<13}{'.'.join(map(str, pygame.get_sdl_version()))}")
    try:
        begin_display()
        sizes = ", ".join(f"{w} x {h}" for w, h in pygame.display.get_desktop_sizes())
        rate = max(pygame.display.get_desktop_refresh_rates(), default=0)
        say("display", f"{pygame.display.get_driver()}, {sizes}" + (f", {rate} Hz" if rate else ""))
    except NoDisplay as trouble:
        say("display", "none", str(trouble))
    with quiet_stderr():
        try:
            pygame.mixer.init(44100, -16, 2, 512)
            sound, fault = str(pygame.mixer.get_init()), ""
            pygame.mixer.quit()
        except pygame.error as error:
            # Not a fault: the game plays on in silence.
            sound, fault = f"none ({error}); the game plays on in silence", ""
    say("sound", sound, fault)
    try:
        pygame.joystick.init()
        names = [pygame.joystick.Joystick(n).get_name() for n in range(pygame.joystick.get_count())]
    except pygame.error:
        names = []
    say("controllers", ", ".join(names) or "none plugged in")
    pygame.quit()
    sys.stdout.flush()
