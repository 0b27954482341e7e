#!/bin/sh
# hegao hook 2. Installed by "hegao hook install --pre-push"; "hegao hook uninstall" takes it away.
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
refuse() {
  echo "$1" >&2
  echo "$2" >&2
  exit "$3"
}
# What goes there is every commit, so each is looked at, not only where the branch ends.
status=0
while read -r _ new _ old; do
  # Zeros stand for nothing: a branch that is deleted there, or one that is new there.
  case $new in *[!0]*) ;; *) continue ;; esac
  # A tag may stand for a tree or a file; what it leads to, if that is a commit, is looked at.
  git cat-file -e "$new^{commit}" 2>/dev/null || continue
  case $old in *[!0]*) git cat-file -e "$old^{commit}" 2>/dev/null || old= ;; *) old= ;; esac
  if [ -z "$old" ]; then
    # What the other side has is told by what was fetched from it.
    commits=$(git rev-list --topo-order "$new" --not --remotes="$1") || exit 1
    [ -n "$commits" ] || continue
    first=$(printf '%s\n' "$commits" | tail -n 1)
    old=$(git rev-parse --verify -q "$first^") || old=$(git hash-object -t tree /dev/null)
  fi
  "$hegao" check --diff "$old..$new" --history --brief >&2 </dev/null || {
    code=$?
    # Findings win over what was not read, as in one run.
    [ "$status" = 1 ] || status=$code
  }
done <<END
$refs
END
case $status in
0) exit ;;
1) refuse "没有推送。请改好上面的问题并提交；写作“提交号:路径”的在较早的提交里，要改写那些提交（git rebase -i），再推送。" \
  "Nothing was pushed. Mend what is listed and commit; what is written commit:path is in an earlier commit: rewrite that (git rebase -i), then push." 1 ;;
3) refuse "没有推送：有文件没有读完，不能算没有问题。请按上面的说明处理后再推送。" \
  "Nothing was pushed: something was not read. Do what is said above, then push." 3 ;;
*) refuse "没有推送：核稿没有查成，原因见上面。改好后再推送。" \
  "Nothing was pushed: the check did not run, for the reason above. Mend it, then push." "$status" ;;
esac
