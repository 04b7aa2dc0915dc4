#!/usr/bin/env bash
# Installs the servers that tests of backends run against, where they are missing and we are root: nothing is skipped in
# CI. Debian's own packages; a machine that has them is left alone, and no server is started here.
set -euo pipefail

missing=()
# need FILE PACKAGE...: the packages, unless there is a file of that name.
need() {
  compgen -G "$1" >/dev/null || missing+=("${@:2}")
}

need '/usr/lib/postgresql/*/bin/initdb' postgresql
need /usr/sbin/pgbouncer pgbouncer
need /usr/bin/radosgw radosgw
need /usr/bin/ceph-mon ceph-mon
need /usr/bin/ceph-osd ceph-osd
need /usr/bin/openssl openssl
need /usr/bin/promtool prometheus
need /usr/bin/chromium chromium
# Makes system calls of the command fail, and kills it at them.
need /usr/bin/strace strace
# Readers of what we write, which other people made.
need /usr/bin/jq jq
need /usr/bin/go golang-go
need /usr/share/gocode/src/github.com/hashicorp/terraform-json/plan.go golang-github-hashicorp-terraform-json-dev

[ ${#missing[@]} -gt 0 ] || exit 0
if [ "$(id -u)" -ne 0 ]; then
  echo "ci-servers: not root, so these are not installed: ${missing[*]}" >&2
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
# No server is left running on the port that it always has, and no cluster is made that nobody uses: tests make their own.
scratch=()
trap 'rm -f "${scratch[@]}"' EXIT
# write FILE TEXT: until we are done, unless the machine has its own.
write() {
  [ ! -e "$1" ] || return 0
  mkdir -p "$(dirname "$1")"
  scratch+=("$1")
  printf '%s\n' "$2" >"$1"
}
write /usr/sbin/policy-rc.d '#!/bin/sh
exit 101'
chmod +x /usr/sbin/policy-rc.d
write /etc/postgresql-common/createcluster.d/hostform-ci.conf 'create_main_cluster = false'

apt-get update -qq
apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
