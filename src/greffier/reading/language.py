"""Which language a text is in, and whether it is read."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Any

from greffier.model.trouble import Code, Trouble

READ = ("fr",)
"""The languages that this version reads (ISO 639-1)."""

_CANDIDATES = ("ar", "ca", "de", "en", "es", "fa", "fr", "ha", "he", "ht", "it", "nl", "pt", "ro", "ru", "so",
               "sw", "tr", "uk", "ur")  # fmt: skip  # of the press in the regions that reports come from
_SAMPLE = 4000
_FEWEST_LETTERS = 12


def require_language(text: str, stated: str | None, where: str) -> str:
    """The language of the text, as stated or as told; raises Trouble LANGUAGE where it is not read.

    >>> require_language("Trois soldats ont été tués dans une embuscade.", None, "a.txt")
    'fr'
    """
    language = stated or tell_language(text)
    if language in READ:
        return language
    seen = f"The text is in “{language}”." if language else "The text is too short to tell its language."
    mend = f"Languages read: {', '.join(READ)}. If it is one of these, state it (--language {READ[0]})."
    raise Trouble(Code.LANGUAGE, where, seen, mend)


def tell_language(text: str) -> str | None:
    """The likeliest language of a text among those of the world's conflict press; None where too little is said.

    The script decides first; Latin letters alone are then compared, so that Arabic names in a French text
    do not weigh. Source: py3langid (Lui & Baldwin 2012).

    >>> tell_language("قتل ثلاثة جنود في كمين شرق البلاد"), tell_language("12 / 3")
    ('ar', None)
    """
    sample = text[:_SAMPLE]
    scripts = Counter(_script(character) for character in sample if character.isalpha())
    script, letters = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    if letters < _FEWEST_LETTERS:
        return None
    foreign = (character.isalpha() and _script(character) != script for character in sample)
    kept = "".join(" " if away else character for character, away in zip(sample, foreign, strict=True))
    return str(_identifier().classify(kept)[0])


def _script(letter: str) -> str:
    """The script of a letter: « LATIN », « ARABIC », « CYRILLIC »…"""
    return "LATIN" if letter < "\u0250" else unicodedata.name(letter, "?").split()[0]


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, so only when it is asked

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
