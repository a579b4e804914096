"""Type: EB Garamond for the voice, Galmuri for small text, Atkinson Hyperlegible as the readable choice.

All are under the SIL Open Font License 1.1, kept beside them; `EBGaramond12-Regular.otf` is kept whole.
The sources are not in this repository: put `EBGaramond12-Italic.otf` (Debian fonts-ebgaramond), `Galmuri11.ttf` and
`Galmuri9.ttf` (npm galmuri) and `atkinson-hyperlegible-latin-*-normal.woff` (npm @fontsource/atkinson-hyperlegible)
into `build/fonts/`. Without them, or without fonttools, the fonts that are committed stay as they are.
"""

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
# file -> (written as, code points, keep layout features)
FONTS = {
    "EBGaramond12-Italic.otf": ("EBGaramond-Italic.otf", BLOCKS, True),
    "Galmuri11.ttf": ("Galmuri11-Regular.ttf", BLOCKS + KANA, False),
    "Galmuri9.ttf": ("Galmuri9-Regular.ttf", BLOCKS + KANA, False),
    "atkinson-hyperlegible-latin-400-normal.woff": ("AtkinsonHyperlegible-Regular.ttf", BLOCKS, True),
    "atkinson-hyperlegible-latin-700-normal.woff": ("AtkinsonHyperlegible-Bold.ttf", BLOCKS, True),
}


def build(out: Path, report) -> list[Path]:
    """Write `fonts/`, each font cut down to the blocks above."""
    try:
        from fontTools import subset
    except ModuleNotFoundError:
        report("fonttools is not installed: the committed fonts stay as they are")
        return []
    folder = out / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for source, (name, blocks, features) in FONTS.items():
        if not (SOURCES / source).is_file():
            report(f"{SOURCES / source} is not there: {name} stays as it is")
            continue
        options = subset.Options(hinting=False, recalc_timestamp=False, notdef_outline=True)
        options.layout_features = ["kern", "liga", "mark", "mkmk"] if features else []
        options.flavor = None
        font = subset.load_font(str(SOURCES / source), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[c for low, high in blocks for c in range(low, high + 1)])
        cutter.subset(font)
        path = folder / name
        subset.save_font(font, str(path), options)
        made.append(path)
    return made
