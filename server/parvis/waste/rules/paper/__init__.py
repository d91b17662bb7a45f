"""The calendar of a household on paper, in words and marks that a template only places. Pure."""

from parvis.waste.rules.paper.document import PaperFor, PaperTown, make_document
from parvis.waste.rules.paper.parts import PaperDocument
from parvis.waste.rules.paper.words import PAPER_WORDS, PaperLanguage
from parvis.waste.rules.paper.writer import make_paper, paper_stretch

__all__ = [
    "PAPER_WORDS", "PaperDocument", "PaperFor", "PaperLanguage", "PaperTown", "make_document",
    "make_paper", "paper_stretch",
]  # fmt: skip
