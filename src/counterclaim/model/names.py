"""Names as they are compared: without case, marks and punctuation."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['’‘ʼʻ`´ʿʾ]")
_BETWEEN = re.compile(r"[^\w]+")


@lru_cache(maxsize=65_536)  # the same names come again and again
def fold_name(name: str) -> str:
    """`name` in lower case, without accents and apostrophes, its words parted by single spaces."""
    bare = name.casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return _BETWEEN.sub(" ", _APOSTROPHES.sub("", bare)).replace("_", " ").strip()


def is_proper(name: str) -> bool:
    """Whether a name has a capital after its first letter, or is in a script that has none: "the army" has
    not, "Libyan army" and "the Army" have."""
    letters = [letter for letter in name if letter.isalpha()]
    if not any(letter.lower() != letter.upper() for letter in letters):
        return bool(letters)
    words = [word for word in _BETWEEN.split(name) if word]
    later = any(letter.isupper() for letter in "".join(words[1:]))
    return later or (len(words) == 1 and words[0][:1].isupper())
