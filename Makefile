# Every command that a developer types. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
OPENWEEK := $(VENV)/bin/openweek
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup console console-check demo test up down status check lint format types imports tokens contracts problems lock compose-test numbers bench faults simulation handbook clean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ First steps
setup: $(INSTALLED) ## Make the virtual environment from the hashed lock
console: setup ## Build the console into console/dist, where a source changed
	@$(RUN) -m cli.front_end build
demo: setup console ## Start everything, load the demo edition and watch the journey
	@$(OPENWEEK) demo
test: lint console console-check ## Lint, then every test on real Kafka, PostgreSQL and S3, and in a browser
	@$(RUN) -m cli.stack.packages
	@$(VENV)/bin/pytest -q

##@ The stack without Docker
up: setup console ## Start Kafka, PostgreSQL, MinIO, nginx, mailpit, all services and the portal
	@$(OPENWEEK) up
down: setup ## Stop what `up` started
	@$(OPENWEEK) down
status: setup ## Show what runs, where, and how it is
	@$(OPENWEEK) status

##@ The stack with Docker
compose-test: setup ## Bring docker-compose.yml up, drive the journey through the gateway, take it down
	@$(RUN) -m deploy.compose.compose_test

##@ Before a commit
check: format lint ## Format, then everything that lint checks
lint: setup types imports ## Style, types, import directions, own checks, contracts current
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(RUN) -m tools.checks
	@$(RUN) -m contracts.catalogue --check
	@$(RUN) -m tools.problem_list --check
	@$(RUN) -m tools.openapi --check
	@$(RUN) -m tools.design_tokens --check
format: setup ## Format the code
	@$(VENV)/bin/ruff check --fix --quiet . ; $(VENV)/bin/ruff format --quiet .
console-check: setup ## Types and tests of the console
	@$(RUN) -m cli.front_end check
types: setup ## mypy, strict
	@$(VENV)/bin/mypy
imports: setup ## Rooms and directions
	@$(VENV)/bin/lint-imports

##@ Now and then
tokens: setup ## Write both front ends' design tokens anew from design/tokens.json
	@$(RUN) -m tools.design_tokens
contracts: setup ## Write schemas, catalogue, AsyncAPI and OpenAPI anew from the models and endpoints
	@$(RUN) -m contracts.catalogue
	@$(RUN) -m tools.openapi
problems: setup ## Write docs/problems.md anew from the refusals in the code
	@$(RUN) -m tools.problem_list
bench: setup ## Measure every hot path beside its peers (25 minutes, a quiet machine); tables into docs/performance.md
	@$(RUN) -m bench --docs
faults: setup ## Break it at length: each crash point 20 times, every mutant, every fault cell (hours)
	@OPENWEEK_FAULT_REPEATS=20 $(VENV)/bin/pytest -q tests/faults/crash_points
	@$(RUN) -m tests.faults.mutant_run
	@$(RUN) -m tests.faults.cells
simulation: setup ## 20,000 seeds of outbox, inbox and upload under every fault, in minutes (SEEDS=300000 for more)
	@$(RUN) -m tests.simulation --seeds $(or $(SEEDS),20000)
handbook: setup console ## Make the handbook's pictures anew, by the browser tests
	@$(RUN) -m cli.stack.packages
	@rm -f docs/handbook/pictures/*.png
	@$(VENV)/bin/pytest -q tests/browser
numbers: setup ## Measure the numbers that the README tells
	@$(OPENWEEK) numbers
lock: setup ## Resolve the dependencies anew into requirements.lock
	@$(VENV)/bin/pip install --quiet uv
	@$(VENV)/bin/uv pip compile --quiet --all-extras pyproject.toml --generate-hashes --no-header --no-annotate -o requirements.lock
clean: ## Stop the stack, remove the virtual environment and local data
	@[ ! -x $(OPENWEEK) ] || $(OPENWEEK) down --wipe
	@rm -rf $(VENV) .local

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: PYTHON=... make setup")'
	@echo "setting up $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV) || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(RUN) -m compileall -q chassis cli contracts portal services
	@touch $@
