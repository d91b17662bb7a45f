"""The demo town's catalogue of problems to report, which every town may take, and its desks."""

from parvis.requests.demo.load import CATALOGUE, load_demo

__all__ = ["CATALOGUE", "load_demo"]
