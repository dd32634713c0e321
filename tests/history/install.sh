#!/usr/bin/env bash
# Fetches the real git filter-repo that these tests run, once, into .tools/history.
set -euo pipefail
home="$(cd "$(dirname "$0")/../.." && pwd)/.tools/history"
[ -x "$home/bin/git-filter-repo" ] || { python3 -m venv "$home" && "$home/bin/pip" install -q git-filter-repo==2.47.0; }
