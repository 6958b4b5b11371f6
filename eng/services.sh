# Servers that some suites need. A service named NAME is listed in `services` and has
#   suites_NAME   the test projects that need it, to name them when it cannot start
#   start_NAME    starts it with `launch NAME command…`, waits until it answers and exports what the tests read; fails when it cannot
#   stop_NAME     stops it with `halt NAME` and removes what it wrote
# No suite needs one yet.
services=()

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
