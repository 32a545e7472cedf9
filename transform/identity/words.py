"""A printed name as folded words: what is left when case, punctuation, accents and abbreviations are evened out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from transform.identity.vocabulary import table

_PLAIN = {
    **dict.fromkeys(map(ord, "‘’‚‛′`´\u0091\u0092"), "'"),
    **dict.fromkeys(map(ord, "“”„″«»\u0093\u0094"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−\u0096\u0097"), "-"),
    **dict.fromkeys(map(ord, "®™©℠\u200b\u200c\u200d\u2060\ufeff\u00ad"), ""),
    **{
        ord(special): plain
        for special, plain in {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE", "œ": "oe", "đ": "d"}.items()
    },
}
# "CALAMOS(R)" is how ASCII filings print the registered mark; "Class (R)" keeps its letter.
_STAND_IN = re.compile(r"(?<=\w)\((?:r|tm|sm)\)")
# The letters of "L.L.C.", "S.A.C", "J. P." and "U.S." are one word; "St. John" and "Jane A. Lauder" are left alone.
_INITIALS = re.compile(r"(?<![\w.'])(?:[a-z]\.\s?){1,5}[a-z](?![\w'])\.?|(?<![\w.'])(?:[a-z]\.\s?){2,6}")
_SPLIT_FORM = re.compile(r"(?<!\w)(?:l l c|l p|l d c|p l c|n v|n a|s n c)(?!\w)")
_SLASHED = re.compile(r"(?<!\w)([a-z])/([a-z])(?!\w)")
_NUMBER_SIGN = re.compile(r"\b(?:no|nr|nos)\b\.?\s*(?=\d)|#")
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The text in lower case, quotes and dashes straight, accents, trade marks and invisible characters gone, blanks folded."""
    text = text.translate(_PLAIN)
    if not text.isascii():
        text = _without_accents(_without_accents(text).casefold())
    return " ".join(_STAND_IN.sub("", text.casefold()).split())


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).translate(_PLAIN) if not unicodedata.combining(c))


@cache
def _rewritings() -> dict[str, str]:
    data = table("name_words")
    return {
        printed: compared
        for part in ("abbreviations", "misprints")
        for compared, several in data[part].items()
        for printed in several
    }


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(
        (tuple(printed.split()), compared) for compared, several in table("name_words")["phrases"].items() for printed in several
    )


def words(text: str) -> tuple[str, ...]:
    """The compared words of a name or a part of one: `"J.P. Morgan & Co."` → `("jp", "morgan", "company")`."""
    return words_of_plain(plain(text))


def words_of_plain(text: str) -> tuple[str, ...]:
    """As `words`, of a text that `plain` has folded already."""
    if "." in text:
        text = _INITIALS.sub(lambda initials: re.sub(r"[.\s]", "", initials[0]) + " ", text)
    if "/" in text:
        text = _SLASHED.sub(r"\1\2", text)
    folded = _NUMBER_SIGN.sub(" ", text).replace("'", "")
    joined = _SPLIT_FORM.sub(lambda form: form[0].replace(" ", ""), " ".join(_WORD.findall(folded))).split()
    rewritings = _rewritings()
    return _with_phrases([rewritings.get(word, word) for word in joined])


def _with_phrases(found: list[str]) -> tuple[str, ...]:
    for phrase, compared in _phrases():
        if phrase[0] in found:
            at = 0
            while at <= len(found) - len(phrase):
                if tuple(found[at : at + len(phrase)]) == phrase:
                    found[at : at + len(phrase)] = [compared]
                at += 1
    return tuple(found)
