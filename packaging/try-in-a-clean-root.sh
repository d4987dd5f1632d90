#!/bin/bash
# Tries the package in a clean Debian root: installs it, runs the office on loopback as its own user, upgrades it, removes it,
# purges it, and says of each step whether it left what it must. As root, with debootstrap:
#   packaging/try-in-a-clean-root.sh huiyin_0.1.0-1_amd64.deb [ROOT]
# ROOT is made by debootstrap (bookworm) when it is not there; a copy of it is what is tried and thrown away. systemd does not
# run inside, so the service itself is not started: its file is read by systemd-analyze, and the program is started as the
# unit would start it.
set -euo pipefail

package=$(realpath "$1")
clean=${2:-/var/tmp/huiyin-clean-root}
[ -e "$clean/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$clean"
root=$(mktemp -d /var/tmp/huiyin-root.XXXXXX)
cp -a "$clean/." "$root/"
mount --bind /proc "$root/proc"
trap 'umount "$root/proc"; rm -rf "$root"' EXIT

fail() { echo "NOT: $*" >&2; exit 1; }
fine() { echo "fine: $*"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_huiyin() { inside setpriv --reuid=huiyin --regid=huiyin --clear-groups "$@"; }
port=${PORT:-8479}
answers() { curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}' "http://127.0.0.1:$port/healthz"; }

noise='^(Selecting|Preparing|Unpacking|Setting up|Processing|\(Reading|debconf:|E: Can not write log|deluser:|Fetched|Get:|Preconfiguring|Scanning)'
install_it() {
    cp "${1:-$package}" "$root/huiyin.deb"
    inside apt-get install --yes --no-install-recommends --quiet=2 ./huiyin.deb >"$root/apt.log" 2>&1 || { cat "$root/apt.log"; fail "apt-get install"; }
    grep -v -E "$noise" "$root/apt.log" || true
}
apt() { inside apt-get --yes --quiet=2 "$@" 2>&1 | grep -v -E "$noise" || true; }

# The same package under an earlier version, so that there is something to upgrade from.
dpkg-deb -R "$package" "$root/earlier"
sed -i 's/^Version: .*/Version: 0.0.1-1/' "$root/earlier/DEBIAN/control"
dpkg-deb --build --root-owner-group "$root/earlier" "$root/earlier.deb" >/dev/null
rm -rf "$root/earlier"

serve() {
    # As the unit starts it: the same user, directory and arguments (none).
    inside setpriv --reuid=huiyin --regid=huiyin --clear-groups env HUIYIN_DATA=/var/lib/huiyin HUIYIN_LOG=warn \
        /usr/bin/huiyin serve --listen "127.0.0.1:$port" >"$root/serve.log" 2>&1 &
    server=$!
    for _ in $(seq 100); do [ "$(answers)" = 200 ] && return; sleep 0.2; done
    cat "$root/serve.log"; fail "serve does not answer"
}

stop() { inside sh -c 'kill -TERM $(grep -lz "^/usr/bin/huiyin" /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3) 2>/dev/null' || true; kill "$server" 2>/dev/null || true; wait "$server" || true; }

echo "== install"
install_it "$root/earlier.deb"
inside getent passwd huiyin >/dev/null || fail "there is no user huiyin"
fine "the user huiyin: $(inside getent passwd huiyin)"
[ "$(inside stat -c '%U:%G %a' /var/lib/huiyin)" = "huiyin:huiyin 700" ] || fail "/var/lib/huiyin is $(inside stat -c '%U:%G %a' /var/lib/huiyin)"
fine "/var/lib/huiyin belongs to huiyin alone"
# Without systemd inside its own targets are missing; what is wrong with ours names the file and the line.
liked() { local said; said=$(systemd-analyze verify --root="$root" huiyin.service 2>&1 || true); ! grep -E 'huiyin\.service:[0-9]+' <<<"$said"; }
liked || fail "systemd does not like the unit"
cp "$root/usr/lib/systemd/system/huiyin.service" "$root/unit"; echo 'NoSuchKey=yes' >>"$root/usr/lib/systemd/system/huiyin.service"
! liked >/dev/null || fail "systemd-analyze likes anything"
cp "$root/unit" "$root/usr/lib/systemd/system/huiyin.service"
fine "systemd-analyze verify (and it does not like a key that is none)"
systemd-analyze security --offline=true --no-pager --threshold=15 --root="$root" huiyin.service | tail -1

echo "== make the office and run it"
as_huiyin huiyin init --area 安澜县 --data /var/lib/huiyin | sed 's/password: [a-z0-9]*/password: …/'
serve
as=$(stat -c %u "/proc/$(pgrep -f '^/usr/bin/huiyin serve' | head -1)")
[ "$as" = "$(inside id -u huiyin)" ] || fail "it runs as $as"
fine "it answers on loopback as the user huiyin"
refused=$(as_huiyin env HUIYIN_DATA=/tmp/other /usr/bin/huiyin serve --listen "0.0.0.0:$port" 2>&1) && fail "it answers off loopback without https"
echo "$refused" | grep -q -- --tls || fail "the refusal does not say how: $refused"
fine "off loopback: $refused"
before=$(as_huiyin huiyin log root --data /var/lib/huiyin)
stop

echo "== upgrade"
install_it
fine "from 0.0.1-1 to $(inside dpkg-query -W -f '${Version}' huiyin)"
after=$(as_huiyin huiyin log root --data /var/lib/huiyin)
[ "$before" = "$after" ] || fail "the log was $before and is $after"
fine "the log is the same after it: $after"
serve; fine "it answers again"; stop

echo "== remove"
apt remove huiyin
[ ! -e "$root/usr/bin/huiyin" ] && [ -e "$root/var/lib/huiyin/ledger.db" ] && [ -e "$root/etc/default/huiyin" ] || fail "remove took too much or too little"
fine "the program is gone; data and settings stay"
install_it
[ "$before" = "$(as_huiyin huiyin log root --data /var/lib/huiyin)" ] || fail "the data changed"
fine "installed again it finds its data"

echo "== purge"
apt purge huiyin | grep -A6 'Huiyin is gone' || fail "purge does not say what stays"
[ ! -e "$root/etc/default/huiyin" ] && [ ! -e "$root/usr/lib/systemd/system/huiyin.service" ] || fail "settings stay behind"
[ -e "$root/var/lib/huiyin/ledger.db" ] && inside getent passwd huiyin >/dev/null || fail "the register or its owner is gone"
fine "settings are gone; the register and its owner stay"
rm -rf "$root/var/lib/huiyin"
install_it
apt purge huiyin
[ ! -e "$root/var/lib/huiyin" ] && ! inside getent passwd huiyin >/dev/null || fail "something stays of an office that was never made"
fine "of an office that was never made nothing stays"
echo "the package installs, upgrades and purges cleanly"
