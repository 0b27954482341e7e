# What the scripts here begin with that need packages of npm: a temporary folder, which goes with the script, and in it the pinned packages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit "$@"
