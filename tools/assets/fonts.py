"""Type: EB Garamond for the voice, Atkinson Hyperlegible as the readable choice, Galmuri for small text and figures;
Klee One and Noto Serif are the voice in Japanese and Chinese, BIZ UDPGothic and Noto Sans the readable choice there.

All are under the SIL Open Font License 1.1, kept beside them. What is written in signs of one em is cut down to the
signs that its catalogue uses: run it again when a translation has changed. The sources are not in this repository:
put these into `build/fonts/`. What is missing, and everything without fonttools, stays as it is committed.

* `EBGaramond12-Regular.otf`, `EBGaramond12-Italic.otf` (Debian fonts-ebgaramond)
* `Galmuri11.ttf`, `Galmuri9.ttf` (npm galmuri), `atkinson-hyperlegible-latin-*-normal.woff` (npm @fontsource)
* `KleeOne-Regular.ttf` (Debian fonts-klee), `BIZUDPGothic-Regular.ttf` (Debian fonts-morisawa-bizud-gothic)
* `NotoSerifCJK-Regular.ttc`, `NotoSansCJK-Regular.ttc` (Debian fonts-noto-cjk)
"""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "build" / "fonts"
# Latin, Greek, Cyrillic, punctuation, arrows, kana
BLOCKS = (
    (0x20, 0x24F),
    (0x370, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20BF),
    (0x2190, 0x21FF),
)
KANA = ((0x3000, 0x30FF),)
PLAIN = ((0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2026), (0x2039, 0x203A))
CYRILLIC = ((0x400, 0x45F),)
WIDE = ((0x3000, 0x3015), (0xFF01, 0xFF5E))
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Cut:
    """A font as it is written. `language`: whose catalogue's signs it has beside its blocks; `number`: in a collection.

    `lining`: figures all of one height, as clocks and seeds want them.
    """

    source: str
    name: str
    blocks: tuple[tuple[int, int], ...]
    features: bool = False
    language: str = ""
    number: int = -1
    lining: bool = False


FONTS = (
    Cut("EBGaramond12-Regular.otf", "EBGaramond12-Regular.otf", BLOCKS, True, lining=True),
    Cut("EBGaramond12-Italic.otf", "EBGaramond-Italic.otf", BLOCKS, True),
    Cut("Galmuri11.ttf", "Galmuri11-Regular.ttf", BLOCKS + KANA),
    Cut("Galmuri9.ttf", "Galmuri9-Regular.ttf", BLOCKS + KANA),
    Cut("atkinson-hyperlegible-latin-400-normal.woff", "AtkinsonHyperlegible-Regular.ttf", BLOCKS, True),
    Cut("atkinson-hyperlegible-latin-700-normal.woff", "AtkinsonHyperlegible-Bold.ttf", BLOCKS, True),
    Cut("KleeOne-Regular.ttf", "KleeOne-Japanese.ttf", PLAIN + WIDE + KANA, language="ja"),
    Cut("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Japanese.ttf", PLAIN + WIDE + KANA, language="ja"),
    Cut("NotoSerifCJK-Regular.ttc", "NotoSerifSC-Chinese.otf", PLAIN + WIDE, language="zh_CN", number=2),
    Cut(
        "NotoSansCJK-Regular.ttc",
        "NotoSansSC-Chinese.otf",
        PLAIN + WIDE + CYRILLIC,
        language="zh_CN",
        number=2,
    ),
)


def signs(language: str) -> set[int]:
    """Every sign of a language's catalogue, and of its own name."""
    from babel.messages.pofile import read_po

    from game.text import DOMAIN, LANGUAGES

    with open(ROOT / "assets" / "text" / language / "LC_MESSAGES" / f"{DOMAIN}.po", "rb") as file:
        words = [str(message.string) for message in read_po(file) if message.id]
    return {ord(sign) for word in [*words, LANGUAGES[language]] for sign in word if ord(sign) >= 0x20}


def build(out: Path, report) -> list[Path]:
    """Write `fonts/`, each font cut down to its blocks and signs."""
    try:
        from fontTools import subset
    except ModuleNotFoundError:
        report("fonttools is not installed: the committed fonts stay as they are")
        return []
    folder = out / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for cut in FONTS:
        if not (SOURCES / cut.source).is_file():
            report(f"{SOURCES / cut.source} is not there: {cut.name} stays as it is")
            continue
        options = subset.Options(hinting=False, recalc_timestamp=False, notdef_outline=True)
        options.layout_features = ["kern", "liga", "mark", "mkmk"] if cut.features else []
        options.flavor = None
        options.font_number = cut.number
        font = subset.load_font(str(SOURCES / cut.source), options)
        if cut.lining:
            line_up(font)
        wanted = {c for low, high in cut.blocks for c in range(low, high + 1)}
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted | (signs(cut.language) if cut.language else set()))
        cutter.subset(font)
        path = folder / cut.name
        subset.save_font(font, str(path), options)
        made.append(path)
    return made


def line_up(font) -> None:
    """Let the figures that a font has under `lnum` be its figures."""
    lookups = font["GSUB"].table
    at = next(r.Feature.LookupListIndex for r in lookups.FeatureList.FeatureRecord if r.FeatureTag == "lnum")
    instead = {}
    for index in at:
        for table in lookups.LookupList.Lookup[index].SubTable:
            instead |= getattr(table, "ExtSubTable", table).mapping
    for table in font["cmap"].tables:
        for code, name in list(table.cmap.items()):
            if code < 0x80 and name in instead and name in DIGITS:
                table.cmap[code] = instead[name]
