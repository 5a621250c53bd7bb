"""Tags and labels of a parse (Penn Treebank, ClearNLP) and words of dates that several modules ask for."""

PROPER = frozenset({"NNP", "NNPS"})
COMMON = frozenset({"NN", "NNS"})
NOUNS = PROPER | COMMON
PLURAL = frozenset({"NNS", "NNPS"})
PAST = frozenset({"VBD", "VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "VBG"})

NOMINAL_SUBJECTS = ("nsubj", "nsubjpass")
SUBJECTS = frozenset({*NOMINAL_SUBJECTS, "csubj", "expl"})
AUXILIARY = frozenset({"aux", "auxpass"})
CLAUSAL = frozenset(
    {"ROOT", "advcl", "ccomp", "xcomp", "relcl", "acl", "pcomp", "conj", "parataxis", "csubj"}
)

YEAR = 4  # digits
DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec.".split()
)
