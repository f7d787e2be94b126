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


class Clock:
    """Seconds that have passed and seconds of processor time, of all threads."""

    def __init__(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()

    def read(self):
        return {"seconds": time.perf_counter() - self.wall, "cpu": time.process_time() - self.cpu}


def write(source, target, options):
    """A COG from raw pixels (ENVI); GDAL chooses YCbCr for JPEG and makes overviews."""
    rasterio.shutil.copy(source, target + ".part", driver="COG", blocksize=512, bigtiff="IF_SAFER", num_threads=2, **options)
    os.rename(target + ".part", target)
    return os.path.getsize(target)


def windows(path, threads, places):
    with rasterio.open(path, NUM_THREADS=threads) as image:
        out = numpy.empty((image.count, places[0][2], places[0][2]), image.dtypes[0])
        used = Clock()
        sums = []
        for x, y, size, check in places:
            image.read(window=Window(x, y, size, size), out=out)
            sums.append(int(out.astype(numpy.uint64).sum()) if check else 0)
        return {**used.read(), "sums": sums}


def strips(path, threads, rows):
    with rasterio.open(path, NUM_THREADS=threads) as image:
        out = numpy.empty((image.count, rows, image.width), image.dtypes[0])
        used = Clock()
        for row in range(0, image.height, rows):
            height = min(rows, image.height - row)
            image.read(window=Window(0, row, image.width, height), out=out[:, :height])
        return used.read()


print(json.dumps({"rasterio": rasterio.__version__, "gdal": rasterio.__gdal_version__}), flush=True)
for line in sys.stdin:
    name, *arguments = json.loads(line)
    print(json.dumps({"write": write, "windows": windows, "strips": strips}[name](*arguments)), flush=True)
