"""What comes with a built game: an icon, a desktop file, metadata, a man page; and the tool that builds it."""

import configparser
import re
import xml.etree.ElementTree as ET

import pygame

from game import __version__
from game.__main__ import COMMANDS
from game.files import root, shipped
from game.text import LANGUAGES
from tools import package

PAPERS = root() / "tools" / "packaging"


def test_the_icon_is_lavender_that_burns():
    icon = pygame.image.load(str(shipped("assets", "icon.png")))
    assert icon.get_size() == (256, 256)
    assert icon.get_at((0, 0)).a == 0  # round corners
    for colour in ((150, 116, 206), (255, 160, 80)):
        assert pygame.mask.from_threshold(icon, colour, (40, 40, 40)).count() > 300
    assert shipped("assets", "icon.png").stat().st_size < 100_000


def test_the_desktop_file_starts_the_game_and_speaks_every_language():
    read = configparser.ConfigParser(interpolation=None, strict=True)
    read.optionxform = str
    read.read(PAPERS / "burning-lavender.desktop", encoding="utf-8")
    entry = read["Desktop Entry"]
    assert entry["Type"] == "Application"
    assert entry["Exec"].split()[0] == package.NAME
    assert entry["Exec"].split()[1] in COMMANDS
    assert entry["Icon"] == package.NAME
    for code in LANGUAGES:
        if code != "en":
            assert entry[f"Comment[{code}]"]
    assert read["Desktop Action Doctor"]["Exec"].split()[1] in COMMANDS


def test_the_metadata_is_whole_and_of_this_version():
    (file,) = PAPERS.glob("*.metainfo.xml")
    tree = ET.parse(file).getroot()
    assert f"{tree.findtext('id')}.metainfo.xml" == file.name
    for name in ("name", "summary", "metadata_license", "project_license", "description", "launchable"):
        assert "".join(tree.find(name).itertext()).strip(), name
    assert tree.findtext("launchable") == "burning-lavender.desktop"
    assert tree.find("releases/release").get("version") == __version__
    assert "dying child" in "".join(tree.find("description").itertext())


def test_the_man_page_has_every_command():
    page = (PAPERS / "burning-lavender.6").read_text()
    for name in COMMANDS:
        assert re.search(rf'^\.(BR|BI|B) "?{name}\b', page, re.MULTILINE), name
    assert "BURNING_LAVENDER_HOME" in page


def test_what_is_tried_is_what_was_built(tmp_path):
    built = tmp_path / "built"
    built.mkdir()
    program = built / package.NAME
    program.write_text("#!/bin/sh\necho elsewhere\n")
    program.chmod(0o755)
    try:
        package.Trial(built).commands()
    except SystemExit as stop:
        assert "does not look into the built folder" in str(stop)
    else:
        raise AssertionError("a doctor that looks elsewhere was believed")
