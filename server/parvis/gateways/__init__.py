"""Everything outside the house, behind one interface per kind: push services, and the disk that keeps people's files.

Each folder has a `protocol`, a real implementation, and a recording one for tests and demos; one suite tests them all.
"""
