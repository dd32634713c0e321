#!/usr/bin/env bash
# Fetches the real hook managers that these tests run, once, into .tools/hooks.
set -euo pipefail
home="$(cd "$(dirname "$0")/../.." && pwd)/.tools/hooks"
[ -x "$home/py/bin/pre-commit" ] || { python3 -m venv "$home/py" && "$home/py/bin/pip" install -q pre-commit==4.7.0; }
[ -x "$home/node_modules/.bin/lefthook" ] ||
  npm install --prefix "$home" --no-save --no-package-lock --no-audit --no-fund --ignore-scripts \
    husky@9.1.7 lefthook@2.2.1 lint-staged@16.2.0
