#!/usr/bin/env bash
# Prepares a private PostgreSQL with pgvector in a folder of its own: postgres.sh FOLDER. Needs root and apt. The folder then has
#   bin/    links to the server's programs
#   data/   an empty database cluster that belongs to the user postgres
# Where the distribution has a package of pgvector it is installed. Debian 12 has none: there the source package of Debian 13 is compiled against
# the headers of the installed server, and a private copy of the server takes it in, so that nothing of the system changes.
set -euo pipefail
folder=$1
export DEBIAN_FRONTEND=noninteractive
mkdir -p "$folder/bin"

fresh_lists() { [[ -e $folder/updated ]] || { timeout 5m apt-get update && touch "$folder/updated"; }; }

packaged() { apt-cache pkgnames postgresql- | sed -nE '/^postgresql-[0-9]+-pgvector$/p' | sort -V | tail -1; }

compile() {
  local keys repository apt root=$folder/root library share
  if ! [[ -x /usr/lib/postgresql/15/bin/initdb && -x $(command -v gcc) ]]; then
    fresh_lists
    timeout 10m apt-get install -y --no-install-recommends postgresql-15 gcc libc6-dev
  fi

  mkdir -p "$folder/build" "$folder/apt/lists" "$folder/apt/cache"
  cd "$folder/build"
  apt-get download postgresql-server-dev-15 || { fresh_lists && apt-get download postgresql-server-dev-15; }
  dpkg -x postgresql-server-dev-15_*.deb headers

  repository=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | head -1)
  keys=$(dpkg -L debian-archive-keyring | grep 'debian-archive-keyring.gpg$' | head -1)
  echo "deb-src [signed-by=$keys] $repository trixie main" >"$folder/apt/sources.list"
  apt=(-o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$folder/apt/lists"
    -o Dir::Cache="$folder/apt/cache" -o APT::Get::List-Cleanup=0)
  timeout 5m apt-get "${apt[@]}" update
  timeout 5m apt-get "${apt[@]}" source --download-only pgvector=0.8.0-1
  tar xf pgvector_0.8.0.orig.tar.gz
  cd pgvector-0.8.0
  gcc -shared -fPIC -O2 -ftree-vectorize -fassociative-math -fno-signed-zeros -fno-trapping-math -std=gnu99 \
    -I../headers/usr/include/postgresql/15/server -Isrc src/*.c -o vector.so

  # The server finds its files relative to its own place.
  library=$root/usr/lib/postgresql share=$root/usr/share/postgresql
  mkdir -p "$library" "$share"
  cp -r /usr/lib/postgresql/15 "$library/"
  cp -rL /usr/share/postgresql/15 "$share/"
  cp vector.so "$library/15/lib/"
  cp vector.control "$share/15/extension/"
  cp sql/vector.sql "$share/15/extension/vector--0.8.0.sql"
  ln -s "$library"/15/bin/* "$folder/bin/"
}

package=$(packaged)
if [[ -n $package ]]; then
  fresh_lists
  timeout 10m apt-get install -y --no-install-recommends "$package" "${package%-pgvector}"
  version=${package#postgresql-} version=${version%-pgvector}
  ln -s /usr/lib/postgresql/"$version"/bin/* "$folder/bin/"
else
  compile
fi

mkdir "$folder/data" && chown postgres:postgres "$folder/data"
cd "$folder/data"
setpriv --reuid=postgres --regid=postgres --init-groups \
  "$(readlink -f "$folder/bin/initdb")" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync
