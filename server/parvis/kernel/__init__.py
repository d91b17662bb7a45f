"""Words everyone shares, and nothing else: pure code without input or output, at the bottom of the house."""
