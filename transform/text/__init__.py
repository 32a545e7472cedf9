"""Small text helpers that every later step shares: decoding, white space, quotes."""

from transform.text.decode import decode, repair_c1
from transform.text.quotes import straighten
from transform.text.spaces import fold_lines, fold_spaces

__all__ = ["decode", "fold_lines", "fold_spaces", "repair_c1", "straighten"]
