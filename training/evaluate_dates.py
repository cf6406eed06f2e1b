"""Score `extract_dates` on GUM's dates and on the Recognizers-Text cases; what counts stands in gum_dates.py and
recognizers_dates.py.

    python training/evaluate_dates.py gum ../shared/corpora/dates/gum_dev.jsonl [--genres news,interview] [--errors]
    python training/evaluate_dates.py recognizers ../shared/corpora/dates/recognizers_en.jsonl [--errors]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from gum_dates import score_gum
from recognizers_dates import score_recognizers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=["gum", "recognizers"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--genres", default="", help="only these genres of GUM, by commas")
    parser.add_argument("--errors", action="store_true", help="print every disagreement")
    options = parser.parse_args()
    if options.corpus == "gum":
        score_gum(options.path, set(filter(None, options.genres.split(","))), options.errors)
    else:
        score_recognizers(options.path, options.errors)


if __name__ == "__main__":
    main()
