#!/bin/sh
# Installs the Debian packages that are missing, and nothing when none is: setup.sh build|test|ci
# build: what compiling and running needs. test: what `make test` needs besides. ci: what the full check needs besides.
set -eu

build="gcc libc6-dev meson ninja-build pkg-config python3 libcjson-dev libxml2-dev libyaml-dev libssl-dev libicu-dev libarchive-dev libgit2-dev"
test="$build libxml2-utils python3-jsonschema python3-html5lib jq git"
ci="$test protobuf-compiler xz-utils clang clang-format libclang-rt-14-dev"

case "${1:-}" in
build) wanted=$build ;;
test) wanted=$test ;;
ci) wanted=$ci ;;
*)
	echo "usage: setup.sh build|test|ci" >&2
	exit 2
	;;
esac

if ! command -v dpkg-query >/dev/null 2>&1; then
	echo "setup.sh: this is no Debian; install the equivalents of: $wanted" >&2
	exit 0
fi

missing=
for package in $wanted; do
	state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || :)
	[ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
	as_root=
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
	as_root=sudo
else
	echo "setup.sh: these packages are missing and only root can install them:$missing" >&2
	echo "setup.sh: run as root: apt-get install --no-install-recommends$missing" >&2
	exit 1
fi

echo "installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
install() {
	$as_root apt-get install -y --no-install-recommends $missing
}
# A list of packages that is old or was never fetched makes the first try fail.
install >/dev/null 2>&1 || { $as_root apt-get update >/dev/null && install >/dev/null; } || {
	echo "setup.sh: apt-get could not install:$missing" >&2
	exit 1
}
