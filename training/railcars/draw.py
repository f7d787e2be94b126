"""python3 draw.py STRIPS COUNT OUT.npz [--real] [--seed N]: pieces of track to train on, changed at random."""

import argparse

import numpy as np

from strips import CELL, ROWS, cut, folds, load

WIDTH = 320


def draw(scenes, rng):
    """A piece of a track of any scene, half of the time about a wagon; with the id of the track."""
    scene = scenes[rng.integers(len(scenes))]
    i = scene.ids[rng.choice(len(scene.ids), p=scene.chances)]
    wagons, cells = scene.wagons[i], scene.strips[i].shape[2]
    if wagons and rng.random() < 0.5:
        a, b = wagons[rng.integers(len(wagons))]
        start = int((a + b) / 2 / CELL - rng.uniform(0.1, 0.9) * WIDTH)
    else:
        start = int(rng.uniform(-WIDTH * 0.3, max(1, cells - WIDTH * 0.7)))
    return cut(scene, i, max(start, -WIDTH + 8), WIDTH, rng), i


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("strips")
    parser.add_argument("count", type=int)
    parser.add_argument("out")
    parser.add_argument("--real", action="store_true", help="from the labelled yard instead of simulated ones")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng = np.random.default_rng(given.seed)
    scenes = load(f"{given.strips}/{'yard' if given.real else 'simulated'}_*.json", given.real)
    fold_of = {i: n for n, group in enumerate(folds(scenes[0])) for i in group} if given.real else {}
    planes = np.zeros((given.count, 6, ROWS, WIDTH), np.float16)
    targets = np.zeros((given.count, 6, WIDTH // 2), np.float16)
    conditions = np.zeros((given.count, 2), np.float32)
    fold = np.full(given.count, -1, np.int8)
    for n in range(given.count):
        (planes[n], target, conditions[n]), i = draw(scenes, rng)
        targets[n] = target.reshape(6, -1, 2).mean(-1)
        fold[n] = fold_of.get(i, -1)
    np.savez(given.out, planes=planes, targets=targets, conditions=conditions, fold=fold)


if __name__ == "__main__":
    main()
