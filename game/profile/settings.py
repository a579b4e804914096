"""The settings: typed, with their limits beside them; what we do not know is kept for who does."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from game.profile import store
from game.profile.places import home

VERSION = 1
REFUSALS = store.Refusals(
    owned="The settings are not kept: another game, or a newer one, owns them.",
    newer="The settings are not kept: they belong to a newer version of the game.",
    failed="The settings could not be kept: {}.",
)
BUSES = ("master", "music", "ambience", "effects", "whispers", "heart")
# A number's lowest and highest; a word's choices.
LIMITS: dict[str, tuple[int, int]] = dict.fromkeys(BUSES, (0, 100)) | {
    "text_size": (100, 200),
    "caption_size": (100, 200),
    "shake": (0, 100),
    "stick_zone": (20, 70),
    "speed": (50, 100),
    "tapes_kept": (1, 100_000),
    "livesplit_port": (1, 65535),
    "livesplit_one_port": (1, 65535),
}
CHOICES: dict[str, tuple[str, ...]] = {
    "rules": ("standard", "gentle", "vigil"),
    "scaling": ("whole", "fit"),
    "tier": ("auto", "full", "light"),
    "frame_limit": ("display", "120", "60", "30"),
    "preset": ("both", "left", "right"),
    "timer": ("off", "small", "full"),
    "ghost": ("off", "best", "segments"),
    "livesplit": ("off", "server", "one", "both"),
}


@dataclass(slots=True)
class Settings:
    """What a player chose. Volumes are percent."""

    full_screen: bool = False
    scaling: str = "whole"  # whole multiples of 640 x 360, or as large as fits
    tier: str = "auto"  # how much light and air is painted; auto: as the first second shows
    vsync: bool = True
    frame_limit: str = "display"  # pictures a second at most
    smooth_climber: bool = False  # draw the climber between ticks too, a tick later
    reduce_flashing: bool = False
    shake: int = 100  # %
    still: bool = False  # nothing behind the tower moves along with the camera
    air: bool = True  # ash, dust and fog before the picture
    contrast: bool = False  # the dark behind is darker than all that matters
    captions: bool = True
    breath_captions: bool = False  # the breath before each beat too, in words
    caption_size: int = 100  # %, beside the size of all text
    caption_ground: bool = False  # a dark sheet under them
    caption_ways: bool = True  # where it is heard from
    signs: bool = True  # in the glass, what to press, when a move that it shows is not made
    meter: bool = True  # on in the first climb
    rumble: bool = True
    hold_toggle: bool = False  # Hold is pressed once for on, once for off
    down_kneels: bool = False  # down, held while standing, kneels
    stick_zone: int = 40  # % of a stick's way that is not meant yet
    preset: str = "both"  # keys for both hands, or all under one
    narrator: bool = False  # menus read aloud
    started: bool = False  # the questions of the first start were seen
    timer: str = "off"  # the runner's
    strict: bool = False  # refuse whatever would keep a climb out of the ranks
    livesplit: str = "off"  # tell LiveSplit Server, LiveSplit One, or both
    livesplit_port: int = 16834
    livesplit_one_port: int = 16835
    tapes_kept: int = 200  # climbs that are no best
    ghost: str = "off"  # who climbs beside you: the best run, or the best segments
    text_size: int = 100
    readable: bool = False  # the type that is made to be read easily
    master: int = 80
    music: int = 80
    ambience: int = 80
    effects: int = 90
    whispers: int = 80
    heart: int = 100
    mono: bool = False  # both ears hear everything
    no_whispers: bool = False  # the hands' voices neither heard nor in words
    rules: str = "standard"  # of the next climb; then the assists, each on its own
    endless_grip: bool = False
    no_collapse: bool = False
    even_heart: bool = False
    gentle_hands: bool = False
    no_fall_hurt: bool = False
    grace: bool = False
    speed: int = 100  # % of the clock
    language: str = ""  # empty: what the platform says
    bindings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: dict[str, Any] = field(default_factory=dict)  # keys of the file that are not ours
    notes: list[str] = field(default_factory=list)  # sentences for the player, said once
    writable: bool = True


OURS = {f.name: f for f in fields(Settings) if f.name not in ("unknown", "notes", "writable")}


def from_data(data: Mapping[str, Any]) -> Settings:
    """Build settings from a file's object: a value of the wrong type or beyond its limits is the default."""
    settings = Settings()
    for name, value in data.items():
        if name == store.VERSION:
            continue
        if name not in OURS:
            settings.unknown[name] = value
        elif name == "bindings":
            settings.bindings = _bindings(value)
        elif type(value) is type(getattr(settings, name)):
            if name in LIMITS:
                low, high = LIMITS[name]
                value = min(max(value, low), high)
            if name in CHOICES and value not in CHOICES[name]:
                continue
            setattr(settings, name, value)
    return settings


def turn(settings: Settings, name: str, way: int = 1) -> None:
    """Flip a switch, or go to the next or last of CHOICES, round and round."""
    now = getattr(settings, name)
    if isinstance(now, bool):
        setattr(settings, name, not now)
    else:
        known = CHOICES[name]
        setattr(settings, name, known[(known.index(now) + way) % len(known)])


def _bindings(value: Any) -> dict[str, tuple[str, ...]]:
    """Keep what has the shape {action: [source, ...]}."""
    if not isinstance(value, dict):
        return {}
    return {
        action: tuple(sources)
        for action, sources in value.items()
        if isinstance(sources, list) and sources and all(isinstance(source, str) for source in sources)
    }


def to_data(settings: Settings) -> dict[str, Any]:
    """Return the object that goes into the file: our keys and those we did not know."""
    return settings.unknown | {name: getattr(settings, name) for name in OURS}


def path() -> Path:
    """Return where the settings lie."""
    return home() / "settings.json"


def load() -> Settings:
    """Read the settings; never raises, `notes` says what was wrong."""
    loaded = store.load(path(), VERSION)
    settings = from_data(loaded.data)
    settings.notes, settings.writable = loaded.notes, loaded.writable
    return settings


def save(settings: Settings) -> str:
    """Write the settings; returns an empty string, or a sentence saying why they could not be kept."""
    return store.keep(settings, path(), VERSION, to_data(settings), REFUSALS)
