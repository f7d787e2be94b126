"""The rasterio side of the read-geotiff benchmark: one JSON command a line in, one JSON answer a line out."""

import json
import os
import sys
import time
import warnings

import numpy
import rasterio
import rasterio.shutil
from rasterio.windows import Window

warnings.filterwarnings("ignore")


def write(source, target, options):
    """A COG from raw pixels (ENVI); GDAL chooses YCbCr for JPEG and makes overviews."""
    rasterio.shutil.copy(source, target + ".part", driver="COG", blocksize=512, bigtiff="IF_SAFER", num_threads=2, **options)
    os.rename(target + ".part", target)
    return os.path.getsize(target)


def windows(path, threads, places):
    with rasterio.open(path, NUM_THREADS=threads) as image:
        started = time.perf_counter()
        sums = [int(image.read(window=Window(x, y, size, size)).astype(numpy.uint64).sum()) if check else
                image.read(window=Window(x, y, size, size)).shape[0] for x, y, size, check in places]
        return {"seconds": time.perf_counter() - started, "sums": sums}


def strips(path, threads, rows):
    with rasterio.open(path, NUM_THREADS=threads) as image:
        started = time.perf_counter()
        pixels = 0
        for row in range(0, image.height, rows):
            part = image.read(window=Window(0, row, image.width, min(rows, image.height - row)))
            pixels += part.size
        return {"seconds": time.perf_counter() - started, "samples": pixels}


print(json.dumps({"rasterio": rasterio.__version__, "gdal": rasterio.__gdal_version__}), flush=True)
for line in sys.stdin:
    name, *arguments = json.loads(line)
    print(json.dumps({"write": write, "windows": windows, "strips": strips}[name](*arguments)), flush=True)
