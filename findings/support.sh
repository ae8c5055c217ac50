# Sourced by the scripts of this folder. It makes a temporary folder, installs pinned public packages there, and
# compares what a package printed with what the script says that it prints.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/r"
export R_LIBS="$work/r"

# fetch_cran NAME@VERSION: downloads this version from CRAN or its archive; `name` and `file` say what it is.
fetch_cran() {
  name=${1%%@*}; file="${name}_${1##*@}.tar.gz"
  curl -sfLo "$work/$file" "https://cloud.r-project.org/src/contrib/$file" ||
    curl -sfLo "$work/$file" "https://cloud.r-project.org/src/contrib/Archive/$name/$file" ||
    { echo "$1 is not on CRAN" >&2; exit 2; }
}

# cran_source NAME@VERSION: unpacks the code of a package that needs dozens of others, so that single functions of it can be run.
cran_source() {
  local name file
  fetch_cran "$1"
  tar -xzf "$work/$file" -C "$work"
}

# cran NAME@VERSION ...: installs these versions, in this order. Dependencies are named by the script.
cran() {
  local wanted name file
  for wanted in "$@"; do
    fetch_cran "$wanted"
    R CMD INSTALL --no-docs --no-test-load -l "$work/r" "$work/$file" > "$work/$name.log" 2>&1 ||
      { tail -5 "$work/$name.log" >&2; exit 2; }
  done
}

# cran_any NAME ...: dependencies whose version does not matter: the machine's own, or the newest of CRAN.
cran_any() {
  Rscript -e 'absent <- setdiff(commandArgs(TRUE), rownames(installed.packages())); if (length(absent)) install.packages(absent, lib = Sys.getenv("R_LIBS"), repos = "https://cloud.r-project.org", quiet = TRUE)' "$@" > "$work/any.log" 2>&1 ||
    { tail -5 "$work/any.log" >&2; exit 2; }
}

# node_packages NAME@VERSION ...: installs these versions from npm.
node_packages() {
  (cd "$work" && npm init -y > /dev/null && npm install --save-exact --no-audit --no-fund --ignore-scripts "$@" > npm.log 2>&1) ||
    { tail -5 "$work/npm.log" >&2; exit 2; }
}

# seen EXPECTED ACTUAL: prints what came out; fails if it is not what this finding says.
seen() {
  printf '%s\n' "$2"
  [ "$1" = "$2" ] || { printf 'This has changed. It was:\n%s\n' "$1" >&2; exit 1; }
}
