#!/usr/bin/env bash
# Drift, from cron: silent while everything is as declared. Exits like hostform: 0 as declared, 2 it differs, else an error.
set -uo pipefail

dir="${HOSTFORM_DIR:-/etc/hostform}"
state="${HOSTFORM_STATE:-/var/lib/hostform/hostform.state.json}"
env_file="${HOSTFORM_ENV:-}"

# One at a time: a vendor that is slow must not pile them up. Drift takes no lock of its own.
exec 9> "${HOSTFORM_RUN_LOCK:-/tmp/hostform-drift.$(id -u).lock}"
flock --nonblock 9 || { echo "The drift run before this one is still going on."; exit 75; }

if [ -n "$env_file" ]; then
  set -a
  # shellcheck source=/dev/null
  . "$env_file" || exit 1
  set +a
fi

code=0
said="$(hostform drift --chdir "$dir" --state "$state" --expiring P14D 2>&1)" || code=$?

case "$code" in
  0) exit 0 ;;
  2) subject="What runs is not what is declared" ;;
  *) subject="Drift could not be told (exit code $code)" ;;
esac

if [ -n "${HOSTFORM_MAIL_TO:-}" ]; then
  printf '%s\n' "$said" | mail -s "hostform: $subject" "$HOSTFORM_MAIL_TO"
else
  printf '%s\n\n%s\n' "$subject" "$said"
fi
exit "$code"
