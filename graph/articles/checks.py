"""What makes a text unfit to be an article: too long, binary, empty, in another language."""

import codecs
import re
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.lexicon import layout

LIMIT = 5_000_000  # code points of text
FILE_LIMIT = 4 * LIMIT  # bytes of a file that holds one article, with its markup
_FEWEST_WORDS = 25  # below that, names outweigh the language
_NOT_ENGLISH = 1e-4  # likelihood of English: a list of foreign names has 0.008 and more, a foreign text 1e-9
_SAMPLE = 3_000  # code points looked at from the beginning, and as many from the middle
_MAGIC = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or an office document", b"\x1f\x8b": "a gzip file",
    b"\xd0\xcf\x11\xe0": "an old office document", b"{\\rtf": "an RTF document", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FOREIGN_LETTER = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")


def decode(data: bytes, place: str) -> str:
    """The text of UTF-8 (a byte-order mark is dropped) or, where it is marked so, of UTF-16 or UTF-32."""
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(
                f"this is {name}, not text", place=place, remedy="save it as .txt or .html first"
            )
    encoding = _encoding(data)
    if encoding == "utf-8-sig" and b"\0" in data:
        raise _binary(f"a NUL at byte {data.index(0)}", place)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name, byte = encoding.upper().removesuffix("-SIG"), data[error.start]
        problem = f"not valid {name} at byte {error.start} (0x{byte:02x})"
        remedy = "convert it, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
        raise InputError(problem, place=place, remedy=remedy) from error


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def load(path: Path, place: str) -> str:
    """A file's text; InputError where it is too large to be one article or no text."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise InputError(
            error.strerror or str(error), place=place, remedy="check the path and its permissions"
        ) from error
    if len(data) > FILE_LIMIT:
        raise too_large(f"more than {FILE_LIMIT:,} bytes", place)
    return decode(data, place)


def too_large(found: str, place: str) -> InputError:
    """The error for a text beyond the limit."""
    limit = f"an article may hold at most {LIMIT:,} characters"
    return InputError(f"too large: {found}; {limit}", place=place, remedy="split it into its articles")


def _binary(found: str, place: str) -> InputError:
    return InputError(f"binary, not text: {found}", place=place, remedy="save it as plain text in UTF-8")


def check(text: str, place: str) -> None:
    """InputError where the text is empty, too long, binary or in a language other than English."""
    if not any(map(str.isalnum, text)):
        raise InputError("empty: there are no words in it", place=place, remedy="give the article's text")
    if len(text) > LIMIT:
        raise too_large(f"{len(text):,} characters", place)
    control = _CONTROL.search(text)
    if control and ("\0" in text or len(_CONTROL.findall(text)) * 100 > len(text)):
        raise _binary(f"control character 0x{ord(control.group()):02x} at character {control.start()}", place)
    if broken := _SURROGATE.search(text):
        problem = f"half a surrogate pair at character {broken.start()}"
        raise InputError(problem, place=place, remedy="encode the text again as UTF-8")
    language = other_language(text)
    if language:
        raise _foreign(language, place)


def check_language(code: str, place: str) -> None:
    """InputError where the language an article is said to be in is not English."""
    if re.split("[-_]", code.strip().lower())[0] not in ("en", "eng", "english"):
        raise _foreign(code, place)


def _foreign(code: str, place: str) -> InputError:
    from babel import Locale

    name = Locale("en").languages.get(code)
    language = f"{name} ({code})" if name else repr(code)
    problem = f"the language is {language}, not English"
    return InputError(problem, place=place, remedy="give an English article or a translation")


def other_language(text: str) -> str | None:
    """The code (ISO 639-1) of the language a text is surely in, if that is not English; None when in doubt.

    A text with as many of English's commonest words as English has is not looked at further, so that the
    model is loaded for doubtful texts alone. A short text is never refused unless it is in another script.
    """
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    words = _WORD.findall(sample)
    foreign = len(_FOREIGN_LETTER.findall(sample)) * 2 > sum(map(len, words))
    english = sum(len(pattern.findall(sample)) for pattern in layout.patterns("english"))
    if not foreign and (len(words) < _FEWEST_WORDS or english > 0.15 * len(words)):
        return None
    likelihood = dict(_identifier().rank(sample))
    return next(iter(likelihood)) if foreign or likelihood["en"] < _NOT_ENGLISH else None


@cache
def _identifier() -> Any:
    """The model, 0.3 s to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
