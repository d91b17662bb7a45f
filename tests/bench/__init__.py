"""`make bench`: ratios measured side by side in one run, printed and written to build/bench.json."""
