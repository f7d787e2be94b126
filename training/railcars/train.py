"""python3 train.py SIMULATED.npz REAL.npz STEPS OUT.f32 [--from NET.f32] [--without FOLD] [--real SHARE]: see README.md."""

import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F

from net import RailNet, from_weights, to_weights

BATCH = 16


def train(net, draw, steps, seed, rate):
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=2e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.15)
    started, running = time.time(), None
    for step in range(steps):
        planes, target, condition = (torch.from_numpy(one.astype(np.float32)) for one in draw())
        answer = net(planes, condition, 0.1)
        parts = []
        for output, at in ((0, 0), (1, 2)):
            own = F.binary_cross_entropy_with_logits(answer[:, output], target[:, at], reduction="none")
            parts.append((own * target[:, at + 1]).sum() / (target[:, at + 1].sum() + 1))
        aside = F.smooth_l1_loss(answer[:, 2], target[:, 4], reduction="none", beta=0.25)
        parts.append(0.3 * (aside * target[:, 5]).sum() / (target[:, 5].sum() + 1))
        loss = sum(parts)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        values = np.array([part.item() for part in parts])
        running = values if running is None else 0.99 * running + 0.01 * values
        if step % 100 == 99:
            print(step + 1, "occupied, gap, aside", np.round(running, 4), f"{time.time() - started:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("simulated")
    parser.add_argument("real_yard")
    parser.add_argument("steps", type=int)
    parser.add_argument("out")
    parser.add_argument("--from", dest="start")
    parser.add_argument("--without", type=int, help="group of tracks of the labelled yard to leave out, 0-4")
    parser.add_argument("--real", type=float, default=0.45, help="share of draws from the labelled yard")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-3)
    given = parser.parse_args()
    torch.set_num_threads(1)
    rng = np.random.default_rng(given.seed)
    pools = [np.load(given.simulated), np.load(given.real_yard)]
    pools = [{name: pool[name] for name in ("planes", "targets", "conditions", "fold")} for pool in pools]
    usable = [np.flatnonzero(pool["fold"] != (-2 if given.without is None else given.without)) for pool in pools]

    def draw():
        counts = [BATCH - round(BATCH * given.real), round(BATCH * given.real)]
        picks = [rng.choice(own, count) for own, count in zip(usable, counts)]
        return (
            np.concatenate([pool[name][pick] for pool, pick in zip(pools, picks)])
            for name in ("planes", "targets", "conditions")
        )

    net = from_weights(np.fromfile(given.start, "<f4")) if given.start else RailNet()
    train(net, draw, given.steps, given.seed, given.rate)
    to_weights(net).tofile(given.out)


if __name__ == "__main__":
    main()
