// Parses LiveSplit files with livesplit-core and says what it read; see livesplit_oracle.py.
//
//   node livesplit_oracle.js LIBRARY read IN... : a JSON object a line: {"times": ..., "saved": its own .lss}
//   node livesplit_oracle.js LIBRARY play       : stdin: {"names", "runs"}; its own timer plays them;
//                                                 the same object, of the splits it wrote itself
//   node livesplit_oracle.js LIBRARY hear       : stdin: {"names", "messages"} of a run told live; the same
"use strict";
const fs = require("fs");
const [library, way, ...files] = process.argv.slice(2);
const core = require(library);

const seconds = (span) => (span === null ? null : span.totalSeconds());
const both = (time) => [seconds(time.gameTime()), seconds(time.realTime())];

function told(run) {
    const attempts = [];
    for (let n = 0; n < run.attemptHistoryLen(); n++) {
        const attempt = run.attemptHistoryIndex(n);
        const [started, ended] = [attempt.started(), attempt.ended()];
        attempts.push({
            number: attempt.index(),
            started: started === null ? null : started.toRfc3339(),
            ended: ended === null ? null : ended.toRfc3339(),
            time: both(attempt.time()),
        });
    }
    const segments = [];
    for (let n = 0; n < run.len(); n++) {
        const segment = run.segment(n);
        const history = {};
        segment.segmentHistory().iter().with((entries) => {
            for (let entry = entries.next(); entry !== null; entry = entries.next()) {
                history[entry.index()] = both(entry.time());
            }
        });
        segments.push({
            name: segment.name(),
            best: both(segment.personalBestSplitTime()),
            gold: both(segment.bestSegmentTime()),
            history,
        });
    }
    return {
        game: run.gameName(),
        category: run.categoryName(),
        count: run.attemptCount(),
        attempts,
        segments,
    };
}

function say(run) {
    console.log(JSON.stringify({ times: told(run), saved: run.saveAsLss() }));
}

function read(file) {
    // What the library cannot parse it panics over when unwrapped, and is of no use afterwards: ask first.
    const result = core.Run.parseString(fs.readFileSync(file, "utf8"), "", false);
    if (!result.parsedSuccessfully()) {
        console.log(JSON.stringify({ times: null, saved: "" }));
        return;
    }
    result.unwrap().with(say);
}

// Each run is a list of seconds of Game Time, null for a part that is skipped; one that is short is reset.
function play({ game, category, names, runs }) {
    const fresh = core.Run.new();
    fresh.setGameName(game);
    fresh.setCategoryName(category);
    for (const name of names) {
        fresh.pushSegment(core.Segment.new(name));
    }
    const timer = core.Timer.new(fresh);
    timer.setCurrentTimingMethod(1); // Game Time decides what is best
    for (const splits of runs) {
        timer.start();
        timer.initializeGameTime();
        timer.pauseGameTime();
        for (const at of splits) {
            if (at === null) {
                timer.skipSplit();
            } else {
                core.TimeSpan.fromSeconds(at).with((time) => timer.setGameTime(time));
                timer.split();
            }
        }
        timer.reset(true);
    }
    say(timer.getRun());
}

// What LiveSplit One does with the messages that a game sends it: its server protocol names the timer's methods.
function hear({ names, messages }) {
    const fresh = core.Run.new();
    fresh.setGameName("Burning Lavender");
    fresh.setCategoryName("any%, standard");
    for (const name of names) {
        fresh.pushSegment(core.Segment.new(name));
    }
    const timer = core.Timer.new(fresh);
    timer.setCurrentTimingMethod(1);
    for (const { command, time } of messages) {
        if (command === "setGameTime") {
            core.TimeSpan.parse(time).with((span) => timer.setGameTime(span));
        } else if (command === "reset") {
            timer.reset(true);
        } else {
            timer[command]();
        }
        for (const until = Date.now() + 12; Date.now() < until; ); // messages take their time
    }
    timer.reset(true);
    say(timer.getRun());
}

if (way === "play") {
    play(JSON.parse(fs.readFileSync(0, "utf8")));
} else if (way === "hear") {
    hear(JSON.parse(fs.readFileSync(0, "utf8")));
} else {
    files.forEach(read);
}
