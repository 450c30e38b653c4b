"""Blocks of editors' pages, one file per family; `body_blocks()` is what a page offers."""

from .body import body_blocks

__all__ = ["body_blocks"]
