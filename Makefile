# Two commands to know: `make run` shows the program in the browser, `make test` is exactly what the build machine runs.
#
#   make run       build, fill a demo county, print address and sign-ins
#   make check     the quick half of the tests: format, lints, house rules, unit tests (under 2 minutes when warm)
#   make test      everything: also kill -9, journeys in a browser, accessibility, size budgets, real files
#   make torture   the long ones: 1,000 rounds of kill -9
#   make bench     the measurements of docs/operator
#   make pictures  the pictures of the README, taken from the running demo
#   make deb       the Debian package, from a release build
#   make audit     Lighthouse over eight pages, the median of three

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# mold links faster where it is installed; as a wrapper it changes no build setting, so both kinds of build share a cache.
CARGO := $(if $(shell command -v mold 2>/dev/null),mold -run cargo,cargo)
XTASK := $(CARGO) run --quiet --package xtask --
STEP := .ci/step
LISTEN ?= 127.0.0.1:8471
DEMO ?= data/demo

.PHONY: help run web check test torture bench pictures deb audit needs needs-test fmt lint tidy rules tests tests-on-server docs journeys kill9

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -11

# --- the program

run: needs web
	$(CARGO) build --package huiyin
	$(CARGO) run --quiet --package huiyin -- demo --data $(DEMO) --listen $(LISTEN)

needs:
	@.ci/needs cc:build-essential git:git
	@command -v cargo >/dev/null || { echo "Rust is missing: see https://rustup.rs (1.95 or newer)"; exit 1; }

# Scripts are a comfort, not a need: without npm, or without a network, every page still works.
web:
	@if [ ! -f web/package.json ]; then :; \
	elif ! command -v npm >/dev/null; then echo "npm is missing: pages come without scripts (everything still works)"; \
	else \
	  if [ ! -d web/node_modules ] || [ web/package-lock.json -nt web/node_modules/.package-lock.json ]; then \
	    echo "npm ci in web/"; npm --prefix web ci --ignore-scripts --no-audit --no-fund --loglevel=error \
	      || echo "npm could not fetch its packages: pages come without scripts (everything still works)"; \
	  fi; \
	  if [ -d web/node_modules ]; then node web/build.mjs; fi; \
	fi

# --- the checks

check: web
	@$(STEP) "format" $(MAKE) -s fmt
	@$(STEP) "house rules" $(MAKE) -s tidy
	@$(STEP) "lints" $(MAKE) -s lint
	@$(STEP) "tests" $(MAKE) -s tests

test: needs needs-test check
	@$(STEP) "documentation" $(MAKE) -s docs
	@$(STEP) "pages on PostgreSQL" $(MAKE) -s tests-on-server
	@$(STEP) "kill -9" $(MAKE) -s kill9
	@$(STEP) "journeys" $(MAKE) -s journeys

needs-test:
	@.ci/needs chromium:chromium font-cjk:fonts-noto-cjk node:nodejs npm:npm postgres:postgresql-15
	@.ci/needs --optional mold:mold pdftotext:poppler-utils zbarimg:zbar-tools faketime:faketime wrk:wrk pebble:pebble curl:curl

fmt:
	cargo fmt --all --check

tidy:
	$(XTASK) tidy

lint:
	$(CARGO) clippy --workspace --all-targets --quiet -- -D warnings

# nextest runs the same tests side by side; cargo test does where it is not installed.
tests:
	@if [ -z "$${HUIYIN_SAMPLES:-}" ]; then echo "HUIYIN_SAMPLES is not set: the import of real files is skipped"; fi
	if cargo nextest --version >/dev/null 2>&1; then $(CARGO) nextest run --workspace --no-fail-fast --status-level fail --final-status-level fail; \
	else $(CARGO) test --workspace --no-fail-fast --quiet; fi
	$(CARGO) test --doc --quiet --package huiyin-domain

# The ledger's own tests run on both databases by themselves; these are the program's, once more with their events on a server.
tests-on-server: export HUIYIN_TEST_ON_SERVER = 1
tests-on-server:
	if cargo nextest --version >/dev/null 2>&1; then $(CARGO) nextest run --package huiyin --test it --no-fail-fast --status-level fail --final-status-level fail; \
	else $(CARGO) test --package huiyin --test it --no-fail-fast --quiet; fi

docs:
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --quiet

kill9:
	$(XTASK) kill9 --rounds 30
	$(XTASK) kill9 --rounds 30 --control

journeys:
	$(XTASK) journeys

torture:
	$(XTASK) kill9 --rounds 1000

bench:
	$(XTASK) bench

pictures:
	$(XTASK) pictures

# cargo-deb is a tool of whoever makes the package: cargo install cargo-deb --locked
deb: needs web
	@command -v cargo-deb >/dev/null || cargo install cargo-deb --locked
	$(CARGO) build --release --package huiyin
	cargo deb --package huiyin --no-build --no-strip
	@ls -l target/debian/*.deb

audit: needs web
	$(CARGO) build --package huiyin
	$(XTASK) audit
