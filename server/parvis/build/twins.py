"""The compressed twins of each built file: made once here, so that the server compresses nothing while people wait."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

COMPRESSIBLE = {".css", ".html", ".ico", ".js", ".json", ".svg", ".txt", ".webmanifest"}


def write_twins(site: Path) -> None:
    """Writes `name.br` and `name.gz` beside each text file that they make smaller."""
    files = [path for path in site.rglob("*") if path.suffix in COMPRESSIBLE and path.is_file()]
    with ThreadPoolExecutor() as threads:
        for _ in threads.map(_write_pair, files):
            pass


def _write_pair(path: Path) -> None:
    plain = path.read_bytes()
    for suffix, packed in ((".br", brotli.compress(plain)), (".gz", gzip.compress(plain, mtime=0))):
        if len(packed) < len(plain):
            path.with_name(path.name + suffix).write_bytes(packed)
