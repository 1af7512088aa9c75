#!/bin/sh
# busybox-source.sh: Debian's busybox source package into .sources, with package lists of our own; once.
set -e
mkdir -p .sources/apt/lists/partial .sources/apt/cache
cd .sources
for found in busybox-*/shell/ash_test; do
    [ ! -d "$found" ] || exit 0
done
# The mirror and the release that this machine gets its packages from
. /etc/os-release
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
    sed -n "s/^$VERSION_CODENAME //p" | head -n 1)
[ -n "$mirror" ] || { echo "busybox-source.sh: apt knows no mirror of Debian $VERSION_CODENAME" >&2; exit 1; }
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $VERSION_CODENAME main" >apt/sources.list
set -- -q -o Dir::Etc::SourceList="$PWD/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$PWD/apt/lists" -o Dir::Cache="$PWD/apt/cache"
apt-get "$@" update
apt-get "$@" source busybox
