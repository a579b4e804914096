"""Gathers every word on the screen for translators, and compiles what they wrote.

    python tools/words.py            writes assets/text/burning-lavender.pot, renews and compiles all catalogues
    python tools/words.py de         the same, and begins a catalogue for German

A translator edits `assets/text/<language>/LC_MESSAGES/burning-lavender.po`. Needs Babel; the game does not.
"""

import argparse
import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
TEXT = ROOT / "assets" / "text"
DOMAIN = "burning-lavender"
CAPTION_AT = 4  # Cue's fifth argument


def constants(node: ast.AST) -> list[str]:
    """Return the texts that an expression may be."""
    return [
        n.value
        for n in ast.walk(node)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value
    ]


def said(call: ast.Call) -> list[str]:
    """Return the words of a call that are shown: of `tr`, of a cue's caption, of what a player is refused."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "tr" and call.args:
        return [call.args[0].value] if isinstance(call.args[0], ast.Constant) else constants(call.args[0])
    if name == "Cue":
        given = call.args[CAPTION_AT : CAPTION_AT + 1] + [
            k.value for k in call.keywords if k.arg == "caption"
        ]
        return [words for node in given for words in constants(node)]
    if name == "Refusals":
        return [words for keyword in call.keywords for words in constants(keyword.value)]
    return []


def gather() -> Catalog:
    """Return all words of the game with where they stand, those inside f-strings too."""
    # Dates would make every run differ; what changes is in the history anyway.
    catalog = Catalog(project=DOMAIN, version="1", creation_date=datetime(2000, 1, 1, tzinfo=UTC))
    for file in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for words in said(node):
                    catalog.add(words, locations=[(str(file.relative_to(ROOT)), node.lineno)])
    return catalog


def template() -> bytes:
    """Return the template that catalogues begin from."""
    out = io.BytesIO()
    write_po(out, gather(), omit_header=True, no_location=True, sort_output=True, width=0)
    return out.getvalue()


def compile_catalogue(po: Path) -> None:
    """Write the .mo beside a .po."""
    with open(po, "rb") as file:
        catalog = read_po(file)
    with open(po.with_suffix(".mo"), "wb") as file:
        write_mo(file, catalog)


def main(languages: list[str]) -> int:
    """Renew the template and every catalogue; returns the exit code."""
    TEXT.mkdir(parents=True, exist_ok=True)
    (TEXT / f"{DOMAIN}.pot").write_bytes(template())
    words = gather()
    for language in languages:
        po = TEXT / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        if not po.exists():
            po.parent.mkdir(parents=True)
            with open(po, "wb") as file:
                write_po(file, Catalog(locale=language, project=DOMAIN), width=0)
    for po in sorted(TEXT.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with open(po, "rb") as file:
            catalog = read_po(file, locale=po.parents[1].name)
        catalog.update(words, no_fuzzy_matching=True)
        catalog.header_comment = (
            f"# Burning Lavender in {catalog.locale.english_name}. Under the game's own licence."
        )
        catalog.fuzzy = False
        with open(
            po, "wb"
        ) as file:  # where words stand moves with every line of code: that is no news to a translator
            write_po(file, catalog, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
        compile_catalogue(po)
        done = sum(bool(message.string) for message in catalog if message.id)
        print(f"{po.relative_to(ROOT)}: {done} of {len(catalog)} are translated")
    print(f"{len(words)} texts")
    return 0


def language(name: str) -> str:
    """A language that there is, by its code; argparse says so of any other."""
    try:
        return str(Locale.parse(name))
    except (ValueError, UnknownLocaleError) as error:
        raise argparse.ArgumentTypeError(
            f"{name} is no language code; write one such as de or pt_BR"
        ) from error


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language", nargs="*", type=language, help="begin a catalogue for it")
    sys.exit(main(parser.parse_args().language))
