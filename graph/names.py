"""How names are compared: without case, accents, points and doubled spaces."""

import re
import unicodedata

_MARKS = re.compile(r"[.’'`\u0300-\u036f]")
_GAPS = re.compile(r"[\s\-\u2010-\u2015_]+")


def name_key(name: str) -> str:
    """What two spellings of one name have in common: "U.S." and "us", "Côte d'Ivoire" and "cote divoire"."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return _GAPS.sub(" ", _MARKS.sub("", plain)).strip()
