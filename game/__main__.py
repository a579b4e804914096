"""The command line: one table of commands, each imported only when it is asked for."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from game import __version__
from game.trouble import Trouble

PROGRAM = "burning-lavender"

# name -> (module with add_arguments(parser) and run(args) -> exit code, what it does, an example)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "play": (
        "game.play_command",
        "play the game, or any Tiled map",
        "play --map levels/2-stairs.tmx --watch",
    ),
    "check": (
        "game.maps.check_command",
        "read maps as the game would and name every problem",
        "check levels/*.tmx",
    ),
    "prove": (
        "game.replay.prove_command",
        "find a clear of each passage by search",
        "prove levels/2-stairs.tmx",
    ),
    "picture": (
        "game.maps.picture_command",
        "draw a whole map as one picture",
        "picture levels/2-stairs.tmx -o stairs.png",
    ),
    "verify": (
        "game.replay.verify_command",
        "play tapes back headless and say whether they hold",
        "verify levels/proofs/2-stairs.climb --json",
    ),
    "watch": ("game.watch_command", "watch a tape in the window", "watch levels/proofs/2-stairs.climb"),
    "race": (
        "game.race_command",
        "up to eight tapes at once, and who is ahead",
        "race mine.climb yours.climb",
    ),
    "convert": ("game.replay.convert_command", "normalise a tape", "convert my.climb -o clean.climb"),
    "splits": (
        "game.speedrun.splits_command",
        "write the records as LiveSplit splits, or read such splits in",
        "splits export any.lss",
    ),
    "shot": (
        "game.view.shot_command",
        "one frame of the game as a picture, without a window",
        "shot --map levels/2-stairs.tmx --tick 240 -o shot.png",
    ),
    "profile": (
        "game.profile_command",
        "everything that is kept of a player, as one file, out or in",
        "profile export mine.profile",
    ),
    "bench": ("game.bench_command", "measure this machine against the budgets", "bench --json"),
    "doctor": ("game.doctor_command", "say what works here and what does not", "doctor"),
}


def overview() -> str:
    """Return the help text that lists every command."""
    lines = [
        f"usage: {PROGRAM} [COMMAND] [...]",
        "",
        "Climb a spiral tower with a dying child, before the sky collapses.",
        "",
        "commands (each has --help; without one, play):",
    ]
    lines += [f"  {name:<10}{says}" for name, (_, says, _) in COMMANDS.items()]
    lines += ["", f"example: {PROGRAM} play --map levels/2-stairs.tmx"]
    return "\n".join(lines)


def parse(name: str, rest: Sequence[str]) -> tuple[argparse.Namespace, object]:
    """Import the command's module and read its arguments; returns (arguments, module)."""
    module_name, says, example = COMMANDS[name]
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is not None and module_name.startswith(error.name):
            raise Trouble(f"{name}: this version of the game does not have it yet") from None
        raise Trouble(
            f"{name}: the Python package {error.name!r} is missing; install the game again with pip"
        ) from error
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} {name}",
        description=says[0].upper() + says[1:] + ".",
        epilog=f"example: {PROGRAM} {example}",
    )
    module.add_arguments(parser)
    return parser.parse_args(rest), module


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Trouble becomes one line on stderr."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in ("-h", "--help"):
        print(overview())
        return 0
    if words and words[0] == "--version":
        print(f"{PROGRAM} {__version__}")
        return 0
    # Options of play may come without its name.
    name = words.pop(0) if words and not words[0].startswith("-") else "play"
    if name not in COMMANDS:
        print(f"{name}: no such command; the commands are {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        args, module = parse(name, words)
        code: int = module.run(args)  # type: ignore[attr-defined]
        return code
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.code
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): nothing left to say, and nowhere to say it.
        sys.stderr.close()
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"{where}{error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        if sys.flags.dev_mode:  # python -X dev -m game ...: whoever mends it wants it here
            raise
        return broken(fault)


def broken(fault: Exception) -> int:
    """Say in a line that the game itself is at fault, and keep the details; returns the exit code."""
    from game.profile.places import keep_details

    log = keep_details(fault)
    details = f"the details are in {log}" if log else "run it with python -X dev to see where"
    print(
        f"the game broke: {type(fault).__name__}: {str(fault)[:200] or 'no reason given'}; {details}",
        file=sys.stderr,
    )
    return 3


if __name__ == "__main__":
    sys.exit(main())
