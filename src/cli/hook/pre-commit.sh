#!/bin/sh
# hegao hook 1. Installed by "hegao hook install"; "hegao hook uninstall" takes it away.
before=${0%/*}/pre-commit.before-hegao
if [ -x "$before" ]; then
  "$before" "$@" || exit
fi
hegao=@PROGRAM@
[ -x "$hegao" ] || hegao=$(command -v hegao) || {
  echo "核稿（hegao）不在原来的位置，这次没有提交。请重新安装核稿后运行 hegao hook install；不再使用，请删除 $0" >&2
  echo "hegao is not where it was, so nothing was committed. Install it again and run: hegao hook install. To do without it, delete $0" >&2
  exit 1
}
exec "$hegao" check --staged
