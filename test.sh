#!/usr/bin/env bash
# Builds Release once, starts the services and installs the programs of eng/services.sh, runs every test project and sums the results.
# The last line is always `N passed, N failed, N skipped`; a build or a test host that breaks counts as one failure, a project that
# cannot run for want of a service as one skipped, by name.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_NOBANNER=1 MSBUILDDISABLENODEREUSE=1

results=artifacts/test-results
rm -rf "$results" && mkdir -p "$results" || exit 1
passed=0 failed=0 skipped=0
started=() blocked=()
source eng/services.sh

finish() {
  local i
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    "stop_${started[i]}"
  done
  echo "$passed passed, $failed failed, $skipped skipped"
  exit $((failed > 0 || passed == 0))
}
trap finish EXIT
trap 'failed=$((failed + 1)); exit' INT TERM

start_services() {
  local name suites
  for name in "${services[@]}"; do
    if "start_$name"; then
      started+=("$name")
    else
      suites="suites_$name[@]"
      echo "cannot run without $name: ${!suites}"
      blocked+=("${!suites}")
    fi
  done
}

install_programs() {
  local name suites
  for name in "${programs[@]}"; do
    if ! "install_$name"; then
      suites="suites_$name[@]"
      echo "cannot run without $name: ${!suites}"
    fi
  done
}

# The value of an attribute of the report's <assembly> element; 0 when the report is missing.
count() {
  local value
  value=$(grep -om1 '<assembly [^>]*' "$2" 2>/dev/null | grep -oP "(?<= $1=\")\d+")
  echo "${value:-0}"
}

run_project() {
  local name=$1 report=$results/$1.xml status p f s
  "tests/$name/bin/Release/net10.0/$name" --no-ansi --progress off --timeout 20m \
    --results-directory "$results" --report-xunit-xml --report-xunit-xml-filename "$name.xml" >"$results/$name.log" 2>&1
  status=$?
  p=$(count passed "$report") s=$(count skipped "$report")
  f=$(($(count failed "$report") + $(count errors "$report")))
  if ((p + f == 0 || (status != 0 && f == 0))); then
    echo "$name: the test host ended with exit code $status after $((p + s)) tests"
    f=1
  fi
  ((f > 0)) && cat "$results/$name.log"
  echo "$name: $p passed, $f failed, $s skipped"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

echo "building"
if ! dotnet build ExcelChat.sln -c Release -v quiet -tl:off >"$results/build.log" 2>&1; then
  cat "$results/build.log"
  failed=1
  exit
fi

start_services
install_programs
for project in $(grep -l '<ProjectKind>Test</ProjectKind>' tests/*/*.csproj); do
  name=$(basename "$project" .csproj)
  if [[ " ${blocked[*]} " == *" $name "* ]]; then
    skipped=$((skipped + 1))
  else
    run_project "$name"
  fi
done
