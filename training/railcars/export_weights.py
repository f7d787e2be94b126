"""python3 export_weights.py NET.f32 OUT.ts: trained weights as the TypeScript that the product carries."""

import base64
import sys

with open(sys.argv[1], "rb") as file:
    numbers = file.read()
with open(sys.argv[2], "w") as out:
    out.write(
        "/**\n * Weights of the rail net (float32, little-endian, base64), in the order of `createRailNet`. Written by\n"
        " * training/railcars/export_weights.py.\n */\nexport const railNetWeights: string =\n"
        f"  '{base64.b64encode(numbers).decode()}';\n"
    )
print(f"{len(numbers) // 4} weights")
