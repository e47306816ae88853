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
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    scripts = Counter("LATIN" if character < "\u0250" else unicodedata.name(character, "?").split()[0]
                      for character in letters)  # fmt: skip
    if not letters or scripts.most_common(1)[0][1] < _FEWEST_LETTERS:
        return None
    script = scripts.most_common(1)[0][0]
    kept = "".join(_keep(character, script) for character in text[:_SAMPLE])
    language, _ = _identifier().classify(kept)
    return str(language)


def _keep(character: str, script: str) -> str:
    """The characters of one script; everything else is a space."""
    latin = character < "\u0250"
    if not character.isalpha():
        return character if character in "'’-.," else " "
    return character if latin == (script == "LATIN") else " "


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, so only when it is asked

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
