"""A map drawn as the rules see it: its tiles with a little light, and everything that acts on them marked."""

import pygame

from game.sim.level import ASH, BONE, EMPTY, FROST, GLASS, HAND_KINDS, SPIKE, STONE, TILE, Level, Rect

SKY_TOP, SKY_FOOT = (32, 20, 44), (104, 62, 116)
# kind -> body, its lit top, its shadow
STONES = {
    STONE: ((46, 38, 62), (140, 116, 168), (28, 22, 40)),
    BONE: ((186, 174, 152), (240, 232, 212), (126, 114, 96)),
    ASH: ((112, 104, 110), (176, 168, 172), (74, 68, 74)),
    FROST: ((104, 134, 164), (214, 236, 250), (66, 90, 122)),
}
GLASS_COLOR, SPIKE_COLOR = (176, 212, 240), (232, 222, 200)
START, LAMP, EXIT, HAND, WALL, PASSAGE = (
    (127, 224, 160), (255, 210, 127), (240, 240, 255), (214, 110, 180), (222, 138, 88), (120, 160, 210),
)  # fmt: skip


def game_picture(level: Level) -> pygame.Surface:
    """The whole level, one px a px."""
    wide, high = level.width * TILE, level.height * TILE
    canvas = pygame.Surface((wide, high))
    for y in range(high):
        share = y / max(1, high - 1)
        pygame.draw.line(
            canvas, [round(a + (b - a) * share) for a, b in zip(SKY_TOP, SKY_FOOT)], (0, y), (wide, y)
        )
    for ty in range(level.height):
        for tx in range(level.width):
            kind = level.tile(tx, ty)
            if kind != EMPTY:
                _tile(canvas, level, tx, ty, kind)
    _things(canvas, level)
    return canvas


def _tile(canvas: pygame.Surface, level: Level, tx: int, ty: int, kind: int) -> None:
    x, y = tx * TILE, ty * TILE
    if kind == GLASS:
        pane = pygame.Surface((TILE, 5), pygame.SRCALPHA)
        pane.fill((*GLASS_COLOR, 110))
        canvas.blit(pane, (x, y))
        pygame.draw.line(canvas, GLASS_COLOR, (x, y), (x + TILE - 1, y))
        return
    if kind == SPIKE:
        down = level.tile(tx, ty - 1) in STONES and level.tile(tx, ty + 1) not in STONES
        for n in range(4):
            left = x + n * 4
            points = (
                [(left, y), (left + 3, y), (left + 1, y + 11)]
                if down
                else [(left, y + 15), (left + 3, y + 15), (left + 1, y + 4)]
            )
            pygame.draw.polygon(canvas, SPIKE_COLOR, points)
        return
    body, lit, shade = STONES[kind]
    grain = (tx * 7 + ty * 13 + tx * ty % 5) % 7 - 3
    box = pygame.Rect(x, y, TILE, TILE)
    if kind == ASH:
        box.inflate_ip(-1, 0)
    canvas.fill([max(0, min(255, part + grain)) for part in body], box)
    joint = y + (5 if (tx + ty) % 2 else 10)
    pygame.draw.line(canvas, shade, (x, joint), (x + TILE - 1, joint))
    pygame.draw.line(
        canvas, shade, (x + (3 if ty % 2 else 11), joint), (x + (3 if ty % 2 else 11), y + TILE - 1)
    )
    if level.tile(tx, ty - 1) not in STONES and ty > 0:
        pygame.draw.rect(canvas, lit, (x, y, TILE, 2))
    for dx, edge in ((-1, x), (1, x + TILE - 1)):
        if level.tile(tx + dx, ty) not in STONES:
            pygame.draw.line(canvas, lit if dx < 0 else shade, (edge, y), (edge, y + TILE - 1))
    if level.tile(tx, ty + 1) not in STONES and ty + 1 < level.height:
        pygame.draw.line(canvas, shade, (x, y + TILE - 1), (x + TILE - 1, y + TILE - 1))


def _things(canvas: pygame.Surface, level: Level) -> None:
    font = _font()
    for passage in level.passages:
        for box in _turns(level, passage.box):
            pygame.draw.rect(canvas, PASSAGE, box, 1)
            if font:
                words = f"{passage.name}  {passage.allowance // 60} s" + (
                    "  steady" if passage.steady else ""
                )
                canvas.blit(font.render(words, True, PASSAGE), (max(2, box.x + 3), box.y + 3))
    for box in _turns(level, level.exit):
        pygame.draw.rect(canvas, EXIT, box, 2)
    for wall in level.walls:
        centres = [(x + wall.w // 2, y + wall.h // 2) for x, y in wall.stops]
        pygame.draw.lines(canvas, WALL, True, centres)
        for x, y in wall.stops[1:]:
            for box in _turns(level, Rect(x, y, wall.w, wall.h)):
                pygame.draw.rect(canvas, WALL, box, 1)
        x, y = wall.stops[0]
        for box in _turns(level, Rect(x, y, wall.w, wall.h)):
            canvas.fill((120, 72, 44), box)
            pygame.draw.rect(canvas, WALL, box, 2)
    for n, lamp in enumerate(level.lamps):
        glow = pygame.Surface((64, 64), pygame.SRCALPHA)
        for radius in range(32, 4, -4):
            pygame.draw.circle(glow, (*LAMP, 14), (32, 32), radius)
        canvas.blit(glow, (lamp.x - 32, lamp.y - 48))
        pygame.draw.line(canvas, (90, 72, 40), (lamp.x, lamp.y), (lamp.x, lamp.y - 14), 2)
        pygame.draw.circle(canvas, LAMP, (lamp.x, lamp.y - 16), 4)
        if font:
            canvas.blit(font.render(str(n), True, LAMP), (lamp.x + 6, lamp.y - 24))
    for hand in level.hands:
        tip = {0: (hand.x, hand.y - 14)}.get(hand.side, (hand.x - 14 * hand.side, hand.y))
        pygame.draw.line(canvas, HAND, (hand.x, hand.y), tip, 3)
        for spread in (-4, 0, 4):
            end = (
                (tip[0] + spread, tip[1] - 4) if hand.side == 0 else (tip[0] - 4 * hand.side, tip[1] + spread)
            )
            pygame.draw.line(canvas, HAND, tip, end)
        if font and hand.kind:
            canvas.blit(font.render(HAND_KINDS[hand.kind], True, HAND), (hand.x + 6, hand.y - 20))
    x, y = level.start
    pygame.draw.rect(canvas, START, (x - 8, y - 22, 16, 22), 1)
    pygame.draw.circle(canvas, START, (x, y - 16), 3)


def _turns(level: Level, box: Rect) -> list[pygame.Rect]:
    """A box where it is seen: twice, where it lies across the seam of a spiral."""
    found = [pygame.Rect(box.x, box.y, box.w, box.h)]
    wrap = level.wrap
    if wrap and box.right > wrap:
        found.append(pygame.Rect(box.x - wrap, box.y, box.w, box.h))
    if wrap and box.x < 0:
        found.append(pygame.Rect(box.x + wrap, box.y, box.w, box.h))
    return found


def _font() -> pygame.font.Font | None:
    """The font pygame brings; none where it was built without."""
    try:
        if not pygame.font.get_init():
            pygame.font.init()
        return pygame.font.Font(None, 16)
    except (pygame.error, NotImplementedError, OSError):
        return None
