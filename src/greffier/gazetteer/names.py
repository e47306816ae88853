"""One key for the many spellings of a name.

Invariant: two spellings that differ only by accents, hyphens, apostrophes or the Arabic article have one key;
so have most French and English transliterations of one Arabic, Ukrainian or African name. A key brings
candidates together and never judges between them: :func:`exactness` does.

Source: own rules, after the romanisation tables of ALA-LC (Arabic), BGN/PCGN and the French usage of agencies.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from greffier.model.folding import fold

_SPECIAL = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "ß": "ss", "œ": "oe", "æ": "ae", "ə": "e", "đ": "d",
                          "ð": "d", "þ": "th", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o"})  # fmt: skip
_MARKS = re.compile(r"['\u02bb-\u02bf\u2018-\u201bʹʺ\"]")
_BREAKS = re.compile(r"[\s\-‐-―/.,·_()]+")

# the article agrees with a "sun" letter: ash-Sh, az-Z …; before any other word it is al, el, il or ul
_ARTICLE = re.compile(
    r"\b(?:[aeiu]l|[aeu]sh(?= sh)|[ae]ch(?= ch)|[aeu]th(?= th)|[aeu]dh(?= dh)"
    r"|[aeu]([dtszrn])(?= \1)|ou[lz](?= )|os(?= s)|oud(?= d)) (?=\w)"
)
_FUSED = re.compile(r"\b[ae](?=([dtszrn])\1[aeiouy]|(sh|ch)\2)")  # Ezzor, Essalam: article written into the word

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        # consonants: one letter for each sound that transliterations write in several ways
        (r"tch|tsh|sch|sh|ch", "ʃ"),
        (r"dj|dzh|zh", "j"),
        (r"kh", "k"),
        (r"gh|gu(?=[eiy])", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"qu(?=[eiy])|q|ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        # a final h or silent ending is a vowel's sign only
        (r"(?<=[aeiouy])h(?![aeiouyw])", ""),
        # vowels: u for o, u, ou, w; a for the rest, since writers of French and English hear them apart
        (r"oo|ou|[owu]", "u"),
        (r"[aeiy]", "a"),
        (r"(.)\1+", r"\1"),
        (r"au(?!a)", "u"),
    )
)  # fmt: skip
_ARABIC_DROP = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_ARABIC_SAME = str.maketrans("أإآٱىیکةۀەګڪ", "ااااييكهههكك")
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w\w)")


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The name in lower case, without accents or apostrophes, its words apart by single spaces.

    >>> plain("Aïn el-Héloué"), plain("Al-Sina’a")
    ('ain el heloue', 'al sinaa')
    """
    text = fold(name).translate(_SPECIAL)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _BREAKS.sub(" ", _MARKS.sub("", text)).strip()


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """``plain`` without Arabic articles, whether apart (« az-Zaydiya ») or written into the word (« Ezzor »).

    >>> bare("Ash Shaddadi"), bare("Deir Ezzor"), bare("Deir al-Zour")
    ('shaddadi', 'deir zor', 'deir zour')
    """
    text = plain(name)
    return _FUSED.sub("", _ARTICLE.sub("", text)).replace("zz", "z") if text.isascii() else text


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """What all spellings of a name share.

    >>> key("Hassaké") == key("Al-Hasakah") == key("Hassakeh")
    True
    >>> key("Al-Chaddadi") == key("Ash Shaddadi"), key("Haouija") == key("Hawijah")
    (True, True)
    >>> key("Deir Ezzor") == key("Deir ez-Zor") == key("Deir al-Zour"), key("الزيدية") == key("زيدية")
    (True, True)
    """
    text = bare(name)
    if not text.isascii():
        return _arabic_key(text)
    text = text.replace(" ", "")
    for pattern, put in _STEPS:
        text = pattern.sub(put, text)
    return text


def _arabic_key(text: str) -> str:
    text = _ARABIC_DROP.sub("", text).translate(_ARABIC_SAME)
    return _ARABIC_ARTICLE.sub("", text).replace(" ", "")


def exactness(written: str, known: str) -> int:
    """How closely a known name is what was written: 4 to the letter, 3 but for accents, case and hyphens,
    2 but for the article, 1 another transliteration.

    >>> exactness("Hassaké", "Hassaké"), exactness("hassake", "Hassaké"), exactness("al-Hassake", "Hassaké")
    (4, 3, 2)
    """
    if written.replace("’", "'") == known.replace("’", "'"):
        return 4
    if plain(written) == plain(known):
        return 3
    return 2 if bare(written) == bare(known) else 1
