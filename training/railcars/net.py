import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class RailNet(nn.Module):
    """6 planes (strip, strip minus bed) of 32 x N at 0.25 m -> occupied, gap, aside for each 0.5 m.

    `aside`: metres from the middle row to the middle of the track, towards the last row.
    """

    def __init__(self, c1=12, c2=12, c3=16, hidden=24, dilations=(1, 3, 6, 12)):
        super().__init__()
        self.c1 = nn.Conv2d(6, c1, 5, (2, 2), 2)
        self.cond = nn.Linear(2, c1, bias=False)
        self.c2 = nn.Conv2d(c1, c2, 3, (2, 1), 1)
        self.c3 = nn.Conv2d(c2, c3, 3, (2, 1), 1)
        self.mix = nn.Conv1d(c3 * 4, hidden, 1)
        self.res = nn.ModuleList([nn.Conv1d(hidden, hidden, 5, padding=2 * d, dilation=d) for d in dilations])
        self.head = nn.Conv1d(hidden, 3, 1)

    def forward(self, planes, condition, drop=0.0):
        x = F.relu(self.c1(planes) + self.cond(condition)[:, :, None, None])
        x = F.relu(self.c3(F.relu(self.c2(x))))
        batch, channels, rows, cells = x.shape
        x = F.relu(self.mix(x.reshape(batch, channels * rows, cells)))
        if drop > 0:
            x = F.dropout1d(x, drop, self.training)
        for layer in self.res:
            x = x + F.relu(layer(x))
        return self.head(x)


LAYERS = ["c1", "c2", "c3", "mix", "res.0", "res.1", "res.2", "res.3", "head"]


def to_weights(net):
    """All numbers in the order of `createRailNet` (src/imagery/kernels/rail-net.ts)."""
    state = net.state_dict()
    parts = [state["cond.weight"]] + [state[f"{name}.{what}"] for name in LAYERS for what in ("weight", "bias")]
    return np.concatenate([part.numpy().ravel() for part in parts]).astype("<f4")


def from_weights(numbers):
    """The net that `to_weights` wrote."""
    net = RailNet()
    state = net.state_dict()
    at = 0
    for name in ["cond.weight"] + [f"{name}.{what}" for name in LAYERS for what in ("weight", "bias")]:
        size = state[name].numel()
        state[name] = torch.from_numpy(numbers[at : at + size].astype(np.float32).reshape(state[name].shape))
        at += size
    net.load_state_dict(state)
    return net
