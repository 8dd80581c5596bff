# The two commands of the README are `make run` and `make test`; both need only Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-dev
BROWSER := $(VENV)/.browser
MUTATION := $(VENV)/.mutation

.PHONY: run test test-browser coverage mutation kill-test lint types unit fmt golden docs pictures clean

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

# The suite under measure: all lines and branches of what decides how an item stands, nearly all of the rest. Two of its
# parts go the same ways thousands of times and are left out.
coverage: $(STAMP)
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q $(addprefix --ignore=tests/,property/test_labels_by_force.py test_forecast_coverage.py)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage json --quiet -o - | $(BIN)/python scripts/check_coverage.py

# Thousands of small mistakes, each against the tests that reach it; this takes hours. See docs/mutation.md.
mutation: $(MUTATION)
	@nice -n 10 $(BIN)/mutmut run --max-children 2
	@$(BIN)/python scripts/mutation_score.py

# The writer is killed a thousand times instead of thirty; this takes some minutes.
kill-test: $(STAMP)
	@XXTRACK_KILLS=1000 $(BIN)/pytest -q tests/reporting/test_writing.py -k killing

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

$(MUTATION): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,mutation]'
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.* mutants
