"""The demo town's collections: streams and sorting guide in JSON, rules in `sectors`, all written by `load`."""
