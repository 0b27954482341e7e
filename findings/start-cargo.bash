# What the scripts here begin with that need crates: a temporary folder, which goes with the script (that of start.bash, behind it), and in it a
# program of src/main.rs, to be written, with the pinned crates: NAME=VERSION each.
if [ -z "${folder:-}" ]; then
  set -euo pipefail
  here=$(cd "$(dirname "$0")" && pwd)
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cd "$folder"
fi
mkdir src
{
  printf '[package]\nname = "finding"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\n'
  for crate in "$@"; do printf '%s = "=%s"\n' "${crate%%=*}" "${crate#*=}"; done
} > Cargo.toml
