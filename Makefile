# Thin: meson does the work. `make demo` and `make test` install what is missing first.
BUILD = build/release
BOMSCREEN = $(BUILD)/bomscreen
DEMO = build/demo
AS_OF = 2026-11-22

.PHONY: all demo test bench install check clean

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD) --quiet

$(BUILD)/build.ninja:
	@./setup.sh build
	@meson setup $(BUILD) --buildtype=release >/dev/null

demo: all
	@mkdir -p $(DEMO)
	@$(BOMSCREEN) screen examples/boms/edge-gateway.cdx.json --as-of $(AS_OF) -o text \
		-o json=$(DEMO)/report.json -o annotated=$(DEMO)/edge-gateway.annotated.cdx.json; \
		status=$$?; [ $$status -eq 1 ] || { echo "expected findings (exit 1), got exit $$status" >&2; exit 1; }
	@echo
	@echo "annotated SBOM  $(DEMO)/edge-gateway.annotated.cdx.json"
	@echo "JSON report     $(DEMO)/report.json"

test:
	@./setup.sh test
	@$(MAKE) --no-print-directory all
	@./tests/run $(BUILD) $(ALSO)

# Everything that CI runs: the tests, also with clang, AddressSanitizer and UndefinedBehaviorSanitizer.
check:
	@.ci/run

bench: all
	@./tests/bench/run $(BOMSCREEN)

install: all
	@meson install -C $(BUILD) --no-rebuild

clean:
	@rm -rf build/release build/clang build/sanitized $(DEMO)
