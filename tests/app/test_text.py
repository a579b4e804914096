"""Words go through catalogues; without one, or with a broken one, they are English."""

import re

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from game import text
from game.files import shipped
from game.scenes.words import FACES
from game.view.fonts import signs
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


# ---- the catalogues that come with the game

TRANSLATED = [code for code in text.LANGUAGES if code != "en"]
UNSAID = 0.05  # of a catalogue may still be English: a new word need not wait for seven translators
LONGEST = 2.2  # times the English: beyond it something else is said, or nobody will read it


@pytest.fixture(scope="module")
def template():
    return {message.id for message in words.gather() if message.id}


def catalogue(code):
    with open(shipped("assets", "text", code, "LC_MESSAGES", "burning-lavender.po"), "rb") as file:
        return read_po(file, locale=code)


def test_every_language_that_is_offered_has_a_catalogue():
    there = {path.parents[1].name for path in shipped("assets", "text").glob("*/LC_MESSAGES/*.po")}
    assert there == set(TRANSLATED)


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_word_is_missing_and_none_is_left_over(code, template):
    said = {message.id: message.string for message in catalogue(code) if message.id}
    assert set(said) == template
    assert sum(not string.strip() for string in said.values()) <= len(said) * UNSAID
    assert not any(message.fuzzy for message in catalogue(code) if message.id)


@pytest.mark.parametrize("code", TRANSLATED)
def test_placeholders_and_the_spaces_at_the_ends_are_kept(code):
    for message in catalogue(code):
        if message.id and message.string:
            assert re.findall(r"\{.*?\}", message.string) == re.findall(r"\{.*?\}", message.id), message.id
            if code not in ("ja", "zh_CN"):
                assert message.string.endswith(" ") == message.id.endswith(" "), message.id
            assert "\n" not in message.string


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_line_is_overlong(code):
    found = [
        (message.id, message.string)
        for message in catalogue(code)
        if message.id and len(message.string) > max(20, len(message.id) * LONGEST)
    ]
    assert found == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_compiled_is_what_is_written(code, tmp_path):
    mo = shipped("assets", "text", code, "LC_MESSAGES", "burning-lavender.mo")
    po = tmp_path / "burning-lavender.po"
    po.write_bytes(mo.with_suffix(".po").read_bytes())
    words.compile_catalogue(po)

    def said(file):
        """All but which Babel compiled it."""
        with file.open("rb") as opened:
            found = read_mo(opened)
        headers = {
            name: text for name, text in found.mime_headers if name in ("Plural-Forms", "Content-Type")
        }
        return headers, {(m.id, m.context): m.string for m in found if m.id}

    assert said(po.with_suffix(".mo")) == said(mo), "run tools/words.py"
    assert len(said(mo)[1]) > 200


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_games_type_has_every_sign_of_it(code):
    for readable in (0, 1):
        known = signs(FACES.get(code, FACES[""])[readable])
        missing = {s for m in catalogue(code) if m.id for s in m.string if ord(s) not in known}
        assert not missing, f"{missing}: run tools/make_assets.py fonts"


def test_codes_of_platforms_lead_to_our_catalogues():
    codes = {
        "de_AT": "de",
        "pt": "pt_BR",
        "pt_PT": "pt_BR",
        "zh_Hans_CN": "zh_CN",
        "en_GB": "en",
        "ja-JP": "ja",
    }
    assert {code: text.known(code) for code in codes} == codes
    assert text.known("xx_YY") == "xx_YY"


def test_words_inside_f_strings_are_found_too(template):
    assert {"Rules", "Seed", "the eyes look away from you", "The clock"} <= template
