"""Collections: which bin goes out, on which day, and why it changed.

The promise to the citizen: an address is enough, no account; the answer is there without network, with its age; a day
that moves keeps its identity and says why; nothing is guessed from a file that the town did not write clearly.
"""
