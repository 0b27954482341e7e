#!/bin/sh
# hegao hook 1. Installed by "hegao hook install --pre-push"; "hegao hook uninstall" takes it away.
before=${0%/*}/pre-push.before-hegao
refs=$(cat)
if [ -x "$before" ]; then
  printf '%s' "${refs:+$refs
}" | "$before" "$@" || exit
fi
hegao=@PROGRAM@
[ -x "$hegao" ] || hegao=$(command -v hegao) || {
  echo "核稿（hegao）不在原来的位置，这次没有推送。请重新安装核稿后运行 hegao hook install；不再使用，请删除 $0" >&2
  echo "hegao is not where it was, so nothing was pushed. Install it again and run: hegao hook install. To do without it, delete $0" >&2
  exit 1
}
status=0
while read -r _ new _ old; do
  # Zeros stand for nothing: a branch that is deleted there, or one that is new there.
  case $new in *[!0]*) ;; *) continue ;; esac
  case $old in *[!0]*) git cat-file -e "$old^{commit}" 2>/dev/null || old= ;; *) old= ;; esac
  if [ -z "$old" ]; then
    # What the other side has is told by what was fetched from it.
    commits=$(git rev-list --topo-order "$new" --not --remotes="$1") || exit 1
    [ -n "$commits" ] || continue
    first=$(printf '%s\n' "$commits" | tail -n 1)
    old=$(git rev-parse --verify -q "$first^") || old=$(git hash-object -t tree /dev/null)
  fi
  "$hegao" check --diff "$old..$new" </dev/null || status=$?
done <<END
$refs
END
exit "$status"
