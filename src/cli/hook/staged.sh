#!/bin/sh
# hegao hook 2. Installed by "hegao hook install"; "hegao hook uninstall" takes it away.
before=${0%/*}/@NAME@.before-hegao
if [ -x "$before" ]; then
  "$before" "$@" || exit
fi
hegao=@PROGRAM@
[ -x "$hegao" ] || hegao=$(command -v hegao) || {
  echo "核稿（hegao）不在原来的位置，这次没有提交。请重新安装核稿后运行 hegao hook install；不再使用，请删除 $0" >&2
  echo "hegao is not where it was, so nothing was committed. Install it again and run: hegao hook install. To do without it, delete $0" >&2
  exit 1
}
# A program with windows shows what goes to standard error.
"$hegao" check --staged --brief >&2 </dev/null && exit
code=$?
case $code in
1)
  echo "没有提交。请改好上面的问题，git add 之后@GO_ON@；确认可以发的，按 hegao.yaml 里 exceptions 的写法记下，或在文件里写放过注释。" >&2
  echo "Nothing was committed. Mend what is listed, git add it, then @GO_ON_EN@. What may go out is written down as an exception in hegao.yaml." >&2
  ;;
3)
  echo "没有提交：有文件没有读完，不能算没有问题。请按上面的说明处理，git add 之后@GO_ON@。" >&2
  echo "Nothing was committed: something was not read. Do what is said above, git add it, then @GO_ON_EN@." >&2
  ;;
*)
  echo "没有提交：核稿没有查成，原因见上面。改好后@GO_ON@。" >&2
  echo "Nothing was committed: the check did not run, for the reason above. Mend it, then @GO_ON_EN@." >&2
  ;;
esac
exit $code
