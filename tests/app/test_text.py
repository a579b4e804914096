"""Words go through catalogues; without one, or with a broken one, they are English."""

import pytest

from game import text
from game.files import shipped
from tools import words


@pytest.fixture
def catalogues(tmp_path, monkeypatch):
    """A folder of catalogues with one in German in it."""
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    po = folder / "burning-lavender.po"
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Go on"\nmsgstr "Weiter"\n'
    )
    words.compile_catalogue(po)
    monkeypatch.setattr(text, "shipped", lambda *_: tmp_path)
    yield tmp_path
    text._words = text.gettext.NullTranslations()


def test_words_are_english_by_themselves():
    assert text.tr("Go on") == "Go on"


def test_a_catalogue_translates_what_it_has(catalogues):
    text.speak("de")
    assert text.tr("Go on") == "Weiter"
    assert text.tr("Leave") == "Leave"


def test_the_platforms_language_is_the_default(catalogues, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    text.speak()
    assert text.tr("Go on") == "Weiter"
    monkeypatch.setenv("LANG", "C.UTF-8")
    text.speak()
    assert text.tr("Go on") == "Go on"


@pytest.mark.parametrize(
    "content", [b"", b"\xde\x12\x04\x95", b"\xde\x12\x04\x95 and then nothing at all", b"oh" * 99]
)
def test_a_broken_catalogue_is_english(catalogues, content):
    (catalogues / "de" / "LC_MESSAGES" / "burning-lavender.mo").write_bytes(content)
    text.speak("de")
    assert text.tr("Go on") == "Go on"


def test_the_template_has_every_word_of_the_game():
    template = shipped("assets", "text", "burning-lavender.pot").read_bytes()
    assert template == words.template(), "words have changed: run tools/words.py"
    found = {message.id for message in words.gather()}
    assert {"Go on", "Leave the climb", "a hand has you", "the breath catches"} <= found
