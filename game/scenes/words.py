"""Words drawn on the screen: the voice's type or the readable one, as large as the player has it, never cut.

`write` draws one line at the size it is given: for boards of figures. `tell` is for everything that is read: its
size follows the player's, and it breaks into lines inside its box.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import pygame

from game import text
from game.profile.settings import Settings
from game.view.fonts import face, forget, signs

Colour = tuple[int, int, int]

PALE = (236, 228, 246)  # read now
DIM = (168, 156, 192)  # could be chosen
EMBER = (255, 176, 104)  # chosen
SHADE = (10, 6, 18)
LARGEST = 44  # px: titles stop growing here, what is read is still smaller
LEADING = 1.18  # from one line to the next, in sizes
EDGE = 4  # px that the dark edge adds to a picture of words

VOICE, PLAIN = "EBGaramond12-Regular.otf", "AtkinsonHyperlegible-Regular.ttf"
# A language's own type: the voice, the readable one. What these lack is looked for in the others.
FACES: dict[str, tuple[str, str]] = {
    "": (VOICE, PLAIN),
    "ru": (VOICE, "NotoSansSC-Chinese.otf"),  # which has Cyrillic too
    "ja": ("KleeOne-Japanese.ttf", "BIZUDPGothic-Japanese.ttf"),
    "zh_CN": ("NotoSerifSC-Chinese.otf", "NotoSansSC-Chinese.otf"),
}
# Signs of one em look larger than letters do: a share of the size.
SHARE = {
    "KleeOne-Japanese.ttf": 0.86,
    "NotoSerifSC-Chinese.otf": 0.84,
    "BIZUDPGothic-Japanese.ttf": 0.84,
    "NotoSansSC-Chinese.otf": 0.84,
    PLAIN: 0.9,
}
NOT_FIRST = frozenset("、。，．！？：；）」』】〉》ー…·ぁぃぅぇぉゃゅょっァィゥェォャュョッ,.!?:;)%")
NOT_LAST = frozenset("（「『【〈《([")


@dataclass(slots=True)
class Look:
    """How words look to this player."""

    percent: int = 100
    readable: bool = False


LOOK = Look()


def use(settings: Settings) -> None:
    """Let all words look as the settings say. What was opened and drawn in other sizes is let go of."""
    if (LOOK.percent, LOOK.readable) != (settings.text_size, settings.readable):
        LOOK.percent, LOOK.readable = settings.text_size, settings.readable
        _rendered.cache_clear()
        forget()


def font(size: int) -> pygame.font.Font:
    """Return the voice's font at a height in px; pygame's own where ours is missing."""
    return face(VOICE, size, size)


def scaled(size: int, percent: int = 0) -> int:
    """A size in px as the player has it; `percent`: of a size of its own."""
    return max(size, min(round(size * (percent or LOOK.percent) / 100), LARGEST))


def file_for(words: str) -> str:
    """The file of the type that these words are drawn in."""
    return _file_in(words, text.language(), LOOK.readable)


@lru_cache(4096)
def _file_in(words: str, language: str, readable: bool) -> str:
    """The type that has every sign of these words: the language's own first."""
    order = [language if language in FACES else "", *FACES]
    words = words.replace("\n", "")
    for file in [FACES[name][readable] for name in order] + [FACES[name][0] for name in order]:
        if signs(file).issuperset(map(ord, words)):
            return file
    return FACES[order[0]][readable]


def type_for(words: str, size: int) -> pygame.font.Font:
    """Return the font that draws these words at a size in px."""
    return _type(file_for(words), size)


def _type(file: str, size: int) -> pygame.font.Font:
    """A type at a size in px, as large as it looks beside the others."""
    return face(file, max(6, round(size * SHARE.get(file, 1.0))), size)


def wide(words: str, size: int) -> int:
    """How many px these words take in one line."""
    return type_for(words, size).size(words)[0] + EDGE


@lru_cache(200)
def _rendered(words: str, size: int, colour: Colour, file: str) -> pygame.Surface:
    type_ = _type(file, size)
    ink = type_.render(words, True, colour)
    edge = type_.render(words, True, SHADE)
    # Every type stands on the voice's line, or one language among others would seem to jump.
    voice = font(size)
    down = voice.get_ascent() - type_.get_ascent()
    out = pygame.Surface((ink.get_width() + EDGE, voice.get_height() + EDGE), pygame.SRCALPHA)
    for dx, dy, strength in ((0, 2, 150), (4, 2, 150), (2, 0, 150), (2, 4, 220), (3, 3, 220), (1, 3, 200)):
        edge.set_alpha(strength)
        out.blit(edge, (dx, dy + down))
    out.blit(ink, (2, 2 + down))
    return out


