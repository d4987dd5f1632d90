#!/bin/bash
# Whether the program, and the child that decodes pictures, live within the unit's filter of system calls: runs them under strace,
# files a picture, takes a backup, and compares every call with what huiyin.service lets through. Needs strace, curl, systemd-analyze.
#   packaging/check-calls.sh PROGRAM PICTURE.jpg
set -euo pipefail

program=$(realpath "$1"); picture=$(realpath "$2")
unit=$(dirname "$(realpath "$0")")/huiyin.service
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
port=${PORT:-8578}; site=http://127.0.0.1:$port

# The calls of a set, with those of the sets within it.
calls() { systemd-analyze --no-pager syscall-filter "$1" | tail -n +2 | sed 's/#.*//' | tr -d ' ' | while read -r one; do
    case $one in "") ;; @*) calls "$one" ;; *) echo "$one" ;; esac; done; }
expand() { for one in "$@"; do case $one in @*) calls "$one" ;; *) echo "$one" ;; esac; done; }

: >"$work/allowed"
while read -r value; do
    case $value in
        ~*) expand ${value#\~} | sort -u | comm -23 "$work/allowed" - >"$work/next" ;;
        *) { cat "$work/allowed"; expand $value; } | sort -u >"$work/next" ;;
    esac
    mv "$work/next" "$work/allowed"
done < <(sed -n 's/^SystemCallFilter=//p' "$unit")

# As somebody who is not root: SQLite keeps the owner of its files only for root, with a call that the service never makes.
as=(); [ "$(id -u)" != 0 ] || { chown nobody "$work"; install -m 755 "$program" "$work/huiyin"; program=$work/huiyin; as=(setpriv --reuid=nobody --regid=nogroup --clear-groups); }
HUIYIN_LOG=warn "${as[@]}" strace -f -qq -o "$work/trace" "$program" serve --data "$work/data" --listen "127.0.0.1:$port" >"$work/log" 2>&1 &
strace=$!
for _ in $(seq 100); do curl -s -o /dev/null "$site/healthz" && break; sleep 0.3; done
page=$(curl -s -c "$work/jar" "$site/report/photos")
field() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" <<<"$page" | head -1; }
curl -s -o "$work/answer" -w 'the picture: %{http_code}\n' -b "$work/jar" -F "csrf=$(field csrf)" -F "key=$(field key)" -F "act=add" -F "photos=@$picture;type=image/jpeg" "$site/report/photos"
"${as[@]}" "$program" backup "$work/backup" --data "$work/data" >/dev/null
kill -TERM "$(pgrep -P $strace | head -1)"; wait $strace || true

sed -E 's/^[0-9]+ +//' "$work/trace" | sed -n -E 's/^(<\.\.\. )?([a-z_0-9]+)(\(| resumed).*/\2/p' | sort -u >"$work/used"
grep -q 'execve.*decode-picture' "$work/trace" || { echo "NOT: no child decoded a picture" >&2; exit 1; }
# The first execve is strace's own doing, before any filter.
comm -23 "$work/used" "$work/allowed" >"$work/beyond"
echo "$(wc -l <"$work/used") calls used; beyond the filter: $(tr '\n' ' ' <"$work/beyond")"
wx=$(grep -c -E '(mmap|mprotect|pkey_mprotect)\(.*PROT_WRITE\|PROT_EXEC' "$work/trace" || true)
families=$(sed -n -E 's/.*[^a-z]socket\((AF_[A-Z0-9]+).*/\1/p' "$work/trace" | sort -u | tr '\n' ' ')
echo "pages both written and run: $wx; address families: $families"
[ ! -s "$work/beyond" ] && [ "$wx" = 0 ] || { echo "NOT within the unit" >&2; exit 1; }
echo "the program and its child live within the unit"
