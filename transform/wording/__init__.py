"""What the words around the tables say: cover facts, securities, effects, terms and claims.

`read_wording` (module `read`) is the one door; everything else are its steps.
"""

from transform.wording.read import WordingRead, read_wording

__all__ = ["WordingRead", "read_wording"]
