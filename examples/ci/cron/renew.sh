#!/usr/bin/env bash
# Renewals, from cron: buys what the renewal policies say is due, within a ceiling. Silent while nothing was done.
# Exits like hostform.
set -uo pipefail

dir="${HOSTFORM_DIR:-/etc/hostform}"
state="${HOSTFORM_STATE:-/var/lib/hostform/hostform.state.json}"
env_file="${HOSTFORM_ENV:-}"
ceiling="${HOSTFORM_MAX_SPEND:-60.00 EUR}"

if [ -n "$env_file" ]; then
  set -a
  # shellcheck source=/dev/null
  . "$env_file" || exit 1
  set +a
fi

code=0
said="$(hostform apply --chdir "$dir" --state "$state" --target 'renewals.*' --auto-approve --max-spend "$ceiling" \
  --lock-timeout 10m --on-failure stop-spending 2>&1)" || code=$?

case "$code" in
  0)
    grep -q '^No changes\.' <<< "$said" && exit 0
    subject="Renewed"
    ;;
  3) subject="Part of the renewals is left; the next run goes on" ;;
  4) subject="RENEWALS REFUSED: a ceiling, a price or the balance" ;;
  6) subject="Another run holds the state" ;;
  7) subject="A PAYMENT IS UNANSWERED: hostform pending" ;;
  *) subject="RENEWALS FAILED (exit code $code)" ;;
esac

if [ -n "${HOSTFORM_MAIL_TO:-}" ]; then
  printf '%s\n' "$said" | mail -s "hostform: $subject" "$HOSTFORM_MAIL_TO"
else
  printf '%s\n\n%s\n' "$subject" "$said"
fi
exit "$code"
