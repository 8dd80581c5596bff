# The two commands of the README are `make run` and `make test`; both need only Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-dev
BROWSER := $(VENV)/.browser
FUZZ := $(VENV)/.installed-fuzz
FUZZ_SECONDS ?= 300

.PHONY: run test test-browser kill-test fuzz lint types unit fmt golden docs pictures clean

run: $(BIN)/xxtrack
	@$(BIN)/xxtrack status

test: $(STAMP)
	@$(MAKE) --no-print-directory lint types unit

test-browser: $(BROWSER)
	@$(BIN)/pytest -q -m browser tests/browser

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP)
	@$(BIN)/mypy

unit: $(STAMP)
	@$(BIN)/pytest -q

# The writer is killed a thousand times instead of thirty; this takes some minutes.
kill-test: $(STAMP)
	@XXTRACK_KILLS=1000 $(BIN)/pytest -q tests/reporting/test_writing.py -k killing

# FUZZ_SECONDS is for all targets together; what is found goes below .fuzz/.
fuzz: $(FUZZ)
	@FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m tests.fuzz $(TARGETS)

golden: $(STAMP)
	@$(BIN)/pytest -q --update

pictures: $(STAMP)
	@$(BIN)/python scripts/make_pictures.py

docs: $(STAMP)
	@mkdir -p docs
	@$(BIN)/xxtrack explain --all --format markdown --lang en > docs/findings.md

fmt: $(STAMP)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(BIN)/xxtrack: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(STAMP): pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Without Chromium the tests skip and say so.
$(BROWSER): $(STAMP)
	@scripts/install-chromium.sh
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser]'
	@touch $@

$(FUZZ): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fuzz]'
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz
