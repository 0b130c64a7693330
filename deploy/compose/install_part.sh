#!/bin/bash
# Install what `base` or one extra of pyproject.toml needs into /opt/openweek, by the hashes of requirements.lock.
# Runs inside the builder: /opt/build has pip and the hashed build tools, so nothing is fetched beside the lock.
set -euo pipefail
build=/opt/build/bin
"$build/python" requirements_of.py "$1" >"$1.lock"
[ -s "$1.lock" ] || exit 0
"$build/pip" wheel --quiet --no-deps --require-hashes --no-build-isolation --only-binary :all: --no-binary pyvips \
  --wheel-dir "wheels-$1" -r "$1.lock"
"$build/pip" --python /opt/openweek/bin/python install --quiet --no-deps --no-index "wheels-$1"/*.whl
