# usage: sh -c "$(cat guard.sh)" guard SIGNAL SCRATCH COMMAND…
# Becomes COMMAND, and leaves a watchdog beside it that ends it when whoever started it is gone: then
# the pipe on standard input closes, even if that process was killed. SIGNAL asks COMMAND to stop;
# SCRATCH, where it is not empty, is a folder to delete with it; the last one deletes the parent, too.
signal=$1 scratch=$2 server=$$
shift 2

# When the process was born: tells it from another that got its number later. Nothing for a dead one.
born() {
  stat=$(cat "/proc/$server/stat" 2>/dev/null) || return 0
  set -- ${stat##*) }
  [ "$1" = Z ] || echo "${20}"
}
birth=$(born)
running() { [ "$(born)" = "$birth" ]; }

tree() {
  echo "$1"
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do tree "$child"; done
}

watch() {
  trap '' HUP INT TERM
  read -r _
  running || exit 0
  all=$(tree "$server")
  kill -s CONT $all
  kill -s "$signal" "$server"
  tries=0
  while running && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  ! running || kill -s KILL $all
  [ -n "$scratch" ] || exit 0
  rm -rf "$scratch"
  rmdir "$(dirname "$scratch")"
}

exec 3<&0
(watch <&3 >/dev/null 2>&1 &)
exec "$@" </dev/null 3<&-
