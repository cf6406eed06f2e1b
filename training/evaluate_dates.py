"""Score dates on GUM's and on the Recognizers-Text cases, and the dates that figures hold for on annotated articles.

What counts stands in gum_dates.py, recognizers_dates.py and as_of_scores.py.

    python training/evaluate_dates.py gum ../shared/corpora/dates/gum_dev.jsonl [--genres news,interview] [--errors]
    python training/evaluate_dates.py recognizers ../shared/corpora/dates/recognizers_en.jsonl [--errors]
    python training/evaluate_dates.py as-of ../shared/gold/dev.jsonl [--model PATH] [--errors]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from as_of_scores import score_as_of
from gum_dates import score_gum
from recognizers_dates import score_recognizers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=["gum", "recognizers", "as-of"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--genres", default="", help="only these genres of GUM, by commas")
    parser.add_argument(
        "--model", help="a spaCy pipeline for as-of dates; default: the one that ships with the package"
    )
    parser.add_argument("--errors", action="store_true", help="print every disagreement")
    options = parser.parse_args()
    if options.corpus == "gum":
        score_gum(options.path, set(filter(None, options.genres.split(","))), options.errors)
    elif options.corpus == "as-of":
        score_as_of(options.path, options.model, options.errors)
    else:
        score_recognizers(options.path, options.errors)


if __name__ == "__main__":
    main()
