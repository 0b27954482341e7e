# What the scripts here begin with that need crates alone: a temporary folder, which goes with the script, and in it a program of src/main.rs,
# to be written, with the pinned crates: NAME=VERSION each.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
{
  printf '[package]\nname = "finding"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\n'
  for crate in "$@"; do printf '%s = "=%s"\n' "${crate%%=*}" "${crate#*=}"; done
} > Cargo.toml
