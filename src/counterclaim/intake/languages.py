"""The language of a report: as its metadata name it, or read off the text where they do not."""

import re
from functools import cache
from typing import Protocol, cast

_CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.I)
# Languages of the news; a closed list keeps short texts from landing in a rare one.
_CANDIDATES = (
    "am", "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "ku", "lt", "lv", "ms", "mt", "nl", "no", "pl", "ps", "pt", "ro", "ru",
    "sk", "sl", "so", "sq", "sr", "sv", "sw", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
_READ_CHARACTERS = 4000
_FEWEST_LETTERS = 20
_LEAST_SURE = 0.8  # below it the language stays open: a wrong one would keep the report from being read


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def read_language(wording: str) -> str | None:
    """The ISO 639 code in "en", "en-GB" or "en_GB.UTF-8"; None for anything else."""
    match = _CODE.fullmatch(wording.strip())
    return match[1].lower() if match else None


def detect_language(text: str) -> str | None:
    """The ISO 639 code of the language `text` is written in, or None when that is not plain."""
    sample = text[:_READ_CHARACTERS]
    if sum(character.isalpha() for character in sample) < _FEWEST_LETTERS:
        return None
    code, sure = _load_identifier().classify(sample)
    return code if sure >= _LEAST_SURE else None


@cache
def _load_identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_CANDIDATES))
    return cast(_Identifier, identifier)
