# Every target sets up what it needs: the .venv, Debian's packages, the generated programs. A second run
# finds all of it there and sets up nothing again.
SHELL = /bin/sh
.DEFAULT_GOAL = help

PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
VENV = .venv
BIN = $(VENV)/bin
PYTEST = $(BIN)/python -m pytest
WORKERS ?= 6
SCRIPTS ?= 100000

.PHONY: help setup run test lint quick spec spec-references conformance fuzz coverage bench format clean

help:
	@echo "make run              the sample application as a work unit in a local slot"
	@echo "make test             all tests"
	@echo "make lint             ruff, mypy, import-linter"
	@echo "make quick            the fast tests, under a minute"
	@echo "make spec             the shell's specification cases on GitBox"
	@echo "make spec-references  the same cases on dash, bash and busybox ash"
	@echo "make conformance      busybox's test suites and real scripts, on GitBox and its peers"
	@echo "make fuzz             random scripts on GitBox, dash and bash; changed scripts, patterns and archives (hours)"
	@echo "make coverage         the branches of shell and patterns that cases and tests take"
	@echo "make bench            the benchmarks, against their peers"
	@echo "make clean            take away everything that make has made"

# -- what the targets need ----------------------------------------------------------------------------------

.setup/venv: pyproject.toml uv.lock packaging/python-packages.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh packaging/python-packages.sh
	@mkdir -p .setup && touch $@

.setup/programs: .setup/venv
	@$(BIN)/genwrapper setup --quiet
	@mkdir -p .setup && touch $@

.setup/debian: packaging/debian-packages.txt packaging/debian-packages.sh
	@sh packaging/debian-packages.sh packaging/debian-packages.txt
	@mkdir -p .setup && touch $@

setup: .setup/programs

# -- what one does with it ----------------------------------------------------------------------------------

run: .setup/programs
	@$(BIN)/genwrapper run examples/sample

test: .setup/programs .setup/debian
	$(PYTEST) -n $(WORKERS)

quick: .setup/programs .setup/debian
	$(PYTEST) -n $(WORKERS) -m "not client and not slow"

spec: .setup/programs
	$(PYTEST) -n $(WORKERS) tests/spec

spec-references: .setup/programs .setup/debian
	$(BIN)/python -m tests.spec.references

conformance: .setup/programs .setup/debian
	@sh packaging/debian-packages.sh packaging/conformance-packages.txt
	@sh packaging/debian-source.sh busybox hello zlib
	$(BIN)/python -m tests.conformance.ash
	$(BIN)/python -m tests.conformance.applets
	$(BIN)/python -m tests.conformance.real

fuzz: .setup/programs .setup/debian
	$(BIN)/python -m tests.shell.fuzz $(SCRIPTS)
	$(BIN)/python -m tests.shell.fuzz_parser
	$(BIN)/python -m tests.patterns.against_regexec 260000
	$(BIN)/python -m tests.applets.fuzz_archives

coverage: .setup/programs .setup/debian
	$(BIN)/python -m tests.spec.branches

lint: .setup/venv
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .setup/venv
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .setup/programs .setup/debian
	@sh packaging/debian-packages.sh packaging/conformance-packages.txt
	$(BIN)/python -m benchmarks.run

clean:
	rm -rf $(VENV) .setup .slots .sources build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
