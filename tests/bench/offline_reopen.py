"""The app closed, the network cut, the processor slowed four times: how long until the next pickup is on the screen."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from tests.browser import chromium, first_page, playwright_session
from tests.citizen import NEXT_PICKUP, choose_address

if TYPE_CHECKING:
    from pathlib import Path

    from tests.house import House

GOAL_MILLISECONDS = 600
SLOWED = 4
RUNS = 7

_WATCH = """
(() => {
  const seen = () => {
    if (document.querySelector('%s')) {
      requestAnimationFrame(() => { window.firstPickupAt = performance.now() });
      return true;
    }
    return false;
  };
  if (!seen()) {
    const observer = new MutationObserver(() => { if (seen()) observer.disconnect() });
    observer.observe(document, {childList: true, subtree: true});
  }
})();
"""


def measure(house: House, profile: Path) -> dict[str, object]:
    """Milliseconds from the start of the navigation to the frame that shows the pickup; the median of some runs."""
    taken = []
    with playwright_session() as playwright, chromium(playwright, profile) as context:
        page = first_page(context)
        choose_address(page, house.url)
        page.evaluate("() => navigator.serviceWorker.ready")
        page.reload()
        page.wait_for_selector(NEXT_PICKUP)
        context.set_offline(offline=True)
        page.close()
        for _ in range(RUNS):
            page = context.new_page()
            page.add_init_script(_WATCH % NEXT_PICKUP)
            session = context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            page.goto(house.url)
            page.wait_for_function("() => window.firstPickupAt !== undefined")
            taken.append(page.evaluate("() => window.firstPickupAt"))
            page.close()
    return {
        "median_ms": round(statistics.median(taken)),
        "worst_ms": round(max(taken)),
        "cpu_slowed": SLOWED,
        "goal": f"median <= {GOAL_MILLISECONDS} ms",
    }
