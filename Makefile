# make demo   sets everything up, reads the bundled example reports and fills a store with them
# make test   runs the tests          make check  format, lint, types, layers
# make bench  speed and memory        make score  scores the reader against ../shared, where there is one
# make train  fits the event classifier on the labelled sentences of train/
# make lock   locks the dependencies  make docs   writes the generated pages anew
# make page   builds the workbench's page when its sources have changed (set-up does it too)
# make screenshots   takes the pictures of docs/images/ anew, in Chromium
# A fresh machine needs Python 3.11 or later and make, no more. Set-up happens once: see .stamps/.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
EXAMPLES := src/greffier/examples

.DEFAULT_GOAL := help
.PHONY: help setup page demo test check bench screenshots score train lock docs wheel clean

help:
	@sed -n '1,8s/^# //p' Makefile

setup: .stamps/installed page

.stamps/venv: requirements/dev.lock
	@test -n "$(PYTHON)" || { echo "greffier needs Python 3.11 or later; none was found. Install it, or name it: make PYTHON=/path/to/python3 …"; exit 2; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --require-hashes --requirement requirements/dev.lock
	@mkdir -p .stamps && touch $@

GAZETTEER := $(shell find src/greffier/gazetteer -name '*.py' -o -path '*/data/*' -type f ! -name '*.sqlite*')

.stamps/installed: .stamps/venv pyproject.toml hatch_build.py $(GAZETTEER)
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

PAGE := $(shell find page/index.html page/*.json page/*.ts page/*.js page/build page/locale page/public page/src -type f)
BUILT := src/greffier/web/static/built-from.txt

# The installation builds the page too; this builds it again when its sources have changed since.
$(BUILT): .stamps/installed $(PAGE) tools/npm.py
	$(BIN)/python tools/npm.py build
	@touch $@

page: $(BUILT)

demo: setup
	$(BIN)/greffier read $(EXAMPLES)
	$(BIN)/greffier add --store demo.db $(EXAMPLES)
	@printf '\nThe six reports are in the store demo.db. To see them in the workbench:\n\n  $(BIN)/greffier serve --store demo.db\n\n'

test: setup
	$(BIN)/python -m pytest
	$(BIN)/python tools/npm.py test

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/npm.py check

bench: setup
	$(BIN)/python bench/bench.py
	$(BIN)/python bench/incidents.py
	$(BIN)/python bench/page.py

screenshots: setup
	$(BIN)/python tools/screenshots.py

score: setup
	@if [ -f $(SHARED)/score/score.py ]; then \
	  $(BIN)/python tools/score.py $(SHARED)/score/score.py $(SHARED)/gold/seed $(SHARED)/gold/dev tests/gold/fr/dev tests/gold/fr/dev2 tests/gold/fr/held2 tests/gold/fr/held; \
	else echo "make score: no $(SHARED)/score/score.py here, so there is nothing to score against."; fi

train: setup
	$(BIN)/python tools/train.py

docs: setup
	$(BIN)/python tools/write_docs.py
	$(BIN)/python tools/write_shapes.py

lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 pyproject.toml --output-file requirements/run.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 pyproject.toml --group dev --constraint requirements/run.lock --output-file requirements/dev.lock

wheel: setup
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation

clean:
	rm -rf $(VENV) .stamps dist build src/greffier/web/static page/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
