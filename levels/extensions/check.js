// Checks a map whenever it is saved and files what is wrong in Tiled's issue list.
// A double click on a line there selects the object, or shows the tile.
// Needs the command `burning-lavender`; Tiled asks once whether this project's extensions may run.

const COMMAND = "burning-lavender";
const TILE = 16;

function objectWithId(layer, id) {
    if (layer.isObjectLayer) {
        for (const object of layer.objects) {
            if (object.id === id) return object;
        }
    }
    for (let n = 0; n < (layer.layerCount || 0); ++n) {
        const found = objectWithId(layer.layerAt(n), id);
        if (found) return found;
    }
    return null;
}

function show(fileName, problem) {
    return function () {
        const map = tiled.open(fileName);
        if (!map || !map.isTileMap) return;
        const object = problem.object ? objectWithId(map, problem.object) : null;
        if (object) map.selectedObjects = [object];
        if (problem.x !== null && problem.y !== null && tiled.mapEditor.currentMapView) {
            tiled.mapEditor.currentMapView.centerOn((problem.x + 0.5) * TILE, (problem.y + 0.5) * TILE);
        }
    };
}

tiled.assetSaved.connect(function (asset) {
    const fileName = asset.fileName;
    if (!asset.isTileMap || !fileName.endsWith(".tmx")) return;
    const process = new Process();
    let said = "";
    try {
        process.exec(COMMAND, ["check", "--json", fileName], false);
        said = process.readStdOut();
    } catch (error) {
        tiled.warn("The map was not checked: the command " + COMMAND + " did not run; install the game");
        return;
    } finally {
        process.close();
    }
    let count = 0;
    for (const line of said.split("\n")) {
        if (!line.trim()) continue;
        const problem = JSON.parse(line);
        (problem.grave ? tiled.error : tiled.warn)(problem.line, show(fileName, problem));
        count += 1;
    }
    tiled.log(fileName + ": " + (count ? count + " remarks" : "nothing is wrong"));
});
