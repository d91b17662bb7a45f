"""Kinds of problems for tests: the demo town's."""

import msgspec

from parvis.requests.demo import CATALOGUE
from parvis.requests.schemas import ReportCategory

CATEGORIES = msgspec.json.decode(CATALOGUE.read_bytes(), type=list[ReportCategory])
