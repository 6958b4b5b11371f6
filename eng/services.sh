# Servers that some suites need. A service named NAME is listed in `services` and has
#   suites_NAME   the test projects that need it, to name them when it cannot start
#   start_NAME    starts it with `launch NAME command…`, waits until it answers and exports what the tests read; fails when it cannot
#   stop_NAME     stops it with `halt NAME` and removes what it wrote
services=(postgres)

declare -A service_pid=()

launch() {
  local name=$1
  shift
  "$@" >"$results/$name.log" 2>&1 &
  service_pid[$name]=$!
}

halt() {
  kill "${service_pid[$1]}" 2>/dev/null && wait "${service_pid[$1]}" 2>/dev/null
  unset "service_pid[$1]"
}

suites_postgres=(ExcelChat.PgVector.Tests)

start_postgres() {
  local port=$((55400 + RANDOM % 500)) _
  ((EUID == 0)) && command -v apt-get >/dev/null || return
  postgres_folder=$(mktemp -d /tmp/excelchat-postgres.XXXXXX) && chmod 755 "$postgres_folder" || return
  eng/postgres.sh "$postgres_folder" >"$results/postgres-preparation.log" 2>&1 || return
  launch postgres setpriv --reuid=postgres --regid=postgres --init-groups "$(readlink -f "$postgres_folder/bin/postgres")" -D "$postgres_folder/data" \
    -c listen_addresses=127.0.0.1 -c "port=$port" -c "unix_socket_directories=$postgres_folder/data" -c fsync=off -c shared_buffers=256MB
  for _ in {1..60}; do
    if "$(readlink -f "$postgres_folder/bin/pg_isready")" -q -U postgres -h 127.0.0.1 -p "$port"; then
      export EXCELCHAT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres;Command Timeout=120"
      return
    fi

    sleep 0.5
  done

  stop_postgres
  return 1
}

stop_postgres() {
  halt postgres
  rm -rf "$postgres_folder"
}

# Programs that some suites hold our results against. One named NAME is listed in `programs` and has
#   suites_NAME   the suites that ask it, to name them where it is missing; their tests skip themselves then, by name
#   install_NAME  installs it, unless it is there; fails where it cannot
programs=(libreoffice)

suites_libreoffice=(NumberFormatOracleTests FormulaOracleTests LibreOfficeFileTests)

install_libreoffice() {
  command -v soffice && return
  ((EUID == 0)) && command -v apt-get || return
  export DEBIAN_FRONTEND=noninteractive
  timeout 5m apt-get update && timeout 10m apt-get install -y --no-install-recommends libreoffice-calc-nogui && command -v soffice
} >"$results/libreoffice.log" 2>&1