def rendered(words: str, size: int, colour: Colour) -> pygame.Surface:
    """Return a line as a picture with a soft dark edge of 2 px around it."""
    return _rendered(words, size, colour, file_for(words))


def put(surface: pygame.Surface, picture: pygame.Surface, at: tuple[int, int], words: str) -> None:
    """Lay a picture of words down: every word on the screen goes through here."""
    surface.blit(picture, at)


def write(
    surface: pygame.Surface,
    words: str,
    at: tuple[int, int],
    size: int = 18,
    colour: Colour = PALE,
    anchor: float = 0.5,
    alpha: int = 255,
) -> None:
    """Draw a line of text. `at`: px of its top; `anchor` 0 left, 0.5 middle, 1 right of it."""
    if not words:
        return
    picture = rendered(words, size, colour)
    picture.set_alpha(alpha)
    put(surface, picture, (at[0] - int(picture.get_width() * anchor), at[1]), words)


@lru_cache(4096)
def _broken(words: str, size: int, width: int, file: str) -> tuple[str, ...]:
    """Words in lines of at most `width` px: at spaces, between signs that have none, else anywhere."""
    type_ = _type(file, size)

    def fits(line: str) -> bool:
        return type_.size(line.rstrip())[0] + EDGE <= width

    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for part in _parts(paragraph):
            if fits(line + part):
                line += part
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = part.lstrip()
            while not fits(line):  # one word that is wider than the box
                n = len(line)
                while n > 1 and not fits(line[:n]):
                    n -= 1
                lines.append(line[:n])
                line = line[n:]
        lines.append(line.rstrip())
    return tuple(lines)


def _parts(words: str) -> list[str]:
    """Where a line may break: after spaces, and between signs of scripts that write without them."""
    parts: list[str] = []
    for sign in words:
        joins = bool(parts) and (
            sign == " "
            or (not parts[-1].endswith(" ") and not (_whole(parts[-1][-1]) or _whole(sign)))
            or sign in NOT_FIRST
            or parts[-1][-1] in NOT_LAST
        )
        if joins:
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def _whole(sign: str) -> bool:
    """Is this a sign that may stand alone: kana, kanji, hanzi?"""
    return "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff"


def broken(words: str, size: int, width: int, percent: int = 0) -> tuple[str, ...]:
    """Return the lines that words at a size (before the player's own) take in a width in px."""
    return _broken(words, scaled(size, percent), width, file_for(words))


def leading(size: int, percent: int = 0) -> int:
    """Px from one line to the next at a size (before the player's own)."""
    return round(scaled(size, percent) * LEADING)


def high(words: str, size: int, width: int, percent: int = 0) -> int:
    """How many px words take in a width."""
    return len(broken(words, size, width, percent)) * leading(size, percent) + 2 if words else 0


def tell(
    surface: pygame.Surface,
    words: str,
    box: pygame.Rect,
    size: int = 18,
    colour: Colour = PALE,
    anchor: float = 0.5,
    alpha: int = 255,
    plate: int = 0,
    percent: int = 0,
    file: str = "",
) -> pygame.Rect:
    """Draw words inside a box, from its top down; returns what they took. `plate`: 0..255, a dark sheet.

    `file`: a type of its own, for a line of a longer text that is in it.
    """
    if not words:
        return pygame.Rect(box.x, box.y, 0, 0)
    px, step = scaled(size, percent), leading(size, percent)
    file = file or file_for(words)
    lines = _broken(words, px, box.width, file)
    pictures = [_rendered(line, px, colour, file) if line else None for line in lines]
    widest = max((picture.get_width() for picture in pictures if picture), default=0)
    took = pygame.Rect(box.x + int((box.width - widest) * anchor), box.y, widest, step * len(lines) + 2)
    if plate:
        sheet = pygame.Surface((took.w + 12, took.h + 2), pygame.SRCALPHA)
        sheet.fill((*SHADE, plate * alpha // 255))
        surface.blit(sheet, (took.x - 6, took.y - 1))
    for n, picture in enumerate(pictures):
        if picture:
            picture.set_alpha(alpha)
            x = box.x + int((box.width - picture.get_width()) * anchor)
            put(surface, picture, (x, box.y + n * step), lines[n])
    return took


@cache
def veil(size: tuple[int, int], darkest: int = 170) -> pygame.Surface:
    """Return a dark sheet, darker toward the middle rows, to lay under a menu."""
    width, height = size
    column = pygame.Surface((1, height), pygame.SRCALPHA)
    for y in range(height):
        far = abs(y - height / 2) / (height / 2)
        column.set_at((0, y), (*SHADE, int(darkest * (1 - 0.45 * far * far))))
    return pygame.transform.scale(column, (width, height))
