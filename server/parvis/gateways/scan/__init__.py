"""Looking for malicious programs in documents, before anybody at the town hall opens one.

`protocol` says what every scanner must do, `clamd` asks ClamAV, `absent` says that there is none, `recording` knows the
test file of the trade, for tests.
"""
