.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

help:  ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

play: $(VENV)/.installed  ## Try the bot in a local Discord in your browser, no token needed
	@$(BIN)/python -m bot play $(ARGS)

run: $(VENV)/.installed  ## Connect to the real Discord with the token in .env
	@$(BIN)/python -m bot run $(ARGS)

browser: $(VENV)/.installed
	@$(BIN)/python tests/browser/install.py

test: browser  ## Run every test
	$(BIN)/python -m pytest

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright

check: lint test  ## ruff, pyright and every test

bench: $(VENV)/.installed  ## Measure speed, memory and quality; print a table
	$(BIN)/python -m bench

format: $(VENV)/.installed  ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove what the commands above made
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis build *.egg-info

.PHONY: help play run browser test lint check bench format clean
