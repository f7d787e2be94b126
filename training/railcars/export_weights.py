"""python3 export_weights.py NET.pt OUT: a .ts file for the product, any other name raw float32 for a fold."""

import base64
import sys

import numpy as np
import torch

layers = ["c1", "c2", "c3", "mix", "res.0", "res.1", "res.2", "head"]
state = torch.load(sys.argv[1])
parts = [state["cond.weight"]] + [state[f"{name}.{what}"] for name in layers for what in ("weight", "bias")]
weights = np.concatenate([part.numpy().ravel() for part in parts]).astype("<f4")
if sys.argv[2].endswith(".ts"):
    text = base64.b64encode(weights.tobytes()).decode()
    with open(sys.argv[2], "w") as out:
        out.write(
            "/**\n * Weights of the rail net (float32, little-endian, base64), in the order of `createRailNet`. Written by\n"
            f" * training/railcars/export_weights.py.\n */\nexport const railNetWeights: string =\n  '{text}';\n"
        )
else:
    weights.tofile(sys.argv[2])
print(f"{len(weights)} weights")
