# monctl: `make demo` builds it and shows what it does, `make test` runs its tests. Both install what is missing.

SWIFT ?= swift
STATIC := -Xswiftc -static-executable
ifeq ($(shell uname),Darwin)
STATIC :=
endif

.PHONY: build release demo test test-check golden format lint conformance bench fuzz docs deps clean

build: deps
	$(SWIFT) build

# One static file; the size printed is that of the stripped copy.
release: deps
	$(SWIFT) build -c release --product monctl $(STATIC) 2>&1 | grep -v -e "statically linked applications requires" -e "^$$" || true
	@test -x .build/release/monctl
	@strip -o .build/release/monctl-stripped .build/release/monctl
	@echo "release: .build/release/monctl-stripped, $$(stat -c %s .build/release/monctl-stripped 2>/dev/null || stat -f %z .build/release/monctl-stripped) bytes"

demo: release
	@scripts/demo

test: deps
	$(SWIFT) test

# One suite or test: make test-check NAME=YAMLReaderTests
test-check: deps
	$(SWIFT) test --filter $(NAME)

# Rewrites the expected outputs of the command-line cases; look at the diff before you commit.
golden: deps
	MONCTL_UPDATE_GOLDEN=1 $(SWIFT) test --filter CommandsTests

format:
	$(SWIFT) format -i -r Package.swift Sources Tests

lint:
	$(SWIFT) format lint --strict -r Package.swift Sources Tests
	@scripts/check-sources

conformance: deps
	@scripts/conformance

bench:
	@scripts/install-dependencies bench
	@$(MAKE) --no-print-directory release
	@scripts/bench

# make fuzz TARGET=FuzzPromQL SECONDS=600; without TARGET all, one after the other.
fuzz: deps
	@SECONDS_EACH=$(or $(SECONDS),600) scripts/fuzz $(TARGET)

docs: release
	@scripts/docs

deps:
	@scripts/install-dependencies

clean:
	rm -rf .build .build-fuzz
