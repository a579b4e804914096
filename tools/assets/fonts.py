"""Type: copied from where its packages lie, with its licence beside it. Nothing is made, so nothing can differ."""

from collections.abc import Callable
from pathlib import Path

# file -> (where Debian's package puts it, the package, the copyright file it ships)
FONTS: dict[str, tuple[str, str, str]] = {
    "EBGaramond12-Regular.otf": (
        "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf",
        "fonts-ebgaramond",
        "/usr/share/doc/fonts-ebgaramond/copyright",
    ),
}


def licence(copyright_file: str) -> str:
    """Return the OFL as it stands in a Debian copyright file, with the font's copyright line first."""
    lines = Path(copyright_file).read_text().splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("Files: *"))
    owner = lines[first + 1].removeprefix("Copyright: ")
    body: list[str] = []
    for line in lines[first + 3 :]:
        if not line.startswith(" "):
            break
        body.append(line.strip().removeprefix("."))
    return f"EB Garamond, copyright {owner}\n\n" + "\n".join(body).strip() + "\n"


def build(out_dir: Path, report: Callable[[str], None]) -> list[Path]:
    """Copy the fonts into `out_dir/fonts`; one whose package is not installed stays as it is."""
    folder = out_dir / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, (source, package, copyright_file) in FONTS.items():
        if not Path(source).exists():
            report(f"{name}: install {package} to copy it anew; the one that is there stays")
            continue
        (folder / name).write_bytes(Path(source).read_bytes())
        (folder / f"{package}.LICENCE.txt").write_text(licence(copyright_file))
        written += [folder / name, folder / f"{package}.LICENCE.txt"]
        report(f"{name} from {package}, OFL 1.1")
    return written
