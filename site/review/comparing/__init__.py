"""What changed between two versions of a text, word by word and part by part, for people."""

from .sections import Comparison, Section, compare_versions

__all__ = ["Comparison", "Section", "compare_versions"]
