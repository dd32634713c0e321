#!/bin/sh
# The guard's screen goes to the container's log; the bot takes this process's place and gets its signals.
set -eu
keyguard guard --grace
exec "$@"
