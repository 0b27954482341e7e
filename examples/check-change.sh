#!/bin/sh
# Checks what the commit that is checked out changes against a target, by the target's own rules. For every service that can
# run a command: Gitee Go, Gitea, Forgejo, Jenkins, a script of your own.
#
#   sh check-change.sh origin/master
#
# It needs the whole history (no shallow clone) and hegao in PATH, or in $HEGAO. A release is fetched like this:
#   archive=hegao-x86_64-unknown-linux-musl.tar.gz
#   curl -fsSLO "https://…/releases/download/v0.1.0/$archive" && echo "SHA256  $archive" | sha256sum -c && tar -xzf "$archive"
# The exit code is hegao's: 0 passes, 1 has findings, 2 and 3 have no verdict on everything.
set -eu
target=${1:?the branch or commit that the change is for}
work=$(mktemp -d)
trap 'git worktree remove --force "$work/target" 2> /dev/null || true; rm -rf "$work"' EXIT
git worktree add --quiet --detach "$work/target" "$target"
"${HEGAO:-hegao}" check --diff-base "$target" --trusted "$work/target" --output junit=hegao.xml
