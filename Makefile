# Two commands matter: `make demo` and `make test`. Each makes the environment that it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
STORE := demo/store
SHARED ?= ../shared

.PHONY: demo test check lint types imports eval bench clean

$(READY): pyproject.toml package-lock.json hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(READY)

demo: $(READY)
	@rm -rf demo && mkdir demo
	$(BIN)/kg ingest examples --store $(STORE)
	@echo && echo "== Who said what"
	$(BIN)/kg query who-said-what --store $(STORE)
	@echo && echo "== Figures and who gave them"
	$(BIN)/kg query numeric-claims --store $(STORE)
	@echo && echo "== Figures that were revised"
	$(BIN)/kg query figure-history --store $(STORE)
	@echo
	$(BIN)/kg export -f html -o demo/graph.html --store $(STORE)
	$(BIN)/kg export -f gexf -o demo/graph.gexf --store $(STORE)
	$(BIN)/kg export -f trig -o demo/graph.trig --store $(STORE)
	@echo "Open demo/graph.html in a browser, or look around with: $(BIN)/kg serve --store $(STORE)"

test: check
	$(BIN)/python -m pytest

check: lint types imports

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

eval: $(READY)
	$(BIN)/python training/evaluate_extraction.py --shared $(SHARED)
	$(BIN)/python training/evaluate_comparisons.py
	@if [ -d $(SHARED)/corpora/pages ]; then $(BIN)/python training/evaluate_pages.py $(SHARED)/corpora/pages/newspaper4k.jsonl; fi
	@if [ -d $(SHARED)/corpora/syntax ]; then $(BIN)/python training/evaluate.py kg/annotate/en_hearsay_news $(SHARED)/corpora; fi
	-$(BIN)/python training/evaluate_names.py --shared $(SHARED)
	@if [ -d $(SHARED)/gold ]; then \
	  echo "## speakers: given the gold sources, and on coreference"; \
	  $(BIN)/python training/evaluate_speakers.py $(wildcard $(SHARED)/gold/dev.jsonl $(SHARED)/corpora/coref/gum_dev.jsonl); \
	  echo "## dates"; \
	  $(BIN)/python training/evaluate_dates.py gum $(SHARED)/corpora/dates/gum_dev.jsonl; \
	  echo "## dates, genres like news"; \
	  $(BIN)/python training/evaluate_dates.py gum $(SHARED)/corpora/dates/gum_dev.jsonl --genres news,interview,speech,court,essay; \
	  echo "## dates of developers' sentences"; \
	  $(BIN)/python training/evaluate_dates.py recognizers $(SHARED)/corpora/dates/recognizers_en.jsonl; \
	  echo "## dates that figures hold for"; \
	  $(BIN)/python training/evaluate_dates.py as-of $(SHARED)/gold/dev.jsonl; \
	  echo "## numbers, ranges, percentages, amounts of money"; \
	  $(BIN)/python training/evaluate_numbers.py $(SHARED)/corpora/numeric/recognizers_en.jsonl; \
	  echo "## events"; \
	  $(BIN)/python training/evaluate_events.py; \
	  echo "## actors across articles"; \
	  $(BIN)/python training/evaluate_identity.py $(SHARED)/corpora/coref/gum_train.jsonl $(SHARED)/corpora/coref/gum_dev.jsonl; \
	else echo "speakers and dates are left out: $(SHARED)/gold is not here"; fi

bench: $(READY)
	$(BIN)/python -m benchmarks $(wildcard $(SHARED)/gold/dev.jsonl)

clean:
	rm -rf demo dist build $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
