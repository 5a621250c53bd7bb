"""Text as XML 1.0 may carry it."""

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def xml_text(value: object) -> str:
    """A value fit for an attribute or an element; a character that XML forbids becomes U+FFFD."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return escape(_FORBIDDEN.sub("\ufffd", text), _ENTITIES)
