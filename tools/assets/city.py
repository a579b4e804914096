"""The city of glass and shadow: spires like frozen lightning, in four depths that close at WIDTH px.

A spire is long straight tapering runs with short hard sideways jags and needle forks: curves would be dead
trees. Writes `city.npz`: for each depth 0 (far) .. 3 (near) `body`, `shade`, `rim`, `light`, all uint8.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage as ndi

WIDTH, HEIGHT = 1024, 360
MARGIN = 96
FINE = 4
# depth -> (spires, base width px, rows of the tips, row of the feet, forks, share that bleeds)
DEPTHS = (
    (46, (2, 6), (120, 235), 300, 2, 0.16),
    (26, (4, 9), (70, 200), 318, 3, 0.34),
    (12, (7, 14), (20, 170), 335, 4, 0.5),
    (4, (13, 20), (-60, 40), 372, 5, 0.55),
)
Points = NDArray[np.float64]


class Depth:
    """One layer being drawn, at FINE times its size."""

    def __init__(self, seed: int) -> None:
        size = ((WIDTH + 2 * MARGIN) * FINE, HEIGHT * FINE)
        self.r = np.random.default_rng(seed)
        self.pictures = {k: Image.new("L", size, 0) for k in ("body", "shade", "rim", "light")}
        self.pens = {k: ImageDraw.Draw(p) for k, p in self.pictures.items()}

    def spire(
        self, x: float, foot: float, tip: float, width: float, forks: int, lit: int, bleeds: float
    ) -> None:
        """From foot to tip (rows), with forks that leave at its jags."""
        r, tall = self.r, foot - tip
        y, side, lean = foot, r.choice([-1, 1]), r.normal(0, 0.02)
        p = [(x, y)]
        while y - tip > tall * 0.10:
            run = min(tall * r.uniform(0.16, 0.34), y - tip)
            here = width * (y - tip) / tall
            x += run * (lean + side * r.uniform(0.015, 0.07))
            y -= run
            p.append((x, y))
            jag = (here * 0.55 + 1.6) * r.uniform(0.8, 1.7)
            x -= side * jag
            y -= jag * r.uniform(0.25, 0.7)
            p.append((x, y))
            side = -side if r.random() < 0.75 else side
        p.append((x + side * tall * 0.01, tip))
        line = np.array(p)
        t = np.clip((foot - line[:, 1]) / tall, 0, 1)
        wide = width * (1 - t) ** 0.9 + 0.12
        self.prism(line, wide, lit, bleeds)
        for _ in range(forks):
            i = r.integers(1, max(2, len(line) - 2))
            long = tall * r.uniform(0.10, 0.30) * (1.05 - 0.55 * t[i])
            g = r.choice([-1, 1])
            a = r.uniform(0.10, 0.42) * g
            q0 = line[i]
            q1 = q0 + np.array([np.sin(a), -np.cos(a)]) * long * 0.5
            q2 = q1 + np.array([-g * long * 0.05, -long * 0.03])
            q3 = q2 + np.array([np.sin(a * 1.15), -np.cos(a * 1.15)]) * long * 0.55
            w = wide[i] * r.uniform(0.25, 0.5)
            self.prism(np.array([q0, q1, q2, q3]), np.array([w, w * 0.55, w * 0.45, 0.08]), lit, bleeds * 0.6)
            if r.random() < 0.5:
                b = a + r.uniform(0.25, 0.6) * g
                z = np.array([q1, q1 + np.array([np.sin(b), -np.cos(b)]) * long * 0.35])
                self.prism(z, np.array([w * 0.35, 0.05]), lit, 0)

    def prism(self, p: Points, w: NDArray[np.float64], lit: int, bleeds: float) -> None:
        """A two-faced shaft: a dark face and one of glass, slit windows, light at its edge, wounds."""
        r, pen = self.r, self.pens
        across = np.array([1.0, 0.0])
        ridge = p + across * (w * r.uniform(-0.45, 0.25) * lit)[:, None]
        left, right = p - across * w[:, None], p + across * w[:, None]

        def fine(*points: Points) -> list[tuple[float, float]]:
            return [((float(a) + MARGIN) * FINE, float(b) * FINE) for a, b in points]

        bright, dim = (right, left) if lit > 0 else (left, right)
        for i in range(len(p) - 1):
            pen["body"].polygon(fine(left[i], right[i], right[i + 1], left[i + 1]), fill=255)
            dark, pale = int(r.integers(10, 26)), int(r.integers(62, 128))
            a, b = (dark, pale) if lit > 0 else (pale, dark)
            pen["shade"].polygon(fine(left[i], ridge[i], ridge[i + 1], left[i + 1]), fill=a)
            pen["shade"].polygon(fine(ridge[i], right[i], right[i + 1], ridge[i + 1]), fill=b)
            for _ in range(int(1 + w[i] / 4)):  # reflections inside the glass
                k = r.uniform(0, 0.7)
                k2 = k + r.uniform(0.08, 0.22)

                def at(e: Points, q: float, i: int = i) -> Points:
                    return e[i] + (e[i + 1] - e[i]) * q

                glint = fine(
                    at(ridge, k), at(bright, k2), at(bright, min(1, k2 + 0.05)), at(ridge, min(1, k + 0.09))
                )
                pen["shade"].polygon(glint, fill=min(255, pale + int(r.integers(30, 90))))
            pen["rim"].line(fine(bright[i], bright[i + 1]), fill=255, width=max(1, int(FINE * 0.6)))
            pen["rim"].line(fine(ridge[i], ridge[i + 1]), fill=110, width=max(1, FINE // 3))
            pen["rim"].line(fine(dim[i], dim[i + 1]), fill=46, width=max(1, FINE // 3))
            high = p[i][1] - p[i + 1][1]
            if w[i] > 1.6 and high > 6:
                self.windows(p, w, i, high, bleeds)
            if w[i] > 2.0 and r.random() < bleeds * 0.9:
                q = p[i] + (p[i + 1] - p[i]) * r.uniform(0.1, 0.6)
                end = q[1] - min(high * 0.5, 34) * r.uniform(0.5, 1)
                wound = [q]
                while q[1] > end:
                    q = q + np.array([r.normal(0, w[i] * 0.28), -r.uniform(2, 5)])
                    wound.append(q)
                pen["light"].line(
                    fine(*wound), fill=255, width=max(1, int(FINE * min(1.3, 0.35 + w[i] * 0.08)))
                )

    def windows(self, p: Points, w: NDArray[np.float64], i: int, high: float, bleeds: float) -> None:
        """Slits in columns, in clusters."""
        r = self.r
        for _ in range(int(max(1, w[i] // 2.2))):
            cx, run = r.uniform(-0.8, 0.8), 0
            for k in np.arange(0.04, 0.96, 2.6 / high):
                run = run - 1 if run > 0 else (r.integers(2, 9) if r.random() < bleeds * 0.28 else 0)
                if run > 0 and r.random() < 0.8:
                    q = p[i] + (p[i + 1] - p[i]) * k
                    x, y = q[0] + cx * (w[i] + (w[i + 1] - w[i]) * k) + MARGIN, q[1]
                    box = [x * FINE, y * FINE, (x + 0.55) * FINE, (y + 1.3) * FINE]
                    self.pens["light"].rectangle(box, fill=int(r.integers(70, 235)))

    def baked(self) -> dict[str, NDArray[np.uint8]]:
        """Shrunk, with its margins folded to the other side; light bleeds down and glows."""
        small = {}
        for k, picture in self.pictures.items():
            a = (
                np.asarray(picture, np.float32).reshape(HEIGHT, FINE, WIDTH + 2 * MARGIN, FINE).mean((1, 3))
                / 255
            )
            mid = a[:, MARGIN:-MARGIN].copy()
            mid[:, :MARGIN] = np.maximum(mid[:, :MARGIN], a[:, -MARGIN:])
            mid[:, -MARGIN:] = np.maximum(mid[:, -MARGIN:], a[:, :MARGIN])
            small[k] = mid
        light, body = small["light"], small["body"]
        fall = ndi.gaussian_filter1d(np.random.default_rng(5).standard_normal(WIDTH), 1.0, mode="wrap")
        fall = np.clip(0.95 + 0.035 * fall, 0.90, 0.985)
        drip, run = np.zeros_like(light), np.zeros(WIDTH, np.float32)
        for y in range(HEIGHT):
            run = np.maximum(run * fall, light[y])
            drip[y] = run

        def glow(s: float) -> NDArray[np.float32]:
            return ndi.gaussian_filter(light, s, mode=("nearest", "wrap"))

        lit = np.clip(light * 1.2 + drip * body * 0.5 + (glow(2.2) * 2.2 + glow(9) * 5) * 0.34, 0, 1)
        made = {"body": body, "shade": small["shade"] * (body > 0), "light": lit}
        made["rim"] = np.clip(small["rim"] * 1.4, 0, 1) * body
        return {k: (np.clip(v, 0, 1) * 255).astype(np.uint8) for k, v in made.items()}


def build(out: Path, report) -> list[Path]:
    """Write city.npz."""
    arrays = {}
    r = np.random.default_rng(4)
    for k, (n, widths, tips, foot, forks, bleeds) in enumerate(DEPTHS):
        depth = Depth(40 + k)
        for x in np.linspace(0, WIDTH, n, endpoint=False) + r.uniform(0, WIDTH / n, n):
            lit = 1 if r.random() < 0.7 else -1
            depth.spire(x, foot, r.uniform(*tips), r.uniform(*widths), forks, lit, bleeds)
        arrays |= {f"{name}{k}": a for name, a in depth.baked().items()}
        report(f"depth {k}")
    path = out / "city.npz"
    np.savez_compressed(path, **arrays)
    return [path]
