"""Any form of the town hall can be filled in anywhere, arrives once, and is never lost.

A form is data (`definition.py`). What its answers mean is decided by three pure functions (`engine/`), which exist
twice: here, where they judge, and on the phone (`pwa/src/form_engine`), where they help. The same cases hold both.
"""
