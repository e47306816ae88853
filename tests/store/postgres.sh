#!/usr/bin/env bash
# A PostgreSQL of its own for the tests, in a folder that is thrown away:
#   postgres.sh start FOLDER    makes and starts it, prints its URL
#   postgres.sh stop FOLDER     stops it
# It listens on a socket in the folder only. PostgreSQL does not run as root: root hands it to the account postgres.
set -euo pipefail

folder=$2
bin=$(dirname "$(command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1)")
if [ ! -x "$bin/initdb" ]; then echo "postgres.sh: no initdb here; Debian's package postgresql has it" >&2; exit 3; fi

as_owner() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

case $1 in
  start)
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder"; fi
    cd "$folder"
    as_owner "$bin/initdb" --pgdata="$folder/data" --username=greffier --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
    as_owner "$bin/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --wait --silent \
      --options="-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off" start >/dev/null
    echo "postgresql://greffier@/postgres?host=$folder"
    ;;
  stop)
    cd "$folder"
    as_owner "$bin/pg_ctl" --pgdata="$folder/data" --mode=immediate --wait --silent stop
    ;;
esac
