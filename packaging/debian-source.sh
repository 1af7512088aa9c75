#!/bin/sh
# debian-source.sh PACKAGE...: Debian's source packages into .sources, with package lists of our own; once.
set -e
mkdir -p .sources/apt/lists/partial .sources/apt/cache
cd .sources
missing=
for package; do
    set -- "$package"-[0-9]*/
    [ -d "$1" ] || missing="$missing $package"
done
[ "$missing" ] || exit 0
# The mirror and the release that this machine gets its packages from
. /etc/os-release
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
    sed -n "s/^$VERSION_CODENAME //p" | head -n 1)
[ -n "$mirror" ] || { echo "debian-source.sh: apt knows no mirror of Debian $VERSION_CODENAME" >&2; exit 1; }
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $VERSION_CODENAME main" >apt/sources.list
set -- -q -o Dir::Etc::SourceList="$PWD/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$PWD/apt/lists" -o Dir::Cache="$PWD/apt/cache"
apt-get "$@" update
apt-get "$@" source $missing
