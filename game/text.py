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
# Code -> its own name, in the order in which they are offered.
LANGUAGES = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "pt_BR": "Português (Brasil)",
    "ru": "Русский", "ja": "日本語", "zh_CN": "简体中文",
}  # fmt: skip
_words: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def tr(words: str) -> str:
    """Return the words in the player's language, or as they are where no catalogue has them."""
    return _words.gettext(words)


def language() -> str:
    """The code of the language that is spoken now."""
    return _language


def speak(wanted: str = "") -> None:
    """Choose the language by its code ("de", "pt_BR"); empty: what the platform says. Never raises."""
    global _words, _language
    _words, _language = gettext.NullTranslations(), "en"
    for code in map(known, [wanted] if wanted else _platform_languages()):
        if code == "en":
            return
        try:
            _words = gettext.translation(DOMAIN, str(shipped("assets", "text")), [code])
        except (Trouble, OSError, ValueError, struct.error):  # none, or a broken one: try the next
            continue
        _language = code
        return


def known(code: str) -> str:
    """The catalogue for a code as platforms have them: `de_AT` is `de`, `pt` is `pt_BR`, `zh_Hans_CN` is `zh_CN`."""
    code = code.replace("-", "_")
    if code in LANGUAGES:
        return code
    first = code.partition("_")[0]
    return next((name for name in LANGUAGES if name.partition("_")[0] == first), code)


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
