"""The living page of the look, `/gaya/`: every component in every state, drawn by the product's own templates.

A room shows what it adds in a module `gallery.py` with sections of its own; `registry.section` makes one known.
"""
