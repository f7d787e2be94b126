"""Strips with their truth, the bed under them, and random changes of them. Cells are 0.25 m along and across."""

import glob
import json
import os

import numpy as np
from scipy.ndimage import gaussian_filter, uniform_filter1d

CELL = 0.25
ROWS = 32
STORED_ROWS = 56
REACH = 240


def targets(wagons, cells):
    """occupied, its weight, gap, its weight by cell; and the wagon of each cell, -1 where there is none."""
    occupied = np.zeros(cells, np.float32)
    occupied_weight = np.ones(cells, np.float32)
    gap = np.zeros(cells, np.float32)
    gap_weight = np.zeros(cells, np.float32)
    owner = np.full(cells, -1, np.int16)
    for index, (start, end) in enumerate(wagons):
        a, b = max(0, round(start / CELL)), round(end / CELL)
        occupied[a:b] = 1
        gap_weight[a:b] = 1
        owner[a:b] = index
        for edge in (a, b):
            occupied_weight[max(0, edge - 2) : edge + 2] = 0.3
    for (_, end), (start, _) in zip(wagons, wagons[1:]):
        if start - end < 3.2:
            a, b = round(end / CELL), round(start / CELL)
            middle = (a + b) // 2
            occupied[a:b] = 1
            occupied_weight[a:b] = 0.5
            low, high = max(0, min(a, middle - 2)), max(b, middle + 2)
            gap[low:high] = 1
            gap_weight[low:high] = 1
            gap_weight[max(0, low - 2) : low] = 0
            gap_weight[high : high + 2] = 0
    return np.stack([occupied, occupied_weight, gap, gap_weight]), owner


class Scene:
    """One image at one resolution: tracks that share medians of colour and the average bed."""

    def __init__(self, name, gsd, strips, wagons, aside, flips, is_real):
        self.name, self.gsd, self.is_real = name, gsd, is_real
        self.wagons, self.aside, self.flips = wagons, aside, flips
        medians = [np.nanmedian(np.concatenate([s[c].ravel()[::3] for s in strips.values()])) for c in range(3)]
        units = (20, 10, 10)
        self.strips = {
            i: np.stack([(s[c] - medians[c]) / units[c] for c in range(3)]).astype(np.float16)
            for i, s in strips.items()
        }
        self.truth = {i: targets(wagons[i], s.shape[2]) for i, s in strips.items()}
        self.others = []

        self.ids = list(strips)
        self.average = average_bed(list(self.strips.values()), [1 - truth[0][0] for truth in self.truth.values()])
        busy = np.array([s.shape[2] * (1 + 3 * (len(wagons[i]) > 0)) for i, s in strips.items()], float)
        self.chances = busy / busy.sum()

    def bed(self, i, a, b, rng):
        """What the bed looks like on cells a to b of a track, as wrong as a first look makes it; from other dates too."""
        own = self.own_bed(i, a, b, rng)
        if not self.others or rng.random() < 0.35:
            return own
        total, weight = 0.15 * own, np.full(own.shape, 0.15, np.float32)
        chosen = rng.permutation(len(self.others))[: rng.integers(1, len(self.others) + 1)]
        for other in (self.others[j] for j in chosen):
            if i not in other.strips:
                continue
            look = other.strips[i][:, :, a:b].astype(np.float32)
            empty = np.clip(1 - other.truth[i][0][0][a:b], 0.02, 0.98)
            if rng.random() < 0.2:
                wrong = rng.integers(0, len(empty))
                empty[wrong : wrong + 60] = 1 - empty[wrong : wrong + 60]
            if other.flips[i] != self.flips[i]:
                look = look[:, ::-1]
            look = np.roll(look, (int(rng.integers(-1, 2)), int(rng.integers(-2, 3))), (1, 2))
            own_weight = empty[None, None] * ~np.isnan(look)
            total = total + np.nan_to_num(look) * own_weight
            weight = weight + own_weight
        return total / weight

    def own_bed(self, i, a, b, rng):
        """From the same track, within 60 m."""
        low, high = max(0, a - REACH), min(self.strips[i].shape[2], b + REACH)
        truth, owner = self.truth[i][0][0][low:high], self.truth[i][1][low:high]
        empty = np.clip(1 - truth, 0.01, 1)
        for wagon in np.unique(owner):
            if wagon >= 0 and rng.random() < 0.15:
                empty[owner == wagon] = rng.uniform(0.3, 1)
        for _ in range(rng.integers(0, 3)):
            wrong = rng.integers(0, len(empty))
            empty[wrong : wrong + rng.integers(20, 160)] *= rng.uniform(0, 0.5)
        near = near_bed(self.strips[i][:, :, low:high].astype(np.float32), empty.astype(np.float32), self.average)
        return near[:, :, a - low : b - low]


