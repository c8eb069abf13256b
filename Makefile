# VisionLab: `make` lists what there is.
PY := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# a process of tests for each core, files whole, and one thread in each: threads of several would stand in each other's way
PYTEST := OMP_NUM_THREADS=1 $(OFFSCREEN) $(PY) -m pytest -q -n auto --dist loadfile

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: help setup run test test-all bench tables pictures translations check lint types contracts format clean distclean

help: ## list these
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "make %-10s  %s\n", $$1, $$2 }'

setup: .venv/.setup-done .venv/.system-libraries ## build .venv and look for Qt's system libraries (every other target does it when needed)

.venv/.setup-done: pyproject.toml constraints.txt
	@bash .ci/setup.sh

.venv/.system-libraries: .venv/.setup-done
	@bash .ci/system_libraries.sh
	@touch $@

run: setup ## open the window; make run ARGS="open densenet-121" opens it on a network
	@$(PY) main.py $(ARGS)

test: setup ## run the quick tests, with no screen needed
	@$(PYTEST) -m "not slow and not gpu" $(ARGS)

test-all: setup ## run all tests; those for a GPU are skipped where there is none
	@$(PYTEST) $(ARGS)

bench: setup ## measure speed, print a table and write bench.json
	@$(PY) tests/bench $(ARGS)

tables: setup ## predicted beside true memory and time, a row for each preset: make tables ARGS=memory, or ARGS=time
	@$(PY) -m tests.tables $(ARGS)

pictures: setup ## make README's pictures anew: the real window, a real run
	@$(PY) tests/screenshots.py

translations: setup ## gather all texts into resources/translations, where Russian is written beside them
	@$(OFFSCREEN) $(PY) -m tests.translations

check: lint types contracts ## lint, types and import directions

lint: setup ## ruff: faults and format
	@$(PY) -m ruff check --quiet --output-format concise .
	@$(PY) -m ruff format --check --quiet . || { echo "make format puts these files into shape:"; $(PY) -m ruff format --check . ; }

types: setup ## mypy
	@$(PY) -m mypy

contracts: setup ## who may import whom
	@.venv/bin/lint-imports --no-logo

format: setup ## put the code into shape
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format --quiet .

clean: ## remove all that was built or remembered, but not .venv
	@rm -rf build dist bench.json .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

distclean: clean ## remove .venv too
	@rm -rf .venv
