# `make demo` sets up and reads the sample plans; `make check` sets up and passes every test.
# PYTHON names the interpreter (3.11 to 3.13), VENV and TEST_VENV the folders that are made for each.
PYTHON ?= python3
VENV ?= .venv
TEST_VENV ?= .venv-test
SOURCES := $(shell find models extractors pipeline -name '*.py' -o -name '*.html')
IN_TEST_VENV := PATH="$(abspath $(TEST_VENV))/bin:$$PATH"
TESTS := pytest --numprocesses auto --dist loadscope --quiet

.PHONY: demo check quick samples bench fuzz

demo: $(VENV)/installed
	$(VENV)/bin/actionplans ingest data/raw
	$(VENV)/bin/actionplans list

check: $(TEST_VENV)/installed
	$(IN_TEST_VENV) ruff check
	$(IN_TEST_VENV) ruff format --check
	$(IN_TEST_VENV) mypy
	$(IN_TEST_VENV) $(TESTS) --cov --cov-report=term

quick: $(TEST_VENV)/installed
	$(IN_TEST_VENV) $(TESTS) -m "not slow"

samples: $(TEST_VENV)/installed
	$(IN_TEST_VENV) python -m tests.samples.make

bench: $(TEST_VENV)/installed
	$(IN_TEST_VENV) python -m benchmarks.speed
	$(IN_TEST_VENV) python -m benchmarks.packs
	$(IN_TEST_VENV) python -m benchmarks.exports
	$(IN_TEST_VENV) python -m benchmarks.store

fuzz: $(TEST_VENV)/installed
	$(IN_TEST_VENV) nice -n 10 python -m tests.fuzz --mutants 5000

$(VENV)/installed: pyproject.toml constraints.txt $(SOURCES)
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --constraint constraints.txt .
	touch $@

$(TEST_VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(TEST_VENV)
	$(TEST_VENV)/bin/python -m pip install --quiet --constraint constraints.txt --editable '.[test,ocr]'
	touch $@