def average_bed(strips, empties):
    total = weight = 0
    for strip, empty in zip(strips, empties):
        strip = strip.astype(np.float32)
        own = empty[None, None] * ~np.isnan(strip)
        total = total + (np.nan_to_num(strip) * own).sum(2)
        weight = weight + own.sum(2)
    return total / np.maximum(weight, 1)


def near_bed(strip, empty, average):
    """As `estimateBed` in src/imagery/kernels/estimate-beds.ts."""
    weight = (empty[None, None] * ~np.isnan(strip)).astype(np.float32)
    mean = lambda values: uniform_filter1d(values, 2 * REACH + 1, axis=2, mode="constant")
    return (mean(np.nan_to_num(strip) * weight) + 0.05 * average[:, :, None]) / (mean(weight) + 0.05)


def load(pattern, is_real):
    """Scenes from the files of dump-strips.ts; dates of one simulated yard know each other."""
    scenes, dates = [], {}
    for path in sorted(glob.glob(pattern)):
        with open(path) as file:
            described = json.load(file)
        numbers = np.fromfile(path[:-5] + ".bin", np.float16)
        strips, wagons, aside, flips = {}, {}, {}, {}
        for track in described["tracks"]:
            i, cells = track["id"], track["cells"]
            if cells < 60:
                continue
            strip = numbers[track["at"] : track["at"] + 3 * STORED_ROWS * cells].reshape(3, STORED_ROWS, cells)
            strips[i] = (strip[:, ::-1] if track["flip"] else strip).astype(np.float32)
            wagons[i] = sorted((w["startMetres"], w["endMetres"]) for w in track["wagons"])
            left = track["left"]
            aside[i] = None if left is None else (left if track["flip"] else -left)
            flips[i] = track["flip"]
        if not strips:
            continue
        name = os.path.basename(path)[:-5]
        scene = Scene(name, described["gsd"], strips, wagons, aside, flips, is_real)
        scenes.append(scene)
        if not is_real:
            dates.setdefault(name.split("_")[1], []).append(scene)
    for group in dates.values():
        for scene in group:
            scene.others = [other for other in group if other is not scene]
    return scenes


def paint_over(strip, mask, spread):
    """Fills a mask from its surroundings, as the repaired outlines of the labelled yard are."""
    weight = gaussian_filter((~mask).astype(np.float32), spread) + 1e-3
    for plane in strip:
        plane[:] = np.where(mask, gaussian_filter(np.where(mask, 0, plane), spread) / weight, plane)


def outline_mask(shape, boxes, centre, half, thick):
    rows, cells = np.arange(shape[0])[:, None], np.arange(shape[1])[None]
    mask = np.zeros(shape, bool)
    for a, b in boxes:
        mask |= np.abs(np.maximum(np.abs(rows - centre) - half, np.maximum(a - cells, cells - b))) < thick
    return mask


