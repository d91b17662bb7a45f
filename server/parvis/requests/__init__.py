"""Whatever a person asked of the town can be followed: its state, its stage, its promised day, every word of the town.

A case is opened for each form that arrives; staff move it along, and each move is one line of its story.
"""
