"""Files, folders and standard input become articles; a bad one is named with place, cause and remedy."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from graph.articles import READERS, article, read, read_all
from graph.articles.checks import LIMIT
from graph.errors import InputError
from graph.model import Article

SENTENCE = "Russia attacked Ukraine."
SPANISH = """El presidente de México se reunió con el canciller de Guatemala para discutir la migración y el
comercio entre los dos países, y anunció que viajará a Washington la próxima semana."""
GERMAN = """Der Bundeskanzler traf sich mit dem Präsidenten in Paris und sprach über die Lage in der Ukraine
sowie über die Beziehungen zu Russland, bevor er nach Berlin zurückkehrte."""
MALAY = """Indonesia dan Malaysia menandatangani perjanjian perbatasan di Jakarta pada hari Selasa, kata
menteri luar negeri kedua negara itu setelah perundingan yang berlangsung selama dua hari."""
MANY_NAMES = """Erdogan, Putin, Macron, Scholz, Meloni, Sanchez, Rutte, Orban, Babis, Iohannis, Radev,
Mitsotakis, Christodoulides, Abela, Michel, Tusk, Zelenskyy, Sandu, Vucic, Plenkovic, Golob, Nehammer met."""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(path: Path) -> Article:
    (found,) = read(path)
    assert isinstance(found, Article), found
    return found


def error(path: Path) -> InputError:
    (found,) = read(path)
    assert isinstance(found, InputError), found
    assert found.remedy and str(found).startswith(str(path))
    return found


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode(),
        b"\xef\xbb\xbf" + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        SENTENCE.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-32"],
)
def test_a_text_file(tmp_path: Path, content: bytes) -> None:
    found = only(written(tmp_path, "a.txt", content))
    assert (found.text, found.name, found.title, found.language) == (SENTENCE, "a.txt", None, "en")


def test_the_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "  Russia\u00a0attacked\r\nUkraine,\u2028“again”.\r\n\r\n"
    assert only(written(tmp_path, "a.txt", text)).text == text


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    text = "---\ntitle: Peace\ndate: 2020-07-06\npublisher: The Example\ntags: [x]\n---\n\nIndia met China.\n"
    found = only(written(tmp_path, "a.md", text))
    assert (found.title, found.published, found.publisher) == ("Peace", date(2020, 7, 6), "The Example")
    assert found.text == text


def test_a_web_page(tmp_path: Path) -> None:
    page = """<html lang="en"><head><title>Japan Worries</title>
    <meta property="og:site_name" content="The Site"><link rel="canonical" href="https://example.org/a">
    <meta property="article:published_time" content="2018-03-21T09:00:00Z"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Japan Worries</h1>
    <p>Japan is worried that it will lose its say over the future of the Korean Peninsula and the region.</p>
    <p>China backs North Korea in the talks, an official said on Tuesday to reporters in the capital city.</p>
    </article><footer>Copyright The Site</footer></body></html>"""
    found = only(written(tmp_path, "a.html", page))
    assert found.title == "Japan Worries"
    assert (found.published, found.publisher, found.url) == (
        date(2018, 3, 21),
        "The Site",
        "https://example.org/a",
    )
    assert "Japan is worried" in found.text and "<p>" not in found.text and "Home" not in found.text


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"text": SENTENCE, "id": "r1", "date": "2018-03-21", "title": "War", "publisher": "P", "url": "https://x.org",
         "language": "en-GB", "events": [1]},
        {"text": SENTENCE, "published": "Mar 21, 2018"},
        {"text": SENTENCE, "id": 7, "date": 1521622800000, "title": None},
    ]  # fmt: skip
    path = written(tmp_path, "a.jsonl", "\n\n".join(map(json.dumps, rows)) + "\n")
    found = [one for one in read(path) if isinstance(one, Article)]
    assert [one.name for one in found] == ["r1", "a.jsonl:3", "7"]
    assert [one.published for one in found] == [date(2018, 3, 21)] * 3
    assert (found[0].title, found[0].publisher, found[0].url) == ("War", "P", "https://x.org")


def test_json_one_or_many(tmp_path: Path) -> None:
    assert only(written(tmp_path, "a.json", json.dumps({"text": SENTENCE}, indent=2))).name == "a.json"
    many = list(read(written(tmp_path, "b.json", json.dumps([{"text": SENTENCE}, {"id": "x"}]))))
    assert isinstance(many[0], Article) and many[0].name == "b.json:1"
    assert isinstance(many[1], InputError) and "item 2: no text" in str(many[1])


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [
        b'{"text": "Russia attacked Ukraine."}',
        b'{"text": "x", oops}',
        b'{"id": 3}',
        b"[1]",
        b'{"text": 5}',
        b'{"text": "Iran met Iraq.", "date": "soon"}',
        b'{"text": "Iran met Iraq.", "date": "03/04/2018"}',
        b'{"text": "\xff"}',
        b'{"text": "\\ud800 x"}',
        b'{"text": "Iran met Iraq.", "title": ["x"]}',
        b'{"text": "Bonjour", "language": "fr"}',
        b'{"text": " \\n "}',
        b'{"text": "a\\u0000b"}',
        b'{"text": "China met Japan."}',
    ]
    path = written(tmp_path, "a.jsonl", b"\n".join(lines))
    found = list(read(path))
    assert [isinstance(one, Article) for one in found] == [True, *[False] * 12, True]
    expected = [
        "2:15: malformed JSON", "3: no text", "4: expected an object, found a list", "5: text is a number",
        "6: date 'soon' is not a date", "7: date '03/04/2018' is not a date",
        "8: not valid UTF-8 at byte 10 (0xff)",
        "9:", "10: title is a list", "11: the language is French (fr)", "12: empty", "13: binary",
    ]  # fmt: skip
    for one, start in zip(found[1:-1], expected, strict=True):
        assert isinstance(one, InputError) and one.remedy
        assert str(one).startswith(f"{path}:{start}"), str(one)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.md", b"---\n", "empty"),
        ("a.html", b"", "empty"),
        ("a.html", b"<html><body></body></html>", "no article is found"),
        ("a.json", b"", "malformed JSON"),
        ("a.json", b"[]", "a list without articles"),
        ("a.json", b"3", "expected an object, found a number"),
        ("a.jsonl", b"\n\n", "no line holds an article"),
        ("a.txt", "Le café".encode("latin-1"), "not valid UTF-8 at byte 6 (0xe9)"),
        ("a.txt", b"\xff\xfeR\x00u", "not valid UTF-16"),
        ("a.txt", bytes(range(256)), "binary, not text: a NUL at byte 0"),
        ("a.txt", b"\x01\x02\x03 Russia", "control character 0x01"),
        ("a.txt", b"%PDF-1.4 ...", "this is a PDF"),
        ("a.txt", b"PK\x03\x04...", "a ZIP archive or an office document"),
        ("a.pdf", b"%PDF-1.4 ...", "unknown kind of file '.pdf'"),
        (
            "a.txt",
            b"Iran met Iraq. " * (LIMIT // 15 + 1),
            f"an article may hold at most {LIMIT:,} characters",
        ),
        ("a.txt", b"Iran met Iraq. " * (4 * LIMIT // 15 + 1), "too large: more than 20,000,000 bytes"),
        (
            "a.jsonl",
            b'{"text": "' + b"Iran. " * (4 * LIMIT // 6 + 1) + b'"}',
            "a line of more than 20,000,000 bytes",
        ),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    assert problem in str(error(written(tmp_path, name, content)))


def test_malformed_json_is_placed_by_line_and_column(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", '{\n "text": "a",\n oops}')
    assert str(error(path)).startswith(f"{path}:3:2: malformed JSON")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in str(error(tmp_path / "a.txt")).lower()
    assert "no such file" in str(error(tmp_path / "a.jsonl")).lower()


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.md", ".git/x.txt", ".DS_Store", "c.xyz"):
        written(tmp_path, name, SENTENCE)
    found = list(read_all([tmp_path]))
    assert [one.name for one in found if isinstance(one, Article)] == ["y.md", "z.txt", "b.txt"]
    (bad,) = [one for one in found if isinstance(one, InputError)]
    assert bad.place.endswith("c.xyz")
    (tmp_path / "empty").mkdir()
    (nothing,) = read_all([tmp_path / "empty"])
    assert isinstance(nothing, InputError) and "no file" in nothing.problem


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (SENTENCE, ["stdin"]),
        ("{" + SENTENCE + "}", ["stdin"]),
        ('{"A dagger," he said of Korea.}', ["stdin"]),
        ('\n{"text": "Iran met Iraq."}\n{"text": "Iraq met Iran.", "id": "x"}\n', ["stdin:2", "x"]),
        ('{"text": "Iran met Iraq."}\n{"text": oops}\n', ["stdin:1", None]),
        ('{\n "text": "Iran met Iraq."\n}', ["stdin"]),
        ('[{"text": "Iran met Iraq."}]', ["stdin:1"]),
        ("", [None]),
    ],
)
def test_standard_input_is_text_or_json(
    monkeypatch: pytest.MonkeyPatch, content: str, names: list[str | None]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found = list(read_all(["-"]))
    assert [one.name if isinstance(one, Article) else None for one in found] == names


def test_a_file_without_suffix_is_read_like_standard_input(tmp_path: Path) -> None:
    assert only(written(tmp_path, "story", SENTENCE)).text == SENTENCE
    assert only(written(tmp_path, "rows", '{"text": "Iran met Iraq."}')).name == "rows:1"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SPANISH, "Spanish (es)"),
        (GERMAN, "German (de)"),
        (MALAY, "Malay (ms)"),
        ("Президент России встретился с министром", "Russian (ru)"),
        ("美国和朝鲜举行会谈", "Chinese (zh)"),
    ],
)
def test_another_language_is_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(InputError, match="the language is") as caught:
        article(text, name="a.txt")
    assert language in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un met Xi Jinping.",
        MANY_NAMES,
        "Die Zeit reported it.",
        "Ba'ath, Hezbollah, Hamas",
        "Le Pen met Salvini.",
        "RUSSIA ATTACKS UKRAINE AS NATO MEETS IN BRUSSELS",
    ],
)
def test_names_do_not_make_a_text_foreign(text: str) -> None:
    assert article(text, name="a.txt").language == "en"


def test_every_suffix_has_a_reader_that_reads(tmp_path: Path) -> None:
    prose = f"<p>{SENTENCE} It denied that it had planned to do so.</p>" * 9
    page = f"<html><body><article>{prose}</article></body></html>"
    content = {".html": page, ".htm": page} | dict.fromkeys(
        (".json", ".jsonl", ".ndjson"), f'{{"text": "{SENTENCE}"}}'
    )
    for suffix in READERS:
        assert SENTENCE in only(written(tmp_path, f"a{suffix}", content.get(suffix, SENTENCE))).text
    assert SENTENCE in only(written(tmp_path, "A.TXT", SENTENCE)).text
