"""Builds the game as one folder that needs no Python, for the system this runs on, and tries it out from there.

    python tools/package.py                build/package/burning-lavender/, tried, and packed beside it
    python tools/package.py --no-pack      without the archive
    python tools/package.py --only-try     tries what was built before

Needs PyInstaller (`pip install -e '.[package]'`). Tried means: `doctor`, `check`, `verify` and `shot` work from the
built folder, in an empty environment, away from this checkout; and on a virtual display, where there is one (Xvfb),
the title is on the screen within the budget. Exit code 1 where anything fails.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.display import hidden

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "package"
NAME = "burning-lavender"
PAPERS = ROOT / "tools" / "packaging"
BUDGET = 1.0  # s from the start to the title's first picture
WAIT = 60  # s: a slow machine is not broken
METADATA = ("burning-lavender", "pygame-ce", "pytmx", "numpy", "platformdirs")
# What others of this Python bring along and the game never asks for.
WITHOUT = (
    "tkinter",
    "PIL",
    "scipy",
    "skia",
    "soundfile",
    "babel",
    "hypothesis",
    "pytest",
    "setuptools",
    "pip",
)
ENTRY = "import sys\nfrom game.__main__ import main\nsys.exit(main())\n"


def build() -> Path:
    """Run PyInstaller and lay the papers beside what it built; returns the folder."""
    OUT.mkdir(parents=True, exist_ok=True)
    entry = OUT / "entry.py"
    entry.write_text(ENTRY)
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "--onedir"]
    words += ["--name", NAME, "--distpath", str(OUT), "--workpath", str(OUT / "work"), "--specpath", str(OUT)]
    words += ["--paths", str(ROOT), "--collect-submodules", "game", "--console"]
    for shipped in ("levels", "assets", "LICENSE"):
        target = f"game/_shipped/{shipped}" if (ROOT / shipped).is_dir() else "game/_shipped"
        words += ["--add-data", f"{ROOT / shipped}{os.pathsep}{target}"]
    for package in METADATA:
        words += ["--copy-metadata", package]
    for package in WITHOUT:
        words += ["--exclude-module", package]
    if sys.platform == "win32":
        words += ["--icon", str(ROOT / "assets" / "icon.png"), "--hide-console", "hide-early"]
    subprocess.run([*words, str(entry)], check=True, cwd=OUT)
    folder = OUT / NAME
    share = folder / "share"
    places = {
        f"{NAME}.desktop": "applications",
        f"io.github.burning_lavender.{NAME}.metainfo.xml": "metainfo",
        f"{NAME}.6": "man/man6",
    }
    for file, place in places.items():
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copy(PAPERS / file, share / place)
    icons = share / "icons" / "hicolor" / "256x256" / "apps"
    icons.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "assets" / "icon.png", icons / f"{NAME}.png")
    for paper in ("README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / paper, folder)
    return folder


class Trial:
    """What was built, run as a stranger's machine would: nothing in the environment, another folder."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / (f"{NAME}.exe" if sys.platform == "win32" else NAME)
        self.away = Path(tempfile.mkdtemp())
        self.env = {"BURNING_LAVENDER_HOME": str(self.away / "home"), "SDL_AUDIODRIVER": "dummy"}
        if sys.platform == "win32":
            self.env["SYSTEMROOT"] = os.environ["SYSTEMROOT"]

    def run(self, *words: str) -> str:
        """Run it without a display; returns what it said. Raises where it fails."""
        env = self.env | {"SDL_VIDEODRIVER": "dummy"}
        done = subprocess.run(
            [self.program, *words],
            env=env,
            cwd=self.away,
            capture_output=True,
            text=True,
            timeout=WAIT,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def commands(self) -> None:
        """Everything that needs no window."""
        said = self.run("doctor")
        if str(self.program.parent) not in said or "nothing is wrong" not in said:
            raise SystemExit(f"doctor does not look into the built folder:\n{said}")
        inside = next(self.program.parent.rglob("levels/2-stairs.tmx")).parent
        self.run("check", str(inside / "2-stairs.tmx"))
        self.run("verify", str(inside / "proofs" / "2-stairs.climb"))
        self.run("shot", "--tick", "90", "-o", str(self.away / "shot.png"))
        if (self.away / "shot.png").stat().st_size < 20_000:
            raise SystemExit("shot drew nothing")
        print("doctor, check, verify, shot: they work from the built folder")

    def title(self) -> float | None:
        """Seconds from the start to the title on a virtual display, the best of four; None without Xvfb."""
        if shutil.which("Xvfb") is None:
            return None
        with hidden(self.away) as (display, picture):
            return min(self._once(display, picture) for _ in range(4))

    def _once(self, display: str, picture: Path) -> float:
        began = time.perf_counter()
        game = subprocess.Popen(
            [self.program, "play", "--windowed"], env=self.env | {"DISPLAY": display}, cwd=self.away,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        try:
            while not _lit(picture):
                if game.poll() is not None or time.perf_counter() - began > WAIT:
                    raise SystemExit(f"no title came up: {game.communicate()[0]}")
                time.sleep(0.005)
            return time.perf_counter() - began
        finally:
            game.terminate()
            game.communicate()
            time.sleep(0.5)


def _lit(picture: Path) -> bool:
    """Is there more on the display than darkness?"""
    data = picture.read_bytes()
    return sum(byte > 60 for byte in data[4000:-1:97]) > 150


def try_out(folder: Path) -> None:
    """All trials; raises SystemExit where one fails."""
    trial = Trial(folder)
    try:
        trial.commands()
        seconds = trial.title()
        if seconds is None:
            print("title: not tried, there is no Xvfb here")
        else:
            verdict = "within" if seconds <= BUDGET else "OVER"  # a busy machine is no fault
            print(f"title on the screen after {seconds:.2f} s, budget {BUDGET:g} s, {verdict}")
    finally:
        shutil.rmtree(trial.away, ignore_errors=True)


def size(folder: Path) -> float:
    """MiB of everything in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def main() -> int:
    """Build, try, pack; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--no-pack", action="store_true", help="no archive")
    parser.add_argument("--only-try", action="store_true", help="try what is there")
    args = parser.parse_args()
    folder = OUT / NAME if args.only_try else build()
    print(f"{folder}: {size(folder):.0f} MiB")
    try_out(folder)
    if not args.no_pack and not args.only_try:
        kind = "zip" if sys.platform == "win32" else "gztar"
        print(shutil.make_archive(str(OUT / f"{NAME}-{sys.platform}"), kind, OUT, NAME))
    return 0


if __name__ == "__main__":
    sys.exit(main())
