.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MARKDOWN := *.md data docs
# Else every process that a test starts compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

help:  ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 11

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
LOCK := $(BIN)/python -m uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command 'make lock' pyproject.toml

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml requirements.txt | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) -e .
	@touch $@

$(VENV)/.development: pyproject.toml requirements-dev.txt | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements-dev.txt
	$(INSTALL) -e .
	@touch $@ $(VENV)/.runtime

play: $(VENV)/.runtime  ## Try the bot in a local Discord in your browser, no token needed
	@$(BIN)/python -m bot play $(ARGS)

run: $(VENV)/.runtime  ## Connect to the real Discord with the token in .env
	@$(BIN)/python -m bot run $(ARGS)

browser: $(VENV)/.development
	@$(BIN)/python tests/browser/install.py

test: browser  ## Run every test
	$(BIN)/python -m pytest -n logical --dist worksteal

coverage: browser  ## Run every test, or TESTS=tests/core; print a table of the lines and branches not reached
	$(BIN)/python -m pytest -n logical --dist worksteal --cov --cov-report= $(TESTS)
	@$(BIN)/python -m coverage report

mutants: $(VENV)/.development  ## Put small faults into MODULE=bot/core/timecode.py; print those its tests do not see
	$(BIN)/python tests/mutants.py $(MODULE) $(TESTS)

platforms: $(VENV)/.development  ## Look whether all of it installs on other systems and Pythons
	@$(BIN)/python tests/packaging/platforms.py

lock: $(VENV)/.development  ## Write what pyproject.toml asks for into requirements*.txt; ARGS=--upgrade takes the newest
	$(LOCK) --extra dev -o requirements-dev.txt $(ARGS)
	$(LOCK) -c requirements-dev.txt -o requirements.txt $(ARGS)

lint: $(VENV)/.development  ## ruff, mdformat, hadolint and pyright (strict)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mdformat --check $(MARKDOWN)
	$(BIN)/hadolint Dockerfile
	$(BIN)/pyright

check: lint test  ## All linters and every test

bench: $(VENV)/.development  ## Measure speed, memory and quality; print a table
	$(BIN)/python -m bench

hooks: $(VENV)/.development  ## Have git check code and Markdown before each commit
	$(BIN)/python -m pre_commit install

format: $(VENV)/.development  ## Format code and Markdown
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m mdformat $(MARKDOWN)

clean:  ## Remove what the commands above made
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .coverage .coverage.* build *.egg-info

.PHONY: help play run browser test coverage mutants platforms lock lint check bench hooks format clean