def random_outlines(shape, rng):
    mask = np.zeros(shape, bool)
    for _ in range(rng.integers(1, 4)):
        length = int(rng.uniform(8, 25) / CELL)
        a = rng.integers(-length // 2, shape[1])
        centre, half = shape[0] / 2 + rng.normal(0, 2), rng.uniform(1.4, 1.9) / CELL
        boxes = []
        for _ in range(rng.integers(1, 4)):
            boxes.append((a, a + length))
            a += length + int(rng.uniform(0.8, 2) / CELL)
            length = int(rng.uniform(8, 25) / CELL)
        mask |= outline_mask(shape, boxes, centre, half, rng.uniform(0.5, 1.1) / CELL)
    return mask


def recolour(strip, owner, centre, chance, rng):
    """Other paint, dirt and contrast for single wagons."""
    rows = np.arange(strip.shape[1])
    for wagon in np.unique(owner):
        if wagon < 0 or rng.random() > chance:
            continue
        cells = owner == wagon
        across = np.clip((1.35 / CELL + 1 - np.abs(rows + 0.5 - centre)) / 2, 0, 1)
        weight = across[:, None] * gaussian_filter(cells.astype(np.float32), 1.0)[None]
        contrast, mean = rng.uniform(0.6, 1.3), strip[0][:, cells].mean()
        strip[0] += weight * (rng.normal(0, 0.9) + (contrast - 1) * (strip[0] - mean))
        strip[1] += weight * rng.normal(0, 1.0)
        strip[2] += weight * rng.normal(0, 1.0)


def draw_rows(width, is_empty, rng):
    """How far off the rails the line is taken to lie, in rows by cell: a step aside, and often a drift."""
    off = rng.normal(0, 1.3) if rng.random() < 0.7 else rng.uniform(-8, 8)
    path = np.full(width, off)
    if rng.random() < (0.5 if is_empty else 0.25):
        along = np.linspace(0, 1, width)
        path = path + rng.normal(0, 4) * (along - 0.5) + rng.normal(0, 2) * np.sin(np.pi * along)
    return np.clip(np.rint(path), -9, 9).astype(int)


def cut(scene, i, start, width, rng):
    """A piece of a track, changed at random: planes, targets (those of `targets`, aside, its weight), condition."""
    strip = scene.strips[i]
    truth, owner = scene.truth[i]
    at = np.arange(start, start + width)
    inside = (at >= 0) & (at < strip.shape[2])
    at = np.clip(at, 0, strip.shape[2] - 1)
    first = at[0]
    bed = scene.bed(i, first, at[-1] + 1, rng) if rng.random() < 0.7 else None
    off = draw_rows(width, not (owner[at] >= 0).any(), rng)
    rows = np.arange(ROWS)[:, None] + (STORED_ROWS - ROWS) // 2 + off[None]
    x = strip[:, rows, at[None]].astype(np.float32)
    x[:, :, ~inside] = np.nan
    target = np.zeros((6, width), np.float32)
    target[:4] = truth[:, at]
    target[[1, 3]] *= inside
    if scene.aside[i] is not None:
        target[4] = scene.aside[i] - off * CELL
        target[5] = inside & (np.abs(target[4]) < 2.4)
    own = np.where(inside, owner[at], -1)
    hidden = np.isnan(x)
    x[hidden] = 0
    under = None if bed is None else bed[:, rows, at[None] - first].copy()
    centre = ROWS / 2 - off.mean() + (scene.aside[i] or 0) / CELL
    recolour(x, own, centre, 0.6 if scene.is_real else 0.3, rng)
    luck = rng.random()
    if not scene.is_real and luck < 0.3:
        boxes = [(a / CELL - start, b / CELL - start) for a, b in scene.wagons[i]]
        half, thick = rng.uniform(1.35, 1.7) / CELL, rng.uniform(0.4, 1.0) / CELL
        paint_over(x, outline_mask(x.shape[1:], boxes, centre, half, thick), rng.uniform(1.5, 4))
    if luck > 0.6 if scene.is_real else (luck < 0.15 or luck > 0.9):
        paint_over(x, random_outlines(x.shape[1:], rng), rng.uniform(1.5, 4))
    change_light(x, under, rng)
    if rng.random() < 0.25:
        x = gaussian_filter(x, (0,) + (rng.uniform(0.3, 1.2) * scene.gsd / 0.25 * 0.5,) * 2)
    x = x + np.float32(rng.uniform(0, 0.12)) * rng.standard_normal(x.shape, np.float32)
    planes = np.concatenate([x, np.zeros_like(x) if under is None else x - under])
    planes[np.concatenate([hidden, hidden])] = 0
    if rng.random() < 0.5:
        planes, target = planes[:, :, ::-1], target[:, ::-1]
    condition = np.array([np.log2(scene.gsd / 0.25) / 3, 0.0 if bed is None else 1.0], np.float32)
    return planes.astype(np.float32), target, condition


def change_light(x, under, rng):
    """Exposure, contrast and colour of the whole image; one in eight is grey."""
    is_grey = rng.random() < 0.12
    gains = [rng.uniform(0.7, 1.35), *rng.uniform(0.6, 1.3, 2)]
    shifts = [rng.normal(0, 0.4), *rng.normal(0, 0.25, 2)]
    for plane in range(3):
        if is_grey and plane > 0:
            gains[plane] = shifts[plane] = 0
        x[plane] = x[plane] * gains[plane] + shifts[plane]
        if under is not None:
            under[plane] = under[plane] * gains[plane] + shifts[plane]


def folds(scene):
    """Neighbouring tracks with about a fifth of the wagons each, as bench/railcars/count-yard.ts cuts them."""
    ids = list(scene.strips)
    total, before = sum(len(scene.wagons[i]) for i in ids), 0
    groups = [[] for _ in range(5)]
    for i in ids:
        groups[min(4, int((before + len(scene.wagons[i]) / 2) * 5 / total))].append(i)
        before += len(scene.wagons[i])
    return groups
