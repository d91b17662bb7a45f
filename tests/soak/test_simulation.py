"""Ten thousand simulated weeks of random faults, on the phone's own code; `make test` runs 280 of them.

`SEED=… make soak` repeats the run.
"""

import os
import random
import re
import subprocess

import pytest

from tests.browser import REPOSITORY

RUNS = 10_000
_SAID = re.compile(rf"outbox: SEED=\d+, {RUNS} runs, .*lost 0, doubled 0, stranded 0")


@pytest.mark.skipif(not os.environ.get("SOAK"), reason="a quarter of an hour: make soak")
def test_in_ten_thousand_weeks_of_faults_nothing_is_lost_doubled_or_stranded() -> None:
    seed = os.environ.get("SEED") or str(random.SystemRandom().randrange(2**31))
    print(f"SEED={seed} repeats this run of {RUNS} weeks")
    environment = dict(os.environ) | {
        "PATH": f"{REPOSITORY / '.nodeenv' / 'bin'}:{os.environ['PATH']}",
        "PARVIS_SIMULATION_RUNS": str(RUNS),
        "SEED": seed,
    }
    done = subprocess.run(
        ["node_modules/.bin/vitest", "run", "../tests/pwa/outbox/simulation.test.ts"],
        cwd=REPOSITORY / "pwa", env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    said = _SAID.search(done.stdout)
    assert said is not None, done.stdout[-4000:]
    print(said[0])
