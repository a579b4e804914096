"""Words on the screen: English in the source, other languages from gettext catalogues.

Catalogues lie in `assets/text/<language>/LC_MESSAGES/burning-lavender.mo`, made from `.po` files by
`tools/words.py`; nothing but the standard library is needed to read them. English needs none.
"""

import gettext
import os
import struct

from game.files import shipped
from game.trouble import Trouble

DOMAIN = "burning-lavender"
_words: gettext.NullTranslations = gettext.NullTranslations()


def tr(words: str) -> str:
    """Return the words in the player's language, or as they are where no catalogue has them."""
    return _words.gettext(words)


def speak(language: str = "") -> None:
    """Choose the language by its code ("de", "pt_BR"); empty: what the platform says. Never raises."""
    global _words
    try:
        folder = str(shipped("assets", "text"))
    except Trouble:
        return
    wanted = [language] if language else _platform_languages()
    try:
        _words = gettext.translation(DOMAIN, folder, wanted or ["en"], fallback=True)
    except (OSError, ValueError, struct.error):  # a catalogue that is broken: English reads better
        _words = gettext.NullTranslations()


def _platform_languages() -> list[str]:
    """Return the languages asked for by the environment, first choice first."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return [part.partition(".")[0] for part in value.split(":") if part not in ("C", "POSIX")]
    return []


def clock(ticks: int) -> str:
    """Ticks of 1/60 s as `m:ss.cc`, rounded down to hundredths."""
    hundredths = ticks * 100 // 60
    return f"{hundredths // 6000}:{hundredths // 100 % 60:02}.{hundredths % 100:02}"
