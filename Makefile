# The two commands of the README are `make run` and `make test`; both need only Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-dev
BROWSER := $(VENV)/.browser
CLUSTER := $(VENV)/.cluster
OTHERS := .bench-venv
FUZZ := $(VENV)/.installed-fuzz
FUZZ_SECONDS ?= 300
MUTATION := $(VENV)/.mutation
KILL_TESTS := tests/unit/write/test_actuals.py tests/acceptance/test_many_writers.py -k "kill or writers or processes"

# What is installed for development is pinned with hashes in locks. `make LOCKED=no test` takes the newest instead.
LOCKED := yes
TOOLS := $(VENV)/tools
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(TOOLS)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --custom-compile-command "make lock"
UPGRADE :=
LAWS := 1

.PHONY: run test test-browser test-cluster coverage laws gate mutation kill-test fuzz bench audit lock package lint types unit fmt golden docs pictures clean

run: $(BIN)/xxtrack
	@$(BIN)/xxtrack status

test: $(STAMP)
	@$(MAKE) --no-print-directory lint types unit

test-browser: $(BROWSER)
	@$(BIN)/pytest -q -m browser tests/browser

# A roll-up over the workers of a cluster, one of which dies on the way.
test-cluster: $(CLUSTER)
	@$(BIN)/pytest -q -m cluster tests/cluster

lint: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP)
	@$(BIN)/mypy

unit: $(STAMP)
	@$(BIN)/pytest -q

# The suite under measure: all lines and branches of what decides how an item stands, nearly all of the rest. Two of its
# parts go the same ways thousands of times and are left out, and one in which what measures may not write either.
coverage: $(STAMP)
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q $(addprefix --ignore=tests/,property/test_labels_by_force.py test_forecast_coverage.py) \
		--deselect tests/acceptance/test_disks.py::test_files_that_may_not_grow_are_a_sentence
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage json --quiet -o - | $(BIN)/python scripts/check_coverage.py

# The laws with other examples in each run, as often as LAWS says; a counterexample becomes an @example.
laws: $(STAMP)
	@for run in $$(seq $(LAWS)); do $(BIN)/pytest -q -m "not browser and not cluster" --hypothesis-profile=search \
		$$(grep -rl --include='test_*.py' '@given(' tests) || exit 1; done

# Twenty thousand random edits of plans and rows against brute force, in an hour or two; it goes on where it was stopped.
gate: $(STAMP)
	@nice -n 10 $(BIN)/python -m tests.property.gate_run

# Thousands of small mistakes, each against the tests that reach it; this takes hours. See docs/mutation.md.
mutation: $(MUTATION)
	@nice -n 10 $(BIN)/mutmut run --max-children 2
	@$(BIN)/python scripts/mutation_score.py

# The writer is killed a thousand times instead of thirty, and each of sixteen writers writes 200 figures; this takes
# some minutes.
kill-test: $(STAMP)
	@XXTRACK_KILLS=1000 XXTRACK_RECORDS=200 $(BIN)/pytest -q $(KILL_TESTS)

# Known vulnerabilities in what is pinned fail; a database that cannot be reached is said and does not.
audit: $(TOOLS)/.installed
	@$(TOOLS)/bin/python scripts/audit.py $(TOOLS)/bin/pip-audit requirements-*.lock

# Pins that still fit pyproject.toml stay; `make lock UPGRADE=--upgrade` takes the newest of all.
lock: $(TOOLS)/.installed
	@$(COMPILE) $(UPGRADE) pyproject.toml --extra dev --group build --output-file requirements-dev.lock
	@$(COMPILE) $(UPGRADE) pyproject.toml --extra dev --extra browser --group build --constraint requirements-dev.lock \
	  --output-file requirements-browser.lock
	@$(COMPILE) $(UPGRADE) pyproject.toml --extra dev --extra cluster --group build --constraint requirements-dev.lock \
	  --output-file requirements-cluster.lock
	@$(COMPILE) $(UPGRADE) --group tools --output-file requirements-tools.lock

# A wheel and a source distribution below dist/, as `pipx install` takes them.
package: $(TOOLS)/.installed
	@rm -rf dist
	@$(TOOLS)/bin/python -m build --no-isolation --outdir dist .
	@$(TOOLS)/bin/twine check --strict dist/*

# About ten minutes; `bench/__main__.py` says what may be set. Inputs are kept in BENCH_DIR.
bench: $(STAMP) $(OTHERS)/.installed
	@$(BIN)/python -m bench

# FUZZ_SECONDS is for all targets together; what is found goes below .fuzz/.
fuzz: $(FUZZ)
	@FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m tests.fuzz $(TARGETS)

golden: $(STAMP)
	@$(BIN)/pytest -q --update

pictures: $(BROWSER)
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
	@$(PIP) --editable .
	@touch $@

$(STAMP): pyproject.toml requirements-dev.lock | $(VENV)/bin/python
ifeq ($(LOCKED),yes)
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
else
	@$(PIP) --editable '.[dev]'
endif
	@touch $@

$(TOOLS)/.installed: requirements-tools.lock | $(VENV)/bin/python
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  --requirement requirements-tools.lock
	@touch $@

# What is measured beside the program keeps out of its environment.
$(OTHERS)/.installed: bench/requirements.txt
	@scripts/install-hledger.sh
	@$(PYTHON) -m venv $(OTHERS)
	@$(OTHERS)/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt || \
		echo "the comparators cannot be installed: their rows will say so" >&2
	@touch $@

# Without Chromium the tests skip and say so.
$(CLUSTER): $(STAMP)
ifeq ($(LOCKED),yes)
	@$(PIP) --require-hashes --requirement requirements-cluster.lock
else
	@$(PIP) --editable '.[dev,cluster]'
endif
	@touch $@

$(BROWSER): $(STAMP)
	@scripts/install-chromium.sh
ifeq ($(LOCKED),yes)
	@$(PIP) --require-hashes --requirement requirements-browser.lock
else
	@$(PIP) --editable '.[dev,browser]'
endif
	@touch $@

$(FUZZ): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fuzz]'
	@touch $@

$(MUTATION): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,mutation]'
	@touch $@

clean:
	rm -rf $(VENV) $(OTHERS) .mypy_cache .ruff_cache .pytest_cache .hypothesis .fuzz .coverage .coverage.* mutants
